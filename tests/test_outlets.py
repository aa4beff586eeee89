"""The list of outlets, and the finding of its names in a text."""

import time
from collections import Counter
from pathlib import Path

import pytest

import reader.text.outlets
from reader.model import SourceKind
from reader.text.outlets import find_outlets, outlet_of_site, outlets


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(each.name, text[each.start : each.end], each.ambiguous) for each in find_outlets(text)]


def test_names_and_aliases_with_and_without_their_article() -> None:
    assert found("The New York Times, the New York Times and NYT") == [
        ("The New York Times", "The New York Times", False),
        ("The New York Times", "New York Times", False),
        ("The New York Times", "NYT", False),
    ]


def test_the_longest_name_wins() -> None:
    assert [name for name, *_ in found("Fox News Sunday, New York Times Magazine, BBC World Service")] == [
        "Fox News",
        "The New York Times",
        "BBC",
    ]
    assert found("Nature Climate Change")[0][0] == "Nature Climate Change"


@pytest.mark.parametrize(
    "word", ["Time", "Nature", "Science", "People", "Bloomberg", "Guardian", "Sun", "AP"]
)
def test_words_that_mean_other_things_are_marked(word: str) -> None:
    assert [ambiguous for _, _, ambiguous in found(word)] == [True]


def test_marks_are_read_in_every_form() -> None:
    for text in ("People's Daily", "People’s Daily", "People\u2019s\u00a0Daily"):
        assert found(text)[0][:2] == ("People's Daily", text)
    assert found("Pittsburgh Post–Gazette")[0][0] == "Pittsburgh Post-Gazette"


def test_parts_of_words_are_no_names() -> None:
    assert not found("Reuterswerk CNNs timely VOAX enatural")
    assert found("an NBC/Wall Street Journal poll and CNN’s host")[0][1] == "NBC"


def test_agencies_are_agencies() -> None:
    kinds = {each.name: each.kind for each in find_outlets("Reuters, dpa, Yonhap, CNN")}
    assert kinds == {
        "Reuters": SourceKind.AGENCY,
        "Deutsche Presse-Agentur": SourceKind.AGENCY,
        "Yonhap": SourceKind.AGENCY,
        "CNN": SourceKind.OUTLET,
    }


def test_sites_belong_to_outlets() -> None:
    assert outlet_of_site("https://www.bbc.co.uk/news/1") == "BBC"
    assert outlet_of_site("https://edition.cnn.com/") == "CNN"
    assert outlet_of_site("https://asia.nikkei.com/") == "Nikkei"
    assert outlet_of_site("https://notcnn.com/") is None
    assert outlet_of_site("https://x.com/someone/status/1") is None
    assert outlet_of_site("nonsense") is None


def test_the_list_is_large_and_sound() -> None:
    lines = Path(reader.text.outlets.__file__).with_name("lexicon").joinpath("outlets.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in lines.splitlines() if line and not line.startswith("#")]
    kinds = Counter(row[1] for row in rows)
    domains = Counter(domain for row in rows for domain in "".join(row[2:3]).split())
    assert set(kinds) == {"agency", "outlet", "journal", "network"}
    assert kinds["outlet"] > 300 and kinds["agency"] >= 40
    assert set(domains.values()) == {1}
    assert all(outlets().of_host(domain) for domain in domains)


def test_a_long_text_takes_time_in_proportion() -> None:
    text = "The Times of the Post, the i, i, and the New York the New York Time "
    began = time.process_time()
    find_outlets(text * 5_000)
    assert time.process_time() - began < 2

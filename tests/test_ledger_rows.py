"""The rows of the ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import Place, Quote, QuoteKind, Source, SourceKind
from reader.ui.cells import cells
from reader.ui.quotes.rows import Group, QuoteOrder, QuoteRows, Voice, broken, folded, rows_of
from reader.ui.quotes.sources import SourceRows

AT = Place(0, 0, 4)
SAID = Quote((AT,), "“The bed will move again.”", QuoteKind.DIRECT, "Ida Holm", "she", "said", None, 0.9, "")


def quote_lines(quote: Quote, width: int = 40) -> list[str]:
    (*lines,) = QuoteRows([quote], [0], {"Ida Holm": "quote-1"}).draw(0, width)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_quote_says_who_how_and_through_whom() -> None:
    assert quote_lines(SAID) == ["Ida Holm  said", "“The bed will move again.”"]
    relayed = Quote((AT,), "“No.”", QuoteKind.DIRECT, "Ida Holm", None, "told", "Reuters", 0.9, "")
    assert quote_lines(relayed)[0] == "Ida Holm  told · via Reuters"


def test_doubt_and_silence_are_shown() -> None:
    unsure = Quote((AT,), "“No.”", QuoteKind.DIRECT, "Ida Holm", None, None, None, 0.4, "")
    nobody = Quote((AT,), "“No.”", QuoteKind.DIRECT, None, None, None, None, 0.0, "")
    assert quote_lines(unsure)[0] == "Ida Holm?"
    assert quote_lines(nobody)[0] == "unattributed"
    indirect = Quote((AT,), "the bed will move", QuoteKind.INDIRECT, "Ida Holm", None, "said", None, 0.9, "")
    assert quote_lines(indirect)[0] == "Ida Holm  said, in substance"


def test_signs_stand_before_the_speakers_name() -> None:
    rows = QuoteRows([SAID], [0], signs={0: [("✓", "mark"), ("!", "problem")]})
    assert rows.draw(0, 40)[0][:2] == (("✓", "mark"), (" ", ""))
    assert "".join(text for text, _ in rows.draw(0, 40)[0]) == "✓ ! Ida Holm  said"


def test_the_speaker_has_the_look_of_the_text() -> None:
    rows = QuoteRows(
        [SAID, Quote((AT,), "“No.”", QuoteKind.DIRECT, None, None, None, None, 0.0, "")],
        [0, 1],
        {"Ida Holm": "quote-1"},
    )
    assert rows.draw(0, 40)[0][0] == ("Ida Holm", "quote-1")
    assert rows.draw(1, 40)[0][0] == ("unattributed", "quote-none")


def test_quotes_are_parted_by_a_blank_line_but_for_the_last() -> None:
    rows = QuoteRows([SAID, SAID], [0, 1])
    assert rows.draw(0, 40)[-1] == ()
    assert rows.draw(1, 40)[-1] != ()


@pytest.mark.parametrize("width", [1, 2, 5, 20, 60])
def test_long_words_and_names_keep_to_their_width(width: int) -> None:
    long = Quote(
        (AT,), "“" + "港で静か " * 60 + "”", QuoteKind.DIRECT, "名" * 80, "x", "said", "Reuters" * 9, 0.2, ""
    )
    drawn = QuoteRows([long], [0]).draw(0, width)
    assert all(cells(line) <= width for line in drawn)
    assert len(drawn) <= 6
    source = Source("名" * 80, SourceKind.AGENCY, "https://" + "a" * 60 + ".example/", (AT,) * 12)
    assert all(cells(line) <= max(width, 1) for line in SourceRows([source]).draw(0, width))


def spoken(name: str | None, words: str = "“No.”", **known: object) -> Quote:
    return replace(SAID, speaker=name, mention=name, text=words, **known)


QUOTES = (
    spoken("Per Aalto", "“One.”"),
    spoken(None, "“Two.”"),
    spoken("a senior official", "“Three.”", anonymous=True),
    spoken("Ida Holm", "“Four.”", role="mayor"),
    spoken("Per Aalto", "“Five.”", confidence=0.4),
)


def test_quotes_are_grouped_by_speakers_as_they_first_speak_and_the_nameless_last() -> None:
    assert rows_of(QUOTES, range(5), QuoteOrder.TEXT) == (0, 1, 2, 3, 4)
    assert rows_of(QUOTES, range(5), QuoteOrder.SPEAKERS) == (
        *(Group(Voice("Per Aalto"), (0, 4)), 0, 4),
        *(Group(Voice("Ida Holm"), (3,), "mayor"), 3),
        *(Group(Voice(None, anonymous=True), (2,)), 2),
        *(Group(Voice(None), (1,)), 1),
    )


def test_a_heading_says_who_what_they_are_and_how_often_they_speak() -> None:
    rows = QuoteRows(QUOTES, rows_of(QUOTES, range(5), QuoteOrder.SPEAKERS), {"Ida Holm": "quote-2"})
    lines = [line for at in range(len(rows)) for line in rows.draw(at, 26)]
    drawn = ["".join(text for text, _ in line).rstrip() for line in lines]
    assert drawn == [
        *("Per Aalto                2", "  said", "  “One.”", "", "  Per Aalto?  said", "  “Five.”", ""),
        *("Ida Holm                 1", "mayor", "  said", "  “Four.”", ""),
        *("Not named                1", "  a senior official  said", "  “Three.”", ""),
        *("Unattributed             1", "  said", "  “Two.”"),
    ]
    assert rows.draw(3, 26)[0][0] == ("Ida Holm", "quote-2")


def test_a_heading_of_doubtful_quotes_alone_is_doubtful() -> None:
    (heading, _) = rows_of(QUOTES, [4], QuoteOrder.SPEAKERS)
    assert isinstance(heading, Group) and heading.title == "Per Aalto?"


def test_in_the_order_of_the_text_the_role_stands_with_the_name() -> None:
    assert quote_lines(QUOTES[3])[0] == "Ida Holm  mayor · said"
    long = quote_lines(spoken("Ida Holm", role="mayor of Alder Quay", via="the Harbour Gazette"), 24)
    assert long[:3] == ["Ida Holm", "mayor of Alder Quay", "said"]
    assert quote_lines(spoken("the official", role="Official"))[0] == "the official  said"


def test_a_long_quote_is_folded_until_it_is_asked_for() -> None:
    words = "“" + "we shall see what the river does " * 6 + "”"
    shut = ["".join(text for text, _ in line) for line in folded(words, 30, whole=False)]
    assert len(shut) == 3 and shut[-1].endswith("… +5")
    whole = ["".join(text for text, _ in line) for line in folded(words, 30, whole=True)]
    assert " ".join(whole).split() == words.split()
    four_lines = "“" + "we shall see what the river " * 4 + "”"
    assert len(folded(four_lines, 30, whole=False)) == 4


def test_words_without_blanks_are_broken_too() -> None:
    lines = broken("“" + "港で静か" * 20 + "”", 12)
    assert "".join(lines) == "“" + "港で静か" * 20 + "”"
    assert len(lines) > 10


def source_lines(source: Source) -> list[str]:
    lines = SourceRows([source]).draw(0, 30)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_source_says_what_it_is_how_often_and_where_it_leads() -> None:
    linked = Source("Harbour Gazette", SourceKind.OUTLET, "https://www.harbour.example/a", (AT, AT))
    assert source_lines(linked) == ["Harbour Gazette             ×2", "outlet · → harbour.example", ""]
    named = Source("Reuters", SourceKind.AGENCY, None, (AT,))
    assert source_lines(named) == ["Reuters", "named, not linked · news agen…", ""]
    link = Source("the report", SourceKind.LINK, "https://county.example/r.pdf", (AT,))
    assert source_lines(link)[1] == "→ county.example"

"""What links lead to: by the product's rules, by the user's own, and counted for an article."""

from pathlib import Path

import pytest
from test_sources import document

from reader.config import load_link_rules
from reader.config.rules import link_problems
from reader.model import (
    Article,
    Document,
    LinkKind,
    LinkRule,
    Place,
    Quote,
    QuoteKind,
    ReaderError,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from reader.text.linkkinds import link_kind, with_rules
from reader.text.sources.find import find_sources
from reader.text.sources.pages import known_links
from reader.text.sources.provenance import provenance
from reader.text.sources.sentences import LONGEST, citing_sentence

KINDS = """
primary  https://www.sec.gov/Archives/edgar/data/1/0001.txt
primary  https://www.justice.gov.uk/courts/a
primary  https://www.gov.br/saude/dados
primary  https://www.legifrance.gouv.fr/loi/1
primary  https://www.env.go.jp/report.pdf
primary  https://legis.state.wi.us/2026/bill
primary  https://www.bundestag.de/dokumente/1
primary  https://parliament.uk/bills/1
primary  https://parlament.example.org/bills/1
primary  https://hudoc.echr.coe.int/eng?i=001
primary  https://doi.org/10.1000/182
primary  https://journal.example.org/doi/10.1000/182
primary  https://www.nature.com/articles/s41586-026-1
outlet   https://www.nature.com/news/a-comet
primary  https://www.courtlistener.com/docket/1/
primary  https://data.harbour.example.org/set/7
primary  https://www.supremecourt.gov/opinions/1.pdf
primary  https://web.archive.org/web/20260101000000/https://www.sec.gov/a
release  https://www.prnewswire.com/news-releases/a.html
release  https://apnews.com/press-release/pr-newswire/a
release  https://www.justice.gov/opa/pr/a
release  https://www.city.gov/press-releases/a
release  https://firm.example/press-release/a
release  https://newsroom.firm.example/a
release  https://www.presseportal.de/blaulicht/pm/1/2
unknown  https://newsroom.example/a
outlet   https://www.reuters.com/world/a
outlet   https://www.lemonde.fr/a
own      https://www.gazette.example/other
own      https://pictures.gazette.example/other
reference https://en.wikipedia.org/wiki/Comet
reference https://www.britannica.com/topic/a
social   https://x.com/somebody/status/1
social   https://fosstodon.example/@ada/113500000000000000
social   https://www.youtube.com/watch?v=1
shop     https://www.amazon.co.uk/dp/B0000
shop     https://shop.firm.example/a
shop     https://firm.example/products/kettle
shop     https://ad.doubleclick.net/x
shop     https://www.addtoany.com/share
unknown  https://firm.example/about-kettles
unknown  https://notgov.example/a
unknown  https://go.example/a
"""
ROWS = [row.split() for row in KINDS.strip().splitlines()]
HERE = "https://www.gazette.example/story"


@pytest.mark.parametrize(("kind", "url"), ROWS, ids=[row[1] for row in ROWS])
def test_kinds_by_domain_and_path(kind: str, url: str) -> None:
    assert link_kind(url, HERE) == kind


def test_an_outlet_has_several_domains() -> None:
    assert link_kind("https://www.bbc.co.uk/news/1", "https://www.bbc.com/news/2") is LinkKind.OWN
    assert link_kind("https://x.com/a/status/1", "https://twitter.com/b/status/2") is LinkKind.SOCIAL


def test_the_user_s_rules_come_first_and_the_longest_wins() -> None:
    rules = (
        LinkRule("gazette.example", "", LinkKind.OUTLET),
        LinkRule("firm.example", "", LinkKind.SHOP),
        LinkRule("firm.example", "/Papers", LinkKind.PRIMARY),
        LinkRule("press.firm.example", "", LinkKind.RELEASE),
    )
    assert link_kind("https://press.firm.example/Papers/1", HERE, rules) is LinkKind.RELEASE
    kinds = [
        link_kind(url, HERE, rules)
        for url in (
            "https://www.gazette.example/b",
            "https://www.firm.example/a",
            "https://firm.example/Papers/1",
            "https://myfirm.example/a",
        )
    ]
    assert kinds == [LinkKind.OUTLET, LinkKind.SHOP, LinkKind.PRIMARY, LinkKind.UNKNOWN]


def test_a_host_of_a_hundred_labels_is_only_unknown() -> None:
    assert link_kind("https://" + "a." * 100 + "example/", HERE) is LinkKind.UNKNOWN


def test_the_file_of_the_user_is_read(tmp_path: Path) -> None:
    path = tmp_path / "links.toml"
    assert load_link_rules(path) == ()
    path.write_text(
        '"council.example/minutes" = "primary"\n'
        'www.dull.example = "shop"\n'
        '"https://Bürgeramt.example" = "release"\n'
    )
    assert load_link_rules(path) == (
        LinkRule("council.example", "/minutes", LinkKind.PRIMARY),
        LinkRule("dull.example", "", LinkKind.SHOP),
        LinkRule("xn--brgeramt-65a.example", "", LinkKind.RELEASE),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('"a.example" = "primry"', "\"a.example\": unknown kind 'primry'; did you mean primary?"),
        ('"a.example" = 3', '"a.example": unknown kind 3; known kinds: primary, release, '),
        ('"council" = "primary"', '"council": not a domain, as in "council.example"'),
        ('"a b.example/x" = "primary"', '"a b.example/x": not a domain'),
        ("a = ", "not valid TOML"),
    ],
)
def test_a_mistake_in_it_names_file_and_key(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "links.toml"
    path.write_text(text)
    [problem] = link_problems(path)
    assert str(problem).startswith(f"{path}:1: ")
    assert sentence in str(problem)


def test_what_is_wrong_in_it_is_left_out_and_the_rest_counts(tmp_path: Path) -> None:
    path = tmp_path / "links.toml"
    path.write_text('"a.example" = "primry"\n"council" = "primary"\n"b.example" = "shop"\n')
    assert load_link_rules(path) == (LinkRule("b.example", "", LinkKind.SHOP),)
    path.write_text("a = ")
    with pytest.raises(ReaderError, match=r"links\.toml:1: not valid TOML"):
        load_link_rules(path)


def article(text: str, quotes: tuple[Quote, ...] = ()) -> Article:
    made = document(text)
    sources = find_sources(made, HERE, None, quotes)
    return Article(HERE, "", None, None, None, made, "", quotes, sources)


def quote(speaker: str | None, anonymous: bool = False) -> Quote:
    return Quote((), "words", QuoteKind.DIRECT, speaker, None, "said", None, 0.9, "test", anonymous)


def test_a_source_says_what_its_link_leads_to() -> None:
    text = "The county's [own count](https://www.county.gov/count) differs, Reuters reported."
    assert [(source.name, source.link) for source in article(text).sources] == [
        ("county.gov", LinkKind.PRIMARY),
        ("Reuters", None),
    ]


def test_the_user_s_rules_class_the_sources_of_an_article() -> None:
    made = article("A [count](https://firm.example/count) differs, Reuters reported.")
    rules = (LinkRule("firm.example", "", LinkKind.RELEASE),)
    assert with_rules(made, ()) is made
    assert [source.link for source in with_rules(made, rules).sources] == [LinkKind.RELEASE, None]


LINKS = """\
The [vote](https://www.gazette.example/2026/council-vote-on-the-pier) was
[filed](https://www.county.gov/minutes/7) and [sold](https://shop.firm.example/mug).

[Home](https://www.gazette.example/a-1) | [World](https://www.gazette.example/b-2) | [Pier](https://a.example/c)

See [Europe](https://www.gazette.example/world/europe), [her](https://a.example/authors/ada), the
[minutes](https://www.county.gov/minutes/7#top) again.

## Related stories

[Another](https://www.reuters.com/world/another)"""


def test_menus_topics_authors_and_related_stories_are_no_links_of_an_article() -> None:
    kinds = [known.kind for known in known_links(document(LINKS), HERE)]
    assert kinds == [LinkKind.OWN, LinkKind.PRIMARY, LinkKind.SHOP, LinkKind.PRIMARY]


def test_what_an_article_rests_on_is_counted() -> None:
    said = (quote("Ada Lind"), quote("a senior official", anonymous=True), quote(None), quote("Ada Lind"))
    made = article(LINKS + "\n\nIt is so, according to the Harbour Society.", said)
    verdicts = [Verdict(kind) for kind in (VerdictKind.CUT, VerdictKind.SHORT, VerdictKind.UNREADABLE)]
    counts = provenance(made, verdicts)
    assert (counts.named, counts.anonymous, counts.unattributed, counts.quotes) == (2, 1, 1, 4)
    assert counts.links == {LinkKind.OWN: 1, LinkKind.PRIMARY: 1, LinkKind.SHOP: 1}
    assert (counts.linked, counts.unlinked, counts.checked) == (3, 1, 1)


def test_nobody_named_is_not_named_without_a_link() -> None:
    unlinked = {kind for kind in SourceKind if Source("x", kind, None, ()).is_unlinked}
    assert unlinked == {
        SourceKind.OUTLET,
        SourceKind.AGENCY,
        SourceKind.ORGANISATION,
        SourceKind.PERSON,
        SourceKind.DOCUMENT,
    }
    assert not Source("x", SourceKind.OUTLET, "https://a.example/", (), LinkKind.UNKNOWN).is_unlinked


def sentence(made: Document, words: str) -> str:
    number = next(n for n, block in enumerate(made.blocks) if words in block.text)
    start = made.blocks[number].text.index(words)
    return made.at(citing_sentence(made, Place(number, start, start + len(words))))


def test_the_sentence_that_cites_a_source() -> None:
    made = document("It rained. The U.S. office told the Courier so. “It rains,” Dr. Lind said. Then not.")
    assert sentence(made, "Courier") == "The U.S. office told the Courier so."
    assert sentence(made, "Lind") == "“It rains,” Dr. Lind said."
    assert sentence(made, "rained") == "It rained."


def test_a_sentence_without_end_is_cut_between_words() -> None:
    made = document("many words " * 400 + "Courier " + "many words " * 400)
    words = sentence(made, "Courier")
    assert len(words) <= 2 * LONGEST + len("Courier")
    assert set(words.split()) == {"many", "words", "Courier"}

"""What an article gives as its sources: the cases of data/sources.txt, and what must hold for any text."""

import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.model import (
    Block,
    BlockKind,
    Document,
    Place,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    SpanKind,
)
from reader.text.sources.find import find_sources

KINDS = {"## ": BlockKind.HEADING, "* ": BlockKind.ITEM, "! ": BlockKind.CAPTION}
LINK = re.compile(r"\[([^]]*)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Case:
    name: str
    url: str | None
    document: Document
    quotes: tuple[Quote, ...]
    wanted: tuple[str, ...]


def block(text: str) -> Block:
    mark = next((mark for mark in KINDS if text.startswith(mark)), "")
    plain, spans, at = "", [], 0
    text = text.removeprefix(mark)
    for link in LINK.finditer(text):
        plain += text[at : link.start()]
        spans.append(Span(len(plain), len(plain) + len(link[1]), SpanKind.LINK, link[2]))
        plain, at = plain + link[1], link.end()
    return Block(KINDS.get(mark, BlockKind.PARAGRAPH), plain + text[at:], tuple(spans))


def document(text: str) -> Document:
    return Document(tuple(block(part) for part in text.split("\n\n") if part.strip()))


def quote(document: Document, words: str) -> Quote:
    number, block = next((n, block) for n, block in enumerate(document.blocks) if words in block.text)
    start = block.text.index(words)
    part = Place(number, start, start + len(words))
    return Quote((part,), words, QuoteKind.DIRECT, "Novak", "Novak", "said", None, 0.9, "test")


def cases() -> Iterator[Case]:
    text = (Path(__file__).parent / "data" / "sources.txt").read_text(encoding="utf-8")
    for part in re.split(r"(?m)^@ ", text)[1:]:
        head, _, body = part.partition("\n")
        name, _, url = head.partition(" https://")
        lines = body.rstrip().split("\n")
        made = document("\n".join(line for line in lines if not line.startswith(("= ", "? "))))
        yield Case(
            name,
            f"https://{url}" if url else None,
            made,
            tuple(quote(made, line[2:]) for line in lines if line.startswith("? ")),
            tuple(line[2:] for line in lines if line.startswith("= ")),
        )


def written(source: Source) -> str:
    return f"{source.kind}: {source.name}" + (f" -> {source.url}" if source.url else "")


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sources_of_a_text(case: Case) -> None:
    found = find_sources(case.document, case.url, None, case.quotes)
    assert tuple(map(written, found)) == case.wanted


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_mention_is_a_place_in_order() -> None:
    text = document("The BBC reported it.\n\nThe fall went on, BBC News said, and a man told the BBC why.")
    (source,) = find_sources(text, None, None, ())
    assert [text.at(place) for place in source.mentions] == ["The BBC", "BBC News", "BBC"]


def test_the_site_s_own_name_is_its_own_outlet() -> None:
    text = document("The mayor told the Harbour Gazette that he would stay, the BBC reported.")
    found = find_sources(text, "https://gazette.example/1", "Harbour Gazette", ())
    assert [source.kind for source in found] == [SourceKind.OWN, SourceKind.OUTLET]


@pytest.mark.parametrize(
    ("site", "told"),
    [
        ("Quay Gazette", "the Quay Gazette"),
        ("Gazette Live", "Gazette Live"),
        ("The Gazette", "the Gazette"),
        ("BBC News", "the BBC"),
        ("The Irish Times", "The Irish Times"),
    ],
)
def test_so_it_is_where_it_holds_a_name_that_several_papers_have(site: str, told: str) -> None:
    text = document(f"The pier will close in May, Tilda Roan told {told}.")
    (found,) = find_sources(text, "https://news.example/1", site, ())
    assert found.kind is SourceKind.OWN


def test_another_paper_that_shares_such_a_word_is_not_the_site_s_own() -> None:
    text = document("The pier will close in May, Tilda Roan told the Lund Gazette.")
    (found,) = find_sources(text, "https://news.example/1", "Quay Gazette", ())
    assert found.kind is SourceKind.OUTLET


def test_people_who_are_quoted_are_people() -> None:
    text = document("The reef is dying, according to Kvist.")
    said = Quote((Place(0, 0, 3),), "The", QuoteKind.DIRECT, "Oda Kvist", "Kvist", "said", None, 0.9, "test")
    (source,) = find_sources(text, None, None, (said,))
    assert (source.kind, source.name) == (SourceKind.PERSON, "Oda Kvist")


ODD = """according to |told |the |The |Reuters|BBC|Time|People|, | and |. |“|”|‘|’s |"|(|)|/|:|;
|Sources: |Photo Credit: |report |study in |court records |said |by |Maria Lopez|World Bank
|h/t |via |\u2028|é|ß|İ|新聞|\x00
|(AP) — |A|people familiar with the matter |anonymity |- |1|of |Al-|U.S. |St. |'|’|laut |« """
PIECES = [piece for line in ODD.splitlines(keepends=True) for piece in line.split("|")]


def test_no_text_is_too_odd() -> None:
    rng = random.Random(8)
    for _ in range(400):
        blocks = []
        for _ in range(rng.randrange(1, 5)):
            text = "".join(rng.choices(PIECES, k=rng.randrange(40)))
            start = rng.randrange(len(text) + 1)
            target = rng.choice(["https://www.cnn.com/a", "http://[", "x", "https://a.example/b", ""])
            spans = (Span(start, min(len(text), start + 5), SpanKind.LINK, target),)
            blocks.append(Block(rng.choice(list(BlockKind)), text, spans))
        made = Document(tuple(blocks))
        for source in find_sources(made, "https://example.org/", "X", ()):
            assert source.name and source.mentions
            for place in source.mentions:
                assert 0 <= place.start <= place.end <= len(made.blocks[place.block].text)


@pytest.mark.parametrize(
    "piece",
    [
        "according to the New York Times, ",
        "the the the ",
        "A",
        "Al-",
        "report by the ",
        "Sources: A, ",
        "people familiar with ",
        "U.S. ",
        "said ",
        "official ",
        "a b ",
        "(",
        "Reuters and ",
        "unnamed ",
        "Photo Credit: ",
        "Big Name of ",
        "By Reuters\n",
        "* The old pier fell. (Ada Lind, CNN) ",
        "report,\n",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Five times the text takes about five times as long, never twenty-five times."""

    def seconds(size: int) -> float:
        made = Document((Block(BlockKind.PARAGRAPH, piece * (size // len(piece))),))
        times = []
        for _ in range(3):
            began = time.process_time()
            find_sources(made, None, None, ())
            times.append(time.process_time() - began)
        return min(times)

    seconds(2_000)
    assert seconds(80_000) < 15 * max(seconds(16_000), 0.005)


def test_what_relays_a_quote_is_a_source_where_it_is_named() -> None:
    text = (
        "Ann Roe wrote in an op-ed in STAT last week.\n\n“The pier is safe,” she said.\n\n“STAT is a paper.”"
    )
    blocks = tuple(Block(BlockKind.PARAGRAPH, part) for part in text.split("\n\n"))
    said = Quote(
        (Place(1, 0, 19),),
        "“The pier is safe,”",
        QuoteKind.DIRECT,
        "Ann Roe",
        "she",
        "said",
        "STAT",
        0.9,
        "after",
    )
    other = Quote(
        (Place(2, 0, 18),),
        "“STAT is a paper.”",
        QuoteKind.DIRECT,
        None,
        None,
        None,
        "Nowhere News",
        0.0,
        "none",
    )
    (source,) = [
        each
        for each in find_sources(Document(blocks), None, None, (said, other))
        if each.kind is SourceKind.OUTLET
    ]
    assert (source.name, source.mentions) == ("STAT", (Place(0, 29, 33),))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "sagte der Bericht der ARD und hat "),
        ("fr", "a dit et selon l'enquête de Libération "),
        ("ru", "сказал источник и «Интерфакс» сообщил "),
        ("zh", "据新华社日报报道的北港"),
        ("ja", "朝日新聞は北港通信が"),
        ("ko", "연합뉴스는 북항일보가 "),
    ],
)
def test_other_languages_take_time_in_the_length_of_a_text(language: str, words: str) -> None:
    def seconds(times: int) -> float:
        text = Document((Block(BlockKind.PARAGRAPH, words * times),), language=language)
        start = time.process_time()
        find_sources(text, None, None, ())
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 12 * max(seconds(200), 0.02)

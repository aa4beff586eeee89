"""Articles for tests of the screen, put together by hand: what they show does not depend on the rules."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Place,
    Quote,
    QuoteKind,
    Reading,
    Source,
    SourceKind,
    Span,
    SpanKind,
)

COPIED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def place_of(document: Document, words: str, occurrence: int = 0) -> Place:
    """Where these words stand."""
    found = []
    for number, block in enumerate(document.blocks):
        at = block.text.find(words)
        while at >= 0:
            found.append(Place(number, at, at + len(words)))
            at = block.text.find(words, at + 1)
    return found[occurrence]


def quote_of(
    document: Document,
    *words: str,
    speaker: str | None,
    kind: QuoteKind = QuoteKind.DIRECT,
    occurrence: int = 0,
) -> Quote:
    parts = tuple(place_of(document, part, occurrence) for part in words)
    return Quote(parts, " ".join(words), kind, speaker, speaker, "said", None, 0.9, "verb-after")


def source_of(
    document: Document, name: str, kind: SourceKind = SourceKind.OUTLET, url: str | None = None
) -> Source:
    return Source(name, kind, url, (place_of(document, name),))


def paragraph(text: str, *spans: Span) -> Block:
    return Block(BlockKind.PARAGRAPH, text, spans)


def span_of(text: str, words: str, kind: SpanKind, target: str = "") -> Span:
    at = text.index(words)
    return Span(at, at + len(words), kind, target)


def reading_of(
    document: Document,
    quotes: tuple[Quote, ...] = (),
    sources: tuple[Source, ...] = (),
    *,
    title: str = "The ferry sails on",
    published: str | None = "2026-11-23T10:40:00+01:00",
    warnings: tuple[str, ...] = (),
    notice: str = "",
    stale: bool = False,
) -> Reading:
    article = Article(
        "https://tidende.example/ferry",
        title,
        "Mara Ilves",
        "Ostby Tidende",
        published,
        document,
        "",
        quotes,
        sources,
        (),
        warnings,
    )
    return Reading(article, None, COPIED, notice, stale)


_OPENING = (
    "The night ferry between Ostby and Lund will run until spring, the harbour council decided on Monday, "
    "whatever it costs. “Nobody on this coast should have to drive around the bay in the dark,” said the "
    "council’s head, Ingrid Solheim. “We have the boat, and we have the crew.”"
)
_DOUBT = (
    "Not everybody agrees. Per Aalto, who runs the only petrol station at the head of the bay, said that the "
    "line had lost money in every year since 2019. He called the vote “a gift to four hundred people”, "
    "and told the Lund Courier that he would ask the county to look at the figures."
)
_FIGURES = (
    "A report by the county’s auditors, seen by Ostby Tidende, puts the loss at 3.1 million a year. “The "
    "harbour master’s numbers do not hold,” it says; a spokesman had no comment."
)


def ferry() -> Reading:
    """An article that has one of everything: every kind of block, quotes of each kind, links and sources."""
    document = Document(
        (
            Block(BlockKind.HEADING, "The ferry sails on", level=1),
            Block(
                BlockKind.CAPTION,
                "The ferry at its berth on Sunday evening. Photograph: A. Lind",
                (Span(0, 61, SpanKind.IMAGE, "https://tidende.example/ferry.jpg"),),
            ),
            paragraph(_OPENING),
            paragraph(
                _DOUBT,
                span_of(_DOUBT, "told the Lund Courier", SpanKind.LINK, "https://courier.example/aalto"),
            ),
            Block(BlockKind.HEADING, "What the figures say", level=2),
            paragraph(
                _FIGURES,
                span_of(
                    _FIGURES,
                    "report by the county’s auditors",
                    SpanKind.LINK,
                    "https://county.example/report",
                ),
                span_of(_FIGURES, "3.1 million", SpanKind.STRONG),
            ),
            Block(
                BlockKind.TABLE,
                "Year\tPassengers\tLoss in millions\n2023\t41,200\t2.4\n2024\t39,870\t2.9\n2025\t38,104\t3.1",
            ),
            Block(
                BlockKind.ITEM,
                "Tickets stay at 40, half of that for children and for those who work shifts at the yard.",
                level=1,
                marker="•",
            ),
            Block(BlockKind.ITEM, "The last boat leaves Lund at 23:15.", level=1, marker="•"),
            Block(BlockKind.ITEM, "On Sundays there is none.", level=2, marker="•"),
            Block(
                BlockKind.QUOTE,
                "The line is kept as long as snow closes the road around the bay ten days a year.",
                level=1,
            ),
            Block(BlockKind.QUOTE, "Charter of the harbour council, 1931", level=1),
            Block(BlockKind.RULE, ""),
            Block(BlockKind.CODE, "def loss(year):\n\treturn costs[year] - fares[year]", marker="python"),
        )
    )
    quotes = (
        quote_of(
            document,
            "“Nobody on this coast should have to drive around the bay in the dark,”",
            "“We have the boat, and we have the crew.”",
            speaker="Ingrid Solheim",
        ),
        quote_of(
            document,
            "that the line had lost money in every year since 2019",
            speaker="Per Aalto",
            kind=QuoteKind.INDIRECT,
        ),
        quote_of(document, "“a gift to four hundred people”", speaker="Per Aalto", kind=QuoteKind.MIXED),
        quote_of(document, "“The harbour master’s numbers do not hold,”", speaker=None),
    )
    sources = (
        source_of(document, "Lund Courier", url="https://courier.example/aalto"),
        source_of(document, "county’s auditors", SourceKind.ORGANISATION, "https://county.example/report"),
        source_of(document, "Ostby Tidende", SourceKind.OWN),
    )
    return reading_of(document, quotes, sources)

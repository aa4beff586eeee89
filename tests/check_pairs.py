"""The pairs of `data/check/pairs.jsonl`: a quote, a source, and the verdict that is right.

In `quote` each ⟦…⟧ is a part of the quote within its article; without any, all of it is the quote. In
`source` each ⟦Name|…⟧ is a quote of the source's own with its speaker (none when the name is empty), and
⟦+|…⟧ is one more part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Place,
    Quote,
    QuoteKind,
    VerdictKind,
)

PAIRS = Path(__file__).parent / "data" / "check" / "pairs.jsonl"
_PART = re.compile(r"⟦(?:([^|⟧]*)\|)?([^⟧]*)⟧")


@dataclass(frozen=True)
class Pair:
    kind: str
    quote: Quote
    document: Document
    source: Article
    verdict: VerdictKind


def read_pairs() -> Iterator[Pair]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        quote, document = read_quote(row["quote"])
        source = read_source(row["source"], row.get("language", "en"))
        yield Pair(row["kind"], quote, document, source, VerdictKind(row["verdict"]))


def read_quote(text: str) -> tuple[Quote, Document]:
    """A quote in its article."""
    document, parts = _read(text if "⟦" in text else f"⟦{text}⟧", "en")
    return quote_of(document, [place for _, place in parts], None), document


def read_source(text: str, language: str = "en") -> Article:
    """A source with its quotes."""
    document, parts = _read(text, language)
    quotes: list[tuple[str, list[Place]]] = []
    for name, place in parts:
        if name == "+":
            quotes[-1][1].append(place)
        else:
            quotes.append((name or "", [place]))
    return Article(
        url="https://gazette.example/holm",
        title="",
        byline=None,
        site=None,
        published=None,
        document=document,
        markdown="",
        quotes=tuple(quote_of(document, places, name or None) for name, places in quotes),
    )


def quote_of(document: Document, places: list[Place], speaker: str | None) -> Quote:
    words = " ".join(document.at(place) for place in places)
    return Quote(
        parts=tuple(places),
        text=words,
        kind=QuoteKind.DIRECT,
        speaker=speaker,
        mention=None,
        cue=None,
        via=None,
        confidence=1.0,
        rule="given",
    )


def _read(text: str, language: str) -> tuple[Document, list[tuple[str | None, Place]]]:
    blocks, parts = [], []
    for number, block in enumerate(text.split("\n\n")):
        plain, at = "", 0
        for match in _PART.finditer(block):
            plain += block[at : match.start()]
            parts.append((match[1], Place(number, len(plain), len(plain) + len(match[2]))))
            plain, at = plain + match[2], match.end()
        blocks.append(Block(BlockKind.PARAGRAPH, plain + block[at:]))
    return Document(tuple(blocks), language), parts

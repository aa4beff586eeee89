"""An article as compact JSON and back. What both sides must agree on stands here and nowhere else."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Extraction,
    FeedLink,
    LinkKind,
    Place,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    SpanKind,
)

_BLOCK_KINDS = {kind.value: kind for kind in BlockKind}
_SPAN_KINDS = {kind.value: kind for kind in SpanKind}

# Whatever a quote holds between its kind and the places inside it is JSON as it stands.
_VOICE = [field.name for field in fields(Quote)[3:-1]]
_voice = attrgetter(*_VOICE)
_ABOUT = ("updated", "section", "image", "canonical", "next_page", "other_version", "standfirst")
_about = attrgetter(*_ABOUT)
_NOTHING_KNOWN: list[Any] = [[], *(None for _ in _ABOUT)]
_got = attrgetter(*(field.name for field in fields(Extraction)))


def encode(article: Article) -> str:
    """JSON of everything in an article but its Markdown, which is kept beside it."""
    table = {
        "head": [article.url, article.title, article.byline, article.site, article.published],
        "language": article.document.language,
        "blocks": [_block_row(block) for block in article.document.blocks],
        "quotes": [_quote_row(quote) for quote in article.quotes],
        "sources": [_source_row(source) for source in article.sources],
        "feeds": [[feed.url, feed.title] for feed in article.feeds],
        "warnings": article.warnings,
        "rules": article.rules,
        "about": [article.authors, *_about(article)],
        "extraction": _got(article.extraction),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


_HEAD = '{"head":'
HEAD_ROOM = 8192
"""Characters of an encoded article in which its head stands whole, but for titles that nobody wrote."""


def title_of(beginning: str) -> str:
    """The title of an article, by the beginning of its code; empty where that does not hold it."""
    try:
        (_, title, *_), _ = json.JSONDecoder().raw_decode(beginning, len(_HEAD))
    except ValueError:
        return ""
    return str(title)


@lru_cache(maxsize=4)  # the same articles are read again and again on the way back and forth
def decode(text: str, markdown: str) -> Article:
    """The article that was encoded. One of an older version lacks what was not kept of articles then."""
    table = json.loads(text)
    url, title, byline, site, published = table["head"]
    authors, *about = table.get("about", _NOTHING_KNOWN)
    return Article(
        url=url,
        title=title,
        byline=byline,
        site=site,
        published=published,
        document=Document(tuple(_block(row) for row in table["blocks"]), table["language"]),
        markdown=markdown,
        quotes=tuple(_quote(row) for row in table["quotes"]),
        sources=tuple(_source(row) for row in table["sources"]),
        feeds=tuple(FeedLink(*row) for row in table["feeds"]),
        warnings=tuple(table["warnings"]),
        rules=table["rules"],
        authors=tuple(authors),
        **dict(zip(_ABOUT, about, strict=False)),
        extraction=Extraction(*table.get("extraction", ["text"])),
    )


def _block_row(block: Block) -> list[Any]:
    """A block without what stands at its default at the end: most are a kind and a text."""
    spans = [[span.start, span.end, span.kind, span.target] for span in block.spans]
    row: list[Any] = [block.kind, block.text, spans, block.level, block.marker]
    while not row[-1]:
        row.pop()
    return row


def _block(row: list[Any]) -> Block:
    kind, text, spans, level, marker = row + _BLOCK_DEFAULTS[len(row) :]
    return Block(_BLOCK_KINDS[kind], text, tuple(_span(span) for span in spans), level, marker)


_BLOCK_DEFAULTS: list[Any] = ["", "", [], 0, ""]


def _span(row: list[Any]) -> Span:
    start, end, kind, target = row
    return Span(start, end, _SPAN_KINDS[kind], target)


def _quote_row(quote: Quote) -> list[Any]:
    """A quote; the places inside it come last, where there are any."""
    row = [_place_rows(quote.parts), quote.text, quote.kind, *_voice(quote)]
    return [*row, _place_rows(quote.inner)] if quote.inner else row


def _quote(row: list[Any]) -> Quote:
    parts, text, kind, *rest = row
    inner = [_places(rows) for rows in rest[len(_VOICE) :]]
    return Quote(_places(parts), text, QuoteKind(kind), *rest[: len(_VOICE)], *inner)


def _source_row(source: Source) -> list[Any]:
    return [source.name, source.kind, source.url, _place_rows(source.mentions), source.link]


def _source(row: list[Any]) -> Source:
    name, kind, url, mentions, *link = row
    return Source(name, SourceKind(kind), url, _places(mentions), LinkKind(link[0]) if any(link) else None)


def _place_rows(places: tuple[Place, ...]) -> list[list[int]]:
    return [[place.block, place.start, place.end] for place in places]


def _places(rows: list[list[int]]) -> tuple[Place, ...]:
    return tuple(Place(*row) for row in rows)

"""Checking quotes against the sources that their article cites, from stored copies where there are any."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.apart import apart
from reader.library.opening import address_of, copy_of, open_file
from reader.library.parts import Parts
from reader.model import (
    Article,
    Checked,
    Document,
    Place,
    Quote,
    QuoteKind,
    ReaderError,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from reader.text.clean import host_of, safe_line

if TYPE_CHECKING:
    from reader.text.check.evidence import Evidence

_NO_SOURCE = "The article links no source."
_NOT_CITED = frozenset((SourceKind.OWN, SourceKind.CREDIT))


@dataclass(frozen=True, slots=True)
class _Copy:
    """A source and its text made ready, or why there is none. Without a name it is no source at all."""

    name: str | None
    url: str | None
    evidence: Evidence | None = None
    date: datetime | None = None
    why: str = ""


async def check(
    parts: Parts, article: Article, quotes: Sequence[Quote] | None, against: str | None
) -> AsyncIterator[Checked]:
    """Check quotes and yield each, in the order given, once it is done. See `Library.check`."""
    from reader.text.check import check_alone

    if quotes is None:
        quotes = [quote for quote in article.quotes if quote.kind is not QuoteKind.INDIRECT]
    given = await _given(parts, against) if against is not None else None
    copies: dict[str, _Copy] = {}
    for quote in quotes:
        alone = check_alone(quote, article.document)
        source = nearest_source(article, quote)
        copy = given or await _cited(parts, source, copies, article.url, read=alone is None)
        verdict = alone or await _verdict(quote, article.document, copy)
        yield Checked(quote, verdict, copy.name, copy.url, copy.date)


async def _verdict(quote: Quote, document: Document, copy: _Copy) -> Verdict:
    from reader.text.check import check_against

    if copy.evidence is None:
        return Verdict(VerdictKind.UNREADABLE, why=copy.why)
    return await apart(check_against, quote, document, copy.evidence)


def nearest_source(article: Article, quote: Quote) -> Source | None:
    """The linked source that a quote most likely comes from; None when the article links none.

    The outlet that relayed the quote if it is linked, else the one named nearest: in its paragraph first.
    """
    own = address_of(article.url or "")
    linked = [source for source in article.sources if source.url and source.kind not in _NOT_CITED]
    linked = [source for source in linked if address_of(source.url or "") not in (None, own)]
    return min(linked, key=lambda source: _distance(article, quote, source), default=None)


def _distance(article: Article, quote: Quote, source: Source) -> tuple[bool, bool, int]:
    """How far a source is from a quote: whether another relayed it, whether in another block, characters."""
    away = min(
        (
            (part.block != mention.block, _between(article, part, mention))
            for part in quote.parts
            for mention in source.mentions
        ),
        default=(True, len(article.document.text)),
    )
    return not _is_named(source, quote.via), *away


def _between(article: Article, one: Place, other: Place) -> int:
    (start, end), (first, last) = article.document.offsets(one), article.document.offsets(other)
    return max(0, first - end, start - last)


def _is_named(source: Source, name: str | None) -> bool:
    """Whether a name, perhaps shortened ("the Courier"), is that of a source."""
    words = set((name or "").casefold().split()) - {"the"}
    return bool(words) and words <= set(source.name.casefold().split())


async def _given(parts: Parts, against: str) -> _Copy:
    """The source that was asked for, a URL or a file."""
    address = address_of(against)
    if address is not None:
        return await _fetched(parts, host_of(address), address)
    reading = await open_file(Path(against).expanduser())
    return _Copy(safe_line(against), None, await _read(reading.article), reading.copied)


async def _cited(
    parts: Parts, source: Source | None, copies: dict[str, _Copy], linked_from: str | None, *, read: bool
) -> _Copy:
    """The copy of a cited source, had once; nothing but its name when it need not be `read`."""
    address = address_of(source.url or "") if source else None
    if source is None or address is None:
        return _Copy(None, None, why=_NO_SOURCE)
    if not read:
        return copies.get(address, _Copy(source.name, address))
    if address not in copies:
        copies[address] = await _fetched(parts, source.name, address, linked_from)
    return copies[address]


async def _fetched(parts: Parts, name: str, address: str, linked_from: str | None = None) -> _Copy:
    try:
        article, date = await copy_of(parts, address, linked_from)
    except ReaderError as error:
        return _Copy(name, address, why=str(error))
    return _Copy(name, address, await _read(article), date)


async def _read(source: Article) -> Evidence:
    from reader.text.check.evidence import read_evidence

    return await apart(read_evidence, source)

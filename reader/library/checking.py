"""Checking quotes against the sources that their article cites, from stored copies where there are any."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
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
    Verdict,
    VerdictKind,
)
from reader.text.clean import host_of, safe_line

if TYPE_CHECKING:
    from reader.text.check.source_text import SourceText

_NO_SOURCE = "The article links no source."
_RANKS = (
    VerdictKind.SHORT,
    VerdictKind.VERBATIM,
    VerdictKind.CUT,
    VerdictKind.AMBIGUOUS,
    VerdictKind.ALTERED,
    VerdictKind.ABSENT,
    VerdictKind.UNREADABLE,
)
"""The answers by how much they say of where the words come from."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A source and its text made ready, or why there is none. Without a name it is no source at all.

    `page` is the id of the copy. `was_asked` says that, where there is no copy, its server was asked for one.
    """

    name: str | None
    url: str | None
    text: SourceText | None = None
    date: datetime | None = None
    why: str = ""
    page: int | None = None
    was_asked: bool = False


async def check(
    parts: Parts,
    article: Article,
    quotes: Sequence[Quote] | None,
    against: str | None,
    page_id: int | None = None,
    every: bool = False,
) -> AsyncGenerator[Checked]:
    """Check quotes and yield each, in the order given, once it is done. See `Library.check`."""
    if quotes is None:
        quotes = [quote for quote in article.quotes if quote.kind is not QuoteKind.INDIRECT]
    given = await _given(parts, against) if against is not None else None
    copies: dict[str, _Copy] = {}
    for quote in quotes:
        sources = linked_sources(article, quote)
        if given:
            checked, copy = await _against(article, quote, given), given
        elif every and sources:
            checked, copy = await _best(parts, article, quote, sources, copies)
        else:
            checked, copy = await _nearest(parts, article, quote, next(iter(sources), None), copies)
        if not given:
            checked, copy = _unless_said_elsewhere(checked, copy)
        if page_id is not None:
            _keep(parts, article, page_id, checked, copy)
        yield checked


async def check_again(
    parts: Parts, article: Article, page_id: int, wanted: Iterable[tuple[Quote, Source]]
) -> AsyncGenerator[Checked]:
    """Check quotes of a copy against the sources that they were checked against before, and keep it."""
    copies: dict[str, _Copy] = {}
    for quote, source in wanted:
        checked, copy = await _nearest(parts, article, quote, source, copies)
        _keep(parts, article, page_id, checked, copy)
        yield checked


def _keep(parts: Parts, article: Article, page_id: int, checked: Checked, copy: _Copy) -> None:
    """Keep what holds beyond this moment: not what nobody could be asked for, nor a check against a file."""
    from reader.library.verdicts import rules
    from reader.store import verdicts

    lasting = copy.page is not None or copy.was_asked or checked.verdict.kind is VerdictKind.SHORT
    if not lasting or copy.url is None or copy.name is None or checked.quote not in article.quotes:
        return
    number, words = article.quotes.index(checked.quote), checked.quote.text
    kept = verdicts.KeptVerdict(
        number, words, copy.url, copy.name, checked.verdict, copy.page, checked.copied
    )
    verdicts.keep(parts.store, page_id, kept, rules(), parts.now())


async def _nearest(
    parts: Parts, article: Article, quote: Quote, source: Source | None, copies: dict[str, _Copy]
) -> tuple[Checked, _Copy]:
    from reader.text.check import check_alone

    is_short = check_alone(quote, article.document) is not None
    copy = await _cited(parts, source, copies, article.url, read=not is_short)
    return await _against(article, quote, copy), copy


async def _best(
    parts: Parts, article: Article, quote: Quote, sources: Sequence[Source], copies: dict[str, _Copy]
) -> tuple[Checked, _Copy]:
    """The best answer of all sources: where the words stand, or else where something like them does."""
    best: tuple[Checked, _Copy] | None = None
    for source in sources:
        found = await _nearest(parts, article, quote, source, copies)
        if best is None or _RANKS.index(found[0].verdict.kind) < _RANKS.index(best[0].verdict.kind):
            best = found
        if best[0].verdict.kind in (VerdictKind.VERBATIM, VerdictKind.SHORT):
            break
    assert best is not None
    return best


def _unless_said_elsewhere(checked: Checked, copy: _Copy) -> tuple[Checked, _Copy]:
    """A check as it was; or none, where the words are absent and the source is not the outlet that relayed
    them: words that stand in a source are from there, but any page lacks what another has.
    """
    via, name = checked.quote.via, checked.source
    if checked.verdict.kind is not VerdictKind.ABSENT or not via or not name:
        return checked, copy
    if _is_outlet(name, checked.url, via):
        return checked, copy
    why = f"{via}, which relayed the words, is not linked, and {name} does not have them."
    return Checked(checked.quote, Verdict(VerdictKind.UNREADABLE, why=why)), _Copy(None, None, why=why)


async def _against(article: Article, quote: Quote, copy: _Copy) -> Checked:
    verdict = await _verdict(article.document, quote, copy)
    return Checked(quote, verdict, copy.name, copy.url, copy.date, copy.page)


async def _verdict(document: Document, quote: Quote, copy: _Copy) -> Verdict:
    from reader.text.check import check_against, check_alone

    if alone := check_alone(quote, document):
        return alone
    if copy.text is None:
        return Verdict(VerdictKind.UNREADABLE, why=copy.why)
    return await apart(check_against, quote, document, copy.text)


def linked_sources(article: Article, quote: Quote) -> list[Source]:
    """The linked sources that a quote may come from, each page once, the likeliest first.

    The outlet that relayed the quote if it is linked, then by nearness: those of its paragraph first.
    """
    own = address_of(article.url or "")
    linked: dict[str, Source] = {}
    given = (source for source in article.sources if source.url and source.is_cited)
    for source in sorted(given, key=lambda source: _distance(article, quote, source)):
        address = address_of(source.url or "")
        if address not in (None, own):
            linked.setdefault(address or "", source)
    return list(linked.values())


def is_relay_linked(article: Article, quote: Quote) -> bool:
    """Whether the outlet that relayed a quote is among the linked sources; so is none that nobody named."""
    via = quote.via
    sources = linked_sources(article, quote) if via else ()
    return any(_is_outlet(source.name, source.url, via or "") for source in sources)


def _distance(article: Article, quote: Quote, source: Source) -> tuple[bool, bool, int]:
    """How far a source is from a quote, to be sorted by: first whether it is not the outlet that relayed the
    quote, then whether it stands in another block, then the characters between them.
    """
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
    return _names_one(source.name, name or "")


def _names_one(known: str, name: str) -> bool:
    """Whether a name, perhaps without its town ("the Courier"), is a known one, or the known one is so."""
    words, own = (set(each.casefold().split()) - {"the"} for each in (name, known))
    return bool(words) and (words <= own or own <= words)


def _is_outlet(name: str, url: str | None, outlet: str) -> bool:
    """Whether a source, by its name or its address, is the outlet of a name."""
    return _names_one(name, outlet) or _is_host_of(outlet, url or "")


def _is_host_of(name: str, url: str) -> bool:
    """Whether an address is at a host called like an outlet: "the Gazette", the-gazette.example."""
    letters, host = (re.sub(r"[\W_]", "", each.casefold()) for each in (name, host_of(url)))
    return letters.removeprefix("the") in host


async def _given(parts: Parts, against: str) -> _Copy:
    """The source that was asked for, a URL or a file."""
    address = address_of(against)
    if address is not None:
        return await _fetched(parts, host_of(address), address)
    reading = await open_file(against)
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
        copy = await copy_of(parts, address, linked_from)
    except ReaderError as error:
        return _Copy(name, address, why=str(error), was_asked=not parts.network.offline)
    return _Copy(name, address, await _read(copy.article), copy.copied, page=copy.page)


async def _read(source: Article) -> SourceText:
    from reader.text.check.source_text import source_text_of

    return await apart(source_text_of, source)

"""The provenance strip: counts of what an article rests on, and the list that stands behind each count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len

from reader.model import Article, KnownLink, LinkKind, Provenance, Quote, Source, SourceKind, counted
from reader.text.clean import canonical_url

_DOT = " · "


class Of(StrEnum):
    """What is counted, kinds of link apart."""

    QUOTES = "quotes"
    NAMED = "named"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"
    CHECKED = "checked"
    LINKS = "links"
    UNLINKED = "not linked"


About = Of | LinkKind
OF_QUOTES = (Of.QUOTES, Of.NAMED, Of.ANONYMOUS, Of.UNATTRIBUTED, Of.CHECKED)

_KINDS = {
    LinkKind.PRIMARY: "primary",
    LinkKind.RELEASE: "press release",
    LinkKind.OUTLET: "other outlet",
    LinkKind.OWN: "own site",
    LinkKind.REFERENCE: "reference",
    LinkKind.SOCIAL: "social",
    LinkKind.SHOP: "shop or tracker",
    LinkKind.UNKNOWN: "of unknown kind",
}
MEANINGS = {
    Of.QUOTES: "every quote of this article",
    Of.NAMED: "quotes of somebody who is named or described",
    Of.ANONYMOUS: "quotes of somebody whose name the article withholds",
    Of.UNATTRIBUTED: "quotes whose speaker the article does not tell",
    Of.CHECKED: "quotes that were looked for in a source, with an answer",
    Of.LINKS: "the pages that this article links",
    Of.UNLINKED: "sources that the article names and does not link",
    LinkKind.PRIMARY: "courts, governments, filings, data, studies",
    LinkKind.RELEASE: "press releases",
    LinkKind.OUTLET: "other outlets",
    LinkKind.OWN: "pages of the same outlet",
    LinkKind.REFERENCE: "works of reference",
    LinkKind.SOCIAL: "posts",
    LinkKind.SHOP: "shops, advertisements, trackers",
    LinkKind.UNKNOWN: "links whose address does not tell",
}
"""What stands behind each count."""


class Figure(NamedTuple):
    """A count in words, and what it counts; None for a word that counts nothing."""

    text: str
    about: About | None


class FigureSpot(NamedTuple):
    """Where a figure stands in a line, in cells."""

    start: int
    end: int
    about: About


class StripLine(NamedTuple):
    """A line of the strip, and where its figures stand in it."""

    text: str
    spots: tuple[FigureSpot, ...]


def groups(provenance: Provenance) -> list[list[Figure]]:
    """The counts that are not 0, those first that others are parts of."""
    quotes = [
        Figure(f"{count} {of.value}", of)
        for of, count in (
            (Of.NAMED, provenance.named),
            (Of.ANONYMOUS, provenance.anonymous),
            (Of.UNATTRIBUTED, provenance.unattributed),
        )
        if count
    ]
    links = [
        Figure(f"{provenance.links[kind]} {name}", kind)
        for kind, name in _KINDS.items()
        if provenance.links.get(kind)
    ]
    if [figure.about for figure in links] == [LinkKind.UNKNOWN]:
        links = []
    found = [
        [Figure(_counted(provenance.quotes, "quote"), Of.QUOTES if quotes else None), *quotes],
        [Figure(_counted(provenance.linked, "link"), Of.LINKS if provenance.linked else None), *links],
    ]
    if provenance.checked:
        found.insert(1, [Figure(f"{provenance.checked} checked", Of.CHECKED)])
    if provenance.unlinked:
        found.append([Figure(f"{counted(provenance.unlinked, 'source')} not linked", Of.UNLINKED)])
    return found


def strip_lines(provenance: Provenance | None, last: str, width: int) -> Iterator[StripLine]:
    """The strip in lines of at most `width` cells, `last` at its end.

    A group is kept whole where it fits on a line, and a count with its word always.
    """
    runs: list[Figure] = []
    for group in [*(groups(provenance) if provenance else []), [Figure(last, None)]]:
        pieces = list(_pieces(group))
        room = width - _cells(runs)
        fits_alone = _cells(pieces) <= width or room < width // 2
        if runs and fits_alone and _cells(pieces) + len(_DOT) > room:
            yield _line(runs)
            runs = []
        if runs:
            runs.append(Figure(_DOT, None))
        for piece in pieces:
            if runs and _cells([*runs, piece]) > width:
                yield _line(runs)
                runs = []
            runs.append(piece)
    yield _line(runs)


def _pieces(group: Sequence[Figure]) -> Iterator[Figure]:
    """A group as it is written, each piece a count with what joins it to the next."""
    for number, figure in enumerate(group):
        joint = "" if number == len(group) - 1 else ": " if number == 0 else ", "
        yield figure._replace(text=figure.text + joint)


def _line(runs: Sequence[Figure]) -> StripLine:
    spots, at = [], 0
    for text, about in runs:
        if about is not None:
            spots.append(FigureSpot(at, at + cell_len(text.rstrip(":, ")), about))
        at += cell_len(text)
    return StripLine("".join(run.text for run in runs).rstrip(" ·"), tuple(spots))


def _cells(runs: Sequence[Figure]) -> int:
    return sum(cell_len(run.text) for run in runs)


def quotes_behind(quotes: Sequence[Quote], about: About, checked: Collection[int]) -> tuple[int, ...]:
    """The numbers of the quotes that a count counts; `checked` are those with an answer."""
    return tuple(
        number
        for number, quote in enumerate(quotes)
        if about is Of.QUOTES or (number in checked if about is Of.CHECKED else about is _whose(quote))
    )


def _whose(quote: Quote) -> Of:
    if quote.anonymous:
        return Of.ANONYMOUS
    return Of.UNATTRIBUTED if quote.speaker is None else Of.NAMED


def sources_behind(article: Article, about: About, links: Sequence[KnownLink]) -> tuple[Source, ...]:
    """The sources that a count counts.

    Of links each page stands once, as the source that it is, or else under the words that link it.
    """
    if about is Of.UNLINKED:
        return tuple(source for source in article.sources if source.is_unlinked)
    named = {canonical_url(source.url): source for source in article.sources if source.url}
    pages: dict[str, Source] = {}
    for link, kind in links:
        address = canonical_url(link.url)
        if about in (Of.LINKS, kind):
            mentions = (*(pages[address].mentions if address in pages else ()), link.place)
            pages[address] = named.get(address) or Source(
                link.text or link.url, SourceKind.LINK, link.url, mentions, kind
            )
    return tuple(pages.values())


def _counted(count: int, noun: str) -> str:
    return counted(count, noun) if count else f"no {noun}s"

"""The way from an article to its source to that one's source, and where it comes round to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.model import SourceKind
from reader.text.clean import canonical_url
from reader.ui.cells import cut
from reader.ui.frame import CRUMB_STEP

if TYPE_CHECKING:
    from reader.model import Article
    from reader.ui.history import Visit

_LONGEST_CRUMB = 28
"""Cells of a name in the middle of a way; the article that is read may be longer."""
_CITED = (SourceKind.OUTLET, SourceKind.AGENCY)


class Crumb(NamedTuple):
    """A name on the way, and its number; the number is None for what had no room."""

    text: str
    number: int | None


def crumbs(names: Sequence[str], width: int) -> list[Crumb]:
    """The names that fit into so many cells: where it began and where it is, and as many between as may be.

    What is left out is one "…", in the middle.
    """
    last = len(names) - 1
    short = [cut(name, _LONGEST_CRUMB) for name in names[:-1]] + [names[-1]]
    for left_out in range(last):
        shown = [Crumb(short[0], 0)] if last else []
        shown += [Crumb("…", None)] if left_out else []
        shown += [Crumb(short[number], number) for number in range(1 + left_out, last + 1)]
        if _width(shown) <= width:
            return shown
    shown = [Crumb("…", None)] if last else []
    room = width - _width(shown) - (cell_len(CRUMB_STEP) if shown else 0)
    return [*shown, Crumb(cut(short[-1], room), last)] if room > 4 else [Crumb(cut(short[-1], width), last)]


def crumb_at(shown: Sequence[Crumb], cell: int) -> int | None:
    """The number of the name at a cell of the line; None between names."""
    at = 0
    for crumb in shown:
        if at <= cell < at + cell_len(crumb.text):
            return crumb.number
        at += cell_len(crumb.text) + cell_len(CRUMB_STEP)
    return None


def leads_back(article: Article, before: Iterable[Visit]) -> str:
    """A sentence when sources of an article are pages or outlets that the user came from; else empty."""
    linked = {canonical_url(source.url) for source in article.sources if source.url}
    cited = {_key(source.name) for source in article.sources if source.kind in _CITED}
    names = dict.fromkeys(
        visit.name
        for visit in before
        if visit.address in linked or (visit.site and _key(visit.site) in cited)
    )
    return f"A source here leads back to {_listed(list(names))}, which you came from." if names else ""


def numbered(visits: Sequence[Visit], current: int) -> Iterator[tuple[str, str]]:
    """The articles opened, for a list: names, with a mark at the current and steps indented, and titles."""
    depth = 0
    for number, visit in enumerate(visits):
        depth = depth + 1 if visit.followed else 0
        mark = "●" if number == current else " "
        yield (
            f"{mark} {'  ' * min(depth, 6)}{'› ' if depth else ''}{cut(visit.name, _LONGEST_CRUMB)}",
            visit.title,
        )


def _width(shown: Sequence[Crumb]) -> int:
    return sum(cell_len(crumb.text) for crumb in shown) + cell_len(CRUMB_STEP) * max(len(shown) - 1, 0)


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

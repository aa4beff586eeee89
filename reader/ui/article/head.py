"""What stands above an article's text: title, byline, date, reading time, provenance, warnings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from reader.library.outlets import outlet_of
from reader.model import Article, BlockKind, Document, Reading
from reader.text.layout import wrapped
from reader.text.layout.bidi import order_of
from reader.text.layout.cells import cells_of
from reader.ui.article.turning import turned
from reader.ui.dates import DAYS, MONTHS, day_within
from reader.ui.quotes.signs import NO_NOTES, Notes
from reader.ui.quotes.strip import FigureSpot, strip_lines

_WORDS_A_MINUTE = 230
"""Silent reading of English prose: Brysbaert, "How many words do we read per minute?", 2019 (238)."""
_UNEVEN = 2
"""Lines of which one may be shorter than the others."""
_NOTE = "✎ "
_DOT = " · "
_BOUND = "\u00a0"
_PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?\Z")


class HeadLine(NamedTuple):
    """A line, the ink it is drawn in, and where in it the counts stand that lead to a list.

    `drawn` is the line with its letters in the order in which they are drawn, where it is another.
    """

    text: str
    ink: str
    spots: tuple[FigureSpot, ...] = ()
    drawn: str = ""


def head_lines(
    reading: Reading, width: int, notes: Notes = NO_NOTES, reorder: bool = True
) -> tuple[HeadLine, ...]:
    """The lines above an article's text, at most `width` cells wide, a rule and a blank line last.

    `reorder` puts what runs from right to left into the order in which it is drawn.
    """
    lines = tuple(_lines(reading, width, notes))
    return lines if reorder else tuple(line._replace(drawn="") for line in lines)


def _lines(reading: Reading, width: int, notes: Notes) -> Iterator[HeadLine]:
    article = reading.article
    published = reading.published
    when = human_date(published) if published else ""
    about = (article.byline, outlet_of(reading), when, reading_time(article))
    yield HeadLine("━" * width, "rule")
    yield from _set_evenly(article.title or "Untitled", "heading", width)
    yield HeadLine("", "quiet")
    if article.standfirst and (article.leads_apart or not article.begins_with_standfirst):
        yield from _set(article.standfirst, "standfirst", width)
        yield HeadLine("", "quiet")
    yield from _set_evenly(_DOT.join(filter(None, about)), "quiet", width)
    copied = f"copy of {_day(reading.copied, published)}"
    narrow = _least_width(lambda width: len(list(strip_lines(notes.provenance, copied, width))), width)
    for line in strip_lines(notes.provenance, copied, narrow):
        yield HeadLine(line.text, "quiet", line.spots)
    own = [" ".join(f"#{tag}" for tag in notes.tags), f"{_NOTE}{notes.note}" if notes.note else ""]
    for text in "\n".join(own).splitlines():
        yield from _set(text, "emphasis", width) if text.strip() else ()
    for warning in (reading.back, reading.notice, *article.warnings, lost_marks(notes.orphans)):
        yield from _set(warning, "warning", width) if warning else ()
    yield HeadLine("─" * width, "rule")
    yield HeadLine("", "quiet")


def _set_evenly(text: str, ink: str, width: int) -> Iterator[HeadLine]:
    """A headline, or what stands as one: no line of it is left with a word or two, and no word is broken
    for it that has room."""
    words = map(cells_of, _bound(text, width).split(" "))
    longest = max((cells for cells in words if cells <= width), default=0)
    even = _least_width(lambda width: len(list(_filled(text, width))), width)
    return _set(text, ink, max(even, longest))


def _least_width(lines_in: Callable[[int], int], width: int) -> int:
    """The least width in which a text has no more lines than in this one, which makes them about as long."""
    lines = lines_in(width)
    if lines < _UNEVEN:
        return width
    widths = range(width // 2, width)
    return width // 2 + bisect_left(widths, -lines, key=lambda narrower: -lines_in(narrower))


def _set(text: str, ink: str, width: int) -> Iterator[HeadLine]:
    lines = list(_filled(text, width))
    if text.isascii():
        return (HeadLine(line, ink) for line in lines)
    order = order_of(text)
    leftwards = order is not None and order.leftwards
    return (HeadLine(line, ink, (), turned(line, leftwards)) for line in lines)


def lost_marks(count: int) -> str:
    """That marks of the user's own no longer find their words in this copy; empty when all do."""
    if not count:
        return ""
    words = "A quote that you marked is" if count == 1 else f"{count} quotes that you marked are"
    return f"{words} no longer here in the same words: see your list of marks."


def _filled(text: str, width: int) -> Iterator[str]:
    """Lines of a text; parts set apart by a middle dot are kept whole where they fit."""
    for line in wrapped(_bound(text, width), width):
        yield line.replace(_BOUND, " ").removesuffix(" ·").removeprefix("· ")


def _bound(text: str, width: int) -> str:
    """A text with its parts, where it has several, held together if they fit in `width` cells."""
    parts = text.split(_DOT)
    if len(parts) == 1:
        return text
    return _DOT.join(part.replace(" ", _BOUND) if cells_of(part) <= width else part for part in parts)


def copy_notice(reading: Reading) -> str:
    """Why this is not the newest copy, or from when it is ("Copy of 20 Nov."), where no strip does."""
    if reading.notice or not reading.stale:
        return reading.notice
    return f"Copy of {_day(reading.copied, reading.published)}."


def reading_time(article: Article) -> str:
    """As "4 min", at least one minute; empty for an article without words."""
    words = article.document.words
    return f"{max(1, round(words / _WORDS_A_MINUTE))} min" if words else ""


def human_date(published: str) -> str:
    """An ISO 8601 date as far as it is known, in words: "Mon 23 Nov 2026, 10:40", "Nov 2026".

    The time is the page's own, marked where it is UTC. What is no such date comes back as it is.
    """
    if partial := _PART_OF_DATE.match(published):
        year, month = partial.groups()
        known = month is not None and 1 <= int(month) <= 12
        return f"{MONTHS[int(month) - 1]} {year}" if known else published
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    if "T" not in published and ":" not in published:
        return day
    zone = " UTC" if moment.tzinfo is not None and not moment.utcoffset() else ""
    return f"{day}, {moment:%H:%M}{zone}"


def is_headline(document: Document, title: str) -> bool:
    """Whether the text begins with its own title, which the head has already."""
    first = document.blocks[0] if document.blocks else None
    return first is not None and first.kind is BlockKind.HEADING and _folded(first.text) == _folded(title)


def shown_above(article: Article) -> int:
    """How many of the first blocks of a text its head shows already: its title, or its standfirst."""
    return int(is_headline(article.document, article.title) or article.leads_apart)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _day(moment: datetime, published: str | None) -> str:
    """A day as "23 Nov", with its year unless it is the year of publication that stands above it."""
    local: date = moment.astimezone().date() if moment.tzinfo else moment.date()
    return day_within(local, (published or "")[:4])

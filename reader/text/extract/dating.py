"""When the article of a page was published, and when it was last changed."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from reader.text.extract.dates import clock_date, first_date, iso_date, months, written_dates
from reader.text.extract.guides import Guides, types_of
from reader.text.extract.parse import Element, naming, short_line
from reader.text.extract.surroundings import TIMES, Surroundings
from reader.text.lexicon import word_lists

_PUBLISHED_META = re.compile(
    r"publi(?:sh|c)|pub-?date|date\W?(?:issued|created)|dcterms\.(?:created|date)|^dc\.date$"
)
_OTHER_META = re.compile(
    r"^date$|^sailthru\.date$|post_date|date_original|display-?date|create_at$|^apub:time$|pub-?_?time"
)
"""Names of a date that pages give less surely: some in another zone, some of putting the page out anew."""
_CHANGED_META = re.compile(r"modif|update|lastmod|last-modified")
_NAMES_TIME = re.compile(r"(?:date|time|stamp|published|created|issued|modified|updated|[_-](?:at|on))$")
"""Names of which a bare number is a time, and not that of a publisher or of a publication."""
_LATE_META = ("article:modified_time", "og:updated_time", "last-modified")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3,9})[/-]([0-3]?\d)(?:\D|$)", re.I)
_TIME = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d(?:\s?[ap]\.?m\.?)?|\b[A-Z]{2,4}\b|\d+")
_LETTERS = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff\u0e31-\u0e4e])*"
)
"""A word, with the vowel signs and points of the scripts that write them as marks of their own."""
_SHORTEST, _LONGEST = 5, 89
_CLOSE = 15
"""Elements after the headline among which a date is that of the article."""
_AT_END = 250
"""Elements at the end of a page among which it may tell when it was changed."""
_FARTHEST_WEST, _FARTHEST_EAST = timedelta(hours=12), timedelta(hours=14)
"""How far behind that of London, and before it, the clocks of a page can be."""
_OF_A_TEXT = re.compile(r"Article|Posting|WebPage")
_LABEL = 4
DAY = len("2024-11-05")
"""How much of a stamp is its day."""
_BESIDE = 8
"""How many words may stand beside a date in the line of a date: "Updated", "min read", a weekday."""
_BESIDE_STAMP = 12
"""The same where the line begins with day and clock in digits: the source, editors, readers, comments."""
_STAMP = re.compile(r"\d{4}([-/.])\d\d\1\d\d\s{1,3}\d\d:\d\d")


def published(guides: Guides, around: Surroundings, url: str, authors: Sequence[str] = ()) -> str | None:
    """The date of publication, ISO 8601 with time and zone as far as the page gives them; None if unknown.

    Where the page shows an earlier day by its headline than its data gives, that is the day: pages that are
    put out anew change their data. `authors` are those of the article: below it the date may stand by them.
    """
    told = _timed(guides)
    labelled = filter(_tells_publication, around.near)
    shown = next(filter(None, _written((*_fresh(around.near[:_CLOSE]), *labelled), guides.language)), None)
    if told and shown and _day(shown) < _earliest_day(told):
        return shown
    if told:
        return _local(told, around, shown)
    return next(filter(None, _shown(guides, around, url, authors)), None)


def _timed(guides: Guides) -> str | None:
    """The surest date of the data; where that is a day alone, the moment on it that the data gives too."""
    told = list(filter(None, _told(guides)))
    if not told or not _is_whole_day(told[0]):
        return told[0] if told else None
    pages = (node for node in guides.nodes if _OF_A_TEXT.search(types_of(node)))
    nodes = (_named("datePublished", node.get("datePublished")) for node in pages)
    moments = (stamp for stamp in (*told[1:], *nodes) if stamp and _is_moment_of(stamp, told[0]))
    return next(moments, told[0])


def _is_whole_day(stamp: str) -> bool:
    """Whether a date gives no time of the day: many a page's data writes its midnight instead."""
    return stamp[DAY:].startswith("T00:00:00") or len(stamp) == DAY


def _is_moment_of(stamp: str, day: str) -> bool:
    """Whether a date has a time, and it is that day somewhere on earth then; the same midnight is none."""
    moment = _moment(stamp).astimezone(UTC)
    if _is_whole_day(stamp) or moment == _moment(day):
        return False
    return (moment - _FARTHEST_WEST).date() <= _day(day) <= (moment + _FARTHEST_EAST).date()


def _local(stamp: str, around: Surroundings, shown: str | None) -> str:
    """The same moment in the zone of the paper, where an element by the headline gives it so.

    So too where the page shows another day by its headline, which it is then where its other times are from.
    """
    if not stamp.endswith("+00:00"):
        return stamp
    elements = (*around.near, *around.elsewhere)
    times = (iso_date(element.get("datetime")) for element in elements if element.tag == "time")
    zoned = [time for time in times if time and len(time) > DAY and not time.endswith("+00:00")]
    for time in map(datetime.fromisoformat, zoned):
        there = _moment(stamp).astimezone(time.tzinfo).isoformat() if time.tzinfo else stamp
        if _moment(time.isoformat()) == _moment(stamp) or there[:DAY] == shown != stamp[:DAY]:
            return there
    return stamp


def updated(guides: Guides, around: Surroundings, first: str | None) -> str | None:
    """The date of the last change, where the page gives one that is later than that of publication."""
    near = [*around.near, *around.elsewhere]
    return next((found for found in _updated(guides, near) if found and _is_later(found, first)), None)


def is_date_line(text: str, language: str | None = None) -> bool:
    """Whether a line is nothing but a date, with the few words that stand beside one."""
    if len(text) > _LONGEST:
        return False
    rest, count = written_dates(text, language)
    most = _BESIDE_STAMP if _STAMP.match(text) else _BESIDE
    return bool(count) and len(_LETTERS.findall(_TIME.sub(" ", rest))) <= most


def is_date_label(text: str) -> bool:
    """Whether a line is what stands before a date, or says how long ago one was ("5 hours ago")."""
    words = [word.strip(":.,") for word in text.casefold().split()]
    lists = word_lists("bylines")
    if len(words) > _LABEL:
        return False
    ago = not lists["ago"].isdisjoint(words) and any(map(str.isdigit, text))
    return ago or any(word in lists["published"] or word in lists["updated"] for word in words)


def _told(guides: Guides) -> Iterator[str | None]:
    """The dates that the page's data gives, the surest first."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield _named(key, guides.article.get(key), guides.language)
    for name, value in guides.meta.items():
        if _is_publication(name):
            yield _named(name, value, guides.language)


def _is_publication(name: str) -> bool:
    return _PUBLISHED_META.search(name) is not None and not _CHANGED_META.search(name)


def _named(name: str, value: Any, language: str | None = None) -> str | None:
    """The date of a value that stands under a name; a number is one where the name is that of a time."""
    clock = _NAMES_TIME.search(name.lower()) is not None
    return iso_date(value, language) or (clock_date(value) if clock else None)


def _shown(guides: Guides, around: Surroundings, url: str, authors: Sequence[str]) -> Iterator[str | None]:
    """The dates that the page shows or its address has, the surest first; a time of change is the last."""
    yield from _dated(around.near)
    yield _in_address(url)
    yield from _written(_fresh(around.near), guides.language)
    yield from (_named("datePublished", node.get("datePublished")) for node in guides.nodes)
    yield from _written(filter(_tells_publication, around.rest()), guides.language)
    signed = (element for element in around.rest() if authors and _is_signed(element, authors))
    yield _only(_written(signed, guides.language))
    yield from (_named(name, value) for name, value in guides.meta.items() if _OTHER_META.search(name))
    yield from (_named(name, guides.meta.get(name)) for name in _LATE_META)
    yield _named("dateModified", guides.article.get("dateModified"))
    yield from _changed(around.near, guides.language)
    yield from _dated(around.elsewhere)
    yield from _written(_fresh(around.elsewhere), guides.language)
    yield from _changed(around.elsewhere, guides.language)
    yield from _written(filter(_tells_change, deque(around.rest(), _AT_END)), guides.language)


def _changed(elements: Iterable[Element], language: str | None) -> Iterator[str | None]:
    """The dates of a change that elements give, those for machines first."""
    changed = [element for element in elements if _tells_change(element)]
    yield from (_named("datetime", element.get("datetime")) for element in changed if element.tag == "time")
    yield from _written(changed, language)


def _dated(elements: Sequence[Element]) -> Iterator[str | None]:
    """The dates of publication that elements give for machines."""
    for element in elements:
        if element.get("itemprop") == "datePublished":
            yield _named("datePublished", element.get("content"))
    for element in _fresh(elements):
        yield from _stamps(element)


def _stamps(element: Element) -> Iterator[str | None]:
    """The dates in attributes that are named for a publication, in a `time` also in those for any time."""
    timed = element.tag in TIMES
    for name in sorted(element.keys(), key="datetime".__ne__):
        if _is_publication(name) or (timed and _NAMES_TIME.search(name) and not _CHANGED_META.search(name)):
            yield _named(name, element.get(name))


def _is_signed(element: Element, authors: Sequence[str]) -> bool:
    """Whether a paragraph by an author's name is nothing but a date, perhaps with that of a change."""
    holder = element.getparent()
    if element.tag != "p" or holder is None or _is_named_for_change(element):
        return False
    beside, words = short_line(holder, _LONGEST), short_line(element, _LONGEST).split()
    late = word_lists("bylines")["updated"]
    changed = (n for n, word in enumerate(words) if word.casefold().strip("(:.") in late)
    rest, dates = written_dates(" ".join(words[: next(changed, len(words))]))
    alone = dates and _LETTERS.search(_TIME.sub(" ", rest)) is None
    return bool(alone) and any(author in beside for author in authors)


def _only(dates: Iterator[str | None]) -> str | None:
    """The one day that all of some dates are; None where they differ: they are those of several stories."""
    days = set(dates)
    return days.pop() if len(days) == 1 else None


def _in_address(url: str) -> str | None:
    """The day that an address has as steps of its path, the month in digits or by its name."""
    found = _IN_ADDRESS.search(url)
    if found is None:
        return None
    year, month, day = found.groups()
    return iso_date(f"{year}-{month if month.isdigit() else months().get(month.lower(), 0)}-{day}")


def _fresh(elements: Sequence[Element]) -> list[Element]:
    return [element for element in elements if not _tells_change(element)]


def _tells_publication(element: Element) -> bool:
    """Whether an element begins with the word before a date of publication."""
    head = _LETTERS.match((element.text or "").lstrip())
    return head is not None and head[0].casefold() in word_lists("bylines")["published"]


def _updated(guides: Guides, near: Sequence[Element]) -> Iterator[str | None]:
    yield _named("dateModified", guides.article.get("dateModified"))
    for name, value in guides.meta.items():
        if _CHANGED_META.search(name):
            yield _named(name, value)
    changed = [element for element in near if _tells_change(element)]
    for element in changed:
        yield _named("datetime", element.get("datetime") or element.get("content"))
    yield from _written(changed, guides.language)


def _written(elements: Iterable[Element], language: str | None) -> Iterator[str | None]:
    """The dates written out in lines that say little else."""
    for element in elements:
        text = (_line_of(element) or "") if element.tag not in ("a", "meta") else ""
        if len(text) > _SHORTEST and is_date_line(text, language):
            yield first_date(text, language)


def _line_of(element: Element) -> str | None:
    """The line that an element shows; of an empty one what it is labelled with, for a script to draw."""
    return short_line(element, _LONGEST) or (element.get("aria-label") if not len(element) else None)


def _tells_change(element: Element) -> bool:
    """Whether an element gives the date of a change: by its name, or by the word before the date."""
    if _is_named_for_change(element):
        return True
    holder = element.getparent()
    text = short_line(element, _LONGEST)
    if element.tag == "time" and holder is not None:
        text = short_line(holder, _LONGEST) or text
    if len(text) <= _SHORTEST:
        return False
    head = text[:20].casefold()
    return any(head.startswith(word) or f" {word}" in head for word in word_lists("bylines")["updated"])


def _is_named_for_change(element: Element) -> bool:
    holder = element.getparent()
    names = " ".join(naming(named, "class") for named in (element, holder) if named is not None)
    changed = "updated" in names.split() or "modified" in names.casefold()
    return changed or element.get("itemprop") == "dateModified"


def _day(stamp: str) -> date:
    return date.fromisoformat(stamp[:DAY])


def _earliest_day(stamp: str) -> date:
    """The day that it is farthest west at a moment; the day before, where no time is given."""
    if len(stamp) == DAY:
        return _day(stamp) - timedelta(days=1)
    return (_moment(stamp).astimezone(UTC) - _FARTHEST_WEST).date()


def _is_later(stamp: str, first: str | None) -> bool:
    """Whether a date is later than another, by days where one of them has no time."""
    if first is None:
        return True
    if len(stamp) == DAY or len(first) == DAY:
        return _day(stamp) > _day(first)
    return _moment(stamp) > _moment(first)


def _moment(stamp: str) -> datetime:
    moment = datetime.fromisoformat(stamp)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

"""Dates of the calendars of Iran and Japan, and those whose year has two digits -> as days of our own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from reader.text.lexicon import lines_of

_IRANIAN = re.compile(
    r"(?<!\d)(\d{1,2})\s(\S{2,9})(?:\sماه)?[\s،,]{1,3}(1[34]\d\d)(?!\d)"
    r"|(?<!\d)(1[34]\d\d)([/-])(\d{1,2})\5(\d{1,2})(?!\d)"
)
_JAPANESE = re.compile(r"(令和|平成)\s?(\d{1,2}|元)年\s?(\d{1,2})月\s?(\d{1,2})日")
_ERAS = {"令和": 2018, "平成": 1988}
"""The year before the first of each era."""
_SHORT_YEAR = re.compile(
    r"(?<![\d./-])(\d{1,2})(?P<sign>[./-])(\d{1,2})(?P=sign)([1-3]\d)(?=\s{0,2}(?:$|[,|–-]?\s{0,2}\d{1,2}[:.]\d\d(?!\d)))"
)
_FIRST_DAY = date(2021, 3, 21)
"""That of the year 1400."""
_YEAR_OF_FIRST_DAY = 1400
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""The leap years within 33, a cycle that holds from 1200 to 1500 of the era and beyond (Borkowski 1996)."""
_LONG_MONTHS = 6
_MONTHS = 12


def other_date(text: str, day_first: bool) -> str | None:
    """The first date of these kinds in a short text with digits from 0 to 9, as ISO 8601.

    Where it is not known that days stand before months, two digits with slashes tell no date.
    """
    if found := _JAPANESE.search(text):
        year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        return _iso(year, int(found[3]), int(found[4]))
    for found in _IRANIAN.finditer(text):
        if found[1]:
            number = iranian_months().get(found[2], 0)
            return _of_iran(int(found[3]), number, int(found[1])) if number else None
        return _of_iran(int(found[4]), int(found[6]), int(found[7]))
    found = _SHORT_YEAR.search(text)
    if found and (found["sign"] == "." or day_first):
        return _iso(2000 + int(found[4]), int(found[3]), int(found[1]))
    return None


def without_other_dates(text: str) -> tuple[str, int]:
    """A short text without the dates of these kinds, and how many there were."""
    count = 0
    for pattern in (_JAPANESE, _IRANIAN, _SHORT_YEAR):
        if pattern is _IRANIAN and other_date(text, True) is None:
            continue
        text, number = pattern.subn(" ", text)
        count += number
    return text, count


@cache
def iranian_months() -> dict[str, int]:
    """The number of each month of the Iranian year by its names in `lexicon/months_iran.tsv`."""
    known: dict[str, int] = {}
    for line in lines_of("months_iran.tsv"):
        number, _, names = line.partition("\t")
        known |= dict.fromkeys(names.split(), int(number))
    return known


def _of_iran(year: int, month: int, day: int) -> str | None:
    """A date of the Iranian calendar: six months of 31 days, five of 30, one of 29 or 30."""
    if not 1 <= month <= _MONTHS or not 1 <= day <= (31 if month <= _LONG_MONTHS else 30):
        return None
    years = range(min(year, _YEAR_OF_FIRST_DAY), max(year, _YEAR_OF_FIRST_DAY))
    days = sum(366 if one % 33 in _LEAP else 365 for one in years)
    before = 31 * min(month - 1, _LONG_MONTHS) + 30 * max(month - 1 - _LONG_MONTHS, 0) + day - 1
    begun = _FIRST_DAY + timedelta(days if year >= _YEAR_OF_FIRST_DAY else -days)
    return (begun + timedelta(before)).isoformat()


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

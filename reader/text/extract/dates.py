"""Dates as pages write them -> ISO 8601."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from reader.text.extract.calendars import other_date, without_other_dates
from reader.text.lexicon import lines_of

_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[T ](\d\d?):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?\s?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.I,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_MONTH = (
    r"([^\s\d!-@\[-`{-~¿«»‘-”–—…،、。·]{2,12}|[\u0e01-\u0e4e]{1,3}\.[\u0e01-\u0e2e]{1,2}"
    r"|[\u0600-\u06ff]{4,5} [\u0600-\u06ff]{5,6})(?:\s?/\s?[^\s\d/]{2,12}(?: [\u0600-\u06ff]{5,6})?)?"
)
"""A word that may be a month: no run of letters alone, as the vowel signs of Indian scripts are none."""
_YEAR = r"((?:19|20|25)\d\d)"
"""A year; those from 2500 on are counted from Buddha, as in Thailand."""
_BEFORE_MONTH = r"(?:de\s+|of\s+|ta['’]\s?|d['’])?"
_BEFORE_YEAR = r"(?:de\s+|del\s+|พ\.ศ\.\s*|ค\.ศ\.\s*)?"
_OF_YEAR = r"(?:\.\s*|\s+[^\W\d_]{1,2}\.\s+|\(?e?\)?ko\s+|\s+)"
"""What stands behind a year that goes before its month: "2024 m. kovo 2", "2024ko martxoaren 2a"."""
_WORDED = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|[.º])?[\s.-]{{1,3}}{_BEFORE_MONTH}{_MONTH}\.?(?:\s?[,،])?[\s.-]{{1,3}}{_BEFORE_YEAR}{_YEAR}"
    rf"|{_MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,)?\s+{_YEAR}"
    rf"|{_YEAR}{_OF_YEAR}(?!gada|оны|жылғы|йил){_MONTH}\.?\s+(\d{{1,2}})(?![\d:])(?!,?\s+(?:19|20)\d\d)"
    rf"|(\d{{1,2}})\s+(?:tháng|thg)\s+(\d{{1,2}}),?\s+(?:năm\s+)?{_YEAR}"
    rf"|{_YEAR}\s?(?:[年년./-]|оны\s)\s?(\d{{1,2}})\s?(?:[月월./-]|(?:-р\s)?сарын\s)\s?(\d{{1,2}})"
    rf"|{_YEAR}(?:\.\s+gada|[\s-]ж\.,?|\s+жылғы|\s+йил)\s+(\d{{1,2}})[.-]?\s*{_MONTH}"
)
_RUN = re.compile(r"\w+|.", re.S)
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)\d\d)(?!\d)")
_HALF_DAY = re.compile(r"\d\s?(am|pm|a\.m\.|p\.m\.)(?!\w)", re.I)
_CLOCK = re.compile(r"([1-3]\d{9})(\d{3}|\.\d{1,9})?")
"""Seconds since 1970 of this century, or thousandths of them."""
_ORDERS = {3: (2, 1, 0), 6: (1, 2, 0), 9: (0, 1, 2), 12: (2, 1, 0), 15: (0, 1, 2), 18: (1, 0, 2)}
"""For the last group of each way to write a date, how far before it day, month and year stand."""
_EARLIEST, _LATEST = 1900, 2100
_DIRECTIONS = frozenset(map(chr, (0x200E, 0x200F, 0x61C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Marks of the direction of writing, which stand within dates of Arabic pages."""
_ACCENTS = frozenset(map(chr, (*range(0x300, 0x370), *range(0x653, 0x656))))
_BUDDHA, _FROM_BUDDHA = 543, 2500
_NOON = 12
_AS_THEY_ARE = "*"
_STEM, _ENDING = 4, 3
"""The fewest letters that a month is known by without its ending, and the most that an ending has."""


def iso_date(value: Any, language: str | None = None) -> str | None:
    """The date of a machine-readable value as ISO 8601, time and zone as far as given; None if it is none.

    `language` is that of the page, for values that are no more than a date for readers.
    """
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return None
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > 100:
        return None
    found = _ISO.match(text)
    if found:
        stamp = _stamp(*found.groups())
        return (
            _in_its_half(datetime.fromisoformat(stamp), text).isoformat() if stamp and "T" in stamp else stamp
        )
    found = _COMPACT.match(text)
    if found:
        return _stamp(*found.groups())
    from email.utils import parsedate_to_datetime  # a dear import, for a form that few pages use

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return first_date(text, language)
    return _in_its_half(moment, text).isoformat() if _EARLIEST <= moment.year <= _LATEST else None


def _in_its_half(moment: datetime, text: str) -> datetime:
    """A moment whose hour was read without "am" and "pm", in the half of the day that the text says."""
    half = _HALF_DAY.search(text)
    if half is None or moment.hour > _NOON:
        return moment
    return moment.replace(hour=moment.hour % _NOON + (_NOON if half[1][0] in "pP" else 0))


def clock_date(value: Any) -> str | None:
    """The moment of a number of seconds or thousandths of them since 1970, as ISO 8601; None if it is none.

    Any long number may look like one: it is for values that are named for a time.
    """
    known = isinstance(value, str | int | float)
    found = _CLOCK.fullmatch(str(value).strip()[:30]) if known else None
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat() if found else None


def first_date(text: str, language: str | None = None) -> str | None:
    """The first date written out in a short text ("3 May 2021", "3 de mayo de 2021"), as a day.

    `language` is that of the text, where it is known: "3/5/2021" is in May in all but English.
    """
    text = _in_own_digits(text[:200])
    worded = next(_worded_dates(text, language), None)
    if worded:
        return _worded(worded, language)
    numbered = _NUMBERED.search(text)
    if numbered is None:
        return other_date(text, language not in (None, "en"))
    first, second, year = int(numbered[1]), int(numbered[3]), int(numbered[4])
    # Days before months, as most of the world writes, unless only the other way makes a date; with a slash
    # or a hyphen and both possible nobody can tell who does not know that the text is not English.
    either = numbered[2] != "." and first <= 12 and second <= 12 and first != second
    if either and language in (None, "en"):
        return None
    return _day(year, second, first) or _day(year, first, second)


def _worded_dates(text: str, language: str | None = None) -> Iterator[re.Match[str]]:
    """The matches of `_WORDED` that are dates; behind a year that is of none another may begin at once."""
    at = 0
    while found := _WORDED.search(text, at):
        at = found.end()
        if _worded(found, language):
            yield found
        elif run := _RUN.match(text, found.start()):
            at = run.end()


def _worded(found: re.Match[str], language: str | None = None) -> str | None:
    """The date of a match of `_WORDED`; None where its word is no month, or no word in a year of Buddha."""
    last = found.lastindex or 3
    day, month, year = (found[last - back] for back in _ORDERS[last])
    number = int(month) if month.isdigit() else _month(month, language)
    since = int(year)
    if since >= _FROM_BUDDHA:
        since = 0 if month.isdigit() else since - _BUDDHA
    return _day(since, number, int(day)) if number else None


def _month(name: str, language: str | None = None) -> int:
    """The number of a month by its name, in another case of it or shortened; 0 if it is none.

    `language` is that of the text: "listopada" is in October in Croatian, in November in Polish.
    """
    name = _plain(name)
    if language and (own := months(language).get(name)):
        return own
    stem = name[: max(_STEM, len(name) - _ENDING)]
    like = (number for known, number in months().items() if len(name) >= _STEM and known.startswith(stem))
    return months().get(name) or months(_AS_THEY_ARE).get(name) or next(like, 0)


def _plain(name: str) -> str:
    """A name in small letters without accents: where all are capitals many languages leave them out."""
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if letter not in _ACCENTS).replace("ı", "i").rstrip(".")


def _in_own_digits(text: str) -> str:
    """A text with the digits of any script as those from 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text if letter not in _DIRECTIONS)


def written_dates(text: str, language: str | None = None) -> tuple[str, int]:
    """A short text without the dates in it, and how many there were; `language` is that of the text."""
    count = 0
    text = _in_own_digits(text)
    for pattern in (_ISO, _WORDED, _NUMBERED):
        matches = _worded_dates(text, language) if pattern is _WORDED else pattern.finditer(text)
        for found in reversed(list(matches)):
            text = f"{text[: found.start()]} {text[found.end() :]}"
            count += 1
    text, others = without_other_dates(text)
    return text, count + others


@cache
def months(language: str = "") -> dict[str, int]:
    """The number of each month by its names in the languages of `lexicon/months.tsv`.

    With a language, those names alone that are of another month in it than elsewhere, or of one in it alone;
    with a star those that are known as they are, and not by another ending.
    """
    known: dict[str, int] = {}
    for line in lines_of("months.tsv"):
        number, _, names = line.partition("\t")
        number, _, own = number.partition(" ")
        if own == language:
            known |= dict.fromkeys((_plain(name).replace("_", " ") for name in names.split()), int(number))
    return known


def _stamp(
    year: str,
    month: str,
    day: str,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None = None,
) -> str | None:
    whole = _day(int(year), int(month), int(day))
    if whole is None or hour is None or minute is None:
        return whole
    zone = (zone or "").upper()
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    text = f"{whole}T{int(hour):02}:{minute}:{second or '00'}{zone}"
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return whole
    return text


def _day(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if _EARLIEST <= found.year <= _LATEST else None

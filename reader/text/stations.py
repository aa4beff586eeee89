"""Stations in a text by the way they are called, for no list holds them all.

That is by call sign ("KQRS-TV"), by channel ("Fox 13", "12 News") or by frequency ("101.9 The Gull").

The form of call signs is the one that the Federal Communications Commission gives out: K west and W east of
the Mississippi, three letters in all or four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from reader.text.lexicon import alternatives, phrase_lists

# The letter comes first and what may not stand before it second: a search for one set of letters is fast.
_CALL = re.compile(
    r"[KW](?<![\w.@#-][KW])(?:-(?=[A-Z]{3}(?![\w-])))?([A-Z]{2,3})"
    r"(?P<suffix>-(?:TV|FM|AM|DT|CD|LP)(?!\w*[a-z])\d{0,2}|\.com\b|(?=\d{1,2}(?!\w))"
    r"|(?![\w&]|-(?![A-Z]|\d{1,2}(?![\w.]))))"
    r"(?P<number>(?:[ -]|(?<=[A-Z]{4})(?=\d{1,2}(?!\w)))"
    r"(?:\d{3,4} ?[AF]M|\d{2,3}\.\d(?: ?FM)?|\d{1,4})(?![\w.%]\w|%|,\d))?"
    r"(?P<radio> (?:Radio|TV|News(?: Radio)?|Newsradio|NewsRadio)\b)?"
)
_WAVE_FIRST = re.compile(
    r"(?:\d{2,3}\.\d|\d{3,4})(?: ?(?P<band>[AF]M))?"
    r"(?P<named> The(?: [A-Z][\w&'-]+){1,2}| (?:K[A-Z]{3}|W[A-Z]{2,3})\b)?"
)
_NUMBER = re.compile(r"\d(?<!\d\d)")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)[ -]?$")
_NO_CHANNEL = frozenset(".,$€£#-_")
"""No number that one of these stands before is a channel or a frequency."""
_HEAD_REACH = 24
_LOWEST_AM, _HIGHEST_AM = 530, 1700
"""The band of AM radio in the Americas in kHz, by the International Telecommunication Union."""
_CHANNEL_END = r"\d{1,2}(?![\w%]|[.,-]\d)"
_WAVE_END = r"(?:\d{2,3}\.\d|\d{3,4})(?: ?[AF]M)?(?![\w%]|[.,-]\d)"
_TOWN = re.compile(r" [A-Z][a-z]+(?: [A-Z][a-z]+)?\b(?!['’.]?[A-Z])")
_REGION = re.compile(r"(?:^|(?<=[a-z,.] ))([A-Z][a-z]+) $")
_OTHER_NAME = re.compile(r"[(/]")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_NEXT = re.compile(r" ([A-Za-z]+)")


class Station(NamedTuple):
    """A station named from `start` to `end`. `key` is what all ways to write it share; `sure` means that the
    words mean nothing else."""

    name: str
    key: str
    start: int
    end: int
    sure: bool


def stations(text: str) -> list[Station]:
    """Every station that a text names, in order and apart. Linear."""
    found: list[Station] = []
    every = sorted(chain(_by_call(text), _by_number(text), _by_market(text)), key=_first_longest)
    for station in every:
        if not found or station.start >= found[-1].end:
            found.append(station)
    return found


def _first_longest(station: Station) -> tuple[int, int]:
    return station.start, -station.end


def _by_call(text: str) -> Iterator[Station]:
    for match in _CALL.finditer(text):
        call = match[0][0] + match[1]
        sure = bool(match["suffix"]) or is_call(call, match["number"] is not None)
        if match[0][1] == "-" and not (match["number"] or match["radio"] or _is_called(text, match.start())):
            continue
        if not sure or _is_shouted(text, *match.span()) or _is_other(text, match):
            continue
        end = match.end("radio") if match["radio"] else match.end("suffix")
        if match["number"] and not _counts(text, match.end("number")):
            end = max(end, match.end("number"))
        whole = _whole(text, end)
        if whole == match.end("suffix"):
            whole = end = _with_town(text, end)
        # What stands in brackets or behind a slash is another name of the station.
        name = text[match.start() : end if _OTHER_NAME.search(text, end, whole) else whole]
        yield Station(name, call, match.start(), whole, sure=True)


def _is_called(text: str, start: int) -> bool:
    """Whether the word before a name says that it is a station's: "radio K-QRS", but no "told K-POP"."""
    word = _WORD_BEFORE.search(text, max(0, start - _HEAD_REACH), start)
    return word is not None and word[1].lower() in _words("called")


def is_call(call: str, numbered: bool) -> bool:
    """Whether capitals are a station's: "KQRS", but no "WHAT" and no "WHO"."""
    if len(call) == 3:
        return call in _words("short_calls")
    return call not in _words("no_calls") or (numbered and call in _words("calls_with_channel"))


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words beside are capitals as well, as in a headline, where all is written so."""
    before, after = text[max(0, start - 9) : start].split(), text[end : end + 9].split()
    return any(word.isupper() and word.isalpha() and len(word) > 3 for word in (*before[-1:], *after[:1]))


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether letters stand for something else by the article before or the year behind: "the WQPB diet"."""
    plain = not match["suffix"]
    return plain and (
        text[max(0, match.start() - 4) : match.start()].lower() == "the "
        or bool(_YEAR.match(text, match.end("suffix")))
    )


def _whole(text: str, end: int) -> int:
    """Where the name ends with what a station is called besides: "KQRS-TV Channel 5"."""
    more = _called_besides().match(text, end)
    return more.end() if more else end


def _counts(text: str, end: int) -> bool:
    """Whether a number counts what follows: "KQRS 12 times"."""
    after = _NEXT.match(text, end)
    return after is not None and after[1] in _words("counted")


def _by_market(text: str) -> Iterator[Station]:
    """By the towns that follow a network's name: "Fox Houston"; not where that begins a longer name."""
    for match in _market().finditer(text):
        yield Station(match[0], match[0].casefold(), *match.span(), sure=True)


def _by_number(text: str) -> Iterator[Station]:
    """By the numbers of a text: what stands right before one may be a station's name, or what follows it."""
    for number in _NUMBER.finditer(text):
        start = _head_before(text, number.start())
        last = _channel_last().match(text, start) if start >= 0 else None
        if last:
            yield from _by_channel(text, last)
        elif not ((before := text[number.start() - 1 : number.start()]) in _NO_CHANNEL or before.isalnum()):
            yield from _by_number_first(text, number.start())


def _head_before(text: str, at: int) -> int:
    """Where the name begins that a number ends, -1 where none does."""
    word = _WORD_BEFORE.search(text, max(0, at - _HEAD_REACH), at)
    for head in _heads().get(word[1], ()) if word else ():
        start = word.end(1) - len(head) if word else 0
        if text.startswith(head, start) and not text[start - 1 : start].isalnum():
            return start
    return -1


@cache
def _heads() -> dict[str, list[str]]:
    """What stands before a channel or a frequency, by its last word, the longest first."""
    heads: dict[str, list[str]] = {}
    every = _words("networks") | _words("channels") | _words("unsure_channels") | _words("waves")
    for head in sorted(every, key=len, reverse=True):
        heads.setdefault(re.split("[ /]", head)[-1], []).append(head)
    return heads


def _by_channel(text: str, match: re.Match[str]) -> Iterator[Station]:
    if _counts(text, match.end()):
        return
    news = "News " in match[0] or "NEWS" in match[0]
    start = _with_region(text, match.start()) if news else match.start()
    end = _with_town(text, match.end()) if news or match["network"] else match.end()
    sure = match["word"] not in _words("unsure_channels") or match["show"] is not None
    # "NewsChannel 5" is Channel 5 later on.
    key = "".join(filter(str.isalnum, match["head"])).lower().replace("newschannel", "channel")
    yield Station(text[start:end], key, start, end, sure)


def _by_number_first(text: str, at: int) -> Iterator[Station]:
    show = _channel_first().match(text, at)
    wave = None if show else _WAVE_FIRST.match(text, at)
    if show:
        start = _with_region(text, at) if "News" in show[0] else at
        yield Station(
            text[start : show.end()], "".join(show[0].split()).lower(), start, show.end(), sure=True
        )
    elif wave and _is_wave(wave[0]) and (wave["named"] or (wave["band"] and "." in wave[0])):
        yield Station(wave[0], wave[0].lower(), *wave.span(), sure=True)


def _is_wave(name: str) -> bool:
    """Whether a number is a frequency, of FM in MHz with a point or of AM in kHz: "2020 The" is a year."""
    number = name.split()[0].rstrip("AFM")
    return "." in number or _LOWEST_AM <= int(number) <= _HIGHEST_AM


def _with_region(text: str, start: int) -> int:
    """Where a name begins with what it is the news of: "Bay News 9"."""
    region = _REGION.search(text, max(0, start - 30), start)
    if not region or region[1].lower() in _words("no_towns"):
        return start
    return region.start(1)


def _with_town(text: str, end: int) -> int:
    """Where a name ends with the town it has behind the channel: "Fox 13 Norfield"."""
    town = _TOWN.match(text, end)
    if not town or _words("no_towns") & set(town[0].lower().split()):
        return end
    return town.end()


@cache
def _channel_last() -> re.Pattern[str]:
    networks, channels, waves = (_either(key) for key in ("networks", "channels", "waves"))
    unsure, shows = _either("unsure_channels"), _either("shows")
    return re.compile(
        rf"(?P<head>(?P<network>{networks})[ -]?{_CHANNEL_END}|(?P<word>{channels}|{unsure}) ?{_CHANNEL_END}"
        rf"|(?:{waves}) {_WAVE_END}(?: [KW][A-Z]{{3}}\b)?)(?P<show> (?:{shows})\b)?"
    )


@cache
def _market() -> re.Pattern[str]:
    networks, markets = _either("networks"), _either("markets")
    return re.compile(rf"\b(?:CBS News|{networks})[ -](?:{markets})\b(?! [A-Z]|['’]?-)")


@cache
def _channel_first() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}} ?(?:{_either('shows')})\b|\d{{1,2}}(?:TV|ABC|abc|NBC|CBS|FOX)\b")


@cache
def _called_besides() -> re.Pattern[str]:
    words = "|".join(_either(key) for key in ("networks", "channels", "unsure_channels", "waves"))
    return re.compile(
        rf"(?: ?\(|[ /-])?(?:(?:{words}) ?(?:{_WAVE_END}|{_CHANNEL_END})(?: (?:{_either('shows')})\b)?"
        rf"|(?<= )(?:{_either('shows')})\b|(?<= )\d\d?TV\b|(?<=\()\d{{2,3}}\.\d(?: ?FM)?\b)\)?"
    )


@cache
def _words(key: str) -> frozenset[str]:
    return phrase_lists("stations")[key]


def _either(key: str) -> str:
    return alternatives(_words(key))

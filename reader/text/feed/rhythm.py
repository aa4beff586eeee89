"""When a feed asks to be left alone: `ttl`, `skipHours` and `skipDays` of RSS 2.0, and `sy:updatePeriod`.

Read from the bytes before the first entry, beside whichever parser reads the feed: few feeds have them.
"""

from __future__ import annotations

import re

from reader.model import Rhythm

_HEAD = 65_536
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_TTL = re.compile(rb"<ttl>\s{0,9}([0-9]{1,7})")
_HOUR = re.compile(rb"<hour>\s{0,9}([0-9]{1,2})\s{0,9}</hour>")
_DAY = re.compile(rb"<day>\s{0,9}([A-Z])([a-z]{2})[a-z]{0,9}\s{0,9}</day>")
_PERIOD = re.compile(rb"<sy:updatePeriod>\s{0,99}([a-z]{1,10})")
_FREQUENCY = re.compile(rb"<sy:updateFrequency>\s{0,99}([0-9]{1,4})")
_DAYS = (b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun")
_MINUTES = {b"hourly": 60, b"daily": 1440, b"weekly": 10_080, b"monthly": 43_200, b"yearly": 525_600}
_LONGEST = 1440
"""Minutes that a feed may ask to be left alone: with more, one wrong digit would keep news back for days."""


def rhythm_of(body: bytes) -> Rhythm:
    """The wishes of an XML feed. RSS counts hours in GMT, and calls midnight 0 or 24."""
    head = body[:_HEAD]
    entry = _ENTRY.search(head)
    head = head[: entry.start()] if entry else head
    return Rhythm(
        minutes=min(max(_number(_TTL, head), _period(head)), _LONGEST),
        hours=tuple(sorted({int(hour) % 24 for hour in _HOUR.findall(head) if int(hour) <= 24})),
        days=tuple(
            sorted({_DAYS.index(day) for first, rest in _DAY.findall(head) if (day := first + rest) in _DAYS})
        ),
    )


def _period(head: bytes) -> int:
    """The minutes between two updates, by the syndication module: a period, and how often within it."""
    period = _PERIOD.search(head)
    minutes = _MINUTES.get(period[1], 0) if period else 0
    return minutes // max(_number(_FREQUENCY, head), 1)


def _number(pattern: re.Pattern[bytes], head: bytes) -> int:
    found = pattern.search(head)
    return int(found[1]) if found else 0

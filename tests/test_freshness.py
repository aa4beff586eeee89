"""The cache rules as a table."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.web.freshness import fresh_until, retry_at

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY = 86_400


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 600),
        ({"cache-control": "max-age=90"}, 90),
        ({"cache-control": "public, Max-Age=90, must-revalidate"}, 90),
        ({"cache-control": 'max-age="90"'}, 90),
        ({"cache-control": "max-age=90", "age": "30"}, 60),
        ({"cache-control": "max-age=90", "age": "300"}, 0),
        ({"cache-control": "max-age=90", "age": "soon"}, 90),
        ({"cache-control": "max-age=-5"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "max-age=31536000"}, DAY),
        ({"cache-control": "max-age=9999999999999999999999"}, 0),
        ({"cache-control": "no-cache, max-age=90"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "private"}, 600),
        ({"cache-control": "max-age=90", "expires": "Mon, 23 Nov 2026 12:00:00 GMT"}, 90),
        ({"expires": "Mon, 23 Nov 2026 08:05:00 GMT"}, 300),
        ({"expires": "Mon, 23 Nov 2026 08:05:00 GMT", "date": "Mon, 23 Nov 2026 08:04:00 GMT"}, 60),
        ({"expires": "0"}, 0),
        ({"expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
        ({"expires": "Fri, 31 Dec 9999 23:59:59 GMT", "date": "Mon, 01 Jan 0001 00:00:00 GMT"}, DAY),
    ],
)
def test_fresh_until(headers: dict[str, str], seconds: int) -> None:
    assert fresh_until(headers, NOW, 10) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("Mon, 23 Nov 2026 08:30:00 GMT", 1800),
        ("Mon, 23 Nov 2026 08:30:00 -0000", 1800),
        ("Mon, 23 Nov 2026 07:30:00 GMT", 0),
        ("0", 0),
        ("99999999", DAY),
        ("9" * 11, DAY),
        ("Mon, 23 Nov 2099 08:30:00 GMT", DAY),
        ("", None),
        ("soon", None),
        ("-3", None),
        ("٣", None),
        ("1e9", None),
        ("\x00", None),
        ("Mon, 99 Xxx 2026 99:99:99 GMT", None),
    ],
)
def test_retry_at(value: str, seconds: int | None) -> None:
    wanted = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert retry_at({"retry-after": value}, NOW) == wanted


def test_without_the_header_there_is_no_date() -> None:
    assert retry_at({}, NOW) is None

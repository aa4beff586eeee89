"""When feeds ask to be left alone."""

from __future__ import annotations

import pytest
from loopback import item, rss

from reader.model import Rhythm
from reader.text.feed import parse_feed
from reader.text.feed.rhythm import rhythm_of

HOURS = "".join(f"<hour>{hour}</hour>" for hour in (0, 3, 24, 99, 23))


@pytest.mark.parametrize(
    ("said", "rhythm"),
    [
        ("", Rhythm()),
        ("<ttl>90</ttl>", Rhythm(90)),
        ("<ttl> 720\n</ttl>", Rhythm(720)),
        ("<ttl>999999</ttl>", Rhythm(1440)),
        ("<ttl>soon</ttl><ttl/>", Rhythm()),
        (f"<skipHours>{HOURS}</skipHours>", Rhythm(hours=(0, 3, 23))),
        ("<skipDays><day>Sunday</day><day>Saturday</day><day>Someday</day></skipDays>", Rhythm(days=(5, 6))),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", Rhythm(60)),
        (
            "<sy:updatePeriod>\n daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            Rhythm(360),
        ),
        ("<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", Rhythm(1440)),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", Rhythm(60)),
    ],
)
def test_what_a_feed_says_of_when_to_ask(said: str, rhythm: Rhythm) -> None:
    assert rhythm_of(rss(item("a"), extra=said)) == rhythm


def test_a_story_does_not_say_when_to_ask() -> None:
    assert rhythm_of(rss(item("a", text="<ttl>600</ttl>"))) == Rhythm()


@pytest.mark.parametrize("broken", ["", "&nosuch;"])
def test_it_is_read_beside_either_parser(broken: str) -> None:
    body = rss(item("a"), extra=f"<ttl>120</ttl>{broken}")
    assert parse_feed(body, "text/xml", "https://a.example/feed").rhythm == Rhythm(120)

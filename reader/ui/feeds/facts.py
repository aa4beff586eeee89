"""What is known of a feed and what is set for it alone, a row a thing. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reader.model import Feed, counted
from reader.ui.dates import moment_of

AS_ALL = "as for all feeds"
LABELS = {
    "title": "Title",
    "folder": "Folder",
    "refresh_minutes": "Fetched",
    "full_text": "Full texts",
    "user_agent": "User agent",
    "proxy": "Proxy",
    "address": "Address",
    "private": "Private network",
}


class Row(NamedTuple):
    """A line of the card; `key` is what Enter changes; without it the row cannot be chosen."""

    label: str
    text: str
    key: str = ""


def rows_of(feed: Feed, values: Mapping[str, str], common: Mapping[str, str]) -> list[Row]:
    """The card of a feed for which these values are set; `common` are those that hold for all."""
    came = f"last came on {moment_of(feed.checked)}; " if feed.checked else "never came yet; "
    known = [
        Row("Page", feed.site_url or ""),
        Row("Stories", f"{came}{counted(feed.stories, 'story')}, {feed.unread:,} unread"),
        Row("Problem" if feed.problem else "Notice", said_of(feed)),
    ]
    unset = {
        "folder": "none",
        "refresh_minutes": f"every {common['refresh_minutes']} minutes, {AS_ALL}",
        "full_text": f"{common['full_text']}, {AS_ALL}",
        "user_agent": AS_ALL,
        "proxy": AS_ALL,
    }
    own = dict(values)
    if own["refresh_minutes"]:
        own["refresh_minutes"] = f"every {own['refresh_minutes']} minutes"
    changeable = [Row(label, own[key] or unset.get(key, ""), key) for key, label in LABELS.items()]
    return [*(row for row in known if row.text), *changeable]


def said_of(feed: Feed) -> str:
    """What is wrong with a feed, since when, and when it last worked."""
    since = ""
    if feed.failing_since:
        came = f"it last came on {moment_of(feed.checked)}" if feed.checked else "it never came"
        since = f"Failing since {moment_of(feed.failing_since)}; {came}."
    return " ".join(filter(None, (feed.problem, since, feed.notice)))

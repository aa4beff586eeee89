"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1) -> `ParsedFeed`. Values of a wrong type are missing."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from reader.model import Entry, ParsedFeed, ReaderError
from reader.text.clean import host_of, safe_line, safe_url
from reader.text.feed.dates import written_date
from reader.text.feed.entry import (
    ENTRY_CAP,
    distinct,
    feed_title,
    likely_date,
    make_entry,
    only_the_first,
    paragraphs,
)


def read_json_feed(body: bytes, url: str) -> ParsedFeed:
    """The feed in a JSON body; ReaderError when it is not JSON or has no list of items."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ReaderError(f"The JSON feed of {host_of(url) or url} cannot be read.") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ReaderError(f"The JSON feed of {host_of(url) or url} has no list of items.")
    home = safe_url(_text(feed, "home_page_url"), url)
    items = [item for item in items if isinstance(item, dict)]
    language = safe_line(_text(feed, "language"))[:35] or None
    entries = (_entry(item, home or url, language) for item in items[:ENTRY_CAP])
    return ParsedFeed(
        title=feed_title(safe_line(_text(feed, "title"))) or host_of(url),
        site_url=home,
        language=language,
        entries=distinct(entries),
        notice=only_the_first(ENTRY_CAP) if len(items) > ENTRY_CAP else "",
    )


def _entry(item: dict[str, Any], base: str, language: str | None) -> Entry:
    links = (_text(item, "url"), _text(item, "external_url"), _attachment(item))
    link = next((link for link in map(str.strip, links) if link and not link.startswith("-")), "")
    url = safe_url(link, base)
    content = _text(item, "content_html") or paragraphs(_text(item, "content_text") or _text(item, "summary"))
    date = _text(item, "date_published") or _text(item, "date_modified")
    return make_entry(
        guid=_text(item, "id"),
        url=url,
        title=safe_line(_text(item, "title")),
        author=_authors(item),
        published=likely_date(_date(date, language)),
        content=content,
        base=url or base,
    )


def _attachment(item: dict[str, Any]) -> str:
    """The file of an item that has no page, as an episode may."""
    files = item.get("attachments")
    first = files[0] if isinstance(files, list) and files else None
    return _text(first, "url") if isinstance(first, dict) else ""


def _authors(item: dict[str, Any]) -> str:
    """Names of version 1.1's "authors", else of version 1.0's "author"."""
    authors = item.get("authors")
    if not isinstance(authors, list):
        authors = [item.get("author")]
    names = (safe_line(_text(author, "name")) for author in authors if isinstance(author, dict))
    return ", ".join(name for name in names if name)


def _date(text: str, language: str | None) -> datetime | None:
    """The format asks for RFC 3339; some write dates as RSS has them, or as they please."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return written_date(text, language)


def _text(table: dict[str, Any], key: str) -> str:
    """The string at a key. Ids are numbers in some feeds, and the format says to read those as strings."""
    value = table.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""

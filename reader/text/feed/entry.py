"""What is the same for entries of every feed format: plain titles, dates, absolute links, distinct guids."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urljoin

from reader.model import Entry
from reader.text.clean import safe_line, safe_text

ENTRY_CAP = 5000
LONGEST_TITLE = 500
LONGEST_GUID = 1000
TITLE_FROM_TEXT = 80

_EPOCH = datetime(1970, 1, 2, tzinfo=UTC)
"""Broken clocks write the first day of 1970 or year 1; no feed is older than feeds are."""
_TOO_LATE = datetime(2100, 1, 1, tzinfo=UTC)

# Only known tags are taken out of a title: "<Ctrl> explained" means its angle brackets.
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|nobr|q|s|samp|small|span"
    r"|strike|strong|sub|sup|tt|u|var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAKING_TAG = re.compile(
    r"</?(?:article|blockquote|br|center|div|figure|figcaption|h[1-6]|hr|li|ol|p|section|table|td|th|tr|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ADDRESS = re.compile(
    r"""(\s(?:href|src|poster)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE
)


def plain_line(markup: str) -> str:
    """HTML of a title as one line of text: known tags go, entities become what they stand for."""
    return safe_line(html.unescape(_INLINE_TAG.sub("", _BREAKING_TAG.sub(" ", markup))))


def paragraphs(text: str) -> str:
    """Plain text as HTML, a paragraph for each run of lines."""
    parts = re.split(r"\n[ \t]*\n", safe_text(text))
    return "".join(f"<p>{html.escape(part.strip(), quote=False)}</p>" for part in parts if part.strip())


def absolute_links(markup: str, base: str) -> str:
    """The HTML with the addresses in its tags joined to `base`."""

    def joined(match: re.Match[str]) -> str:
        name, *values = match.groups()
        value = html.unescape(next((value for value in values if value is not None), "")).strip()
        if not value or value.startswith("#"):
            return match.group()
        try:
            return f'{name}"{html.escape(urljoin(base, value))}"'
        except ValueError:
            return match.group()

    return _TAG.sub(lambda tag: _ADDRESS.sub(joined, tag.group()), markup)


def likely_date(date: datetime | None) -> datetime | None:
    """The date in UTC, a naive one taken as UTC; None when no story can have it."""
    if date is None:
        return None
    try:
        date = date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except OverflowError:
        return None
    return date if _EPOCH <= date < _TOO_LATE else None


def make_entry(
    *,
    guid: str,
    url: str | None,
    title: str,
    author: str,
    published: datetime | None,
    content: str,
    base: str,
) -> Entry:
    """An entry from what a feed says of it. `title` and `author` are plain already, `content` is HTML.

    Where there is no guid the address stands for it, and where there is none either a digest of what it says.
    An entry without a title is called by its first words, as those of short messages are.
    """
    content = absolute_links(safe_text(content), base).strip()
    title = title or _first_words(content) or url or "Untitled"
    guid = safe_line(guid) or url or _digest(title, content)
    return Entry(
        guid=guid if len(guid) <= LONGEST_GUID else _digest(guid),
        url=url,
        title=_cut(title, LONGEST_TITLE),
        author=_cut(author, LONGEST_TITLE) or None,
        published=published,
        content=content,
    )


def feed_title(title: str) -> str:
    """The title of a feed, as long as a title is."""
    return _cut(title, LONGEST_TITLE)


def only_the_first(number: int) -> str:
    """What to say of a feed that has more entries than are taken."""
    return f"The feed is longer than {number:,} stories: only its first ones were taken."


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The first 5,000 entries. A guid that several of them have is replaced by a digest of guid, address and
    title, since some feeds give all their entries the same one; true repetitions are dropped.
    """
    kept = list(islice(entries, ENTRY_CAP))
    shared = {guid for guid, times in Counter(entry.guid for entry in kept).items() if times > 1}
    found: dict[str, Entry] = {}
    for entry in kept:
        if entry.guid in shared:
            entry = replace(entry, guid=_digest(entry.guid, entry.url or "", entry.title))
        found.setdefault(entry.guid, entry)
    return tuple(found.values())


def _first_words(content: str) -> str:
    text = safe_line(html.unescape(re.sub(r"<[^<>]*>?", " ", content[:4000])))
    return _cut(text, TITLE_FROM_TEXT)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head, blank, _ = text[:longest].rpartition(" ")
    return f"{(head if blank else text[:longest]).rstrip(' ,.;:')}…"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

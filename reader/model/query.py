"""What a search asks for, as a tree. `reader.text.query` reads one from what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Field(StrEnum):
    """Where words are looked for, as it is written before the colon."""

    TITLE = "title"
    BODY = "body"
    AUTHOR = "author"
    FEED = "feed"
    FOLDER = "folder"
    SITE = "site"
    URL = "url"
    SPEAKER = "speaker"
    SAID = "said"
    VIA = "via"
    SOURCE = "source"
    LANG = "lang"
    TAG = "tag"
    NOTE = "note"


class Flag(StrEnum):
    """What a story is or has, as it is written behind `is:` or `has:`."""

    UNREAD = "unread"
    READ = "read"
    BOOKMARKED = "bookmarked"
    SAVED = "saved"
    OFFLINE = "offline"
    CHANGED = "changed"
    HIDDEN = "hidden"
    BEGUN = "begun"
    CHECKED = "checked"
    ALTERED = "altered"
    DOUBTFUL = "doubtful"
    QUOTES = "quotes"
    SOURCES = "sources"
    PRIMARY = "primary"
    UNLINKED = "unlinked"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, in a field or (None) in title, author or text.

    `begun` means that the last word is only the beginning of one.
    """

    text: str
    field: Field | None = None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A date from `since` on and before `before`; None is no bound."""

    since: datetime | None
    before: datetime | None


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not hold for."""

    part: Query


@dataclass(frozen=True, slots=True)
class AllOf:
    """What every part holds for; without parts, everything."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What at least one part holds for."""

    parts: tuple[Query, ...]


Query = Term | Within | Flag | Not | AllOf | AnyOf

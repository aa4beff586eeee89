"""The user's own order of a library: tags, and the changes of it that can be undone."""

from __future__ import annotations

from typing import NamedTuple


class Tag(NamedTuple):
    """One of the user's tags, and how many stories have it."""

    name: str
    stories: int


class TagChange(NamedTuple):
    """A change of tags that can be undone: which (story id, tag id) came, and which went."""

    label: str
    added: tuple[tuple[int, int], ...]
    removed: tuple[tuple[int, int], ...]
    spelled: str = ""
    """How the tag was spelled before its capitals were changed; empty if they were not."""


class NoteChange(NamedTuple):
    """A change of a story's note that can be undone: the text that it was, empty for none."""

    label: str
    story: int
    before: str


class HideChange(NamedTuple):
    """Stories hidden, or shown again, which can be undone: each as (story id, rule, whether unread)."""

    label: str
    hidden: bool
    rows: tuple[tuple[int, str, bool], ...]


class QueryList(NamedTuple):
    """A list of the user's own: what it is called, and the search whose stories it shows."""

    name: str
    query: str


class StoryRule(NamedTuple):
    """What is done with new stories that a search finds, those of one `feed` (its address) or of all."""

    name: str
    query: str
    feed: str = ""
    read: bool = False
    bookmark: bool = False
    hide: bool = False
    offline: bool = False
    notify: bool = False
    tags: tuple[str, ...] = ()

"""How the user orders a library: tags, notes, how far stories are read, and those kept out of the lists."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from reader.library.parts import Parts
from reader.model import HideChange, NoteChange, QueryList, ReaderError, Tag, TagChange, counted
from reader.store import begun, groups, hidden, notes, tags
from reader.store.begun import LeftOff as LeftOff
from reader.text.clean import safe_line

if TYPE_CHECKING:
    from reader.config.story_rules import StoryRules

LONGEST_NOTE = 20_000
"""Characters of a note."""


class Organising:
    """What the user puts on stories. Changes of tags, notes and what is hidden are taken back by `undo`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @property
    def has_rules(self) -> bool:
        """Whether there is a file of rules for new stories."""
        return self._parts.own.rules_file is not None and os.path.exists(self._parts.own.rules_file)

    def rules(self) -> StoryRules:
        """The rules for new stories, and what is wrong in their file."""
        from reader.config.story_rules import StoryRules
        from reader.library.arriving import story_rules

        return story_rules(self._parts) or StoryRules()

    def tags(self) -> tuple[Tag, ...]:
        """The user's tags by name, with how many stories of the lists have each."""
        return tags.every(self._parts.store)

    def tag(self, ids: Sequence[int], add: str, remove: Collection[str] = ()) -> TagChange:
        """Put the tags that were typed on stories, and take others off.

        Raises ReaderError for what can be no tag.
        """
        from reader.text.tagging import read_tags

        named = read_tags(add)
        together = groups.whole(self._parts.store, ids)
        added, removed = tags.change(self._parts.store, together, named, remove)
        return TagChange(_tagged(len(ids), named if added else (), remove if removed else ()), added, removed)

    def retag(self, ids: Sequence[int], before: Collection[str], typed: str) -> TagChange:
        """Put the tags that were typed on stories in place of those `before`.

        Raises ReaderError for what can be no tag.
        """
        from reader.text.tagging import read_tags

        kept = {tag.casefold() for tag in read_tags(typed)}
        return self.tag(ids, typed, [tag for tag in before if tag.casefold() not in kept])

    def untag(self, ids: Sequence[int], typed: str) -> TagChange:
        """Take the tags that were typed off stories. Raises ReaderError for what can be no tag."""
        from reader.text.tagging import read_tags

        return self.tag(ids, "", read_tags(typed))

    def remove_tag(self, name: str) -> TagChange:
        """Take a tag off every story that has it."""
        return self.tag(tags.tagged(self._parts.store, name), "", [name])

    def rename_tag(self, old: str, new: str) -> TagChange:
        """Give a tag another name; where that is the name of another tag, they become one.

        Raises ReaderError for what can be no tag, and when no story has the old one.
        """
        from reader.text.tagging import read_tags

        store = self._parts.store
        old = old.removeprefix("#")
        ids, named = tags.tagged(store, old), read_tags(new)
        if not ids:
            raise ReaderError(f"{safe_line(old)}: no story has this tag; `quoth tags` lists them.")
        if len(named) != 1:
            raise ReaderError(f"{safe_line(new)}: name one tag.")
        name, spelled = named[0], tags.spelling(store, named[0])
        merges = old.casefold() != name.casefold()
        label = f"Merged #{old} into" if merges and tags.tagged(store, name) else f"Renamed #{old} to"
        with store.write():
            added, removed = tags.change(store, ids, named, [old] if merges else [])
            tags.respell(store, name)
        return TagChange(f"{label} #{name}", added, removed, spelled)

    def uses_of_tag(self, name: str, own: Iterable[QueryList]) -> tuple[str, ...]:
        """Which of the user's `own` lists, and of the rules for new stories, name a tag."""
        from reader.library.searching import names_tag

        rules = [
            rule.name
            for rule in self.rules().rules
            if names_tag(rule.query, name) or name.casefold() in map(str.casefold, rule.tags)
        ]
        return (*(each.name for each in own if names_tag(each.query, name)), *rules)

    def note(self, story_id: int, text: str) -> NoteChange:
        """Keep a note on a story in place of the one before; an empty one takes it away.

        Raises ReaderError for one that is too long.
        """
        from reader.text.clean import safe_text

        kept = safe_text(text).strip()
        if len(kept) > LONGEST_NOTE:
            raise ReaderError(f"A note has room for {LONGEST_NOTE:,} characters; this one has {len(kept):,}.")
        story_id = groups.members(self._parts.store, story_id)[0]
        before = notes.note(self._parts.store, story_id)
        notes.write(self._parts.store, story_id, kept, self._parts.now())
        label = "Kept your note" if kept else "Removed your note" if before else "No note was written"
        return NoteChange(label, story_id, before)

    def left_off(self, story_id: int) -> LeftOff | None:
        """Where the reading of a story stopped; None where it is to be begun."""
        return begun.left_off(self._parts.store, story_id)

    def leave_off(self, story_id: int, place: LeftOff | None) -> bool:
        """Note where the reading of a story stopped, None where it is to be begun; whether that is news."""
        is_news = place != begun.left_off(self._parts.store, story_id)
        if is_news:
            begun.leave_off(self._parts.store, story_id, place)
        return is_news

    def hide(self, ids: Sequence[int]) -> HideChange:
        """Keep stories out of the lists."""
        return self._hidden(self._hiding(ids, hide=True))

    def show(self, ids: Sequence[int]) -> HideChange:
        """Bring hidden stories back into the lists."""
        return self._hidden(self._hiding(ids, hide=False))

    def undo(self, change: TagChange | NoteChange | HideChange) -> None:
        """Take a change back."""
        if isinstance(change, TagChange):
            tags.restore(self._parts.store, change.added, change.removed, change.spelled)
        elif isinstance(change, NoteChange):
            notes.write(self._parts.store, change.story, change.before, self._parts.now())
        else:
            self._hidden(change._replace(hidden=not change.hidden))

    def _hiding(self, ids: Sequence[int], *, hide: bool) -> HideChange:
        """What is to be hidden or shown of these stories, and of what is the same as one of them."""
        store = self._parts.store
        rows = counted(len(ids), "story")
        label = f"Hid {rows}" if hide else f"Showed {rows} again"
        return HideChange(label, hide, hidden.rows_of(store, groups.whole(store, ids), are_hidden=not hide))

    def _hidden(self, change: HideChange) -> HideChange:
        with self._parts.store.write() as connection:
            (hidden.hide if change.hidden else hidden.show)(connection, change.rows)
        return change


def _tagged(count: int, added: Collection[str], removed: Collection[str]) -> str:
    if added and removed:
        return f"Changed the tags of {counted(count, 'story')}"
    if removed:
        return f"Removed {_hashed(removed)} from {counted(count, 'story')}"
    return f"Tagged {counted(count, 'story')} {_hashed(added)}" if added else "No tag was changed"


def _hashed(names: Collection[str]) -> str:
    return " ".join(f"#{name}" for name in names)

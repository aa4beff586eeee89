"""Taking evidence along from the screen: for a key or for a bookmark, one run after the other."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import aclosing
from typing import NamedTuple

from reader.model import NOT_KEPT, Exhibit, Story, Taken, counted
from reader.ui.cells import cut
from reader.ui.context import Context
from reader.ui.subject import Subject

_LONGEST_TITLE = 32
"""Cells of a title on the status line, where what was kept must have room beside it."""


class _Run(NamedTuple):
    """Stories whose evidence is to be taken; what to call them, and whether to do it without a word."""

    ids: Sequence[int]
    label: str
    again: bool = False
    quiet: bool = False


class Taking:
    """Takes evidence along in the background, and shows what there is of it."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject
        self._lists = context.lists
        self._open = context.open
        self._now = context.now
        self._waiting: deque[_Run] = deque()
        self._task: asyncio.Task[None] | None = None

    def action_save_evidence(self) -> None:
        """Save a story's evidence; show it when it was saved before, or is being saved."""
        with self._stage.telling():
            story, ids = self._subject.story, list(self._subject.ids)
            if story is None:
                self._stage.say("This story is not in the library: its evidence cannot be saved.")
            elif len(ids) > 1:
                self._lists.drop_range()
                self._begin(_Run(ids, counted(len(ids), "story")))
            elif self._library.evidence.of_story(story.id):
                self._stage.job("ask", lambda: self._browse(story))
            else:
                self._begin(_Run([story.id], _called(story)))

    def action_save_list_evidence(self) -> None:
        """Save the evidence of a whole list, after asking."""
        self._stage.job("ask", self._ask_for_list)

    def bookmarked(self, ids: Sequence[int]) -> None:
        """Bookmarks were set: take the evidence of their stories along, without a word."""
        with self._stage.telling():
            if self._library.offline and all(map(self._library.evidence.of_story, ids)):
                return  # d would show what is kept.
            if self._library.offline:
                its = "its" if len(ids) == 1 else "their"
                key = self._stage.key("save_evidence")
                done = f"Bookmarked {counted(len(ids), 'story')}."
                self._stage.say(f"{done} Offline: {key} saves {its} evidence later.")
            else:
                self._begin(_Run(list(ids), counted(len(ids), "story"), quiet=True))

    def go_on(self) -> None:
        """Take up what waits since the library took nothing more: now it does."""
        if self._waiting and self._task is None:
            self._stage.job("evidence", self._work)

    def stop(self) -> bool:
        """Stop the run under way and those that wait; whether there was one."""
        self._waiting.clear()
        task, self._task = self._task, None  # what is wanted from now on does not wait for its end
        return task is not None and task.cancel()

    async def _ask_for_list(self) -> None:
        from reader.ui.dialogs.questions import Confirm

        ids = list(self._lists.chosen or self._lists.rows.ids)
        if not ids:
            self._stage.say("There is no story here.")
            return
        stories = counted(len(ids), "story")
        note = "One page after another, within the budget of the settings. Esc stops it; what came stays."
        if await self._stage.ask(Confirm(f"Save the evidence of {stories}?", note)):
            self._lists.drop_range()
            self._begin(_Run(ids, stories))

    async def _browse(self, story: Story) -> None:
        from reader.ui.quotes.exhibits import AGAIN, ExhibitList

        exhibits = self._library.evidence.of_story(story.id)
        chosen = await self._stage.ask(ExhibitList(f"Evidence of “{story.title}”", exhibits, self._now()))
        if chosen == AGAIN:
            self._begin(_Run([story.id], _called(story), again=True))
        elif chosen is not None:
            self._open_exhibit(story, exhibits[chosen])

    def _open_exhibit(self, story: Story, exhibit: Exhibit) -> None:
        """Open a page that is kept; on the way from the story when that is read."""
        if exhibit.taken is not Taken.KEPT:
            self._stage.say(f"{exhibit.why or 'It has not been fetched yet.'} In the list, r tries again.")
            return
        reading = self._subject.reading
        is_read = reading is not None and reading.story is not None and reading.story.id == story.id
        self._open(exhibit.url, followed=exhibit.name if is_read and exhibit.link else "")

    def _begin(self, run: _Run) -> None:
        self._waiting.append(run)
        if self._task is None:
            self._stage.job("evidence", self._work)
        elif not run.quiet:
            self._stage.say(f"The evidence of {run.label} comes next.")

    async def _work(self) -> None:
        task = self._task = asyncio.current_task()
        try:
            while self._waiting:
                run = self._waiting.popleft()
                try:
                    await self._take(run)
                except NOT_KEPT:
                    self._waiting.appendleft(run)  # the next ones would fare no better
                    raise
        except asyncio.CancelledError:
            self._stage.say_ended("Stopped: the evidence fetched so far is kept.")
            raise
        finally:
            if self._task in (task, None):
                self._task = None
                self._stage.status.progress = ""
            self._lists.redraw_stories()

    async def _take(self, run: _Run) -> None:
        steps = self._library.evidence.take_along(run.ids, again=run.again)
        kept = missing = 0
        last = ""
        async with aclosing(steps):
            async for step in steps:
                kept += step.added
                if step.problem:
                    missing += bool(step.label)
                    last = step.problem
                if not run.quiet:
                    self._stage.status.progress = f"Evidence {step.done}/{step.total} {step.label}"
        self._stage.status.progress = ""
        self._lists.redraw_stories()
        if not run.quiet:
            self._stage.say_ended(_summary(run, kept, missing, last))


def _called(story: Story) -> str:
    return f"“{cut(story.title, _LONGEST_TITLE)}”"


def _summary(run: _Run, kept: int, missing: int, last: str) -> str:
    pages = counted(kept, "page")
    lost = f", {missing:,} not" if missing else ""
    return f"Evidence: {pages} kept{lost} ({run.label}). {last}".rstrip()

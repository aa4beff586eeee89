"""The evidence of stories, saved and listed, and what is written to files, in plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli.linear.lines import exhibit_line
from reader.cli.linear.part import Part
from reader.model import Exhibit, Form, ReaderError, Taken, counted

_EXPORT = "Say export and the name of a file; export list or export evidence and its name for those."
_TAKE = (
    "Say evidence for the story that is open, evidence again, or evidence list for every story of the list."
)
_LIST, _EVIDENCE, _OVER, _AGAIN = "list", "evidence", "over", "again"


class Evidence(Part):
    """Saves what stories rest on, and writes articles, their evidence and lists to files."""

    def do_evidence(self, what: str) -> None:
        """Take a story's along unless it is kept; then list it. A number opens a page of it."""
        if what not in ("", _AGAIN, _LIST):
            raise ReaderError(_TAKE)
        library = self._talk.library
        if what == _LIST:
            ids, title = self._talk.listed
            self._talk.say(f"Saving the evidence of {counted(len(ids), 'story')}; Ctrl+C stops it.")
            self._talk.wait(self._take(ids, title))
            return
        story = self._talk.meant_story()
        if what or not library.evidence.of_story(story.id):
            self._talk.wait(self._take([story.id], story.title, again=bool(what)))
        exhibits, now = library.evidence.of_story(story.id), self._talk.now()
        self._talk.offer(
            "Evidence",
            exhibits,
            lambda exhibit: exhibit_line(exhibit, now),
            lambda number: self._open(exhibits[number]),
        )

    async def _take(self, ids: Sequence[int], title: str, again: bool = False) -> None:
        kept = 0
        async for step in self._talk.library.evidence.take_along(ids, again=again):
            kept += step.added
            if step.problem:
                self._talk.say(f"{step.label}: {step.problem}" if step.label else step.problem)
        self._talk.say(f"{counted(kept, 'page')} kept for {title}.")

    def _open(self, exhibit: Exhibit) -> None:
        if exhibit.taken is Taken.KEPT:
            self._talk.open(exhibit.url)
        else:
            self._talk.say(
                f"{exhibit.why or 'It has not been fetched yet.'} Say evidence again to try again."
            )

    def do_export(self, words: str) -> None:
        """Write the article, its evidence or the list to a file."""
        what, _, rest = words.partition(" ")
        what, rest = (what, rest.strip()) if what in (_LIST, _EVIDENCE) else ("", words)
        first, _, after = rest.partition(" ")
        over, name = (True, after.strip()) if first == _OVER and after else (False, rest)
        if not name:
            self._talk.say(_EXPORT)
            return
        from reader.library.outfile import write_file

        if write_file(name, self._talk.wait(self._written(what, Form.of_file(name))), over=over):
            self._talk.say(f"Wrote {name}.")
        else:
            self._talk.say(f"{name} exists: say export {what} {_OVER} {name}.".replace("  ", " "))

    async def _written(self, what: str, form: Form) -> bytes:
        handouts = self._talk.library.handouts
        if what == _LIST:
            ids, title = self._talk.listed
            return await handouts.of_list(ids, form, title)
        reading = self._talk.opened
        return await handouts.of([reading.story or reading], form, with_text=what != _EVIDENCE)

"""What comes into the library by a file, what the user holds of quotes, and what is kept and handed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.linear.lines import exhibit_line, mark_line
from reader.model import Exhibit, Form, MarkKind, ReaderError, Taken, counted

if TYPE_CHECKING:
    from reader.cli.linear.session import Session

_NO_MARK = "none"
_JUDGE = f"Say judge, the number of a quote, and {', '.join(MarkKind)} or {_NO_MARK}."
_EXPORT = "Say export and the name of a file; export list or export evidence and its name for those."
_TAKE = (
    "Say evidence for the story that is open, evidence again, or evidence list for every story of the list."
)
_LIST, _EVIDENCE, _OVER, _AGAIN = "list", "evidence", "over", "again"


class Keeping:
    """Files in and out, own marks, and the evidence of stories."""

    def __init__(self, talk: Session) -> None:
        self._talk = talk

    def do_import(self, name: str) -> None:
        """Subscribe to what a file lists; fetch brings the stories."""
        if not name:
            self._talk.say("Say import and the path of an OPML file, or of newsboat's urls.")
            return
        from os.path import expanduser

        from reader.config.bounded import read_given
        from reader.config.lists import add_lists

        done = self._talk.library.care.import_list(read_given(expanduser(name)))
        self._talk.say(
            f"{counted(done.added, 'feed')} added, {done.known:,} known already; fetch brings them."
        )
        for note in done.notes:
            self._talk.say(note)
        if done.lists and (added := add_lists(self._talk.outside.paths.lists, done.lists)):
            self._talk.say(f"{counted(added, 'list')} added.")

    def do_judge(self, words: str) -> None:
        """Set the user's own mark on a quote, or take it away."""
        number, _, rest = words.partition(" ")
        said, _, note = rest.partition(" ")
        quote = self._talk.meant_quote(number, _JUDGE)
        if said.lower() not in (*MarkKind, _NO_MARK):
            raise ReaderError(_JUDGE)
        kind = None if said.lower() == _NO_MARK else MarkKind(said.lower())
        marks = self._talk.library.marks
        change = marks.put(self._talk.opened, quote, kind, note.strip())
        self._talk.undoable(change.label, lambda: marks.undo(change))
        self._talk.say(f"{change.label}.")

    def do_marks(self, _: str) -> None:
        """Every quote that is marked; a number opens its article."""
        marks = self._talk.wait(self._talk.library.marks.every())
        self._talk.offer(
            "Quotes that you marked",
            marks,
            mark_line,
            lambda number: self._talk.open(marks[number].mark.url),
        )

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
            self._talk.say(f"{exhibit.why or 'It was not asked for yet.'} Say evidence again to try again.")

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
        evidence = self._talk.library.evidence
        if what == _LIST:
            ids, title = self._talk.listed
            return await evidence.export_list(ids, form, title)
        reading = self._talk.opened
        return await evidence.export([reading.story or reading], form, with_text=what != _EVIDENCE)

"""The user's own marks on quotes, in plain lines."""

from __future__ import annotations

from reader.cli.linear.lines import mark_line
from reader.cli.linear.part import Part
from reader.model import MarkKind, ReaderError

_NO_MARK = "none"
_JUDGE = f"Say judge, the number of a quote, and {', '.join(MarkKind)} or {_NO_MARK}."


class Marks(Part):
    """Sets a mark on a quote, and lists those set."""

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

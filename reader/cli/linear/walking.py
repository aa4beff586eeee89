"""From story to story of the list, and back and forth among what was opened, in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.cli.linear.lines import sentence
from reader.cli.linear.part import Part
from reader.model import Reading


class Walking(Part):
    """Steps through the list, and along the way of the articles opened."""

    def do_next(self, _: str) -> None:
        self._to_unread(self._after())

    def do_previous(self, _: str) -> None:
        self._to_unread(self._before())

    def do_following(self, _: str) -> None:
        self._to_first(self._after(), "This is the last story of the list.")

    def do_preceding(self, _: str) -> None:
        self._to_first(self._before(), "This is the first story of the list.")

    def do_back(self, _: str) -> None:
        """Return to the article before."""
        if self._talk.way_at > 0:
            self._talk.go(self._talk.way_at - 1)
        else:
            self._talk.say("This is the first article you opened.")

    def do_forward(self, _: str) -> None:
        """Return to the article that was left by going back."""
        if self._talk.way_at + 1 < len(self._talk.way):
            self._talk.go(self._talk.way_at + 1)
        else:
            self._talk.say("This is the last article you opened.")

    def do_history(self, _: str) -> None:
        """The oldest first; a number leads there, and all of them stay."""
        way, at = list(self._talk.way), self._talk.way_at
        self._talk.offer(
            "Opened articles",
            range(len(way)),
            lambda number: _opened_line(way[number], is_open=number == at),
            self._talk.go,
        )

    def _after(self) -> Sequence[int]:
        return range(self._talk.at + 1, len(self._talk.listed[0]))

    def _before(self) -> Sequence[int]:
        return range(self._talk.at - 1, -1, -1)

    def _to_unread(self, rows: Sequence[int]) -> None:
        unread = (row for row in rows if self._talk.story_at(row).unread)
        self._to_first(unread, "No more unread stories in this list.")

    def _to_first(self, rows: Iterable[int], otherwise: str) -> None:
        row = next(iter(rows), None)
        if row is None:
            self._talk.say(otherwise)
        else:
            self._talk.open_number(row)


def _opened_line(reading: Reading, is_open: bool) -> str:
    article = reading.article
    return sentence(article.title or "Untitled", article.site, "open now" if is_open else None)

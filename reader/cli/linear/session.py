"""A talk with the reader in plain lines: what is listed, what is open, and what each thing said leads to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from reader.cli.linear.article import InArticle
from reader.cli.linear.browser import Browser
from reader.cli.linear.commands import help_lines, meant, not_meant
from reader.cli.linear.evidence import Evidence
from reader.cli.linear.feeds import Feeds
from reader.cli.linear.ledger import Ledger
from reader.cli.linear.lines import head_lines, number_of, sentence, story_line
from reader.cli.linear.lists import Lists
from reader.cli.linear.marking import Marking, StoryNotes
from reader.cli.linear.marks import Marks
from reader.cli.linear.outlets import Outlets
from reader.cli.linear.outside import Outside
from reader.cli.linear.paging import PAGE, taken_up_at, told
from reader.cli.linear.part import Part
from reader.cli.linear.programs import Programs
from reader.cli.linear.settings import Settings
from reader.cli.linear.speakers import Speakers, read_pages
from reader.cli.linear.walking import Walking
from reader.library import Library
from reader.library.orders import order_of
from reader.model import (
    Article,
    Change,
    Feed,
    HideChange,
    NoteChange,
    ReaderError,
    Reading,
    Selection,
    Story,
    TagChange,
)
from reader.ui.lists.naming import title_parts
from reader.ui.undoing import Undo

T = TypeVar("T")


PARTS: tuple[type[Part], ...] = (
    Walking,
    InArticle,
    Ledger,
    Speakers,
    StoryNotes,
    Marking,
    Outlets,
    Marks,
    Evidence,
    Programs,
    Browser,
    Feeds,
    Settings,
)
"""What has the words of the talk, beside the session and its lists."""


class Wait(Protocol):
    """Waits for work that may use the network."""

    def __call__(self, work: Awaitable[T]) -> T: ...


class Session:
    """The state of the talk: `say` says a line. It lets ReaderErrors pass."""

    def __init__(
        self,
        library: Library,
        say: Callable[[str], None],
        wait: Wait,
        now: Callable[[], datetime],
        outside: Outside,
    ) -> None:
        self.over = False
        self.outside = outside
        self.library = library
        self.say = say
        self.wait = wait
        self.now = now
        self._undo = Undo()
        self.selection = Selection()
        self._ids: Sequence[int] = ()
        self.at = -1
        """The row of the list that was opened last; -1 where none was."""
        self.reading: Reading | None = None
        self.way: list[Reading] = []
        """What was opened, the oldest first."""
        self.way_at = -1
        self.quote_told: int | None = None
        """The number of the quote that was told last, from 0."""
        self._rest: Iterator[Sequence[str]] = iter(())
        self._choose: Callable[[int], None] | None = None
        self._count = 0
        self.lists = Lists(self)
        self._parts = (self, self.lists, *(part(self) for part in PARTS))

    def begin(self, target: str | Article | Story | None) -> None:
        """Say where the user is, and open what they named."""
        edition = self.library.install_edition()
        self.say("Quoth. Say help for what can be said.")
        if edition:
            self._select(Selection(feed=edition.id))
        else:
            self._select(Selection(unread=True))
        if isinstance(target, Article):
            self.arrive(Reading(target, None, self.now()))
        elif target is not None:
            self.open(target)
        else:
            self.do_stories("")

    def hear(self, line: str) -> None:
        """Do what a line says."""
        word, _, rest = line.strip().partition(" ")
        if word.isdecimal() and not rest:
            self._choose_number(word)
            return
        found = meant(word) if word else meant("more")
        if len(found) == 1 and rest.strip() and not found[0].wants:
            raise ReaderError(f"{found[0].name} takes no words: say it alone.")
        if len(found) == 1:
            name = f"do_{found[0].name}"
            getattr(next(part for part in self._parts if hasattr(part, name)), name)(rest.strip())
        elif found:
            self.say(f"{word} may be {', '.join(command.name for command in found)}.")
        else:
            self.say(not_meant(word))

    def do_stories(self, _: str) -> None:
        self.offer(self.listed[1], range(len(self._ids)), self._told(), self.open_number)

    def _told(self) -> Callable[[int], str]:
        """What says a row of the list; where it has several feeds, it tells those of one title apart."""
        now, offline = self.now(), self.library.offline
        apart = {} if self.selection.feed is not None else self.library.subscriptions.apart()

        def told(number: int) -> str:
            story = self.story_at(number)
            return story_line(story, now, offline, apart.get(story.feed or 0, ""))

        return told

    def do_more(self, _: str) -> None:
        """Say the next page of what was begun."""
        lines = next(self._rest, None)
        if lines is None:
            self.say("There is no more.")
        for line in lines or ():
            self.say(line)

    def do_open(self, what: str) -> None:
        if what.isdecimal():
            self._choose_number(what)
        elif what:
            self.open(what)
        else:
            self.say("Say open and a number of what was listed last, or an address.")

    def do_text(self, _: str) -> None:
        self.read_from(0)

    def do_search(self, words: str) -> None:
        if words:
            self.wait(read_pages(self))
        self.enter(Selection(search=words))

    def do_undo(self, _: str) -> None:
        label = self._undo.take_back()
        self.say(f"Undone: {label}." if label else "There is nothing to undo.")

    def do_help(self, words: str) -> None:
        for line in help_lines(words):
            self.say(line)

    def do_quit(self, _: str) -> None:
        self.over = True

    @property
    def opened(self) -> Reading:
        """What is open. Raises ReaderError when nothing is."""
        if self.reading is None:
            raise ReaderError("No article is open: say the number of a story.")
        return self.reading

    @property
    def article(self) -> Article:
        """The article that is open. Raises ReaderError when none is."""
        return self.opened.article

    def meant_quote(self, number: str, usage: str) -> int:
        """A quote of the article by its number, without one that which was told last; counted from 0.

        Raises ReaderError with the sentence `usage` where there is none.
        """
        count = len(self.article.quotes)
        if not number and self.quote_told is not None:
            return self.quote_told
        if not 1 <= number_of(number) <= count:
            raise ReaderError(usage)
        return number_of(number) - 1

    def story_at(self, number: int) -> Story:
        """The story of a row of the list, from 0."""
        return self.library.stories(self._ids[number : number + 1])[0]

    def _choose_number(self, word: str) -> None:
        number = number_of(word)
        if self._choose is None or not 1 <= number <= self._count:
            self.say(f"{word}: the last list has {self._count}." if self._count else "Nothing was listed.")
        else:
            self._choose(number - 1)

    def offer(
        self, title: str, rows: Sequence[Any], line: Callable[[Any], str], choose: Callable[[int], None]
    ) -> None:
        """Say rows with their numbers, a page at a time; a number then chooses one of them."""
        self._choose, self._count = choose, len(rows)
        self._rest = self._numbered(title, rows, line)
        self.do_more("")

    @staticmethod
    def _numbered(title: str, rows: Sequence[Any], line: Callable[[Any], str]) -> Iterator[Sequence[str]]:
        count = len(rows)
        for start in range(0, max(count, 1), PAGE):
            page = rows[start : start + PAGE]
            end = start + len(page)
            said = [f"{number}. {line(row)}" for number, row in enumerate(page, start + 1)]
            left = [f"{count - end} more."] if end < count else []
            yield [*([f"{title}: {count or 'none'}."] if not start else []), *said, *left]

    def enter(self, selection: Selection) -> None:
        """Go to the stories of a selection. Raises QueryError for a search that cannot be read."""
        self._select(selection)
        self.do_stories("")

    def _select(self, selection: Selection) -> None:
        self._ids = self._ids_of(selection)
        self.selection, self.at = selection, -1

    def _ids_of(self, selection: Selection) -> Sequence[int]:
        return self.library.story_ids(selection, sort=order_of(self.library, selection))

    @property
    def feed(self) -> Feed | None:
        """The feed that is entered."""
        return next((feed for feed in self.library.feeds() if feed.id == self.selection.feed), None)

    def row_in(self, choose: Callable[[int], None], number: str) -> int | None:
        """The row, from 0, of a number of the list that `choose` chooses from, if that was listed last."""
        known = self._choose == choose and 1 <= number_of(number) <= self._count
        return number_of(number) - 1 if known else None

    def open_number(self, number: int) -> None:
        """Open the story of a row of the list, from 0."""
        self.at = number
        self.open(self.story_at(number))

    def open(self, target: str | Story, linked_from: str | None = None) -> None:
        stored = self.library.stored(target)
        if stored is None:
            self.say(f"Opening: {target if isinstance(target, str) else target.title}")
        reading = self.wait(self.library.open(target, linked_from=linked_from))
        self.arrive(reading)

    def replace(self, reading: Reading) -> None:
        """Show an article in place of the one that is open, which is not gone back to."""
        self.way[self.way_at] = reading
        self.go(self.way_at)

    def go(self, number: int) -> None:
        """Show an article that was opened, by its number on the way."""
        self.way_at = number
        self._show(self.way[number])

    def arrive(self, reading: Reading) -> None:
        """Show what was opened; what was gone back from is no longer ahead. The same again is no step."""
        before = self.reading
        same = before is not None and before.page is not None and before.page == reading.page
        at = self.way_at if same else self.way_at + 1
        self.way[at:] = [reading]
        self.go(at)

    def _show(self, reading: Reading) -> None:
        self.reading, self.quote_told = reading, None
        if reading.story and (story := self.library.story(reading.story.id)) and story.unread:
            self.keep(self.library.mark([story.id], unread=False))
        for line in head_lines(reading, self.library.sources.provenance(reading.article)):
            self.say(line)
        start, taken_up = taken_up_at(self.library, reading)
        if taken_up:
            self.say(taken_up)
        self.read_from(start)

    def read_from(self, block: int) -> None:
        """Say the text from a block on, a page of it at a time."""
        self._rest = told(self.library, self.opened, block)
        self.do_more("")

    def meant_story(self, number: str = "") -> Story:
        """The story of a number, where stories were listed last; without one, the story that is open."""
        if number:
            return self.story_at(self.row_of(number))
        opened = self.reading.story if self.reading else None
        story = self.library.story(opened.id) if opened else None
        if story is None:
            raise ReaderError("No story is open: say the number of one.")
        return story

    def meant_ids(self, numbers: str) -> Sequence[int]:
        """The stories of a number or a range, as 3-7, of those listed last; without one, the story open."""
        if not numbers:
            return [self.meant_story().id]
        first, dash, last = numbers.partition("-")
        start = self.row_of(first.strip() or numbers)
        end = self.row_of(last.strip() or numbers) if dash else start
        if end < start:
            raise ReaderError(f"There is no story in {numbers}.")
        return self._ids[start : end + 1]

    def row_of(self, number: str) -> int:
        """The row of the list, from 0, that a number names; without one, that of the story opened last.

        Raises ReaderError where the last list has no story of it.
        """
        if not number and self.at >= 0:
            return self.at
        row = self.row_in(self.open_number, number)
        if row is None:
            named = f"story {number}" if number else "story"
            raise ReaderError(f"There is no {named} in the last list; stories lists them.")
        return row

    def relist(self) -> None:
        """Take the list anew: stories have come to it, or have left it."""
        self._ids = self._ids_of(self.selection)

    @property
    def listed(self) -> tuple[Sequence[int], str]:
        """The ids of the stories in the list, and its title."""
        shown = self.selection
        feed = self.feed
        name = sentence(feed.title, self.library.subscriptions.apart().get(feed.id)) if feed else ""
        first, *rest = title_parts(shown, name, order_of(self.library, shown))
        typed = shown.search and not shown.name
        return self._ids, sentence(f"Found by {shown.search}" if typed else first, *rest)

    def undoable(self, label: str, back: Callable[[], object]) -> None:
        """Let something be undone."""
        self._undo.add(label, back)

    def keep(self, change: Change | TagChange | NoteChange | HideChange) -> None:
        """Let a change be undone."""
        back = self.library.undo if isinstance(change, Change) else self.library.organising.undo
        self.undoable(change.label, lambda: back(change))  # type: ignore[arg-type]

    def tell_of(self, change: Change | TagChange | NoteChange | HideChange) -> None:
        """Say what was changed, and let it be undone."""
        self.keep(change)
        self.say(f"{change.label}.")

"""Who said what in the whole library: the page of a speaker, the list of all, and quotes by their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.library.said import Said
from reader.model import Progress, Saying, Speaker, counted
from reader.ui.ask_line import AskLine
from reader.ui.dialogs.frame import STYLE, Dialog, Foot
from reader.ui.frame import Head
from reader.ui.lists.paged import PagedItems
from reader.ui.lists.rows import RowList
from reader.ui.quotes.said_rows import SayingRows, SpeakerRows

OF_QUOTES = {"Enter": "Open there", "/": "Find words", "+": "Unfold", "Esc": "Back"}
OF_NAMES = {"Enter": "All they said", "/": "Filter names", "f": "Who said …?", "Esc": "Back"}


class SaidScreen(ModalScreen[Saying | None]):
    """All that one speaker said in stored articles, newest first; without a name, the list of all speakers.

    Both find quotes by their words. Gives the quote whose article is to be opened.
    """

    CSS_PATH = STYLE
    VERTICAL_BREAKPOINTS = Dialog.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "Open", show=False),
        Binding("slash", "filter", "Filter", show=False),
        Binding("f", "ask('words')", "Who said", show=False),
        Binding("plus", "unfold", "Unfold", show=False),
        Binding("escape,backspace,q,h,left", "close", "Back", show=False),
    ]

    def __init__(self, said: Said, now: Callable[[], datetime], speaker: str = "") -> None:
        super().__init__(classes="said")
        self._said = said
        self._now = now
        self._speaker = speaker
        self._asked = "words"
        self._needles = {"names": "", "words": ""}
        self._unfolded: set[int] = set()
        self._step: Progress | None = None
        self._rows: SpeakerRows | SayingRows = SayingRows(PagedItems((), said.sayings), now(), None)
        self.head = Head()
        self.rows = RowList()
        self._hints = Foot(OF_NAMES)

    def compose(self) -> ComposeResult:
        self.head.front = True
        with Vertical(classes="column"):
            yield self.head
            yield self.rows
            yield self._hints

    def on_mount(self) -> None:
        self._refill()
        self.set_focus(self.rows)

    def read_on(self, step: Progress) -> None:
        """More of the stored pages are read: show what they bring, and how far it has come."""
        self._step = step
        self._refill()

    def _refill(self) -> None:
        """Show what is stored now, the cursor on the row that it was on."""
        before, cursor = self._under_cursor, self.rows.cursor
        speaker = self._said.speaker(self._speaker) if self._speaker else None
        words = self._needles["words"]
        if self._speaker or words:
            ids = self._said.saying_ids(speaker.id if speaker else None, words)
            sayings = PagedItems(ids if speaker or not self._speaker else (), self._said.sayings)
            name = speaker.name if speaker else None
            self._rows = SayingRows(sayings, self._now(), name, self._unfolded)
        else:
            ids = self._said.speakers(self._needles["names"])
            self._rows = SpeakerRows(PagedItems(ids, self._said.speakers_of))
        row = self._rows.ids.index(before) if before in self._rows.ids else cursor
        self.rows.show(self._rows, row, empty=self._empty())
        self.head.title = self._title(speaker.name if speaker else self._speaker)
        self.head.position = self._position(speaker)
        self._hints.hints = OF_QUOTES if isinstance(self._rows, SayingRows) else OF_NAMES

    @property
    def _under_cursor(self) -> int | None:
        cursor = self.rows.cursor
        return self._rows.ids[cursor] if cursor is not None and cursor < len(self._rows) else None

    def _title(self, speaker: str) -> str:
        names, words = self._needles["names"], self._needles["words"]
        if speaker:
            return f"{speaker} · “{words}”" if words else speaker
        if words:
            return f"Who said “{words}”"
        return f"Speakers · “{names}”" if names else "Speakers"

    def _position(self, speaker: Speaker | None) -> str:
        step = self._step
        if step and step.done < step.total:
            return f"reading stored pages, {step.done:,} of {step.total:,}"
        if isinstance(self._rows, SpeakerRows):
            return counted(len(self._rows), "name")
        quotes = counted(len(self._rows), "quote")
        if speaker is None and len(self._rows) >= self._said.most:
            return f"the latest {quotes}"
        if speaker is None or self._needles["words"]:
            return quotes
        return f"{quotes} in {counted(self._said.articles_of(speaker.id), 'article')}"

    def _empty(self) -> str:
        names, words = self._needles["names"], self._needles["words"]
        if words:
            return f"{self._speaker or 'Nobody'} is not quoted with “{words}”.\nEsc shows all again."
        if self._speaker:
            return f"Nothing that {self._speaker} said is stored yet."
        if names:
            return f"Nobody with “{names}” in the name is quoted.\nEsc shows all again."
        return "Nobody is quoted yet.\nWho is quoted in the articles that you open is listed here."

    def action_move(self, how: str) -> None:
        getattr(self.rows, f"action_{how}")()

    def action_choose(self) -> None:
        self.rows.choose()

    def action_unfold(self) -> None:
        if isinstance(self._rows, SayingRows) and (saying := self._under_cursor) is not None:
            self._unfolded ^= {saying}
            self._refill()

    def action_close(self) -> None:
        """End the search or the filter; else go back."""
        for what, needle in self._needles.items():
            if needle:
                self._seek(what, "")
                return
        self.dismiss(None)

    async def action_filter(self) -> None:
        await self.action_ask("words" if self._speaker or self._needles["words"] else "names")

    async def action_ask(self, what: str) -> None:
        """Ask for words of quotes, or for a part of names; what is typed is shown at once."""
        if not self.query(AskLine):
            self._asked = what
            label = "Names:" if what == "names" else "Words:" if self._speaker else "Who said:"
            await self.query_one(".column").mount(AskLine(label, self._needles[what]), before=2)

    @on(AskLine.Typed)
    def _typed(self, event: AskLine.Typed) -> None:
        self._seek(self._asked, event.text)

    @on(AskLine.Finished)
    async def _finished(self, event: AskLine.Finished) -> None:
        if event.text is None:
            self._seek(self._asked, "")
        await self.query_one(AskLine).remove()
        self.set_focus(self.rows)

    def _seek(self, what: str, needle: str) -> None:
        self._needles[what] = needle
        self._refill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if isinstance(self._rows, SayingRows):
            if saying := self._rows.sayings[event.index]:
                self.dismiss(saying)
        else:
            page = SaidScreen(self._said, self._now, self._rows.speakers[event.index].name)
            self.app.push_screen(page, self._found)

    def _found(self, saying: Saying | None) -> None:
        """The page of a speaker was left, for an article or for this list."""
        if saying is not None:
            self.dismiss(saying)

"""The main screen: what the keys do, and what the panes' messages lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.config import MEASURES
from reader.model import FeedFound, ReaderError, Selection
from reader.ui.actions import ACTIONS, LEDGER, PANE_ACTIONS, Pane
from reader.ui.frame import Head, KeyLine, Status
from reader.ui.keys import Command, Keymap, Macro
from reader.ui.lists.pane import Lists
from reader.ui.lists.rows import RowList
from reader.ui.panes import Panes
from reader.ui.parts import Parts
from reader.ui.stage import Passed, Stage

if TYPE_CHECKING:
    from reader.config import Paths, Settings
    from reader.library import Library
    from reader.model import Place
    from reader.ui.article.view import ArticleView
    from reader.ui.ask_line import AskLine
    from reader.ui.dialogs.welcome import Welcome
    from reader.ui.history import Target
    from reader.ui.start import Start

DUE_SECONDS = 60.0
"""How often it is looked which feeds are due."""
ELSEWHERE_SECONDS = 2.0
"""How often it is looked whether another reader has changed the library: that asks no more than a number."""
WHERE = {action.name: action.where for action in ACTIONS}


class MainScreen(Screen[None], inherit_bindings=False):
    """The screen behind all dialogs. Its actions are the table's; the parts it holds do the jobs."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,super+c", "screen.copy_text", show=False)]
    AUTO_FOCUS = None

    def __init__(
        self,
        library: Library,
        settings: Settings,
        paths: Paths,
        keymap: Keymap,
        start: Start,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.keymap = keymap
        self._library = library
        self._settings = settings
        self.start = start
        self.panes = Panes()
        self.panes.numbered = keymap.numbered_links
        self.status = Status()
        self.key_line = KeyLine(keymap, self.status)
        self.stage = Stage(self, self.status, library.log_error, keymap.key)
        self.lists = Lists(library, self.panes.shelves, self.panes.stories, now, paths.lists, keymap.key)
        self.parts = Parts(self, library, settings, now)
        self._whole = False
        self._offers: Welcome | None = None
        self._mention = 0

    def compose(self) -> ComposeResult:
        yield self.panes
        yield self.status
        yield self.key_line

    def on_mount(self) -> None:
        """Show what is stored."""
        self._library.watch_network(self._show_network)
        self._show_network()
        self.watch(self.panes, "front", self._fronted)
        with self.stage.telling():
            self.panes.splits.recall(self._library.remembered("widths") or "")
            self.panes.measure = self._measure()
            edition = self._library.install_edition()
            selection = Selection(feed=edition.id) if edition else Selection(unread=True)
            if not edition and not self._library.counts().unread:
                selection = Selection()
            self.select(selection)
            if self.start.target is not None:
                self.open(self.start.target)
            elif edition and (story := self.lists.story(0)):
                if self.start.is_new:
                    self.panes.call_ledger()
                self.open(story)
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        """Have the panes in which articles are read, which the first paint need not wait for."""
        if not self._whole:
            self._whole = True
            self.panes.complete()
            self.set_interval(ELSEWHERE_SECONDS, self._catch_up)
            if self._settings.refresh_while_open:
                self.set_interval(DUE_SECONDS, lambda: self.parts.feeding.refresh_due())
            if self.start.idle is not None:
                self.set_timer(self.start.idle, lambda: self.parts.reading_on.begin())
            with self.stage.telling():
                self.parts.quoting.recall()
                if self.lists.own or self._library.organising.has_rules:
                    self.parts.listing.tell_mistakes()
                if self.start.is_new:
                    self._welcome()

    def _catch_up(self) -> None:
        """Show what another reader, or a verb, has done to the library meanwhile. No row moves for it."""
        with suppress(ReaderError):  # nobody asked for it, and what is asked for next tells
            if self._library.changed_elsewhere():
                self.lists.catch_up()
                self.listed()

    def _welcome(self) -> None:
        """Offer, once, what somebody who is new here may want."""
        from reader.ui.dialogs.welcome import Welcome

        self._library.remember("welcomed", "yes")
        self._offers = Welcome(self.keymap)
        self.mount(self._offers, before=self.status)

    def _measure(self) -> int:
        """The columns of the settings, else those set last."""
        given = self._settings.origin("measure") != "default"
        last = None if given else self._library.remembered("measure")
        return int(last) if last and last.isdecimal() else self._settings.measure

    def apply(self, name: str) -> None:
        """Follow a setting that was changed while the reader runs."""
        if name == "measure":
            self.panes.measure = self._measure()
        elif name in ("pictures", "ascii"):
            self.parts.illustrating.apply(name)

    def _show_network(self) -> None:
        self.status.mark = self.lists.cut_off
        self.lists.redraw_stories()

    def on_unmount(self) -> None:
        """Remember what the next run is to take up."""
        if self._whole:
            with self.stage.telling():
                self.parts.opening.leave()

    def _fronted(self, pane: Pane) -> None:
        self.key_line.pane = pane
        if pane is not Pane.ARTICLE:
            self.status.show_preview("")  # of a link that is out of use
        if pane is Pane.STORIES and self._whole and self.panes.article.reading:
            with self.stage.telling():
                if self.parts.opening.leave():
                    self.lists.redraw_stories()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action is for the pane in use. Textual gives the name without its parameters apart."""
        where = WHERE.get(str(parameters[1]) if action == "part" else action)
        return not where or self.panes.front in where

    async def perform(self, command: Command, count: int = 0) -> None:
        """Do an action of the table or a macro, as its key would after a count (0 for none)."""
        if self._offers and command.name in self._offers.names:
            self._offers.remove()
            self._offers = None
            if command.name == "cancel":
                return  # that is all that the offers say of it
        if isinstance(command, Macro):
            self.parts.macros.start(command)
        else:
            node = self.panes if command in PANE_ACTIONS else self
            await node.run_action(command.call(count))

    def allows(self, command: Command) -> bool:
        """Whether a command is for the pane in use."""
        return isinstance(command, Macro) or not command.where or self.panes.front in command.where

    @on(Passed)
    def _passed(self, event: Passed) -> None:
        event.arrived.set()

    @on(Panes.LeftEdge)
    def _at_left_edge(self) -> None:
        self.status.say(f"{self.keymap.key('quit')} leaves Quoth.")

    @on(Panes.Split)
    def _split(self, event: Panes.Split) -> None:
        with self.stage.telling():
            self._library.remember("widths", event.widths)

    @on(events.TextSelected)
    def _selected(self) -> None:
        if text := self.get_selected_text():
            self.stage.copy(text)
            self.stage.say(f"Copied {len(text):,} characters.")

    @on(KeyLine.Pressed)
    async def _pressed(self, event: KeyLine.Pressed) -> None:
        await self.perform(event.command)

    @on(events.Resize)
    def _resized(self) -> None:
        self.panes.settle()
        self.call_after_refresh(self.panes.refocus)

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        self.panes.place(Pane(event.rows.id or ""))
        if event.rows is self.panes.shelves and self.panes.front is Pane.LIBRARY:
            with self.stage.telling():
                if self.lists.follow_shelf():
                    self.listed()

    @on(RowList.Chosen, "#library")
    def _shelf_chosen(self) -> None:
        self.panes.go(Pane.STORIES)

    @on(RowList.Chosen, "#stories")
    def _story_chosen(self, event: RowList.Chosen) -> None:
        self.parts.walking.open_row(event.index)

    @on(RowList.Chosen, "#quotes")
    def _quote_chosen(self, event: RowList.Chosen) -> None:
        self.parts.quoting.chosen(event.index)

    @on(RowList.Chosen, "#sources")
    def _source_chosen(self, event: RowList.Chosen) -> None:
        source = self.panes.ledger.source(event.index)
        if source.url:
            self.open(source.url, followed=source.name)
        elif source.mentions:
            if not self.panes.frame(Pane.ARTICLE).display:
                self.panes.go(Pane.ARTICLE)
            self.panes.article.go_to(source.mentions[self._mention % len(source.mentions)])
            self._mention += 1
            self.status.say(
                f"{source.name} is named here, not linked: {self.keymap.key('search_web')} searches the web."
            )

    def on_article_view_quote_highlighted(self, event: ArticleView.QuoteHighlighted) -> None:
        if event.index is not None:
            self.panes.ledger.follow(event.index)

    def on_article_view_link_highlighted(self, event: ArticleView.LinkHighlighted) -> None:
        if event.url and self.parts.pictures.has(event.url):
            self.parts.previewing.show_picture(event.url)
        else:
            self.parts.previewing.show(event.url)

    def on_article_view_link_opened(self, event: ArticleView.LinkOpened) -> None:
        if not self.parts.pictures.open(event.url):
            self.open(event.url, followed=self.panes.article.words(event.place))

    @on(Head.CrumbPressed)
    def _crumb_pressed(self, event: Head.CrumbPressed) -> None:
        self.stage.job("open", lambda: self.parts.opening.step_back(event.back))

    def on_article_view_count_chosen(self, event: ArticleView.CountChosen) -> None:
        self.parts.counts.show(event.about)

    def on_article_view_nothing_found(self, event: ArticleView.NothingFound) -> None:
        self.status.say(event.sentence)

    def on_article_view_scrolled(self) -> None:
        self.panes.place(Pane.ARTICLE)
        self.parts.illustrating.renew()

    def open(self, target: Target, places: Callable[[], Sequence[Place]] = tuple, followed: str = "") -> None:
        """Open an address, a file or a story in the article pane; a feed is offered for subscription.

        `places` tells what in it to point out; `followed` is what the article that leads there calls it.
        """
        self.stage.job("open", lambda: self._open(target, places, followed))

    async def _open(self, target: Target, places: Callable[[], Sequence[Place]], followed: str) -> None:
        self._complete()
        try:
            await self.parts.opening.open(target, followed)
        except FeedFound as found:
            await self.parts.asking.offer(found.feeds)
        else:
            self.panes.article.point_out(places())

    def shown(self) -> None:
        """An article has come into its pane."""
        self.parts.finding.forget(Pane.ARTICLE, *LEDGER)
        self._mention = 0
        self.panes.go(Pane.ARTICLE)
        # How much of an article is in sight is known once its pane has been laid out.
        self.call_after_refresh(self.on_article_view_scrolled)
        self.parts.checks.renew()
        if story := self.parts.opening.story:
            self.parts.marking.opened(story)
        self.lists.redraw_stories()  # the story that was read before may be one that is begun now

    def select(self, selection: Selection) -> None:
        self.parts.finding.forget(Pane.STORIES)
        self.lists.select(selection)
        self.lists.refill_shelves()
        self.listed()
        self.panes.go(Pane.STORIES)

    def listed(self) -> None:
        """Other stories are shown: say which."""
        self.panes.frame(Pane.STORIES).head.title = self.lists.title

    def marked(self) -> None:
        self.lists.redraw_stories()
        self.lists.refill_shelves()

    def bookmarked(self, ids: Sequence[int]) -> None:
        """Stories have come among the bookmarks."""
        if self._settings.bookmark_evidence:
            self.parts.taking.bookmarked(ids)

    def fetched(self) -> None:
        self.lists.refill_stories()
        self.lists.refill_shelves()

    def action_cancel(self) -> None:
        with self.stage.telling():
            stopped = (
                self.parts.taking.stop()
                or self.parts.feeding.stop_refresh()
                or self.parts.checks.stop()
                or self.parts.piping.stop()
                or self.parts.speaking.stop()
            )
            if stopped or self.parts.counts.end(self.panes.front) or self.parts.finding.end(self.panes.front):
                self.listed()
            elif self.lists.drop_range():
                self.stage.say("")
            elif self.parts.quoting.end():
                return
            elif self.panes.zen:
                self.panes.set_zen(False)
            elif not self.status.put_away():
                self.panes.action_back()

    async def action_part(self, part: str, name: str, *count: int) -> None:
        """What a part of the screen does by itself."""
        done = getattr(getattr(self.parts, part), f"action_{name}")(*count)
        if isawaitable(done):
            await done

    def action_widen(self, columns: int, times: int = 1) -> None:
        self.panes.measure = min(max(self.panes.measure + columns * times, MEASURES[0]), MEASURES[-1])
        self.status.say(f"The text is set {self.panes.measure} columns wide.")
        with self.stage.telling():
            self._library.remember("measure", str(self.panes.measure))

    def action_show(self, which: str) -> None:
        unread, bookmarked = which == "unread", which == "bookmarks"
        with self.stage.telling():
            self.select(replace(self.lists.selection, unread=unread, bookmarked=bookmarked))

    def action_undo(self) -> None:
        with self.stage.telling():
            label = self.parts.undo.take_back()
            self.status.say(f"Undone: {label}." if label else "There is nothing to undo.")
            self.fetched()

    def on_ask_line_typed(self, event: AskLine.Typed) -> None:
        self.parts.seeking.typed(event.text, event.as_pattern)

    async def on_ask_line_finished(self, event: AskLine.Finished) -> None:
        await self.parts.seeking.finished(event.text, event.as_pattern)

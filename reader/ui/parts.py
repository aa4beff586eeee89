"""The parts of the main screen: each does a job, and is imported and made when it is first asked for.

The first paint shows lists: what reads, checks and exports articles would only hold it up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library import Library

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.ui.article.full_text import FullText
    from reader.ui.article.hinting import Hinting
    from reader.ui.article.picking import Picking
    from reader.ui.article.previewing import Previewing
    from reader.ui.article.reading_on import ReadingOn
    from reader.ui.article.speaking import Speaking
    from reader.ui.article.view import ArticleView
    from reader.ui.feeds.asking import Asking
    from reader.ui.feeds.card import FeedCard
    from reader.ui.feeds.feeding import Feeding
    from reader.ui.feeds.importing import Importing
    from reader.ui.feeds.problems import FeedProblems
    from reader.ui.finding import Finding
    from reader.ui.lists.listing import Listing
    from reader.ui.lists.marking import Marking
    from reader.ui.lists.organising import Organising
    from reader.ui.lists.together import Together
    from reader.ui.macros import Macros
    from reader.ui.opening import Opening
    from reader.ui.outside.copying import Copying
    from reader.ui.outside.exporting import Exporting
    from reader.ui.outside.lending import Lending
    from reader.ui.outside.outward import Outward
    from reader.ui.outside.piping import Piping
    from reader.ui.outside.sharing import Sharing
    from reader.ui.pictures.illustrating import Illustrating
    from reader.ui.pictures.showing import Pictures
    from reader.ui.quotes.annotations import Annotations
    from reader.ui.quotes.checks import Checks
    from reader.ui.quotes.counts import Counts
    from reader.ui.quotes.marks import Marks
    from reader.ui.quotes.quoting import Quoting
    from reader.ui.quotes.taking import Taking
    from reader.ui.quotes.voices import Voices
    from reader.ui.screen import MainScreen
    from reader.ui.seeking import Seeking
    from reader.ui.subject import Subject
    from reader.ui.undoing import Undo
    from reader.ui.wayback import Wayback


class Parts:
    """A property a part. Those that the table of actions names do its actions, as methods `action_...`."""

    def __init__(
        self, screen: MainScreen, library: Library, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._screen = screen
        self._library = library
        self._settings = settings
        self._stage = screen.stage
        self._panes = screen.panes
        self._lists = screen.lists
        self._now = now

    @property
    def article(self) -> ArticleView:
        return self._panes.article

    @cached_property
    def undo(self) -> Undo:
        from reader.ui.undoing import Undo

        return Undo()

    @cached_property
    def marking(self) -> Marking:
        from reader.ui.lists.marking import Marking

        about = (self._library, self.undo, self._stage, lambda: self.subject, self._lists)
        return Marking(*about, self._screen.marked, self._screen.bookmarked)

    @cached_property
    def listing(self) -> Listing:
        from reader.ui.lists.listing import Listing

        about = (self._library, self._stage, self._panes, self._lists, self.undo)
        return Listing(*about, self._screen.select)

    @cached_property
    def organising(self) -> Organising:
        from reader.ui.lists.organising import Organising

        about = (self._library, self._stage, self.subject, self._lists, self.annotations)
        return Organising(*about, self.undo, self._screen.fetched)

    @cached_property
    def finding(self) -> Finding:
        from reader.ui.article.text_find import TextFind
        from reader.ui.finding import Finding

        in_text = TextFind(self._library, self._stage, self._panes)
        return Finding(self._lists, self._panes, in_text, self._stage.say)

    @cached_property
    def annotations(self) -> Annotations:
        from reader.ui.quotes.annotations import Annotations

        return Annotations(self._library, self._panes.article, self._panes.ledger)

    @cached_property
    def opening(self) -> Opening:
        from reader.ui.opening import Opening

        shown = self._screen.shown
        return Opening(self._library, self._stage, self._panes, self.annotations, shown, self._now)

    @cached_property
    def subject(self) -> Subject:
        from reader.ui.subject import Subject

        return Subject(self._library, self._panes, self._lists, self.opening)

    @cached_property
    def feeding(self) -> Feeding:
        from reader.ui.feeds.feeding import Feeding

        landed = (self._screen.fetched, self._lists.refill_shelves)
        return Feeding(self._library, self.undo, self._stage, *landed)

    @cached_property
    def asking(self) -> Asking:
        from reader.ui.feeds.asking import Asking

        shown = (self._stage, self._panes, self._lists, self.feeding, self.opening)
        return Asking(*shown, self._screen.open, self._screen.select, self.listing.remove)

    @cached_property
    def problems(self) -> FeedProblems:
        from reader.ui.feeds.problems import FeedProblems

        return FeedProblems(self._library, self._stage, self.feeding, self._screen.select)

    @cached_property
    def feed_card(self) -> FeedCard:
        from reader.ui.feeds.card import FeedCard

        return FeedCard(self._library, self._stage, self._lists, self._lists.refill_shelves, self.undo)

    @cached_property
    def full_text(self) -> FullText:
        from reader.ui.article.full_text import FullText

        return FullText(self._library, self._stage, self.subject, self.opening)

    @cached_property
    def importing(self) -> Importing:
        from reader.ui.feeds.importing import Importing

        about = (self._library, self._stage, self._lists, self.feeding)
        return Importing(*about, self._screen.select)

    @cached_property
    def voices(self) -> Voices:
        from reader.ui.quotes.voices import Voices

        about = (self._library, self._stage, self._now, self.opening.open_at)
        return Voices(*about, self.reading_on)

    @cached_property
    def quoting(self) -> Quoting:
        from reader.ui.quotes.quoting import Quoting

        return Quoting(self._library, self._stage, self._panes, self.subject, self.voices.page)

    @cached_property
    def marks(self) -> Marks:
        from reader.ui.quotes.marks import Marks

        about = (self._library, self._stage, self.subject, self.annotations)
        return Marks(*about, self.undo, self._screen.open)

    @cached_property
    def checks(self) -> Checks:
        from reader.ui.quotes.checks import Checks

        about = (self._library, self._stage, self.subject, self.annotations)
        return Checks(*about, self._screen.open, self.marks.ask)

    @cached_property
    def counts(self) -> Counts:
        from reader.ui.quotes.counts import Counts

        return Counts(self._library, self._stage, self._panes, self.annotations)

    @cached_property
    def outward(self) -> Outward:
        from reader.ui.outside.outward import Outward

        return Outward(self._library, self._stage, self.subject)

    @cached_property
    def copying(self) -> Copying:
        from reader.ui.outside.copying import Copying

        return Copying(self._library, self._stage, self.subject)

    @cached_property
    def illustrating(self) -> Illustrating:
        from reader.ui.pictures.illustrating import Illustrating

        about = (self._library, self._settings, self._stage, self._panes.article)
        return Illustrating(*about, self._screen.speaks_kitty)

    @cached_property
    def pictures(self) -> Pictures:
        from reader.ui.pictures.showing import Pictures

        return Pictures(self._library, self._stage, self._panes)

    @cached_property
    def piping(self) -> Piping:
        from reader.ui.outside.piping import Piping

        about = (self._library, self._stage, self.subject)
        return Piping(*about, self._settings.commands.get("pipe", ()), self._screen.open)

    @cached_property
    def lending(self) -> Lending:
        from reader.ui.application import QuothApp
        from reader.ui.outside.lending import Lending

        app = self._screen.app
        assert isinstance(app, QuothApp)
        return Lending(self._stage, self.subject, self._settings, app.paths, self.organising.write_note)

    @cached_property
    def sharing(self) -> Sharing:
        from reader.ui.outside.sharing import Sharing

        return Sharing(self._stage, self.subject, self._settings.commands.get("share", ()))

    @cached_property
    def speaking(self) -> Speaking:
        from reader.ui.article.speaking import Speaking

        return Speaking(self._stage, self._panes, self._settings)

    @cached_property
    def taking(self) -> Taking:
        from reader.ui.quotes.taking import Taking

        about = (self._library, self._stage, self.subject, self._lists)
        return Taking(*about, self._screen.open, self._now)

    @cached_property
    def together(self) -> Together:
        from reader.ui.lists.together import Together

        return Together(self._library, self._stage, self._panes, self._lists, self.undo)

    @cached_property
    def reading_on(self) -> ReadingOn:
        from reader.ui.article.reading_on import ReadingOn

        return ReadingOn(self._library, self._stage, self._lists)

    @cached_property
    def seeking(self) -> Seeking:
        from reader.ui.seeking import Seeking

        about = (self._stage, self._panes, self._screen.key_line, self.finding)
        return Seeking(*about, self._screen.listed, lambda: self.reading_on.begin(hurry=True))

    @cached_property
    def macros(self) -> Macros:
        from reader.ui.macros import Macros

        return Macros(self._stage, self._screen.allows, self._screen.perform)

    @cached_property
    def previewing(self) -> Previewing:
        from reader.ui.article.previewing import Previewing

        return Previewing(self._library, self._stage, self._now)

    @cached_property
    def hinting(self) -> Hinting:
        from reader.ui.article.hinting import Hinting

        return Hinting(self._stage, self._panes.article)

    @cached_property
    def wayback(self) -> Wayback:
        from reader.ui.wayback import Wayback

        about = (self._library, self._stage, self.subject, self.opening)
        return Wayback(*about, self._screen.open)

    @cached_property
    def picking(self) -> Picking:
        from reader.ui.article.picking import Picking

        about = (self._library, self._stage, self.subject, self.opening, self._panes.article)
        return Picking(*about, self.undo)

    @cached_property
    def exporting(self) -> Exporting:
        from reader.ui.outside.exporting import Exporting

        return Exporting(self._library, self._stage, self.subject, self._lists)

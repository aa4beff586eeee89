"""The parts of the main screen: each does a job, and is imported and made when it is first asked for.

The first paint shows lists: what reads, checks and exports articles would only hold it up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library import Library
from reader.ui.context import Context
from reader.ui.undoing import Undo

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.ui.article.anew import Anew
    from reader.ui.article.full_text import TextSwitch
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
    from reader.ui.lists.walking import Walking
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
    from reader.ui.quotes.counts import CountLists
    from reader.ui.quotes.marks import Marks
    from reader.ui.quotes.quoting import Quoting
    from reader.ui.quotes.taking import Taking
    from reader.ui.quotes.voices import Voices
    from reader.ui.screen import MainScreen
    from reader.ui.seeking import Seeking
    from reader.ui.subject import Subject
    from reader.ui.wayback import Wayback


class Parts:
    """A property a part. Those that the table of actions names do its actions, as methods `action_...`."""

    def __init__(
        self, screen: MainScreen, library: Library, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._screen = screen
        self.undo = Undo()
        self._context = Context(
            library=library,
            settings=settings,
            now=now,
            stage=screen.stage,
            panes=screen.panes,
            lists=screen.lists,
            undo=self.undo,
            open=screen.open,
            select=screen.select,
        )

    @property
    def article(self) -> ArticleView:
        return self._context.panes.article

    @cached_property
    def marking(self) -> Marking:
        from reader.ui.lists.marking import Marking

        return Marking(self._context, lambda: self.subject, self._screen.marked, self._screen.bookmarked)

    @cached_property
    def walking(self) -> Walking:
        from reader.ui.lists.walking import Walking

        return Walking(self._context, self.opening, self.finding, self._screen.listed)

    @cached_property
    def listing(self) -> Listing:
        from reader.ui.lists.listing import Listing

        return Listing(self._context)

    @cached_property
    def organising(self) -> Organising:
        from reader.ui.lists.organising import Organising

        return Organising(self._context, self.subject, self.annotations, self._screen.fetched)

    @cached_property
    def finding(self) -> Finding:
        from reader.ui.article.text_find import TextFind
        from reader.ui.finding import Finding

        in_text = TextFind(self._context.library, self._context.stage, self._context.panes)
        return Finding(self._context.lists, self._context.panes, in_text, self._context.stage.say)

    @cached_property
    def annotations(self) -> Annotations:
        from reader.ui.quotes.annotations import Annotations

        return Annotations(self._context.library, self._context.panes.article, self._context.panes.ledger)

    @cached_property
    def opening(self) -> Opening:
        from reader.ui.opening import Opening

        return Opening(self._context, self.annotations, self._screen.shown)

    @cached_property
    def subject(self) -> Subject:
        from reader.ui.subject import Subject

        return Subject(self._context.library, self._context.panes, self._context.lists, self.opening)

    @cached_property
    def feeding(self) -> Feeding:
        from reader.ui.feeds.feeding import Feeding

        refill = self._context.lists.refill_shelves
        return Feeding(self._context, self._screen.fetched, refill, lambda: self.taking.go_on())

    @cached_property
    def asking(self) -> Asking:
        from reader.ui.feeds.asking import Asking

        return Asking(self._context, self.feeding, self.opening, self.listing.remove)

    @cached_property
    def problems(self) -> FeedProblems:
        from reader.ui.feeds.problems import FeedProblems

        return FeedProblems(self._context, self.feeding)

    @cached_property
    def feed_card(self) -> FeedCard:
        from reader.ui.feeds.card import FeedCard

        return FeedCard(self._context, self._context.lists.refill_shelves)

    @cached_property
    def full_text(self) -> TextSwitch:
        from reader.ui.article.full_text import TextSwitch

        return TextSwitch(self._context, self.subject, self.opening)

    @cached_property
    def anew(self) -> Anew:
        from reader.ui.article.anew import Anew

        return Anew(self._context, self.opening)

    @cached_property
    def importing(self) -> Importing:
        from reader.ui.feeds.importing import Importing

        return Importing(self._context, self.feeding)

    @cached_property
    def voices(self) -> Voices:
        from reader.ui.quotes.voices import Voices

        return Voices(self._context, self.opening.open_at, self.reading_on)

    @cached_property
    def quoting(self) -> Quoting:
        from reader.ui.quotes.quoting import Quoting

        return Quoting(
            self._context, self.subject, self.annotations, self.voices.page, lambda n: self.checks.check(n)
        )

    @cached_property
    def marks(self) -> Marks:
        from reader.ui.quotes.marks import Marks

        return Marks(self._context, self.subject, self.annotations)

    @cached_property
    def checks(self) -> Checks:
        from reader.ui.quotes.checks import Checks

        return Checks(self._context, self.subject, self.annotations, self.marks.ask)

    @cached_property
    def counts(self) -> CountLists:
        from reader.ui.quotes.counts import CountLists

        return CountLists(self._context, self.annotations, lambda: self.quoting.show_only(None))

    @cached_property
    def outward(self) -> Outward:
        from reader.ui.outside.outward import Outward

        return Outward(self._context, self.subject)

    @cached_property
    def copying(self) -> Copying:
        from reader.ui.outside.copying import Copying

        return Copying(self._context, self.subject)

    @cached_property
    def illustrating(self) -> Illustrating:
        from reader.ui.pictures.illustrating import Illustrating

        return Illustrating(self._context, self._screen.start.graphics)

    @cached_property
    def pictures(self) -> Pictures:
        from reader.ui.pictures.showing import Pictures

        return Pictures(self._context, self._screen.start.graphics)

    @cached_property
    def piping(self) -> Piping:
        from reader.ui.outside.piping import Piping

        return Piping(self._context, self.subject)

    @cached_property
    def lending(self) -> Lending:
        from reader.ui.application import QuothApp
        from reader.ui.outside.lending import Lending

        app = self._screen.app
        assert isinstance(app, QuothApp)
        return Lending(self._context, self.subject, app.paths, self.organising.write_note)

    @cached_property
    def sharing(self) -> Sharing:
        from reader.ui.outside.sharing import Sharing

        return Sharing(self._context, self.subject)

    @cached_property
    def speaking(self) -> Speaking:
        from reader.ui.article.speaking import Speaking

        return Speaking(self._context)

    @cached_property
    def taking(self) -> Taking:
        from reader.ui.quotes.taking import Taking

        return Taking(self._context, self.subject)

    @cached_property
    def together(self) -> Together:
        from reader.ui.lists.together import Together

        return Together(self._context)

    @cached_property
    def reading_on(self) -> ReadingOn:
        from reader.ui.article.reading_on import ReadingOn

        return ReadingOn(self._context)

    @cached_property
    def seeking(self) -> Seeking:
        from reader.ui.seeking import Seeking

        return Seeking(
            self._context,
            self._screen.key_line,
            self.finding,
            self._screen.listed,
            lambda: self.reading_on.begin(hurry=True),
        )

    @cached_property
    def macros(self) -> Macros:
        from reader.ui.macros import Macros

        return Macros(self._context.stage, self._screen.allows, self._screen.perform)

    @cached_property
    def previewing(self) -> Previewing:
        from reader.ui.article.previewing import Previewing

        return Previewing(self._context)

    @cached_property
    def hinting(self) -> Hinting:
        from reader.ui.article.hinting import Hinting

        return Hinting(self._context.stage, self._context.panes.article)

    @cached_property
    def wayback(self) -> Wayback:
        from reader.ui.wayback import Wayback

        return Wayback(self._context, self.subject, self.opening)

    @cached_property
    def picking(self) -> Picking:
        from reader.ui.article.picking import Picking

        return Picking(self._context, self.subject, self.opening)

    @cached_property
    def exporting(self) -> Exporting:
        from reader.ui.outside.exporting import Exporting

        return Exporting(self._context, self.subject)

"""The panes side by side: which has the focus, and which are to be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.ui.actions import LEDGER, LISTS, PANE_ACTIONS, Pane
from reader.ui.arrangement import TALL, Breadth, breadth_of, visible_panes
from reader.ui.frame import Framed
from reader.ui.lists.rows import RowList
from reader.ui.splits import Edge, Splits

if TYPE_CHECKING:
    from reader.ui.article.view import ArticleView
    from reader.ui.quotes.ledger import Ledger

WHERE = {action.name: action.where for action in PANE_ACTIONS}
LEFT_OF = {
    Pane.STORIES: Pane.LIBRARY,
    Pane.ARTICLE: Pane.STORIES,
    Pane.QUOTES: Pane.ARTICLE,
    Pane.SOURCES: Pane.ARTICLE,
}


class Panes(Horizontal):
    """The library, the stories, the article and the ledger, as many of them as the screen has room for.

    `front` is the pane in use. It is always in sight, and has the focus unless a dialog has it.
    """

    front: reactive[Pane] = reactive(Pane.STORIES, init=False)
    measure: reactive[int] = reactive(72, init=False)
    """The width of the text in cells."""

    class LeftEdge(Message):
        """There is no pane further left to go back to."""

    class Split(Message):
        """The panes have other widths; `widths` tells them, to be remembered."""

        def __init__(self, widths: str) -> None:
            super().__init__()
            self.widths = widths

    def __init__(self) -> None:
        super().__init__(id="panes")
        self.shelves = RowList(clicks=2, id=Pane.LIBRARY)
        self.stories = RowList(clicks=2, id=Pane.STORIES)
        self.bodies: dict[Pane, RowList | ArticleView] = {}
        self.frames: dict[Pane, Framed] = {}
        """The panes that there are so far, and what is in them."""
        self._add(Framed(Pane.LIBRARY, "Library", self.shelves))
        self._add(Framed(Pane.STORIES, "Stories", self.stories))
        self._lists = Container(id="lists")
        self._article: ArticleView | None = None
        self._ledger: Ledger | None = None
        self._composed = False
        self.splits = Splits()
        self.splits.parts[Edge.LISTS] = self._lists
        self.splits.parts[Edge.LIBRARY] = self.frames[Pane.LIBRARY]
        self._dragged: Edge | None = None
        self.numbered = 0
        """How many of the first links of an article show their numbers."""
        self.zen = False
        self._ledger_called = False

    @property
    def article(self) -> ArticleView:
        """Made when it is first wanted: the first paint shows lists, and is the sooner without it."""
        if self._article is None:
            from reader.ui.article.view import ArticleView
            from reader.ui.pictures.graphics import has_extra

            self._article = ArticleView(id=Pane.ARTICLE)
            self._article.measure = self.measure
            self._article.opens_pictures = has_extra()
            self._article.numbered = self.numbered
            frame = Framed(Pane.ARTICLE, "Article", self._article)
            self._join(frame, frame)
        return self._article

    @property
    def ledger(self) -> Ledger:
        """Made when it is first wanted, as the article is, and to the right of that."""
        if self._ledger is None:
            from reader.ui.quotes.ledger import Ledger

            self.frame(Pane.ARTICLE)
            self._ledger = self.splits.parts[Edge.LEDGER] = Ledger()
            self._join(self._ledger, self._ledger.quotes_frame, self._ledger.sources_frame)
        return self._ledger

    def complete(self) -> None:
        """Have all panes."""
        for pane in Pane:
            self.frame(pane)

    def frame(self, pane: Pane) -> Framed:
        """A pane with its head."""
        if pane not in self.frames:
            _ = self.ledger if pane in LEDGER else self.article
        return self.frames[pane]

    def _add(self, frame: Framed) -> None:
        self.frames[frame.pane], self.bodies[frame.pane] = frame, frame.body
        # The head follows at once, in the frame in which rows and lines are painted.
        for what in ("cursor", "begun_at") if isinstance(frame.body, RowList) else ("scroll_y",):
            self.watch(frame.body, what, partial(self.place, frame.pane), init=False)

    def _join(self, part: Widget, *frames: Framed) -> None:
        """Let a part that was put off join those that are on the screen."""
        for frame in frames:
            self._add(frame)
        if self._composed:
            self.settle()
            self.mount(part)

    def compose(self) -> ComposeResult:
        # Settled before anything is mounted, so that no style sheet is applied twice to the first paint.
        self.settle()
        with self._lists:
            yield self.frames[Pane.LIBRARY]
            yield self.frames[Pane.STORIES]
        if self._article is not None:
            yield self.frames[Pane.ARTICLE]
        if self._ledger is not None:
            yield self._ledger
        self._composed = True

    def watch_measure(self) -> None:
        if self._article is not None:
            self._article.measure = self.measure

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action is for the pane in use."""
        where = WHERE.get(action)
        return not where or self.front in where

    def place(self, pane: Pane) -> None:
        """Show in the head of a pane where its cursor is, or how much of the text is read."""
        where = self.ledger.said if pane is Pane.QUOTES else self.bodies[pane]
        self.frames[pane].head.position = where.position

    def go(self, pane: Pane) -> None:
        """Bring a pane into use."""
        self._come(pane)
        self.screen.set_focus(self.frame(pane).body, scroll_visible=False)

    def call_ledger(self) -> None:
        """Have the ledger beside the article, rather than the lists, where there is room for one of them."""
        self._ledger_called = True

    def step(self, step: int) -> None:
        """Bring the pane so many to the right, or to the left, into use, round the corner at the ends."""
        order = list(Pane)
        self.go(order[(order.index(self.front) + step) % len(order)])

    def action_move(self, how: str, *count: int) -> None:
        getattr(self.bodies[self.front], f"action_{how}")(*count)

    def action_enter(self) -> None:
        if rows := self.list_in_front:
            rows.choose()
        else:
            self.article.action_open_link()

    def action_forward(self) -> None:
        if rows := self.list_in_front:
            rows.choose()
        else:
            self.go(Pane.QUOTES)

    def action_back(self) -> None:
        if left := LEFT_OF.get(self.front):
            self.go(left)
        else:
            self.post_message(self.LeftEdge())

    def action_next_pane(self, times: int = 1) -> None:
        self.step(times)

    def action_previous_pane(self, times: int = 1) -> None:
        self.step(-times)

    def action_quotes(self) -> None:
        self.go(Pane.QUOTES)

    def action_sources(self) -> None:
        self.go(Pane.SOURCES)

    def action_zen(self) -> None:
        self.set_zen(not self.zen)

    def set_zen(self, zen: bool) -> None:
        """Leave the article alone on the screen, or bring the other panes back."""
        self.zen = zen
        self.go(Pane.ARTICLE if zen else self.front)

    @property
    def list_in_front(self) -> RowList | None:
        """The list in use; None when that is the article."""
        body = self.bodies[self.front]
        return body if isinstance(body, RowList) else None

    def _come(self, pane: Pane) -> None:
        if pane in LEDGER:
            self._ledger_called = True
        elif pane in LISTS:
            self._ledger_called = False
        self.front = pane
        self.settle()

    def settle(self) -> None:
        """Show the panes that belong on a screen of this size."""
        width, height = self.app.size
        visible = visible_panes(width, height, self.front, ledger=self._ledger_called, zen=self.zen)
        for pane, frame in self.frames.items():
            frame.display = pane in visible
            frame.head.front = pane is self.front
        self._lists.display = not visible.isdisjoint(LISTS)
        if self._ledger is not None:
            self._ledger.display = not visible.isdisjoint(LEDGER)
        # At once: each change of a class has every widget on the screen look for its styles anew.
        classes = {f"-{breadth}": breadth is breadth_of(width) for breadth in Breadth}
        is_stacked = breadth_of(width) is Breadth.MEDIUM and visible.issuperset(LISTS)
        self.update_classes(classes | {"-stacked": is_stacked, "-tall": height >= TALL})
        self.splits.apply(breadth_of(width), width)

    def action_resize_pane(self, steps: int, times: int = 1) -> None:
        self.splits.grow(self.front, steps * times, self._breadth)
        self._resplit()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the line between two panes."""
        self._dragged = self.splits.edge_at(event.screen_x, self._breadth)
        if self._dragged:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged:
            self.splits.drag(self._dragged, event.screen_x, self._breadth)
            self.splits.apply(self._breadth, self.app.size.width)

    def on_mouse_up(self) -> None:
        if self._dragged:
            self._dragged = None
            self.release_mouse()
            self._resplit()

    def on_click(self, event: events.Click) -> None:
        """Two clicks on a line between two panes bring the width back that it had at first."""
        edge = self.splits.edge_at(event.screen_x, self._breadth)
        if edge and event.chain == 2:
            self.splits.reset(edge, self._breadth)
            self._resplit()

    @property
    def _breadth(self) -> Breadth:
        return breadth_of(self.app.size.width)

    def _resplit(self) -> None:
        self.splits.apply(self._breadth, self.app.size.width)
        self.post_message(self.Split(self.splits.text))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click has moved the focus: that pane is now in use.

        Textual moves it too when a screen of a few lines leaves the focused pane no room, which means
        nothing; and the news of a focus may come when it has gone on.
        """
        if event.widget is not self.screen.focused or not self.bodies[self.front].size:
            return
        for pane, body in self.bodies.items():
            if body is event.widget and pane is not self.front:
                self._come(pane)

    def refocus(self) -> None:
        """Give the focus back to the pane in use, if it went to another for want of room."""
        if self.screen.focused in (None, *self.bodies.values()):
            self.screen.set_focus(self.bodies[self.front], scroll_visible=False)

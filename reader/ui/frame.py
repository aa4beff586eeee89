"""What is around the panes: their heads, the status line, and the footer of keys."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.text.clean import safe_line
from reader.ui.actions import Pane, footer_actions
from reader.ui.article.turning import reorders, turned
from reader.ui.cells import cells, cut, wrap
from reader.ui.themes.looks import looks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.ui.actions import Action
    from reader.ui.article.view import ArticleView
    from reader.ui.cells import Line, Run
    from reader.ui.keys import Command, Keymap
    from reader.ui.lists.rows import RowList
    from reader.ui.themes.looks import Looks
    from reader.ui.trail import Crumb


AFTER = "  "
"""What stands after a position, which so ends where the text below does, before the scrollbar."""
NOTICING = 4
"""Words in whose time it is noticed that something is said."""
CRUMB_STEP = " › "
"""What stands between two names of a trail."""


def strip_of(line: Line, widget: Widget, looks: Looks) -> Strip:
    """A line as wide as a widget, in its looks, with its letters in the order in which they are drawn."""
    drawn = turned if reorders(widget.app) else str
    segments = [Segment(drawn(text), looks.style(look)) for text, look in line]
    return Strip(segments, cells(line)).adjust_cell_length(widget.size.width, looks.style(""))


class Bar(Widget):
    """A line of runs, or a few, each run in its look, drawn from edge to edge."""

    ALLOW_SELECT = False
    _looks: Looks | None = None

    def line(self, width: int) -> Line:
        """What the bar says in so many cells."""
        return ()

    def lines(self, width: int) -> Sequence[Line]:
        """All that it says, where that may be more than a line."""
        return (self.line(width),)

    def render_line(self, y: int) -> Strip:
        self._looks = self._looks or looks_of(self)
        lines = self.lines(self.size.width)
        return strip_of(lines[y] if y < len(lines) else (), self, self._looks)

    def notify_style_update(self) -> None:
        """The theme or the style sheet has changed what the looks are."""
        super().notify_style_update()
        self._looks = None


class Head(Bar):
    """The head of a pane: its title, a rule that is heavy where the keys go, and the position.

    With a `trail` of two names or more, that stands in place of the title, and its names can be clicked.
    """

    class CrumbPressed(Message):
        """A name of the trail was clicked; `back` is how many steps back it lies."""

        def __init__(self, back: int) -> None:
            super().__init__()
            self.back = back

    title: reactive[str] = reactive("")
    position: reactive[str] = reactive("")
    front: reactive[bool] = reactive(False)
    trail: reactive[tuple[str, ...]] = reactive(())

    def line(self, width: int) -> Line:
        title = CRUMB_STEP.join(crumb.text for crumb in self._crumbs(width)) or cut(self.title, width - 2)
        room = width - cell_len(title) - 2
        fits = self.position and cell_len(self.position) < room - 5
        position = f" {self.position}{AFTER}" if fits else ""
        rule = ("━" if self.front else "─") * (room - cell_len(position))
        name, line = ("front", "mark") if self.front else ("strong", "rule")
        return ((f" {title} ", name), (rule, line), (position, "quiet"))

    def _crumbs(self, width: int) -> list[Crumb]:
        if len(self.trail) < 2:
            return []
        from reader.ui.trail import crumbs

        # The rule and the position keep their room.
        return crumbs(self.trail, width - 12)

    def on_click(self, event: events.Click) -> None:
        from reader.ui.trail import crumb_at

        number = crumb_at(self._crumbs(self.size.width), event.x - 1)
        if number is not None and number < len(self.trail) - 1:
            self.post_message(self.CrumbPressed(len(self.trail) - 1 - number))


class Framed(Vertical):
    """A pane under its head."""

    def __init__(self, pane: Pane, title: str, body: RowList | ArticleView) -> None:
        super().__init__(id=f"{pane}-pane", classes="pane")
        self.pane = pane
        self.head = Head()
        self.head.title = title
        self.body = body

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.body


class Status(Bar):
    """The line that says what is going on: the progress of a job, the last message, else a preview.

    A message leaves after a while; `mark` stays at the right. What is too long goes on in the footer below.
    """

    LINGERS: ClassVar[float] = 8.0
    """Seconds for which a message stands: two readings of a long sentence."""

    message: reactive[str] = reactive("")
    progress: reactive[str] = reactive("")
    preview: reactive[str] = reactive("")
    mark: reactive[str] = reactive("")

    def __init__(self) -> None:
        super().__init__(id="status")
        self.is_problem = False
        self.late = 1.5
        """Seconds after the end of a job within which Esc may have been meant to stop it."""
        self.pace = 4.0
        """Words read in a second: 240 a minute, as adults read English (Brysbaert 2019)."""
        self._said = 0.0
        self._ended: float | None = None
        self._leaving: Timer | None = None

    def _made_line(self, text: str) -> str:
        """All that is said comes by here, whoever says it and whosever words are in it."""
        return safe_line(text)

    validate_message = validate_progress = validate_preview = validate_mark = _made_line

    def say(self, message: str, problem: bool = False, ending: bool = False) -> None:
        """Show a sentence, in the colour of problems if it is one; `ending` says how a job ended."""
        self._said = monotonic()
        self.is_problem, self._ended = problem, self._said if ending else None
        self.message = message
        self.refresh()
        if self._leaving:
            self._leaving.stop()
        self._leaving = self.set_timer(self.LINGERS, self.clear) if message else None

    def clear(self) -> None:
        """Say nothing."""
        self.message = ""

    def put_away(self) -> bool:
        """Say no more of a problem, or of how a job has just ended; whether it was said.

        Who meant to stop a job and came too late wants no more than that.
        """
        is_late = self._ended is not None and monotonic() - self._ended < self.late
        stood = bool(self.message) and (self.is_problem or is_late)
        if stood:
            self.say("")
        return stood

    def heard(self) -> None:
        """A key was pressed: a problem that has stood for as long as reading it takes leaves with that."""
        if self.is_problem and self.message:
            words = NOTICING + len(self.message.split())
            if monotonic() - self._said > words / self.pace:
                self.say("")

    def hush(self) -> None:
        """Say no more of what is over. A problem stands its time: nobody may have read it yet."""
        if not self.is_problem:
            self.say("")

    def show_preview(self, preview: str) -> None:
        """Show what is pointed at, at once: it takes the place of a message, which has been read by now."""
        if preview:
            self.clear()
        self.preview = preview

    def line(self, width: int) -> Line:
        first, _ = self._broken(width)
        gap = " " * max(width - cell_len(self.mark) - 2 - cell_len(first), 0)
        return ((" " + first, self._look), (gap, ""), (f"{self.mark} ", "mark"))

    def rest(self, width: int) -> Line:
        """What did not fit on the line, in so many cells; nothing when it did."""
        _, rest = self._broken(width)
        return ((" " + rest, self._look),) if rest else ()

    @property
    def _look(self) -> str:
        return "problem" if self.is_problem and self.message else ""

    def _broken(self, width: int) -> tuple[str, str]:
        """What is said, and what of it goes on in the line below. A preview is cut to one."""
        room = width - cell_len(self.mark) - 3
        said = " · ".join(part for part in (self.progress, self.message) if part)
        if not said or cell_len(said) <= room:
            return cut(said or self.preview, room), ""
        first, *rest = wrap(said, room, 2)
        return first, "".join(rest)


class KeyLine(Bar):
    """The footer: the keys that matter in the pane that has the focus. A click on one is the key.

    While a count or a sequence awaits more, it shows that, and what may follow. What the `status` says at
    length goes on in it.
    """

    pane: reactive[Pane] = reactive(Pane.STORIES)
    labels: reactive[dict[str, str]] = reactive(dict)
    """What actions are called while they do other than the table says, by their names."""
    begun: reactive[str] = reactive("")

    class Pressed(Message):
        """An action of the footer was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keymap: Keymap, status: Status) -> None:
        super().__init__()
        self._keymap = keymap
        self._status = status
        self._following: list[tuple[str, Command]] = []

    def on_mount(self) -> None:
        """Follow what is said."""
        for said in ("message", "progress", "mark"):
            self.watch(self._status, said, self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def await_more(self, begun: str, following: Iterable[tuple[str, Command]]) -> None:
        """Show what was begun and the keys that may follow, each with its command; nothing begun ends it."""
        if begun or self.begun:
            self._following = list(following)
            self.begun = begun
            self.refresh()

    def watch_pane(self) -> None:
        """What was begun in another pane is over."""
        self.begun = ""

    def line(self, width: int) -> Line:
        if not self.begun and (rest := self._status.rest(width)):
            return rest
        runs: list[Run] = [(f" {self.begun} …", "front"), ("  Esc drops it ", "quiet")] if self.begun else []
        for keys, command, _, _ in self._fitting(width):
            runs += [(f" {keys}", "key"), (f" {command.label} ", "quiet")]
        return runs

    def _fitting(self, width: int) -> list[tuple[str, Command, int, int]]:
        """The commands that fit, by their keys, with their first and last cell. The last always stands."""
        at = cell_len(f" {self.begun} …  Esc drops it ") if self.begun else 0
        offered = self._offered()
        if not offered:
            return []
        *offered, last = offered
        room = width - at - self._width(*last)
        fitting = []
        for keys, command in offered:
            wide = self._width(keys, command)
            if wide > room:
                break
            fitting.append((keys, command, at, at + wide))
            at, room = at + wide, room - wide
        return [*fitting, (*last, at, at + self._width(*last))]

    def _offered(self) -> list[tuple[str, Command]]:
        if self.begun:
            return self._following
        shown = ((self._keymap.shown(action.name, self.pane), action) for action in self._labelled())
        return [(keys[0], action) for keys, action in shown if keys]

    def _labelled(self) -> list[Action]:
        actions = footer_actions(self.pane)
        return [action._replace(label=self.labels.get(action.name, action.label)) for action in actions]

    @staticmethod
    def _width(keys: str, command: Command) -> int:
        return cell_len(f" {keys} {command.label} ")

    def on_click(self, event: events.Click) -> None:
        if not self.begun and self._status.rest(self.size.width):
            return
        for _, command, start, end in self._fitting(self.size.width):
            if start <= event.x < end:
                self.post_message(self.Pressed(command))

"""What every dialog has: a box with a title and its keys; and its body: rows, a line to type, or fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.keys import _character_to_key
from textual.layout import Layout, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.ui.ask_line import AskLine
from reader.ui.cells import Line, packed
from reader.ui.dialogs.ordered import OrderedInput, OrderedText
from reader.ui.frame import Bar
from reader.ui.keys.names import in_ascii, read_keys
from reader.ui.lists.rows import RowList, Rows

if TYPE_CHECKING:
    from reader.ui.keys import Keymap

T = TypeVar("T")

STYLE = Path(__file__).with_name("dialogs.tcss")
LOW = 20
"""Under so many lines a screen has none to spare for what is blank in a dialog."""
LABEL = 8
"""Cells of a label before its field."""


class Hints(Bar):
    """The keys of a dialog and what they do, each whole on its line. A click on one is the key."""

    ROOMY: ClassVar[tuple[str, str]] = "  ", "    "
    """What stands after a key, and after what it does; less where they would need a second line."""
    CLOSE: ClassVar[tuple[str, str]] = " ", "  "
    EDGE: ClassVar[str] = ""

    hints: reactive[Mapping[str, str]] = reactive({}, layout=True)

    def __init__(self, hints: Mapping[str, str], classes: str = "") -> None:
        super().__init__(classes=classes)
        self.set_reactive(Hints.hints, hints)

    def lines(self, width: int) -> list[Line]:
        keymap: Keymap | None = getattr(self.app, "keymap", None)
        written = in_ascii if keymap and keymap.ascii else str
        lines: list[Line] = []
        for after_key, after in (self.ROOMY, self.CLOSE):
            pairs: list[Line] = [
                ((written(key), "key"), (f"{after_key}{does}", "quiet")) for key, does in self.hints.items()
            ]
            lines = packed(pairs, width, after, self.EDGE)
            if len(lines) < 2:
                break
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def on_click(self, event: events.Click) -> None:
        key = self._key_at(event.x, event.y)
        # Two keys that are named together, as the arrows are, are no key by themselves.
        with suppress(ValueError):
            pressed = read_keys(key)[0]
            letter = pressed if len(pressed) == 1 else None
            # Textual has no public way from a letter to the name by which it calls its key.
            self.app.post_message(events.Key(_character_to_key(letter) if letter else pressed, letter))

    def _key_at(self, x: int, y: int) -> str:
        """The key in whose hint a cell lies; empty beside them."""
        at, key = 0, ""
        for text, look in self.lines(self.size.width)[y]:
            key = text if look == "key" else key
            at += cell_len(text)
            if x < at:
                return key if look in ("key", "quiet") else ""
        return ""


class Foot(Hints):
    """The keys of a page of its own, as those of the main screen stand at its foot."""

    ROOMY: ClassVar[tuple[str, str]] = Hints.CLOSE
    EDGE: ClassVar[str] = " "


class Mistake(OrderedText):
    """What is wrong with what was typed in a dialog, under it; no line while nothing is."""

    def __init__(self) -> None:
        super().__init__(classes="mistake")

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the line away."""
        self.update(sentence)
        self.display = bool(sentence)


class GivingWay(VerticalLayout):
    """Parts under one another. Where they have not the room, the highest give up what is missing."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        placements = super().arrange(parent, children, size, greedy)
        over = placements[-1].region.bottom + placements[-1].margin.bottom - size.height
        # A size without height asks how high the parts would be.
        if not size.height or over <= 0:
            return placements
        heights = [placement.region.height for placement in placements]
        for _ in range(min(over, sum(heights) - len(heights))):
            heights[heights.index(max(heights))] -= 1
        fitted, up = [], 0
        for placement, height in zip(placements, heights, strict=True):
            region = placement.region
            fitted.append(placement._replace(region=Region(region.x, region.y - up, region.width, height)))
            up += region.height - height
        return fitted


class Box(Vertical):
    """The frame of a dialog."""

    @property
    def layout(self) -> Layout:
        return GivingWay()


class Dialog(ModalScreen[T | None], Generic[T]):
    """A box over the page: its title, its body, and its keys. It gives an answer, or None when it is left.

    `moved` is the part in which the keys of a list move, if it has one.
    """

    CSS_PATH = STYLE
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (LOW, "-high"),
    ]
    KEYS: ClassVar[Mapping[str, str]] = {"Esc": "close"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    moved: Widget | None = None

    def __init__(self, title: str = "", classes: str = "") -> None:
        super().__init__(classes=classes)
        self._title = title
        self.hints = Hints(self.KEYS, classes="dialog-keys")

    def compose(self) -> ComposeResult:
        with Box(classes="dialog"):
            if self._title:
                yield OrderedText(self._title, classes="dialog-title")
            yield from self.body()
            yield self.hints

    def body(self) -> ComposeResult:
        """What stands between the title and the keys."""
        return ()

    def action_close(self) -> None:
        self.dismiss(None)

    def action_move(self, how: str) -> None:
        if self.moved is not None:
            getattr(self.moved, f"action_{how}")()


class RowsDialog(Dialog[T], Generic[T]):
    """A dialog around a list, one row of which is chosen. A line to type can stand under the rows."""

    TYPING: ClassVar[Mapping[str, str]] = {}
    """The keys while a line is typed."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,l,right", "choose", "Choose", show=False),
        Binding("q,h,left", "close", "Close", show=False),
    ]

    def __init__(self, title: str, classes: str = "") -> None:
        super().__init__(title, classes)
        self.moved = self.rows = RowList()

    def body(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.set_focus(self.rows)

    def action_choose(self) -> None:
        self.rows.choose()

    async def open_line(self, label: str, text: str = "") -> None:
        """Have a line typed, unless one is."""
        if not self.query(AskLine):
            self.hints.hints = self.TYPING
            await self.query_one(".dialog").mount(AskLine(label, text), after=self.rows)

    async def close_line(self) -> None:
        self.hints.hints = self.KEYS
        await self.query(AskLine).remove()
        self.set_focus(self.rows)


class LineDialog(Dialog[T], Generic[T]):
    """A dialog in which a line is typed, and a row chosen by the arrows meanwhile where it has rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('scroll_up')", "Up", show=False),
        Binding("down", "move('scroll_down')", "Down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
    ]

    def __init__(self, title: str, text: str, placeholder: str, classes: str = "", empty: str = "") -> None:
        super().__init__(title, classes)
        self.field = OrderedInput(text, placeholder=placeholder, compact=True, select_on_focus=False)
        self.moved = self.rows = RowList(empty=empty)
        self.rows.can_focus = False
        self.wrong = Mistake()

    def on_mount(self) -> None:
        self.set_focus(self.field)

    @on(Input.Changed)
    def _changed(self) -> None:
        self.wrong.say("")


class FoundRows(NamedTuple, Generic[T]):
    """Rows with what each stands for, and what to say where there are none."""

    rows: Rows
    stand_for: Sequence[T | None]
    empty: str


class SearchDialog(LineDialog[T], Generic[T]):
    """A dialog in which what is typed finds rows. Gives what the row stands for that is chosen, or None.

    `find` gives the rows for a text; all for an empty one.
    """

    def __init__(
        self, title: str, placeholder: str, find: Callable[[str], FoundRows[T]], classes: str
    ) -> None:
        super().__init__(title, "", placeholder, classes=classes)
        self._find = find
        self._stand_for: Sequence[T | None] = ()

    def _offer(self, text: str) -> None:
        rows, self._stand_for, empty = self._find(text)
        self.rows.show(rows, empty=empty)

    def body(self) -> ComposeResult:
        yield self.field
        yield self.rows

    def on_mount(self) -> None:
        self._offer("")

    def action_close(self) -> None:
        """Show all again after a search; else close."""
        if self.field.value:
            self.field.value = ""
        else:
            self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.rows.choose()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self._stand_for[event.index])


class FieldsDialog(Dialog[T], Generic[T]):
    """A dialog of fields under one another; the arrows go from one to the next.

    `answer` reads them: None while what they say is not whole, which keeps the dialog open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "app.focus_previous", "Up", show=False),
        Binding("down,j", "app.focus_next", "Down", show=False),
        Binding("enter", "done", "Done", show=False),
    ]

    def __init__(self, title: str, answer: Callable[[], T | None], classes: str = "") -> None:
        super().__init__(title, classes)
        self._answer = answer

    def action_done(self) -> None:
        """Give what the fields say, where that is whole."""
        answer = self._answer()
        if answer is not None:
            self.dismiss(answer)

    def on_input_submitted(self) -> None:
        self.action_done()


def labelled(label: str, field: Input) -> Widget:
    """A field to type in after its label."""
    return Horizontal(Static(f" {label}", markup=False), field, classes="labelled")

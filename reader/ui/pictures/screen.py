"""A picture on the whole screen, as well as the terminal can: Kitty's protocol, Sixel, or half cells."""

from __future__ import annotations

from io import BytesIO
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual_image.widget import Image as ImageWidget

from reader.ui.dialogs.frame import STYLE, Hints
from reader.ui.dialogs.ordered import Words


class PictureScreen(ModalScreen[int]):
    """Shows a picture over its caption. Gives the step to another one, or 0 to go back to the text."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,j,down,space,n", "dismiss(1)", "Next", show=False),
        Binding("left,h,k,up,p", "dismiss(-1)", "Before", show=False),
        Binding("escape,q,backspace,i,B,enter", "dismiss(0)", "Close", show=False),
    ]

    def __init__(self, png: bytes, caption: str, place: str) -> None:
        super().__init__(classes="picture")
        self._png = png
        self._caption = caption
        self._place = place

    def compose(self) -> ComposeResult:
        with Container(classes="frame"):
            yield ImageWidget(BytesIO(self._png))
        yield Words(self._caption, classes="caption")
        others = {self._place: "", "←→": "the others"} if self._place else {}
        yield Hints({**others, "Esc": "back"}, classes="dialog-keys")

"""A picture on the whole screen, as well as the terminal can: Kitty's protocol, Sixel, or cells."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widget import Widget
from textual_image.widget import HalfcellImage, TGPImage, UnicodeImage
from textual_image.widget.sixel import Image as SixelImage

from reader.ui.dialogs.frame import STYLE, Hints
from reader.ui.dialogs.ordered import OrderedText
from reader.ui.pictures.graphics import Graphics

_WIDGETS: dict[Graphics, Callable[[BytesIO], Widget]] = {
    Graphics.CELLS: HalfcellImage,
    Graphics.SIXEL: SixelImage,
    Graphics.KITTY: TGPImage,
}


class PictureScreen(ModalScreen[int]):
    """Shows a picture over its caption. Gives the step to another one, or 0 to go back to the text."""

    CSS_PATH = STYLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,j,down,space,n", "dismiss(1)", "Next", show=False),
        Binding("left,h,k,up,p", "dismiss(-1)", "Before", show=False),
        Binding("escape,q,backspace,i,B,enter", "dismiss(0)", "Close", show=False),
    ]

    def __init__(self, png: bytes, caption: str, place: str, graphics: Graphics) -> None:
        super().__init__(classes="picture")
        self._png = png
        self._caption = caption
        self._place = place
        self._graphics = graphics

    def compose(self) -> ComposeResult:
        with Container(classes="frame"):
            # Half cells are two colours each: without colours, shades of grey.
            kind = UnicodeImage if self.app.no_color else _WIDGETS[self._graphics]
            yield kind(BytesIO(self._png))
        yield OrderedText(self._caption, classes="caption")
        others = {self._place: "", "←→": "the others"} if self._place else {}
        yield Hints({**others, "Esc": "back"}, classes="dialog-keys")

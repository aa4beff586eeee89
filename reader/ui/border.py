"""The last border before the terminal: nothing that it would obey leaves in a text that is drawn.

Text from outside is made safe when it enters the model. What is typed or pasted, and the words of the
user's own files, come by other ways, and fields of text draw them letter by letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from reader.text.clean import PLACEHOLDER, drawable

if TYPE_CHECKING:
    from textual.color import Color


class Border(LineFilter):
    """Takes out of every line that is drawn what a terminal would obey. The width of the line stays."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        # Most lines are plain, and asking once for a whole one is cheap. Control segments, such as those that
        # place the cursor, are Textual's own.
        if "".join([segment.text for segment in segments if not segment.control]).isprintable():
            return segments
        return [
            segment if control or _is_picture(segment) else Segment(drawable(text), style)
            for segment in segments
            for text, style, control in (segment,)
        ]


def _is_picture(segment: Segment) -> bool:
    """Whether a segment is cells of a picture that the reader itself has placed."""
    if not segment.text.startswith(PLACEHOLDER):
        return False
    from reader.ui.pictures.kitty import is_placed

    return is_placed(segment)

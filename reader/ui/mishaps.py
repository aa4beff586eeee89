"""Mistakes of ours while the screen runs: each becomes a sentence, and the reader goes on.

Textual ends an app whose handler, watcher, timer or painting raises, and before that it ends the loop of
messages of the widget in which it happened. So every widget is guarded as it comes in: its handlers let go of
the message that failed, and where it cannot be drawn or measured a sentence stands in its place.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import WorkerFailed

from reader.text.clean import drawable

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.message_pump import MessagePump

MANY = 30
WITHIN = 10.0
"""So many mishaps in so many seconds are one that brings itself about again: the reader has to end."""
LOGGED = 3
"""How often a mistake at one place is written into the log."""


class Mishaps:
    """What has gone wrong in a run. `note` logs a mistake and gives the sentence that says where."""

    def __init__(self, note: Callable[[Exception], str], clock: Callable[[], float] = time.monotonic) -> None:
        self._note = note
        self._clock = clock
        self._seen: Counter[tuple[object, ...]] = Counter()
        self._sentence = ""
        self._times: deque[float] = deque(maxlen=MANY)

    def told(self, error: Exception) -> str:
        """Log a mistake, unless the log has it; the sentence that says where it stands."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        place = _place(cause)
        self._seen[place] += 1
        if self._seen[place] <= LOGGED and isinstance(cause, Exception):
            self._sentence = self._note(cause)
        return self._sentence

    def one_too_many(self) -> bool:
        """Count one more; whether there are now too many in too short a time."""
        self._times.append(self._clock())
        return len(self._times) == MANY and self._times[-1] - self._times[0] < WITHIN

    def guard(self, node: MessagePump, met: Callable[[Exception], None]) -> None:
        """Have `met` called with what a node's handlers raise, and with what its drawing and measuring do.

        With the latter once for each place in our code: what cannot be drawn is drawn again and again. What
        Textual no longer calls by its name here is left as it is: a mistake in it ends the reader.
        """
        dispatched: Any = getattr(node, "_dispatch_message", None)

        async def dispatch(message: Message) -> None:
            try:
                await dispatched(message)
            except Exception as error:
                met(error)

        def met_once(error: Exception) -> None:
            if not self._seen[_place(error)]:
                met(error)

        def replace(name: str, met: Callable[[Exception], None], other: Callable[..., object]) -> None:
            do = getattr(node, name, None)
            if do is None:
                return

            def done(*given: Any) -> object:
                try:
                    return do(*given)
                except Exception as error:
                    met(error)
                    return other(*given)

            setattr(node, name, done)

        if dispatched is not None:
            setattr(node, "_dispatch_message", dispatch)  # noqa: B010
        replace("_post_mount", met, lambda: None)
        if isinstance(node, Widget):
            replace("render_lines", met_once, lambda crop: self._in_place_of(node, crop))
            replace("get_content_width", met_once, lambda container, _: container.width)
            replace("get_content_height", met_once, lambda *_: 1)

    def _in_place_of(self, widget: Widget, crop: Region) -> list[Strip]:
        """The part of a widget in which its lines are the words of the last sentence."""
        style = widget.rich_style
        lines = wrap(drawable(self._sentence), max(widget.size.width, 1))
        strips = [Strip([Segment(line, style)]) for line in lines[crop.y : crop.bottom]]
        strips += [Strip([])] * (crop.height - len(strips))
        return [strip.adjust_cell_length(crop.right, style).crop(crop.x, crop.right) for strip in strips]


def _place(error: BaseException) -> tuple[object, ...]:
    """Where a mistake was made: what tells it from others."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return type(error), trace and trace.tb_frame.f_code, trace and trace.tb_lineno

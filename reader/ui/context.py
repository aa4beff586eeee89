"""What the parts of the main screen share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.library import Library
    from reader.model import Place, Selection
    from reader.ui.history import Target
    from reader.ui.lists.pane import Lists
    from reader.ui.panes import Panes
    from reader.ui.stage import Stage
    from reader.ui.undoing import Undo


class Open(Protocol):
    """Opens an address, a file or a story in the article pane, as `MainScreen.open` does."""

    def __call__(
        self, target: Target, places: Callable[[], Sequence[Place]] = ..., followed: str = ...
    ) -> None: ...


class Context(NamedTuple):
    """What a part may work with: the library, and the screen as far as parts know it."""

    library: Library
    settings: Settings
    now: Callable[[], datetime]
    stage: Stage
    panes: Panes
    lists: Lists
    undo: Undo
    open: Open
    select: Callable[[Selection], None]
    """Shows a list in the pane of stories."""

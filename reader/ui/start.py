"""How a run of the reader begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.ui.pictures.graphics import Graphics

if TYPE_CHECKING:
    from reader.model import Article, Story


class Start(NamedTuple):
    """What is opened first, and what was found out of the terminal and the library before."""

    target: str | Article | Story | None = None
    is_dark: bool = True
    """Whether the terminal is."""
    is_new: bool = False
    """Whether the user is shown what there is to begin with."""
    idle: float | None = None
    """Seconds after which stored pages without articles are read; None: only when somebody searches."""
    graphics: Graphics = Graphics.CELLS
    """What the terminal draws pictures by."""


PLAIN = Start()

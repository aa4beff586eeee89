"""How a run of the reader begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Article


class Start(NamedTuple):
    """What is opened first, and what was found out of the terminal and the library before."""

    target: str | Article | None = None
    is_dark: bool = True
    """Whether the terminal is."""
    is_new: bool = False
    """Whether the reader is shown what there is to begin with."""
    idle: float | None = None
    """Seconds after which stored pages without articles are read; None: only when somebody searches."""
    speaks_kitty: bool = False
    """Whether the terminal draws pictures by Kitty's protocol."""


PLAIN = Start()

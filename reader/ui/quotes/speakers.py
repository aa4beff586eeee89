"""Which colour stands for which speaker: the same in the text and in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model import Quote

SPEAKER_COLOURS = 8
"""A theme has the variables `quote-1` to `quote-8`; the ninth speaker shares the first one's."""

UNATTRIBUTED = "quote-none"


def speaker_colours(quotes: Sequence[Quote]) -> dict[str | None, str]:
    """The theme variable of each speaker, numbered as they first speak, and of nobody (None)."""
    colours: dict[str | None, str] = {None: UNATTRIBUTED}
    for quote in quotes:
        if quote.speaker not in colours:
            colours[quote.speaker] = f"quote-{(len(colours) - 1) % SPEAKER_COLOURS + 1}"
    return colours

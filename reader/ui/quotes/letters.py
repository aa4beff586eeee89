"""A letter for each speaker where colours do not tell them apart, in the margin and in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase, digits
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model import Quote

_LETTERS = ascii_uppercase + digits[1:]
_NOBODY, _MANY = "?", "*"
"""Who is not named, and all speakers from the thirty-sixth on."""


def speaker_letters(quotes: Sequence[Quote]) -> dict[str | None, str]:
    """The letter of each speaker, in the order in which they first speak, and the sign of nobody (None)."""
    letters: dict[str | None, str] = {None: _NOBODY}
    for quote in quotes:
        if quote.speaker not in letters:
            number = len(letters) - 1
            letters[quote.speaker] = _LETTERS[number] if number < len(_LETTERS) else _MANY
    return letters


def are_shown(app: Any) -> bool:
    """Whether letters are shown: by the setting, and else without colours or with those of the terminal."""
    return bool(getattr(app, "shows_letters", app.no_color or app.native_ansi_color))

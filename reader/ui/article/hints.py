"""Letters for what is in sight: which code each gets, and what is typed of them. Pure, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

LETTERS = "fjdkslagh"
"""Those under the fingers, the strongest first; `y` is not among them, as it copies."""


def codes(count: int) -> list[str]:
    """So many codes, none the beginning of another and none longer than it must be, the shortest first."""
    found, first = [""], 0
    while len(found) - first < count or not found[first]:
        found += [found[first] + letter for letter in LETTERS]
        first += 1
    return sorted(found[first:], key=len)[:count]


class LinkUse(Enum):
    """What is to be done with the link."""

    OPEN = "open"
    BROWSE = "browse"
    COPY = "copy"
    DROP = "drop"
    """Nothing: the hints go away."""


class Chosen(NamedTuple):
    """What typing came to: a link by its number, and what to do with it."""

    use: LinkUse
    number: int = -1


class Typing:
    """What is typed of the codes: small letters open, a capital browses, `y` before them copies."""

    def __init__(self, given: Sequence[str]) -> None:
        self._codes = given
        self.typed = ""
        self._use = LinkUse.OPEN

    def press(self, key: str) -> Chosen | None:
        """Type a key; what it came to, or None where more letters are to come."""
        if key == "backspace" and self.typed:
            self.typed = self.typed[:-1]
            return None
        if key == "y" and not self.typed and self._use is LinkUse.OPEN:
            self._use = LinkUse.COPY
            return None
        if key.isupper() and self._use is LinkUse.OPEN:
            self._use = LinkUse.BROWSE
        typed = self.typed + key.lower()
        if typed in self._codes:
            return Chosen(self._use, self._codes.index(typed))
        if not any(code.startswith(typed) for code in self._codes):
            return Chosen(LinkUse.DROP)
        self.typed = typed
        return None

"""The small signs beside a quote, in the text and in the ledger: what a check said, and one's own mark.

Each is a shape of its own, since colour tells nothing of them: all have the same one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reader.model import MarkKind, Place, Provenance, VerdictKind
from reader.ui.cells import Run

VERDICTS = {
    VerdictKind.VERBATIM: ("=", "verbatim", "The words stand there as they are quoted."),
    VerdictKind.CUT: ("…", "verbatim but cut", "The words stand there, with others left out or put in."),
    VerdictKind.ALTERED: ("≠", "altered", "Words like these stand there, and some of them differ."),
    VerdictKind.ABSENT: ("∅", "not in this source", "Neither these words nor any like them stand there."),
    VerdictKind.UNREADABLE: ("□", "source unreadable", "There is no text of the source to look in."),
    VerdictKind.SHORT: ("·", "too short to tell", "So few words stand in many texts by chance."),
    VerdictKind.AMBIGUOUS: ("?", "ambiguous", "The words stand there as those of several people."),
}
"""Of each verdict its sign, its name, and what it means."""

MARKS = {MarkKind.CHECKED: "✓", MarkKind.DOUBTFUL: "~", MarkKind.WRONG: "✗"}
"""Of each mark of one's own its sign; its name is its value."""


_GRAVEST_FIRST = (
    VerdictKind.ALTERED,
    VerdictKind.ABSENT,
    VerdictKind.AMBIGUOUS,
    VerdictKind.UNREADABLE,
    VerdictKind.CUT,
    VerdictKind.SHORT,
    VerdictKind.VERBATIM,
)
_RANKS = tuple(VERDICTS[kind][0] for kind in _GRAVEST_FIRST)


class Signs(NamedTuple):
    """What stands beside one quote; empty where there is nothing to say."""

    verdict: str = ""
    own: str = ""

    @property
    def rank(self) -> int:
        """How much one must know of it, 0 the most: of several on a line only one is shown."""
        return _RANKS.index(self.verdict) if self.verdict else len(_RANKS)

    @property
    def runs(self) -> Sequence[Run]:
        """The signs as a row of the ledger draws them."""
        return [(sign, "strong") for sign in self if sign]


class Notes(NamedTuple):
    """What stands beside and above a text: signs at places, the counts of the strip, how many marks of one's
    own have lost their words, and one's own tags and note."""

    signs: Mapping[Place, Signs] = MappingProxyType({})
    provenance: Provenance | None = None
    orphans: int = 0
    tags: tuple[str, ...] = ()
    note: str = ""


NO_NOTES = Notes()


def sign_of(kind: VerdictKind) -> str:
    """A verdict as a sign of one character."""
    return VERDICTS[kind][0]


def name_of(kind: VerdictKind) -> str:
    """A verdict in words, to stand inside a sentence."""
    return VERDICTS[kind][1]

"""What a check of a quote against a source says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.document import Place
from reader.model.said import Quote


class VerdictKind(StrEnum):
    """What a check of a quote against a source can say."""

    VERBATIM = "verbatim"
    CUT = "cut"
    ALTERED = "altered"
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    SHORT = "short"
    AMBIGUOUS = "ambiguous"

    @property
    def is_answer(self) -> bool:
        """Whether the quote was compared with a source's text, so that it counts as checked."""
        return self not in (VerdictKind.UNREADABLE, VerdictKind.SHORT)

    def outcome_in(self, source: str) -> str:
        """The verdict on a quote as a sentence: "Altered, in the Gazette."."""
        return _OUTCOMES[self].format(source)


_OUTCOMES = {
    VerdictKind.VERBATIM: "Verbatim in {}.",
    VerdictKind.CUT: "Verbatim but cut, in {}.",
    VerdictKind.ALTERED: "Altered, in {}.",
    VerdictKind.ABSENT: "Not in {}.",
    VerdictKind.UNREADABLE: "Not checked against {}.",
    VerdictKind.SHORT: "Not checked against {}.",
    VerdictKind.AMBIGUOUS: "Ambiguous in {}.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of a quote against one source says.

    `places` are the words found in the source's document and `found` their text; both are empty when nothing
    was found. `speaker` is who says them there, by the source's own attribution, None when it does not say.
    `differences` are pairs of the quote's words and the source's, one of them empty where words were put in
    or left out. `why` is a sentence for the user where the kind alone does not say enough, or empty.
    """

    kind: VerdictKind
    places: tuple[Place, ...] = ()
    found: str = ""
    speaker: str | None = None
    differences: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote with the verdict, and what it was checked against: the source's name, address and copy.

    All four are None when the article links no source. `page` is the id of the copy, None without one and for
    a file.
    """

    quote: Quote
    verdict: Verdict
    source: str | None = None
    url: str | None = None
    copied: datetime | None = None
    page: int | None = None

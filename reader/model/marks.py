"""The user's own marks on quotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.document import Anchor, Place


class MarkKind(StrEnum):
    """What the user holds of a quote."""

    CHECKED = "checked"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a quote, tied to its exact words and to the copy in which they were read.

    `anchors` are the parts of the quote, `speaker` is whose words they were, `title` the headline above them.
    `page` is the id of the copy, fetched from `url` at `copied`, `digest` the SHA-256 of its body in
    hexadecimal. `id` is 0 until it is stored.
    """

    kind: MarkKind
    note: str
    speaker: str | None
    anchors: tuple[Anchor, ...]
    title: str
    made: datetime
    page: int
    url: str
    copied: datetime
    digest: str
    id: int = 0

    @property
    def words(self) -> str:
        """The words that were marked."""
        return " ".join(anchor.words for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark in a copy: where its words stand there, and the number of the quote that they are, if any.

    Without places it is an orphan: its exact words do not stand there any more.
    """

    mark: Mark
    places: tuple[Place, ...] = ()
    number: int | None = None

    @property
    def is_orphan(self) -> bool:
        return not self.places


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A mark set, changed or taken away, which can be undone: what it was and what it is."""

    label: str
    old: Mark | None
    new: Mark | None

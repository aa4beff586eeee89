"""A library that knows the quotes of `readings.ferry`, whatever the rules are."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property

from fakes import Clock, parts_of

from reader.library import Library
from reader.library.marks import Marks
from reader.library.network import Network
from reader.model import Anchor, Checked, Mark, MarkKind, Place, PlacedMark, Reading, Verdict, VerdictKind
from reader.store.store import Store

COPIED = datetime(2026, 11, 21, 9, tzinfo=UTC)
COURIER = "https://courier.example/aalto"


def mark_of(kind: MarkKind, words: str, speaker: str | None, note: str = "") -> Mark:
    title = "The ferry sails on, whatever it costs, until the spring"
    anchors = (Anchor(words, "", ""),)
    return Mark(kind, note, speaker, anchors, title, COPIED, 1, "https://tidende.example/ferry", COPIED, "")


class Known(Library):
    """Knows what checks of the ferry's quotes said, and one mark on them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(parts_of(store, Network(None, offline=True), clock))

    def verdicts(self, reading: Reading) -> dict[int, Checked]:
        nobody, _, gift, numbers = reading.article.quotes
        altered = Verdict(
            VerdictKind.ALTERED,
            found="Anybody on this coast can drive around the bay in the dark We have the boat, and no crew",
            speaker="Ole Berg",
            differences=(("Nobody", "Anybody"), ("should have to", "can"), ("and we have the crew", "")),
        )
        cut = Verdict(
            VerdictKind.CUT, found="a gift to four hundred people", why="The sentence says more there."
        )
        absent = Verdict(VerdictKind.ABSENT)
        return {
            0: Checked(nobody, altered, "Lund Courier", COURIER, COPIED, 1),
            2: Checked(gift, cut, "Lund Courier", COURIER, COPIED, 1),
            3: Checked(numbers, absent, "county’s auditors", "https://county.example/report", COPIED, 1),
        }

    @cached_property
    def marks(self) -> Marks:
        return KnownMarks(self._parts)


class KnownMarks(Marks):
    """Marks that are there without anybody having set them."""

    def of(self, reading: Reading) -> tuple[PlacedMark, ...]:
        quote = reading.article.quotes[0]
        mark = mark_of(MarkKind.DOUBTFUL, quote.text, quote.speaker, "Ask the harbour master.")
        return (PlacedMark(mark, quote.parts, 0),)

    async def every(self) -> tuple[PlacedMark, ...]:
        nobody = "“Nobody on this coast should have to drive around the bay in the dark,”"
        gift = mark_of(
            MarkKind.WRONG, "“a gift to four hundred people”", "Per Aalto", "It was three hundred."
        )
        spring = mark_of(MarkKind.CHECKED, "“We shall sail until the spring, and then we shall see”", None)
        standing = PlacedMark(mark_of(MarkKind.DOUBTFUL, nobody, "Ingrid Solheim"), (Place(2, 0, 4),), 0)
        return (PlacedMark(gift), standing, PlacedMark(spring))

"""The rows of the list of a story's evidence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.model import Exhibit, LinkKind, Taken
from reader.ui.quotes.exhibit_words import outcome, readable_size
from reader.ui.quotes.exhibits import choice_of

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
THEN = datetime(2026, 11, 23, 9, tzinfo=UTC)
URL = "https://www.county.example/report"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1 kB"),
        (18_204, "18 kB"),
        (999_499, "999 kB"),
        (1_400_000, "1.4 MB"),
    ],
)
def test_sizes_are_read_at_a_glance(size: int, words: str) -> None:
    assert readable_size(size) == words


def test_an_outcome_has_its_day() -> None:
    kept = Exhibit(URL, "Report", LinkKind.PRIMARY, Taken.KEPT, "", NOW, 1, THEN, 18_204, "ab")
    assert outcome(kept, NOW) == "kept 23 Nov, 18 kB"
    assert outcome(kept, NOW.replace(year=2027)) == "kept 23 Nov 2026, 18 kB"
    failed = Exhibit(URL, "Report", LinkKind.PRIMARY, Taken.FAILED, "It is gone.", THEN)
    assert outcome(failed, NOW) == "failed 23 Nov"
    assert outcome(Exhibit(URL, "Report", LinkKind.SHOP, Taken.SKIPPED, "", THEN), NOW) == "skipped"
    assert outcome(Exhibit(URL, "Report", LinkKind.OWN, Taken.LEFT, "", THEN), NOW) == "not yet"


def test_a_row_says_what_it_is_where_it_stands_and_why_it_is_missing() -> None:
    failed = Exhibit(URL, "Report", LinkKind.PRIMARY, Taken.FAILED, "It is gone.", THEN)
    assert choice_of(failed, NOW).detail == "Report · primary document · county.example — It is gone."
    named = Exhibit(URL, "county.example/report", LinkKind.UNKNOWN, Taken.KEPT, "", THEN)
    assert choice_of(named, NOW).detail == "county.example/report"
    assert choice_of(Exhibit(URL, "Ferry", None, Taken.LEFT, "", THEN), NOW).detail == (
        "Ferry · the article · county.example"
    )

"""Regular expressions of the reader's own: what they find, and that none holds the reader up."""

from __future__ import annotations

import pytest
from fakes import Clock, library_of

from reader.config import Settings
from reader.library.apart import Workers
from reader.library.network import Network
from reader.model import Block, BlockKind, Document, Place, QueryError, ReaderError
from reader.store.store import Store
from reader.text.pattern import MOST, matches, read_pattern


def test_every_match_with_its_text_and_offsets() -> None:
    texts = ["In 2019 and 2020.", "", "Not in 12 but in 1999"]
    assert matches(texts, r"\d{4}") == [(0, 3, 7), (0, 12, 16), (2, 17, 21)]


def test_empty_matches_are_left_out() -> None:
    assert matches(["abc"], "x*") == []
    assert matches(["abc", ""], "^|b*") == [(0, 1, 2)]


@pytest.mark.parametrize(
    ("pattern", "found"), [("lund", 3), ("Lund", 1), (r"\S+und", 3), (r"(?-i:lund)", 1), ("lund|LUND", 2)]
)
def test_a_capital_makes_case_count_unless_it_is_a_sign(pattern: str, found: int) -> None:
    assert len(matches(["Lund, lund and LUND"], pattern)) == found


@pytest.mark.parametrize(
    ("pattern", "position"), [("(open", 0), ("a)", 1), ("ab[", 2), ("x**", 2), ("(?P<1>x)", 4), ("*", 0)]
)
def test_what_is_no_pattern_is_said_with_its_place(pattern: str, position: int) -> None:
    with pytest.raises(QueryError, match=r"^No pattern: .+\.$") as raised:
        read_pattern(pattern)
    assert raised.value.position == position


def test_a_repeat_beyond_all_bounds_is_no_pattern() -> None:
    with pytest.raises(QueryError, match="No pattern"):
        read_pattern("x{99999999999999}")


def test_there_are_no_more_matches_than_anybody_steps_through() -> None:
    assert len(matches(["a" * 2 * MOST], "a")) == MOST


async def test_a_pattern_that_goes_astray_is_ended_and_the_next_one_works(store: Store, clock: Clock) -> None:
    workers = Workers(seconds=0.5)
    library = library_of(store, Network(None, offline=True), clock, Settings(), workers)
    text = Document((Block(BlockKind.PARAGRAPH, "a" * 60 + "b"),))
    with pytest.raises(ReaderError, match=r"^The pattern is too complex"):
        await library.find_pattern(text, "(a+)+c")
    assert await library.find_pattern(text, "a+b") == [Place(0, 0, 61)]
    await library.close()

"""A short run of the fuzzers on each change; the long one is marked."""

import pytest
from fuzz import TARGETS, fuzz

SHORT, LONG, PARTS = 400, 100_000, 4
LONGEST = 5.0
"""Seconds of CPU that one input may take: beyond that the reader would be ended."""


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_made_at_random_breaks_a_reader(name: str) -> None:
    assert fuzz(name, SHORT, seed=11) < LONGEST


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))  # which several workers can share
@pytest.mark.parametrize("name", TARGETS)
def test_nothing_made_at_random_breaks_a_reader_for_long(name: str, part: int) -> None:
    assert fuzz(name, LONG // PARTS, seed=part) < LONGEST

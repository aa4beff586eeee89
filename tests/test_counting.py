"""Counts with their nouns."""

import pytest

from reader.model import counted


@pytest.mark.parametrize(
    ("count", "nouns", "said"),
    [
        (0, ("feed",), "0 feeds"),
        (1, ("feed",), "1 feed"),
        (1_200, ("feed",), "1,200 feeds"),
        (2, ("new story",), "2 new stories"),
        (2, ("day",), "2 days"),
        (1, ("story was", "stories were"), "1 story was"),
        (2, ("story was", "stories were"), "2 stories were"),
    ],
)
def test_a_count_has_its_noun(count: int, nouns: tuple[str, ...], said: str) -> None:
    assert counted(count, *nouns) == said

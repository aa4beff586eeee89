"""The rows of who said what in the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.model import QuoteKind, Saying, Speaker
from reader.ui.cells import cells
from reader.ui.lists.paged import PagedItems
from reader.ui.quotes.said_rows import FEW, HEIGHT, SayingRows, SpeakerRows

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SAYING = Saying(
    *(1, 7, 0, "“The bed will move again.”", QuoteKind.INDIRECT, "Ida Holm", "mayor", "Reuters", 0.9),
    *("https://a.example/1", "Bridge to reopen", "Gazette", datetime(2026, 11, 20, tzinfo=UTC)),
)


def rows(*sayings: Saying | None, speaker: str | None = "Ida Holm") -> SayingRows:
    fetched = PagedItems(range(len(sayings)), lambda ids: [sayings[number] for number in ids])
    return SayingRows(fetched, NOW, speaker)


def drawn(shown: SayingRows | SpeakerRows, width: int = 40) -> list[str]:
    lines = [line for index in range(len(shown)) for line in shown.draw(index, width)]
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_quotes_stand_under_their_article_once() -> None:
    other = replace(SAYING, page=8, title="Ferry", outlet="", role=None, via=None, kind=QuoteKind.DIRECT)
    assert drawn(rows(SAYING, SAYING, other)) == [
        "Fri    Bridge to reopen          Gazette",
        *("  mayor · in substance · via Reuters", "  “The bed will move again.”", ""),
        *("  mayor · in substance · via Reuters", "  “The bed will move again.”", ""),
        *("Fri    Ferry", "  “The bed will move again.”"),
    ]


def test_who_is_named_otherwise_than_the_page_is_named() -> None:
    unsure, nobody = replace(SAYING, confidence=0.3), replace(SAYING, speaker=None, role=None)
    assert drawn(rows(unsure))[1] == "  Ida Holm?  mayor · in substance · via…"
    assert drawn(rows(nobody, speaker=None))[1].startswith("  unattributed  in substance")


@pytest.mark.parametrize("width", [1, 3, 12, 80])
def test_very_many_quotes_are_as_high_as_one_another(width: int) -> None:
    many = rows(*[replace(SAYING, text="港で静か " * 40, title="名" * 90)] * (FEW + 1))
    assert many.height(width) == HEIGHT and rows(SAYING).height(width) == 0
    lines = many.draw(3, width)
    assert len(lines) == HEIGHT and not lines[-1]
    assert all(cells(line) <= max(width, 9) for line in lines)


def test_a_quote_that_is_gone_since_it_was_listed_is_said_to_be() -> None:
    assert drawn(rows(SAYING, None, SAYING), 50)[4:6] == [
        *("This quote is gone: its article was read anew.", ""),
    ]
    assert len(rows(*[None] * (FEW + 1)).draw(0, 9)) == HEIGHT


def test_speakers_stand_with_how_often_they_are_quoted() -> None:
    fetched = PagedItems([5], lambda ids: [Speaker(5, "Ida Holm", 1200)])
    assert drawn(SpeakerRows(fetched), 24) == ["Ida Holm           1,200"]

"""The tour of the README still comes where it says it does."""

from pathlib import Path

from recording import STOPS, moving, stops


async def test_every_stop_of_the_tour_shows_what_it_is_for(tmp_path: Path) -> None:
    seen = [(stop, text) async for stop, text, _ in stops(tmp_path)]
    assert [stop for stop, _ in seen] == list(STOPS)
    assert [stop.title for stop, text in seen if stop.shows not in text] == []


def test_a_moving_picture_shows_one_at_a_time_and_the_first_where_nothing_moves() -> None:
    svg = moving(["<svg x='1'><text>one</text></svg>", "<svg x='1'><text>two</text></svg>"])
    assert svg.startswith("<svg x='1'><g visibility=\"visible\">") and svg.rstrip().endswith("</g></svg>")
    assert 'values="visible;hidden"' in svg and 'values="hidden;visible"' in svg

"""The provenance strip: its counts, how they stand on lines, and that each list is as long as its count."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from reader.config import Settings
from reader.library import Library, open_library
from reader.model import Article, LinkKind, Provenance, Selection
from reader.ui.quotes.strip import MEANINGS, OF_QUOTES, Of, groups, quotes_behind, sources_behind, strip_lines

FULL = Provenance(6, 2, 1, {LinkKind.PRIMARY: 3, LinkKind.OWN: 8, LinkKind.UNKNOWN: 3}, 2, 4)


def test_the_strip_says_all_counts_in_one_order() -> None:
    [line] = strip_lines(FULL, "copy of 23 Nov", 200)
    assert line.text == (
        "9 quotes: 6 named, 2 anonymous, 1 unattributed · 4 checked · "
        "14 links: 3 primary, 8 own site, 3 of unknown kind · 2 sources not linked · "
        "copy of 23 Nov"
    )


def test_what_is_not_there_is_not_counted() -> None:
    [line] = strip_lines(Provenance(0, 0, 0, {}, 0, 0), "copy of 23 Nov", 72)
    assert (line.text, line.spots) == ("no quotes · no links · copy of 23 Nov", ())
    [line] = strip_lines(Provenance(1, 0, 0, {LinkKind.UNKNOWN: 1}, 0, 0), "copy of 23 Nov", 72)
    assert line.text == "1 quote: 1 named · 1 link · copy of 23 Nov"


@pytest.mark.parametrize("width", [20, 30, 40, 67, 72, 100])
def test_the_strip_wraps_between_counts_and_each_spot_is_on_its_count(width: int) -> None:
    lines = list(strip_lines(FULL, "copy of 23 Nov", width))
    assert all(cell_len(line.text) <= width for line in lines)
    words = {figure.about: figure.text for group in groups(FULL) for figure in group}
    spots = [(spot.about, line.text[spot.start : spot.end]) for line in lines for spot in line.spots]
    assert spots == list(words.items())


def test_a_group_that_fits_on_a_line_of_its_own_is_kept_whole() -> None:
    lines = [line.text for line in strip_lines(FULL, "copy of 23 Nov", 72)]
    assert lines == [
        "9 quotes: 6 named, 2 anonymous, 1 unattributed · 4 checked",
        "14 links: 3 primary, 8 own site, 3 of unknown kind",
        "2 sources not linked · copy of 23 Nov",
    ]


def test_every_count_has_a_meaning() -> None:
    assert set(MEANINGS) == {*Of, *LinkKind}


@pytest.fixture
async def edition(tmp_path: Path):
    library = open_library(tmp_path, Settings(), offline=True)
    library.install_edition()
    yield library
    await library.close()


async def test_behind_each_count_are_as_many_as_it_says(edition: Library) -> None:
    for story in edition.stories(edition.story_ids(Selection())):
        article = (await edition.open(story)).article
        counted(edition, article)


def counted(library: Library, article: Article) -> None:
    provenance, links = library.sources.provenance(article), library.sources.links(article)
    for group in groups(provenance):
        for figure in group:
            if figure.about is None:
                continue
            behind = (
                quotes_behind(article.quotes, figure.about, ())
                if figure.about in OF_QUOTES
                else sources_behind(article, figure.about, links)
            )
            assert len(behind) == int(figure.text.split()[0]), figure


def test_the_checked_are_those_with_an_answer() -> None:
    assert quotes_behind([], Of.CHECKED, {0}) == ()

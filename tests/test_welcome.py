"""What somebody who is new here is offered: once, in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import AtDesk, Desk, publish
from fakes import Clock
from golden import check_screen
from loopback import Loopback
from prompt_pilot import piloted

from reader.config import Paths, Settings
from reader.library import Library
from reader.model import Selection
from reader.ui.actions import Pane
from reader.ui.application import QuothApp
from reader.ui.cells import cells
from reader.ui.dialogs.welcome import OFFERS, Welcome, welcome_lines
from reader.ui.keys.file import keymap_of
from reader.ui.start import Start


@pytest.mark.parametrize("width", [24, 40, 80, 120, 200])
def test_every_offer_is_whole_on_its_line(width: int) -> None:
    lines = welcome_lines(keymap_of(), width)
    text = ["".join(run for run, _ in line) for line in lines]
    for does in OFFERS.values():
        assert sum(does in line for line in text) == 1
    if width >= 80:
        assert all(cells(line) - 3 <= width for line in lines)


@pytest.mark.parametrize(("width", "key"), [(80, "J"), (120, "escape")])
async def test_the_edition_is_open_and_the_offers_go_with_a_choice(
    library: Library, clock: Clock, tmp_path: Path, width: int, key: str
) -> None:
    paths = Paths(tmp_path / "config.toml", tmp_path)
    app = QuothApp(library, Settings(theme="broadsheet"), paths, Start(is_new=True), clock)
    async with piloted(app, (width, 24)) as pilot:
        at = Desk(app, pilot)
        await at.settle()
        check_screen(f"{width}x24-welcome", at.text)
        assert at.title.startswith("A Library Asks")
        await at.press("j", "space")
        assert at.screen.query(Welcome)
        await at.press(key)
        assert not at.screen.query(Welcome)
        assert at.title.startswith("Lenne Bridge") is (key == "J")
        assert at.panes.front is Pane.ARTICLE  # what is put away is the offers alone
        assert library.remembered("welcomed")


async def test_feeds_are_imported_from_a_file(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    url = publish(site)
    file = tmp_path / "feeds.opml"
    file.write_text(f'<opml version="2.0"><body><outline type="rss" text="G" xmlUrl="{url}"/></body></opml>')
    async with at_desk() as at:
        await at.press("I")
        await at.type(str(tmp_path / "none.opml"))
        await at.press("enter")
        assert "none.opml: cannot be read" in at.said
        await at.press("I")
        await at.type(str(file))
        await at.pilot.press("enter")
        await at.until(lambda: len(library.story_ids(Selection())) > 8)
        await at.settle()
        assert len(library.feeds()) == 2

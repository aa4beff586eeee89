"""Links by letters and by Tab, on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import AtDesk, Desk, page, publish
from golden import check_screen
from loopback import Loopback

from reader.ui.actions import Pane


async def opened(at: Desk, url: str) -> None:
    at.screen.open(url)
    await at.settle()


def links(site: Loopback, count: int) -> str:
    """A page with so many links, close together and in wide characters too."""
    for number in range(count):
        site[f"/{number}"] = page(f"Paper {number}", f"This is what stands in paper number {number}. " * 5)
    anchors = " ".join(f"<a href='{site.url(f'/{n}')}'>纸{n}</a>" for n in range(count))
    site["/links"] = page(
        "Many links", f"The papers of the week are these: {anchors}.", "Nothing else. " * 30
    )
    return site.url("/links")


async def test_a_letter_opens_its_link_here(at_desk: AtDesk, site: Loopback) -> None:
    publish(site)
    async with at_desk() as at:
        await opened(at, site.url("/bridge"))
        await at.press("u")
        assert "A letter opens a link, " in at.said
        await at.press("f")
        assert at.title == "Report on the piers"
        await at.press("backspace")
        assert at.title == "Bridge to reopen before the frost"


async def test_a_capital_browses_y_copies_and_another_key_drops(at_desk: AtDesk, site: Loopback) -> None:
    publish(site)
    report = f"{site.root.replace('127.0.0.1', 'localhost')}/report"
    async with at_desk() as at:
        await opened(at, site.url("/bridge"))
        await at.press(";", "F")
        assert at.said == f"Opened {report} in the browser."
        await at.press("u", "y", "f")
        assert at.said == f"Copied {report}" and at.app.clipboard == report
        await at.press("u")
        assert at.panes.article.labels
        await at.press("escape")
        assert not at.panes.article.labels and at.panes.front is Pane.ARTICLE
        await at.press("u", "j", "j")
        assert at.title == "Bridge to reopen before the frost"


async def test_a_link_that_says_it_leads_elsewhere_is_asked_about(at_desk: AtDesk, site: Loopback) -> None:
    publish(site)
    evil = site.root.replace("127.0.0.1", "localhost") + "/wells"
    anchors = f"<a href='{evil}'>https://www.bank.com/login</a>, or <a href='{evil}'>our wells</a>"
    site["/lying"] = page("Where to log in", f"The bank asks its customers to log in at {anchors}.")
    async with at_desk() as at:
        await opened(at, site.url("/lying"))
        await at.press(";", "F")
        assert "“https://www.bank.com/login” leads to localhost. Open it?" in " ".join(at.text.split())
        assert evil in at.text and not hasattr(at.app, "browsed")
        await at.press("escape")
        assert not hasattr(at.app, "browsed")
        await at.press(";", "F", "enter")
        assert at.said == f"Opened {evil} in the browser."
        at.app.browsed = ""  # type: ignore[attr-defined]
        await at.press(";", "J")
        assert at.app.browsed == evil and len(at.app.screen_stack) == 1  # type: ignore[attr-defined]


async def test_digits_of_the_newsboat_preset_open_a_link_by_its_number(
    at_desk: AtDesk, site: Loopback, tmp_path: Path
) -> None:
    url = links(site, 10)
    (tmp_path / "keys.toml").write_text('preset = "newsboat"\n', encoding="utf-8")
    async with at_desk() as at:
        await opened(at, url)
        await at.press("3")
        assert at.title == "Paper 2", "the first is paper 0"
        await at.press("backspace", "0")
        assert at.title == "Paper 9"
        await at.press("4")
        assert at.said == "The article has no link 4." and at.title == "Paper 9"


async def test_without_links_in_sight_it_says_so(at_desk: AtDesk, site: Loopback) -> None:
    publish(site)
    async with at_desk() as at:
        await opened(at, site.url("/wells"))
        await at.press("u")
        assert at.said == "No link is in sight: names in bold are sources without one."
        await at.press("h")
        assert at.panes.front is Pane.STORIES


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hints_on_many_links_stand_each_in_its_cells(
    at_desk: AtDesk, site: Loopback, size: tuple[int, int]
) -> None:
    url = links(site, 30)
    async with at_desk(size) as at:
        await opened(at, url)
        plain = at.text.split("\n")
        await at.press("u")
        width, height = size
        check_screen(f"{width}x{height}-hints", at.text.replace(site.root, "http://papers.example"))
        assert len(at.text.split("\n")) == len(plain) == height
        await at.press("j", "j")
        assert at.title.startswith("Paper ")


async def test_tab_walks_the_links_and_says_where_each_leads(at_desk: AtDesk, site: Loopback) -> None:
    url = links(site, 3)
    async with at_desk() as at:
        await opened(at, site.url("/1"))
        await opened(at, url)
        await at.press("tab")
        assert at.screen.status.preview == f"127.0.0.1 · no copy stored · {site.url('/0')}"
        await at.press("tab")
        assert at.screen.status.preview == "Paper 1 · 127.0.0.1 · copy of 23 Nov"
        assert "Paper 1 · 127.0.0.1 · copy of 23 Nov" in at.text
        await at.press("shift+tab")
        assert at.screen.status.preview.startswith("127.0.0.1 · no copy")
        await at.press("h")
        assert at.screen.status.preview == "", "the links of an article out of use lead nowhere"
        at.panes.go(Pane.ARTICLE)
        await at.press("2", "tab", "enter")
        assert at.title == "Paper 2" and at.screen.status.preview == ""


async def test_the_link_under_the_mouse_is_told_too(at_desk: AtDesk, site: Loopback) -> None:
    url = links(site, 1)
    async with at_desk() as at:
        await opened(at, url)
        (spot,) = at.panes.article.spots_in_sight()
        await at.pilot.hover("#article", offset=(spot.column, spot.y))
        assert at.screen.status.preview.endswith("/0")
        await at.pilot.hover("#article", offset=(spot.column, spot.y + 4))
        assert at.screen.status.preview == ""

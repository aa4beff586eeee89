"""Pictures by keys: one after the other over the screen, and what is said where there are none."""

from __future__ import annotations

import pytest
from desk import AtDesk
from loopback import Loopback, Reply
from test_pictures import png

from reader.library import Library
from reader.ui.pictures.graphics import NO_EXTRA


def publish(site: Loopback) -> str:
    caption = "<figcaption>The {0} boat at its berth</figcaption>"
    figure = f"<figure><img src='/{{0}}.png' alt='{{0}}'>{caption}</figure>"
    words = "<p>The boat sails from the harbour at noon, and comes back in the evening of that day.</p>"
    shown = words + figure.format("first") + words * 4 + figure.format("second") + words
    article = f"<article><h1>Boat</h1>{shown}</article>"
    site["/boat"] = Reply(f"<html><body>{article}</body></html>".encode())
    for name in ("first", "second"):
        site[f"/{name}.png"] = Reply(png(120, 80), content_type="image/png")
    return site.url("/boat")


async def test_pictures_are_stepped_through_and_closed(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    async with at_desk(target=publish(site)) as at:
        await at.pilot.press("B")
        await at.until(lambda: "1 of 2" in at.text)
        assert "The first boat at its berth" in at.text
        await at.pilot.press("l")
        await at.until(lambda: "2 of 2" in at.text)
        assert "The second boat at its berth" in at.text
        await at.pilot.press("l")
        await at.until(lambda: "1 of 2" in at.text)
        library.offline = True
        await at.pilot.press("h")
        await at.until(lambda: "2 of 2" in at.text)
        await at.press("escape")
        assert at.title == "Boat" and len(at.app.screen_stack) == 1


async def test_what_keeps_a_picture_away_is_said(
    at_desk: AtDesk, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = publish(site)
    site["/first.png"] = Reply(status=404)
    async with at_desk(target=url) as at:
        await at.press("B")
        assert at.said == "127.0.0.1 did not send the picture (404)."
        monkeypatch.setattr("reader.ui.pictures.graphics.find_spec", lambda name: None)
        for key in ("B", "i"):
            await at.press(key)
            assert at.said == NO_EXTRA


async def test_an_article_without_pictures_says_so(at_desk: AtDesk) -> None:
    async with at_desk() as at:
        await at.press("g", "B")
        assert at.said == "This article has no pictures."


async def test_a_caption_leads_to_its_picture(at_desk: AtDesk, site: Loopback) -> None:
    async with at_desk(target=publish(site)) as at:
        await at.press("tab", "tab")
        assert at.screen.status.preview.startswith("picture · 127.0.0.1 · ")
        await at.pilot.press("enter")
        await at.until(lambda: "2 of 2" in at.text)
        await at.press("escape", "u")
        await at.pilot.press("f")
        await at.until(lambda: "1 of 2" in at.text)
        await at.press("escape")
        assert at.title == "Boat" and len(at.app.screen_stack) == 1

"""A feed's card: what it shows, and what Enter changes on it."""

from __future__ import annotations

from desk import AtDesk, publish
from fakes import Clock
from loopback import Loopback, Reply

from reader.library import Library
from reader.ui.actions import Pane
from reader.ui.feeds.facts import rows_of


async def test_the_card_tells_what_is_set_and_what_holds_for_all(
    site: Loopback, library: Library, clock: Clock
) -> None:
    feed = await library.subscriptions.add(publish(site))
    subscriptions = library.subscriptions
    shown = {
        row.label: row.text for row in rows_of(feed, subscriptions.settings(feed), subscriptions.defaults)
    }
    assert shown["Address"] == site.url("/gazette")
    assert shown["Stories"] == "last came on 23 Nov 2026, 08:00; 3 stories, 3 unread"
    assert (shown["Fetched"], shown["Full texts"]) == (
        *("every 60 minutes, as for all feeds", "off, as for all feeds"),
    )
    assert "Problem" not in shown and "Notice" not in shown
    feed = subscriptions.change(feed, "refresh_minutes", "240")
    feed = subscriptions.change(feed, "full_text", "on")
    shown = {
        row.label: row.text for row in rows_of(feed, subscriptions.settings(feed), subscriptions.defaults)
    }
    assert (shown["Fetched"], shown["Full texts"]) == ("every 240 minutes", "on")


async def test_settings_are_changed_on_the_card(
    at_desk: AtDesk, site: Loopback, library: Library, clock: Clock
) -> None:
    feed = await library.subscriptions.add(publish(site))
    site["/gazette"] = Reply(status=500)
    clock.pass_by(hours=1)
    [step async for step in library.refresh()]
    async with at_desk((120, 40)) as at:
        at.panes.go(Pane.LIBRARY)
        await at.press("G", "e")
        assert "127.0.0.1 failed at its end (500)." in at.text
        await at.press("slash")
        assert "Enter  to the rows    Esc  show all" in at.text
        await at.press("escape")
        assert "Enter  change    /  search" in at.text
        assert "every 60 minutes, as for all feeds" in at.text
        await at.press("enter")
        await at.press(*["backspace"] * len(feed.title))
        await at.type("The Paper")
        await at.press("enter")
        await at.until(lambda: "Set for The Paper: title." in at.said)
        await at.press("j", "j", "j", "enter", "k", "k", "k", "enter")
        await at.until(lambda: library.subscriptions.settings(feed)["full_text"] == "on")
        await at.press("G", "enter")
        await at.until(lambda: library.subscriptions.settings(feed)["private"] == "no")
        await at.press("g", "j", "j", "enter")
        await at.type("3")
        await at.press("enter")
        await at.until(lambda: "refresh_minutes must be 5 to 1440, not 3." in at.said)
        await at.press("escape")
        assert "The Paper" in at.text
        await at.press("U", "U", "U")
        values = library.subscriptions.settings(feed)
        assert (values["title"], values["full_text"], values["private"]) == (feed.title, "", "yes")


async def test_where_there_is_no_feed_the_card_says_so(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        at.panes.go(Pane.LIBRARY)
        await at.press("g", "e")
        assert at.said == "e shows the card of the feed under the cursor."

"""The same story of several feeds on the screen: one row, unfolded and parted by keys."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desk import AtDesk, Desk
from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.model import Selection

TEXTS = tomllib.loads((Path(__file__).parent / "data" / "same" / "texts.toml").read_text(encoding="utf-8"))
TEXT = f"<p>{TEXTS['agency']['wire']['text']}</p>"


async def subscribed(library: Library, site: Loopback) -> None:
    """Three outlets with one text, and one with its own."""
    own = f"<p>{TEXTS['own_report']['gazette']['text']}</p>"
    for name, text in (("gazette", TEXT), ("herald", TEXT), ("mirror", TEXT), ("post", own)):
        feed = rss(item(name, f"Boats of the {name.title()}", f"https://{name}.example/1", text))
        site[f"/{name}"] = Reply(feed.replace(b"Vannport Gazette", name.title().encode()))
        await library.subscriptions.add(site.url(f"/{name}"))


def rows(at: Desk) -> list[str]:
    return [at.screen.lists.rows.story(index).title for index in range(len(at.screen.lists.rows))]


async def test_outlets_are_unfolded_below_their_row_and_folded_again(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await subscribed(library, site)
    async with at_desk((120, 40)) as at:
        assert len(rows(at)) == 2
        row = rows(at).index("Boats of the Gazette")
        await at.press("g", *["j"] * row)
        await at.press("+")
        assert rows(at)[row : row + 3] == [
            "Boats of the Gazette",
            "Boats of the Herald",
            "Boats of the Mirror",
        ]
        assert "└ Boats of the Herald" in at.text
        assert "Gazette in 3 outlets" in at.text
        await at.press("j", "+")
        assert len(rows(at)) == 2
        assert at.panes.stories.cursor == row
        await at.press("g", *["j"] * (1 - row), "+")
        assert at.said == "No other feed has this story."
        assert len(rows(at)) == 2


async def test_what_is_read_is_read_in_all_its_outlets(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await subscribed(library, site)
    async with at_desk((120, 40)) as at:
        row = rows(at).index("Boats of the Gazette")
        await at.press("g", *["j"] * row, "m")
        assert [feed.unread for feed in library.feeds()] == [0, 0, 0, 1]
        assert library.counts().unread == 1
        await at.press("U")
        assert [feed.unread for feed in library.feeds()] == [1, 1, 1, 1]


async def test_an_outlet_is_parted_and_put_back(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    await subscribed(library, site)
    async with at_desk((120, 40)) as at:
        row = rows(at).index("Boats of the Gazette")
        await at.press("g", *["j"] * row, "+", "j", "-")
        assert at.said == "Parted “Boats of the Herald”. U undoes it."
        assert library.counts().stories == 3
        shown = list(at.screen.lists.rows.ids)
        assert len(shown) == len(set(shown)), "what was parted is below no row any more"
        assert sorted(story.feeds for story in library.stories(library.story_ids(Selection()))) == [1, 1, 2]
        await at.press("U")
        assert library.counts().stories == 2
        await at.press("1", "g", *["j"] * (1 - row), "-")
        assert at.said == "No other feed has this story: there is nothing to part."


async def test_a_row_below_another_is_parted_alone_even_if_it_stands_for_all_elsewhere(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await subscribed(library, site)
    async with at_desk((120, 40)) as at:
        await at.press("f")
        await at.type("title:mirror OR title:gazette OR title:herald")
        await at.press("enter", "g", "+", "j")
        first, second, _ = rows(at)
        assert second == "Boats of the Gazette", "the first to come stands for all in other lists"
        await at.press("-")
        assert at.said == "Parted “Boats of the Gazette”. U undoes it."
        assert sorted(story.feeds for story in library.stories(library.story_ids(Selection()))) == [1, 1, 2]
        await at.press("U")
        assert library.counts().stories == 2
        await at.press("g", "-")
        assert at.said == f"Parted “{first}”. U undoes it."
        assert library.counts().stories == 4
        await at.press("U")
        assert library.counts().stories == 2


async def test_in_the_list_of_its_feed_a_row_is_parted_alone_unless_it_stands_for_all(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await subscribed(library, site)
    first, other, *_ = library.feeds()
    async with at_desk((120, 40)) as at:
        at.screen.lists.select(Selection(feed=other.id))
        assert rows(at) == ["Boats of the Herald"]
        await at.press("-")
        assert at.said == "Parted “Boats of the Herald”. U undoes it."
        assert sorted(story.feeds for story in library.stories(library.story_ids(Selection()))) == [1, 1, 2]
        await at.press("U")
        assert library.counts().stories == 2
        at.screen.lists.select(Selection(feed=first.id))
        assert rows(at) == ["Boats of the Gazette"]
        await at.press("-")
        assert library.counts().stories == 4

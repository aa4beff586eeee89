"""Tags, notes, ranges and what is hidden, by their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import AtDesk, Desk, publish
from golden import check_screen
from loopback import Loopback

from reader.config import Settings
from reader.library import Library
from reader.model import Counts, Selection, Story, Tag
from reader.ui.lists.shelves import tagged
from reader.ui.lists.tag_dialog import completed, fitting

SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: f"{size[0]}x{size[1]}"
)
QUIET = Settings(theme="broadsheet", bookmark_evidence=False)
TAGS = (Tag("climate", 2), Tag("harbour", 5), Tag("hot-air", 9), Tag("Oharra", 1))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["hot-air", "harbour", "climate", "Oharra"]),
        ("h", ["hot-air", "harbour", "Oharra"]),
        ("#HA", ["harbour", "Oharra"]),
        ("harbour ", ["hot-air", "climate", "Oharra"]),
        ("Harbour,cl", ["climate"]),
        ("zebra", []),
    ],
)
def test_tags_are_offered_for_the_word_that_is_typed(typed: str, offered: list[str]) -> None:
    assert [tag.name for tag in fitting(TAGS, typed)] == offered


def test_a_word_is_completed_and_the_others_stay() -> None:
    assert completed("hot-air,#ha", "harbour") == "hot-air,harbour "
    assert completed("", "harbour") == "harbour "


def first(library: Library) -> Story:
    return library.stories(library.story_ids(Selection()))[0]


async def test_tags_are_written_completed_and_taken_back(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk() as at:
        await at.press("#")
        await at.type("Frost money")
        await at.press("enter")
        assert at.said == "Tagged 1 story #Frost #money. U undoes it."
        assert "#Frost #money" in at.text
        await at.press("j", "#")
        await at.type("f")
        await at.press("tab")
        await at.type("fare")
        await at.press("enter")
        assert [tag for tag in library.organising.tags()] == [
            Tag("fare", 1),
            Tag("Frost", 2),
            Tag("money", 1),
        ]
        await at.press("#")
        assert "Frost fare" in at.text or "fare Frost" in at.text, "what is there is shown"
        await at.press(*["backspace"] * 20, "enter")
        assert at.said == "Removed #fare #Frost from 1 story. U undoes it."
        await at.press("U", "U", "U")
        assert library.organising.tags() == ()
        at.screen.status.clear()
        assert "#Frost" not in at.text


async def test_what_can_be_no_tag_stays_to_be_put_right(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("#")
        await at.type("a(b")
        await at.press("enter")
        assert "“a(b” cannot be a tag" in at.text
        await at.press("backspace", "backspace")
        assert "cannot be a tag" not in at.text
        await at.press("enter")
        assert library.organising.tags() == (Tag("a", 1),)
        await at.press("#", "escape")
        assert library.organising.tags() == (Tag("a", 1),)


async def test_a_note_is_written_shown_and_taken_back(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk(settings=QUIET) as at:
        await at.press("enter", "ctrl+n")
        await at.type("Ask the mayor")
        await at.press("enter")
        await at.type("when")
        await at.press("ctrl+s")
        assert at.said == "Kept your note. U undoes it."
        assert first(library).note == "Ask the mayor\nwhen"
        assert "✎ Ask the mayor" in at.text, "it stands under the headline"
        await at.press("h")
        assert "✎ Vannport Gazette" in at.text, "its row has a sign"
        await at.press("ctrl+n", "x", "escape")
        assert "drop what you wrote" in at.text
        await at.press("escape")
        assert first(library).note == "Ask the mayor\nwhen"
        await at.press("U")
        assert first(library).note == ""
        assert "✎" not in at.text


async def test_what_is_hidden_leaves_the_list_and_can_be_shown_again(
    gazette_desk: AtDesk, library: Library
) -> None:
    async with gazette_desk() as at:
        await at.press("Z")
        assert at.said == "Hid 1 story. U undoes it."
        assert len(at.screen.lists.rows) == 2
        await at.press("f")
        await at.type("is:hidden")
        await at.press("enter")
        assert len(at.screen.lists.rows) == 1
        await at.press("Z")
        assert at.said == "Showed 1 story again. U undoes it."
        assert library.counts() == Counts(3, 3, 0, today=1)
        await at.press("U", "U")
        assert library.counts() == Counts(3, 3, 0, today=1)


async def test_a_range_is_worked_on_as_one_and_each_is_one_step_back(
    gazette_desk: AtDesk, library: Library
) -> None:
    async with gazette_desk(settings=QUIET) as at:
        await at.press("*", "j")
        assert "2 chosen" in at.text
        assert at.text.count("│ ") > 0
        await at.press("m")
        assert at.said == "Marked 2 stories read. U undoes it."
        assert library.counts().unread == 1
        assert "chosen" not in at.text, "the range is done with"
        await at.press("U")
        assert library.counts().unread == 3
        await at.press("g", "*", "G", "s")
        assert at.said == "Bookmarked 3 stories. U undoes it."
        await at.press("*", "k", "#")
        assert "Tags of 2 stories" in at.text
        await at.type("frost")
        await at.press("enter")
        assert at.said == "Tagged 2 stories #frost. U undoes it."
        await at.press("U", "U")
        assert library.counts() == Counts(3, 3, 0, today=1)
        await at.press("*", "escape")
        assert at.said == "", "no range is there that Esc would drop"
        await at.press("m")
        assert at.said == "Marked 1 story read."


async def test_a_range_s_evidence_is_taken_along(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk(settings=QUIET) as at:
        await at.press("j", "*", "j", "d")
        assert at.said == "Evidence: 2 pages kept (2 stories)."
        kept = [story.evidence for story in library.stories(library.story_ids(Selection()))]
        assert kept == [None, True, True]


async def test_a_refresh_leaves_a_range_on_its_stories(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("*", "j", "r")
        assert "2 chosen" in at.text


async def test_stories_above_and_below_are_marked_read(gazette_desk: AtDesk, library: Library) -> None:
    async with gazette_desk() as at:
        await at.press("(")
        assert at.said == "There is no story here."
        await at.press("j", ")")
        assert at.said == "Marked 1 story read. U undoes it."
        assert library.counts().unread == 2
        await at.press(")")
        assert at.said == "All are read."
        await at.press("(")
        assert library.counts().unread == 1
        await at.press("A")
        assert at.said == "Marked 1 story read. U undoes it.", "the others were read before"
        await at.press("U")
        await at.press("U", "U")
        assert library.counts().unread == 3


async def test_a_search_is_kept_as_a_list_changed_removed_and_each_taken_back(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    own = tmp_path / "lists.toml"
    async with at_desk() as at:
        await at.press("L")
        assert at.said.startswith("L keeps a search as a list")
        await at.press("f")
        await at.type("wells OR ferr")
        await at.press("enter", "L")
        assert "wells OR ferr*" in at.text
        await at.type("Water")
        await at.press("enter")
        assert own.read_text() == '"Water" = "wells OR ferr*"\n'
        assert at.screen.lists.title == "Water"
        assert len(at.screen.lists.rows) == 2
        assert at.said == f"Kept the list Water in {own}. U undoes it."
        await at.press("2")
        assert at.screen.lists.title == "Water · unread"
        await at.press("1", "L", *["backspace"] * 5)
        await at.type("Shore")
        await at.press("tab", *["backspace"] * 30)
        await at.type("title:(")
        await at.press("enter")
        assert "▴" in at.text, "a mistake stays to be put right"
        await at.press("backspace")
        await at.type("ferry")
        await at.press("enter")
        assert own.read_text() == '"Shore" = "title:ferry"\n'
        assert len(at.screen.lists.rows) == 1
        await at.press("h", "D")
        await at.until(lambda: "Remove the list Shore?" in at.text)
        await at.press("y")
        assert own.read_text() == ""
        for text in ('"Shore" = "title:ferry"\n', '"Water" = "wells OR ferr*"\n', ""):
            await at.press("U")
            assert own.read_text() == text


async def test_a_wrong_list_is_told_and_stops_nothing(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    own = tmp_path / "lists.toml"
    own.write_text('Good = "title:ferry"\nWrong = "title:ferry colour:red"\n')
    async with at_desk((200, 50)) as at:
        assert at.said.startswith(f"{own}:2: “Wrong”: There is no “colour:”")
        await at.press("h", "j", "j", "j", "j")
        assert at.screen.lists.title == "Good"
        await at.press("j")
        assert at.said.startswith(f"{own}:2: “Wrong”: There is no “colour:”")
        assert at.said.endswith("That is character 13 of its search.")
        assert at.screen.lists.title == "Good", "the list before stays"
        await at.press("k", "k")
        assert at.screen.lists.title == "Bookmarks"


async def test_today_a_tag_and_what_is_hidden_have_lists(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    ids = library.story_ids(Selection())
    library.organising.tag(ids[1:], "frost")
    library.organising.hide(ids[2:])
    async with at_desk() as at:
        await at.press("h", "j", "j")
        assert (at.screen.lists.title, len(at.screen.lists.rows)) == ("Today", 1)
        await at.press("j", "j")
        assert (at.screen.lists.title, len(at.screen.lists.rows)) == ("Hidden", 1)
        await at.press("G")
        assert (at.screen.lists.title, len(at.screen.lists.rows)) == ("#frost", 1)
        await at.press("D")
        await at.until(lambda: "Remove the tag frost from 1 story?" in at.text)
        await at.press("y")
        assert library.organising.tags() == ()
        await at.press("U")
        assert library.organising.tags() == (Tag("frost", 1),)


async def test_the_order_of_a_list_is_chosen_and_remembered_for_it(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))

    def shown(at: Desk) -> list[str]:
        rows = at.screen.lists.rows
        return [rows.story(number).title.split()[0] for number in range(len(rows))]

    async with at_desk() as at:
        assert shown(at) == ["Bridge", "Wells", "Ferry"]
        await at.press("comma", "j", "enter")
        assert shown(at) == ["Ferry", "Wells", "Bridge"]
        assert at.screen.lists.title == "Unread · oldest first"
        await at.press("1")
        assert shown(at) == ["Bridge", "Wells", "Ferry"], "another list has its own order"
        await at.press("comma", "j", "j", "enter")
        assert shown(at) == ["Bridge", "Ferry", "Wells"]
        await at.press("2")
        assert at.screen.lists.title == "Unread · oldest first"
        await at.press("comma")
        assert "▌ oldest" in at.text
        await at.press("g", "enter")
        assert at.screen.lists.title == "Unread"


async def organised(at: Desk) -> None:
    """Put tags and a note on the first story, and a tag on the second."""
    await at.press("#")
    await at.type("frost money")
    await at.press("enter", "ctrl+n")
    await at.type("Ask the mayor")
    await at.press("ctrl+s", "j", "#")
    await at.type("frost")
    await at.press("enter", "k")


@SIZES
async def test_golden_screens(
    at_desk: AtDesk, site: Loopback, library: Library, size: tuple[int, int]
) -> None:
    await library.subscriptions.add(publish(site))
    name = f"{size[0]}x{size[1]}"
    async with at_desk(size, settings=QUIET) as at:
        await organised(at)
        at.screen.status.clear()
        check_screen(f"{name}-organised", at.text)
        await at.press("j", "#")
        await at.type("m")
        await at.settle()
        check_screen(f"{name}-tags", at.text)
        await at.press("escape", "k", "ctrl+n")
        check_screen(f"{name}-note", at.text)
        await at.press("escape", "*", "j")
        check_screen(f"{name}-range", at.text)


async def test_a_tag_is_renamed_in_the_library_and_what_still_names_it_is_told(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    library.organising.tag([first(library).id], "frost")
    (tmp_path / "lists.toml").write_text('Cold = "tag:frost"\n')
    async with at_desk((120, 40)) as at:
        at.screen.select(tagged("frost"))
        await at.press("=")
        await at.press("end")
        await at.type("y")
        await at.press("enter")
        assert at.said == "Renamed #frost to #frosty. Cold still names #frost. U undoes it."
        assert at.screen.lists.selection == tagged("frosty")
        assert first(library).tags == ("frosty",)
        await at.press("U")
        assert first(library).tags == ("frost",)
        await at.press("1", "=")
        assert "renames the tag under the cursor" in at.said

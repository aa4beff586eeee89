"""`^r`: the page fetched again, with what has changed of it, and the copy before still there."""

from __future__ import annotations

from pathlib import Path

from desk import AtDesk, page
from loopback import Loopback, Reply
from talk import Talk

from reader.library import Library

OLD = "“The pier pays for its lamps,” said Tilda Roan, who chairs the board."
NEW = "“The pier does not pay for its lamps,” said Tilda Roan, who chairs the board."
REST = "The board meets in the old hall on Monday, and the doors open at nine for all who wish to hear it."


async def test_what_has_changed_is_told_and_the_copy_before_is_a_step_back(
    gazette_desk: AtDesk, site: Loopback
) -> None:
    async with gazette_desk() as at:
        site["/bridge"] = page("The pier stays", REST, OLD)
        await at.press("enter")
        assert at.title == "The pier stays"
        await at.press("ctrl+r")
        assert at.said.startswith("The page says what the copy of 23 Nov 2026, ")
        site["/bridge"] = page("The pier goes", REST, NEW, REST + " Tea is served.")
        await at.press("ctrl+r")
        assert at.title == "The pier goes"
        assert ": another headline, 1 quote gone, 1 quote new, 2 paragraphs changed. Backspace" in at.said
        assert at.panes.article.words(at.panes.article.pointed_out[0]) == NEW
        await at.press("backspace")
        assert at.title == "The pier stays" and OLD.split(",")[0] in at.text.replace("\n", " ")
        await at.press("]")
        assert at.title == "The pier goes"


async def test_a_page_that_does_not_come_leaves_what_is_read(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        before = at.title
        site["/bridge"] = Reply(b"", status=500)
        await at.press("ctrl+r")
        assert at.title == before and at.screen.status.is_problem
        assert at.said.endswith("This is the copy of 23 Nov 2026.")


async def test_no_stored_copy_is_taken_for_what_was_fetched(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        site["/bridge"] = page("The pier stays", REST, OLD)
        await at.press("enter")
        site["/bridge"] = page("The pier goes", REST, NEW)
        await at.press("ctrl+r", "backspace")
        assert at.title == "The pier stays"
        site["/bridge"] = Reply(b"", status=500)
        await at.press("ctrl+r")
        assert at.title == "The pier stays" and at.screen.status.is_problem
        assert "Changed" not in at.said


async def test_a_wall_leaves_what_is_read(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        site["/bridge"] = page("The pier stays", REST, OLD)
        await at.press("enter")
        site["/bridge"] = page(
            "The pier stays", "Subscribe to continue reading. Already a subscriber? Log in."
        )
        await at.press("ctrl+r")
        assert at.title == "The pier stays" and OLD.split(",")[0] in at.text.replace("\n", " ")
        await at.press("q", "enter")
        assert OLD.split(",")[0] in at.text.replace("\n", " ")


async def test_offline_and_without_a_page_it_says_why_not(
    gazette_desk: AtDesk, site: Loopback, library: Library
) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        library.offline = True
        asked = len(site.asked("/bridge"))
        await at.press("ctrl+r")
        assert at.said == "Offline: nothing was fetched."
        assert len(site.asked("/bridge")) == asked


async def test_what_is_no_page_says_so(at_desk: AtDesk, tmp_path: Path) -> None:
    file = tmp_path / "pier.txt"
    file.write_text(f"The pier stays\n\n{OLD}\n\n{REST}\n")
    async with at_desk(target=str(file)) as at:
        await at.press("ctrl+r")
        assert at.said.startswith("This is no page that could be fetched again")


async def test_marks_of_the_copy_before_stay_with_its_words(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        site["/bridge"] = page("The pier stays", REST, OLD)
        await at.press("enter", "}", "M", "enter")
        site["/bridge"] = page("The pier stays", REST, NEW)
        await at.press("ctrl+r", "4")
        assert "no longer" in at.text or "not in" in at.text, at.text


def test_in_plain_lines_it_says_the_same(talk: Talk, site: Loopback) -> None:
    talk.library.offline = False
    site["/pier"] = page("The pier stays", REST, OLD)
    talk.hear(f"open {site.url('/pier')}")
    assert talk.hear("anew")[0].startswith("The page says what the copy of ")
    site["/pier"] = page("The pier goes", REST, NEW)
    told = talk.hear("anew")
    assert told[0].startswith("Changed: another headline, 1 quote gone, 1 quote new, 1 paragraph changed.")
    assert "The pier goes" in told
    assert "The pier stays" in talk.hear("back")

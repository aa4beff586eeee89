"""The line at the foot that says what is going on, and the footer in which it goes on."""

from __future__ import annotations

import pytest
from desk import AtDesk
from naughty import CONTROLS, STRINGS

from reader.text.clean import safe_line

LONG = "The Gazette did not answer, and its stories are those of Friday; it is asked again at ten."


async def test_a_sentence_too_long_for_its_line_goes_on_in_the_footer(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        footer = at.text.splitlines()[-1]
        at.screen.status.say(LONG, problem=True)
        await at.settle()
        *_, first, second = at.text.splitlines()
        said = f"{first.strip()} {second.strip()}".replace(" offline", "")
        assert " ".join(said.split()) == LONG
        at.screen.status.clear()
        await at.settle()
        assert at.text.splitlines()[-1] == footer


async def test_a_short_one_and_a_preview_leave_the_footer_alone(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        footer = at.text.splitlines()[-1]
        at.screen.status.say("Taken back.")
        await at.settle()
        assert at.text.splitlines()[-1] == footer
        at.screen.status.show_preview(LONG)
        await at.settle()
        *_, line, last = at.text.splitlines()
        assert "…" in line and last == footer


async def test_keys_that_were_begun_go_before_the_rest_of_a_sentence(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        at.screen.status.say(LONG)
        await at.press("5")
        assert "5 …" in at.text.splitlines()[-1]


@pytest.mark.parametrize(("problem", "left"), [(False, ""), (True, LONG)])
async def test_what_was_said_is_over_when_a_story_opens_but_not_a_problem(
    at_desk: AtDesk, problem: bool, left: str
) -> None:
    async with at_desk() as at:
        await at.press("J")
        before = at.title
        at.screen.status.say(LONG, problem)
        await at.press("K")
        assert at.title != before
        assert at.said == left


async def test_a_problem_that_was_read_leaves_with_the_next_key_which_does_its_own(at_desk: AtDesk) -> None:
    async with at_desk((80, 24)) as at:
        await at.press("J")
        before = at.panes.front
        at.screen.status.say(LONG, problem=True)
        await at.press("j")
        assert at.said == LONG, "nobody reads so fast"
        await at.press("escape")
        assert (at.said, at.panes.front) == ("", before)
        at.screen.status.say(LONG, problem=True)
        at.screen.status.pace = 1e9
        await at.press("j")
        assert at.said == ""
        at.screen.status.say(LONG, problem=True)
        await at.press("escape")
        assert at.said == "" and at.panes.front != before


@pytest.mark.parametrize("of", ["message", "progress", "preview", "mark"])
async def test_whoever_says_something_says_a_clean_line(at_desk: AtDesk, of: str) -> None:
    async with at_desk((80, 24)) as at:
        for text in (*CONTROLS, *STRINGS, "two\nlines", "a\tb"):
            setattr(at.screen.status, of, text)
            said = getattr(at.screen.status, of)
            assert said == safe_line(text)
            drawn = "".join(part for part, _ in at.screen.status.line(2000))
            assert of == "preview" or said in drawn

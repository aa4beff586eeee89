"""What leaves the screen, by keys: copies, browsers, commands."""

from __future__ import annotations

import ast
import asyncio
import json
import shlex
import sys
from pathlib import Path

import pytest
from desk import AtDesk, Desk, page, publish
from golden import check_screen
from loopback import Loopback
from test_screen_looks import fits
from textual.widgets import Input

from reader.config import Settings
from reader.config.commands import NamedCommand
from reader.library import Library
from reader.library.piped import NO_SHARING, NO_SPEECH, article_of_output
from reader.library.programs import Output
from reader.model import Article, BlockKind, ReaderError
from reader.ui.application import QuothApp

LEADS = "#:~:text=We%20said%20before%20the%20frost%2C%20and%20we%20mean%20before%20the%20frost"
KEEPS = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"


async def chosen(at: Desk, key: str, label: str) -> None:
    """Choose a row of a list that a key calls, by its label."""
    await at.pilot.press(key)
    await at.until(lambda: len(at.app.screen_stack) > 1 and label in at.text)
    await at.press("slash")
    await at.type(label)
    await at.press("enter", "enter")


async def test_y_copies_in_the_form_that_is_chosen(gazette_desk: AtDesk, site: Loopback) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "}")
        await chosen(at, "Y", "Quote with its source")
        assert at.said == "Copied: Quote with its source."
        words, line = at.app.clipboard.split("\n")
        assert words == "“We said before the frost, and we mean before the frost,”"
        assert line.startswith("— Ida Holm")
        assert line.endswith(f"“Bridge to reopen before the frost”, 127.0.0.1, {site.url('/bridge')}{LEADS}")
        await chosen(at, "Y", "Link as Markdown")
        assert at.app.clipboard == f"[Bridge to reopen before the frost](<{site.url('/bridge')}>)"
        await chosen(at, "Y", "Link to the quote")
        assert at.app.clipboard.startswith(f"{site.url('/bridge')}#:~:text=")
        await chosen(at, "Y", "Quote as Markdown")
        assert at.app.clipboard.startswith("> “We said before the frost")
        await chosen(at, "Y", "URL")
        assert at.app.clipboard == site.url("/bridge")
        await chosen(at, "Y", "Markdown of the text")
        assert "[a report of the roads office](http://localhost" in at.app.clipboard


async def test_in_the_list_it_is_about_the_story_under_the_cursor(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "h", "j")
        await at.pilot.press("Y")
        await at.until(lambda: "Link as Markdown" in at.text)
        assert "Quote with its source" not in at.text
        await at.press("escape")
        await chosen(at, "Y", "Text")
        assert at.app.clipboard.startswith("Wells are safe again\n\n")
        assert at.title == "Bridge to reopen before the frost"


async def test_what_is_copied_goes_to_the_command_too_and_its_failure_is_told(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    out = tmp_path / "out"
    settings = Settings(theme="broadsheet", copy_command=(sys.executable, "-c", KEEPS, str(out)))
    async with at_desk(settings=settings) as at:
        await at.press("enter", "y")
        assert out.read_text() == site.url("/bridge") == at.app.clipboard


async def test_that_a_command_does_not_take_a_copy_is_told(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    settings = Settings(theme="broadsheet", copy_command=("no-such-clipboard",))
    async with at_desk(settings=settings) as at:
        await at.press("enter", "y")
        assert at.said == "There is no program no-such-clipboard."
        assert at.app.clipboard == site.url("/bridge")


async def test_o_opens_by_the_command_of_the_settings(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    out = tmp_path / "out"
    told = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    browser = shlex.join([sys.executable, "-c", told, str(out), "{url}"])
    settings = Settings(theme="broadsheet", browser=("no-such-browser", browser))
    async with at_desk(settings=settings, app_type=QuothApp) as at:
        await at.press("enter", "O")
        await at.until(out.exists)
        await at.until(lambda: at.said.startswith(f"Opened {site.url('/bridge')} by {sys.executable}."))
        assert out.read_text() == site.url("/bridge")
        assert at.said.endswith("There is no program no-such-browser.")


UPPER = "import sys; print('# Loud\\n\\n' + sys.stdin.read().upper())"


async def piped(at: Desk, line: str, *keys: str) -> None:
    """Ask for a command by the dialog; `keys` choose in it, from the line of the command on."""
    await at.pilot.press("|")
    await at.until(lambda: "Pipe the article to a command" in at.text)
    await at.press("ctrl+u")
    await at.type(line)
    await at.press(*keys, "enter")


async def test_what_a_command_writes_is_read_as_an_article_and_backspace_leads_back(
    gazette_desk: AtDesk,
) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        await piped(at, shlex.join([sys.executable, "-c", UPPER]))
        await at.until(lambda: at.title == "Loud")
        assert "THE BRIDGE WILL REOPEN" in at.text and f"Output of {sys.executable}"[:20] in at.text
        await at.press("backspace")
        assert at.title == "Bridge to reopen before the frost"
        await at.pilot.press("|")
        await at.until(lambda: "Pipe the article to a command" in at.text)
        assert shlex.split(at.app.screen.query_one(Input).value)[0] == sys.executable  # the last one again
        await at.press("escape")


async def test_a_command_gets_text_or_json_as_well(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    keep = shlex.join([sys.executable, "-c", KEEPS + "; print('kept')", str(tmp_path / "out")])
    async with at_desk() as at:
        await at.press("enter")
        await piped(at, keep, "down", "right", "right")
        await at.until(lambda: at.title == "kept" or "kept" in at.text)
        found = json.loads((tmp_path / "out").read_text())
        assert found["title"] == "Bridge to reopen before the frost" and len(found["quotes"]) > 1
        await at.press("backspace")
        await piped(at, keep, "down", "left")
        await at.until(
            lambda: (tmp_path / "out").read_text().startswith("Bridge to reopen before the frost\n\n")
        )


async def test_esc_stops_a_command(at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path) -> None:
    await library.subscriptions.add(publish(site))
    begun, done = tmp_path / "begun", tmp_path / "done"
    touch = "pathlib.Path(sys.argv[%d]).touch()"
    code = f"import pathlib, sys, time; {touch % 1}; time.sleep(2); {touch % 2}"
    async with at_desk() as at:
        await at.press("enter")
        await at.pilot.press("|")
        await at.until(lambda: "Pipe the article to a command" in at.text)
        await at.type(shlex.join([sys.executable, "-c", code, str(begun), str(done)]))
        await at.pilot.press("enter")
        await at.until(lambda: "is running; Esc stops it." in at.said)
        while not begun.exists():
            await asyncio.sleep(0.01)
        await at.press("escape")
        assert at.said == f"Stopped {sys.executable}."
        assert at.title == "Bridge to reopen before the frost"
        await asyncio.sleep(2.5)
        assert not done.exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("no-such-program", "There is no program no-such-program."),
        ("wc '", "is not a command: No closing quotation."),
        ("false", "false ended with 1."),
        ("true", "true wrote nothing."),
        (f"{sys.executable} -c \"import sys; sys.exit('no, no')\"", "ended with 1. no, no"),
    ],
)
async def test_what_goes_wrong_with_a_command_is_a_sentence(
    gazette_desk: AtDesk, line: str, sentence: str
) -> None:
    async with gazette_desk() as at:
        await at.press("enter")
        await piped(at, line)
        await at.until(lambda: sentence in at.said)
        assert at.title == "Bridge to reopen before the frost"


async def test_commands_of_the_settings_are_offered_by_name(
    at_desk: AtDesk, site: Loopback, library: Library
) -> None:
    await library.subscriptions.add(publish(site))
    named = NamedCommand("shout", (sys.executable, "-c", UPPER))
    settings = Settings(theme="broadsheet", commands={"pipe": (named,)})
    async with at_desk(settings=settings) as at:
        await at.press("enter")
        await chosen(at, "|", "shout")
        await at.until(lambda: at.title == "Loud")
        await at.press("backspace")
        await at.pilot.press("|")
        await at.until(lambda: "another command" in at.text)
        await at.press("G", "enter")
        await at.until(lambda: "Pipe the article to a command" in at.text)
        await at.press("escape")


def test_output_is_read_as_what_it_is() -> None:
    def read(data: bytes, as_markdown: bool = True, is_cut: bool = False) -> Article:
        return article_of_output(Output(data, is_cut, 0, ""), "x", as_markdown)

    assert read(b"# A\n\n- one\n- two").document.blocks[1].kind is BlockKind.ITEM
    plain = read(b"One.\n\ntwo\nthree\n", False).document.blocks
    assert [block.text for block in plain] == ["One.", "two three"]
    code = read(b'{"a":\n  [1, 2]}').document.blocks
    assert [(block.kind, block.text) for block in code] == [(BlockKind.CODE, '{"a":\n  [1, 2]}')]
    assert read(b"[a](https://a.example/)").document.blocks[0].text == "a"
    assert read(b"<html><body><article><p>One.</p></article></body></html>").document.text == "One."
    assert "\x1b" not in read(b"\x1b[31mred\x1b[0m text").document.text
    assert read(b"x" * 99, is_cut=True).warnings
    assert (read(b"12").title, read(b"12").site) == ("Output of x", "Output of x")
    with pytest.raises(ReaderError):
        read(b"\x00\x01\x02" * 40)


async def test_a_story_is_shared_by_the_command_that_is_chosen(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    told = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"
    words = (sys.executable, "-c", told, str(tmp_path / "out"), "url={url}", "mailto:?subject={title}")
    failing = (sys.executable, "-c", "import sys; sys.exit('401 Unauthorized')")
    commands = {"share": (NamedCommand("wallabag", words), NamedCommand("readeck", failing))}
    settings = Settings(theme="broadsheet", commands=commands)
    async with at_desk(settings=settings) as at:
        await at.press("enter")
        await chosen(at, "@", "wallabag")
        await at.until(lambda: at.said == "Shared by wallabag.")
        assert ast.literal_eval((tmp_path / "out").read_text()) == [
            f"url={site.url('/bridge')}",
            "mailto:?subject=Bridge%20to%20reopen%20before%20the%20frost",
        ]
        await chosen(at, "@", "readeck")
        await at.until(lambda: at.said == f"readeck: {sys.executable} ended with 1. 401 Unauthorized.")


async def test_without_a_command_it_says_how_to_name_one(gazette_desk: AtDesk) -> None:
    async with gazette_desk() as at:
        await at.press("enter", "@")
        assert at.said == NO_SHARING


SPEAKS = "import sys, time; open(sys.argv[1], 'a').write(sys.stdin.read()); time.sleep(float(sys.argv[2]))"


def speech(folder: Path, seconds: float = 0.0) -> Settings:
    words = (sys.executable, "-c", SPEAKS, str(folder / "heard"), str(seconds))
    return Settings(theme="broadsheet", speech_command=words)


async def test_a_sentence_is_read_at_a_time_and_the_view_follows(
    at_desk: AtDesk, site: Loopback, tmp_path: Path
) -> None:
    site["/short"] = page("Short", *(f"Sentence {n} is here. And another." for n in range(1, 40)))
    settings, heard = speech(tmp_path, 0.01), tmp_path / "heard"
    async with at_desk((80, 24), target=site.url("/short"), settings=settings) as at:
        view = at.panes.article
        await at.pilot.press(".")
        while not heard.exists() or "Sentence 12" not in heard.read_text():
            await at.pilot.pause(0.05)
        assert len(view.pointed_out) == 1 and view.scroll_offset.y > 0
        await at.press(".")
        assert at.said == "Stopped reading aloud." and view.pointed_out == ()
        lines = heard.read_text().splitlines()
        assert lines[:4] == ["Short", "Sentence 1 is here.", "And another.", "Sentence 2 is here."]
        top = view.place
        assert top is not None
        await at.pilot.press(".")
        while len(heard.read_text().splitlines()) < len(lines) + 4:
            await at.pilot.pause(0.05)
        await at.press("escape")
        assert at.said == "Stopped reading aloud."
        assert f"Sentence {top.block + 1} is here." in heard.read_text().splitlines()[len(lines) :]


async def test_reading_aloud_that_is_begun_again_at_once_can_be_stopped(
    gazette_desk: AtDesk, tmp_path: Path
) -> None:
    async with gazette_desk(settings=speech(tmp_path, 30)) as at:
        await at.press("enter")
        await at.pilot.press(".")
        await at.until(lambda: (tmp_path / "heard").exists())
        (tmp_path / "heard").unlink()
        speaking = at.screen.parts.speaking
        speaking.action_read_aloud()
        speaking.action_read_aloud()
        await at.until(lambda: (tmp_path / "heard").exists())
        await at.pilot.press("escape")
        await at.until(lambda: at.said == "Stopped reading aloud.")


async def test_reading_aloud_ends_with_the_article(gazette_desk: AtDesk, tmp_path: Path) -> None:
    async with gazette_desk(settings=speech(tmp_path, 0.2)) as at:
        await at.press("enter")
        await at.pilot.press(".")
        await at.until(lambda: at.panes.article.pointed_out)
        await at.pilot.press("J")
        while at.title != "Wells are safe again":
            await at.pilot.pause(0.02)
        while any(each.group == "speech" for each in at.app.workers):
            await at.pilot.pause(0.02)
        assert "Wells" not in (tmp_path / "heard").read_text()


@pytest.mark.parametrize(("command", "sentence"), [(("false",), "false ended with 1."), ((), NO_SPEECH)])
async def test_what_keeps_it_from_reading_aloud_is_said(
    at_desk: AtDesk, command: tuple[str, ...], sentence: str
) -> None:
    settings = Settings(theme="broadsheet", speech_command=command)
    async with at_desk(settings=settings) as at:
        await at.press("g")
        await at.press(".")
        assert at.said == sentence


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("first", "key", "title", "name"),
    [("g", "|", "Pipe the article to a command", "pipe"), ("}", "Y", "Link as Markdown", "copy-as")],
)
async def test_golden_screens(
    at_desk: AtDesk, library: Library, size: tuple[int, int], first: str, key: str, title: str, name: str
) -> None:
    library.offline = True
    async with at_desk(size) as at:
        await at.press(first)
        await at.pilot.press(key)
        await at.until(lambda: title in at.text)
        await at.pilot.pause()
        assert fits(at, size)
        check_screen(f"{size[0]}x{size[1]}-{name}", at.text)

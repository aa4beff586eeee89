"""`W`: what is written, in which form, and where; by keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import AtDesk, Desk, publish
from golden import check_screen
from loopback import Loopback
from test_screen_looks import fits

from reader.library import Library
from reader.library.outfile import whereabouts
from reader.model import Form
from reader.ui.outside.write_dialog import file_name

BRIDGE = "bridge-to-reopen-before-the-frost"


async def dialog(at: Desk, what: int = 0, form: int = 0) -> None:
    """Call the dialog and choose in it; the focus is then on the line of the form."""
    await at.pilot.press("W")
    await at.until(lambda: "○ JSON" in at.text)
    await at.press("up", *["right"] * what, "down", *["right"] * form)


async def write(at: Desk, name: str, what: int = 0, form: int = 0) -> None:
    """Write to a file of this name."""
    await dialog(at, what, form)
    await at.press("down", "down", "ctrl+u")
    await at.type(name)
    await at.press("enter")


async def test_a_story_its_evidence_and_the_list_are_written(gazette_desk: AtDesk, tmp_path: Path) -> None:
    async with gazette_desk((120, 40)) as at:
        await at.press("enter")
        await write(at, str(tmp_path / "a.md"))
        await at.until(lambda: at.said == f"Wrote the story to {tmp_path / 'a.md'}.")
        story = (tmp_path / "a.md").read_text()
        assert (
            story.startswith("# Bridge to reopen before the frost\n") and "On day 1 the council met" in story
        )
        await write(at, str(tmp_path / "e.md"), what=1)
        await at.until(lambda: at.said == f"Wrote the evidence to {tmp_path / 'e.md'}.")
        evidence = (tmp_path / "e.md").read_text()
        assert "## Quotes" in evidence and "On day 1 the council met" not in evidence
        await write(at, str(tmp_path / "l.json"), what=2, form=2)
        await at.until(lambda: at.said == f"Wrote the list to {tmp_path / 'l.json'}.")
        stories = json.loads((tmp_path / "l.json").read_text())["stories"]
        assert [each["title"] for each in stories][1:] == ["Wells are safe again", "Ferry keeps its fares"]
        await write(at, str(tmp_path / "s.epub"), form=3)
        await at.until(lambda: at.said == f"Wrote the story to {tmp_path / 's.epub'}.")
        assert (tmp_path / "s.epub").read_bytes().startswith(b"PK")


async def test_where_a_file_will_be_is_told_before_and_after(
    gazette_desk: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "notes").mkdir(parents=True)
    (tmp_path / "away").mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    async with gazette_desk((120, 40)) as at:
        await dialog(at)
        assert "In     ~  " in at.text
        await at.press("down", "down", "ctrl+u")
        await at.type("notes/a.md")
        await at.until(lambda: "In     ~/notes " in at.text)
        await at.press("enter")
        await at.until(lambda: at.said == "Wrote the story to ~/notes/a.md.")
        assert (home / "notes" / "a.md").exists()
    assert whereabouts("../away/a.md") == str(tmp_path / "away" / "a.md")
    assert whereabouts("~nobody-there/a.md") == "~nobody-there/a.md"


async def test_nothing_is_written_over_unasked(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    out = tmp_path / "bridge.md"
    out.write_text("mine")
    async with at_desk((120, 40)) as at:
        await at.press("enter")
        await write(at, str(out))
        await at.until(lambda: "Write over it?" in at.text)
        await at.press("n")
        await at.until(lambda: at.said == "Nothing was written.")
        assert out.read_text() == "mine"
        await write(at, str(out))
        await at.until(lambda: "Write over it?" in at.text)
        await at.press("y")
        await at.until(lambda: at.said == f"Wrote the story to {out}.")
        assert out.read_text() != "mine"
        await write(at, str(tmp_path / "none" / "x.md"))
        await at.until(lambda: "cannot be written" in at.said)
        await write(at, str(tmp_path))
        await at.until(lambda: "is a folder" in at.said)


async def test_the_name_follows_what_is_chosen_until_it_is_the_readers_own(gazette_desk: AtDesk) -> None:
    async with gazette_desk((120, 40)) as at:
        await at.press("enter")
        await dialog(at, form=1)
        assert f"{BRIDGE}.html" in at.text
        await at.press("up", "right", "down")
        assert f"{BRIDGE}-evidence.html" in at.text
        await at.press("down", "down", "ctrl+u")
        await at.type("mine.html")
        await at.press("up", "up", "right")
        assert "mine.json" in at.text
        await at.press("escape")
        assert at.said == "" and "○ JSON" not in at.text


async def test_what_is_no_text_does_not_go_to_the_clipboard(gazette_desk: AtDesk) -> None:
    async with gazette_desk((120, 40)) as at:
        await at.press("enter")
        await dialog(at, what=1)
        await at.press("down", "right", "enter")
        await at.until(lambda: at.said == "Copied the evidence as Markdown.")
        assert at.app.clipboard.startswith("# Bridge to reopen before the frost\n")
        await dialog(at, form=3)
        await at.press("down", "right")
        assert "● the clipboard" in at.text and "● Markdown" in at.text
        await at.press("up", "left")
        assert "● EPUB" in at.text and "● a file" in at.text


async def test_options_are_clicked_too(gazette_desk: AtDesk) -> None:
    async with gazette_desk((120, 40)) as at:
        await at.press("enter")
        await dialog(at)
        lines = at.text.split("\n")
        y = next(number for number, line in enumerate(lines) if "○ JSON" in line)
        await at.pilot.click(offset=(lines[y].index("○ JSON") + 2, y))
        assert "● JSON" in at.text and f"{BRIDGE}.json" in at.text


async def test_a_range_is_written_in_place_of_the_list(gazette_desk: AtDesk, tmp_path: Path) -> None:
    async with gazette_desk((80, 24)) as at:
        await at.press("asterisk", "down", "W")
        await at.until(lambda: "● the range (2)" in at.text)
        assert "the list (" not in at.text
        await at.press("escape")
        await write(at, str(tmp_path / "r.json"), form=2)
        await at.until(lambda: at.said == f"Wrote the range to {tmp_path / 'r.json'}.")
        stories = json.loads((tmp_path / "r.json").read_text())["stories"]
        assert [each["title"] for each in stories] == [
            "Bridge to reopen before the frost",
            "Wells are safe again",
        ]
        await at.press("W")
        await at.until(lambda: "the list (3)" in at.text)


async def test_a_range_that_was_not_written_stays(
    at_desk: AtDesk, site: Loopback, library: Library, tmp_path: Path
) -> None:
    await library.subscriptions.add(publish(site))
    (tmp_path / "r.json").write_text("mine")
    async with at_desk((80, 24)) as at:
        await at.press("asterisk", "down")
        chosen = list(at.screen.lists.chosen)
        await write(at, str(tmp_path / "r.json"), form=2)
        await at.until(lambda: "exists. Write over it?" in at.text)
        await at.press("n")
        await at.until(lambda: at.said == "Nothing was written.")
        assert list(at.screen.lists.chosen) == chosen
        assert (tmp_path / "r.json").read_text() == "mine"
        await write(at, str(tmp_path / "r.json"), form=2)
        await at.until(lambda: "exists. Write over it?" in at.text)
        at.screen.lists.begin_range()
        another = list(at.screen.lists.chosen)
        assert another != chosen
        await at.press("y")
        await at.until(lambda: at.said == f"Wrote the range to {tmp_path / 'r.json'}.")
        assert list(at.screen.lists.chosen) == another


async def test_without_anything_to_write_it_says_so(at_desk: AtDesk, library: Library) -> None:
    feed = library.install_edition()
    assert feed is not None
    library.subscriptions.remove(feed.id)
    async with at_desk((120, 40)) as at:
        await at.press("W")
        assert at.said == "There is nothing to write: choose a story."


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_golden_screens_of_the_dialog(
    at_desk: AtDesk,
    library: Library,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library.offline = True
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    async with at_desk(size) as at:
        await dialog(at)
        assert fits(at, size)
        check_screen(f"{size[0]}x{size[1]}-write", at.text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge to reopen: “before the frost”", "bridge-to-reopen-before-the-frost.md"),
        ("../../.bashrc", "bashrc.md"),
        ("-rf /", "rf.md"),
        ("CON", "story-con.md"),
        ("", "story.md"),
        ("…", "story.md"),
        ("Ärger über Öl", "ärger-über-öl.md"),
        ("橋" * 500, "橋" * 60 + ".md"),
    ],
)
def test_names_of_files_are_words_of_the_title(title: str, name: str) -> None:
    assert file_name(title, Form.MARKDOWN) == name
    assert len(name.encode()) < 255

"""Marking quotes in the reader, by its keys."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from desk import AtDesk, desk
from fakes import Clock, library_of
from golden import check_screen
from loopback import Loopback
from test_marks import COUNCIL, FERRY, OTHER, publish

from reader.cli import main
from reader.library import Library
from reader.library.network import Network
from reader.store.store import Store


def started(folder: Path, clock: Clock) -> Library:
    """The library of a folder, as a start of the reader opens it, without a network."""
    store = Store(folder / "library.db")
    return library_of(store, Network(None, offline=True), clock)


async def test_a_doubtful_quote_with_a_note_is_still_so_after_a_restart(clock: Clock, tmp_path: Path) -> None:
    async with desk(started(tmp_path, clock), tmp_path, clock, (80, 24)) as at:
        await at.press("J", "J", "J", "}", "M", "down")
        await at.type("Which pass?")
        await at.press("enter")
        assert at.said == "Marked a quote doubtful. U undoes it."
        assert "~ ┃ “We will not raise" in at.text
        await at.press('"')
        assert "▌ ~ Henrik Dahl" in at.text
    async with desk(started(tmp_path, clock), tmp_path, clock, (80, 24)) as at:
        await at.press("h", "4")
        assert "~ doubtful  Henrik Dahl" in at.text
        assert "Your note: Which pass?" in at.text
        await at.press("enter")
        assert at.title.startswith("Ferry to Keep")
        assert "~ │ “We will not raise" in at.text
        await at.press("}", "v")
        assert "Your mark: ~ doubtful: Which pass?" in at.text


async def test_a_mark_is_changed_taken_away_and_each_of_it_taken_back(clock: Clock, tmp_path: Path) -> None:
    async with desk(started(tmp_path, clock), tmp_path, clock, (80, 24)) as at:
        await at.press("J", "J", "J", "}", "M", "enter")
        assert "✓ ┃ “We will not raise" in at.text
        await at.press("M", "down", "down", "enter")
        assert "✗ ┃ “We will not raise" in at.text
        await at.press("M", "down", "enter")
        assert "  ┃ “We will not raise" in at.text
        assert at.said == "Removed the mark of a quote. U undoes it."
        for sign in "✗✓ ":
            await at.press("U")
            assert f"{sign} ┃ “We will not raise" in at.text
        await at.press("h", "4")
        assert "You have marked no quote yet" in at.said


async def test_an_orphan_says_so_and_its_copy_opens_at_the_words(
    at_desk: AtDesk, site: Loopback, clock: Clock
) -> None:
    url = publish(site, FERRY, COUNCIL, OTHER)
    async with at_desk((80, 24), url) as at:
        await at.press("}", "M", "enter")
        clock.pass_by(days=1)
        publish(site, FERRY.replace("will sail", "will not sail"), COUNCIL, OTHER)
        at.screen.open(url)
        await at.settle()
        assert "will not sail" in at.text
        assert "no longer here in the same words: see your list of marks." in " ".join(at.text.split())
        assert "✓" not in at.text
        await at.press("h", "4")
        assert "No longer in the newest copy in these words." in at.text
        check_screen("80x24-orphan", at.text)
        await at.press("enter")
        assert "This is the copy of 23 Nov 2026; there is a newer one." in at.text
        assert "✓ │ “The ferry will sail" in at.text


async def test_a_text_that_is_nowhere_stored_cannot_be_marked(at_desk: AtDesk, tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_text(f"A speech\n\n{FERRY}\n\n{COUNCIL}\n\n{OTHER}\n")
    async with at_desk((80, 24), str(path)) as at:
        await at.press("}", "M", "enter")
        assert at.said.startswith("Only quotes of a stored page can be marked")
        assert at.screen.status.is_problem


def test_the_command_line_lists_marks(
    clock: Clock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def mark() -> None:
        async with desk(started(tmp_path, clock), tmp_path, clock, (80, 24)) as at:
            await at.press("J", "J", "J", "}", "M", "down", "x", "enter")

    asyncio.run(mark())
    (tmp_path / "config.toml").touch()
    apart = ("--offline", "--data-dir", str(tmp_path), "--config", str(tmp_path / "config.toml"))
    assert main(["marks", "--json", *apart]) == 0
    [row] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["mark"], row["note"], row["speaker"], row["orphan"]) == (
        *("doubtful", "x", "Henrik Dahl", False),
    )
    assert row["quote"].startswith("“We will not raise")
    assert (row["copied"][:10], len(row["sha256"])) == ("2026-11-19", 64)
    assert main(["marks", *apart]) == 0
    assert capsys.readouterr().out.split("\t")[0] == "doubtful"

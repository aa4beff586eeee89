"""Notifications by a command: a story each, or one for many; what a feed says is no option and no shell's."""

from __future__ import annotations

import ast
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.library.notifying import MOST, notices, notify
from reader.model import ReaderError, Story

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def story(number: int, title: str = "A title", site: str = "Gazette") -> Story:
    url = f"https://gazette.example/{number}"
    return Story(number, 1, site, url, title, None, NOON, NOON, True, False, False)


def test_a_few_are_told_one_by_one_and_many_at_once() -> None:
    few = notices("floods", [story(n, f"Title {n}") for n in range(MOST)])
    assert [each["title"] for each in few] == ["Title 0", "Title 1", "Title 2"]
    assert few[0] == {
        "title": "Title 0",
        "site": "Gazette",
        "url": "https://gazette.example/0",
        "rule": "floods",
    }
    many = notices("floods", [story(n, site=f"Site {n % 5}") for n in range(1200)])
    assert many == [
        {"title": "1,200 new stories", "site": "Site 0, Site 1, Site 2 …", "url": "", "rule": "floods"}
    ]
    assert notices("floods", []) == []


async def test_the_command_gets_them_as_words(tmp_path: Path) -> None:
    code = "import sys; open(sys.argv[1], 'a').write(repr(sys.argv[2:]) + '\\n')"
    command = (sys.executable, "-c", code, str(tmp_path / "told"), "{title}", "{site}: {url}")
    await notify(command, "floods", [story(1, "--help"), story(2, "$(id); x\ny")])
    lines = (tmp_path / "told").read_text().splitlines()
    assert [ast.literal_eval(line) for line in lines] == [
        [" --help", "Gazette: https://gazette.example/1"],
        ["$(id); x y", "Gazette: https://gazette.example/2"],
    ]


async def test_without_a_command_nothing_is_told_and_a_failing_one_is_a_sentence() -> None:
    await notify((), "floods", [story(1)])
    with pytest.raises(ReaderError, match=r"ended with 1\. no bus"):
        await notify((sys.executable, "-c", "import sys; sys.exit('no bus')"), "floods", [story(1)])

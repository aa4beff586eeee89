"""Mistakes of ours: logged without secrets, told in a sentence, and survived."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from desk import AtDesk

from reader.cli import main
from reader.library import Library
from reader.library.log import LARGEST, log_error, redacted


def raised(message: str) -> Exception:
    try:
        raise RuntimeError(message)
    except RuntimeError as error:
        return error


def test_an_error_is_logged_with_its_trace_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "quoth.log"
    said = log_error(tmp_path, raised("the bridge is out"))
    assert said == f"Something went wrong in Quoth itself: {path} says what. Nothing that was stored is lost."
    assert "in raised" in path.read_text()
    assert path.read_text().rstrip().endswith("RuntimeError: the bridge is out")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text",
    [
        "GET https://ada:canary@gazette.example/feed failed",
        "GET https://gazette.example/feed?key=canary&x=1 failed",
        "{'authorization': 'Basic canary'}",
        "password=canary",
        "Cookie: canary",
        "api_key: 'canary'",
    ],
)
def test_secrets_are_left_out(text: str) -> None:
    assert "canary" not in redacted(text)
    assert (
        redacted("ValueError: https://gazette.example/a is bad")
        == "ValueError: https://gazette.example/a is bad"
    )


def test_what_a_terminal_obeys_is_left_out() -> None:
    assert redacted("a\x1b[31mb\x9bc") == "a[31mbc"


def test_the_log_is_begun_anew_when_it_is_long(tmp_path: Path) -> None:
    for _ in range(5):
        log_error(tmp_path, raised("x" * LARGEST))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["quoth.log", "quoth.log.1"]
    assert (tmp_path / "quoth.log").stat().st_size < 2 * LARGEST + 2000


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert "cannot be written: No such file" in log_error(tmp_path / "missing", raised("x"))


async def test_the_reader_lives_on_after_a_mistake(at_desk: AtDesk, library: Library, tmp_path: Path) -> None:
    library.install_edition()
    async with at_desk() as running:

        async def fails() -> None:
            raise ZeroDivisionError("a mistake")

        running.may_fail = True
        running.screen.stage.job("ask", fails)
        await running.settle()
        assert running.said.startswith("Something went wrong in Quoth itself: ")
        with running.screen.stage.telling():
            raise ZeroDivisionError("another")
        await running.press("j", "enter")
        assert running.title
    assert (tmp_path / "quoth.log").read_text().count("ZeroDivisionError: a") == 2


def test_a_verb_that_fails_says_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> int:
        raise ZeroDivisionError("a mistake")

    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("reader.cli.parser.parse", fails)
    assert main(["feeds"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("quoth: Something went wrong in Quoth itself: ")
    assert "Traceback" not in printed.err

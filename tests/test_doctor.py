"""What `quoth doctor` looks at, and what it advises."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.cli import main
from reader.config import Paths
from reader.library.doctor import Finding, examine
from reader.store.store import Store

SOUND = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def findings(paths: Paths, environ: Mapping[str, str] = SOUND) -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine(paths, environ)}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(tmp_path / "config.toml", tmp_path / "data")
    Store(paths.database).close()
    return paths


def test_what_is_sound_needs_no_advice(paths: Paths) -> None:
    found = findings(paths)
    assert {"Python", "expat", "lxml", "SQLite", "full-text search", "library", "settings"} <= set(found)
    assert not [
        found[name] for name in ("SQLite", "full-text search", "library", "settings") if found[name].advice
    ]
    assert "rights" not in found


def test_settings_that_cannot_be_read_are_named(paths: Paths) -> None:
    paths.config.write_text("measure = 'wide'")
    assert "measure must be a whole number" in findings(paths)["settings"].advice


def test_a_damaged_library_is_found_and_left_alone(paths: Paths) -> None:
    damaged = b"no database" * 500
    paths.database.write_bytes(damaged)
    assert "is not a library" in findings(paths)["library"].advice
    assert paths.database.read_bytes() == damaged


def test_files_that_others_can_read_are_named(paths: Paths) -> None:
    (paths.data / "logins.json").touch(mode=0o644)
    assert "logins.json" in findings(paths)["rights"].found


@pytest.mark.parametrize("environ", [{}, {"TERM": "dumb"}])
def test_a_terminal_without_abilities_is_named(paths: Paths, environ: Mapping[str, str]) -> None:
    assert "the screen needs more" in findings(paths, environ)["terminal"].advice.lower()


def test_before_there_is_a_library_there_is_none(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config.toml", tmp_path / "data")
    assert findings(paths)["library"].found == "none yet"
    assert not paths.data.exists()


def test_the_verb_prints_each_and_tells_by_its_code(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    code = main(["doctor", "--data-dir", str(paths.data), "--config", str(paths.config)])
    printed = capsys.readouterr().out
    assert code == 3
    assert "! terminal" in printed
    assert "  full-text search FTS5" in printed

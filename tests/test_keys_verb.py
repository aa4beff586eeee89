"""`quoth keys`: the keys in force, a preset's, and what is wrong with the reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli import main


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "keys.toml"


def test_the_keys_in_force_are_printed(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('preset = "vim"\nbookmark = "B"\n')
    assert main(["keys"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Preset: vim, 1 changed by your own\n")
    assert any(line.split()[:2] == ["B", "bookmark"] for line in printed.splitlines())
    assert any(line.split()[:3] == ["g", "g", "·"] for line in printed.splitlines())


def test_a_preset_is_printed_without_ones_own(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('bookmark = "B"\n')
    assert main(["keys", "--preset", "newsboat"]) == 0
    assert "\n  ^b" in capsys.readouterr().out
    assert main(["keys", "--preset", "emacs"]) == 1
    assert capsys.readouterr().err == (
        "quoth: There is no preset emacs: the presets are default, newsboat, vim.\n"
    )


def test_a_check_says_what_is_wrong_and_nothing_else(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "--check"]) == 0
    assert capsys.readouterr() == ("", "")
    config.write_text('# mine\nbookmrk = "B"\n')
    assert main(["keys", "--check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"quoth: {config}, line 2: unknown action bookmrk; did you mean bookmark?\n"
    assert main(["keys"]) == 0

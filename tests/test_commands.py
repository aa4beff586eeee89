"""The commands that `config.toml` names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.config import Settings, load_settings
from reader.config.commands import NamedCommand
from reader.config.reading import settings_problems
from reader.config.template import config_text


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text)
    return path


def test_commands_are_read_by_name_in_their_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'copy_command = ["wl-copy"]\nbrowser = ["firefox {url}", "w3m"]\nmeasure = 60\n'
        '[share]\nwallabag = ["curl", "-d", "url={url}"]\nmail = ["xdg-open", "mailto:?body={url}"]\n'
        '[pipe]\nwords = ["wc", "-w"]\n',
    )
    settings = load_settings(path)
    assert (settings.copy_command, settings.browser) == (("wl-copy",), ("firefox {url}", "w3m"))
    assert settings.commands["share"] == (
        NamedCommand("wallabag", ("curl", "-d", "url={url}")),
        NamedCommand("mail", ("xdg-open", "mailto:?body={url}")),
    )
    assert settings.commands["pipe"] == (NamedCommand("words", ("wc", "-w")),)
    assert settings.with_("flag", offline=True).commands == settings.commands
    assert settings.with_sites(()).commands == settings.commands


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ('[share]\nmail = "xdg-open {url}"', 2, '[share] mail must be a command, as in ["program", "word"]'),
        ('[share]\nmail = []', 2, "[share] mail must be a command"),
        ('[pipe]\nx = ["wc", 1]', 2, "[pipe] x must be a command"),
        ('\npipe = "wc"', 2, "pipe must be a table, [pipe], not 'wc'"),
        ('copy_command = "wl-copy"', 1, "copy_command must be a list of texts in quotes"),
        ('pager = [""]', 1, "pager must be a command"),
        ('browser = ["firefox \'"]', 1, "browser must be a list of commands"),
        ('browser = [""]', 1, "browser must be a list of commands"),
        ('shar = 1', 1, "did you mean share?"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_key(tmp_path: Path, text: str, line: int, sentence: str) -> None:
    path = written(tmp_path, text)
    problems = settings_problems(path)
    assert [problem.line for problem in problems] == [line]
    assert sentence in problems[0].sentence
    settings = load_settings(path)
    assert settings == Settings() and not any(settings.commands.values())
    assert len(settings.mistakes) == 1


def test_of_a_table_with_a_mistake_the_rest_counts(tmp_path: Path) -> None:
    path = written(tmp_path, '[share]\nmail = []\nnote = ["notes", "{url}"]\n')
    assert [command.name for command in load_settings(path).commands["share"]] == ["note"]


def test_the_written_file_shows_both_tables(tmp_path: Path) -> None:
    head, _, tables = config_text().partition("# [share]")
    shown = "[share]" + re.sub(r"\n# (?=\[|\w+ = )", "\n", tables)
    assert set(load_settings(written(tmp_path, shown)).commands) == {"share", "pipe"}
    assert "copy_command" in head

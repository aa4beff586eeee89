"""The files that the user wrote: taken without secrets, and put back without loss."""

from __future__ import annotations

import os
import sqlite3
import tomllib
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.config.own import Fate, bring_back, is_own, own_files, returns, without_secrets
from reader.model import LARGEST_FILE, OwnFile, ReaderError
from reader.store.own_files import put, take

THEN = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def wrote(path: Path, text: str, at: datetime = THEN) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (at.timestamp(), at.timestamp()))


def test_what_stands_beside_the_settings_is_taken(config: Path) -> None:
    for name in (
        "config.toml",
        "keys.toml",
        "lists.toml",
        "themes/mine.toml",
        "themes/MINE.toml",
        "odd.toml",
    ):
        wrote(config.parent / name, f"# {name}\n")
    files, problems = own_files(config)
    assert [file.name for file in files] == ["config.toml", "keys.toml", "lists.toml", "themes/mine.toml"]
    assert files[0] == OwnFile("config.toml", "# config.toml\n", THEN)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('proxy = "http://ida:tide@proxy.example"', 'proxy = "http://proxy.example"'),
        ('password = "tide"', 'password = "…"'),
        ("password = 'tide' # mine", "password = '…' # mine"),
        ('password_command = "pass show harbour"', 'password_command = "pass show harbour"'),
        ('a = ["-H", "Authorization: Bearer tide"]', 'a = ["-H", "Authorization: …"]'),
        ('a = ["--token", "tide", "{url}"]', 'a = ["--token", "…", "{url}"]'),
        ('a = ["add --password tide"]', 'a = ["add --password …"]'),
        ('a = "https://x.example/?token=tide&u={url}"', 'a = "https://x.example/?token=…&u={url}"'),
    ],
)
def test_secrets_are_left_out(text: str, safe: str) -> None:
    assert without_secrets(text, everywhere=True) == safe
    tomllib.loads(safe)


def test_a_search_for_the_name_of_a_secret_is_kept() -> None:
    assert without_secrets('A = "title:secret files"', everywhere=False) == 'A = "title:secret files"'


def test_what_cannot_be_without_its_secret_is_left_out(config: Path) -> None:
    wrote(config, "token = 12\n")
    files, (problem,) = own_files(config)
    assert files == ()
    assert "holds a secret" in problem


def test_what_comes_back_and_what_is_done_with_it(config: Path) -> None:
    before, after = THEN - timedelta(days=1), THEN + timedelta(days=1)
    wrote(config, "measure = 60\n", before)
    wrote(config.parent / "keys.toml", "mine = 1\n", after)
    wrote(config.parent / "lists.toml", 'A = "boats"\n', after)
    files = (
        OwnFile("config.toml", "measure = 70\n", THEN),
        OwnFile("keys.toml", "theirs = 1\n", THEN),
        OwnFile("lists.toml", 'A = "boats"\n', THEN),
        OwnFile("themes/mine.toml", "dark = true\n", THEN),
    )
    planned = returns(config, files)
    assert [each.fate for each in planned] == [Fate.REPLACES, Fate.BESIDE, Fate.SAME, Fate.NEW]
    told = list(bring_back(planned))
    assert [sentence.partition(" ")[0] for sentence in told] == ["Your", "keys.toml"]
    found = {
        path.relative_to(config.parent).as_posix(): path.read_text()
        for path in config.parent.rglob("*.*")
        if path.is_file()
    }
    assert found == {
        "config.toml": "measure = 70\n",
        "config.toml.replaced-1": "measure = 60\n",
        "keys.toml": "mine = 1\n",
        "keys.toml.restored-1": "theirs = 1\n",
        "lists.toml": 'A = "boats"\n',
        "themes/mine.toml": "dark = true\n",
    }


def test_settings_of_another_name_are_the_settings(tmp_path: Path) -> None:
    wrote(tmp_path / "mine.toml", "measure = 66\n")
    (file,), _ = own_files(tmp_path / "mine.toml")
    assert file.name == "config.toml"
    ((_, path, fate),) = returns(tmp_path / "other.toml", [file])
    assert (path, fate) == (tmp_path / "other.toml", Fate.NEW)


@pytest.mark.parametrize(
    "name", ["../config.toml", "themes/../x.toml", "/etc/x.toml", "logins.json", "themes/A.toml"]
)
def test_no_backup_writes_elsewhere(name: str) -> None:
    assert not is_own(name)


def test_a_file_that_cannot_be_read_keeps_all_as_it_is(config: Path) -> None:
    wrote(config, "")
    config.write_bytes(b"\xff")
    with pytest.raises(ReaderError, match=r"not UTF-8\. Nothing was changed"):
        returns(config, [OwnFile("config.toml", "", THEN)])


def test_nobody_waits_at_a_pipe(config: Path) -> None:
    (config.parent / "themes").mkdir()
    os.mkfifo(config.parent / "themes" / "mine.toml")
    (config.parent / "keys.toml").symlink_to(config.parent / "nowhere")
    assert own_files(config) == ((), ())


@pytest.mark.parametrize("changed", ["name = x'37'", "text = x'00'", "changed = 'today'", "changed = -1"])
def test_what_cannot_be_a_file_of_settings_is_not_taken_out_of_a_backup(tmp_path: Path, changed: str) -> None:
    database = tmp_path / "backup.db"
    with closing(sqlite3.connect(database)) as copy:
        put(copy, [OwnFile("config.toml", "measure = 70", THEN), OwnFile("keys.toml", "", THEN)])
        copy.execute(f"UPDATE own_files SET {changed} WHERE name = 'config.toml'")
        copy.commit()
    assert [file.name for file in take(database)] == ["keys.toml"]
    assert take(database) == ()


def test_a_file_of_settings_that_is_longer_than_any_is_not_taken_out_of_a_backup(tmp_path: Path) -> None:
    database = tmp_path / "backup.db"
    with closing(sqlite3.connect(database)) as copy:
        put(
            copy,
            [
                OwnFile("config.toml", "#" * LARGEST_FILE, THEN),
                OwnFile("keys.toml", "#" * (LARGEST_FILE + 1), THEN),
            ],
        )
    assert [file.name for file in take(database)] == ["config.toml"]

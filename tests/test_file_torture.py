"""Every file that is written fails at every so many bytes: what stood there stands, or it is there whole."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from full_disk import full_disk
from torture import ACTS, NOW

from reader.config.lists import keep_list
from reader.config.setting_writing import save_setting
from reader.config.site_writing import write_rule
from reader.library import snapshots
from reader.library.outfile import write_file
from reader.model import QueryList, ReaderError, SiteRule
from reader.store import backup
from reader.store.store import Store

WORDS = "the ferry and the frost " * 90
STRIDE = 211
"""Bytes from one failure to the next."""
Write = Callable[[Store, Path], object]


def write_backup(store: Store, file: Path) -> None:
    with store.write() as connection:
        pass
    backup.write(connection, file, replace=True)


WRITES: dict[str, Write] = {
    "a setting": lambda store, file: save_setting(file, "user_agent", WORDS[:200]),
    "a list": lambda store, file: keep_list(file, QueryList("Ferry", WORDS)),
    "a rule for a site": lambda store, file: write_rule(file, SiteRule("a.example", drop=("p", "aside"))),
    "an export": lambda store, file: write_file(str(file), WORDS.encode(), over=True),
    "a daily snapshot": lambda store, file: snapshots.keep_daily(store, file, NOW),
    "a backup": write_backup,
}


def content(file: Path) -> dict[str, bytes]:
    """What stands at a path, a file or a folder of them, but for what has not got its name yet."""
    found = [file] if file.is_file() else sorted(each for each in file.rglob("*") if each.is_file())
    return {str(each): each.read_bytes() for each in found if ".part" not in str(each.relative_to(file))}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "library.db")
    for act in ACTS.values():
        act(store)
    return store


@pytest.mark.parametrize("name", WRITES)
def test_a_file_that_cannot_be_written_to_its_end_leaves_what_was_there(
    store: Store, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    file, write, failures = folder / "file.toml", WRITES[name], 0
    stride = STRIDE * 40 if name == "a backup" else STRIDE
    for room in range(0, 1_000_000, stride):
        before = content(file)
        try:
            with full_disk(room):
                write(store, file)
        except ReaderError as error:
            failures += 1
            assert "cannot be written" in str(error)
            assert str(error).endswith(".")
            assert content(file) == before, room
            assert not [each for each in folder.iterdir() if each != file and ".part" not in each.name]
        else:
            break
    assert failures
    assert content(file) != {}
    whole = content(file)
    write(store, file)
    assert len(content(file)) >= len(whole)
    assert not [each for each in folder.rglob("*") if ".part" in each.name]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    store.close()

"""Files written for the reader: whole, where they shall be, and never over another one unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from full_disk import full_disk

from reader.library.outfile import write_file
from reader.model import ReaderError


@pytest.fixture(params=["files without a name", "none"], autouse=True)
def kind_of_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "none":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def test_a_new_file_is_written_and_an_old_one_left(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert write_file(str(path), b"one")
    assert not write_file(str(path), b"two")
    assert path.read_bytes() == b"one"


def test_an_old_one_is_replaced_when_asked_and_keeps_its_mode_and_its_links(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "link.md"
    path.write_bytes(b"one")
    path.chmod(0o640)
    link.symlink_to(path)
    assert write_file(str(link), b"two", over=True)
    assert path.read_bytes() == b"two" and link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["a.md", "link.md"]


def test_home_is_all_that_is_read_into_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert write_file("~/a $HOME `id` *.md", b"x")
    assert (tmp_path / "a $HOME `id` *.md").exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "is a folder"), ("none/a.md", "No such file"), ("a\0b", "null"), ("~nobody-here/a", "home")],
)
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(ReaderError, match=reason):
        write_file(name if name.startswith("~") else f"{tmp_path}/{name}", b"x")


def test_a_disk_that_is_full_leaves_what_stood_and_no_half(tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_bytes(b"one")
    with full_disk():
        for name, over in ((old, True), (tmp_path / "new.md", False)):
            with pytest.raises(ReaderError, match="cannot be written"):
                write_file(str(name), b"x" * 10_000, over=over)
    assert os.listdir(tmp_path) == ["old.md"] and old.read_bytes() == b"one"

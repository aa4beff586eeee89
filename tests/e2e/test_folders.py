"""Folders and files that cannot be made, written or read: one sentence and a code, or reading even so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from terminal import QUOTH, Terminal

from reader.store.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")

# Without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (Linux, prctl(PR_CAPBSET_DROP)) rights hold for root too.
BOUND = """import ctypes, os, sys
for capability in (1, 2):
    assert ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) == 0
os.execv(sys.argv[1], sys.argv[1:])
"""


def bound(words: Sequence[str]) -> list[str]:
    """A command that the rights of files hold for, whoever runs it."""
    return [*([] if os.geteuid() else [sys.executable, "-c", BOUND]), str(QUOTH), *words]


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"HOME": str(home), "QUOTH_DATA_DIR": str(home / "data")}
    command = bound(words)
    return subprocess.run(
        command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )


def filled(home: Path) -> Path:
    """A folder with a library in which the edition stands."""
    from reader.config import Settings
    from reader.library import open_library

    library = open_library(home / "data", Settings(), offline=True)
    library.install_edition()
    library.close_store()
    return home / "data"


def closed_parent(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data").chmod(0o500)


def closed_file(home: Path) -> None:
    (filled(home) / "library.db").chmod(0)


def file_instead(home: Path) -> None:
    (home / "data").write_text("notes of mine")


def link_to_nowhere(home: Path) -> None:
    (home / "data").symlink_to(home / "disk that is not there")


REFUSED: dict[str, tuple[Callable[[Path], None], int, str]] = {
    "a folder without the right to write": (closed_parent, 77, "Permission denied."),
    "a file without any right": (closed_file, 77, "Permission denied."),
    "a file in place of the folder": (file_instead, 73, "it is no folder."),
    "a link to what is not there": (link_to_nowhere, 73, "it is a link to what is not there."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_folder_that_cannot_be_had_is_told_with_a_code(tmp_path: Path, case: str) -> None:
    prepare, code, reason = REFUSED[case]
    prepare(tmp_path)
    sentence = f"quoth: {tmp_path / 'data'} cannot be used for the library: {reason}\n"
    done = run(tmp_path, "list")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", sentence)
    command, *words = bound(["--data-dir", str(tmp_path / "data")])
    with Terminal(words, tmp_path, columns=250, command=command) as terminal:
        assert terminal.ended() == code
        assert terminal.text.strip() == sentence.strip()
    assert not (tmp_path / "disk that is not there").exists()


def test_a_linked_folder_is_used_where_it_leads(tmp_path: Path) -> None:
    filled(tmp_path).rename(tmp_path / "elsewhere")
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")
    done = run(tmp_path, "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Lenne Bridge" in done.stdout


def still(data: Path) -> None:
    """A library that was closed in order."""


def broken_off(data: Path) -> None:
    """One whose process was killed: what it wrote last stands in the log alone."""
    store = Store(data / "library.db")
    with store.write() as connection:
        connection.execute("UPDATE stories SET title = 'Of the log'")
    kept = {path: path.read_bytes() for path in data.iterdir()}
    store.close()
    for path, content in kept.items():
        path.write_bytes(content)


def without_index(data: Path) -> None:
    """One of those that was copied or mounted without the index of its log."""
    broken_off(data)
    (data / "library.db-shm").unlink()


@pytest.mark.parametrize("leave", [still, broken_off, without_index])
@pytest.mark.parametrize("of", ["folder", "file"])
def test_a_library_without_the_right_to_write_is_read(
    tmp_path: Path, leave: Callable[[Path], None], of: str
) -> None:
    data = filled(tmp_path)
    leave(data)
    before = (data / "library.db").read_bytes()
    data.chmod(0o500) if of == "folder" else (data / "library.db").chmod(0o400)
    done = run(tmp_path, "list")
    notice = f"{data / 'library.db'} can only be read: what you do in it is not kept."
    assert (done.returncode, done.stderr) == (0, f"quoth: {notice}\n")
    assert ("Lenne Bridge" if leave is still else "Of the log") in done.stdout
    refused = run(tmp_path, "tag", "1", "boats")
    assert refused.returncode == 77
    assert refused.stderr.endswith(f"cannot be written: allow writing in {data}, or use --data-dir.\n")
    command, *words = bound(["--offline", "--data-dir", str(data)])
    with Terminal(words, tmp_path, columns=200, command=command) as terminal:
        terminal.expect(lambda text: notice in text and "Choose a story" in text)
        terminal.press("enter")
        terminal.expect("People come in and tell me")
        terminal.expect("cannot be written: allow writing in")
        terminal.press("Q")
        assert terminal.ended() == 0
    data.chmod(0o700)
    assert (data / "library.db").read_bytes() == before


def test_one_of_an_older_version_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    data = filled(tmp_path)
    with closing(Store(data / "library.db")) as store, store.write() as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version - 1}")
    data.chmod(0o500)
    done = run(tmp_path, "list")
    assert (done.returncode, done.stdout) == (77, "")
    assert "library.db is of an older version of the reader, and cannot be written" in done.stderr
    data.chmod(0o700)

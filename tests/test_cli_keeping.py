"""`quoth backup`, `restore` and `gc`, through their real parts, and killed in the middle."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from torture import ACTS, is_whole, standing

from reader.cli import main
from reader.library import snapshots
from reader.model import Outline, Page
from reader.store import articles, codec, feeds, pages, stories
from reader.store.store import Store
from reader.text.article import article_from_text

ROOT = Path(__file__).parent.parent
LONG_AGO = datetime(2020, 11, 23, 8, tzinfo=UTC)


class Shell:
    """Commands on a library of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.config = folder / "config.toml"
        self.config.touch()
        self.database = folder / "data" / "library.db"

    def __call__(self, *words: str) -> tuple[int, str, str]:
        code = main([*words, "--config", str(self.config), "--data-dir", str(self.database.parent)])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def fill(self, some_pages: int = 0) -> None:
        """Have a library of fifteen bookmarked stories, and pages of long ago with their articles."""
        store = Store(self.database)
        for act in list(ACTS.values())[:-1]:
            act(store)
        for number in range(some_pages):
            url = f"https://gazette.example/{number}"
            page = Page(
                url,
                url,
                LONG_AGO,
                LONG_AGO,
                200,
                "text/html",
                None,
                None,
                None,
                Random(number).randbytes(2000),
            )
            page_id = pages.save(store, page, pages.pack(page.body))
            article = article_from_text("“Boats leave,” Ida Holm said.", url)
            articles.save(store, page_id, article, codec.encode(article))
        store.close()

    def standing(self, raw: bool = True) -> tuple[object, ...]:
        store = Store(self.database)
        assert is_whole(store)
        found = standing(store, raw)
        store.close()
        return found


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_a_library_is_backed_up_and_comes_back(shell: Shell) -> None:
    shell.fill()
    before = shell.standing()
    file = str(shell.folder / "out.db")
    code, out, _ = shell("backup", file)
    assert (code, out.startswith(f"{file}: 1 feed, 15 stories, 15 bookmarks, 1 mark, 1 page, ")) == (
        0,
        True,
    )
    assert shell("backup", file)[0] == 1
    store = Store(shell.database)
    stories.mark(store, [1], unread=None, bookmarked=False)
    store.close()
    changed = shell.standing()
    code, out, _ = shell("restore", file, "--yes")
    assert code == 0
    assert "Restored: 1 feed, 15 stories, 15 bookmarks" in out
    assert f"What was there before is kept as {shell.database}.replaced-1.\n" in out
    assert shell.standing() == before
    assert shell("restore", f"{shell.database}.replaced-1", "--yes")[0] == 0
    assert shell.standing() == changed


def test_a_backup_brings_the_files_of_settings_along(shell: Shell) -> None:
    shell.fill()
    shell.config.write_text('measure = 66\nproxy = "http://ida:tide@proxy.example:3128"\n')
    backup, lists = shell.folder / "out.db", shell.config.parent / "lists.toml"
    lists.write_text('Boats = "boats"\n')
    code, printed, _ = shell("backup", str(backup))
    assert (code, "Your own files, without secrets: config.toml, lists.toml" in printed) == (0, True)
    assert b"tide" not in backup.read_bytes()
    lists.unlink()
    shell.config.write_text("measure = 70\n")
    code, printed, said = shell("restore", str(backup))
    assert (code, "nothing was changed" in said, lists.exists()) == (2, True, False)
    assert f"{lists}: there is none here; it is written" in printed
    assert f"{shell.config}: yours is newer and stays" in printed
    code, printed, _ = shell("restore", str(backup), "--yes")
    assert (code, lists.read_text(), shell.config.read_text()) == (0, 'Boats = "boats"\n', "measure = 70\n")
    assert "measure = 66" in shell.config.with_name("config.toml.restored-1").read_text()
    store = Store(shell.database)
    assert not store.rows("SELECT 1 FROM sqlite_master WHERE name = 'own_files'")
    store.close()


@pytest.mark.parametrize("asks", ["feed", "setting", "table"])
def test_what_starts_programs_is_named_and_asked_for_first(shell: Shell, asks: str) -> None:
    """A backup may be somebody else's."""
    shell.fill()
    file = str(shell.folder / "out.db")
    config = {"feed": "", "setting": 'notify_command = ["notes"]\n', "table": '[pipe]\nx = ["notes"]\n'}[asks]
    if config:
        shell.config.write_text(config)
    if asks == "feed":
        store = Store(shell.database)
        feeds.import_all(store, [Outline("exec:notes --all", "Notes")], LONG_AGO)
        store.close()
    shell("backup", file)
    shell.database.unlink()
    shell.config.write_text("")
    os.utime(shell.config, (0, 0))
    code, printed, said = shell("restore", file)
    assert (code, "nothing was changed" in said, shell.database.exists()) == (2, True, False)
    told = {
        "feed": "exec:notes --all: a command, which is run when this feed is fetched\n",
        "setting": "config.toml names programs that Quoth starts: notify_command\n",
        "table": "config.toml names programs that Quoth starts: pipe\n",
    }
    assert told[asks] in printed
    assert shell("restore", file, "--yes")[0] == 0


def test_a_library_that_is_not_there_needs_no_question(shell: Shell) -> None:
    shell.fill()
    before = shell.standing()
    file = str(shell.folder / "out.db")
    shell("backup", file)
    shell.database.unlink()
    assert shell("restore", file)[0] == 0
    assert shell.standing() == before


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("Yes\n", 0), ("\n", 2), ("n\n", 2), ("", 2)])
def test_restore_asks_first(shell: Shell, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
    shell.fill()
    file = str(shell.folder / "out.db")
    shell("backup", file)
    assert shell("restore", file)[2] == "quoth: nothing was changed: say --yes, as there is nobody to ask.\n"
    assert not shell.database.with_name("library.db.restored").exists()
    terminal = io.StringIO(answer)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    assert shell("restore", file)[0] == code
    assert shell.database.with_name("library.db.replaced-1").exists() == (code == 0)
    assert not shell.database.with_name("library.db.restored").exists()


def test_a_reader_that_is_open_keeps_its_library(shell: Shell) -> None:
    shell.fill()
    shell("backup", str(shell.folder / "out.db"))
    store = Store(shell.database)
    code, _, err = shell("restore", str(shell.folder / "out.db"), "--yes")
    assert (code, "is in use by another Quoth" in err, err.count("\n")) == (1, True, 1)
    store.close()


def test_a_snapshot_is_added(shell: Shell) -> None:
    shell.fill()
    store = Store(shell.database)
    folder = shell.folder / "2026-11-23"
    snapshots.write(store, folder, LONG_AGO)
    store.close()
    shell.database.unlink()
    assert shell("restore", str(folder))[0] == 2
    code, out, _ = shell("restore", str(folder), "--yes")
    assert code == 0
    assert out.startswith("1 feed, 15 stories that you kept and 1 mark were not here; ")
    assert "Gazette" in shell("feeds")[1]


def test_gc_says_first_what_it_would_do(shell: Shell) -> None:
    shell.fill(some_pages=100)
    assert shell("gc")[1].startswith("Nothing expires.")
    shell.config.write_text("keep_pages_days = 90\n")
    before = shell.database.stat().st_size
    code, out, _ = shell("gc")
    assert code == 0
    assert out.startswith("100 raw pages whose articles stay, 0.2 MB\nNothing was changed: ")
    assert shell("gc")[1] == out
    assert shell.database.stat().st_size == before
    code, out, err = shell("gc", "--do")
    assert (code, err) == (0, "")
    assert out.endswith(" MB freed.\n")
    assert shell.database.stat().st_size < before - 100 * 1500
    assert shell("gc")[1].startswith("Nothing expires.")


KILLED = {
    "backup": ["backup", "{out}", "--replace"],
    "restore": ["restore", "{saved}", "--yes"],
    "gc": ["gc", "--do"],
}


def killed(shell: Shell, words: list[str], seconds: float) -> bool:
    """Run a command in a process of its own and kill it then; whether it was still at it."""
    command = [sys.executable, "-m", "reader", *words]
    places = ["--config", str(shell.config), "--data-dir", str(shell.database.parent)]
    process = subprocess.Popen(
        [*command, *places], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    was_running = process.poll() is None
    process.kill()
    process.wait()
    return was_running


def kill_often(shell: Shell, verb: str, times: int) -> None:
    shell.fill(some_pages=400)
    saved, out = shell.folder / "saved.db", shell.folder / "out.db"
    shell("backup", str(saved))
    shell("backup", str(out))
    shell.config.write_text("keep_pages_days = 90\n")
    raw = verb != "gc"  # which takes them away
    before = shell.standing(raw)
    words = [word.format(saved=saved, out=out) for word in KILLED[verb]]
    start = time.perf_counter()
    empty = str(shell.folder / "empty")
    listing = [sys.executable, "-m", "reader", "list", "--data-dir", empty]
    subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    least = time.perf_counter() - start
    rng = Random(6)
    cut_short = 0
    for _ in range(times):
        cut_short += killed(shell, words, rng.uniform(least * 0.5, least * 1.2))
        assert shell.standing(raw) == before
        assert shell("list", "--limit", "1")[0] == 0
        assert shell("restore", str(out), "--yes")[0] == 0, "the backup is the old one or the new one, whole"
        assert shell.standing(raw) == before
        assert shell("gc", "--do")[0] == shell("restore", str(saved), "--yes")[0] == 0
    assert cut_short or times < 40
    print(f"{verb}: {cut_short} of {times} cut short")


@pytest.mark.parametrize("verb", KILLED)
def test_whoever_is_killed_in_the_middle_leaves_a_whole_library(shell: Shell, verb: str) -> None:
    kill_often(shell, verb, 3)

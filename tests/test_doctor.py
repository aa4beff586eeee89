"""What `quoth doctor` looks at, and what it advises."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from pyexpat import EXPAT_VERSION
from sqlite3 import sqlite_version

import pytest

from reader.cli import main
from reader.cli.config import checked_files
from reader.config import Paths
from reader.library.doctor import OLDEST, Diagnosis, examine, of_version
from reader.library.mounts import far_mount, mount_table
from reader.store.store import Store

LXML = version("lxml")
SOUND = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def findings(paths: Paths, environ: Mapping[str, str] = SOUND, mounts: str = "") -> dict[str, Diagnosis]:
    return {finding.subject: finding for finding in examine(paths, environ, checked_files(paths), mounts)}


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


@pytest.mark.parametrize(
    ("subject", "old", "sound"),
    [
        ("expat", "2.5.0", "2.6.0"),
        ("lxml", "5.2.9", "5.3"),
        ("lxml", "4.10.1", "6.0.0.post1"),
        ("SQLite", "3.9.2", "3.34.0"),
    ],
)
def test_a_version_with_known_holes_is_named(subject: str, old: str, sound: str) -> None:
    assert of_version(subject, old) == Diagnosis(subject, old, OLDEST[subject][1])
    assert of_version(subject, sound) == Diagnosis(subject, sound)


DISK = "/dev/sda1 / ext4 rw,relatime 0 0\n"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("nas:/home {0} nfs4 rw,vers=4.2 0 0", "nfs4"),
        ("//nas/home {0} cifs rw 0 0", "cifs"),
        ("me@nas: {0}/ fuse.sshfs rw,nosuid 0 0", "fuse.sshfs"),
        ("nas:/a {0} nfs rw 0 0\nsystemd-1 {0} autofs rw 0 0\nnas:/b {0} nfs rw 0 0", "nfs"),
    ],
)
def test_a_library_on_another_machine_is_advised_against(paths: Paths, row: str, kind: str) -> None:
    home = str(paths.data.parent).replace(" ", "\\040")
    found = findings(paths, mounts=DISK + row.format(home))["folder"]
    assert found.found.startswith(f"{paths.data} is on {paths.data.parent}") and kind in found.found
    assert "two readers damage the library" in found.advice


@pytest.mark.parametrize(
    "table",
    [
        "",
        DISK,
        "nas:/home {0}-not nfs rw 0 0\nnas:/home {0}/da nfs rw 0 0",
        "nas:/home / nfs rw 0 0\n/dev/sda2 {0} ext4 rw 0 0",
        "nas:/home {0} nfs rw 0 0\n/dev/sda2 {0} btrfs rw 0 0",
        "nas:/home {0}/data/pictures nfs rw 0 0",
        "\x1b[31m \n nfs\n",
    ],
)
def test_one_on_a_disk_of_this_machine_is_not(paths: Paths, table: str) -> None:
    assert "folder" not in findings(paths, mounts=table.format(paths.data.parent))


def test_a_link_to_another_machine_is_followed_and_told_in_safe_words(tmp_path: Path) -> None:
    far = tmp_path / "a share\x9b31m"
    far.mkdir()
    (tmp_path / "data").symlink_to(far)
    table = "nas:/home {} nfs rw 0 0".format(str(far).replace(" ", "\\040"))
    found = findings(Paths(tmp_path / "config.toml", tmp_path / "data"), mounts=table)["folder"]
    assert found.found.endswith("a share31m, of type nfs")


def test_the_table_of_this_system_is_read(paths: Paths) -> None:
    assert not Path("/proc/self/mounts").exists() or far_mount(Path("/proc"), mount_table()) is None


def test_what_runs_is_what_is_judged(paths: Paths) -> None:
    found = findings(paths)
    for subject, runs in (("expat", EXPAT_VERSION[6:]), ("lxml", LXML), ("SQLite", sqlite_version)):
        assert found[subject] == of_version(subject, runs)


def test_damage_inside_the_library_is_found(paths: Paths) -> None:
    """A page of it overwritten: it opens, and its rows can be counted."""
    store = Store(paths.database)
    with store.write() as connection:
        connection.execute("CREATE TABLE other (words)")
        connection.executemany("INSERT INTO other VALUES (?)", [("x" * 300,)] * 900)
    store.close()
    size = paths.database.stat().st_size
    with paths.database.open("r+b") as file:
        file.seek(size - 8 * 4096)
        file.write(b"\xff" * 4096)
    assert "It is damaged" in findings(paths)["library"].advice


def test_settings_that_cannot_be_read_are_named(paths: Paths) -> None:
    paths.config.write_text("measure = 'wide'")
    assert "measure must be a whole number" in findings(paths)["settings"].advice


WRONG = {
    "config.toml": "measure = 70\nofline = true\n",
    "links.toml": '"council.example" = "primary"\n"council" = "court"\n',
    "sites.toml": '["a.example"]\nkeep = ["p"]\n["b.example"]\nkept = ["p"]\n',
    "lists.toml": 'One = "title:bridge"\nTwo = "("\n',
    "rules.toml": '[floods]\nquery = "flood"\nbookmark = 1\n',
    "keys.toml": 'quit = "Q"\nfly = "x"\n',
    "themes/night.toml": 'name = "night"\ndark = true\n[colors]\n',
}
"""Files of which the last line but the theme's is wrong."""


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_a_file_of_the_readers_own_is_named(paths: Paths, name: str) -> None:
    file = paths.config.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(WRONG[name])
    subject = "settings" if name == "config.toml" else Path(name).parts[0].removesuffix(".toml")
    found = findings(paths)
    line = len(WRONG[name].splitlines())
    places = {"themes": f"{file}:", "keys": f"{file}, line {line}:"}
    assert found[subject].advice.startswith(places.get(subject, f"{file}:{line}: "))
    assert len(found[subject].advice.splitlines()) == 1
    others = [found[each.subject] for each in checked_files(paths) if each.subject != subject]
    assert not [finding for finding in others if finding.advice or not finding.found.startswith("none")]


def test_a_damaged_library_is_found_and_left_alone(paths: Paths) -> None:
    damaged = b"no database" * 500
    paths.database.write_bytes(damaged)
    assert "is not a library" in findings(paths)["library"].advice
    assert paths.database.read_bytes() == damaged


def test_files_that_others_can_read_are_named(paths: Paths) -> None:
    (paths.data / "logins.json").touch(mode=0o644)
    assert "logins.json" in findings(paths)["rights"].found


@pytest.mark.parametrize(
    ("text", "named"), [('proxy = "http://ida:tide@p.example"', True), ("measure = 70", False)]
)
def test_settings_with_a_secret_that_others_can_read_are_named(paths: Paths, text: str, named: bool) -> None:
    paths.config.touch(mode=0o644)
    paths.config.write_text(text)
    found = findings(paths).get("rights")
    assert (found is not None and found.found == str(paths.config)) is named
    paths.config.chmod(0o600)
    assert "rights" not in findings(paths)


@pytest.mark.parametrize("environ", [{}, {"TERM": "dumb"}])
def test_a_terminal_without_abilities_is_named(paths: Paths, environ: Mapping[str, str]) -> None:
    assert "the screen needs more" in findings(paths, environ)["terminal"].advice.lower()


def test_files_that_cannot_be_looked_at_are_named_with_the_reason(tmp_path: Path) -> None:
    found = findings(Paths(tmp_path / ("c" * 300) / "config.toml", tmp_path / ("d" * 300)))
    for subject in ("settings", "keys", "library"):
        assert "File name too long" in found[subject].advice, subject


def test_the_doctor_makes_no_library(tmp_path: Path) -> None:
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

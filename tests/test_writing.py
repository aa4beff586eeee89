"""Settings written into a file that somebody wrote by hand."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reader.config import Settings, load_settings
from reader.config.setting_writing import changed, save_setting
from reader.config.template import config_text
from reader.config.writing import put_in_place
from reader.model import ReaderError

MINE = """\
# what I like
measure = 60   # narrow, "as a column"

theme = "nord" # at night

user_agent = \"\"\"
# no comment
measure = 1\"\"\"

# mine, later
"""


def test_a_value_is_changed_where_it_stands() -> None:
    assert changed(MINE, "measure", 66) == MINE.replace("60   #", "66   #")
    assert changed(MINE, "theme", "x # y") == MINE.replace('"nord"', '"x # y"')


def test_a_value_of_several_lines_is_replaced_as_a_whole() -> None:
    text = changed(MINE, "user_agent", "Paper/1")
    assert text == MINE.replace('"""\n# no comment\nmeasure = 1"""', '"Paper/1"')


def test_a_new_setting_takes_the_place_of_its_comment_or_the_end() -> None:
    assert changed(config_text(), "refresh_minutes", 15) == config_text().replace(
        "# refresh_minutes = 60", "refresh_minutes = 15"
    )
    assert changed(MINE, "offline", True) == MINE.removesuffix("\n") + "\noffline = true\n"
    assert changed("", "offline", True).strip() == "offline = true"


def test_a_new_setting_stays_out_of_the_tables() -> None:
    text = "measure = 60\n\n# about others\n[other]\nx = 1\n# offline = 3\n"
    assert changed(text, "offline", True) == text.replace("measure = 60\n", "measure = 60\noffline = true\n")


def test_the_default_leaves_the_key_as_a_comment() -> None:
    assert changed(MINE, "measure", None) == MINE.replace("measure = 60", "# measure = 72", 1)
    assert changed(MINE, "refresh_minutes", None) == MINE


def test_windows_line_ends_stay() -> None:
    text = MINE.replace("\n", "\r\n")
    assert changed(text, "measure", 66) == text.replace("60   #", "66   #")


def test_every_change_is_undone_by_its_opposite(tmp_path: Path) -> None:
    chance = random.Random(3)
    path = tmp_path / "config.toml"
    values = {"measure": 90, "theme": "nord", "offline": True, "refresh_minutes": 7, "evidence_pages": 3}
    wanted: dict[str, object] = {}
    for _ in range(60):
        name = chance.choice(list(values))
        if chance.random() < 0.5:
            save_setting(path, name, values[name])
            wanted[name] = values[name]
        else:
            save_setting(path, name, None)
            wanted.pop(name, None)
        assert tomllib.loads(path.read_text()) == wanted
        assert load_settings(path) == Settings(**wanted)
    for name in values:
        save_setting(path, name, None)
    assert path.read_text() == config_text()


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    real.write_text("measure = 60\n")
    real.chmod(0o640)
    link.symlink_to(real)
    save_setting(link, "measure", 61)
    assert link.is_symlink() and real.read_text() == "measure = 61\n"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("text", ["measure = = 1\n", "measure = 60\nmeasure = 61\n"])
def test_a_broken_file_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ReaderError, match="not valid TOML"):
        save_setting(path, "measure", 62)
    assert path.read_text() == text


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReaderError, match="cannot be"):
        save_setting(tmp_path / "file" / "config.toml", "measure", 62)


WRITER = """
import sys
from pathlib import Path
from reader.config.writing import put_in_place

for turn in range(150):
    put_in_place(Path(sys.argv[1]), sys.argv[2] * (20_000 + turn))
"""


def test_two_processes_that_write_at_the_same_time_tear_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    put_in_place(path, "a")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), letter], stderr=subprocess.PIPE)
        for letter in "ab"
    ]
    while any(writer.poll() is None for writer in writers):
        assert len(set(path.read_text())) == 1
    assert [writer.communicate()[1] for writer in writers] == [b"", b""]
    assert os.listdir(tmp_path) == ["config.toml"]


def test_what_a_process_left_that_was_killed_goes_with_the_next_change(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    own, other = f".config.toml.{os.getpid()}.part", f".config.toml.{os.getppid()}.part"
    names = [f".config.toml.{ended.pid}.part", own, other, ".config.toml.old.part", ".lists.toml.1.part"]
    for name in names:
        (tmp_path / name).touch(0o644)
    put_in_place(tmp_path / "config.toml", "measure = 60\n")
    assert set(os.listdir(tmp_path)) == {"config.toml", *names[2:]}
    assert (tmp_path / "config.toml").stat().st_mode & 0o777 == 0o600

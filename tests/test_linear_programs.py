"""Articles handed to other programs in plain lines: piped, sent on, read aloud, edited."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from talk import Talk

from reader.config import Settings
from reader.config.commands import NamedCommand
from reader.model import ReaderError

SHOUT = (sys.executable, "-c", "import sys; print('# Loud'); print(); print(sys.stdin.read().upper())")
FILED = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write(sys.argv[2] + '\\n')"
HEARD = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write(sys.stdin.read())"


def with_settings(talk: Talk, settings: Settings) -> None:
    talk.session.outside = talk.session.outside._replace(settings=settings)


def test_an_article_is_piped_to_a_command_that_is_typed_and_back_leads_home(talk: Talk) -> None:
    with pytest.raises(ReaderError, match="No article is open"):
        talk.hear("pipe wc")
    home = talk.hear("2")[1]
    said = talk.hear("pipe as text wc -l")
    assert said[0] == "wc is running; Ctrl+C stops it."
    assert said[1] == "Output of wc" and said[-2].strip().isdecimal()
    assert talk.hear("back")[0] == home
    assert any(line.startswith("Code:") for line in talk.hear("pipe as json cat")), "JSON is shown as code"
    talk.hear("back")
    for wrong, sentence in (("pipe", "Say pipe and a command"), ("pipe false", "false ended with 1")):
        with pytest.raises(ReaderError, match=sentence):
            talk.hear(wrong)
    with pytest.raises(ReaderError, match="There is no program no-such-program"):
        talk.hear("pipe no-such-program")


def test_commands_of_the_settings_are_named_or_chosen_by_number(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "shared"
    keep = NamedCommand("keep", (sys.executable, "-c", FILED, str(file), "{url}"))
    with_settings(talk, Settings(commands={"pipe": (NamedCommand("shout", SHOUT),), "share": (keep,)}))
    talk.hear("2")
    url = talk.session.article.url
    offered = talk.hear("|")
    assert offered[0] == "Commands: 1." and offered[1].startswith(f"1. shout, {sys.executable} -c ")
    assert talk.hear("1")[1] == "Loud"
    with pytest.raises(ReaderError, match="This has no address to share"):
        talk.hear("share keep")
    talk.hear("back")
    assert talk.hear("pipe shout")[1] == "Loud"
    talk.hear("back")
    assert talk.hear("share keep") == ["Shared by keep."]
    talk.hear("@")
    assert talk.hear("1") == ["Shared by keep."]
    assert file.read_text() == f"{url}\n{url}\n"
    with pytest.raises(ReaderError, match="Say share and one of keep"):
        talk.hear("share mail")


def test_without_commands_in_the_settings_it_is_said_how_they_are_set(talk: Talk) -> None:
    talk.hear("2")
    for word, sentence in (("share", r"\[share\] mail"), ("aloud", "Set speech_command in config.toml")):
        with pytest.raises(ReaderError, match=sentence):
            talk.hear(word)


def test_an_article_is_read_aloud_from_the_page_that_was_said_last(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "heard"
    with_settings(talk, Settings(speech_command=(sys.executable, "-c", HEARD, str(file))))
    talk.hear("6")
    talk.hear("find three lines")
    talk.hear("1")
    assert talk.hear(".") == ["Reading aloud; Ctrl+C stops.", "Read to the end."]
    later = file.read_text().splitlines()
    assert later[0] == "Three lines"
    file.unlink()
    talk.hear("text")
    talk.hear("aloud")
    whole = file.read_text().splitlines()
    assert whole[0] == talk.session.article.title
    assert whole[-len(later) :] == later and len(whole) > len(later) + 1


def test_a_note_is_written_in_the_editor(talk: Talk) -> None:
    written = "Ask the mayor"

    def lend(words: Sequence[str]) -> int:
        Path(words[-1]).write_text(f"{written}\n")
        return int(words[0] == "vile")

    talk.session.outside = talk.session.outside._replace(lend=lend, settings=Settings(editor=("ed", "-s")))
    with pytest.raises(ReaderError, match="No story is open"):
        talk.hear("edit")
    talk.hear("2")
    assert talk.hear("edit") == ["Kept your note."]
    assert talk.hear("note") == [f"Your note: {written}."]
    assert talk.hear("edit note") == [], "the same again changes nothing"
    talk.hear("undo")
    assert talk.hear("note") == ["Your note: none."]
    with_settings(talk, Settings(editor=("vile",)))
    with pytest.raises(ReaderError, match="vile ended with 1"):
        talk.hear("edit")
    assert talk.hear("note") == ["Your note: none."]


def test_files_are_opened_in_the_editor_and_their_mistakes_are_said(talk: Talk) -> None:
    texts = iter(('Rivers = "title:bridge"\n', "Rivers = 3\n"))

    def lend(words: Sequence[str]) -> int:
        Path(words[-1]).write_text(next(texts))
        return 0

    talk.session.outside = talk.session.outside._replace(lend=lend)
    assert talk.hear("edit lists") == ["lists.toml holds from now on."]
    assert any("Rivers" in line for line in talk.hear("lists"))
    (said,) = talk.hear("edit lists")
    assert "lists.toml" in said and "must be a search in quotes" in said
    with pytest.raises(ReaderError, match="Say edit, for your note, or edit and one of settings, links"):
        talk.hear("edit poem")


def test_a_program_that_takes_the_terminal_is_not_run_without_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reader", "--linear", "--offline", "--data-dir", str(tmp_path)]
    environ = os.environ | {"QUOTH_EDITOR": "no-such-editor", "QUOTH_CONFIG": str(tmp_path / "config.toml")}
    (tmp_path / "config.toml").touch()
    done = subprocess.run(command, input="2\nedit\n", capture_output=True, text=True, env=environ, check=True)
    assert "Problem: no-such-editor needs a terminal to run in, and there is none here." in done.stdout

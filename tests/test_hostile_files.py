"""Files of settings that somebody else wrote: what the reader says of them, nobody's terminal obeys."""

from __future__ import annotations

import os
import re
import sys
import time
import tomllib
from pathlib import Path

import pytest
from naughty import CONTROLS, MARKUP, OBEYED

from reader.cli import main
from reader.config import bounded, load_lists
from reader.config.lists import keep_list, list_problems
from reader.config.rules import link_problems
from reader.config.story_rules import read_story_rules
from reader.config.template import toml_value
from reader.config.toml import parsed, read_toml
from reader.library.searching import mistake_in_search, mistake_in_tags
from reader.model import QueryList

PAYLOADS = [text for text in CONTROLS if not text.startswith("&")]


def written(text: str) -> str:
    """A text as TOML, every letter as its number: so a file brings what could not stand in it raw."""
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in text) + '"'


FORMS = {
    "config.toml": (
        "{0} = {0}\ntheme = {0}\nproxy = {0}\nbrowser = [{0}]\n[share]\n{0} = {0}\n[pipe]\n{0} = [{0}]\n"
    ),
    "keys.toml": "preset = {0}\n{0} = {0}\ndown = [{0}]\n[macros]\n{0} = {{ keys = {0}, actions = [{0}] }}\n",
    "lists.toml": "{0} = {0}\nHarbour = {0}\nRiver = 1\n",
    "rules.toml": "[{0}]\nquery = {0}\ntags = [{0}]\n[b]\nquery = {0}\nfeed = {0}\n{0} = {0}\nread = {0}\n",
    "links.toml": "{0} = {0}\n",
    "sites.toml": '[{0}]\n{0} = {0}\n["a.example"]\nkeep = [{0}]\nnext = {0}\n',
    "themes/dusk.toml": "description = {0}\n{0} = {0}\n",
}
"""Each file of the reader's, with a payload at every place of it."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "themes").mkdir()
    return tmp_path


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x = " + b"[" * 8_000, "deep|recursion"),
        (b"#" * 1_000_001, "larger than"),
        (b"a." * 100_000 + b"a = 1", "dots outside quotes|larger than"),
        (
            b'x = ["""\n"""""' + b", {" + b"a." * 100_000 + b'a = 1}, """""]',
            "dots outside quotes|larger than",
        ),
    ],
    ids=["deep", "large", "dots", "dots behind quotes"],
)
def test_a_file_that_would_exhaust_the_reader_is_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    (folder / name).write_bytes(content)
    main(["doctor"])
    printed = capsys.readouterr()
    assert re.search(said, printed.out) and not printed.err
    assert not (folder / "data").exists()


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(("kind", "said"), [("zero", "larger than"), ("pipe", "it is a pipe")])
def test_a_file_without_an_end_is_read_no_further_than_files_are_long(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str, said: str
) -> None:
    if kind == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to("/dev/zero")
    main(["doctor"])
    assert said in capsys.readouterr().out


def test_settings_may_come_by_a_pipe_of_the_shell(folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"measure = 60\n")
    os.close(writing)
    assert read_toml(Path(f"/dev/fd/{reading}")).table == {"measure": 60}
    os.close(reading)


@pytest.mark.parametrize("name", ["", "-"])
def test_what_is_named_is_read_no_further_than_files_are_long(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(bounded, "MOST_GIVEN", 1_000)
    endless = folder / "endless.md"
    endless.symlink_to("/dev/zero")
    with endless.open() as zeros:
        monkeypatch.setattr(sys, "stdin", zeros)
        for verb in ("show", "import"):
            assert main([verb, name or str(endless)]) == 1
            assert "cannot be read: it is larger than 1,000 bytes." in capsys.readouterr().err


def test_a_note_that_has_no_end_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_GIVEN", 1_000)
    assert main(["--offline", "add", "quoth:edition"]) == 0
    with open("/dev/zero") as zeros:
        monkeypatch.setattr(sys, "stdin", zeros)
        assert main(["note", "1", "-"]) == 1
    assert "-: cannot be read: it is larger than 1,000 bytes." in capsys.readouterr().err


def test_a_dot_in_quotes_is_no_part_of_a_key() -> None:
    sites = "site:a.b.example OR " * 60
    for text in (f'x = "{sites}"', f"x = '{sites}'", f'x = """{sites}"""', f"x = 1 # {sites}"):
        assert "x" in parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "{0} = 1\n",
        "[{0}]\n",
        "{0} = ''\n",
        '{0} = """\n\n\n"""\n',
        "[a.b.c.d]\n{0}.x = []\n",
        "[[a]]\n{0} = 2\n",
    ],
)
def test_the_mistakes_of_a_file_are_told_in_time_of_its_length(folder: Path, text: str) -> None:
    def seconds(number: int) -> float:
        (folder / "lists.toml").write_text("".join(map(text.format, (f"k{at}" for at in range(number)))))
        begun = time.process_time()
        assert list_problems(folder / "lists.toml", lambda _: None)
        link_problems(folder / "lists.toml")
        return time.process_time() - begun

    assert seconds(4_000) < 9 * max(0.05, min(seconds(1_000) for _ in range(2)))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    "payload", ["".join(PAYLOADS), *MARKUP[:3]], ids=["controls", "click", "end", "nope"]
)
def test_every_mistake_in_a_file_is_told_in_safe_words(
    folder: Path, name: str, payload: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_text(FORMS[name].format(written(payload)), encoding="utf-8")
    assert main(["config", "check"]) == 1
    told = capsys.readouterr().out
    assert str(folder / name) in told
    assert not OBEYED.search(told), told


@pytest.mark.parametrize(
    "words", [["config", "list"], ["rules"], ["rules", "--check"], ["list"], ["keys"], ["doctor"]]
)
def test_every_verb_that_reads_the_files_says_safe_words(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    payload = written("".join(PAYLOADS))
    good = f"browser = [{payload}]\nuser_agent = {payload}\ncopy_command = [{payload}]\n"
    good += f"[share]\nmail = [{payload}]\n"
    (folder / "config.toml").write_text(good, encoding="utf-8")
    for name in ("keys.toml", "lists.toml", "rules.toml", "themes/dusk.toml"):
        (folder / name).write_text(FORMS[name].format(payload), encoding="utf-8")
    main(words)
    told = "".join(capsys.readouterr())
    assert not OBEYED.search(told), told


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_is_written_as_toml_that_reads_the_same_and_hides_nothing(payload: str) -> None:
    line = toml_value([payload])
    assert tomllib.loads(f"a = {line}") == {"a": [payload]}
    assert not OBEYED.search(line)


def test_a_list_with_such_a_search_is_no_list(tmp_path: Path) -> None:
    keep_list(tmp_path / "lists.toml", QueryList("Harbour", "title:\x9b31m"))
    found = load_lists(tmp_path / "lists.toml")
    assert not found.lists and "must be a search in quotes" in str(found.problems[0])


@pytest.mark.parametrize("key", ["query", "feed"])
def test_a_rule_with_such_a_search_or_feed_is_no_rule(tmp_path: Path, key: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(
        "[a]\nread = true\n" + ("" if key == "query" else 'query = "a"\n') + f'{key} = "a\\u009b31m"\n'
    )
    found = read_story_rules(file, mistake_in_search, mistake_in_tags)
    assert not found.rules and f"{key} must be a text in quotes" in str(found.problems[0])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_usage_error_says_safe_words(payload: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["list", f"--{payload}"], ["export", "--as", payload], ["list", "--limit", payload]):
        with pytest.raises(SystemExit):
            main([word.replace("\0", "") for word in words])
        assert not OBEYED.search("".join(capsys.readouterr()))

"""Every way on which words leave for the terminal: none is missing here, and all but our own are cleaned."""

from __future__ import annotations

import ast
import re
import sys
from io import StringIO
from pathlib import Path

import pytest
from naughty import CONTROLS, OBEYED, STRINGS

from reader.cli import voice
from reader.model import ReaderError

READER = Path(__file__).parent.parent / "reader"
WAYS = {
    ("cli/voice.py", "print"): "cleaned there",
    ("cli/voice.py", "input"): "cleaned there",
    ("cli/voice.py", "getpass"): "cleaned there",
    ("cli/__init__.py", "print"): "the version",
    ("ui/serving.py", "print"): "our own address",
    ("ui/stage.py", "input"): "a sentence of our own",
    ("cli/exporting.py", "stdout.buffer.write"): "files of texts that were cleaned on entry: test_ways_out",
    ("ui/themes/ground.py", "os.write"): "the question for the colour of the ground",
    ("ui/signals.py", "os.write"): "codes that give the terminal back",
    ("ui/stage.py", "driver.write"): "codes of pictures: test_kitty",
    ("ui/application.py", "panic"): "made a line before",
}
"""What tells a terminal something other than by drawing, which is behind the border: test_driver."""
SPEAKING = re.compile(
    r"(?:\w+\.)*(?P<name>print|input|panic|os\.write|driver\.write|(?:stdout|stderr)(?:\.buffer)?\.write|getpass"
    r"|console\.\w+)"
)


def spoken(tree: ast.AST) -> set[str]:
    """What a module calls that tells a terminal something."""
    called = (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {found["name"] for call in called if (found := SPEAKING.fullmatch(call))}


def test_no_way_is_missing_from_the_table() -> None:
    sources = {path.relative_to(READER): path.read_text() for path in READER.rglob("*.py")}
    found = {
        (str(path), name)
        for path, source in sources.items()
        if SPEAKING.search(source)
        for name in spoken(ast.parse(source))
    }
    assert found == set(WAYS)


@pytest.mark.parametrize(
    "code",
    [
        "print(title)",
        "input(f'{url}?')",
        "sys.stdout.write(title)",
        "sys.stderr.buffer.write(x)",
        "rich.print(x)",
    ],
)
def test_another_way_is_found(code: str) -> None:
    assert spoken(ast.parse(code))


@pytest.mark.parametrize("text", [text for text in CONTROLS if not text.startswith("&")])
def test_nothing_obeyed_is_said(
    text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    voice.say(f"Ida {text} Holm")
    voice.say(Path(f"/{text}"), end="")
    voice.complain(f"Ida {text} Holm")
    assert voice.ask(f"Ida {text} Holm? ") == "y"
    out, err = capsys.readouterr()
    assert out.startswith("Ida ") and out.count("Ida ") == 2 and err.startswith("quoth: Ida ")
    assert not OBEYED.search(out + err)


@pytest.mark.parametrize("text", ["", "a\tb\nc", "soft\u00adhyphen", "zero\u200bwidth", *STRINGS])
def test_all_else_is_said_as_it_is(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    voice.say(text, flush=True)
    voice.complain(text)
    assert capsys.readouterr() == (f"{text}\n", f"quoth: {text}\n")


@pytest.mark.parametrize(("answer", "agrees"), [("y\n", True), ("Yes \n", True), ("\n", False), ("", False)])
def test_a_question_is_no_part_of_what_is_written_to_a_file(
    answer: str, agrees: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(answer))
    assert voice.agrees("Sail?") is agrees
    assert capsys.readouterr() == ("", "Sail? [y/N] " if answer else "Sail? [y/N] \n")


def test_a_question_stands_in_the_terminal_that_is_read_and_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert voice.agrees("Sail?")
    assert capsys.readouterr() == ("Sail? [y/N] ", "")


def test_no_password_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", answer)
    with pytest.raises(ReaderError, match=r"^No password was given\.$"):
        voice.ask_secret("Password of ada: ")

"""What is drawn has nothing in it that a terminal would obey, whichever way it came to the screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from naughty import CONTROLS, STRINGS
from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from textual.color import Color

from reader.text.clean import drawable
from reader.ui.border import Border

UI = Path(__file__).parent.parent / "reader" / "ui"
BLACK = Color(0, 0, 0)
RAW = [text for text in CONTROLS if not text.startswith("&")]


@pytest.mark.parametrize("text", [*RAW, "a\tb", "a\nb", "half\ud800", "\ufeffx", "\u2028\x85x"])
def test_nothing_obeyed_is_drawn(text: str) -> None:
    (segment,) = Border().apply([Segment(f"Ida {text} Holm")], BLACK)
    assert segment.text == drawable(f"Ida {text} Holm")
    assert not any(letter in segment.text for letter in text if ord(letter) < 32 or 126 < ord(letter) < 160)
    assert segment.text.encode()


@pytest.mark.parametrize("text", RAW)
def test_a_line_keeps_its_width(text: str) -> None:
    assert cell_len(drawable(text)) == cell_len(text)


@pytest.mark.parametrize("text", [text for text in STRINGS if text not in RAW])
def test_all_else_is_drawn_as_it_is(text: str) -> None:
    assert drawable(text) == text


def test_what_places_the_cursor_stays() -> None:
    moved = Control.move_to(3, 4).segment
    assert Border().apply([moved, Segment("a\x1bb")], BLACK) == [moved, Segment("ab")]


def test_a_plain_line_is_not_made_anew() -> None:
    line = [Segment("Ida"), Segment(" Holm")]
    assert Border().apply(line, BLACK) is line


def past_the_border(tree: ast.AST) -> list[str]:
    """Where a module draws what the border lets through unread: codes of control, and addresses of a style.

    All else that is shown is drawn by widgets, and every line of theirs is read (test_driver, test_markup): a
    sentence on its way to the screen needs no proof of its own.
    """
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "rich.control":
            found.append(f"line {node.lineno}: codes of control")
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func).rpartition(".")[2]
        named = {keyword.arg for keyword in node.keywords}
        if called == "Segment" and (len(node.args) > 2 or "control" in named):
            found.append(f"line {node.lineno}: a segment of control")
        if called in ("update_link", "control") or (called == "Style" and named & {"link", None}):
            found.append(f"line {node.lineno}: the address of a style is written as it is")
        if called == "Style" and len(node.args) > 12:
            found.append(f"line {node.lineno}: the same")
    return found


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_drawn_past_it(path: Path) -> None:
    assert past_the_border(ast.parse(path.read_text())) == []


@pytest.mark.parametrize(
    "code",
    [
        "from rich.control import Control",
        "Segment(title, style, [(1, 2)])",
        "Segment(title, control=codes)",
        "Style(link=url)",
        "Style(**looks)",
        "style.update_link(url)",
        "Segment.control(x)",
    ],
)
def test_what_would_be_is_found(code: str) -> None:
    assert past_the_border(ast.parse(code))

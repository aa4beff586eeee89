"""What the reader is for those who see no colours, no signs beyond ASCII, or nothing that moves."""

from __future__ import annotations

import ast
import re
from itertools import combinations
from pathlib import Path

import pytest
from desk import AtDesk, Desk
from readings import ferry
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from reader.config import Settings
from reader.ui.ascii import TABLE, Ascii
from reader.ui.themes.files import themes_dir
from reader.ui.themes.inks import Inks
from reader.ui.themes.made import load_themes

UI = Path(__file__).parent.parent / "reader" / "ui"
THEMES = load_themes([themes_dir()]).themes
SIGNS = re.compile("[·×\u2190-\u2bff]")
"""Arrows, mathematics, lines, boxes, shapes and dingbats, and the two signs that are elsewhere."""


def drawn() -> set[str]:
    """Every sign in a text of the modules that draw."""
    texts = (
        node.value
        for path in [*UI.rglob("*.py"), *UI.parent.joinpath("text", "layout").glob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {sign for text in texts for sign in SIGNS.findall(text)}


def test_every_sign_that_is_drawn_has_its_like_in_ascii() -> None:
    assert {sign for sign in drawn() if ord(sign) not in TABLE} == set()
    assert all(plain.isascii() and len(plain) == 1 for plain in TABLE.values())


def test_signs_that_stand_in_one_place_stay_apart() -> None:
    for together in ("=…≠∅□·?", "✓~✗", "─━", "│┊┃", "●★§↻", "▣•", "●○"):
        assert len(together.translate(TABLE)) == len(set(together.translate(TABLE))), together


def test_letters_and_punctuation_stay() -> None:
    line = [Segment("“Naïve …” — § 4, 日本 ●", Style(bold=True)), Segment("plain")]
    assert [part.text for part in Ascii().apply(line, Color(0, 0, 0))] == ["“Naïve …” — § 4, 日本 *", "plain"]


async def all_screens(at: Desk) -> str:
    """What is on the screen, with the dialogs that have most to draw."""
    seen = [at.text]
    for keys in (("}",), ('"',), ("c",), ("T",), ("escape", "?"), ("escape", "f2"), ("escape", "a")):
        await at.press(*keys)
        seen.append(at.text)
    return "\n".join(seen)


async def test_with_ascii_nothing_else_is_drawn(at_desk: AtDesk) -> None:
    settings = Settings(theme="broadsheet", ascii=True)
    async with at_desk((200, 50), ferry().article, settings) as at:
        text = await all_screens(at)
    assert set(SIGNS.findall(text)) == set()
    assert "+------" in text and "“" in text


async def test_arrows_are_named_in_ascii_as_their_signs_are_keys(at_desk: AtDesk) -> None:
    settings = Settings(theme="broadsheet", ascii=True)
    async with at_desk((120, 40), ferry().article, settings) as at:
        await at.press("?")
        assert re.search(r"h  Left  q +Back to the pane", at.text)
        assert "Up/Down  choose" in at.text and not re.search(r" [<>^v]+  choose", at.text)
        await at.press(*"slide")
        assert re.search(r"Shift\+Right +Show more of a wide table", at.text)
        await at.press("escape", "escape", ":", *"slide")
        assert re.search(r"Slide left +Shift\+Left", at.text)
        await at.press("escape", "escape")
        at.app._change_setting("ascii", False)
        await at.press("?")
        assert re.search(r"h  ←  q +Back to the pane", at.text)


async def test_ascii_holds_as_soon_as_it_is_set(at_desk: AtDesk) -> None:
    settings = Settings(theme="broadsheet")
    async with at_desk((200, 50), ferry().article, settings) as at:
        assert SIGNS.search(at.text)
        at.app._change_setting("ascii", True)
        await at.settle()
        assert not SIGNS.search(at.text)


@pytest.mark.parametrize("calm", [True, False])
async def test_with_reduced_motion_no_cursor_blinks(at_desk: AtDesk, calm: bool) -> None:
    async with at_desk(settings=Settings(reduced_motion=calm)) as at:
        assert (at.app.animation_level == "none") is calm
        await at.press("/")
        field = at.app.focused
        assert field is not None and field.cursor_blink is not calm  # type: ignore[attr-defined]


def attributes(style: Style) -> tuple[bool, ...]:
    return tuple(map(bool, (style.bold, style.italic, style.underline, style.reverse, style.dim)))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme.name))
def test_without_colours_all_that_lies_on_a_text_is_told_apart(theme: Theme) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    inks = Inks(Style(), Color(0, 0, 0), variables, colourless=True)
    told = {
        name: attributes(inks.style(names))
        for name, names in {
            "text": (),
            "link": ("link",),
            "mention": ("mention",),
            "direct": ("quote-1", "direct"),
            "link in a quote": ("quote-1", "direct", "link"),
            "inner": ("quote-1", "direct", "inner"),
            "find": ("find",),
            "target": ("target",),
            "code": ("code",),
            "strong": ("strong",),
        }.items()
    }
    alike = [(one, other) for one, other in combinations(told, 2) if told[one] == told[other]]
    # Bold words inside somebody's words are seen by the mark of the quote in the margin.
    assert alike == [("inner", "strong")]

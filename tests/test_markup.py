"""Nothing from outside is taken for markup: in the code by a rule, on the screen letter for letter."""

from __future__ import annotations

import ast
from html import escape
from pathlib import Path

import pytest
from desk import AtDesk
from loopback import Loopback, Reply, item, rss
from naughty import STRINGS

from reader.config import Settings
from reader.library import Library
from reader.text.clean import safe_line

ROOT = Path(__file__).parent.parent
TAKES_MARKUP = {
    "Static",
    "Label",
    "Button",
    "Checkbox",
    "Collapsible",
    "OptionList",
    "Option",
    "Tab",
    "notify",
}
TITLES = {"border_title", "border_subtitle", "tooltip"}
FORBIDDEN = {
    "escape",
    "from_markup",
    "from_text",
    "render_markup",
    "highlight",
    "notify",
    "add_option",
    "add_options",
    "add_row",
    "add_column",
    "add_leaf",
    "set_options",
    "add_tab",
    "replace_option_prompt",
}
"""What takes markup and has no other form, or whose name promises what it does not do."""
WIDGETS = {
    "Static": "without markup, as the rule below has it; so what it is updated with is none",
    "Input": "letter for letter",
    "TextArea": "letter for letter",
}
"""The widgets of Textual's that show texts of ours. All else draws its lines itself, of segments."""


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_ours(node: ast.expr) -> bool:
    """Whether a value is written out in our source, or is text that is no markup."""
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Call) and ast.unparse(node.func) in ("Content", "Content.styled", "Text")
    )


def is_pattern(function: ast.expr) -> bool:
    """Whether it writes patterns of `re`, which no markup comes of."""
    return ast.unparse(function) == "re.escape"


def undrawn(tree: ast.AST) -> list[str]:
    """Where a module shows a text by what is not in the table of widgets."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            found += [f"line {node.lineno}: {each.name}" for each in node.names if each.name not in WIDGETS]
        if isinstance(node, ast.ImportFrom) and node.module == "textual":
            found += [f"line {node.lineno}: {each.name}" for each in node.names if each.name == "widgets"]
        if isinstance(node, ast.FunctionDef) and node.name in ("render", "render_label", "__rich__"):
            found.append(f"line {node.lineno}: what {node.name} gives is taken for markup")
        if isinstance(node, ast.ImportFrom) and node.module == "textual.command":
            found.append(f"line {node.lineno}: Textual's palette takes what it lists for markup")
    return found


def problems(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in TAKES_MARKUP:
            plain = any(
                keyword.arg == "markup"
                and isinstance(keyword.value, ast.Constant)
                and keyword.value.value is False
                for keyword in node.keywords
            )
            if not plain and not all(map(is_ours, node.args)):
                found.append(f"line {node.lineno}: {name_of(node.func)} is given text without markup=False")
        titles = isinstance(node, ast.Assign) and any(name_of(target) in TITLES for target in node.targets)
        if isinstance(node, ast.Assign) and titles and not is_ours(node.value):
            found.append(f"line {node.lineno}: a title takes markup")
        if isinstance(node, ast.Call) and name_of(node.func) in FORBIDDEN and not is_pattern(node.func):
            found.append(f"line {node.lineno}: {name_of(node.func)} does not make text safe")
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "reader" / "ui").rglob("*.py")), ids=lambda path: path.stem)
def test_no_text_becomes_markup(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert problems(tree) + undrawn(tree) == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(title)",
        "Static(f'{title}', classes='x')",
        "self.app.notify(str(error))",
        "self.border_title = feed.title",
        "Label(escape(title))",
        "Static(title, markup=True)",
        "from textual.widgets import Label",
        "from textual import widgets",
        "def render(self): return self.title",
        "from textual.command import Hit",
        "table.add_row(title)",
    ],
)
def test_the_rule_finds_what_it_is_for(code: str) -> None:
    assert problems(ast.parse(code)) + undrawn(ast.parse(code))


@pytest.mark.parametrize("code", ["Static('Keys')", "Static(title, markup=False)", "Static(Content(title))"])
def test_the_rule_lets_text_through(code: str) -> None:
    assert problems(ast.parse(code)) == []


async def test_strings_are_shown_letter_for_letter(at_desk: AtDesk, site: Loopback, library: Library) -> None:
    lines = [safe_line(text) for text in STRINGS]
    entries = [
        item(f"g{at}", escape(escape(text)), "", escape(escape(text))) for at, text in enumerate(lines)
    ]
    site["/feed"] = Reply(rss(*entries, title=escape(escape("Gazette [/] [@click=app.quit]"))))
    await library.subscriptions.add(site.url("/feed"), "News [red]x")
    # Letters for letters: in the order in which they are drawn, right-to-left ones are others.
    settings = Settings(theme="broadsheet", bidi="terminal")
    async with at_desk((200, 260), None, settings) as running:
        await running.press("k", "k", "k", "j")
        listed = running.text
        missing = [text for text in lines if text not in listed]
        assert not missing, listed
        assert "Gazette [/] [@click=app.quit]" in listed
        assert "News [red]x" in listed
        for text in ("[@click=app.quit]quit[/]", "[sic]"):
            running.screen.open(next(s for s in library.stories(range(1, 200)) if s.title == text))
            await running.settle()
            assert running.title == text
            assert text in running.text
        await running.press("D")
        assert "Gazette [/] [@click=app.quit]" in running.text

"""Every action of the reader, once: bindings, palette, footer, help, `quoth keys` and README come from here.

Pure data without Textual, so that the command line can print it; a module a group of rows. A key is written
as Textual names it ("pagedown", "ctrl+f") or as its one character.
"""

from __future__ import annotations

from itertools import groupby

from reader.ui.actions.action import LEDGER, LISTS, Action, Pane
from reader.ui.actions.application import APP_ACTIONS, FINDING_ACTIONS
from reader.ui.actions.checking import CHECKING_ACTIONS
from reader.ui.actions.keeping import KEEPING_ACTIONS
from reader.ui.actions.moving import MOVING, MOVING_ACTIONS, PANES, PANES_ACTIONS
from reader.ui.actions.organising import ORGANISING_ACTIONS
from reader.ui.actions.quotes import QUOTES_ACTIONS
from reader.ui.actions.reading import READING_ACTIONS
from reader.ui.actions.stories import FEEDS_ACTIONS, STORIES_ACTIONS

__all__ = [
    "ACTIONS",
    "LEDGER",
    "LISTS",
    "MOVING",
    "PANE_ACTIONS",
    "Action",
    "Pane",
    "footer_actions",
    "key_name",
    "key_table_markdown",
    "key_table_text",
]

ACTIONS: tuple[Action, ...] = (
    *MOVING_ACTIONS,
    *PANES_ACTIONS,
    *READING_ACTIONS,
    *QUOTES_ACTIONS,
    *CHECKING_ACTIONS,
    *STORIES_ACTIONS,
    *ORGANISING_ACTIONS,
    *FEEDS_ACTIONS,
    *FINDING_ACTIONS,
    *KEEPING_ACTIONS,
    *APP_ACTIONS,
)

PANE_ACTIONS = tuple(action for action in ACTIONS if action.group in (MOVING, PANES))
"""The actions that the panes carry out by themselves; all others are the screen's, which has the library."""

KEY_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "f2": "F2",
    "comma": ",",
}


def key_name(key: str) -> str:
    """A key as a reader writes it: "PgDn", "^f", "}"."""
    return KEY_NAMES.get(key) or key.replace("ctrl+", "^")


def footer_actions(pane: Pane) -> tuple[Action, ...]:
    """The actions that the footer of a pane shows, in the order of the table."""
    return tuple(action for action in ACTIONS if pane in action.footer)


def key_table_text() -> str:
    """The table of keys as plain text, for `quoth keys`."""
    width = max(len(_keys(action)) for action in ACTIONS)
    groups = (
        "\n".join([name, *(f"  {_keys(action):<{width}}  {action.help}" for action in actions)])
        for name, actions in groupby(ACTIONS, lambda action: action.group)
    )
    return "\n\n".join(groups) + "\n"


def key_table_markdown() -> str:
    """The table of keys as Markdown, as it stands in the README."""
    lines = ["| Keys | What they do |", "| --- | --- |"]
    for name, actions in groupby(ACTIONS, lambda action: action.group):
        lines.append(f"| **{name}** | |")
        for action in actions:
            keys = " ".join(f"`{key_name(key)}`" for key in action.keys).replace("|", "\\|")
            lines.append(f"| {keys} | {action.help} |")
    return "\n".join(lines) + "\n"


def _keys(action: Action) -> str:
    return " ".join(key_name(key) for key in action.keys)

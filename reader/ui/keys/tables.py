"""The effective keys written out: for `quoth keys`, for the README, for the help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.ui.actions import ACTIONS
from reader.ui.keys.keymap import Command, Keymap

MACROS = "Your macros"


def commands(keymap: Keymap) -> Iterator[tuple[str, Sequence[Command]]]:
    """All commands in the groups of the table; macros, where there are any, in one of their own."""
    for group, actions in groupby(ACTIONS, lambda action: action.group):
        yield group, list(actions)
    if keymap.macros:
        yield MACROS, keymap.macros


def key_table_text(keymap: Keymap) -> str:
    """The table as plain text: keys, the names by which `keys.toml` calls them, and what they do."""
    groups = list(commands(keymap))
    shown = {command.name: " · ".join(keymap.shown(command.name)) for _, found in groups for command in found}
    wide, names = max(map(len, shown.values())), max(map(len, shown))
    blocks = (
        "\n".join([group, *(f"  {shown[c.name]:<{wide}}  {c.name:<{names}}  {c.help}" for c in found)])
        for group, found in groups
    )
    changes = f", {keymap.changes} changed by your own" if keymap.changes else ""
    return f"Preset: {keymap.preset}{changes}\n\n" + "\n\n".join(blocks) + "\n"


def key_table_markdown(keymap: Keymap) -> str:
    """The table as Markdown, as it stands in the README."""
    lines = ["| Keys | Name | What they do |", "| --- | --- | --- |"]
    for group, found in commands(keymap):
        lines.append(f"| **{group}** | | |")
        for command in found:
            keys = " ".join(f"`{keys}`" for keys in keymap.shown(command.name)).replace("|", "\\|")
            lines.append(f"| {keys} | {command.name} | {command.help} |")
    return "\n".join(lines) + "\n"

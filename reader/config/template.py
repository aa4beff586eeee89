"""The settings printed for people: a commented `config.toml`, and the table of the README."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from reader.config.commands import commented
from reader.config.setting import NUMBER, Setting
from reader.config.settings import Settings
from reader.config.toml import quoted

_WIDTH = 88


def config_text() -> str:
    """A `config.toml` in which every setting stands with its line, commented out at its default."""
    lines = [
        "# The settings of Quoth. Take the # from before a key to set it.",
        "# `quoth config check` finds mistakes. A variable wins: QUOTH_MEASURE=60 over measure.",
    ]
    for group, rows in groupby(Settings.rows().values(), lambda row: row.group):
        lines += ["", f"# {group}"]
        for row in rows:
            lines += ["", *(f"# {line}" for line in wrap(described(row), _WIDTH))]
            lines.append(f"# {row.name} = {toml_value(row.example or row.default)}")
    return "\n".join([*lines, *commented()]) + "\n"


def settings_markdown() -> str:
    """The table of the README, a row a setting, in their groups."""
    return "\n".join(_markdown_rows()) + "\n"


def _markdown_rows() -> Iterator[str]:
    yield "| Setting | Default | What it does |"
    yield "| --- | --- | --- |"
    for group, rows in groupby(Settings.rows().values(), lambda row: row.group):
        yield f"| **{group}** | | |"
        for row in rows:
            default = "" if row.default is None else f"`{toml_value(row.default)}`"
            yield f"| `{row.name}` | {default} | {described(row)} |"


def described(row: Setting[object]) -> str:
    """What a setting does and which values it takes."""
    return f"{row.line} {taken}" if (taken := values_of(row)) else row.line


def explained(settings: Settings, row: Setting[object]) -> str:
    """What a setting does, its default, and why a change of it may not hold at once."""
    default = f"By default {shown(row.default)}." if row.default is not None else ""
    origin = settings.origin(row.name)
    if origin in ("environment", "flag"):
        standing = f"The {origin} wins over the file in this run."
    else:
        standing = "A change holds from the next start." if row.at_start else ""
    return " ".join(filter(None, (described(row), default, standing)))


def shown(value: object) -> str:
    """A value as it is read and typed: a text without quotes, a list with commas."""
    if value is None:
        return "not set"
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if isinstance(value, str) else toml_value(value)


def values_of(row: Setting[object]) -> str:
    """Which values a setting takes, where its default does not say it."""
    if row.choices:
        return f"One of {', '.join(map(toml_value, row.choices))}."
    if row.kind == NUMBER and row.least is not None:
        return f"{row.least} to {row.most}." if row.most is not None else f"{row.least} or more."
    return ""


def toml_value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(toml_value, value))}]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)

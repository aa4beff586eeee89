"""Whether a value will do for a setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reader.config.commands import is_command
from reader.config.problems import hint
from reader.config.setting import LIST, NUMBER, SWITCH, TEXT, Setting

_SEARCH = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?[/?][^\s{}]*\{query\}[^\s{}]*")
_PROXY = re.compile(r"(?:https?|socks5h?)://[^\s/]+/?")
_LONGEST_USER_AGENT = 300
_NUMBER = re.compile(r"-?\d{1,18}")
_THEME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_WANTED = {
    NUMBER: "a whole number",
    SWITCH: "true or false",
    TEXT: "a text in quotes",
    LIST: "a list of texts in quotes",
}


def complaint(setting: Setting[object], value: object) -> str:
    """What is wrong with a value that a TOML file gives a setting: a sentence, "" when nothing is."""
    kind = setting.kind
    if not _is_of(kind, value):
        return f"{setting.name} must be {_WANTED[kind]}, not {value!r}."
    if isinstance(value, int) and kind == NUMBER and (bounds := _bounds(setting, value)):
        return f"{setting.name} must be {bounds}, not {value}."
    if setting.choices and value not in setting.choices:
        known = hint(str(value), setting.choices, "values")
        return f"{setting.name}: {value!r} is not one of its values; {known}"
    if setting.form and (wanted := FORMS[setting.form](value)):
        return f"{setting.name} {wanted}, not {value!r}."
    return ""


def understood(setting: Setting[object], text: str) -> object:
    """The value that a text from the environment, or from a field of the screen, means for a setting.

    Gives the text itself where it means none, for `complaint` to say so. A list is parted at commas.
    """
    text = text.strip()
    if setting.kind == NUMBER:
        return int(text) if _NUMBER.fullmatch(text) else text
    if setting.kind == SWITCH:
        return _WORDS.get(text.lower(), text)
    if setting.kind == LIST:
        return [part for part in map(str.strip, text.split(",")) if part]
    return text


_WORDS = {
    "true": True,
    "1": True,
    "yes": True,
    "on": True,
    "false": False,
    "0": False,
    "no": False,
    "off": False,
}


def _is_of(kind: str, value: object) -> bool:
    if kind == LIST:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return type(value) is {NUMBER: int, SWITCH: bool, TEXT: str}[kind]


def _bounds(setting: Setting[object], value: int) -> str:
    """The bounds of a number that it is out of, in words."""
    least, most = setting.least, setting.most
    if (least is None or value >= least) and (most is None or value <= most):
        return ""
    if most is None:
        return f"{least} or more"
    return f"{least} to {most}" if least is not None else f"{most} or less"


def _search_address(value: object) -> str:
    if _SEARCH.fullmatch(str(value)):
        return ""
    return "must be an address that starts with http:// or https:// and holds {query} once behind the host"


def _proxy(value: object) -> str:
    return "" if _PROXY.fullmatch(str(value)) else "must be an address like http://localhost:3128"


def _user_agent(value: object) -> str:
    """A header of HTTP holds what ASCII prints, no blank at its ends, and servers refuse long ones."""
    text = str(value)
    if not (text.isascii() and text.isprintable() and len(text) <= _LONGEST_USER_AGENT):
        return f"must be at most {_LONGEST_USER_AGENT} letters, digits and signs of ASCII"
    return "" if text == text.strip() else "must be without blanks at its ends"


def is_theme_name(name: str) -> bool:
    """Whether a theme may have this name, which is that of its file."""
    return _THEME.fullmatch(name) is not None


def _theme_name(value: object) -> str:
    return "" if is_theme_name(str(value)) else "must be the name of a theme, as `quoth themes` lists them"


def _command(value: object) -> str:
    return "" if is_command(value) else 'must be a command, as in ["program", "word"]'


def _browsers(value: object) -> str:
    """Commands written as texts, as there may be several."""
    import shlex

    try:
        good = isinstance(value, list) and all(shlex.split(text) for text in value)
    except ValueError:
        good = False
    return "" if good else 'must be a list of commands, as in ["firefox {url}"]'


FORMS: Mapping[str, Callable[[object], str]] = {
    "proxy": _proxy,
    "search address": _search_address,
    "theme": _theme_name,
    "user agent": _user_agent,
    "command": _command,
    "browsers": _browsers,
}
"""The checks that a row of the table may name: each says what a bad value must be, "" for a good one."""

"""The names of keys: the program's ("ctrl+f", "pagedown", "}") and people's ("^f", "PgDn", "}").

A key that types a character is that character. Several keys one after the other are a sequence, written with
blanks between them ("g g", "] q").
"""

from __future__ import annotations

Keys = tuple[str, ...]
"""What is pressed for a command: one key, or a sequence."""

SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
_IN_ASCII = {"↑↓": "Up/Down", "←→": "Left/Right", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}
_MODIFIERS = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift"}
_WRITTEN = (
    {shown.lower(): key for key, shown in SHOWN.items()} | {key: key for key in SHOWN} | {"return": "enter"}
)
_SAME_AS = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace", "ctrl+[": "Esc"}
_KEPT = {"ctrl+q": "always leaves Quoth", "ctrl+c": "always copies what is selected"}


def key_name(key: str) -> str:
    """A key as a user writes it: "PgDn", "^f", "Shift+Tab", "}"."""
    if len(key) == 1:
        return key
    *modifiers, plain = key.split("+")
    if modifiers == ["ctrl"] and len(plain) == 1:
        return f"^{plain}"
    return "+".join([*(_MODIFIERS[modifier] for modifier in modifiers), SHOWN.get(plain, plain)])


def keys_name(keys: Keys) -> str:
    """A key or a sequence as a user writes it: "G", "g g"."""
    return " ".join(key_name(key) for key in keys)


def in_ascii(shown: str) -> str:
    """Keys as a user writes them, without arrows: what ASCII draws for "←" is itself a key."""
    for arrows, word in _IN_ASCII.items():
        shown = shown.replace(arrows, word)
    return shown


def read_keys(text: str) -> Keys:
    """The keys that a text names. Raises ValueError with the end of a sentence that says why not."""
    keys = tuple(_read_key(word) for word in text.split())
    if not keys:
        raise ValueError('is no key: write "" alone to unbind, "Space" for the space bar')
    for key in keys:
        if key in _SAME_AS:
            raise ValueError(f"cannot be told from {_SAME_AS[key]} by most terminals")
    if keys[0] in _KEPT:
        raise ValueError(_KEPT[keys[0]])
    if "escape" in keys[1:]:
        raise ValueError("has Esc in it, which drops a sequence")
    if len(keys) > 1 and keys[0].isdecimal():
        raise ValueError("begins with a digit, which is a count")
    return keys


def _read_key(word: str) -> str:
    if len(word) == 1:
        return _WRITTEN.get(word, word)
    if word[0] == "^" and len(word) == 2:
        return f"ctrl+{word[1].lower()}"
    *modifiers, plain = word.split("+")
    modifiers = sorted(modifier.lower() for modifier in modifiers)
    types = len(plain) == 1 and plain not in _WRITTEN
    key = plain.lower() if types else _WRITTEN.get(plain.lower(), "")
    if not key or not set(modifiers) <= set(_MODIFIERS):
        raise ValueError(
            'is no key: one is a character, a name as "PgDn", "Space" or "F5", or one of them with "Ctrl+"'
        )
    if types and modifiers == ["shift"]:
        raise ValueError(f"is written {plain.upper()}")
    return "+".join([*modifiers, key])

"""Theme files as they stand on disk: found, read and checked key by key.

Knows nothing of Textual, so that `quoth themes` can list them without starting the screen. The format is
explained for its writers in `themes/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from os.path import isdir
from pathlib import Path
from reprlib import repr as brief
from typing import NamedTuple

from reader.config.bounded import read_within
from reader.config.checks import is_theme_name
from reader.model import ReaderError
from reader.text.clean import safe_line
from reader.ui.quotes.speakers import SPEAKER_COLOURS

LARGEST = 8_192
"""Bytes of the largest theme file that is read: ours have 1,000. One key of dots alone, nested as deep as
it is long, takes TOML a quarter of a second at this length, and four times as long at twice of it."""

COLOURS = {
    "page": ("background", "surface", "panel", "border"),
    "ink": ("text", "heading", "quiet", "link", "accent"),
    "marks": ("current", "find", "cursor", "cursor-text"),
    "signs": ("error", "warning", "success"),
}
"""The tables of single colours and their keys, all of which a theme must give."""

PALETTE = ("name", "author", "licence", "home")

_TOP = ("description", "dark", "ansi", "palette", "speakers", *COLOURS)
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_ANSI_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
ANSI_COLOURS = frozenset(
    ["ansi_default", *(f"ansi_{name}" for name in _ANSI_NAMES), *(f"ansi_bright_{n}" for n in _ANSI_NAMES)]
)


class ThemeFile(NamedTuple):
    """A theme as its file has it: every key checked, every colour "#rrggbb" or, when `ansi`, "ansi_red".

    `colours` holds the single colours by "table.key"; `speakers` has `SPEAKER_COLOURS` colours. `credit`
    names the palette, its author and licence where the theme is made from somebody's palette.
    """

    name: str
    path: Path
    description: str
    dark: bool
    ansi: bool
    credit: str | None
    colours: Mapping[str, str]
    speakers: tuple[str, ...]
    unattributed: str


class ThemeFiles(NamedTuple):
    """The good themes by name, and a sentence for each file that is not one."""

    themes: tuple[ThemeFile, ...]
    problems: tuple[str, ...]


def themes_dir() -> Path:
    """The folder of the themes that come with the reader: in an installed package, else beside it."""
    package = Path(__file__).parents[2]
    packed = package / "themes"
    return packed if packed.is_dir() else package.parent / "themes"


def read_themes(folders: Sequence[Path]) -> ThemeFiles:
    """Every theme in the folders, sorted by name; of two with one name, that of the later folder counts.

    A folder that does not exist, or cannot be looked at, holds none.
    """
    themes: dict[str, ThemeFile] = {}
    problems = []
    for folder in filter(isdir, folders):
        for path in sorted(folder.glob("*.toml")):
            try:
                themes[path.stem] = read_theme(path)
            except ReaderError as error:
                problems.append(str(error))
    return ThemeFiles(tuple(themes[name] for name in sorted(themes)), tuple(problems))


def read_theme(path: Path) -> ThemeFile:
    """The theme in a file. Raises ReaderError with a sentence that names the file and the key."""
    try:
        return _theme(path, _table_of(path))
    except ValueError as error:
        raise ReaderError(safe_line(f"{path}: {error}.")) from error


def _table_of(path: Path) -> dict[str, object]:
    try:
        raw = read_within(path, LARGEST)
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not valid TOML: {error}") from error


def _theme(path: Path, table: dict[str, object]) -> ThemeFile:
    if not is_theme_name(path.stem):
        raise ValueError("the file's name must be lower-case letters, digits and hyphens")
    _check_keys("", table, _TOP, required=("description", "dark", "speakers", *COLOURS))
    ansi = _flag(table.get("ansi", False), "ansi")
    colours = {}
    for title, keys in COLOURS.items():
        inner = _inner(table, title, keys)
        for key in keys:
            colours[f"{title}.{key}"] = _colour(inner[key], f"[{title}] {key}", ansi)
    speakers = _inner(table, "speakers", ("colours", "none"))
    return ThemeFile(
        name=path.stem,
        path=path,
        description=_text(table["description"], "description"),
        dark=_flag(table["dark"], "dark"),
        ansi=ansi,
        credit=_credit(table),
        colours=colours,
        speakers=_speakers(speakers["colours"], ansi),
        unattributed=_colour(speakers["none"], "[speakers] none", ansi),
    )


def _inner(table: dict[str, object], title: str, keys: Sequence[str]) -> dict[str, object]:
    inner = table[title]
    if not isinstance(inner, dict):
        raise ValueError(f"{title} must be a table, written [{title}] on a line of its own")
    _check_keys(f"[{title}] ", inner, keys, required=keys)
    return inner


def _check_keys(place: str, table: Iterable[str], known: Sequence[str], required: Sequence[str]) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]}" if near else f"known here: {', '.join(known)}"
            raise ValueError(f"{place}unknown key {brief(key)}; {hint}")
    for key in required:
        if key not in table:
            raise ValueError(f"{place}{key} is missing")


def _colour(value: object, place: str, ansi: bool) -> str:
    if isinstance(value, str) and (value in ANSI_COLOURS if ansi else _HEX.fullmatch(value)):
        return value
    wanted = 'a colour of the terminal such as "ansi_blue"' if ansi else 'a colour such as "#1f4e79"'
    raise ValueError(f"{place} must be {wanted}, not {brief(value)}")


def _speakers(value: object, ansi: bool) -> tuple[str, ...]:
    place = "[speakers] colours"
    if not isinstance(value, list) or len(value) != SPEAKER_COLOURS:
        raise ValueError(f"{place} must be a list of {SPEAKER_COLOURS} colours")
    return tuple(_colour(colour, f"{place} {number}", ansi) for number, colour in enumerate(value, 1))


def _credit(table: dict[str, object]) -> str | None:
    if "palette" not in table:
        return None
    inner = _inner(table, "palette", PALETTE)
    name, author, licence, home = (_text(inner[key], f"[palette] {key}") for key in PALETTE)
    return f"{name} by {author} ({licence}), {home}"


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{place} must be a text in quotes, not {brief(value)}")
    return safe_line(value)


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{place} must be true or false, not {brief(value)}")
    return value

"""Theme files turned into Textual's themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.theme import Theme

from reader.model import ReaderError
from reader.ui.themes.files import read_theme, read_themes

if TYPE_CHECKING:
    from reader.ui.themes.files import ThemeFile


class LoadedThemes(NamedTuple):
    """The themes by name, and a sentence for each file that is not one."""

    themes: tuple[Theme, ...]
    problems: tuple[str, ...]


def load_themes(folders: Sequence[Path]) -> LoadedThemes:
    """The themes in the folders, ready to register; of two with one name, that of the later folder counts.

    Beside what Textual knows, each gives the screen these colours as variables: `quote-1` to `quote-8` for
    speakers, `quote-none` for quotes without one, `link`, `quiet` (secondary text) and `heading` for text;
    `find` and `current` for the background of finds and of the current quote. A style sheet that uses them
    can be read only when one of these themes is set, so an app registers and sets them as it is constructed.
    """
    files = read_themes(folders)
    return LoadedThemes(tuple(_theme(file) for file in files.themes), files.problems)


def find_theme(name: str, folders: Sequence[Path]) -> Theme | None:
    """The theme of that name, in the last folder that has it; None where there is none, or it is broken."""
    for folder in reversed(folders):
        path = folder / f"{name}.toml"
        try:
            return read_one(path)
        except ReaderError:
            continue
    return None


def read_one(path: Path) -> Theme:
    """The theme in a file. Raises ReaderError with a sentence that names the file and the key."""
    return _theme(read_theme(path))


def _theme(file: ThemeFile) -> Theme:
    colours = file.colours
    variables = _ours(file) | _frame(colours) | _lists_and_fields(colours)
    return Theme(
        name=file.name,
        dark=file.dark,
        ansi=file.ansi,
        primary=colours["ink.accent"],
        secondary=colours["ink.link"],
        accent=colours["ink.accent"],
        foreground=colours["ink.text"],
        background=colours["page.background"],
        surface=colours["page.surface"],
        panel=colours["page.panel"],
        error=colours["signs.error"],
        warning=colours["signs.warning"],
        success=colours["signs.success"],
        variables=variables | _flat(colours) if file.ansi else variables,
    )


def _ours(file: ThemeFile) -> dict[str, str]:
    colours = file.colours
    ours = {f"quote-{number}": colour for number, colour in enumerate(file.speakers, 1)}
    ours["quote-none"] = file.unattributed
    for key in ("ink.link", "ink.quiet", "ink.heading", "marks.find", "marks.current"):
        ours[key.split(".")[1]] = colours[key]
    return ours


def _frame(colours: Mapping[str, str]) -> dict[str, str]:
    """What Textual would otherwise mix from the accent: its mixtures are not checked for contrast."""
    border, panel = colours["page.border"], colours["page.panel"]
    text, quiet, accent = colours["ink.text"], colours["ink.quiet"], colours["ink.accent"]
    return {
        "border": accent,
        "border-blurred": border,
        "scrollbar": border,
        "scrollbar-hover": quiet,
        "scrollbar-active": accent,
        "scrollbar-background": colours["page.background"],
        "scrollbar-background-hover": colours["page.background"],
        "scrollbar-background-active": colours["page.background"],
        "scrollbar-corner-color": colours["page.background"],
        "footer-background": panel,
        "footer-foreground": text,
        "footer-key-foreground": accent,
        "footer-description-foreground": quiet,
        "text-muted": quiet,
        "foreground-muted": quiet,
        "text-primary": accent,
        "text-accent": accent,
        "text-secondary": colours["ink.link"],
        "text-error": colours["signs.error"],
        "text-warning": colours["signs.warning"],
        "text-success": colours["signs.success"],
    }


def _lists_and_fields(colours: Mapping[str, str]) -> dict[str, str]:
    """The row that keys act on, text being typed, and text marked with the mouse."""
    cursor, cursor_text = colours["marks.cursor"], colours["marks.cursor-text"]
    text, background = colours["ink.text"], colours["page.background"]
    return {
        "block-cursor-background": cursor,
        "block-cursor-foreground": cursor_text,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": colours["page.panel"],
        "block-cursor-blurred-foreground": text,
        "block-hover-background": colours["page.panel"],
        "input-cursor-background": text,
        "input-cursor-foreground": background,
        "input-selection-background": cursor,
        "input-selection-foreground": cursor_text,
        "screen-selection-background": cursor,
        "screen-selection-foreground": cursor_text,
        "link-color": colours["ink.link"],
        "link-color-hover": cursor_text,
        "link-background-hover": cursor,
        "button-color-foreground": background,
    }


def _flat(colours: Mapping[str, str]) -> dict[str, str]:
    """A terminal's own colours cannot be mixed: what Textual would mix or leave out, told plainly."""
    quiet = colours["ink.quiet"]
    return {
        "ansi-background": colours["page.background"],
        "ansi-foreground": colours["ink.text"],
        "surface-active": colours["page.surface"],
        "text-disabled": quiet,
        "block-cursor-blurred-text-style": "bold underline",
        "input-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
    }

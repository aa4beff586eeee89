"""A theme to begin with: the colours of one that stands, each with what it colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.config.checks import is_theme_name
from reader.model import ReaderError
from reader.ui.themes.files import COLOURS, ThemeFile

MEANINGS = {
    "page.background": "the page of the article",
    "page.surface": "dialogs, and the ground of code",
    "page.panel": "the footer, and the chosen row of a list that is not in use",
    "page.border": "lines and scrollbars",
    "ink.text": "running text",
    "ink.heading": "headings and titles",
    "ink.quiet": "bylines, dates, captions",
    "ink.link": "links",
    "ink.accent": "the pane in use, and the keys of the footer",
    "marks.current": "under the current quote, and the row that keys act on",
    "marks.find": "under what was found",
    "marks.cursor": "text marked with the mouse",
    "marks.cursor-text": "the text on it",
    "signs.error": "what went wrong",
    "signs.warning": "what is missing of an article",
    "signs.success": "what went well",
}
"""What each colour of a theme is for."""


def new_theme(folder: Path, name: str, like: ThemeFile) -> Path:
    """Write a theme of that name, in the colours of another; where it is.

    Raises ReaderError for a name that no theme can have, one that is taken, and a folder that takes no file.
    """
    if not is_theme_name(name):
        raise ReaderError(f"{name}: a theme's name is of lower-case letters, digits and hyphens.")
    path = folder / f"{name}.toml"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(theme_text(name, like))
    except FileExistsError as error:
        raise ReaderError(f"{path}: there is one already; choose another name.") from error
    except OSError as error:
        raise ReaderError(f"{path}: cannot be written: {error.strerror}.") from error
    return path


def theme_text(name: str, like: ThemeFile) -> str:
    """The file of a theme in the colours of another, with a comment on each."""
    return "\n".join(_lines(name, like)) + "\n"


def _lines(name: str, like: ThemeFile) -> Iterator[str]:
    kind = "names of the terminal's colours" if like.ansi else "of the form #rrggbb"
    yield f"# A theme of Quoth; colours are {kind}. The reader wears what you save while it runs,"
    yield "# and `quoth themes` says what is wrong. Aim at a contrast of 4.5:1 for text on its ground."
    yield ""
    yield f'description = "{name}, after {like.name}"'
    yield f"dark = {'true' if like.dark else 'false'}   # whether its page is darker than its text"
    if like.ansi:
        yield "ansi = true   # its colours are those that the terminal has"
    for title, keys in COLOURS.items():
        yield f"\n[{title}]"
        for key in keys:
            place = f"{title}.{key}"
            yield f'{key} = "{like.colours[place]}"   # {MEANINGS[place]}'
    yield "\n[speakers]\n# In the order in which speakers come up; the ninth has the first one's."
    yield "colours = ["
    yield from (f'  "{colour}",' for colour in like.speakers)
    yield f']\nnone = "{like.unattributed}"   # quotes that nobody is named for'

"""Draws the pictures of the README and of themes/README.md: the real app on the bundled edition.

    python tests/pictures.py [THEME ...]

writes `themes/NAME.svg` for each theme, all of them by default.
"""

from __future__ import annotations

import asyncio
import io
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from textual._ansi_theme import ALABASTER

from reader.config import Paths, Settings
from reader.library import open_library
from reader.ui.application import QuothApp
from reader.ui.themes.files import read_themes, themes_dir

SIZE = (168, 42)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = 1
"""The edition's story that is shown, counted from the newest."""

_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def self_contained(svg: str) -> str:
    """An SVG without the fonts that it would have a viewer fetch: any fixed-width font will do.

    Words that run from right to left stand in it as the terminal is given them, turned already.
    """
    svg = _FONTS.sub("", svg).replace("Fira Code,", "").replace("Fira Code", "monospace")
    return svg.replace("<style>", "<style>text { direction: ltr; unicode-bidi: bidi-override; }", 1)


async def picture(theme: str, folder: Path) -> str:
    """The reader in a theme, on an article with a quote under the cursor."""
    library = open_library(folder, Settings(theme=theme), offline=True)
    paths = Paths(folder / "config.toml", folder)
    app = QuothApp(library, Settings(theme=theme), paths, now=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        for keys in (["J"] * STORY, ["}"] * 4):
            await app.workers.wait_for_complete()
            await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return self_contained(exported(app, "Quoth"))


def exported(app: QuothApp, title: str) -> str:
    """The screen as an SVG, in a window of a light or a dark terminal as the theme is.

    Textual's own picture is always that of a dark one, where the terminal's own colours of a light theme lie.
    """
    width, height = app.size
    console = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
    )
    console.print(app.screen._compositor.render_update(full=True))
    return console.export_svg(title=title, theme=SVG_EXPORT_THEME if app.current_theme.dark else ALABASTER)


def main(names: list[str]) -> None:
    themes = themes_dir()
    for name in names or [theme.name for theme in read_themes([themes]).themes]:
        with tempfile.TemporaryDirectory() as folder:
            svg = asyncio.run(picture(name, Path(folder)))
        (themes / f"{name}.svg").write_text(svg, encoding="utf-8")
        print(f"themes/{name}.svg: {len(svg) // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])

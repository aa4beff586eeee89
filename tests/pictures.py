"""Draws the pictures of the README and of themes/README.md: the real app on the bundled edition.

    python tests/pictures.py [THEME ...]

writes `themes/NAME.svg` for each theme, all of them by default.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

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
    """An SVG without the fonts that it would have a viewer fetch: any fixed-width font will do."""
    return _FONTS.sub("", svg).replace("Fira Code,", "").replace("Fira Code", "monospace")


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
        return self_contained(app.export_screenshot(title="Quoth"))


def main(names: list[str]) -> None:
    themes = themes_dir()
    for name in names or [theme.name for theme in read_themes([themes]).themes]:
        with tempfile.TemporaryDirectory() as folder:
            svg = asyncio.run(picture(name, Path(folder)))
        (themes / f"{name}.svg").write_text(svg, encoding="utf-8")
        print(f"themes/{name}.svg: {len(svg) // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])

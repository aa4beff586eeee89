"""The themes that the reader may wear: which it begins in, which are chosen, and what their files become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from reader.model import ReaderError
from reader.ui.themes.files import themes_dir
from reader.ui.themes.made import find_theme, load_themes, read_one

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.config import Settings
    from reader.library import Library

LAST_RESORT = "nightdesk"
PLAIN = {True: "ansi-dark", False: "ansi-light"}
"""The dark and the light theme of a terminal that mixes no colours: they take the sixteen that it has."""
RELOADS = 1.0
"""Seconds between two looks at the file of the theme that is worn."""


class Wardrobe:
    """Dresses an app. `dark` is whether the terminal is; `own` is the folder of the user's own themes."""

    def __init__(self, app: App[None], library: Library, settings: Settings, own: Path, dark: bool) -> None:
        self._app = app
        self._library = library
        self._settings = settings
        self._folders = [themes_dir(), own]
        self._own = own
        self._dark = dark
        self._saved: tuple[str, float] | None = None
        self._meant = ""
        """The theme that is to be worn: another one is while its file is broken."""
        self.names: list[str] = []
        """The themes there are, once they are loaded."""

    def begin(self) -> str | None:
        """Wear the wanted theme from the first paint on; its name if there is none.

        It is set without its watcher, which would have the style sheet read a second time.
        """
        wanted, app = self.wanted(), self._app
        self._meant = wanted
        found = find_theme(wanted, self._folders)
        if theme := found or find_theme(LAST_RESORT, self._folders):
            app.register_theme(theme)
            if theme.ansi:
                app.theme = theme.name
            else:
                app.set_reactive(App.theme, theme.name)
                app.set_class(theme.dark, "-dark-mode", update=False)
                app.set_class(not theme.dark, "-light-mode", update=False)
                app.stylesheet.set_variables(app.get_css_variables())
        # What is wrong with the file of one that there is comes to light when all are loaded.
        is_there = found or any((folder / f"{wanted}.toml").exists() for folder in self._folders)
        return None if is_there else wanted

    def wanted(self) -> str:
        """The theme of the settings, else the one chosen last, else one as light or dark as the terminal."""
        return self._settings.theme or self._library.remembered("theme") or self.followed()

    def followed(self) -> str:
        """The theme that goes with the terminal."""
        if self._app.console.color_system in (None, "standard") or self._app.no_color:
            return PLAIN[self._dark]
        return self._settings.theme_dark if self._dark else self._settings.theme_light

    def load(self) -> tuple[str, ...]:
        """Have all themes at hand. A sentence for each file that is none."""
        loaded = load_themes(self._folders)
        self.names = [theme.name for theme in loaded.themes]
        for theme in loaded.themes:
            self._app.register_theme(theme)
        return loaded.problems

    def wear(self, name: str) -> None:
        """Change into a theme, if there is one of that name."""
        if name in self.names:
            self._meant = name
            self._app.theme = name

    def remember(self, name: str | None) -> None:
        """Begin in a theme from now on; None follows the terminal."""
        self._library.remember("theme", name)

    def watch(self, say: Callable[[str], None]) -> None:
        """Follow what is saved into the file of the theme that is meant, if it is one of the user's own."""
        self._app.set_interval(RELOADS, lambda: self.reload(say))

    def reload(self, say: Callable[[str], None]) -> None:
        """Wear the theme anew if its file was saved since the last look; `say` is told what is wrong."""
        path = self._own / f"{self._meant}.toml"
        try:
            now = str(path), path.stat().st_mtime
        except OSError:
            return
        before, self._saved = self._saved, now
        if before is None or before[0] != now[0] or before == now:
            return
        try:
            theme = read_one(path)
        except ReaderError as error:
            say(str(error))
            return
        self._app.register_theme(theme)
        if self._app.theme == theme.name:
            self._app.mutate_reactive(App.theme)
        else:
            self.load()
            self.wear(theme.name)

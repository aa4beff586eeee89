"""The application on its screen: themes, dialogs and the palette."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App
from textual.theme import Theme

from reader.config import is_set
from reader.ui.screen import MainScreen
from reader.ui.signals import end_on_signals
from reader.ui.theme_files import themes_dir
from reader.ui.themes import find_theme, load_themes

if TYPE_CHECKING:
    from textual.command import Provider

    from reader.config import Paths, Settings
    from reader.library import Library
    from reader.model import Article

DEFAULT_THEME = "nightdesk"
PLAIN_THEME = "ansi-dark"
"""The theme of a terminal that mixes no colours: it takes the sixteen that the terminal has."""


class QuothApp(App[None]):
    """The reader on a screen. It reads the clock by `now`, in the reader's time zone."""

    CSS_PATH = Path(__file__).with_name("quoth.tcss")
    TITLE = "Quoth"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {lambda: _provider()}

    def __init__(
        self,
        library: Library,
        settings: Settings,
        paths: Paths,
        target: str | Article | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._library = library
        self._settings = settings
        self._target = target
        self._now = now
        super().__init__(ansi_color=True if is_set(os.environ, "NO_COLOR") else None)
        self._folders = [themes_dir(), paths.themes]
        self._theme_names: list[str] = []
        self._problems = self._choose_theme()

    def _choose_theme(self) -> list[str]:
        """Wear the theme of the settings, else the one chosen last. What is wrong with the settings' one."""
        wanted = self._settings.theme or self._library.remembered("theme")
        plain = self.console.color_system in (None, "standard") or self.no_color
        found = find_theme(wanted, self._folders) if wanted else None
        theme = found or find_theme(PLAIN_THEME if plain else DEFAULT_THEME, self._folders)
        if theme:
            self.register_theme(theme)
            self._wear(theme)
        if self._settings.theme and not found:
            return [f"There is no theme {self._settings.theme}; T chooses from those there are."]
        return []

    def _wear(self, theme: Theme) -> None:
        """Start in a theme. Set without its watcher, which would have the style sheet read a second time."""
        if theme.ansi:
            self.theme = theme.name
            return
        self.set_reactive(QuothApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self._library, self._settings, self._target, self._now)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address in the browser, in a thread: some browsers come back only when they are closed."""
        browse = partial(super().open_url, url, new_tab=new_tab)
        Thread(target=browse, name="browser", daemon=True).start()

    def on_load(self) -> None:
        """Be told of signals before anything is drawn."""
        end_on_signals(lambda code: self.exit(return_code=code))

    def on_ready(self) -> None:
        """Leave for after the first paint what it does not need."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Load the other themes, and say what was wrong with them."""
        gc.enable()
        gc.freeze()
        loaded = load_themes(self._folders)
        self._theme_names = [theme.name for theme in loaded.themes]
        for theme in loaded.themes:
            self.register_theme(theme)
        self._problems += [*([self._library.rescued] if self._library.rescued else []), *loaded.problems]
        if self._problems and isinstance(self.screen, MainScreen):
            self.screen.status.say(" ".join(self._problems), problem=True)

    def _fatal_error(self) -> None:
        """End on a mistake of ours with a sentence, its trace in the log: Textual would print every value."""
        if self._exception is not None:
            self.panic(Text(f"quoth: {self._library.note(self._exception)}"))

    async def on_unmount(self) -> None:
        await self._library.close()

    def action_choose_theme(self) -> None:
        """Choose a theme from a list; each is worn as the cursor comes to it."""
        from reader.ui.dialogs import Choice, Pick

        names, before, screen = self._theme_names, self.theme, self.screen

        def chosen(number: int | None) -> None:
            self.theme = before if number is None else names[number]
            if number is not None and isinstance(screen, MainScreen):
                with screen.stage.telling():
                    self._library.remember("theme", self.theme)

        def preview(number: int) -> None:
            self.theme = names[number]

        choices = [Choice(name) for name in names]
        cursor = names.index(before) if before in names else 0
        self.push_screen(Pick("Theme", choices, cursor, preview, classes="themes"), chosen)

    def action_show_help(self) -> None:
        """Show every key; Enter on one does what it does."""
        from reader.ui.dialogs import Pick, help_rows

        rows, screen = help_rows(), self.screen

        async def chosen(number: int | None) -> None:
            action = rows[number][1] if number is not None else None
            if action and isinstance(screen, MainScreen):
                await screen.perform(action)

        self.push_screen(Pick("Keys", [choice for choice, _ in rows], classes="help"), chosen)


def _provider() -> type[Provider]:
    # The palette is imported when it is first opened: it is slow, and no part of the first paint.
    from reader.ui.palette import ActionProvider

    return ActionProvider

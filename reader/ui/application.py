"""The application on its screen: themes, and the dialogs over all of it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual._context import active_message_pump
from textual.app import App
from textual.events import Key
from textual.screen import Screen

from reader.config import is_set
from reader.library.zone import HERE
from reader.model import ReaderError
from reader.text.clean import safe_line
from reader.ui.article.turning import chosen, leaving_alone
from reader.ui.border import Border
from reader.ui.keyboard import Keyboard, opened
from reader.ui.keys import load_keymap
from reader.ui.mishaps import Mishaps
from reader.ui.screen import MainScreen
from reader.ui.start import PLAIN, Start
from reader.ui.sweeping import PAUSE, Sweeping
from reader.ui.themes.wardrobe import Wardrobe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.widget import Widget

    from reader.config import Paths, Settings
    from reader.library import Library
    from reader.ui.dialogs.help import Help
    from reader.ui.dialogs.palette import Palette
    from reader.ui.keys import Command


LONGEST_COPY = 1_000_000
"""Characters that a terminal is given to copy: an article of any length, and no shelf of them."""


class QuothApp(App[None]):
    """The reader on a screen. It reads the clock by `now`, in the user's time zone."""

    CSS_PATH = Path(__file__).with_name("quoth.tcss")
    TITLE = "Quoth"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        library: Library,
        settings: Settings,
        paths: Paths,
        start: Start = PLAIN,
        now: Callable[[], datetime] = lambda: datetime.now(HERE),
    ) -> None:
        self._library = library
        self._settings = settings
        self._start = start
        self.paths = paths
        self._now = now
        # One of each for the run: lines remember what a filter has made of them.
        self._border = Border()
        self.reorders = chosen(settings.bidi, os.environ)
        """Whether the reader puts right-to-left scripts in order, and not the terminal."""
        self._mishaps = Mishaps(library.log_error)
        self._sweeping = Sweeping()
        self.at_home = Event()
        """Cleared while a program has the terminal."""
        self.at_home.set()
        super().__init__(ansi_color=True if is_set(os.environ, "NO_COLOR") else None)
        self._wardrobe = Wardrobe(self, library, settings, paths.themes, start.is_dark)
        missing = self._wardrobe.begin()
        self.keymap, problems = load_keymap(paths.keys)
        self._problems = [*problems]
        if first := settings.mistakes[:1]:
            count = len(settings.mistakes)
            many = f"{count} mistakes, which `quoth config check` lists. " if count > 1 else ""
            self._problems.insert(0, f"{many}{first[0]}")
        if missing:
            key = self.keymap.key("theme")
            self._problems.insert(0, f"There is no theme {missing}; {key} chooses from those there are.")
        self.keymap.ascii = settings.ascii
        self._keyboard = Keyboard(self.keymap)
        self._calm()
        self._mishaps.guard(self, self._handle_exception)

    def _calm(self) -> None:
        """Let nothing glide where motion is unwelcome."""
        self.animation_level = "none" if self._settings.reduced_motion else "full"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let no cursor blink there either."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = not self._settings.reduced_motion

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line that is drawn."""
        filters = [*super().get_line_filters(), self._border]
        return [*filters, self._ascii] if self._settings.ascii else filters

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leave the terminal to a program for a while."""
        with super().suspend():
            self.at_home.clear()
            try:
                yield
            finally:
                self.at_home.set()

    @property
    def shows_letters(self) -> bool:
        """Whether each speaker has a letter."""
        wanted = self._settings.speaker_letters
        colours = not (self.no_color or self.native_ansi_color or self._settings.ascii)
        return wanted == "always" or (wanted == "auto" and not colours)

    @cached_property
    def _ascii(self) -> LineFilter:
        from reader.ui.ascii import Ascii

        return Ascii()

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self._library, self._settings, self.paths, self.keymap, self._start, self._now)

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the terminal's clipboard, and hand it to the command of the settings.

        Raises ReaderError for one that is too long for a terminal, where there is no command.
        """
        command = self._settings.copy_command
        if len(text) <= LONGEST_COPY:
            super().copy_to_clipboard(text)
        elif not command:
            raise ReaderError("This is too long for a terminal to copy: write it to a file, or pipe it.")
        if command:
            from reader.ui.outside.browser import hand_over

            self._desk.stage.job("copy", lambda: hand_over(command, text))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address by a command of the settings, else in the system's browser.

        That in a thread: some browsers come back only when they are closed.
        """
        if commands := self._settings.browser:
            self._desk.stage.job("browser", lambda: self._open_by(commands, url))
            return
        if self.is_web:
            super().open_url(url, new_tab=new_tab)
            return
        Thread(target=self._open_by_system, args=(url,), name="browser", daemon=True).start()

    def _open_by_system(self, url: str) -> None:
        from reader.ui.outside.browser import open_by_system

        try:
            open_by_system(url)
        except ReaderError as error:
            with suppress(RuntimeError):  # the reader has ended meanwhile
                self.call_from_thread(self._desk.stage.say, str(error), problem=True)

    async def _open_by(self, commands: tuple[str, ...], url: str) -> None:
        from reader.ui.outside.browser import open_by

        self._desk.stage.say(await open_by(commands, url))

    @property
    def _desk(self) -> MainScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def get_driver_class(self) -> type[Driver]:
        """What draws on the terminal, and leaves it to the reader to put letters in order."""
        driver = super().get_driver_class()
        return leaving_alone(driver) if self.reorders and not is_set(os.environ, "TEXTUAL_DRIVER") else driver

    async def on_event(self, event: events.Event) -> None:
        """Hear a key before it goes on its way through the widgets, one key after the other.

        Keys that are typed ahead thus go to what the key before them has opened, not to what lay under it.
        """
        if isinstance(event, events.InputEvent):
            self._sweeping.heard()
        if isinstance(event, Key) and not event.is_forwarded:
            self.app_focus = True
            await opened(self)
            if isinstance(self.screen, MainScreen):
                self.screen.status.heard()
            if await self._keyboard.press(event, self.screen):
                return
        await super().on_event(event)

    def on_key_line_pressed(self) -> None:
        """An action of the footer was clicked: what was begun by keys is over."""
        if isinstance(self.screen, MainScreen):
            self._keyboard.drop(self.screen)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, once the terminal has been told what it may forget: afterwards nothing reaches it."""
        self._give_back()
        super().exit(result, return_code, message)

    def _give_back(self) -> None:
        """Have the terminal forget what it keeps for the reader, before it is another's or nobody's."""
        # A signal may come before there is a screen.
        for end in self._desk.stage.endings if self.screen_stack else ():
            end()

    def on_ready(self) -> None:
        """Leave for after the first paint what it does not need."""
        self.app_suspend_signal.subscribe(self, lambda _: self._give_back(), immediate=True)
        # What was drawn while the terminal was given back is not in it.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(), immediate=True)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Load the other themes, and say what was wrong with them."""
        gc.enable()
        gc.freeze()
        self._sweeping.begin()
        self.set_interval(PAUSE, self._sweeping.sweep)
        problems = [*self._problems, *self._wardrobe.load()]
        self._wardrobe.watch(self._complain)
        if self._library.notice:
            problems.append(self._library.notice)
        if problems:
            self._complain(" ".join(problems))

    def _complain(self, sentence: str) -> None:
        if isinstance(self.screen, MainScreen):
            self.screen.status.say(sentence, problem=True)

    def _register_child(self, parent: DOMNode, child: Widget, *where: int | None) -> None:
        self._mishaps.guard(child, self._handle_exception)
        super()._register_child(parent, child, *where)

    def _handle_exception(self, error: Exception) -> None:
        """Go on after a mistake of ours, and say where the log tells of it.

        Without a screen to go on with, or when the mistakes do not end, the reader ends.
        """
        if self._ended_by is not None:
            return  # it is ending already
        shown = bool(self.screen_stack) and self._desk.is_mounted
        if not shown or getattr(self, "_exit", False) or self._mishaps.one_too_many():
            super()._handle_exception(error)
            return
        try:
            self._desk.status.say(self._mishaps.told(error), problem=True)
        except Exception as another:
            super()._handle_exception(another)
        failed = active_message_pump.get(None)
        if isinstance(failed, Screen) and not failed.is_mounted:
            # A dialog that was not made to its end may have nothing that closes it.
            self.call_later(self._put_away, failed)

    def _put_away(self, dialog: Screen[None]) -> None:
        if dialog.is_current and not isinstance(dialog, MainScreen):
            dialog.dismiss()

    def _fatal_error(self) -> None:
        """End on a mistake of ours with a sentence, its trace in the log: Textual would print every value."""
        if (error := self._ended_by) is not None:
            self._give_back()
            self.panic(Text(safe_line(f"quoth: {self._library.log_error(error)}")))

    @property
    def _ended_by(self) -> Exception | None:
        """The mistake that ends the reader, for which Textual has no public name."""
        return getattr(self, "_exception", None)

    async def on_unmount(self) -> None:
        self._sweeping.end()
        await self._library.close()

    def action_choose_theme(self) -> None:
        """Choose a theme from a list; each is worn as the cursor comes to it."""
        from reader.ui.dialogs.questions import Choice, Pick

        wardrobe, before, screen = self._wardrobe, self.theme, self.screen
        wardrobe.load()  # one may have been written meanwhile
        names = [None, *wardrobe.names]

        def chosen(number: int | None) -> None:
            wardrobe.wear(before if number is None else names[number] or wardrobe.followed())
            if number is not None and isinstance(screen, MainScreen):
                with screen.stage.telling():
                    wardrobe.remember(names[number])
                    if self._settings.theme:
                        key = self.keymap.key("settings")
                        given = f"the settings have theme = {self._settings.theme}"
                        screen.stage.say(f"Until you leave: {given}, which {key} changes.")

        def preview(number: int) -> None:
            wardrobe.wear(names[number] or wardrobe.followed())

        choices = [Choice(name or "as the terminal") for name in names]
        cursor = names.index(before) if self._is_chosen and before in names else 0
        self.push_screen(Pick("Theme", choices, cursor, preview, classes="themes"), chosen)

    @property
    def _is_chosen(self) -> bool:
        """Whether a theme was chosen, rather than following the terminal."""
        return bool(self._settings.theme or self._library.remembered("theme"))

    def action_show_settings(self) -> None:
        """Show the settings, to change them where they stand."""
        from reader.ui.dialogs.settings import SettingsScreen

        offers = {"theme": self._wardrobe.names}
        self.push_screen(SettingsScreen(self._settings, self.paths.config.name, offers, self._change_setting))

    def _change_setting(self, name: str, value: object) -> None:
        """Write a setting and have it hold; that can be taken back. Raises ReaderError when it cannot be."""
        from reader.config.toml import read_toml

        before = read_toml(self.paths.config).table.get(name)
        self._write_setting(name, value)
        self._desk.parts.undo.add(f"Changed {name}", lambda: self._write_setting(name, before))

    def _write_setting(self, name: str, value: object) -> None:
        """Write a setting and have it hold, unless the environment or a flag has the word.

        Raises ReaderError when it cannot be written.
        """
        from reader.config.setting_writing import change_setting

        if change_setting(self._settings, self.paths.config, name, value):
            self._apply(name)

    def _apply(self, name: str) -> None:
        """Have the screen follow a setting that was changed; all else asks when it needs to know."""
        if name.startswith("theme"):
            self._wardrobe.wear(self._wardrobe.wanted())
        elif name == "reduced_motion":
            self._calm()
        elif name in ("ascii", "speaker_letters"):
            self.keymap.ascii = self._settings.ascii
            for screen in self.screen_stack:
                screen.refresh(layout=True, recompose=False)
            self.refresh_css(animate=False)
        elif name == "offline":
            self._library.offline = self._settings.offline
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.apply(name)

    def action_show_help(self) -> None:
        """Show the keys that work where the user is; Enter on one does what it does."""
        from reader.ui.dialogs.help import Help

        self._show_commands(Help)

    def action_show_commands(self) -> None:
        """Find a command by its name; Enter on one does it."""
        from reader.ui.dialogs.palette import Palette

        self._show_commands(Palette)

    def _show_commands(self, dialog: type[Help | Palette]) -> None:
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return

        async def chosen(command: Command | None) -> None:
            if command:
                await screen.perform(command)

        self.push_screen(dialog(self.keymap, screen.allows, screen.panes.front), chosen)

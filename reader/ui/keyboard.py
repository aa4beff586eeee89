"""Between the keyboard and the actions: hears counts and sequences, and has what they come to done."""

from __future__ import annotations

from typing import Any

from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.actions import MOVING, Action, Pane
from reader.ui.keys import Chords, Keymap
from reader.ui.screen import MainScreen

_ANYWHERE = Pane.STORIES
"""Dialogs are moved in by the keys that move in a list."""


class Keyboard:
    """Hears the keys that no field of text takes for itself."""

    def __init__(self, keymap: Keymap) -> None:
        self._chords = Chords(keymap)
        self._moves = Chords(keymap)

    async def press(self, event: Key, screen: Screen[Any]) -> None:
        """Do what a key means on a screen. One that means nothing here is left to others."""
        if _types(screen.focused):
            return
        key = _key_of(event)
        if isinstance(screen, MainScreen):
            taken = await self._on_main(key, screen)
        else:
            taken = await self._in_dialog(key, event.key, screen)
        if taken:
            event.stop()
            event.prevent_default()

    def drop(self, screen: MainScreen) -> None:
        """Forget what was begun."""
        self._chords.drop()
        screen.key_line.await_more("", ())

    async def _on_main(self, key: str, screen: MainScreen) -> bool:
        if screen.stage.grabs is not None:
            screen.stage.grabs(key)
            return True
        heard = self._chords.press(key, screen.panes.front)
        screen.key_line.await_more(self._chords.begun, self._chords.continuations())
        if heard.lost:
            screen.stage.say(f"{heard.lost} does nothing here.")
        if heard.command is not None:
            await screen.perform(heard.command, heard.times)
        return heard.taken

    async def _in_dialog(self, key: str, name: str, screen: Screen[Any]) -> bool:
        """Move in a dialog, unless the key is one of its own or of what is in front in it."""
        bound = screen.active_bindings.get(name)
        own = bound is not None and bound.node in (screen, screen.focused)
        if own or not hasattr(screen, "action_move"):
            return False
        command = self._moves.press(key, _ANYWHERE).command
        if isinstance(command, Action) and command.group == MOVING:
            await screen.run_action(command.call())
            return True
        return False


def _types(widget: Widget | None) -> bool:
    """Whether keys are typed into a widget: it takes letters for itself."""
    return widget is not None and widget.check_consume_key("a", "a")


def _key_of(event: Key) -> str:
    """The name of a key as keymaps have it: the character that it types, where it types one."""
    types = event.is_printable and event.character != " " and len(event.key.split("+")) == 1
    return event.character if types and event.character else event.key

"""Between the keyboard and the actions: hears counts and sequences, and has what they come to done."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, TypeGuard

from textual.app import App
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.actions import MOVING, Action, Pane
from reader.ui.keys import Chords, Keymap
from reader.ui.screen import MainScreen

_LONGEST_OPENING = 1_000
"""Milliseconds after which what a key opens or closes is no longer waited for."""
_ANYWHERE = Pane.STORIES
"""Dialogs are moved in by the keys that move in a list."""


class Keyboard:
    """Hears the keys that no field of text takes for itself."""

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._chords = Chords(keymap)
        self._moves = Chords(keymap)
        self._complaint = ""
        """What was last said of a key that does nothing; it goes with the next key."""

    async def press(self, event: Key, screen: Screen[Any]) -> bool:
        """Do what a key means on a screen. False for one that means nothing here, and is left to others."""
        field = screen.focused
        if _types(field):
            return await self._in_field(field, event, screen)
        key = _key_of(event)
        if isinstance(screen, MainScreen):
            return await self._on_main(key, screen)
        return await self._in_dialog(key, event.key, screen)

    def drop(self, screen: MainScreen) -> None:
        """Forget what was begun."""
        self._chords.drop()
        screen.key_line.await_more("", ())

    @staticmethod
    async def _in_field(field: Widget, event: Key, screen: Screen[Any]) -> bool:
        """Do what a key means that is not typed into the field, and wait until it is over.

        Textual would hear the next keys first, and type them into a field that is about to go.
        """
        if event.key not in screen.active_bindings or field.check_consume_key(event.key, event.character):
            return False
        await _quiet(field)
        done = await screen.app._check_bindings(event.key)
        await _quiet(field)
        return done

    async def _on_main(self, key: str, screen: MainScreen) -> bool:
        if screen.stage.grabs is not None:
            screen.stage.grabs(key)
            return True
        if self._complaint and screen.status.message == self._complaint:
            screen.status.clear()
        self._complaint = ""
        heard = self._chords.press(key, screen.panes.front)
        screen.key_line.await_more(self._chords.begun, self._chords.continuations())
        if heard.lost:
            self._complain(f"{heard.lost} does nothing here.", screen)
        if heard.command is not None:
            await screen.perform(heard.command, heard.times)
        elif not heard.taken and (elsewhere := self._keymap.elsewhere(key)):
            command, panes = elsewhere
            keys, where = self._keymap.written((key,)), ", ".join(panes)
            self._complain(f"{keys} is a key of {where}: {command.label}.", screen)
        return heard.taken

    def _complain(self, sentence: str, screen: MainScreen) -> None:
        screen.stage.say(sentence)
        self._complaint = sentence

    async def _in_dialog(self, key: str, name: str, screen: Screen[Any]) -> bool:
        """Do what a key means to the dialog or to what is in front in it; else move in it."""
        bound = screen.active_bindings.get(name)
        if bound is not None and bound.node in (screen, screen.focused):
            # At once: on Textual's way through the widgets, the next key would be done before it.
            return await screen.app._check_bindings(name)
        if not hasattr(screen, "action_move"):
            return False
        command = self._moves.press(key, _ANYWHERE).command
        if isinstance(command, Action) and command.group == MOVING:
            return await screen.app.run_action(command.call(), screen)
        return False


async def opened(app: App[Any]) -> None:
    """Wait until what the last key opened is there to hear the next."""
    # A job that the key began asks in its first step, and its task runs before this one goes on.
    await asyncio.sleep(0)
    for _ in range(_LONGEST_OPENING):
        screen = app.screen
        hears = screen.focused is not None or not screen.focus_chain
        if isinstance(screen, MainScreen) or (screen.is_mounted and hears):
            return
        await asyncio.sleep(0.001)


async def _quiet(field: Widget) -> None:
    """Wait until all that is on its way from a field to the screen has been heard, but not for ever."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_LONGEST_OPENING / 1000):
            for node in [node for node in field.ancestors_with_self if isinstance(node, Widget)]:
                # What it hears first it may pass on by way of itself, where the second comes after that.
                await _heard_by(node)
                await _heard_by(node)


async def _heard_by(node: Widget) -> None:
    """Wait until a node has heard all that was sent to it, or is gone."""
    heard = asyncio.Event()
    waits = node.call_later(heard.set)
    while waits and node.is_attached and not heard.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(heard.wait(), 0.01)


def _types(widget: Widget | None) -> TypeGuard[Widget]:
    """Whether keys are typed into a widget: it takes letters for itself."""
    return widget is not None and widget.check_consume_key("a", "a")


def _key_of(event: Key) -> str:
    """The name of a key as keymaps have it: the character that it types, where it types one."""
    types = event.is_printable and event.character != " " and len(event.key.split("+")) == 1
    return event.character if types and event.character else event.key

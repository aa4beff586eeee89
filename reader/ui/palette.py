"""The command palette: every action of the table that the pane in use allows, and macros, with their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from reader.ui.actions import ACTIONS, MOVING
from reader.ui.keys import Command, Macro
from reader.ui.screen import MainScreen


class ActionProvider(Provider):
    """Finds actions by their label or their name."""

    def _possible(self) -> Iterator[tuple[Command, IgnoreReturnCallbackType, str]]:
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        every: Sequence[Command] = (*ACTIONS, *screen.keymap.macros)
        for command in every:
            if screen.allows(command) and command.name != "palette":
                keys = "  ".join(screen.keymap.shown(command.name, screen.panes.front))
                yield command, partial(screen.perform, command), f"{keys or 'no key'}   {command.help}"

    async def discover(self) -> Hits:
        for command, perform, help_text in self._possible():
            if not isinstance(command, Macro) and command.group == MOVING:
                continue  # nobody opens the palette to go one line down, and they would fill it
            yield DiscoveryHit(command.label, perform, help=help_text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, perform, help_text in self._possible():
            score = max(matcher.match(command.label), matcher.match(command.name))
            if score > 0:
                yield Hit(score, matcher.highlight(command.label), perform, help=help_text)

"""The command palette: every action of the table that the pane in use allows, with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from reader.ui.actions import ACTIONS, MOVING, Action, key_name
from reader.ui.screen import MainScreen


class ActionProvider(Provider):
    """Finds actions by their label."""

    def _possible(self) -> Iterator[tuple[Action, IgnoreReturnCallbackType, str]]:
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        for action in ACTIONS:
            if screen.check_action(action.name, ()) and action.name != "palette":
                keys = "  ".join(key_name(key) for key in action.keys)
                yield action, partial(screen.perform, action), f"{keys}   {action.help}"

    async def discover(self) -> Hits:
        for action, perform, help_text in self._possible():
            if action.group == MOVING:
                continue  # nobody opens the palette to go one line down, and they would fill it
            yield DiscoveryHit(action.label, perform, help=help_text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action, perform, help_text in self._possible():
            if (score := matcher.match(action.label)) > 0:
                yield Hit(score, matcher.highlight(action.label), perform, help=help_text)

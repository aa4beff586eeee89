"""Macros: several actions, one after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from reader.ui.actions import Action
from reader.ui.keys import Macro
from reader.ui.stage import Stage


class Macros:
    """Does the actions of a macro by `perform`, each when what the one before began has ended.

    `allowed` says whether an action is for the pane in use.
    """

    def __init__(
        self, stage: Stage, allowed: Callable[[Action], object], perform: Callable[[Action], Awaitable[None]]
    ) -> None:
        self._stage = stage
        self._allowed = allowed
        self._perform = perform

    def start(self, macro: Macro) -> None:
        """Begin a macro; one that is under way ends."""
        self._stage.job("macro", lambda: self._run(macro))

    async def _run(self, macro: Macro) -> None:
        for action in macro.actions:
            if not self._allowed(action):
                self._stage.say(
                    f"The macro {macro.name} ends before {action.name}, which is not for this pane."
                )
                return
            await self._perform(action)
            if not await self._stage.settled():
                return  # a question lies over the screen: what follows would be done behind it

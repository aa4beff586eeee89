"""Every action of the reader, once: bindings, palette, footer, help, `quoth keys` and README come from here.

Pure data without Textual, so that the command line can print it; a module a group of rows. The keys are those
of the default preset, each as Textual names it ("pagedown", "ctrl+f") or as its one character.
"""

from __future__ import annotations

from reader.ui.actions.action import LEDGER, LISTS, Action, Pane
from reader.ui.actions.application import APP_ACTIONS, FINDING_ACTIONS
from reader.ui.actions.checking import CHECKING_ACTIONS
from reader.ui.actions.keeping import KEEPING_ACTIONS
from reader.ui.actions.moving import MOVING, MOVING_ACTIONS, PANES, PANES_ACTIONS
from reader.ui.actions.organising import ORGANISING_ACTIONS
from reader.ui.actions.quotes import QUOTES_ACTIONS
from reader.ui.actions.reading import READING_ACTIONS
from reader.ui.actions.stories import FEEDS_ACTIONS, STORIES_ACTIONS

__all__ = [
    "ACTIONS",
    "LEDGER",
    "LISTS",
    "MOVING",
    "PANE_ACTIONS",
    "Action",
    "Pane",
    "footer_actions",
]

ACTIONS: tuple[Action, ...] = (
    *MOVING_ACTIONS,
    *PANES_ACTIONS,
    *READING_ACTIONS,
    *QUOTES_ACTIONS,
    *CHECKING_ACTIONS,
    *STORIES_ACTIONS,
    *ORGANISING_ACTIONS,
    *FEEDS_ACTIONS,
    *FINDING_ACTIONS,
    *KEEPING_ACTIONS,
    *APP_ACTIONS,
)

PANE_ACTIONS = tuple(action for action in ACTIONS if action.group in (MOVING, PANES))
"""The actions that the panes carry out by themselves; all others are the screen's, which has the library."""


def footer_actions(pane: Pane) -> tuple[Action, ...]:
    """The actions that the footer of a pane shows, in the order of the table."""
    return tuple(action for action in ACTIONS if pane in action.footer)

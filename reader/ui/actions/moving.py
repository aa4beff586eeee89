"""Moving about: in a pane, and from pane to pane."""

from __future__ import annotations

from reader.ui.actions.action import LEDGER, LISTS, Action, Pane

MOVING = "Moving"
PANES = "Panes"


def _move(name: str, keys: tuple[str, ...], label: str, text: str, how: str) -> Action:
    return Action(name, keys, label, text, MOVING, does=f"move('{how}')", counts=True)


MOVING_ACTIONS = (
    _move("down", ("j", "down"), "Down", "One line or row down; after a count, as many.", "scroll_down"),
    _move("up", ("k", "up"), "Up", "One line or row up.", "scroll_up"),
    _move("page_down", ("space", "ctrl+f", "pagedown"), "Page down", "One page down.", "page_down"),
    _move("page_up", ("b", "ctrl+b", "pageup"), "Page up", "One page up.", "page_up"),
    _move("half_page_down", ("ctrl+d",), "Half a page down", "Half a page down.", "half_page_down"),
    _move("half_page_up", ("ctrl+u",), "Half a page up", "Half a page up.", "half_page_up"),
    _move("top", ("g", "home"), "Top", "To the first line or row.", "scroll_home"),
    _move(
        "bottom",
        ("G", "end"),
        "Bottom",
        "To the last line or row; after a count, to that row, or to so many percent of the text.",
        "scroll_end",
    ),
)

PANES_ACTIONS = (
    Action(
        "enter",
        ("enter",),
        "Open",
        "Open what is under the cursor: a list, a story, a quote's words, a speaker, a source, a link.",
        PANES,
        footer=(Pane.LIBRARY, Pane.STORIES, Pane.QUOTES, Pane.SOURCES),
    ),
    Action(
        "forward",
        ("l", "right"),
        "Forward",
        "Open what is under the cursor; from the article, to its ledger.",
        PANES,
    ),
    Action(
        "back",
        ("h", "left", "q"),
        "Back",
        "Back to the pane on the left.",
        PANES,
        footer=(Pane.ARTICLE, Pane.QUOTES, Pane.SOURCES),
    ),
    Action(
        "next_pane",
        ("tab",),
        "Next pane",
        "To the next pane.",
        PANES,
        where=(Pane.LIBRARY, Pane.STORIES, Pane.SOURCES),
        counts=True,
    ),
    Action(
        "previous_pane",
        ("shift+tab",),
        "Previous pane",
        "To the previous pane.",
        PANES,
        where=(*LISTS, *LEDGER),
        counts=True,
    ),
    Action(
        "centre",
        ("ctrl+l",),
        "Centre",
        "Bring the row, quote or link that you are at to the middle of its pane.",
        PANES,
        does="move('centre')",
    ),
    Action(
        "widen_pane",
        (">",),
        "Wider pane",
        "A wider pane; the line between two panes can be dragged as well.",
        PANES,
        where=(*LISTS, *LEDGER),
        does="resize_pane(1)",
        counts=True,
    ),
    Action(
        "narrow_pane",
        ("<",),
        "Narrower pane",
        "A narrower pane.",
        PANES,
        where=(*LISTS, *LEDGER),
        does="resize_pane(-1)",
        counts=True,
    ),
    Action(
        "quotes",
        ('"',),
        "Quotes",
        "To the ledger's quotes: who said what in this article.",
        PANES,
        footer=(Pane.ARTICLE, Pane.SOURCES),
    ),
    Action(
        "sources",
        ("c",),
        "Sources",
        "To the ledger's sources: what this article cites.",
        PANES,
        footer=(Pane.ARTICLE, Pane.QUOTES),
    ),
    Action(
        "zen",
        ("z",),
        "Zen",
        "The article alone on the screen; again to bring the panes back.",
        PANES,
        footer=(Pane.ARTICLE,),
    ),
)

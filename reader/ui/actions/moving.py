"""Moving about: in a pane, and from pane to pane."""

from __future__ import annotations

from reader.ui.actions.action import Action, Pane

MOVING = "Moving"
PANES = "Panes"

MOVING_ACTIONS = (
    Action("down", ("j", "down"), "Down", "One line or row down.", MOVING, does="move('scroll_down')"),
    Action("up", ("k", "up"), "Up", "One line or row up.", MOVING, does="move('scroll_up')"),
    Action(
        "page_down",
        ("space", "ctrl+f", "pagedown"),
        "Page down",
        "One page down.",
        MOVING,
        does="move('page_down')",
    ),
    Action("page_up", ("b", "ctrl+b", "pageup"), "Page up", "One page up.", MOVING, does="move('page_up')"),
    Action(
        "half_page_down",
        ("ctrl+d",),
        "Half a page down",
        "Half a page down.",
        MOVING,
        does="move('half_page_down')",
    ),
    Action(
        "half_page_up",
        ("ctrl+u",),
        "Half a page up",
        "Half a page up.",
        MOVING,
        does="move('half_page_up')",
    ),
    Action("top", ("g", "home"), "Top", "To the first line or row.", MOVING, does="move('scroll_home')"),
    Action("bottom", ("G", "end"), "Bottom", "To the last line or row.", MOVING, does="move('scroll_end')"),
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
        "Right",
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
        where=(Pane.LIBRARY, Pane.STORIES, Pane.ARTICLE, Pane.SOURCES),
    ),
    Action("previous_pane", ("shift+tab",), "Previous pane", "To the previous pane.", PANES),
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

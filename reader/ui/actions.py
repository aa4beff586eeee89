"""Every action of the reader, once: bindings, palette, footer, help, `quoth keys` and README come from here.

Pure data without Textual, so that the command line can print it. A key is written as Textual names it
("pagedown", "ctrl+f") or as its one character.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Pane(StrEnum):
    """The panes in the order of the screen, left to right."""

    LIBRARY = "library"
    STORIES = "stories"
    ARTICLE = "article"
    QUOTES = "quotes"
    SOURCES = "sources"


LISTS = (Pane.LIBRARY, Pane.STORIES)
LEDGER = (Pane.QUOTES, Pane.SOURCES)


class Action(NamedTuple):
    """One thing the reader can do.

    `label` is two words for footer and palette, `help` a sentence. An empty `where` means every pane;
    `footer` names the panes whose footer shows it. `does` is the Textual action when it is not the main
    screen's own method of that name.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    where: tuple[Pane, ...] = ()
    footer: tuple[Pane, ...] = ()
    does: str = ""


MOVING, PANES, READING, STORIES, FEEDS, FINDING, APP = (
    "Moving",
    "Panes",
    "Reading",
    "Stories",
    "Feeds and pages",
    "Finding",
    "Quoth",
)

ACTIONS: tuple[Action, ...] = (
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
    Action(
        "enter",
        ("enter",),
        "Open",
        "Open what is under the cursor: a list, a story, a quote's words, a source, a link.",
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
    Action("next_pane", ("tab",), "Next pane", "To the next pane.", PANES),
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
    Action(
        "next_quote",
        ("}",),
        "Next quote",
        "To the next quote in the text.",
        READING,
        footer=(Pane.ARTICLE,),
        does="article('next_quote')",
    ),
    Action(
        "previous_quote",
        ("{",),
        "Previous quote",
        "To the previous quote in the text.",
        READING,
        does="article('previous_quote')",
    ),
    Action(
        "next_link",
        ("u",),
        "Next link",
        "To the next link in the text; Enter opens it here.",
        READING,
        where=(Pane.ARTICLE,),
        footer=(Pane.ARTICLE,),
        does="article('next_link')",
    ),
    Action(
        "previous_link",
        ("i",),
        "Previous link",
        "To the previous link in the text.",
        READING,
        where=(Pane.ARTICLE,),
        does="article('previous_link')",
    ),
    Action(
        "next_story", ("J",), "Next story", "Open the next story of the list.", READING, does="step_story(1)"
    ),
    Action(
        "previous_story",
        ("K",),
        "Previous story",
        "Open the previous story of the list.",
        READING,
        does="step_story(-1)",
    ),
    Action(
        "history_back",
        ("backspace", "["),
        "Back in history",
        "To the article read before, at the same place in its text.",
        READING,
        footer=(Pane.SOURCES,),
    ),
    Action("history_forward", ("]",), "Forward in history", "To the article that Backspace left.", READING),
    Action("narrower", ("<",), "Narrower", "A narrower column of text.", READING, does="widen(-4)"),
    Action("wider", (">",), "Wider", "A wider column of text.", READING, does="widen(4)"),
    Action("browser", ("O",), "Browser", "Open the story in the web browser.", READING),
    Action("copy_url", ("y",), "Copy URL", "Copy the story's URL to the terminal's clipboard.", READING),
    Action(
        "next_unread",
        ("n",),
        "Next unread",
        "Open the next unread story; while a find is active, to its next hit.",
        STORIES,
        footer=(Pane.STORIES,),
        does="next_unread(1)",
    ),
    Action(
        "previous_unread",
        ("p", "N"),
        "Previous unread",
        "Open the previous unread story; while a find is active, to its previous hit.",
        STORIES,
        does="next_unread(-1)",
    ),
    Action(
        "toggle_read",
        ("m",),
        "Read/unread",
        "Mark the story read, or unread again.",
        STORIES,
        footer=(Pane.STORIES,),
    ),
    Action(
        "bookmark",
        ("s",),
        "Bookmark",
        "Keep the story among the bookmarks, or let it go.",
        STORIES,
        footer=(Pane.STORIES, Pane.ARTICLE),
    ),
    Action("mark_all_read", ("A",), "Mark all read", "Mark every story of the list read.", STORIES),
    Action("show_all", ("1",), "All stories", "Show every story of the list.", STORIES, does="show('all')"),
    Action(
        "show_unread",
        ("2",),
        "Unread stories",
        "Show the list's unread stories.",
        STORIES,
        does="show('unread')",
    ),
    Action(
        "show_bookmarks", ("3",), "Bookmarks", "Show the list's bookmarks.", STORIES, does="show('bookmarks')"
    ),
    Action("undo", ("U",), "Undo", "Undo the last change: read marks, bookmarks, a removed feed.", STORIES),
    Action(
        "open_url",
        ("o",),
        "Open URL",
        "Ask for a URL or a file and open it.",
        FEEDS,
        footer=(Pane.LIBRARY,),
    ),
    Action(
        "add_feed",
        ("a",),
        "Add feed",
        "Ask for the URL of a feed, or of a page that has one, and subscribe.",
        FEEDS,
        footer=(Pane.LIBRARY,),
    ),
    Action("remove_feed", ("D",), "Remove feed", "Remove the feed, after asking. Its stories stay.", FEEDS),
    Action(
        "refresh",
        ("r",),
        "Refresh",
        "Fetch the feed or folder that is shown.",
        FEEDS,
        footer=(Pane.LIBRARY,),
    ),
    Action("refresh_all", ("R",), "Refresh all", "Fetch every feed.", FEEDS),
    Action(
        "find",
        ("/",),
        "Find",
        "Find words in the text, or filter the list in front.",
        FINDING,
        footer=(Pane.STORIES, Pane.ARTICLE),
    ),
    Action(
        "search",
        ("f",),
        "Search",
        "Search the whole library.",
        FINDING,
        footer=(Pane.LIBRARY, Pane.STORIES),
    ),
    Action(
        "cancel",
        ("escape",),
        "Stop",
        "End a find, a filter or zen, stop a refresh; else back to the pane on the left.",
        FINDING,
    ),
    Action(
        "theme",
        ("T",),
        "Theme",
        "Choose a theme, with a live preview.",
        APP,
        does="app.choose_theme",
    ),
    Action(
        "palette",
        (":", "ctrl+p"),
        "Commands",
        "Every action by name.",
        APP,
        does="app.command_palette",
    ),
    Action(
        "help",
        ("?",),
        "Help",
        "This list of keys; / searches it.",
        APP,
        footer=tuple(Pane),
        does="app.show_help",
    ),
    Action("quit", ("Q", "ctrl+q"), "Quit", "Leave Quoth.", APP, does="app.quit"),
)

PANE_ACTIONS = tuple(action for action in ACTIONS if action.group in (MOVING, PANES))
"""The actions that the panes carry out by themselves; all others are the screen's, which has the library."""

KEY_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
}


def key_name(key: str) -> str:
    """A key as a reader writes it: "PgDn", "^f", "}"."""
    return KEY_NAMES.get(key) or key.replace("ctrl+", "^")


def footer_actions(pane: Pane) -> tuple[Action, ...]:
    """The actions that the footer of a pane shows, in the order of the table."""
    return tuple(action for action in ACTIONS if pane in action.footer)


def key_table_text() -> str:
    """The table of keys as plain text, for `quoth keys`."""
    width = max(len(_keys(action)) for action in ACTIONS)
    groups = (
        "\n".join([name, *(f"  {_keys(action):<{width}}  {action.help}" for action in actions)])
        for name, actions in groupby(ACTIONS, lambda action: action.group)
    )
    return "\n\n".join(groups) + "\n"


def key_table_markdown() -> str:
    """The table of keys as Markdown, as it stands in the README."""
    lines = ["| Keys | What they do |", "| --- | --- |"]
    for name, actions in groupby(ACTIONS, lambda action: action.group):
        lines.append(f"| **{name}** | |")
        for action in actions:
            keys = " ".join(f"`{key_name(key)}`" for key in action.keys)
            lines.append(f"| {keys} | {action.help} |")
    return "\n".join(lines) + "\n"


def _keys(action: Action) -> str:
    return " ".join(key_name(key) for key in action.keys)

"""What every pane has: finding, and the reader as a whole."""

from __future__ import annotations

from reader.ui.actions.action import Action, Pane

FINDING = "Finding"
APP = "Quoth"

FINDING_ACTIONS = (
    Action(
        "find",
        ("/",),
        "Find",
        "Find words in the text, or filter the list in front.",
        FINDING,
        footer=(Pane.STORIES, Pane.ARTICLE),
        part="seeking",
    ),
    Action(
        "search",
        ("f",),
        "Search",
        "Search the whole library.",
        FINDING,
        footer=(Pane.LIBRARY, Pane.STORIES),
        part="seeking",
    ),
    Action(
        "cancel",
        ("escape",),
        "Stop",
        "End a find, a filter or zen, stop a refresh or a check, put away what was said of a problem; else "
        "back to the pane on the left.",
        FINDING,
    ),
)

APP_ACTIONS = (
    Action(
        "theme",
        ("T",),
        "Theme",
        "Choose a theme, with a live preview.",
        APP,
        does="app.choose_theme",
    ),
    Action(
        "settings",
        ("f2",),
        "Settings",
        "Every setting, its value and where it comes from; Enter changes it and writes it into config.toml.",
        APP,
        does="app.show_settings",
    ),
    Action(
        "palette",
        (":", "ctrl+p"),
        "Commands",
        "Every action by name.",
        APP,
        does="app.show_commands",
    ),
    Action(
        "help",
        ("?",),
        "Help",
        "Every key that works where you are, searched as you type; Enter on one does it.",
        APP,
        footer=tuple(Pane),
        does="app.show_help",
    ),
    Action(
        "suspend",
        ("ctrl+z",),
        "Suspend",
        "Stop Quoth and go to the shell; `fg` there brings it back.",
        APP,
        does="app.suspend_process",
    ),
    Action("quit", ("Q", "ctrl+q"), "Quit", "Leave Quoth.", APP, does="app.quit"),
)

"""Keys that readers bring along from other programs. A preset says only where it differs from the table."""

from __future__ import annotations

from collections.abc import Mapping

Preset = Mapping[str, tuple[str, ...]]
"""The keys of actions, as people write them; none unbinds."""

# https://newsboat.org/releases/2.44/docs/newsboat.html#_newsboat_commands
_NEWSBOAT: Preset = {
    "down": ("↓",),
    "up": ("↑",),
    "next_list": ("j",),
    "previous_list": ("k",),
    "top": ("Home",),
    "bottom": ("End",),
    "page_down": ("PgDn", "Space"),
    "page_up": ("PgUp",),
    "half_page_down": (),
    "half_page_up": (),
    "back": ("q", "←"),
    "forward": ("→",),
    "previous_unread": ("p",),
    "toggle_read": ("N",),
    "bookmark": ("^b",),
    "browser": ("o", "O"),
    "open_url": ("^o",),
    "hints": ("u",),
    "numbered_link": tuple("1234567890"),
    "write": ("s", "W"),
    "sort": ("g", "G", ","),
    "tag": ("^e", "#"),
    "edit": ("E",),
    "save_list_evidence": ("^a",),
    "cancel": ("Esc", "^f"),
    "palette": (":", "^p"),
}
# https://vimhelp.org/index.txt.html
_VIM: Preset = {
    "top": ("g g", "Home"),
    "previous_unread": ("N", "p"),
    "next_quote": ("] q", "}"),
    "previous_quote": ("[ q", "{"),
    "next_link": ("] l", "Tab"),
    "previous_link": ("[ l", "Shift+Tab"),
    "next_story": ("] s", "J"),
    "previous_story": ("[ s", "K"),
    "next_list": ("] f", "Shift+↓"),
    "previous_list": ("[ f", "Shift+↑"),
    "history_back": ("^o", "Backspace"),
    "history_forward": ("] h",),
    "centre": ("z z",),
    "zen": ("z o",),
    "hints": ("g f", ";"),
    "browser": ("g x", "O"),
    "copy_url": ("y y",),
    "undo": ("u", "U"),
    "show_all": ("g 1",),
    "show_unread": ("g 2",),
    "show_bookmarks": ("g 3",),
    "marked_quotes": ("g 4",),
}

PRESETS: Mapping[str, Preset] = {"default": {}, "newsboat": _NEWSBOAT, "vim": _VIM}

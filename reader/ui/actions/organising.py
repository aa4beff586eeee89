"""How the user orders a library: tags, notes, ranges, orders, and lists of one's own."""

from __future__ import annotations

from reader.ui.actions.action import LISTS, Action, Pane

ORGANISING = "Organising"

ORGANISING_ACTIONS = (
    Action(
        "tag",
        ("#",),
        "Tags",
        "Write the story's tags: words separated by spaces or commas; Tab completes one.",
        ORGANISING,
        footer=(Pane.STORIES,),
        part="organising",
    ),
    Action(
        "rename_tag",
        ("=",),
        "Rename tag",
        "Rename the tag under the cursor, or the one shown; the name of another tag merges the two.",
        ORGANISING,
        where=LISTS,
        part="listing",
    ),
    Action(
        "note",
        ("ctrl+n",),
        "Note",
        "Write a note on the story.",
        ORGANISING,
        part="organising",
    ),
    Action(
        "range",
        ("*",),
        "Range",
        "Begin a range, which moving extends: marks, tags, hiding, evidence and writing work on all of it.",
        ORGANISING,
        where=(Pane.STORIES,),
        part="organising",
    ),
    Action(
        "sort",
        (",",),
        "Order",
        "Choose the order of this list: date, oldest first, title, feed or length. It is remembered.",
        ORGANISING,
        where=LISTS,
        part="listing",
    ),
    Action(
        "keep_list",
        ("L",),
        "Keep list",
        "Keep the search or filter as a list of the library; on such a list, change its name and search.",
        ORGANISING,
        where=LISTS,
        part="listing",
    ),
    Action(
        "hide",
        ("Z",),
        "Hide/show",
        "Keep the story out of the lists, or bring it back; is:hidden finds what is hidden.",
        ORGANISING,
        part="organising",
    ),
)

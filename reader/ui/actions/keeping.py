"""What an article rests on: its evidence kept and handed on, and the way from source to source."""

from __future__ import annotations

from reader.ui.actions.action import LISTS, Action, Pane

EVIDENCE = "Evidence"

KEEPING_ACTIONS = (
    Action(
        "save_evidence",
        ("d",),
        "Evidence",
        "Save the story's evidence: its page and what that cites. Once it is saved: show it.",
        EVIDENCE,
        footer=(Pane.STORIES,),
        part="taking",
    ),
    Action(
        "save_list_evidence",
        ("E",),
        "List's evidence",
        "Save the evidence of every story of the list, after asking.",
        EVIDENCE,
        where=LISTS,
        part="taking",
    ),
    Action(
        "write",
        ("W",),
        "Write",
        "Export the story, its evidence or the list as Markdown, HTML, JSON or EPUB, or copy it.",
        EVIDENCE,
        part="exporting",
    ),
    Action(
        "show_chain",
        ("C",),
        "Chain",
        "The sources of this article, their sources, and so on, as far as copies reach.",
        EVIDENCE,
        part="wayback",
    ),
    Action(
        "show_opened",
        ("H",),
        "Opened articles",
        "The articles you opened, and how sources led to them.",
        EVIDENCE,
        part="wayback",
    ),
)

"""On whose authority: what an article rests on, checks of its quotes, and one's own marks on them."""

from __future__ import annotations

from reader.ui.actions.action import LEDGER, Action, Pane

CHECKING = "Checking"

CHECKING_ACTIONS = (
    Action(
        "check_quote",
        ("v",),
        "Check quote",
        "Check whether the quote's words stand in its source: = verbatim, … cut, ≠ altered, ∅ not there, "
        "□ source unreadable, · too short, ? ambiguous.",
        CHECKING,
        where=(Pane.ARTICLE, *LEDGER),
        footer=(Pane.ARTICLE, Pane.QUOTES),
        part="checks",
    ),
    Action(
        "check_all",
        ("V",),
        "Check all",
        "Check every quote of the article that stands in quotation marks; Esc stops.",
        CHECKING,
        where=(Pane.ARTICLE, *LEDGER),
        part="checks",
    ),
    Action(
        "counts",
        ("t",),
        "Counts",
        "What the article rests on, counted; Enter lists what was counted.",
        CHECKING,
        where=(Pane.ARTICLE, *LEDGER),
        part="counts",
    ),
    Action(
        "mark_quote",
        ("M",),
        "Mark quote",
        "Your own mark on the quote, with a note: ✓ checked, ~ doubtful, ✗ wrong.",
        CHECKING,
        where=(Pane.ARTICLE, *LEDGER),
        footer=(Pane.QUOTES,),
        part="marks",
    ),
    Action(
        "marked_quotes",
        ("4",),
        "Marked quotes",
        "Every quote that you marked, in all articles; Enter opens it.",
        CHECKING,
        part="marks",
    ),
    Action(
        "search_web",
        ("w",),
        "Web search",
        "Search the web for the source under the cursor; asks first.",
        CHECKING,
        where=(Pane.SOURCES,),
        footer=(Pane.SOURCES,),
        part="outward",
    ),
)

"""The quotes of an article and their speakers, here and in the whole library."""

from __future__ import annotations

from reader.ui.actions.action import Action, Pane

QUOTES = "Quotes and speakers"

QUOTES_ACTIONS = (
    Action(
        "switch_order",
        ("tab",),
        "By speaker",
        "In the ledger's quotes: group them by speaker, or follow the text again.",
        QUOTES,
        where=(Pane.QUOTES,),
        footer=(Pane.QUOTES,),
        part="quoting",
    ),
    Action(
        "card",
        ("e",),
        "Card",
        "All that is known of the quote: words, speaker, outlet, and why it is this speaker's.",
        QUOTES,
        where=(Pane.ARTICLE, Pane.QUOTES),
        footer=(Pane.QUOTES,),
        part="quoting",
    ),
    Action(
        "unfold",
        ("+",),
        "Unfold",
        "Show the quote under the cursor whole, or fold it again.",
        QUOTES,
        where=(Pane.QUOTES,),
        footer=(Pane.QUOTES,),
        part="quoting",
    ),
    Action(
        "only_speaker",
        ("F",),
        "Only this one",
        "Show this speaker's quotes alone, and step through them alone; again or Esc shows all.",
        QUOTES,
        where=(Pane.ARTICLE, Pane.QUOTES),
        footer=(Pane.QUOTES,),
        part="quoting",
    ),
    Action(
        "speaker_page",
        ("P",),
        "Speaker",
        "All that the quote's speaker said in the articles that are stored.",
        QUOTES,
        where=(Pane.ARTICLE, Pane.QUOTES),
        footer=(Pane.QUOTES,),
        part="quoting",
    ),
    Action(
        "speakers",
        ("S",),
        "Speakers",
        "Everybody who is quoted in the library, and a search for who said certain words.",
        QUOTES,
        footer=(Pane.LIBRARY,),
        part="voices",
    ),
)

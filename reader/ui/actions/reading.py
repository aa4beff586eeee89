"""In an article: its quotes and links, the way back, what leaves the reader."""

from __future__ import annotations

from reader.ui.actions.action import Action, Pane

READING = "Reading"

READING_ACTIONS = (
    Action(
        "next_quote",
        ("}",),
        "Next quote",
        "To the next quote in the text.",
        READING,
        footer=(Pane.ARTICLE,),
        part="article",
    ),
    Action(
        "previous_quote",
        ("{",),
        "Previous quote",
        "To the previous quote in the text.",
        READING,
        part="article",
    ),
    Action(
        "next_link",
        ("u",),
        "Next link",
        "To the next link in the text; Enter opens it here.",
        READING,
        where=(Pane.ARTICLE,),
        footer=(Pane.ARTICLE,),
        part="article",
    ),
    Action(
        "previous_link",
        ("i",),
        "Previous link",
        "To the previous link in the text.",
        READING,
        where=(Pane.ARTICLE,),
        part="article",
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
        part="wayback",
    ),
    Action(
        "history_forward",
        ("]",),
        "Forward in history",
        "To the article that Backspace left.",
        READING,
        part="wayback",
    ),
    Action(
        "toggle_text",
        ("x",),
        "Feed/page",
        "The text that the feed gave of the story, or its full page again; both are kept.",
        READING,
        where=(Pane.ARTICLE, Pane.QUOTES, Pane.SOURCES),
        part="full_text",
    ),
    Action("narrower", ("<",), "Narrower", "A narrower column of text.", READING, does="widen(-4)"),
    Action("wider", (">",), "Wider", "A wider column of text.", READING, does="widen(4)"),
    Action("browser", ("O",), "Browser", "Open the story in the web browser.", READING, part="outward"),
    Action(
        "copy_url",
        ("y",),
        "Copy URL",
        "Copy the story's URL to the terminal's clipboard.",
        READING,
        part="outward",
    ),
    Action(
        "copy_as",
        ("Y",),
        "Copy as",
        "Copy the quote with its source, a link, the text or its Markdown.",
        READING,
        part="copying",
    ),
    Action(
        "pipe",
        ("|",),
        "Pipe",
        "Give the article to a command and read what it writes; Backspace leads back, Esc stops it.",
        READING,
        part="piping",
    ),
    Action("pager", ("$",), "Pager", "Show the article in the pager.", READING, part="lending"),
    Action(
        "read_aloud",
        (".",),
        "Read aloud",
        "Read the article aloud from the top of the view on, by the command of the settings; again stops.",
        READING,
        part="speaking",
    ),
    Action(
        "edit",
        ("ctrl+e",),
        "Editor",
        "Open the article's Markdown or a file of settings in the editor.",
        READING,
        part="lending",
    ),
    Action("share", ("@",), "Share", "Send the story on by a command of your own.", READING, part="sharing"),
)

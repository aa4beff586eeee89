"""The terms of the search language, explained: parser, command line and help follow these tables."""

from __future__ import annotations

from reader.model.query import Field, Flag

FIELDS = {
    Field.TITLE: "in the headline",
    Field.BODY: "in the text",
    Field.AUTHOR: "in the name of the author",
    Field.FEED: "in the title or address of the feed",
    Field.FOLDER: "in the folder of the feed",
    Field.SITE: "in the host of the story's address",
    Field.URL: "in the story's address",
    Field.LANG: "in a language: de, en-GB",
    Field.TAG: "with this tag; tag:clim* by its beginning",
    Field.NOTE: "in your note",
    Field.SPEAKER: "who is quoted",
    Field.SAID: "in somebody's words",
    Field.VIA: "the outlet that relayed a quote",
    Field.SOURCE: "what is cited",
}
"""What each field looks for."""

IS = {
    Flag.UNREAD: "not read",
    Flag.READ: "read",
    Flag.BOOKMARKED: "among the bookmarks",
    Flag.SAVED: "opened by hand, not from a feed",
    Flag.OFFLINE: "its page is stored",
    Flag.CHANGED: "its feed has changed its text since",
    Flag.HIDDEN: "kept out of the lists by a rule or by you; nothing else finds it",
    Flag.BEGUN: "you began to read it and did not finish",
    Flag.CHECKED: "a quote of it was compared with a source",
    Flag.ALTERED: "a check found the words of a quote altered",
    Flag.DOUBTFUL: "you marked a quote of it doubtful",
}
"""What may stand behind `is:`."""

HAS = {
    Flag.QUOTES: "its page quotes somebody",
    Flag.SOURCES: "its page cites something",
    Flag.PRIMARY: "its page links a primary document",
    Flag.UNLINKED: "its page names a source that it does not link",
    Flag.NOTE: "you wrote a note on it",
}
"""What may stand behind `has:`."""

_WORDS = (
    ("council bridge", "both words, in headline, author or text"),
    ('"city council" counc*', "these words in a row; words that begin so"),
    ("ferry OR boat", "either word; between others AND is understood"),
    ("NOT fares, -fares", "without it"),
    ("(a OR b) c", "parentheses, as deep as you like"),
)
_DATES = (
    ("date:2026-11", "of a year, a month or a day"),
    ("date:>2026-11-20", "after it; also <, <= and >="),
    ("date:2026-11-01..2026-11-20", "from one to the other; either may be left out"),
    ("date:3d", "of the last three days; 2w: of two weeks"),
)


def search_terms() -> tuple[tuple[str, str], ...]:
    """Everything that a search may ask for: how it is written, and what it finds."""
    return (
        *_WORDS,
        *((f"{field}:", meaning) for field, meaning in FIELDS.items()),
        *_DATES,
        *((f"is:{flag}", meaning) for flag, meaning in IS.items()),
        *((f"has:{flag}", meaning) for flag, meaning in HAS.items()),
    )

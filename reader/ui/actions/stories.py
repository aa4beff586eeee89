"""In the lists: stories and feeds."""

from __future__ import annotations

from reader.ui.actions.action import LISTS, Action, Pane

STORIES = "Stories"
FEEDS = "Feeds and pages"

STORIES_ACTIONS = (
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
        part="marking",
    ),
    Action(
        "bookmark",
        ("s",),
        "Bookmark",
        "Keep the story among the bookmarks, or let it go.",
        STORIES,
        footer=(Pane.STORIES, Pane.ARTICLE),
        part="marking",
    ),
    Action(
        "mark_all_read",
        ("A",),
        "Mark all read",
        "Mark every story of the list read.",
        STORIES,
        part="marking",
    ),
    Action(
        "mark_above",
        ("(",),
        "Mark above",
        "Mark every story above the cursor read.",
        STORIES,
        where=LISTS,
        part="marking",
    ),
    Action(
        "mark_below",
        (")",),
        "Mark below",
        "Mark every story below the cursor read.",
        STORIES,
        where=LISTS,
        part="marking",
    ),
    Action(
        "show_outlets",
        ("+",),
        "Outlets",
        "Show the same story of other feeds below it, or fold them again.",
        STORIES,
        where=(Pane.STORIES,),
        part="together",
    ),
    Action(
        "part_outlets",
        ("-",),
        "Part outlets",
        "Part a story from the same of other feeds, for good; the first row, from all of them.",
        STORIES,
        where=(Pane.STORIES,),
        part="together",
    ),
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
    Action(
        "undo",
        ("U",),
        "Undo",
        "Undo the last change: read marks, bookmarks, tags, notes, what was hidden or removed, your marks.",
        STORIES,
    ),
)

FEEDS_ACTIONS = (
    Action(
        "open_url",
        ("o",),
        "Open URL",
        "Ask for a URL or a file and open it.",
        FEEDS,
        footer=(Pane.LIBRARY,),
        part="asking",
    ),
    Action(
        "add_feed",
        ("a",),
        "Add feed",
        "Ask for the URL of a feed, or of a page that has one, and subscribe.",
        FEEDS,
        footer=(Pane.LIBRARY,),
        part="asking",
    ),
    Action(
        "import_feeds",
        ("I",),
        "Import feeds",
        "Subscribe to the feeds of an OPML file, which other readers write.",
        FEEDS,
        part="importing",
    ),
    Action(
        "remove_feed",
        ("D",),
        "Remove feed",
        "Remove the feed, list or tag, after asking. Its stories stay.",
        FEEDS,
        part="asking",
    ),
    Action(
        "refresh",
        ("r",),
        "Refresh",
        "Fetch the feed or folder that is shown.",
        FEEDS,
        footer=(Pane.LIBRARY,),
        part="asking",
    ),
    Action("refresh_all", ("R",), "Refresh all", "Fetch every feed.", FEEDS, part="asking"),
    Action(
        "feed_problems",
        ("!",),
        "Feed problems",
        "The feeds that fail, or of which something is to be said: what, since when, when they last came.",
        FEEDS,
        part="problems",
    ),
)

"""What can be said to the reader in plain lines: words, and the keys that do the same on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.model import counted
from reader.ui.actions import ACTIONS
from reader.ui.keys.names import key_name


class Command(NamedTuple):
    """A word with the action of the screen that it is, whose keys and meaning it shares.

    `wants` names what may follow the word; `help` is said where the screen's sentence does not fit; `also` is
    another word for it. `covers` are other actions of the screen that it does, or that it makes needless.
    One that is `spelled` takes more than a letter: it takes much away, or leads out of the talk.
    """

    name: str
    action: str = ""
    wants: str = ""
    help: str = ""
    also: str = ""
    covers: tuple[str, ...] = ()
    spelled: bool = False


COMMANDS = (
    Command(
        "lists",
        "back",
        help="The lists of the library and its feeds, numbered.",
        covers=("next_list", "previous_list", "enter", "forward"),
    ),
    Command("stories", help="The stories of the list, from the first."),
    Command(
        "show",
        "show_unread",
        "all, unread or bookmarks",
        "All stories of the list, or some of them.",
        covers=("show_all", "show_bookmarks"),
    ),
    Command(
        "order", "sort", "WORD", "Put the list in an order, which is remembered; without a word, name them."
    ),
    Command(
        "keep", "keep_list", "NAME", "Keep the search as a list of the library; rename a list of your own."
    ),
    Command("more", help="Go on with what was begun: a list or a text. An empty line does it too."),
    Command("open", "open_url", "NUMBER or ADDRESS", "Open what was listed under a number, or an address."),
    Command("text", help="The article from its beginning."),
    Command("next", "next_unread", help="Open the next unread story."),
    Command("previous", "previous_unread", help="Open the unread story before."),
    Command("following", "next_story", help="Open the next story of the list, read or not."),
    Command("preceding", "previous_story", help="Open the story before in the list, read or not."),
    Command("back", "history_back", help="The article read before."),
    Command("forward", "history_forward", help="The article that back left."),
    Command("history", "show_opened", help="The articles that you opened, numbered; a number leads back."),
    Command("full", "toggle_text", help="The full page in place of what the feed gave, or back again."),
    Command(
        "anew", "fetch_anew", help="Fetch the page again, and say what has changed; back has the old copy."
    ),
    Command("browser", "browser", help="Open the article in the web browser.", spelled=True),
    Command(
        "quotes",
        "quotes",
        "NAME",
        "Who said what in the article, or what one speaker said, numbered; a number tells all of a quote.",
        covers=("card", "unfold", "only_speaker", "next_quote", "previous_quote"),
    ),
    Command("cite", "copy_as", "NUMBER", "A quote with its speaker, its source and a link to the words."),
    Command("sources", "sources", help="What the article cites, numbered; a number opens a source."),
    Command("web", "search_web", "NUMBER", "Search the web for a source, in the browser."),
    Command(
        "links",
        "hints",
        help="The links of the article, numbered; a number opens one.",
        covers=("next_link", "previous_link", "numbered_link"),
    ),
    Command("find", "find", "WORDS", "The paragraphs that have these words; a number reads on from one."),
    Command("address", "copy_url", help="The address of the article."),
    Command("chain", "show_chain", help="The sources of the article, their sources, and so on, numbered."),
    Command("counts", "counts", help="What the article rests on, counted."),
    Command("check", "check_quote", "NUMBER", "Check whether a quote stands in its source."),
    Command("all", "check_all", help="Check every quote that stands in quotation marks; Ctrl+C stops."),
    Command("speakers", "speakers", "NAME", "Everybody who is quoted; a number tells what one of them said."),
    Command("speaker", "speaker_page", "NUMBER", "All that the speaker of a quote said."),
    Command("said", wants="WORDS", help="Who said these words."),
    Command("bookmark", "bookmark", "NUMBER or RANGE as 3-7", covers=("range",)),
    Command("read", "toggle_read", "NUMBER or RANGE", also="mark"),
    Command("readall", "mark_all_read", spelled=True),
    Command("above", "mark_above", "NUMBER", "Mark every story above one of the list read."),
    Command("below", "mark_below", "NUMBER", "Mark every story below one of the list read."),
    Command("outlets", "show_outlets", "NUMBER", "The same story in other feeds; a number opens it there."),
    Command(
        "part",
        "part_outlets",
        "NUMBER",
        "Separate a story for good from those that count as the same; after outlets, one of them.",
    ),
    Command("hide", "hide", "NUMBER or RANGE", "Keep stories out of the lists, or bring hidden ones back."),
    Command("tag", "tag", "WORDS", "Add tags to the story that is open; without words, say those it has."),
    Command("note", "note", "TEXT", "Write a note on the story that is open; without a text, say it."),
    Command(
        "judge",
        "mark_quote",
        "NUMBER, checked, doubtful, wrong or none, and a NOTE",
        "Your own mark on a quote, tied to the copy that you read.",
    ),
    Command(
        "marks",
        "marked_quotes",
        help="Every quote that you marked, in all articles; a number opens its article.",
    ),
    Command(
        "evidence",
        "save_evidence",
        "again or list",
        "Save the pages that the open story rests on, then list them; list: of every story listed.",
        covers=("save_list_evidence",),
    ),
    Command(
        "export",
        "write",
        "FILE, after list or evidence",
        "Write the article, its evidence or the list to a file: md, html, json or epub, by its ending.",
    ),
    Command(
        "pipe",
        "pipe",
        "COMMAND, or as text or JSON and it",
        "Give the article to a command, as Markdown, and read what it writes; back leads back.",
    ),
    Command("share", "share", "NAME", "Send the story on by a command of the settings."),
    Command(
        "aloud",
        "read_aloud",
        help="Read the article aloud by the command of the settings, from the page that was said last.",
    ),
    Command("edit", "edit", "note, settings, links, sites or lists", "Open one of them in the editor."),
    Command("search", "search", "WORDS"),
    Command("add", "add_feed", "ADDRESS", "Subscribe to a feed, or to that of a page."),
    Command("import", "import_feeds", "FILE"),
    Command(
        "remove",
        "remove_feed",
        "NUMBER",
        "Remove a feed, a list of your own or a tag by its number in lists, or the one entered.",
        spelled=True,
    ),
    Command(
        "rename", "rename_tag", "TAG and its NEW name", "Rename a tag; the name of another merges the two."
    ),
    Command(
        "feed",
        "feed_card",
        "NUMBER, SETTING and VALUE",
        "What is known of a feed by its number in lists, or of the one entered, and what is set for it; "
        "with a setting and a value, set it; - removes it.",
    ),
    Command("problems", "feed_problems", help="The feeds that fail or have changed; a number enters one."),
    Command("fetch", "refresh_all"),
    Command("refresh", "refresh", help="Fetch the feed or folder whose stories are listed."),
    Command(
        "settings", "settings", "WORD", "The settings with this word in their names; a number explains one."
    ),
    Command("set", wants="NAME and VALUE", help="Change a setting in config.toml; - removes it."),
    Command("undo", "undo"),
    Command("help", "help", "WORDS", "This list of what can be said, or what of it has these words in it."),
    Command("quit", "quit"),
)

_LINES = "the terminal or the screen reader moves through lines"
_PANES = "there are no panes"
_PICTURES = "pictures are told by their captions"
ON_THE_SCREEN = {
    **dict.fromkeys(
        ("down", "up", "page_down", "page_up", "half_page_down", "half_page_up", "top", "bottom"), _LINES
    ),
    **dict.fromkeys(("next_pane", "previous_pane", "centre", "widen_pane", "narrow_pane", "zen"), _PANES),
    **dict.fromkeys(("narrower", "wider", "slide_right", "slide_left"), "the terminal breaks lines"),
    **dict.fromkeys(("pictures_in_text", "pictures"), _PICTURES),
    "pick_blocks": "blocks are chosen by looking at the page; edit sites opens the rules that come of it",
    "pager": "the text is told in lines already; pipe gives it to a command",
    "switch_order": "quotes and a name tells those of one speaker",
    "cancel": "Ctrl+C stops what is under way",
    "theme": "there are no colours",
    "palette": "help tells every command",
    "suspend": "Ctrl+Z of the terminal does it",
}
"""The actions of the screen that have no word here, and why."""

_KEYS = {action.name: action.keys for action in ACTIONS}
_HELP = {action.name: action.help for action in ACTIONS}


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of the screen that do the same, as far as they are one character."""
    keys = () if command.spelled else _KEYS.get(command.action, ())
    return tuple(key for key in keys if len(key) == 1)


def meant(word: str) -> Sequence[Command]:
    """The commands that a word may be: its name, its key or action, or else those that begin so."""
    low = word.lower()
    named = [command for command in COMMANDS if low in (command.name, command.also)]
    exact = named or [command for command in COMMANDS if word in (command.action, *keys_of(command))]
    begun = [command for command in COMMANDS if command.name.startswith(low)]
    return exact or [command for command in begun if len(low) > 1 or not command.spelled]


def not_meant(word: str) -> str:
    """The sentence for a word that no command is called by."""
    if reason := ON_THE_SCREEN.get(word):
        return f"{word} is for the screen: {reason}."
    words = f" {word}" if len(help_lines(word)) > 1 else ""
    return f"{word}: no such command. Say a number of what was listed last, or help{words}."


def help_lines(words: str = "") -> list[str]:
    """A line for each command, or for each that has all the words in it, in any case."""
    wanted = words.casefold().split()
    lines = [_command_line(command) for command in COMMANDS]
    found = [line for line in lines if all(word in line.casefold() for word in wanted)]
    if wanted:
        return [f"With {words}: {counted(len(found), 'command')}.", *found]
    return ["Say a number to choose from what was listed last, or:", *found]


def _command_line(command: Command) -> str:
    """As "find WORDS, key /: The paragraphs that have these words"."""
    keys = " or ".join(key_name(key) for key in keys_of(command))
    names = f"{command.name} or {command.also}" if command.also else command.name
    said = f"{names} {command.wants}".rstrip() + (f", key {keys}" if keys else "")
    return f"{said}: {command.help or _HELP[command.action]}"

"""The table of verbs and their arguments, and how a command line is read by it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import Any, NoReturn

from reader import __version__
from reader.cli import (
    config,
    exporting,
    feeds,
    keeping,
    marks,
    organising,
    quotes,
    rebuilding,
    rules,
    serving,
    sources,
    subscribing,
    tables,
    themes,
    verbs,
)
from reader.model import Sort
from reader.model.terms import search_help
from reader.text.clean import safe_line

Verb = Callable[[argparse.Namespace], int]
Argument = tuple[tuple[str, ...], dict[str, Any]]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what cannot be understood. It may be the name of a file, which holds what its maker liked."""
        super().error(safe_line(message))


def parse(words: list[str]) -> argparse.Namespace:
    """The arguments of a command line; `run` is the function of its verb. Exits with 2 on a usage error."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="keep the library in DIR")
    common.add_argument("--config", metavar="FILE", help="read settings from FILE")
    common.add_argument("--offline", action="store_true", help="never touch the network")
    if name := _verb_in(words):
        parser = _verb_parser(name, common)
    else:
        parser = _Parser(
            "quoth",
            parents=[common],
            description="A terminal news reader that shows who said it.",
            epilog="Verbs: " + ", ".join(VERBS) + ". `quoth VERB --help` says more of each.",
        )
        parser.add_argument("--linear", action="store_true", help="plain lines instead of a screen")
        parser.add_argument("--version", action="version", version=f"quoth {__version__}")
        parser.add_argument("input", nargs="?", metavar="URL|FILE|-", help="an article to open at once")
        parser.set_defaults(run=verbs.start)
    return parser.parse_args(_joined(words))


def _joined(words: list[str]) -> list[str]:
    """The words with a search that begins with "-", as one that leaves words out does, tied to its option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--search" and re.match("-[^-]", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _verb_in(words: list[str]) -> str | None:
    """The first word that is no option, nor the value of one, if it is a verb."""
    rest = iter(words)
    for word in rest:
        if word in ("--data-dir", "--config"):
            next(rest, None)
        elif not word.startswith("-") or word == "-":
            return word if word in VERBS else None
    return None


def _verb_parser(name: str, common: _Parser) -> argparse.ArgumentParser:
    """The parser of one verb: making those of all takes longer than most of them run."""
    run, text, arguments = VERBS[name]
    parser = _Parser("quoth", parents=[common])
    verb = parser.add_subparsers(required=True).add_parser(
        name,
        parents=[common],
        help=text,
        description=text,
        epilog=f"SEARCH may ask for:\n\n{search_help()}" if name == "list" else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for names, options in arguments:
        verb.add_argument(*names, **options)
    verb.set_defaults(run=run)
    return parser


def _count(text: str) -> int:
    """A number of things, from an argument. Raises ValueError, which is a usage error, for one below 0."""
    if (number := int(text)) < 0:
        raise ValueError(text)
    return number


def _form(name: str) -> Argument:
    return (
        (f"--{name}",),
        {"dest": "form", "action": "store_const", "const": name, "default": "text", "help": f"print {name}"},
    )


_INPUTS: Argument = (
    ("input",),
    {"nargs": "+", "metavar": "INPUT", "help": "a URL, a file, - for stdin, or a story's number"},
)
_JSON: Argument = (("--json",), {"action": "store_true", "help": "one JSON object a line"})
_ALLOW: Argument = (("--allow-exec",), {"action": "store_true", "help": "feeds may be commands that are run"})
_YES: Argument = (("--yes",), {"action": "store_true", "help": "without asking"})
_STORY: Argument = (("story",), {"metavar": "STORY", "help": "the id of a story, as `list` prints it"})
_FILE: Argument = (
    ("file",),
    {"nargs": "?", "default": "-", "metavar": "FILE", "help": "a file, or - (default)"},
)

VERBS: dict[str, tuple[Verb, str, list[Argument]]] = {
    "show": (verbs.show, "Print articles.", [_form("text"), _form("markdown"), _form("json"), _INPUTS]),
    "check": (
        verbs.check,
        "Check whether quotes stand in their sources.",
        [
            (("input",), {"metavar": "INPUT", "help": "an article: a URL, a file, or - for stdin"}),
            _JSON,
            (("--against",), {"metavar": "URL|FILE", "help": "this source, not the one linked nearest"}),
            (("--every",), {"action": "store_true", "help": "all linked sources: the best answer"}),
        ],
    ),
    "chain": (
        verbs.chain,
        "Print an article's sources, theirs, and so on, as far as copies reach.",
        [(("input",), {"metavar": "STORY", "help": "an article: the id of a story, a URL, or a file"})],
    ),
    "sources": (sources.sources, "Print what articles cite, with the sentences.", [_JSON, _INPUTS]),
    "marks": (marks.marks, "List the quotes that you marked, newest first.", [_JSON]),
    "quotes": (
        quotes.quotes,
        "Print who said what in articles, or in the whole library when no INPUT is given.",
        [
            (("input",), {"nargs": "*", "metavar": "INPUT", "help": "a URL, a file, or - for stdin"}),
            _JSON,
            (("--speaker",), {"metavar": "NAME", "help": "only what NAME said"}),
            (("--words",), {"metavar": "WORDS", "help": "only quotes that hold these words"}),
            (("--by-speaker",), {"action": "store_true", "help": "grouped by speaker"}),
        ],
    ),
    "speakers": (
        quotes.speakers,
        "List who is quoted in the library, with how often.",
        [(("name",), {"nargs": "?", "metavar": "NAME", "help": "only those with this in their name"}), _JSON],
    ),
    "list": (
        verbs.list_stories,
        "List stories, newest first: number, N for unread and B for bookmarked, day, feed and title.",
        [
            _JSON,
            (("--unread",), {"action": "store_true", "help": "only unread ones"}),
            (("--bookmarks",), {"action": "store_true", "help": "only bookmarked ones"}),
            (("--feed",), {"metavar": "ID|URL", "help": "only those of one feed"}),
            (("--tag",), {"metavar": "TAG", "help": "only those with this tag"}),
            (("--search",), {"metavar": "SEARCH", "help": "only those that this search finds"}),
            (("--sort",), {"choices": [sort.value for sort in Sort], "default": "date", "help": "the order"}),
            (("--limit",), {"type": _count, "metavar": "N", "help": "the first N"}),
        ],
    ),
    "tag": (
        organising.tag,
        "Put tags on a story; print all that it has.",
        [
            _STORY,
            (("tag",), {"nargs": "+", "metavar": "TAG", "help": "a word"}),
            (("--remove",), {"action": "store_true", "help": "take them off instead"}),
        ],
    ),
    "rules": (
        rules.rules,
        "List the rules for new stories, look for mistakes in them, or show what they would find.",
        [
            (("--check",), {"action": "store_true", "help": "tell every mistake in rules.toml"}),
            (("--try",), {"action": "store_true", "dest": "try_", "help": "show the stories; do nothing"}),
            (("query",), {"nargs": "?", "metavar": "QUERY", "help": "with --try: this search, of no rule"}),
        ],
    ),
    "tags": (
        organising.tags,
        "List your tags, with how many stories have each; rename, merge or remove one.",
        [
            (
                ("--rename",),
                {
                    "nargs": 2,
                    "metavar": ("OLD", "NEW"),
                    "help": "give a tag another name; that of another tag makes the two one",
                },
            ),
            (
                ("--remove",),
                {"metavar": "TAG", "help": "take a tag off all stories, after asking; print which had it"},
            ),
            _YES,
        ],
    ),
    "note": (
        organising.note,
        "Keep a note on a story, or print the one that there is.",
        [
            _STORY,
            (("text",), {"nargs": "*", "metavar": "TEXT", "help": "the note, or - for stdin"}),
            (("--remove",), {"action": "store_true", "help": "take the note away"}),
        ],
    ),
    "feeds": (
        feeds.feeds,
        "List the feeds: number, unread of all, title, address, what went wrong.",
        [
            (
                ("--problems",),
                {
                    "action": "store_true",
                    "help": "only those of which something is to be said: number, since when, when it last "
                    "came, title, address, what is wrong",
                },
            ),
            _JSON,
            (("--show",), {"metavar": "FEED", "help": "what is set for one: its id, address or title"}),
            (
                ("--set",),
                {
                    "nargs": "+",
                    "metavar": ("FEED", "KEY=VALUE"),
                    "help": "set something for one; nothing behind = is as it is for all feeds",
                },
            ),
        ],
    ),
    "add": (
        subscribing.add,
        "Subscribe to feeds.",
        [
            (
                ("name",),
                {
                    "nargs": "+",
                    "metavar": "URL",
                    "help": "a feed, or a page that names one; "
                    "or file:///PATH, exec:COMMAND, filter:COMMAND:URL",
                },
            ),
            (("--folder",), {"metavar": "NAME", "help": "put them into this folder"}),
            _ALLOW,
            (("--login",), {"metavar": "NAME", "help": "log in to their server; the password is asked for"}),
        ],
    ),
    "remove": (
        verbs.remove,
        "Remove feeds; bookmarked stories stay.",
        [(("name",), {"nargs": "+", "metavar": "ID|URL", "help": "a feed"})],
    ),
    "fetch": (
        verbs.fetch,
        "Refresh the feeds that are due.",
        [
            (("--force",), {"action": "store_true", "help": "all of them, now, and what failed before"}),
            (("--full",), {"action": "store_true", "help": "fetch the pages of unread stories too"}),
            (("--sources",), {"action": "store_true", "help": "and the sources that those pages cite"}),
        ],
    ),
    "backup": (
        keeping.back_up,
        "Write the whole library to one file, and check it. Settings and logins are not in it.",
        [
            (("file",), {"metavar": "FILE", "help": "where to"}),
            (("--replace",), {"action": "store_true", "help": "in the place of what is there"}),
        ],
    ),
    "restore": (
        keeping.restore,
        "Put a backup in the place of the library, which is kept aside, or add a daily snapshot to it.",
        [
            (("file",), {"metavar": "FILE", "help": "what `quoth backup` wrote, or a folder of snapshots/"}),
            _YES,
        ],
    ),
    "gc": (
        keeping.gc,
        "Say what the budgets of the settings let go of.",
        [(("--do",), {"action": "store_true", "help": "and let go of it"})],
    ),
    "rebuild": (rebuilding.rebuild, "Make all stored articles again from their pages, offline.", []),
    "import": (
        subscribing.import_feeds,
        "Subscribe to the feeds of an OPML file, or of newsboat's urls file.",
        [_ALLOW, _FILE],
    ),
    "export": (
        exporting.export,
        "Write stories, or the evidence of one; without either, the feeds as OPML.",
        exporting.ARGUMENTS,
    ),
    "serve": (serving.serve, "Run the reader in a web browser, on this machine.", serving.ARGUMENTS),
    "keys": (
        tables.keys,
        "Print the keys that are in force, with the names by which keys.toml calls their actions.",
        [
            (("--check",), {"action": "store_true", "help": "only say what is wrong in keys.toml"}),
            (("--preset",), {"metavar": "NAME", "help": "those of a preset: default, newsboat or vim"}),
            (("--markdown",), {"action": "store_true", "help": "as a table in Markdown"}),
        ],
    ),
    "config": (
        config.config,
        "List the settings and where each is from, write a commented file of them, or look for mistakes.",
        [
            (
                ("way",),
                {
                    "nargs": "?",
                    "choices": config.WAYS,
                    "default": "list",
                    "help": "list (default), init or check",
                },
            ),
            (("--markdown",), {"action": "store_true", "help": "the table of settings in Markdown"}),
        ],
    ),
    "themes": (
        themes.themes,
        "List the themes, or write a new one to begin with.",
        [
            (
                ("way",),
                {"nargs": "?", "choices": themes.WAYS, "default": "list", "help": "list (default) or new"},
            ),
            (("name",), {"nargs": "?", "metavar": "NAME", "help": "the name of the new one"}),
            (
                ("--like",),
                {"metavar": "THEME", "default": "nightdesk", "help": "begin with the colours of THEME"},
            ),
        ],
    ),
    "doctor": (verbs.doctor, "Look whether everything that Quoth stands on is sound.", []),
    "paths": (tables.where, "Print where things are kept.", []),
}

"""The table of verbs: what each does, what is said of it, and its arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from reader.cli import (
    config,
    evidence,
    exporting,
    feeds,
    fetching,
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
from reader.cli.usage import count
from reader.model import Form, Sort

Verb = Callable[[argparse.Namespace], int]
Argument = tuple[tuple[str, ...], dict[str, Any]]


def _form(name: str, said: str) -> Argument:
    return (
        (f"--{name}",),
        {"dest": "form", "action": "store_const", "const": name, "default": "text", "help": said},
    )


_INPUTS: Argument = (
    ("input",),
    {"nargs": "+", "metavar": "INPUT", "help": "a URL, a file, - for stdin, or a story's id"},
)
_JSON: Argument = (("--json",), {"action": "store_true", "help": "one JSON object a line"})
_ALLOW: Argument = (
    ("--allow-exec",),
    {"action": "store_true", "help": "allow feeds that are commands"},
)
_YES: Argument = (("--yes",), {"action": "store_true", "help": "do not ask"})
_STORY: Argument = (("story",), {"metavar": "STORY", "help": "the id of a story, as `list` prints it"})
_FILE: Argument = (
    ("file",),
    {"nargs": "?", "default": "-", "metavar": "FILE", "help": "a file, or - (default)"},
)

VERBS: dict[str, tuple[Verb, str, list[Argument]]] = {
    "show": (
        verbs.show,
        "Print articles, as the reader shows them.",
        [
            _form("text", "as plain text (default)"),
            _form("markdown", "as Markdown"),
            _form("json", "as JSON: text, quotes with their speakers, sources"),
            _INPUTS,
        ],
    ),
    "check": (
        verbs.check,
        "Check whether quotes stand in their sources.",
        [
            (
                ("input",),
                {"metavar": "INPUT", "help": "an article: a URL, a file, - for stdin, or a story's id"},
            ),
            _JSON,
            (("--against",), {"metavar": "URL|FILE", "help": "this source, not the one linked nearest"}),
            (("--every",), {"action": "store_true", "help": "all linked sources: the best answer"}),
        ],
    ),
    "chain": (
        evidence.chain,
        "Print an article's sources, theirs, and so on, as far as copies reach.",
        [(("input",), {"metavar": "STORY", "help": "an article: the id of a story, a URL, or a file"})],
    ),
    "sources": (sources.sources, "Print what articles cite, with the sentences.", [_JSON, _INPUTS]),
    "marks": (marks.marks, "List the quotes that you marked, newest first.", [_JSON]),
    "quotes": (
        quotes.quotes,
        "Print who said what in articles, or in the whole library when no INPUT is given.",
        [
            (("input",), {**_INPUTS[1], "nargs": "*"}),
            _JSON,
            (("--speaker",), {"metavar": "NAME", "help": "only what NAME said"}),
            (("--words",), {"metavar": "WORDS", "help": "only quotes that hold these words"}),
            (("--by-speaker",), {"action": "store_true", "help": "grouped by speaker"}),
        ],
    ),
    "speakers": (
        quotes.speakers,
        "List who is quoted in the library, and how often.",
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
            (
                ("--sort",),
                {
                    "choices": [sort.value for sort in Sort],
                    "default": "date",
                    "help": "the order; date is newest first",
                },
            ),
            (("--limit",), {"type": count, "metavar": "N", "help": "the first N"}),
        ],
    ),
    "tag": (
        organising.tag,
        "Put tags on a story; print all that it has.",
        [
            _STORY,
            (("tag",), {"nargs": "*", "metavar": "TAG", "help": "a word; without any, its tags are printed"}),
            (("--remove",), {"action": "store_true", "help": "remove them instead"}),
        ],
    ),
    "rules": (
        rules.rules,
        "List the rules for new stories, look for mistakes in them, or show what they would find.",
        [
            (("--check",), {"action": "store_true", "help": "tell every mistake in rules.toml"}),
            (("--try",), {"action": "store_true", "dest": "try_", "help": "show the stories; do nothing"}),
            (
                ("query",),
                {"nargs": "?", "metavar": "QUERY", "help": "with --try: a search, not the rules"},
            ),
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
                    "help": "give a tag another name; the name of another tag merges the two",
                },
            ),
            (
                ("--remove",),
                {"metavar": "TAG", "help": "remove a tag from all stories, after asking; print which had it"},
            ),
            _YES,
        ],
    ),
    "note": (
        organising.note,
        "Write a note on a story, or print its note.",
        [
            _STORY,
            (("text",), {"nargs": "*", "metavar": "TEXT", "help": "the note, or - for stdin"}),
            (("--remove",), {"action": "store_true", "help": "remove the note"}),
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
                    "help": "only those with a problem or a notice: number, failing since, last success, "
                    "title, address, what is wrong",
                },
            ),
            _JSON,
            (("--show",), {"metavar": "FEED", "help": "what is set for one: its id, address or title"}),
            (
                ("--set",),
                {
                    "nargs": "+",
                    "metavar": ("FEED", "KEY=VALUE"),
                    "help": "set something for one; with nothing after =, what is set for all feeds holds",
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
        subscribing.remove,
        "Remove feeds; bookmarked stories stay.",
        [(("name",), {"nargs": "+", "metavar": "ID|URL", "help": "a feed"})],
    ),
    "fetch": (
        fetching.fetch,
        "Refresh the feeds that are due.",
        [
            (
                ("--force",),
                {"action": "store_true", "help": "all feeds, due or not, and pages that failed before"},
            ),
            (("--full",), {"action": "store_true", "help": "fetch the pages of unread stories too"}),
            (("--sources",), {"action": "store_true", "help": "and the sources that those pages cite"}),
        ],
    ),
    "backup": (
        keeping.back_up,
        "Write the library and your files of settings to one file, and check it. Passwords are not in it.",
        [
            (("file",), {"metavar": "FILE", "help": "where to"}),
            (("--replace",), {"action": "store_true", "help": "replace FILE if it exists"}),
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
        "List the pages and pictures that the settings keep_... let expire; by default none.",
        [(("--do",), {"action": "store_true", "help": "delete them"})],
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
        [
            (
                ("--story",),
                {"nargs": "+", "action": "extend", "metavar": "STORY", "help": "stories: ids, URLs or files"},
            ),
            (
                ("--search",),
                {"metavar": "SEARCH", "help": "the stories that this search finds, as they are stored"},
            ),
            (("--evidence",), {"metavar": "STORY", "help": "what a story rests on: its id, URL or file"}),
            (
                ("--as",),
                {
                    "dest": "form",
                    "choices": [form.value for form in Form],
                    "help": "the form; without it the ending of FILE tells, else it is md",
                },
            ),
            (
                ("--json",),
                {"dest": "form", "action": "store_const", "const": "json", "help": "the same as --as json"},
            ),
            (("--force",), {"action": "store_true", "help": "write over FILE if it exists"}),
            _FILE,
        ],
    ),
    "serve": (
        serving.serve,
        "Run the reader in a web browser, on this machine.",
        [
            (("--host",), {"default": "127.0.0.1", "help": "where to listen (default: this machine alone)"}),
            (
                ("--port",),
                {"type": count, "metavar": "PORT", "default": 8000, "help": "the port (default: 8000)"},
            ),
        ],
    ),
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
        "List the themes, or write a new one to start from.",
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
    "doctor": (
        keeping.doctor,
        "Look for what may be wrong: versions, settings, library, rights, terminal.",
        [],
    ),
    "paths": (tables.where, "Print where things are kept.", []),
    "manual": (
        tables.manual,
        "Print what the manual says of feeds, of your own files, or of the JSON.",
        [
            (
                ("page",),
                {"nargs": "?", "choices": tables.PAGES, "help": "a page; without one, they are listed"},
            )
        ],
    ),
}

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


def _option(name: str, said: str, **how: Any) -> Argument:
    """An argument as argparse takes it, with what is said of it."""
    return (name,), {"help": said, **how}


def _flag(name: str, said: str, **how: Any) -> Argument:
    return _option(name, said, action="store_true", **how)


def _form(name: str, said: str) -> Argument:
    return _option(f"--{name}", said, dest="form", action="store_const", const=name, default="text")


_INPUTS = _option("input", "a URL, a file, - for stdin, or a story's id", nargs="+", metavar="INPUT")
_JSON = _flag("--json", "one JSON object a line")
_ALLOW = _flag("--allow-exec", "allow feeds that are commands")
_YES = _flag("--yes", "do not ask")
_STORY = _option("story", "the id of a story, as `list` prints it", metavar="STORY")
_FILE = _option("file", "a file, or - (default)", nargs="?", default="-", metavar="FILE")

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
            _option("input", "an article: a URL, a file, - for stdin, or a story's id", metavar="INPUT"),
            _JSON,
            _option("--against", "this source, not the one linked nearest", metavar="URL|FILE"),
            _flag("--every", "all linked sources: the best answer"),
        ],
    ),
    "chain": (
        evidence.chain,
        "Print an article's sources, theirs, and so on, as far as copies reach.",
        [_option("input", "an article: the id of a story, a URL, or a file", metavar="STORY")],
    ),
    "sources": (sources.sources, "Print what articles cite, with the sentences.", [_JSON, _INPUTS]),
    "marks": (marks.marks, "List the quotes that you marked, newest first.", [_JSON]),
    "quotes": (
        quotes.quotes,
        "Print who said what in articles, or in the whole library when no INPUT is given.",
        [
            (("input",), {**_INPUTS[1], "nargs": "*"}),
            _JSON,
            _option("--speaker", "only what NAME said", metavar="NAME"),
            _option("--words", "only quotes that hold these words", metavar="WORDS"),
            _flag("--by-speaker", "grouped by speaker"),
        ],
    ),
    "speakers": (
        quotes.speakers,
        "List who is quoted in the library, and how often.",
        [_option("name", "only those with this in their name", nargs="?", metavar="NAME"), _JSON],
    ),
    "list": (
        verbs.list_stories,
        "List stories, newest first: number, N for unread and B for bookmarked, day, feed and title.",
        [
            _JSON,
            _flag("--unread", "only unread ones"),
            _flag("--bookmarks", "only bookmarked ones"),
            _option("--feed", "only those of one feed", metavar="ID|URL"),
            _option("--tag", "only those with this tag", metavar="TAG"),
            _option("--search", "only those that this search finds", metavar="SEARCH"),
            _option(
                "--sort",
                "the order; date is newest first",
                choices=[sort.value for sort in Sort],
                default="date",
            ),
            _option("--limit", "the first N", type=count, metavar="N"),
        ],
    ),
    "tag": (
        organising.tag,
        "Put tags on a story; print all that it has.",
        [
            _STORY,
            _option("tag", "a word; without any, its tags are printed", nargs="*", metavar="TAG"),
            _flag("--remove", "remove them instead"),
        ],
    ),
    "rules": (
        rules.rules,
        "List the rules for new stories, look for mistakes in them, or show what they would find.",
        [
            _flag("--check", "tell every mistake in rules.toml"),
            _flag("--try", "show the stories; do nothing", dest="try_"),
            _option("query", "with --try: a search, not the rules", nargs="?", metavar="QUERY"),
        ],
    ),
    "tags": (
        organising.tags,
        "List your tags, with how many stories have each; rename, merge or remove one.",
        [
            _option(
                "--rename",
                "give a tag another name; the name of another tag merges the two",
                nargs=2,
                metavar=("OLD", "NEW"),
            ),
            _option(
                "--remove", "remove a tag from all stories, after asking; print which had it", metavar="TAG"
            ),
            _YES,
        ],
    ),
    "note": (
        organising.note,
        "Write a note on a story, or print its note.",
        [
            _STORY,
            _option("text", "the note, or - for stdin", nargs="*", metavar="TEXT"),
            _flag("--remove", "remove the note"),
        ],
    ),
    "feeds": (
        feeds.feeds,
        "List the feeds: number, unread of all, title, address, what went wrong.",
        [
            _flag(
                "--problems",
                "only those with a problem or a notice: number, failing since, last success, "
                "title, address, what is wrong",
            ),
            _JSON,
            _option("--show", "what is set for one: its id, address or title", metavar="FEED"),
            _option(
                "--set",
                "set something for one; with nothing after =, what is set for all feeds holds",
                nargs="+",
                metavar=("FEED", "KEY=VALUE"),
            ),
        ],
    ),
    "add": (
        subscribing.add,
        "Subscribe to feeds.",
        [
            _option(
                "name",
                "a feed, or a page that names one; or file:///PATH, exec:COMMAND, filter:COMMAND:URL",
                nargs="+",
                metavar="URL",
            ),
            _option("--folder", "put them into this folder", metavar="NAME"),
            _ALLOW,
            _option("--login", "log in to their server; the password is asked for", metavar="NAME"),
        ],
    ),
    "remove": (
        subscribing.remove,
        "Remove feeds; bookmarked stories stay.",
        [_option("name", "a feed", nargs="+", metavar="ID|URL")],
    ),
    "fetch": (
        fetching.fetch,
        "Refresh the feeds that are due.",
        [
            _flag("--force", "all feeds, due or not, and pages that failed before"),
            _flag("--full", "fetch the pages of unread stories too"),
            _flag("--sources", "and the sources that those pages cite"),
        ],
    ),
    "backup": (
        keeping.back_up,
        "Write the library and your files of settings to one file, and check it. Passwords are not in it.",
        [
            _option("file", "where to", metavar="FILE"),
            _flag("--replace", "replace FILE if it exists"),
        ],
    ),
    "restore": (
        keeping.restore,
        "Put a backup in the place of the library, which is kept aside, or add a daily snapshot to it.",
        [
            _option("file", "what `quoth backup` wrote, or a folder of snapshots/", metavar="FILE"),
            _YES,
        ],
    ),
    "gc": (
        keeping.gc,
        "List the pages and pictures that the settings keep_... let expire; by default none.",
        [_flag("--do", "delete them")],
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
            _option("--story", "stories: ids, URLs or files", nargs="+", action="extend", metavar="STORY"),
            _option("--search", "the stories that this search finds, as they are stored", metavar="SEARCH"),
            _option("--evidence", "what a story rests on: its id, URL or file", metavar="STORY"),
            _option(
                "--as",
                "the form; without it the ending of FILE tells, else it is md",
                dest="form",
                choices=[form.value for form in Form],
            ),
            _option("--json", "the same as --as json", dest="form", action="store_const", const="json"),
            _flag("--force", "write over FILE if it exists"),
            _FILE,
        ],
    ),
    "serve": (
        serving.serve,
        "Run the reader in a web browser, on this machine.",
        [
            _option("--host", "where to listen (default: this machine alone)", default="127.0.0.1"),
            _option("--port", "the port (default: 8000)", type=count, metavar="PORT", default=8000),
        ],
    ),
    "keys": (
        tables.keys,
        "Print the keys that are in force, with the names by which keys.toml calls their actions.",
        [
            _flag("--check", "only say what is wrong in keys.toml"),
            _option("--preset", "those of a preset: default, newsboat or vim", metavar="NAME"),
            _flag("--markdown", "as a table in Markdown"),
        ],
    ),
    "config": (
        config.config,
        "List the settings and where each is from, write a commented file of them, or look for mistakes.",
        [
            _option("way", "list (default), init or check", nargs="?", choices=config.WAYS, default="list"),
            _flag("--markdown", "the table of settings in Markdown"),
        ],
    ),
    "themes": (
        themes.themes,
        "List the themes, or write a new one to start from.",
        [
            _option("way", "list (default) or new", nargs="?", choices=themes.WAYS, default="list"),
            _option("name", "the name of the new one", nargs="?", metavar="NAME"),
            _option("--like", "begin with the colours of THEME", metavar="THEME", default="nightdesk"),
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
        [_option("page", "a page; without one, they are listed", nargs="?", choices=tables.PAGES)],
    ),
}

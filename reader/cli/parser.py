"""How a command line is read, by the table of verbs."""

from __future__ import annotations

import argparse
import re

from reader import __version__
from reader.cli import verbs
from reader.cli.examples import EXAMPLES
from reader.cli.usage import Parser, refuse_rest, refuse_unknown
from reader.cli.verb_table import VERBS
from reader.model.terms import search_terms

_COLUMN = 31
"""Cells of the first column of what a search may ask for."""


def parse(words: list[str]) -> argparse.Namespace:
    """The arguments of a command line; `run` is the function of its verb. Exits with 2 on a usage error."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="keep the library in DIR")
    common.add_argument("--config", metavar="FILE", help="read settings from FILE")
    common.add_argument("--offline", action="store_true", help="never touch the network")
    if name := _verb_in(words):
        parser = _verb_parser(name, common)
    else:
        parser = Parser(
            "quoth",
            parents=[common],
            description="A terminal news reader that shows who said it. Without a verb, it opens the reader.",
            epilog=f"Verbs (`quoth VERB --help` explains each):\n\n{_verb_lines()}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--linear", action="store_true", help="plain lines instead of a screen")
        parser.add_argument("--version", action="version", version=f"quoth {__version__}")
        opened = "an article to open at once: a URL, a file, - for stdin, or a story's id"
        parser.add_argument("input", nargs="?", metavar="INPUT", help=opened)
        parser.set_defaults(run=verbs.start)
    arguments, rest = parser.parse_known_args(_joined(words))
    if rest:
        refuse_rest(name, rest, getattr(arguments, "input", None), VERBS)
    if name is None and arguments.input is not None:
        refuse_unknown(arguments.input, VERBS)
    return arguments


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
    """The first word that is neither an option nor the value of one, if it is a verb."""
    rest = iter(words)
    for word in rest:
        if word in ("--data-dir", "--config"):
            next(rest, None)
        elif not word.startswith("-") or word == "-":
            return word if word in VERBS else None
    return None


def _verb_parser(name: str, common: Parser) -> argparse.ArgumentParser:
    """The parser of one verb: making those of all takes longer than most of them run."""
    run, text, arguments = VERBS[name]
    parser = Parser("quoth", parents=[common])
    verb = parser.add_subparsers(required=True).add_parser(
        name,
        parents=[common],
        help=text,
        description=text,
        epilog="\n\n".join([f"Example:\n  {EXAMPLES[name]}", *_more(name)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for names, options in arguments:
        verb.add_argument(*names, **options)
    verb.set_defaults(run=run)
    return parser


def _verb_lines() -> str:
    """Each verb with what it is for."""
    return "\n".join(f"  {name:10}{text}" for name, (_, text, _) in VERBS.items())


def _more(name: str) -> list[str]:
    """What the help of a verb says below its arguments."""
    if name != "list":
        return []
    terms = "".join(f"{written:{_COLUMN}}{meaning}\n" for written, meaning in search_terms())
    return [f"SEARCH may ask for:\n\n{terms}"]

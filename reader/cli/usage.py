"""Command lines that cannot be understood: a sentence on what is wrong, and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from os.path import expanduser
from pathlib import Path
from typing import NoReturn

from reader.cli.running import USAGE
from reader.cli.voice import complain
from reader.config import is_missing
from reader.text.clean import safe_line


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes are sentences, and which takes only what it knows."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse what is none of the choices, and name them."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        known = ", ".join(choices[:-1]) + (" or " if choices[1:] else "") + choices[-1]
        takes = action.option_strings[0] if action.option_strings else self.prog
        raise argparse.ArgumentError(None, f"{takes} takes no “{value}”, but {known}")

    def error(self, message: str) -> NoReturn:
        """Say what cannot be understood. It may be the name of a file, which may hold anything."""
        refuse(message, self.prog)


def refuse(sentence: str, command: str) -> NoReturn:
    """End with a sentence on a mistake, and with where to read what is right."""
    complain(f"{safe_line(sentence)}: `{command} --help` says how it is used.")
    raise SystemExit(USAGE)


def refuse_rest(verb: str | None, rest: Sequence[str], first: str | None, verbs: Collection[str]) -> NoReturn:
    """Refuse the words of a command line that nothing takes. `first` is what stood for an article to open."""
    command = f"quoth {verb}" if verb else "quoth"
    word = rest[0]
    if word.startswith("-"):
        refuse(f"{command} has no option {word.partition('=')[0]}", command)
    if verb == "list":
        from shlex import quote

        refuse(f"quoth list takes no “{word}”, but --search {quote(word)} looks for it", command)
    near = [] if verb else get_close_matches(first or "", verbs, 1)
    if near:
        refuse(f"there is no verb {first}, but there is {near[0]}", f"quoth {near[0]}")
    refuse(f"{command} takes no “{word}”" if verb else f"quoth opens one article, not “{word}” too", command)


def refuse_unknown(first: str, verbs: Collection[str]) -> None:
    """Refuse an article to open that is nothing: no address, no file, no story, nor a verb spelt right.

    Whether a number is that of a story, the library knows. Told by the shell it stays in sight; in the
    reader it would be a line at the foot, of an empty pane.
    """
    if not first.strip() or first == "-" or first.isdecimal() or "://" in first:
        return
    if not is_missing(Path(expanduser(first))):
        return
    from reader.library.typed import is_site

    if is_site(first):
        return
    near = get_close_matches(first, verbs, 1)
    if near:
        refuse(f"there is no verb {first}, but there is {near[0]}", f"quoth {near[0]}")
    refuse(f"{first} is no verb, no file and no address such as example.org", "quoth")


def count(text: str) -> int:
    """A number of things, from an argument."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a number was expected, not “{text}”")
    return int(text)

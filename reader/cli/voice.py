"""What the command line says and asks: the one way on which words leave for a terminal or a pipe."""

from __future__ import annotations

import sys


def say(words: object = "", end: str = "\n", flush: bool = False) -> None:
    """Print words without what a terminal would obey, on standard output."""
    print(_safe(words), end=end, flush=flush)


def complain(sentence: str) -> None:
    """Print a message, on standard error."""
    print(f"quoth: {_safe(sentence)}", file=sys.stderr)


def ask(question: str) -> str:
    """Ask for a line. Raises EOFError when there is none."""
    return input(_safe(question))


def agrees(question: str) -> bool:
    """Whether a question is answered with yes. No answer at all, as the end of input, is a no.

    It stands on standard error where standard output goes into a file: what is in there is for others.
    """
    asked, aside = f"{question} [y/N] ", not sys.stdout.isatty()
    if aside:
        print(_safe(asked), end="", file=sys.stderr, flush=True)
    try:
        return ask("" if aside else asked).strip().lower() in ("y", "yes")
    except EOFError:
        print(file=sys.stderr)
        return False


def ask_secret(question: str) -> str:
    """Ask for a line that is not shown as it is typed. Raises ReaderError when there is none."""
    from getpass import getpass

    try:
        return getpass(_safe(question))
    except EOFError as error:
        from reader.model import ReaderError

        print(file=sys.stderr)
        raise ReaderError("No password was given.") from error


def _safe(words: object) -> str:
    from reader.text.clean import safe_text

    # What was cleaned on its entry may have been told to keep its hidden breaks.
    return safe_text(str(words), hidden_breaks=True)

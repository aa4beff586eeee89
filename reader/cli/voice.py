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
    """Whether a question is answered with yes. No answer at all, as the end of input, is a no."""
    try:
        return ask(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        say()
        return False


def _safe(words: object) -> str:
    from reader.text.clean import safe_text

    # What was cleaned on its entry may have been told to keep its hidden breaks.
    return safe_text(str(words), hidden_breaks=True)

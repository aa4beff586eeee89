"""What is wrong in a file of the user's: every mistake, with its line and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.model import ReaderError
from reader.text.clean import safe_line, without_logins


class Problem(NamedTuple):
    """One mistake in a file, or in "the environment".

    `line` counts from 1 and is 0 where it is the whole's. As text it is safe to show, and to others too: what
    doctor says is sent to those who help.
    """

    where: Path | str
    line: int
    sentence: str

    def __str__(self) -> str:
        where = f"{self.where}:{self.line}" if self.line else self.where
        return without_logins(safe_line(f"{where}: {self.sentence}"))


def raise_first(problems: Iterable[Problem]) -> None:
    """Raise ReaderError with the first problem, if there is one."""
    for problem in problems:
        raise ReaderError(str(problem))


def hint(word: str, known: Sequence[str], what: str) -> str:
    """What may have been meant by a word that is not known."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]}?" if near else f"known {what}: {', '.join(known)}."


LEFT_OUT = "Until that is mended, it does not count."
"""Behind a problem: what becomes of a line that is wrong."""


class CheckedFile(NamedTuple):
    """A file that people write, or a folder of such files, and what is wrong in it, with file and line."""

    subject: str
    path: Path
    problems: Sequence[object]

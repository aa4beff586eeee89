"""What is wrong in a file of the reader's: every mistake, with its line and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.model import ReaderError


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file, or in "the environment".

    `line` counts from 1 and is 0 where it is the whole's.
    """

    where: Path | str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.sentence}" if self.line else f"{self.where}: {self.sentence}"


def raise_first(problems: Iterable[Problem]) -> None:
    """Raise ReaderError with the first problem, if there is one."""
    for problem in problems:
        raise ReaderError(str(problem))


def hint(word: str, known: Sequence[str], what: str) -> str:
    """What may have been meant by a word that is not known."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]}?" if near else f"known {what}: {', '.join(known)}."

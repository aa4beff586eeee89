"""The lines around an article that belong to the page: "Skip to main content", menus, "Related articles"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reader.text.lexicon import lines_of

_HEADLINE_WORDS = 20
_MENU_RUN = 3
_CAPITALS = str.maketrans("άέήίόύώς", "αεηιουωσ")
"""Greek capitals have no accents, and one form of the last letter."""
_CLOSING = " .:!?？：！…»›>→▶►▸■◆●|-–—•·[]【】<＜＞"


def body_of(lines: Sequence[str]) -> tuple[int, int]:
    """Where the article begins and ends among the lines of a text copied from a page, as a range of lines.

    Blank lines count as nothing. Only what `lexicon/furniture.txt` knows goes, and only at the head and the
    foot; a text that is nothing else is kept whole.
    """
    filled = [number for number, line in enumerate(lines) if line.strip()]
    kinds = [kind_of(lines[number]) for number in filled]
    first = _edge(kinds)
    last = len(filled) - _edge(kinds[::-1])
    last = min(last, _list_at_foot([lines[number] for number in filled], kinds))
    last -= _edge(kinds[:last][::-1])
    if first >= last:
        return 0, len(lines)
    return filled[first], filled[last - 1] + 1


def kind_of(line: str) -> str:
    """What a line of a page is: "alone", "menu" or "list" as the lexicon has it, empty for text."""
    phrase = " ".join(line.split()).lower().replace("i\u0307", "i").strip(_CLOSING)
    if not phrase or len(phrase) > 80:
        return ""
    exact, beginnings = _phrases()
    kind = exact.get(phrase) or exact.get(phrase.translate(_CAPITALS), "")
    if kind or not phrase.startswith(tuple(beginnings)):
        return kind
    return next(kind for start, kind in beginnings.items() if phrase.startswith(start))


@cache
def _phrases() -> tuple[dict[str, str], dict[str, str]]:
    """The phrases with their kinds, and the beginnings of phrases that may go on."""
    exact: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    kind = ""
    for line in lines_of("furniture.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.endswith("*"):
            beginnings[line[:-1]] = kind
        else:
            exact[line.strip(_CLOSING)] = kind
            exact.setdefault(line.strip(_CLOSING).translate(_CAPITALS), kind)
    return exact, beginnings


def _edge(kinds: Sequence[str]) -> int:
    """How many lines from the edge on are furniture."""
    run = next((number for number, kind in enumerate(kinds) if not kind), len(kinds))
    lone = all(kind == "menu" for kind in kinds[:run])
    return 0 if lone and run < _MENU_RUN else run


def _list_at_foot(lines: Sequence[str], kinds: Sequence[str]) -> int:
    """Where a list of other stories begins that goes on to the end; the number of lines if there is none."""
    begin = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        if kinds[number] == "list":
            begin = number
        elif not kinds[number] and not _is_headline(lines[number]):
            break
    return begin


def _is_headline(line: str) -> bool:
    return len(line.split()) <= _HEADLINE_WORDS and not line.rstrip().endswith((".", "”", '"', ":", ";"))

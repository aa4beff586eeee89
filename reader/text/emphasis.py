"""Marks of emphasis that Markdown reads back as written, whatever characters they stand against.

CommonMark opens and closes emphasis by what stands beside the asterisks: `**“No.”**he` shows its asterisks.
So emphasis is first set by marks that occur in no text, and `settle` writes a neighbour as a character
reference where the rule would not see the mark:
https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
"""

from __future__ import annotations

import re
import unicodedata
from string import punctuation

STRONG = ("\ue000", "\ue001")
EMPHASIS = ("\ue002", "\ue003")

_WRITTEN = {"\ue000": "**", "\ue001": "**", "\ue002": "_", "\ue003": "_"}
_OPENING = (STRONG[0], EMPHASIS[0])
_OURS = re.compile("[\ue000-\ue01f]")
_RUN = re.compile("([\ue000-\ue003]+)")


def settle(marked: str) -> str:
    """The Markdown with `**` and `_` for its marks."""
    for opening, closing in (STRONG, EMPHASIS):
        marked = marked.replace(closing + opening, "")
    texts = _RUN.split(marked)
    for at in range(1, len(texts), 2):
        marks, before, after = texts[at], texts[at - 1], texts[at + 1]
        mark = marks[0]
        if mark in _OPENING and _hidden(before[-1:], mark, marks, after[:1]):
            texts[at - 1] = before[:-1] + _reference(before[-1])
        mark = marks[-1]
        if mark not in _OPENING and _hidden(after[:1], mark, marks, before[-1:]):
            texts[at + 1] = _reference(after[0]) + after[1:]
        texts[at] = "".join(_WRITTEN[mark] for mark in marks)
    return "".join(texts)


def unmarked(text: str) -> str:
    """A text from outside without the characters that stand for marks here."""
    return _OURS.sub("", text)


def _hidden(outside: str, mark: str, marks: str, inside: str) -> bool:
    """Whether the mark at the edge of a run would not be seen for the characters on either side."""
    if not outside or outside.isspace() or outside in punctuation or unicodedata.category(outside)[0] == "P":
        return False
    return mark in EMPHASIS or len(marks) > 1 or not inside.isalnum()


def _reference(character: str) -> str:
    return f"&#{ord(character)};"

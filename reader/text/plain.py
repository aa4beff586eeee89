"""Plain text -> Document: every character of it in order, white space and page furniture apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model import Block, BlockKind, Document
from reader.text.clean import safe_text
from reader.text.furniture import body_of

_LONG_LINE = 120
_LONG_WORD = 40
_TITLE_LENGTH = 200
_TITLE_WORDS = 25
_FINAL = re.compile(r"[.?!…:;,。！？]['\"’”»)\]]*$")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|przez)\s+(\S.*)", re.I)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*")
_BETWEEN_NAMES = frozenset(
    re.findall(r"\w+", "and of the for und et y e de la del da di van von den der le al bin in")
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain text read: its title and byline, where it plainly has them, and all of its blocks."""

    title: str
    byline: str | None
    document: Document


def read_plain(text: str) -> PlainText:
    """Paragraphs at blank lines, or at line ends that no wrapping explains. Nothing is taken for markup."""
    lines = [" ".join(line.split()) for line in safe_text(text, hidden_breaks=True).split("\n")]
    start, end = body_of(lines)
    paragraphs = list(_paragraphs(lines[start:end]))
    title = paragraphs[0] if _is_title(paragraphs) else ""
    blocks = [Block(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs]
    if title:
        blocks[0] = Block(BlockKind.HEADING, title, level=1)
    near = paragraphs[bool(title) : bool(title) + 2]
    byline = next((name for name in map(byline_of, near) if name), None)
    return PlainText(title, byline, Document(tuple(blocks)))


def byline_of(line: str) -> str | None:
    """The names of a line that is a byline ("By Ann Lee and Bo Day"), else None."""
    found = _BYLINE.fullmatch(line)
    if found is None or len(line) > 120 or _FINAL.search(line):
        return None
    words = re.split(r"[\s,/|]+", found[1])
    names = [word for word in words if word.lower() not in _BETWEEN_NAMES and word not in "&"]
    return found[1] if names and len(words) <= 12 and all(map(_NAME.match, names)) else None


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    # A long address is no measure of the width that the lines are wrapped to.
    width = max((len(line) for line in lines if max(map(len, line.split(" "))) < _LONG_WORD), default=0)
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (not line or _ends_here(paragraph[-1], line, width)):
            yield " ".join(paragraph)
            paragraph = []
        if line:
            paragraph.append(line)
    if paragraph:
        yield " ".join(paragraph)


def _ends_here(line: str, following: str, width: int) -> bool:
    """Whether the writer ended a line: the next word would have fitted, or the lines are not wrapped."""
    return width > _LONG_LINE or len(line) + 1 + len(following.split(" ", 1)[0]) < width * 0.75


def _is_title(paragraphs: Sequence[str]) -> bool:
    if len(paragraphs) < 2 or len(paragraphs[0]) > _TITLE_LENGTH:
        return False
    first, longest = paragraphs[0], max(map(len, paragraphs[1:4]))
    if _FINAL.search(first) or len(first.split()) > _TITLE_WORDS or longest <= len(first):
        return False
    return not first[0].islower() and any(char.isalpha() for char in first)

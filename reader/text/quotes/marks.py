"""Where quotation marks open and close. No text is refused: a stray mark costs its own quotation at most.

The marks of a block are read once from left to right. What stands on either side of a mark decides first what
it does, and its own shape only then: papers set marks the wrong way round every day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_MARK = re.compile(r"``|''|‘‘|’’|<<(?=[\s\w])|>>|(?<![\w,]),,(?=\w)|[\"“”„‟″‶«»‹›「」『』〝〞〟＂❝❞]")
SINGLES = frozenset("'‘’‚‛`❛❜")
_SINGLE = re.compile(f"[{''.join(sorted(SINGLES))}]")
_ANY = re.compile("[\"“”„‟″‶«»‹›「」『』〝〞〟＂❝❞'‘’‚‛`❛❜]|,,|<<")
_OPENS = frozenset(["„", ",,", "「", "『", "〝", "``", "‘‘", "<<", "❝"])
_CLOSES = frozenset(["」", "』", "〞", "〟", ">>", "❞"])
_BEFORE_OPEN = frozenset(" \t\n\u00a0\u202f([{<—–-/*_>…")
_AFTER_CLOSE = frozenset(" \t\n\u00a0\u202f)]}>.,;:!?…—–-/*_<|")
_ENDS = ("", *_AFTER_CLOSE)
_DEPTH = 8
"""How many marks inside each other are looked through for the one that closes."""
_ELISIONS = re.compile(
    r"(?:\d0s|tis|twas|em|cause|til|till|round|bout|n|cuz|ello|nuff|neath|[stkm](?= ))\b", re.I
)
_INCHES = re.compile(r"(?<!\d)\d{1,3}(?:[.,/]\d{1,2})?$")
_FINAL = frozenset(".,?!…—-;")
_EAST = "\u2e80"
"""From here on characters stand without blanks between them and have no apostrophes."""


_FAMILIES = (
    frozenset(
        ['"', "“", "”", "„", "‟", "″", "‶", "``", "''", "‘‘", "’’", ",,", "＂", "〝", "〞", "〟", "❝", "❞"]
    ),
    frozenset("«»"),
    frozenset("‹›"),
    frozenset("「」"),
    frozenset("『』"),
    frozenset(["<<", ">>"]),
)


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A stretch in marks: `start` to `end` of a block's text with its marks, `inner` to `until` without them.

    `closed` says whether the mark at its end is really there.
    """

    block: int
    start: int
    end: int
    inner: int
    until: int
    closed: bool = True
    continues: bool = False
    """Whether it carries on the passage before, whose closing mark is missing for that reason."""
    single: bool = False
    dashed: bool = False
    """Whether a dash opens it and nothing closes it."""


class Pair(NamedTuple):
    """Where marks and what they hold start and end in a block's text, and the mark that opens."""

    start: int
    end: int
    mark: str
    closing: int = 1
    """How long the mark is that closes."""


class Unclosed(NamedTuple):
    """A mark that opens and never closes in its block, and the pairs behind it."""

    start: int
    mark: str
    held: tuple[Pair, ...]


@dataclass(slots=True)
class _Open:
    """A mark that opened and has not closed yet, with what it held so far."""

    at: int
    mark: str
    held: list[Pair] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one block: what opened and closed in it, what was left open, and a close without an
    open."""

    passages: tuple[Pair, ...]
    unclosed: Unclosed | None
    orphan: tuple[int, str] | None
    """The first closing mark if nothing was open before it."""


def has_marks(text: str) -> bool:
    """Whether there is any mark, apostrophes among them, that could open a quotation."""
    return _ANY.search(text) is not None


def read_marks(text: str) -> Marked:
    """The double marks of one block of text."""
    found = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    stack: list[_Open] = []
    done: list[Pair] = []
    orphan: tuple[int, str] | None = None
    for number, (at, mark) in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        role = _role(text, at, mark, stack[-1].mark if stack else "")
        if role == "close" and mark in '"″' and following and _is_inch(text, at, following):
            role = ""
        if role == "close" and not stack:
            if _opens_after_all(text, at, mark, following):
                role = "open"
            elif orphan is None and not done:
                orphan = (at, mark)
        if role == "open":
            stack.append(_Open(at, mark))
        elif role == "close" and stack:
            opened = _opener_of(stack, mark)
            (stack[-1].held if stack else done).append(
                Pair(opened.at, at + len(mark), opened.mark, len(mark))
            )
    unclosed = Unclosed(stack[0].at, stack[0].mark, tuple(_held(stack))) if stack else None
    return Marked(tuple(done), unclosed, orphan)


def passage_of(block: int, pair: Pair) -> MarkedPassage:
    """What stands in a pair of marks."""
    start, end, mark, closing = pair
    return MarkedPassage(block, start, end, start + len(mark), max(start + len(mark), end - closing))


def _is_inch(text: str, at: int, following: tuple[int, str]) -> bool:
    """Whether a mark behind a number measures it: the next one closes what this one would have closed."""
    after, mark = following
    closes = mark in '"”“»' and text[after - 1] not in _BEFORE_OPEN and text[after + 1 : after + 2] in _ENDS
    return closes and text[at + 1 : at + 2] == " " and _INCHES.search(text[max(0, at - 8) : at]) is not None


def _held(stack: Sequence[_Open]) -> list[Pair]:
    return [passage for opened in stack for passage in opened.held]


def _opener_of(stack: list[_Open], mark: str) -> _Open:
    """The mark that this one closes; what was opened inside it and never closed is forgotten."""
    depth = len(stack) - 1
    lowest = max(0, depth - _DEPTH)
    while depth > lowest and not _pairs(stack[depth].mark, mark):
        depth -= 1
    if not _pairs(stack[depth].mark, mark):
        depth = len(stack) - 1
    opened = stack[depth]
    del stack[depth:]
    return opened


def _pairs(opening: str, closing: str) -> bool:
    return any(opening in family and closing in family for family in _FAMILIES)


def _role(text: str, at: int, mark: str, within: str) -> str:
    """ "open", "close" or "" for a mark that is none: an inch, an attribute of mark-up."""
    before = text[at - 1] if at else "\n"
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark == "„" and within in ("„", "“", '"') and before not in _BEFORE_OPEN and after in _AFTER_CLOSE:
        return "close"
    if mark in _OPENS:
        return "open"
    if mark == ">>" and within != "<<":
        return ""
    if mark == "’’":
        return "close" if within and _pairs(within, mark) and after in _AFTER_CLOSE else ""
    if mark in _CLOSES:
        return "close"
    if mark in "«»‹›":
        return _guillemet(mark, within, before, after)
    if mark in ('"', "''", "＂", "″", "‶"):
        return _straight(text, at, mark, within, before, after)
    return _curly(mark, within, before, after)


def _guillemet(mark: str, within: str, before: str, after: str) -> str:
    """French « so », German »so«, Swedish »so»: the first one of a block says which."""
    if within and within in "«»‹›":
        if mark != within:
            return "close" if _pairs(mark, within) else "open"
        return "open" if mark in "«‹" or (before.isspace() and not after.isspace()) else "close"
    if mark in "«‹" or before == "\n":
        return "open"
    return "open" if before in _BEFORE_OPEN and not after.isspace() else "close"


def _straight(text: str, at: int, mark: str, within: str, before: str, after: str) -> str:
    left, right = before in _BEFORE_OPEN, after in _AFTER_CLOSE
    same = bool(within) and _pairs(within, mark)
    if before == "=" or (same and at > 1 and _in_attribute(text, at)):
        return ""
    if before.isdigit() and (not same or (mark in "″‶" and within not in ("″", "‶"))):
        return ""
    if left and not right:
        return "close" if same and before in "—–-…/" and after.isspace() else "open"
    if right and not left:
        return "close"
    if left and right:
        if same:
            return "close" if not (before.isspace() and after in ".…—[") else "open"
        return "open" if before.isspace() and (not after.isspace() or at + 1 < len(text)) else "close"
    return "close" if same else "open"


def _in_attribute(text: str, at: int) -> bool:
    start = text.rfind('"', max(0, at - 40), at)
    return start > 0 and text[start - 1] == "="


def _curly(mark: str, within: str, before: str, after: str) -> str:
    left, right = before in _BEFORE_OPEN, after in _AFTER_CLOSE
    if within and within in "„‟" and mark in "“”" and not (left and not right):
        return "close"
    if left and not right:
        if mark == "”" and before in "—–-…/" and within:
            return "close"
        return "open"
    if right and not left:
        return "close"
    if left and right and mark == "”":
        return "close" if within else "open"
    return "open" if mark in "“‟" else "close"


def _opens_after_all(text: str, at: int, mark: str, following: tuple[int, str] | None) -> bool:
    """Whether a mark that looks like a close with nothing open is an opening one glued to the word before
    it."""
    if following is None or at == 0 or text[at - 1] not in ",:" or mark == "”":
        return False
    return _role(text, following[0], following[1], mark) == "close"


def read_singles(text: str) -> list[Pair]:
    """The pairs of single marks of one block, apostrophes told apart."""
    found = [(match.start(), match.group()) for match in _SINGLE.finditer(text)]
    low = "‚" in text
    closes = [_may_close(text, at, low) for at, _ in found]
    last_sure = max(
        (n for n, (at, _) in enumerate(found) if closes[n] and not possessive(text, at)), default=-1
    )
    passages: list[Pair] = []
    start = -1
    for number, (at, mark) in enumerate(found):
        if start < 0:
            if _may_open(text, at, mark):
                start = at
        elif closes[number] and not (possessive(text, at) and number < last_sure):
            passages.append(Pair(start, at + 1, text[start]))
            start = -1
        elif _may_open(text, at, mark) and mark == "‘" and text[start] == "‘":
            start = at
    return passages


def _may_open(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark == "❜" or not (before in _BEFORE_OPEN or before in '“"' or (mark == "‘" and before >= _EAST)):
        return False
    return not after.isspace() and not (mark != "‘" and _ELISIONS.match(text, at + 1))


def _may_close(text: str, at: int, low: bool) -> bool:
    """Whether a mark can close; the German ‚so‘ closes, where the text has its opening, with what opens in
    others."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "❛‚" or before.isspace() or (after.isalnum() and not (text[at] == "’" and after >= _EAST)):
        return False
    and_short = text[max(0, at - 3) : at].lower() in (" 'n", " ’n", " ‘n")
    return (text[at] != "‘" or low) and not and_short


def possessive(text: str, at: int) -> bool:
    """The mark of "the workers' cow": an s before it, a blank and a small letter after it."""
    return (
        text[at - 1 : at].lower() == "s"
        and text[at + 1 : at + 2].isspace()
        and text[at + 2 : at + 3].islower()
    )


def ends_like_speech(text: str, pair: Pair) -> bool:
    """Whether the stop or comma that speech has stands before the closing mark."""
    return pair.end - 2 > pair.start and text[pair.end - 2] in _FINAL

"""The card of a check, line by line: the quote, where it was looked for, what was found, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from urllib.parse import urlsplit

from rich.cells import cell_len

from reader.model import Checked, Mark, Verdict, VerdictKind
from reader.ui.cells import Line, cut, wrap
from reader.ui.dates import day_of
from reader.ui.quotes.signs import MARKS, VERDICTS
from reader.ui.quotes.verdict_words import said_there

_INDENT = "  "
_LONGEST = 400
_BAR = " │ "


def card_lines(checked: Checked, mark: Mark | None, width: int) -> Sequence[Line]:
    """The lines of a card, none wider than `width` cells."""
    paragraphs = [*_paragraphs(checked, width), *([_own(mark, width)] if mark else [])]
    return [line for paragraph in paragraphs for line in (*paragraph, ())][:-1]


def title_of(checked: Checked) -> str:
    """The verdict with its sign, as the card is headed."""
    if checked.source is None:
        return "Not checked"
    sign, name, _ = VERDICTS[checked.verdict.kind]
    return f"{sign} {name.capitalize()}"


def _paragraphs(checked: Checked, width: int) -> Iterator[Sequence[Line]]:
    verdict, quote = checked.verdict, checked.quote
    who = cut(f"{quote.speaker or 'unattributed'}, in this article", width)
    yield [((who, "quiet"),), *_set(quote.text, width)]
    if checked.source is None:
        yield _plain(verdict.why, width)
        return
    yield _source(checked, width)
    if verdict.kind.is_answer:
        found = verdict.found if verdict.kind is not VerdictKind.VERBATIM else ""
        yield [*_plain(_meaning(checked), width), *_set(found, width)]
    if verdict.differences:
        yield list(_beside(verdict, width))
    if verdict.why:
        yield _plain(verdict.why, width)
    if there := said_there(checked):
        yield _plain(there, width)


def _meaning(checked: Checked) -> str:
    """What the verdict means. Words that no outlet relayed need no source but the article that has them."""
    meaning = VERDICTS[checked.verdict.kind][2]
    is_own = checked.verdict.kind is VerdictKind.ABSENT and checked.quote.via is None
    return f"{meaning} They may have been said to this article itself." if is_own else meaning


def _own(mark: Mark, width: int) -> list[Line]:
    note = f": {mark.note}" if mark.note else ""
    return _plain(f"Your mark: {MARKS[mark.kind]} {mark.kind.value}{note}", width)


def _source(checked: Checked, width: int) -> list[Line]:
    """The source's name, with the date of the copy and its host beneath."""
    host = (urlsplit(checked.url or "").hostname or "").removeprefix("www.")
    copied = f"copy of {day_of(checked.copied)}" if checked.copied else "no copy"
    about = " · ".join(part for part in (copied, host) if part and part != checked.source)
    return [((cut(f"Looked for in {checked.source}", width), "strong"),), ((cut(about, width), "quiet"),)]


def _beside(verdict: Verdict, width: int) -> Iterator[Line]:
    """The differing words in two columns, the article's and the source's."""
    left = (width - len(_BAR)) // 2
    right = width - len(_BAR) - left
    yield (_cell("In the article", left, "heading"), (_BAR, "rule"), (cut("In the source", right), "heading"))
    yield (("─" * (left + 1) + "┼" + "─" * (right + 1), "rule"),)
    for here, there in verdict.differences:
        columns = wrap(here or "(nothing)", left, _LONGEST), wrap(there or "(nothing)", right, _LONGEST)
        looks = "strong" if here else "quiet", "strong" if there else "quiet"
        for one, other in zip_longest(*columns, fillvalue=""):
            yield (_cell(one, left, looks[0]), (_BAR, "rule"), (other, looks[1]))


def _cell(text: str, width: int, look: str) -> tuple[str, str]:
    text = cut(text, width)
    return text + " " * (width - cell_len(text)), look


def _set(text: str, width: int) -> list[Line]:
    """Words that somebody said, set in."""
    return [((_INDENT + line, ""),) for line in wrap(text, width - len(_INDENT), _LONGEST)]


def _plain(text: str, width: int) -> list[Line]:
    return [((line, ""),) for line in wrap(text, width, _LONGEST)]

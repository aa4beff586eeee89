"""Checked quotes as the command line prints them."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from reader.cli.output import WRAPPED, iso, json_line
from reader.model import Checked, Verdict, VerdictKind
from reader.ui.dates import day_of
from reader.ui.quotes.verdict_words import said_there

_INDENT = "    "
_COLUMN = (WRAPPED - len(_INDENT) - 3) // 2


def checked_json(checked: Checked) -> str:
    """One line of JSON: the contract of `check --json`. A difference: the quote's words, the source's."""
    verdict = checked.verdict
    return json_line(
        {
            "quote": checked.quote.text,
            "speaker": checked.quote.speaker,
            "verdict": verdict.kind.value,
            "source": checked.url or checked.source,
            "copied": iso(checked.copied),
            "found": verdict.found or None,
            "found_speaker": verdict.speaker,
            "differences": [list(pair) for pair in verdict.differences],
        }
    )


def checked_text(checked: Checked) -> str:
    """A quote and what became of it, for people, with an empty line after it."""
    verdict, quote = checked.verdict, checked.quote
    lines = [_wrapped(f"{quote.who}: {quote.text}")]
    lines.append(_wrapped(f"{_INDENT}{_outcome(checked)} {verdict.why}".rstrip()))
    lines += _beside(verdict)
    if verdict.found and verdict.kind is not VerdictKind.VERBATIM:
        lines.append(_wrapped(f"{_INDENT}There: {verdict.found}"))
    return "\n".join(lines) + "\n"


def _outcome(checked: Checked) -> str:
    """The verdict with its source and the date of the copy, and whose words they are there."""
    if checked.source is None:
        return "Not checked."
    day = f" (copy of {day_of(checked.copied)})" if checked.copied else ""
    sentence = checked.verdict.kind.outcome_in(checked.source + day)
    return f"{sentence} {said_there(checked)}".rstrip()


def _beside(verdict: Verdict) -> list[str]:
    """The differing words in two columns, the article's and the source's."""
    rows = [("in the article", "in the source"), *verdict.differences] if verdict.differences else []
    lines = []
    for here, there in rows:
        columns = (textwrap.wrap(words or "-", _COLUMN) for words in (here, there))
        for left, right in zip_longest(*columns, fillvalue=""):
            lines.append(f"{_INDENT}{left:<{_COLUMN}} | {right}".rstrip())
    return lines


def _wrapped(text: str) -> str:
    return textwrap.fill(
        text, WRAPPED, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False
    )

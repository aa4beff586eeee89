"""What a check of a quote says, in words: for the card on the screen and for the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model import Checked, VerdictKind, counted
from reader.ui.quotes.signs import VERDICTS, name_of

_FOUND = (VerdictKind.VERBATIM, VerdictKind.CUT, VerdictKind.ALTERED)


def said_there(checked: Checked) -> str:
    """Whose words they are in the source, by its own attribution; empty where nothing was found."""
    verdict = checked.verdict
    if not verdict.found or verdict.kind not in _FOUND:
        return ""
    if verdict.speaker is None:
        return "It does not say there whose words they are."
    if checked.quote.speaker is None:
        return f"Said there by {verdict.speaker}; the article does not say whose words they are."
    if _is_same(verdict.speaker, checked.quote.speaker):
        return f"Said there by {verdict.speaker} as well."
    if checked.quote.speaker[:1].islower():
        # "the report": a description, which the source may well give a name or another description.
        return f"Said there by {verdict.speaker}, here by {checked.quote.speaker}."
    return f"Found, but said there by {verdict.speaker}."


def _is_same(there: str, here: str) -> bool:
    """Whether two names can be one person's: "Holm" and "Ida Holm" can."""
    one, other = set(there.casefold().split()), set(here.casefold().split())
    return one <= other or other <= one


def in_sum(checks: Iterable[Checked]) -> str:
    """What came of many checks, counted: "5 quotes: 3 verbatim, 2 altered."."""
    found = list(checks)
    counts = Counter(each.verdict.kind for each in found if each.source is not None)
    absent = {each.source for each in found if each.verdict.kind is VerdictKind.ABSENT}
    where = absent.pop() if len(absent) == 1 else "the nearest linked source"
    names = {kind: name_of(kind) for kind in VERDICTS} | {VerdictKind.ABSENT: f"not in {where}"}
    parts = [f"{counts[kind]} {names[kind]}" for kind in VERDICTS if counts[kind]]
    if unlinked := sum(each.source is None for each in found):
        parts.append(f"{unlinked} without a linked source")
    if not parts:
        return "There are no words in quotation marks to check."
    all_absent = counts[VerdictKind.ABSENT] == len(found) > 1
    besides = " What was said to the article itself stands in no source." if all_absent else ""
    return f"{counted(len(found), 'quote')}: {', '.join(parts)}.{besides}"

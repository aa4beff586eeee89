"""How sure an attribution is: how often those of its kind are right.

The figures are set by `tests/bench/quotes_bench.py`, which counts it over the project's own articles. Where
a rule occurs ten times in those called "fresh", it is what their first reading showed, before any rule knew
them (105 of 119 speakers right); else it is what all articles and cases show, and less than they show, for
the rules were written with them at hand.
"""

from __future__ import annotations

from reader.text.quotes.attribution import Attribution
from reader.text.quotes.resolve import ResolvedSpeaker

_PRIOR = {
    "inverted": 0.97,
    "after": 0.95,
    "before": 0.95,
    "according to": 0.92,
    "signature": 0.85,
    "colon": 0.88,
    "continued": 0.93,
    "closing": 0.9,
    "linked": 0.9,
    "later": 0.85,
    "reported": 0.75,
    "in turn": 0.7,
    "earlier": 0.86,
    "omitted": 0.8,
    "omitted far": 0.65,
    "running": 0.7,
    "sentence before": 0.7,
    "beat": 0.7,
    "subject": 0.5,
    "paragraph before": 0.45,
    "transcript": 0.9,
    "set off": 0.8,
    "indirect": 0.9,
}


def confidence(
    rule: Attribution | None, own: Attribution | None, speaker: ResolvedSpeaker, words: int
) -> float:
    """0 to 1: the lower prior of the rule that joined the words to their attribution and of that
    attribution's own rule, times how sure the speaker was resolved, less for a word or two."""
    if rule is None or own is None or speaker.name is None:
        return 0.0
    prior = _PRIOR[rule.rule]
    if own is not rule:
        prior = min(prior, _PRIOR[own.rule])
    length = 1.0 if words > 5 else 0.95 if words > 2 else 0.8
    return round(prior * speaker.sure * length, 2)

"""Short names: "the Courier" after "Northmoor Courier" is the same source, and is called by the full name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from reader.text.sources.passages import Passage, phrases
from reader.text.sources.runs import Run, is_organisation, is_press

_GIVEN = re.compile(r" \(([A-Z]{2,8})\)")
LEAST_LETTERS = 3
"""Two first letters agree with too many names."""
LONGEST_FULL = 8
"""A full name of more words has no short one: it is a row of capitals."""


def called_in_full(
    passages: Sequence[Passage], names: Mapping[int, Sequence[Run]], own: str | None, listed: Collection[str]
) -> dict[int, tuple[Run, ...]]:
    """The runs of each passage, those that end a full name named before replaced by it.

    `own` is the name of the article's own outlet, which its text need not give in full, `listed` are the
    short names of listed papers that are named in full or are those of the place. A short name of a listed
    outlet is left out: `reader.text.sources.listed` finds it by itself.
    """
    full: dict[tuple[str, ...], tuple[str, ...]] = {}
    if own:
        _remember(full, tuple(own.split()), listed=False)
    resolved = {}
    for passage in passages:
        named = [
            tuple(passage.text[mention.start : mention.end].split())
            for mention in passage.mentions
            if not mention.ambiguous
        ]
        kept = []
        for run in names[passage.number]:
            words = full.get(run.words) if _may_be_short(passage, run) else None
            if words is None and run.article and run.name in listed:
                words = ()
            if words is None and (is_press(run) or is_organisation(run)):
                _remember(full, run.words, listed=False)
                _remember_letters(full, passage, run)
            if words != ():
                kept.append(replace(run, words=words) if words else run)
        for name in named:
            _remember(full, name, listed=True)
        resolved[passage.number] = tuple(kept)
    return resolved


def _remember(full: dict[tuple[str, ...], tuple[str, ...]], words: tuple[str, ...], listed: bool) -> None:
    """Keeps the ends of a full name; those of a listed outlet without it, as names to be left out."""
    if words[:1] in (("The",), ("the",)):
        words = words[1:]
    if len(words) <= LONGEST_FULL:
        for at in range(1, len(words)):
            full[words[at:]] = () if listed else words


def _remember_letters(full: dict[tuple[str, ...], tuple[str, ...]], passage: Passage, run: Run) -> None:
    """Keeps the first letters of a body's name, and what stands in brackets behind it: "(IWS)"."""
    letters = "".join(word[0] for word in run.words if word[0].isupper() and "." not in word)
    for size in range(LEAST_LETTERS, min(len(letters), LONGEST_FULL) + 1):
        full[(letters[:size],)] = run.words
    given = _GIVEN.match(passage.text, run.end)
    if given and given[1].upper()[0] in letters:
        full[(given[1],)] = run.words


def _may_be_short(passage: Passage, run: Run) -> bool:
    """One word needs an article to be a short name ("the Courier", "dem Kurier") unless it is letters."""
    if len(run.words) > 1:
        return run.article or not is_press(run)
    if run.name.isupper() and len(run.name) > 1:
        return True
    before = passage.low[max(0, run.start - 5) : run.start].replace("'", " ").split()
    return run.article or (bool(before) and before[-1] in phrases("name_articles"))

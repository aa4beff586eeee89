"""The stretch of a source that is most like a quotation that does not stand in it, and how like it is.

A likeness says where to look and whether two texts are versions of one; it never says that they are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.text.check.align import SURE_LETTERS, Stretch
from reader.text.check.compare import Pairs, inner_differences, is_clitic
from reader.text.check.normalise import Words
from reader.text.check.polarity import Polarity
from reader.text.check.quotation import letters_of

NEAREST = 55.0
"""Below this likeness of letters (of 100) a stretch of the source is not looked at."""
_ALIKE = 0.7
"""Above this likeness of letters, words that differ are taken for misspelt ones and count in part."""
_PIECE = 60
"""Words of the pieces in which a long quotation is looked for."""
_LETTERS = 800
"""Letters of a piece that are looked for: words of a hundred letters are none."""
_PIECES = 12
"""Pieces, from all parts of it, that are looked for of a quotation of thousands of words."""
_SLACK = 10
"""Words by which a stretch is widened on a side where it may go on."""
_MARK = '"'
_OF_A_FIGURE = 3
"""Words that a figure may stand for, at most: "two hundred thousand"."""
_SHUFFLED = 0.85
"""The share of a quotation's letters that must stand in a stretch for their order not to matter."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A stretch of the source, how it differs from the quotation, and its likeness, 0 to 1.

    The likeness is the share of the quote's letters whose words stand there in the same order, letters of the
    source in between counting half against it; of those in any order where nearly all stand there.
    """

    found: Stretch
    pairs: Pairs
    share: float


def nearest(needle: Words, stream: Words) -> Stretch | None:
    """The stretch of a stream that is most like the quotation, letter by letter.

    A long quotation is looked for by its pieces, for the search takes the time of the letters of both texts
    together; the piece that is found best tells where the rest must be.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    if not len(stream):
        return None
    found = []
    for start in range(0, len(needle), _PIECE * max(1, len(needle) // (_PIECE * _PIECES))):
        piece = needle.cut(start, start + _PIECE)
        alignment = partial_ratio_alignment(piece.line[:_LETTERS], stream.line, score_cutoff=NEAREST)
        if alignment is not None:
            first = stream.word_at(alignment.dest_start)
            last = stream.word_at(max(0, alignment.dest_end - 2))
            found.append((alignment.score, first, last + 1, start, len(needle) - start - len(piece)))
    if not found:
        return None
    _, first, last, before, after = max(found)
    first -= before + _SLACK if before else 0
    last += after + _SLACK if after else 0
    return _widened(needle, Stretch(stream, max(0, first), min(len(stream), last)))


def _widened(needle: Words, found: Stretch) -> Stretch:
    """The stretch with a word more at the side whose word of the quotation is not in it."""
    inside = found.stream.keys[found.start : found.end]
    start = found.start - (needle.keys[0] not in inside)
    end = found.end + (needle.keys[-1] not in inside)
    return Stretch(found.stream, max(0, start), min(len(found.stream), end))


def wider(found: Stretch) -> Stretch:
    """A stretch with some words more on either side: what the quotation left out may have cut it short."""
    start, end = max(0, found.start - _SLACK), min(len(found.stream), found.end + _SLACK)
    return Stretch(found.stream, start, end)


@dataclass(frozen=True, slots=True)
class _Step:
    """Words `here` of the quotation beside words `there` of the source: all the same, or none."""

    same: bool
    here: range
    there: range


def compare(quote: Words, found: Stretch, lists: Polarity) -> Likeness:
    """A stretch compared word by word, without the words at its ends that the quotation has not."""
    keys = found.stream.keys[found.start : found.end]
    steps = _steps(quote.keys, keys)
    while steps and not steps[0].here:
        steps.pop(0)
    while steps and not steps[-1].here:
        steps.pop()
    if not steps:
        return Likeness(found, [], 0.0)
    steps[0] = _from_mark(steps[0], quote, found)
    steps[-1] = _to_mark(steps[-1], quote, found)
    trimmed = Stretch(found.stream, found.start + steps[0].there.start, found.start + steps[-1].there.stop)
    strange = sum(letters_of(_at(keys, step.there)) for step in steps if not step.here)
    alike = sum(_alike(step, quote, keys) for step in steps)
    share = alike / max(1.0, letters_of(quote.words) + strange / 2)
    pairs = [pair for step in steps for pair in _pairs(step, quote, found, lists)]
    whole = 1.0 if _is_one_word_off(steps, quote) else 0.0
    return Likeness(trimmed, pairs, max(share, whole, _reordered(quote, keys)))


def _is_one_word_off(steps: Sequence[_Step], quote: Words) -> bool:
    """Whether all words but the first or the last stand there in one run that is no chance: "prices fell by
    5 points" for "by 5 percent".
    """
    run = [step for step in steps if step.same]
    if len(run) != 1 or len(run[0].here) != len(quote) - 1:
        return False
    return letters_of(_at(quote.words, run[0].here)) >= SURE_LETTERS


def _steps(quote: Sequence[str], there: Sequence[str]) -> list[_Step]:
    from rapidfuzz.distance import Levenshtein

    steps = []
    for same, group in groupby(Levenshtein.opcodes(quote, there), lambda step: step.tag == "equal"):
        parts = list(group)
        here = range(parts[0].src_start, parts[-1].src_end)
        steps.append(_Step(same, here, range(parts[0].dest_start, parts[-1].dest_end)))
    return steps


def _from_mark(step: _Step, quote: Words, found: Stretch) -> _Step:
    """The first step without the words of the source before its opening mark: they are the writer's."""
    marks = _marks(step, quote, found)
    return replace(step, there=range(marks[-1], step.there.stop)) if marks else step


def _to_mark(step: _Step, quote: Words, found: Stretch) -> _Step:
    """The last step without the words of the source behind its closing mark: they are the writer's."""
    marks = _marks(step, quote, found)
    return replace(step, there=range(step.there.start, marks[0])) if marks else step


def _marks(step: _Step, quote: Words, found: Stretch) -> list[int]:
    """The words of the source in a step that differs before which a mark stands, where the quote has none."""
    if step.same or any(_MARK in quote.joints[at] for at in step.here[1:]):
        return []
    return [at for at in step.there[1:] if _MARK in found.stream.joints[found.start + at]]


def _at(words: Sequence[str], where: range) -> Sequence[str]:
    return words[where.start : where.stop]


def _pairs(step: _Step, quote: Words, found: Stretch, lists: Polarity) -> Pairs:
    start, end = found.start + step.there.start, found.start + step.there.stop
    if step.same:
        here = quote.cut(step.here.start, step.here.stop)
        return inner_differences(here, Stretch(found.stream, start, end), lists)
    first = step.here.start
    if is_clitic(quote, first) or is_clitic(found.stream, start):
        first, start = max(0, first - 1), max(found.start, start - 1)  # "can't", and not its "n't" alone
    return [(quote.written(first, step.here.stop), found.stream.written(start, end))]


def _alike(step: _Step, quote: Words, there: Sequence[str]) -> float:
    """How many letters of the quote a step accounts for: all, or some where words are only spoilt."""
    from rapidfuzz.distance import Indel

    words, others = _at(quote.keys, step.here), _at(there, step.there)
    letters = letters_of(_at(quote.words, step.here))  # a key may be shorter: "had" is found as "'d"
    if step.same or _is_figure(words, others):
        return letters
    likeness = Indel.normalized_similarity(" ".join(words), " ".join(others)) if words and others else 0.0
    return letters * likeness if likeness > _ALIKE else 0.0


def _is_figure(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a figure stands on one side and a few words on the other, as in "forty" and "40"."""
    few = 0 < len(words) <= _OF_A_FIGURE and 0 < len(others) <= _OF_A_FIGURE
    return few and any(each[0].isdigit() for each in (*words, *others))


def _reordered(quote: Words, there: Sequence[str]) -> float:
    """The share of the quote's letters whose words stand there in any order, where nearly all do; else 0."""
    left = Counter(there)
    shared = []
    for word, key in zip(quote.words, quote.keys, strict=True):
        if left[key] > 0:
            left[key] -= 1
            shared.append(word)
    share = letters_of(shared) / max(1, letters_of(quote.words))
    return share if share >= _SHUFFLED else 0.0

"""The verdict on a quotation from what was found of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from reader.model import Place, Quote, Verdict, VerdictKind
from reader.text.check.align import MOST, Stretch, chain, runs
from reader.text.check.beside import beside, torn, turned_by_edges
from reader.text.check.compare import Pairs, across, differences, otherwise_parted
from reader.text.check.likeness import compare, nearest, wider
from reader.text.check.normalise import heal, read_words
from reader.text.check.polarity import Polarity, polarity_of
from reader.text.check.quotation import Join, JoinKind, Quotation, letters_of
from reader.text.check.source_text import SourceText
from reader.text.lexicon import walls

SHORTEST = 12
"""Fewer letters than this stand in many texts by chance."""
LIKENESS, LIKENESS_OF_FEW = 0.6, 0.72
"""From this likeness on, a stretch is the quotation altered, and not another text; a quotation of few
letters (`FEW_LETTERS`) needs the second."""
FEW_LETTERS = 30
WALL_WORDS = 400
"""A page of more words than this is no wall, whatever it says of subscribers."""

_SHORT = f"Fewer than {SHORTEST} letters are too short to tell."
_EMPTY = "The copy holds no text."
_WALL = "The copy stops at a wall: it asks to log in, to subscribe or to prove something."
_PARTLY = "The sentence says more there."
_MARKED = "The article marks words that it left out or put in."
_NESTED = "There they stand as somebody else's words that the speaker repeats."
_VOICES = "The words stand there more than once, or in parts, under different speakers."
_HEAD = "They stand above the text there, in the headline or under it."
_ORDER = (VerdictKind.VERBATIM, VerdictKind.CUT, VerdictKind.ALTERED)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A place where the words of a quotation stand, or nearly, and what that makes of it."""

    kind: VerdictKind
    stretches: tuple[Stretch, ...]
    pairs: Pairs
    why: str = ""


def too_short(quotation: Quotation) -> Verdict | None:
    """The verdict on a quotation that no source can tell anything of; None for any other."""
    return Verdict(VerdictKind.SHORT, why=_SHORT) if quotation.letters < SHORTEST else None


def judge(quotation: Quotation, source: SourceText) -> Verdict:
    """The verdict on a quotation against one source."""
    short = too_short(quotation)
    if short is not None:
        return short
    source = source.healed(quotation)
    lists = polarity_of(source.document)
    known = frozenset(source.words.keys)
    quotation = replace(quotation, fragments=tuple(heal(each, known) for each in quotation.fragments))
    hits = [] if quotation.cut else list(islice(_whole(quotation, source, lists), MOST))
    if all(hit.kind is VerdictKind.ALTERED for hit in hits):
        hits += _in_parts(quotation, source, lists)
    hits = hits or list(_nearly(quotation, source, lists))
    if hits:
        return _settled(hits, source)
    return _in_head(quotation, source) or _absent(source)


def _in_head(quotation: Quotation, source: SourceText) -> Verdict | None:
    """The verdict where the words stand in the headline alone; one that only resembles them says nothing."""
    above = judge(quotation, source.head) if source.head is not None else None
    if above is None or above.kind not in (VerdictKind.VERBATIM, VerdictKind.CUT):
        return None
    return replace(above, places=(), why=_HEAD)


def _whole(quotation: Quotation, source: SourceText, lists: Polarity) -> Iterator[_Hit]:
    """Every place where all the words stand in one run."""
    words = quotation.whole()
    seen: set[int] = set()
    for stream in source.streams:
        for start in runs(words, stream):
            found = Stretch(stream, start, start + len(words))
            if stream.starts[start] not in seen:
                seen.add(stream.starts[start])
                pairs = differences(words, found, lists) + torn(quotation, (found,), lists)
                turned, besides = beside(words, found, lists, (quotation.before, quotation.after))
                yield _hit((found,), pairs + turned, besides, source, "")


def _hit(stretches: tuple[Stretch, ...], pairs: Pairs, besides: Pairs, source: SourceText, why: str) -> _Hit:
    """A hit from its differences and from what the sentence there says `besides`, which only cuts it."""
    if pairs:
        return _Hit(VerdictKind.ALTERED, stretches, pairs)
    if any(source.is_nested(found) for found in stretches):
        why = _NESTED
    elif besides:
        why = why or _PARTLY
    return _Hit(VerdictKind.CUT if why else VerdictKind.VERBATIM, stretches, besides, why)


def _in_parts(quotation: Quotation, source: SourceText, lists: Polarity) -> list[_Hit]:
    """The fragments in their order with other words between them; none where there is only one."""
    if len(quotation.fragments) < 2 and not quotation.cut:
        return []
    hits = []
    for stream in source.streams:
        starts = chain(quotation.fragments, stream)
        if starts is not None:
            ends = [start + len(each) for start, each in zip(starts, quotation.fragments, strict=True)]
            stretches = tuple(Stretch(stream, *pair) for pair in zip(starts, ends, strict=True))
            hits.append(_chained(quotation, stretches, source, lists))
    return hits


def _chained(
    quotation: Quotation, stretches: tuple[Stretch, ...], source: SourceText, lists: Polarity
) -> _Hit:
    pairs, besides = turned_by_edges(quotation, stretches, lists) + torn(quotation, stretches, lists), []
    kinds = [each.kind for each in quotation.joins]
    for fragment, found, kind in zip(quotation.fragments, stretches, [*kinds, JoinKind.PART], strict=True):
        pairs += differences(fragment, found, lists, toned=kind is JoinKind.PART)
    for each, one, other in zip(quotation.joins, stretches, stretches[1:], strict=False):
        if _is_attribution(each, one, other, source):
            pairs += otherwise_parted(each, one, other, lists)
            continue
        between, turned = across(each, one, other, lists)
        pairs += between if turned else []
        besides += [] if turned else between
    first, last = quotation.fragments[0], quotation.fragments[-1]
    around = quotation.before, quotation.after
    sides = (
        beside(first, stretches[0], lists, around, ends=False),
        beside(last, stretches[-1], lists, around, starts=False),
    )
    for turned_there, only_more in sides:
        pairs += turned_there
        besides += only_more
    return _hit(stretches, pairs, besides, source, _MARKED if quotation.cut else "")


def _is_attribution(each: Join, one: Stretch, other: Stretch, source: SourceText) -> bool:
    """Whether the source has only words of its own between two parts, and nothing that was said."""
    if each.kind is not JoinKind.PART or one.end == other.start:
        return False
    before, after = (source.quote_at(*source.offsets(found)) for found in (one, other))
    between = source.offsets(Stretch(one.stream, one.end, other.start))
    return before is not None and after is not None and not source.is_spoken(*between)


def _nearly(quotation: Quotation, source: SourceText, lists: Polarity) -> Iterator[_Hit]:
    """The stretch that is most like the quotation, if it is like enough."""
    words = quotation.whole()
    found = nearest(words, source.words)
    if found is None:
        return
    start, end = source.offsets(found)
    candidates = [found]
    for speech in source.speeches:
        if speech.starts[0] < end and start < speech.ends[-1]:
            candidates += [again for again in [nearest(words, speech)] if again]
    candidates.append(wider(found))
    best = max((compare(words, candidate, lists) for candidate in candidates), key=lambda each: each.share)
    enough = LIKENESS_OF_FEW if letters_of(words.words) < FEW_LETTERS else LIKENESS
    if best.share >= enough:
        yield _Hit(VerdictKind.ALTERED, (best.found,), best.pairs)


def _settled(hits: Sequence[_Hit], source: SourceText) -> Verdict:
    """The verdict of the best hits: those with the least that differs."""
    kind = min((hit.kind for hit in hits), key=_ORDER.index)
    best = [hit for hit in hits if hit.kind is kind]
    if kind is VerdictKind.ALTERED:
        best = [min(best, key=lambda hit: len(hit.pairs))]
    voices = [quote for hit in best for quote in _voices(hit, source)]
    parted = any(_is_parted(_voices(hit, source)) for hit in best)
    names = [quote.speaker for quote in voices if quote.speaker]
    if kind is not VerdictKind.ALTERED and (parted or not _one_person(names)):
        places = tuple(dict.fromkeys(place for hit in best for place in _places(hit, source)))
        return Verdict(VerdictKind.AMBIGUOUS, places, _text(best[0], source), None, (), _VOICES)
    hit = next((hit for hit in best if any(quote.speaker for quote in _voices(hit, source))), best[0])
    return Verdict(
        kind,
        _places(hit, source),
        _text(hit, source),
        names[0] if names else None,
        tuple(hit.pairs),
        hit.why,
    )


def _voices(hit: _Hit, source: SourceText) -> list[Quote]:
    """The quotes of the source that hold the words."""
    quotes = [source.quote_at(*source.offsets(found)) for found in hit.stretches]
    return [quote for quote in quotes if quote is not None]


def _is_parted(quotes: Sequence[Quote]) -> bool:
    """Whether the parts stand in several quotes, one of them without a known speaker: it may be another's."""
    return len(set(quotes)) > 1 and not all(quote.speaker for quote in quotes)


def _one_person(names: Sequence[str]) -> bool:
    """Whether all names can be one person's: "Holm" and "Ida Holm" can."""
    words = sorted((frozenset(name.casefold().split()) for name in names), key=len)
    return all(one <= other for one, other in pairwise(words))


def _places(hit: _Hit, source: SourceText) -> tuple[Place, ...]:
    return tuple(place for found in hit.stretches for place in source.places(found))


def _text(hit: _Hit, source: SourceText) -> str:
    return " ".join(source.document.at(place) for place in _places(hit, source))


def _absent(source: SourceText) -> Verdict:
    """The verdict when nothing was found: absent, if the copy holds the source's text."""
    if not len(source.words):
        return Verdict(VerdictKind.UNREADABLE, why=_EMPTY)
    if source.article.warnings:
        return Verdict(VerdictKind.UNREADABLE, why=source.article.warnings[0])
    if len(source.words) < WALL_WORDS and any(wall in source.words.line for wall in _walls()):
        return Verdict(VerdictKind.UNREADABLE, why=_WALL)
    return Verdict(VerdictKind.ABSENT)


@cache
def _walls() -> tuple[str, ...]:
    """Phrases by which a page says that its text is kept back, each with a blank around it."""
    return tuple(read_words(line).line for line in walls()["copy"])

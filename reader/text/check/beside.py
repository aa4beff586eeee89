"""What a source says beside the words of a quotation, and whether they say something else without it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reader.text.check.align import Stretch
from reader.text.check.amounts import is_limited, is_one_number
from reader.text.check.compare import (
    SHOWN,
    Pairs,
    ends_sentence,
    is_another_person,
    is_clitic,
    is_pointer,
    opens_sentence,
    same_stem,
)
from reader.text.check.normalise import Words
from reader.text.check.polarity import Polarity
from reader.text.check.quotation import JoinKind, Quotation
from reader.text.check.scope import excludes_next, is_object, is_part_of, opens_case
from reader.text.language import stop_words

_CLAIMS = frozenset(".,!?")
_REACH = 120
"""Words on either side within which the rest of a sentence is looked for."""
_CLOSE = 4
"""Words before marks that open among which a "never" denies the word of saying."""
_FIRST = 9
"""Words of a quotation in which the verb of its first noun is looked for."""
_NOUN = 3
"""Words after an article among which its noun is looked for."""
_ITEM, _ITEMS = 4, 4
"""Words of an item of a list, and items before the last."""
_YEAR = 4
"""Figures of a year."""
_TELLING = 5
"""Letters of the shortest word of opinion, "think"; those of saying are shorter."""


def beside(
    quote: Words,
    found: Stretch,
    lists: Polarity,
    around: tuple[frozenset[str], frozenset[str]],
    *,
    starts: bool = True,
    ends: bool = True,
) -> tuple[Pairs, Pairs]:
    """The words of the source's sentence without which the quotation says something else, and those without
    which it only says more or less.

    `around` are the words of the article before and after the quote: what it says there is not left out.
    `starts` and `ends` say which sides to look at.
    """
    sides = [_before(quote, found, lists, around[0])] if starts else []
    if ends:
        sides.append(_after(quote, found, lists, around[1]))
    turned = [("", words) for words, turns in sides if words and turns]
    return turned, [("", words) for words, turns in sides if words and not turns]


def _before(quote: Words, found: Stretch, lists: Polarity, said: frozenset[str]) -> tuple[str, bool]:
    """What the source has before the words and the article hides, if anything, and whether it turns them.

    They turn it where the quotation makes a sentence of its own out of what the source denies, doubts or
    gives as an opinion ("We won" of "perhaps we won"), or starts right behind the "not" of its first word.
    "I" has its capital anywhere, and may start a sentence made so; an "I think" of the speaker may then be
    left out. What `said`, the words of the article, has too is not hidden.
    """
    stream, start = found.stream, found.start
    before = _turning_before(stream, start, lists)
    raised, is_i = _is_raised(quote, found), quote.words[0] == stream.words[start] == "I"
    excluded, in_part = _scope(found, said, lists)
    bounded = bool(lists.turns(before) - said) or in_part or opens_case(before, lists)
    hedged = (raised or is_i) and _is_hedged(before, lists, said)
    is_own = is_i and not lists.first.isdisjoint(map(str.lower, before))
    following = _to_the_mark(found)
    denied = excluded or (not stream.joints[start] and lists.denies_next(before, following, said))
    denied = denied or (_is_in_denied_list(found, lists) and not lists.is_denied_by(said))
    turned = denied or ((raised or is_i) and bounded) or (hedged and not is_own)
    doubted = lists.is_doubted(before, following) and lists.doubts.isdisjoint(said)
    within = raised and not opens_sentence(stream, start) and not _opens_main_clause(stream, start, lists)
    if not (turned or bounded or hedged or doubted or within):
        return "", False
    return stream.written(max(0, start - max(1, min(SHOWN, len(before)))), start), turned


def _opens_main_clause(stream: Words, start: int, lists: Polarity) -> bool:
    """Whether a main clause starts with this word: a pronoun behind ", and", in a sentence whose words before
    that are a claim too, from its subject on and without a mark, and neither an opinion nor a condition.
    """
    if start < 2 or stream.joints[start] or stream.words[start].lower() not in lists.subjects:
        return False
    if stream.words[start - 1].lower() not in lists.links or "," not in stream.joints[start - 1]:
        return False
    first = _sentence_start(stream, start)
    before = stream.words[first : start - 1]
    is_claim = before[0].lower() in lists.subjects or lists.verb_of(before) > 0
    if not is_claim or before[0].lower() in lists.prepositions or any(stream.joints[first + 1 : start - 1]):
        return False
    carried = lists.hedges | lists.doubts | lists.that
    return not lists.turns(before) and carried.isdisjoint(map(str.lower, before))


def _is_raised(quote: Words, found: Stretch) -> bool:
    """Whether the quotation makes a sentence of what stands within one there."""
    return quote.words[0][0].isupper() and found.stream.words[found.start][0].islower()


def _is_in_denied_list(found: Stretch, lists: Polarity) -> bool:
    """Whether the words are of a list with an "or" whose first item the source denies: "suggest or hint at"
    of "did not order, suggest or hint at". The "or" ends the list: a clause behind it is none of its items. A
    pronoun opens a clause of its own too.
    """
    stream, item = found.stream, found.start
    alternatives = lists.partial & lists.joins
    beside = [*_clause_before(stream, item, lists), *_to_the_mark(found)[1:_ITEM]]
    if alternatives.isdisjoint(map(str.lower, beside)):
        return False
    for _ in range(_ITEMS):
        first = item - len(_clause_before(stream, item, lists))
        if stream.words[first].lower() in lists.subjects or stream.joints[first] != ",":
            return False
        item = first - 1
        before = [*_clause_before(stream, item, lists), stream.words[item]]
        if any(map(lists.is_negator, before[-_ITEM:])):
            return True
    return False


def _scope(found: Stretch, said: frozenset[str], lists: Polarity) -> tuple[bool, bool]:
    """Whether the words right before exclude what the quotation starts with, and whether they make it a part
    or a case of itself. To exclude a thing, as "instead of the pier", is only to say less of it.
    """
    stream, start = found.stream, found.start
    if not start or stream.joints[start]:
        return False, False
    near = start - 1 if start == 1 or stream.joints[start - 1].strip('"') else start - 2
    before, following = stream.words[near:start], _to_the_mark(found)
    opens = opens_sentence(stream, start - 1)
    excluded = excludes_next(before, following, opens, said, lists)
    is_thing = excluded and following[0].lower() in lists.determiners and not lists.is_number(following[0])
    in_part = is_part_of(before, following, opens, said, lists) or is_object(before[-1], following, lists)
    return excluded and not is_thing, is_thing or in_part


def _to_the_mark(found: Stretch) -> list[str]:
    """The first words of a stretch, up to a mark."""
    stream, at = found.stream, found.start + 1
    while at < min(found.end, found.start + _FIRST) and not stream.joints[at]:
        at += 1
    return stream.words[found.start : at]


def _after(quote: Words, found: Stretch, lists: Polarity, said: frozenset[str]) -> tuple[str, bool]:
    """What the source has after the words and the article hides, if anything, and whether it turns them."""
    stream, end = found.stream, found.end
    rest = _clause_after(stream, end)
    if not rest:
        return "", False
    asked = _is_asked(quote, found, lists)
    turned = _is_taken_back(found, rest, lists, said) or (asked and _is_raised(quote, found))
    if not turned and not asked and not _goes_on(quote, found, rest, lists, said):
        return "", False
    return stream.written(end, end + min(len(rest), SHOWN)), turned


def _is_asked(quote: Words, found: Stretch, lists: Polarity) -> bool:
    """Whether the source asks what the quotation says, with more words before its question mark.

    That holds for a clause alone, which starts the sentence, stands behind a "that" or starts with a subject;
    other words of a question may be quoted for themselves.
    """
    stream, start = found.stream, found.start
    at, last = found.end, min(len(stream), found.end + _REACH)
    while at < last and not stream.joints[at].strip("·-"):
        at += 1
    if "?" not in stream.joints[at]:
        return False
    before = stream.words[max(0, start - 1) : start]
    is_clause = opens_sentence(stream, start) or stream.words[start].lower() in lists.subjects
    return (
        is_clause
        or _is_raised(quote, found)
        or any(lists.carries(word, _to_the_mark(found)) for word in before)
    )


def torn(quotation: Quotation, found: Sequence[Stretch], lists: Polarity) -> Pairs:
    """What is torn apart at the ends of a quotation or at an ellipsis: a number, a contraction, a figure and
    its unit, or an amount and what bounds it ("forty" of "at least forty").
    """
    pairs = _torn_before(found[0], lists, quotation.before) + _torn_after(found[-1], lists)
    for each, one, other in zip(quotation.joins, found, found[1:], strict=False):
        if each.kind is JoinKind.OMISSION:
            pairs += _torn_after(one, lists) + _torn_before(other, lists, frozenset())
    return pairs


def _torn_before(found: Stretch, lists: Polarity, said: frozenset[str]) -> Pairs:
    stream, start = found.stream, found.start
    if start == 0 or stream.joints[start]:
        return []
    near = max(0, start - (1 if stream.joints[start - 1] else 2))
    before, first = stream.words[near:start], stream.words[start : start + 2]
    if is_one_number(before, first, lists) or is_limited(before, first, said, lists):
        return [(first[0], stream.written(near, start + 1))]
    return []


def _torn_after(found: Stretch, lists: Polarity) -> Pairs:
    stream, end = found.stream, found.end
    if end == len(stream) or stream.joints[end]:
        return []
    last = stream.words[end - 1]
    is_glued = not stream.gaps[end] and (last[-1].isdigit() or is_clitic(stream, end))
    reach = 1 if end + 1 == len(stream) or stream.joints[end + 1] else 2
    for more in range(1, reach + 1):
        if is_glued or is_one_number([last], stream.words[end : end + more], lists):
            return [(last, stream.written(end - 1, end + more))]
    return []


def _is_hedged(before: Sequence[str], lists: Polarity, said: frozenset[str]) -> bool:
    """Whether the source says "I believe" before, and the article does not. An article's own "he said" is no
    such word, unless it has all that stands before.
    """
    if said.issuperset(map(str.lower, before)):
        return False
    return any(
        not any(same_stem(hedge, word) for word in said if len(word) >= _TELLING)
        for hedge in lists.hedges_of(before)
    )


def _is_taken_back(found: Stretch, rest: Sequence[str], lists: Polarity, said: frozenset[str]) -> bool:
    """Whether the source goes on with the "not" of what the quotation says: "we could" of "we could not".

    In languages that put it last, it may come at the end of a clause that the quotation has from its start.
    `rest` are the words that follow there, `said` those of the article after the quote.
    """
    stream = found.stream
    if stream.joints[found.end] or lists.is_denied_by(said):
        return False
    if "denies_last" not in lists.traits:
        return lists.denies_previous(rest[0])
    opens = opens_sentence(stream, found.start) or stream.words[found.start].lower() in lists.subjects
    return opens and any(map(lists.denies_previous, rest))


def _goes_on(
    quote: Words, found: Stretch, rest: Sequence[str], lists: Polarity, said: frozenset[str]
) -> bool:
    """Whether the sentence goes on in the source in a way that the quotation hides."""
    told = (
        rest[0].lower() in lists.suppositions and quote.keys[-1] in lists.cues | lists.hedges | lists.carriers
    )
    if lists.bounds(rest[0]) and rest[0].lower() not in said and not told:
        return True  # but for "too early to say" of "too early to say whether"
    doubted = not lists.doubts.isdisjoint(map(str.lower, rest)) and not said & lists.doubts
    if found.stream.joints[found.end]:
        # After a comma another clause begins, which does not turn this one unless it doubts it.
        return doubted or _is_own_opinion(rest, lists, said)
    if doubted or lists.denials(rest) - said or _is_counted(quote.words[-1], rest[0], lists):
        return True
    opens = opens_sentence(found.stream, found.start)
    return opens and not _CLAIMS.isdisjoint(quote.joints[-1]) and quote.words[0][0].isupper()


def _is_counted(last: str, following: str, lists: Polarity) -> bool:
    """Whether a number at the end of the quotation counts the word after it: "twelve" of "twelve miles". A
    year counts nothing.
    """
    if not lists.is_number(last) or (len(last) == _YEAR and last.isdigit()):
        return False
    return (
        following[0].islower() and following.lower() not in lists.pointers | lists.joins | stop_words().keys()
    )


def _is_own_opinion(rest: Sequence[str], lists: Polarity, said: frozenset[str]) -> bool:
    """Whether the speaker adds "I believe", and the article does not. "I said" is no such word."""
    is_own = len(rest) > 1 and rest[0].lower() in lists.first and len(rest[1]) >= _TELLING
    return is_own and _is_hedged(rest[1:2], lists, said)


def _turning_before(stream: Words, start: int, lists: Polarity) -> list[str]:
    """The words before a word that may turn it: to the last mark, or to an "if" that starts the sentence.

    What stands before marks that open there is no part of the speech: only a denial of it counts.
    """
    if '"' in stream.joints[start]:
        return _turning_attribution(stream, start, lists)
    clause = _clause_before(stream, start, lists)
    first = _sentence_start(stream, start)
    opening = stream.words[first : first + 1]
    if lists.denials(opening) and stream.words[start - 1].lower() in lists.contrasts:
        return clause
    is_case = lists.turns(opening) or opens_case(stream.words[first:start], lists)
    return stream.words[first:start] if is_case else clause


def _turning_attribution(stream: Words, start: int, lists: Polarity) -> list[str]:
    """The attribution before marks that open, if it says that this was not said ("he has never said: ...") or
    supposes it ("if he had said"). Only a word of saying right before the marks takes them along.
    """
    if not start or stream.joints[start].strip('"') not in ("", ":", ","):
        return []
    clause = [*_clause_before(stream, start - 1, lists), stream.words[start - 1]]
    said = clause[-1].lower() in lists.cues
    denied = said and any(map(lists.is_negator, clause[-_CLOSE:-1]))
    supposed = said and clause[0].lower() in lists.suppositions
    beside = stream.joints[start] == '"' and bool(lists.denials(clause))
    return clause if denied or supposed or beside else []


def _clause_before(stream: Words, start: int, lists: Polarity) -> list[str]:
    """The words before a word back to the last mark, or those of the whole sentence that a "that" follows."""
    at, last = start, max(0, start - _REACH)
    while at > last and not stream.joints[at].strip('·-"'):
        at -= 1
    if at < start and stream.joints[at] == "," and stream.words[at].lower() in lists.that:
        at = _sentence_start(stream, at)
    return stream.words[at:start]


def _sentence_start(stream: Words, start: int) -> int:
    """The word that opens the sentence of a word, or the one `_REACH` words before it."""
    at, last = start, max(0, start - _REACH)
    while at > last and not opens_sentence(stream, at):
        at -= 1
    return at


def _clause_after(stream: Words, end: int) -> list[str]:
    """The words after a word up to the next mark, or to the one after it when a comma comes at once."""
    joint = stream.joints[end]
    if ends_sentence(stream, end) or ('"' in joint and joint != '"'):
        return []
    at, last = end + 1, min(len(stream), end + _REACH)
    while at < last and not stream.joints[at].strip('·-"'):
        at += 1
    return stream.words[end:at]


def turned_by_edges(quotation: Quotation, found: Sequence[Stretch], lists: Polarity) -> Pairs:
    """Words in brackets before or after the quotation that turn what it says, or name another."""
    first, last = found[0], found[-1]
    before = _clause_before(first.stream, first.start, lists)
    after = _clause_after(last.stream, last.end)
    pairs = []
    for put, there, next_to in zip(quotation.edges, (before, after), (before[::-1], after), strict=True):
        if lists.turns(put.split()) - lists.turns(there):
            pairs.append((f"[{put}]", ""))
        elif put and next_to and _names_another(next_to, put, lists):
            pairs.append((f"[{put}]", next_to[0]))
    put, hidden = quotation.edges[0], before[-2:]
    if put and lists.turns(hidden) - lists.turns(put.split()) - quotation.before:
        pairs.append((f"[{put}]", " ".join(hidden)))
    return pairs + _replaced_noun(quotation.edges[1], last, after, lists)


def _replaced_noun(put: str, last: Stretch, after: Sequence[str], lists: Polarity) -> Pairs:
    """Words in brackets at the end behind an article whose noun is another there: "after the [flood]"."""
    is_noun = (
        last.stream.words[last.end - 1].lower() in lists.determiners and not last.stream.joints[last.end]
    )
    if not put or not after or not is_noun or is_pointer(put, lists) or is_pointer(after[0], lists):
        return []
    stems = [same_stem(word.lower(), each) for each in put.lower().split() for word in after[:_NOUN]]
    return [] if any(stems) else [(f"[{put}]", after[0])]


def _names_another(next_to: Sequence[str], put: str, lists: Polarity) -> bool:
    """Whether words in brackets stand where the source has a name, a figure or a pronoun of its own, which
    are not theirs. `next_to` are its words there, the nearest first.
    """
    nearest, words = next_to[0], put.split()
    if is_pointer(put, lists):
        is_other = nearest.lower() in lists.subjects and is_another_person(words, [nearest], lists)
        return is_other or nearest.lower() in lists.amounts
    if not nearest[0].isdigit() and not (nearest[0].isupper() and nearest.lower() not in lists.pointers):
        return False
    if not any(same_stem(nearest.lower(), each) for each in put.lower().split()):
        return True
    return is_another_person(words, list(takewhile(lambda word: word[0].isupper(), next_to)), lists)

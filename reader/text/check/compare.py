"""Word by word: how a quotation differs from the stretch of a source that it was found in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from reader.text.check.align import Stretch
from reader.text.check.forms import same_form
from reader.text.check.normalise import STOP, TITLES, Words, same_joint, without_pictures
from reader.text.check.polarity import Polarity
from reader.text.check.quotation import Join, JoinKind, attribution_joint
from reader.text.lexicon import first_names

Pairs = list[tuple[str, str]]
"""Words of the quote and words of the source that stand in their place; one side may be empty."""

_PUNCTUATION = frozenset(".,:;!?…—¶\"'()[]{}~·¡¿*«»")
_AFTER_A_BLANK = frozenset("%‰°€£$")
_ENDS = frozenset(".!?…")
_OPENS = frozenset(".!?:…¶")
SHOWN = 12
"""Words of the source that a difference shows, at either end where there are more."""
_BESIDE = 3
"""Words on either side of a stretch that tell whether all the text there is in capitals."""
_GENDERS = frozenset("mf")
_NEXT = 4
"""Words after a contraction that tell whether "'d" is "had"."""
_ACRONYM = 4
"""Letters from which an acronym may be written like a name."""
_SUBJECT = 6
"""Words of the longest subject that is looked for before an ellipsis ends."""
_LONG = 6
"""Letters from which the ends of two forms of a word may differ by two letters, not by one."""


def differences(quote: Words, found: Stretch, lists: Polarity, *, toned: bool = True) -> Pairs:
    """The differences of words whose keys are the same: capitals, what stands between them, and the ends.

    Not `toned`: the sentence is cut before its final mark, which says nothing then.
    """
    tone = _tone(quote, found) if toned else []
    return inner_differences(quote, found, lists) + _symbols(quote, found) + tone


def inner_differences(quote: Words, found: Stretch, lists: Polarity) -> Pairs:
    """As `differences`, without the ends."""
    stream, start = found.stream, found.start
    pairs: Pairs = []
    for at, word in enumerate(quote.words):
        if at and not same_joint(quote.joints[at], stream.joints[start + at]):
            pairs.append((quote.written(at - 1, at + 1), stream.written(start + at - 1, start + at + 1)))
        elif word != stream.words[start + at] and not _same_case(quote, at, found, lists):
            pairs.append((word, stream.words[start + at]))
    return pairs


def is_clitic(words: Words, at: int) -> bool:
    """Whether a word is the end of a contraction: "n't", "'ll"."""
    return 0 < at < len(words) and not words.gaps[at] and "'" in words.words[at]


def _same_case(quote: Words, at: int, found: Stretch, lists: Polarity) -> bool:
    """Whether two words that differ in capitals are one: where a sentence starts, or in a headline."""
    one, other = quote.words[at], found.stream.words[found.start + at]
    key = quote.keys[at]
    if one.lower() != other.lower():
        return same_form(one, other, _following(found, at), lists.thousands_marks)
    sides = (quote.words, found.stream.words[max(0, found.start - _BESIDE) : found.end + _BESIDE])
    if one[1:] != other[1:] and any(_is_shouted(side) for side in sides):
        return True
    if key in lists.capitals:
        return False
    if one[1:] != other[1:]:
        return _is_acronym(one, other) or _is_acronym(other, one)
    if key in lists.offices:
        return True
    if one[0].isupper():
        return opens_sentence(quote, at) or _is_headline(quote.words)
    in_source = found.start + at
    return opens_sentence(found.stream, in_source) or _is_headline(
        found.stream.words[found.start : found.end]
    )


def _is_acronym(one: str, other: str) -> bool:
    """Whether a word in capitals may be written like a name: "NATO" and "Nato". Shorter ones are small words
    too: "US", "WHO".
    """
    return len(one) >= _ACRONYM and one.isalpha() and one.isupper() and other.istitle()


def _following(found: Stretch, at: int) -> list[str]:
    """The few words of the source that follow a word of a stretch, up to the next mark."""
    first = last = found.start + at + 1
    while last < min(len(found.stream), first + _NEXT) and not found.stream.joints[last]:
        last += 1
    return found.stream.words[first:last]


def _is_shouted(words: Sequence[str]) -> bool:
    return len(words) > 2 and not any(character.islower() for word in words for character in word)


def _is_headline(words: Sequence[str]) -> bool:
    """Whether all words of some length have a capital, as headlines have them."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 1 and not any(word[0].islower() for word in long)


def opens_sentence(words: Words, at: int) -> bool:
    """Whether a sentence, a block or a speech starts with this word, so that its capital means nothing."""
    joint = words.joints[at]
    if at == 0 or not _OPENS.isdisjoint(joint) or "\n\n" in words.gaps[at]:
        return True
    return '"' in joint and (joint != '"' or words.words[at][0].isupper())


def ends_sentence(words: Words, end: int) -> bool:
    """Whether a sentence, a block or a speech ends before this word."""
    joint = words.joints[end]
    return end == len(words) or joint == STOP or not _ENDS.isdisjoint(joint) or "\n\n" in words.gaps[end]


def _symbols(quote: Words, found: Stretch) -> Pairs:
    """Signs that belong to the first or the last word on one side alone: "$5", "-5", "non-binding", "5%"."""
    stream, last = found.stream, found.end - 1
    pairs: Pairs = []
    one, other = _sign_before(quote, 0), _sign_before(stream, found.start)
    if one != other:
        pairs.append((one + quote.words[0], other + stream.words[found.start]))
    one, other = _sign_after(quote, len(quote)), _sign_after(stream, found.end)
    if one != other:
        pairs.append((quote.words[-1] + one, stream.words[last] + other))
    return pairs


def _sign_before(words: Words, at: int) -> str:
    gap = words.gaps[at]
    if not gap or gap[-1].isspace():
        return ""
    tight = gap.split()[-1]
    figure = words.words[at][0].isdigit() and tight[-1] in ".,–"
    return _signs(tight) + (tight[-1] if figure else "")


def _sign_after(words: Words, end: int) -> str:
    gap = words.gaps[end]
    tight = gap.split()[:1]
    if not tight or (gap[0].isspace() and tight[0][0] not in _AFTER_A_BLANK):
        return ""
    return _signs(tight[0])


def _signs(tight: str) -> str:
    """What stands tight by a word and is no mark of punctuation, nor a picture."""
    return "".join(sign for sign in without_pictures(tight) if sign not in _PUNCTUATION and sign != "–")


def _tone(quote: Words, found: Stretch) -> Pairs:
    """A question that is none on the other side, or a shout that the source does not have.

    A comma or a stop before the closing mark is the article's own and stands for whatever the source has.
    """
    tail, after = quote.joints[-1], found.stream.joints[found.end]
    if ("?" in tail) == ("?" in after) and ("!" not in tail or "!" in after):
        return []
    last = found.stream.words[found.end - 1]
    return [(quote.words[-1] + tail.strip('"'), last + after.strip('"'))]


def otherwise_parted(each: Join, before: Stretch, after: Stretch, lists: Polarity) -> Pairs:
    """A difference if both texts have an attribution there, but only one of them between two sentences."""
    stream, at = before.stream, before.end
    turned = lists.negates(stream.words[at - 1])
    joint = attribution_joint(stream.gaps[at], stream.gaps[after.start].strip(" \n\"'")[-1:] or "a", turned)
    if same_joint(each.joint, joint) or {each.joint, joint} <= {STOP, "."}:
        return []
    return [("…", _short(stream.written(at - 1, after.start + 1)))]


def across(each: Join, before: Stretch, after: Stretch, lists: Polarity) -> tuple[Pairs, bool]:
    """What the source has between two fragments, and whether leaving it out changes what is said."""
    gap = Stretch(before.stream, before.end, after.start)
    if each.kind is JoinKind.INSERTION:
        return _replaced(each, gap, lists)
    if each.kind is JoinKind.OMISSION:
        return _omitted(each, before, gap, lists)
    return _parted(each, gap)


def _replaced(each: Join, gap: Stretch, lists: Polarity) -> tuple[Pairs, bool]:
    """Words in brackets, in the place of words of the source or of none.

    A pronoun and its like says no more there than an ellipsis.
    """
    put, words = each.put.split(), gap.stream.words[gap.start : gap.end]
    if put == words:
        return [], False
    pairs = [(f"[{each.put}]", _short(gap.stream.written(gap.start, gap.end)))]
    if words and is_pointer(each.put, lists):
        return pairs, bool(lists.turns(words)) or is_another_person(put, words, lists)
    turned = bool(lists.turns(put) ^ lists.turns(words))
    return pairs, turned or not _is_replacement(each.put.lower().split(), gap, lists)


def _omitted(each: Join, before: Stretch, gap: Stretch, lists: Polarity) -> tuple[Pairs, bool]:
    """An ellipsis in the place of words of the source, with words in brackets beside it or without.

    A "might" of a clause that is left out from comma to comma turns that clause alone, and so does the "not"
    of an aside without a verb: ", not the clerk,".
    """
    put = lists.turns(each.put.split())
    words = gap.stream.words[gap.start : gap.end]
    is_clause = {gap.stream.joints[gap.start], gap.stream.joints[gap.end]} == {","}
    own = lists.modals if is_clause else frozenset()
    if is_clause and words and lists.denies_previous(words[0]) and lists.holds_no_verb(words):
        own = lists.turns(words)
    turned = (lists.turns(_near(gap)) - put - own) | (put - {word.lower() for word in words})
    dots = f"… [{each.put}]" if each.put else "…"
    there = _short(gap.stream.written(gap.start, gap.end))
    torn = _hides_subject(before, gap, lists) or _hides_another(before, gap, lists)
    return [(dots, there)], bool(turned) or torn


def _hides_subject(before: Stretch, gap: Stretch, lists: Polarity) -> bool:
    """Whether the words left out end with the subject of what follows, which another clause has: "he sang …
    fell" of "he sang well and the stage fell". The same subject again is none.
    """
    stream, follows = gap.stream, gap.stream.words[gap.end]
    if gap.start == gap.end or stream.joints[gap.end]:
        return False
    at = gap.end - 1
    while at > gap.start and not _opens_clause(stream, at, lists) and gap.end - at < _SUBJECT:
        at -= 1
    marked = stream.joints[at] != "" and not stream.joints[at].startswith("-")
    if not _opens_clause(stream, at, lists) or not (marked or at - 1 > gap.start):
        return False
    own = {word.lower() for word in before.stream.words[before.start : before.end]}
    subject, first = [word.lower() for word in stream.words[at : gap.end]], stream.words[at]
    if own.issuperset(subject):
        return False
    if len(subject) == 1 and subject[0] in lists.subjects:
        return True
    if (
        not lists.auxiliaries.isdisjoint(subject)
        and before.stream.words[before.end - 1] not in lists.auxiliaries
    ):
        return False  # its verb is left out too, and is none of what stands before
    named = subject[0] in lists.determiners or first[0].isupper()
    return named and follows[0].islower() and not lists.is_small(follows)


def _opens_clause(stream: Words, at: int, lists: Polarity) -> bool:
    """Whether a clause may start with this word: after a mark, an "and" or a "that"."""
    if stream.joints[at] and not stream.joints[at].startswith("-"):
        return True
    return at > 0 and stream.words[at - 1].lower() in lists.joins


def _hides_another(before: Stretch, gap: Stretch, lists: Polarity) -> bool:
    """Whether what is left out holds another number than the one beside it, which the rest belongs to ("forty
    … in May" of "forty in April and four in May"), or ends in another preposition ("for … the road"). The
    same one again, behind an "and", is none.
    """
    if gap.start == gap.end:
        return False
    last, words = before.stream.words[before.end - 1], gap.stream.words[gap.start : gap.end]
    is_again = words[-1].lower() == last.lower() and words[-2:][0].lower() in lists.links
    if last.lower() in lists.prepositions and words[-1].lower() in lists.prepositions and not is_again:
        return True
    if _splices(gap, lists):
        return True
    joints = gap.stream.joints[gap.start : gap.end + 1]
    is_beside = lists.is_number(last) or lists.is_number(gap.stream.words[gap.end])
    return is_beside and not any(joints) and any(map(lists.is_number, words))


def _splices(gap: Stretch, lists: Polarity) -> bool:
    """Whether what is left out goes from the middle of a clause to that of one in another sentence: what
    stands on either side belongs to two claims. Behind an "and", a "but" or a "then" a claim may start.
    """
    stream = gap.stream
    if stream.joints[gap.start] or stream.joints[gap.end]:
        return False
    starts = lists.links | lists.contrasts
    if stream.words[gap.end].lower() in starts:
        return False
    ends = [at for at in range(gap.start + 1, gap.end) if ends_sentence(stream, at)]
    starts |= lists.pointers - lists.auxiliaries - lists.determiners - lists.prepositions
    return bool(ends) and not starts.issuperset(map(str.lower, stream.words[ends[-1] : gap.end]))


def _parted(each: Join, gap: Stretch) -> tuple[Pairs, bool]:
    """Words that the source has where the article has an attribution and no sign of leaving out.

    Whole sentences may be missing there; a part of one changes it.
    """
    stream = gap.stream
    if gap.start == gap.end:
        alike = same_joint(each.joint, stream.joints[gap.start])
        return ([] if alike else [("…", stream.written(gap.start - 1, gap.start + 1))]), not alike
    stops = each.joint == STOP or each.joint in _ENDS
    whole = stops and ends_sentence(stream, gap.start) and opens_sentence(stream, gap.end)
    return [("", _short(stream.written(gap.start, gap.end)))], not whole


def is_pointer(put: str, lists: Polarity) -> bool:
    """Whether words in brackets are a pronoun and its like alone, or none: they name nobody."""
    return all(word.lower() in lists.pointers for word in put.split())


def _is_replacement(put: Sequence[str], gap: Stretch, lists: Polarity) -> bool:
    """Whether words in brackets stand for a pronoun or the like, for another form of the same word, or for a
    full name that they are part of.
    """
    there = [word.lower() for word in gap.stream.words[gap.start : gap.end]]
    named = any(key in put for key in there)  # "[Holm]" for "Mrs Holm"
    if named and len(put) == 1 and _is_full_name(gap):
        return True
    return all(
        key in lists.pointers
        or any(key == word or same_stem(key, word) for word in put)
        or (named and (key in lists.offices or key.capitalize() in TITLES))
        for key in there
    )


def _is_full_name(words: Stretch) -> bool:
    """Whether words are a first name and what follows it, with nothing in between: not "John and Paul"."""
    own = words.stream.words[words.start : words.end]
    is_one = not any(words.stream.joints[words.start + 1 : words.end])
    return is_one and all(word[0].isupper() for word in own) and own[0].lower() in first_names()


def is_another_person(put: Sequence[str], there: Sequence[str], lists: Polarity) -> bool:
    """Whether a pronoun or a name in brackets is another's than what it stands for: "[we]" for "they", "[he]"
    for "she" or "Ida Holm", "[Ida Holm]" for "Nils Holm". "[They]" may stand for anybody.
    """
    who, instead = _persons(put, lists), _persons(there, lists)
    if "first" in who and "first" not in instead:
        return True
    genders, theirs = who & _GENDERS, instead & _GENDERS
    if len(genders) == len(theirs) == 1 and genders != theirs:
        return True
    given, other = (_given_names(words) for words in (put, there))
    return bool(given - other and other - given)


def _persons(words: Sequence[str], lists: Polarity) -> frozenset[str]:
    """Who pronouns stand for, and a full name alone: "first", "m", "f"."""
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return lists.persons(words) | frozenset(first_names().get(words[0].lower(), ""))
    return lists.persons(words)


def _given_names(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words if word[0].isupper() and word.lower() in first_names())


def same_stem(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    shorter = min(len(one), len(other))
    return shared >= (shorter - 1 if shorter < _LONG else shorter - 2) and not one[0].isdigit()


def _near(gap: Stretch) -> Iterator[str]:
    """The words left out of the sentences that the fragments on either side belong to, or of their parts at a
    semicolon."""
    ends = [
        at
        for at in range(gap.start, gap.end + 1)
        if at < len(gap.stream) and (ends_sentence(gap.stream, at) or ";" in gap.stream.joints[at])
    ]
    first, last = (ends[0], ends[-1]) if ends else (gap.end, gap.start)
    yield from gap.stream.words[gap.start : min(first, gap.end)]
    yield from gap.stream.words[max(last, gap.start) : gap.end]


def _short(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= 2 * SHOWN else f"{' '.join(words[:SHOWN])} … {' '.join(words[-SHOWN:])}"

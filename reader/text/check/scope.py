"""Words right before a quotation by which its first words do not stand for themselves in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.text.check.polarity import Polarity

FIGURE, OPENER = "#", "^"
"""How the lists write any number, and a word that opens its sentence: "#_of", "^had"."""


def excludes_next(
    words: Sequence[str], following: Sequence[str], opens: bool, said: frozenset[str], lists: Polarity
) -> bool:
    """Whether the words before exclude what follows ("rather than raise", "the least experienced"), are a
    rank of it ("second largest", "Vice President") or open its name ("North Korea"). An exclusion that is
    denied is none ("no less likely").
    """
    if not words or not following or words[-1].lower() in said:
        return False
    if words[-1].lower() in lists.ranks:
        return _is_ranked(following[0].lower(), lists) or (
            words[-1][0].isupper() and following[0][0].isupper()
        )
    denied = len(words) > 1 and lists.is_negator(words[-2])
    return not denied and not lists.excludes.isdisjoint(_phrases(words, following, opens, lists))


def is_part_of(
    words: Sequence[str], following: Sequence[str], opens: bool, said: frozenset[str], lists: Polarity
) -> bool:
    """Whether the words before make what follows a part of itself, one case or one choice ("some of the",
    "either", "in case the", "had the" at the start of a sentence). A quotation that only names the plan, of
    "part of the plan", and claims nothing of it, leaves nothing out.
    """
    if not words or not following or words[-1].lower() in said:
        return False
    if lists.partial.isdisjoint(_phrases(words, following, opens, lists)):
        return False
    claims = following[0][0].isupper() or lists.verb_of(following) > 0
    return claims or lists.is_number(following[0]) or words[-1].lower() not in lists.prepositions


def opens_case(words: Sequence[str], lists: Polarity) -> bool:
    """Whether words of the source start with a verb that makes a condition of it: "Had the ice held"."""
    return bool(words) and words[0][0].isupper() and OPENER + words[0].lower() in lists.partial


def is_object(before: str, following: Sequence[str], lists: Polarity) -> bool:
    """Whether the subject of a quotation hangs on a preposition there: "the mate was asleep" of "the brother
    of the mate was asleep". That is so where one noun alone stands before an auxiliary.
    """
    if before.lower() not in lists.prepositions:
        return False
    words, verb = [word.lower() for word in following], lists.verb_of(following)
    others = lists.subjects | lists.determiners | lists.prepositions
    return verb > 1 and words[0] in lists.determiners and others.isdisjoint(words[1:verb])


def _is_ranked(word: str, lists: Polarity) -> bool:
    """Whether a rank before this word is part of it: before a superlative and before an office."""
    return word in lists.superlatives or word in lists.offices or word.endswith(tuple(lists.superlative_ends))


def _phrases(words: Sequence[str], following: Sequence[str], opens: bool, lists: Polarity) -> Iterator[str]:
    """The last word and the last two as the lists write them; `opens`: the last one opens a sentence."""
    last = words[-1].lower()
    yield last
    if opens:
        yield OPENER + last
    if len(words) > 1:
        yield f"{words[-2].lower()}_{last}"
        if lists.is_number(words[-2]):
            yield f"{FIGURE}_{last}"
    if lists.is_number(following[0]):
        yield f"{last}_{FIGURE}"

"""Letters that a text gives to a body of its own: beside the "Amber Fishing Party (AFP)" AFP is no agency."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from reader.text.lexicon import phrase_lists
from reader.text.outlets import OutletMention

_LETTERS = re.compile(r"[A-Z]{2,6}")
# "the Amber Fishing Party (AFP)", "the Party (“AFP”)"
_GIVEN = re.compile(r"(?<=\w) \([“\"'‘]?([A-Z]{2,6})[”\"'’]?\)")
_PARTS = re.compile(r"[^\W\d_][\w’']*")
# Who belongs to a party and to no outlet: "PTI leaders", "National MPs", "PTI-led".
_OF_PARTY = re.compile(
    r"(?: (?:leaders?|leadership|candidates?|lawmakers?|legislators?|MPs?|MLAs?|MNAs?|senators?|ministers"
    r"|voters|activists|supporters|government)\b|-led\b)"
)
_REACH = 90
"""How many characters before the brackets may hold the name that the letters are of."""


def given_letters(texts: Iterable[str], mentions: Mapping[str, Collection[OutletMention]]) -> frozenset[str]:
    """The letters in brackets behind the name that they begin the words of, where it is no listed outlet's.

    `mentions` are the outlets named in each of the texts; letters that none of them is written in are none.
    """
    wanted = {
        name: each.ambiguous
        for text, found in mentions.items()
        for each in found
        if _LETTERS.fullmatch(name := text[each.start : each.end])
    }
    parties = _parties(mentions)
    if not wanted:
        return parties
    return parties | frozenset(
        given[1]
        for text in texts
        if "(" in text
        for given in _GIVEN.finditer(text)
        if given[1] in wanted and _is_of_body(text, given, mentions[text], wanted[given[1]])
    )


def _parties(mentions: Mapping[str, Collection[OutletMention]]) -> frozenset[str]:
    """The ambiguous names of one word that a text speaks of as it does of a party."""
    return frozenset(
        text[each.start : each.end]
        for text, found in mentions.items()
        for each in found
        if each.ambiguous and " " not in text[each.start : each.end] and _OF_PARTY.match(text, each.end)
    )


@cache
def _bodies() -> frozenset[str]:
    lists = phrase_lists("citing")
    return lists["body_words"] | lists["other_bodies"]


def _is_of_body(
    text: str, given: re.Match[str], mentions: Collection[OutletMention], ambiguous: bool
) -> bool:
    """Whether the words before brackets begin with the letters in them, and name no outlet.

    An outlet has names that no list holds ("Nippon Hoso Kyokai"): letters that are not `ambiguous` are only
    those of a body that says what it is.
    """
    end = text.rindex(" (", 0, given.start(1))
    left = list(given[1])
    body = ambiguous
    for word in reversed(list(_PARTS.finditer(text, max(0, end - _REACH), end))):
        if not left:
            break
        if word[0][0].isupper():
            if word[0][0] != left.pop():
                return False
        elif len(word[0]) > len("the"):
            return False
        body = body or word[0].lower() in _bodies()
    return body and not left and not any(each.end == end for each in mentions)

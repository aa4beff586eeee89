"""What makes an outlet the one that was told, or that tells: "told the BBC", "in an interview with", "in the
Gazette's May issue"."""

from __future__ import annotations

from functools import cache

from reader.text.lexicon import word_lists
from reader.text.quotes.marks import SINGLES
from reader.text.quotes.names import name_lists
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose

_NEARBY = 9
"""How many words may stand between a word of saying and the outlet that was told."""
_PRINTED = 4
"""How many words stand at most between an outlet and what it prints: "the Gazette's long May issue"."""


def is_led_in(prose: Prose, token: int, first: int) -> bool:
    """Whether what stands before the name makes it the one who was told or who tells."""
    back = token - 1
    while back >= first and (
        prose.lower(back) in _said_of_outlets() | SINGLES
        or _is_of_affiliate(prose, back)
        or (prose.lower(back) in name_lists().peoples and prose.lower(back + 1) in _said_of_outlets())
    ):
        back -= 1
    while back >= first and prose.lower(back) in prose.grammar.determiners | SINGLES:
        back -= 1  # "told the state-run Xinhua", but "told the public the BBC had lied"
    if back < first:
        return False
    before = prose.tokens[back]
    if prose.grammar.language != "en" and prose.lower(token - 1) in prose.grammar.foreign.told:
        return _told_nearby(prose, token, first)
    if before.lower in word_lists("speech")["tell"]:
        return True
    if before.lower == "to" and back > first and prose.tokens[back - 1].lower == "according":
        return True
    if _is_asker(prose, back, first):
        return True
    if before.lower not in word_lists("speech")["to"]:
        return before.text == "(" or (before.lower == "citing")
    window = prose.tokens[max(first, back - 7) : back]
    relays, cues = word_lists("speech")["relays"], prose.grammar.cues
    if before.lower == "from" and not any(
        word.lower in word_lists("speech")["senders"] for word in window[-2:]
    ):
        return False
    if before.lower == "on" and any(word.lower in word_lists("speech")["watched"] for word in window[-1:]):
        return False
    return any(word.lower in relays or (cues.get(word.lower) and not word.capital) for word in window)


@cache
def _said_of_outlets() -> frozenset[str]:
    """What may stand before an outlet's name to say what it is: "the state-run", "public broadcaster"."""
    return word_lists("speech")["kinds_of_outlet"] | word_lists("speech")["of_such_outlets"]


def _is_of_affiliate(prose: Prose, last: int) -> bool:
    """Whether a name only says whose affiliate the station behind it is: "told CNN affiliate KXYZ"."""
    return last + 1 in prose.run_ends and prose.lower(last + 1) == "affiliate"


def _is_asker(prose: Prose, back: int, first: int) -> bool:
    """Whether the word at a token makes the outlet behind it, or its reporter, the one who was answered:
    "asked on Monday by CNN", "told Ann Roe of CNN"."""
    if prose.lower(back) == "by":
        return any(word.lower == "asked" for word in prose.tokens[max(first, back - 4) : back])
    run = prose.run_ends.get(back, -1)
    if run <= first or prose.lower(back) not in word_lists("speech")["of_outlet"]:
        return False
    interview = prose.lower(run - 1) == "with" and prose.lower(run - 2) in ("interview", "conversation")
    return interview or prose.lower(run - 1) in ("told", "tells")


def _told_nearby(prose: Prose, token: int, first: int) -> bool:
    """Whether a word of saying or of interviews stands near an outlet: "sagte er der Zeit", "Im ZDF sagte
    er"."""
    nearby = prose.grammar.cues.keys() | word_lists("speech")["relays"]
    before = prose.tokens[max(first, token - _NEARBY) : token]
    after = prose.tokens[token + 1 : token + 4] if token - first < 3 else ()
    return any(word.lower in nearby for word in (*before, *after))


def hangs_on_printing(prose: Prose, token: int, end: int) -> bool:
    """Whether an outlet, tokens `token` to `end`, is where words are printed: "in the Gazette's May issue",
    "for a Gazette interview".

    Only a noun that nothing parts from the name counts, so that "in the Gazette's view of the issue" is none.
    """
    if prose.grammar.language != "en":
        return False
    lists, back = word_lists("speech"), token - 1
    while prose.lower(back) in prose.grammar.determiners or prose.lower(back) in SINGLES:
        back -= 1
    described = prose.tokens[back].kind is Kind.WORD and not prose.tokens[back].capital
    if described and prose.lower(back - 1) in ("a", "an", "the") and back == token - 1:
        back -= 2  # "with a special Gazette interview"
    if prose.lower(back) not in lists["printed_by"]:
        return False
    for at in range(end, min(len(prose.tokens), end + _PRINTED + 1)):
        low = prose.lower(at)
        if low in lists["printings"]:
            return prose.lower(back) != "for" or low == "interview"  # not "a prize for a Gazette story"
        passed = low in POSSESSIVE or low in prose.grammar.times or low not in prose.grammar.small
        if prose.tokens[at].kind is not Kind.WORD or not passed:
            return False
    return False

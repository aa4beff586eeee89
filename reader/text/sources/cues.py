"""The phrase right before a name that cites it: "according to", "told", and what may stand between."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.text.sources.apart import is_given_apart, is_silent, is_told_apart, pointing
from reader.text.sources.passages import phrases, skippable
from reader.text.sources.reporters import verbs, words_of

# "in a meeting with the editorial board of"
MEETING = re.compile(
    r"\b(?:in|during|at) an? (?:[\w-]+ ){0,2}(?:meeting|session|interview|sit-down|discussion|conversation)"
    r" with (?:the )?$"
)
_MARKS_BEFORE = " \"“‘'«„»"
_PEOPLE_ENDINGS = (
    "an",
    "ish",
    "ese",
    "nch",
    "li",
    "qi",
    "nian",
    "ic",
    "eek",
    "swiss",
    "utch",
    "ni",
    "i",
    "'s",
    "s'",
)
_CONTRACTED = frozenset(["it's", "that's", "he's", "she's", "what's", "there's", "here's", "who's", "let's"])
"""Words that end as those of owners do, and are two."""
_BELONGING = ("-affiliate", "-affiliated", "-based", "-owned", "-area")
"""How adjectives end that say whose or where an outlet is: "NBC-affiliated KQRS"."""
_NEWS = frozenset(["news", "rumor", "rumors"])
"""What comes from an outlet, beside its works."""
_COMING = ("comes from", "come from", "came from")
_ASKED = 5
"""Words before a question that may tell of its answer."""
# Who made a poll together with the one named, before it: "by UT-Texas Tribune".
_PARTNER = re.compile(r"(?<= )[\w.&]+[/–-]$")
_TO_BE = frozenset(["be", "an"])
"""Words between a refusal and what was refused: "declined to be interviewed by", "an interview with"."""
_MOST_TOWNS = 3
"""Words of a town before what an outlet is: "St. Port Norfield station"."""
MOST_SKIPPED = 6
"""Words between a cue and a name ("told the left-leaning French daily")."""


def cue_before(left: str) -> str:
    """The phrase that cites in which lower-case text ends, adjectives of an outlet after it; "" if none."""
    if is_told_apart(left.rstrip(_MARKS_BEFORE)):
        return "told"
    for shortened in shortened_before(left):
        if pointed := pointing(shortened):
            return pointed
        phrase = _phrase_before(shortened)
        cites = phrase is not None and not _is_no_cue(phrase, shortened, left)
        if phrase and cites:
            return phrase
        if is_given_apart(shortened):
            return "told"
        if shortened.endswith(" and to") and "according to " in shortened:
            return "according to"
        if phrase:
            break
    return ""


def _phrase_before(shortened: str) -> str | None:
    """The longest phrase that cites in which a text ends, whether or not it does so there."""
    last = shortened.rpartition(" ")[2].rpartition("'")[2].lstrip('([“"—/')
    for phrase in _befores().get(last, ()):
        if shortened.endswith(phrase) and not shortened[-len(phrase) - 1].isalnum():
            return phrase
    return None


def _is_no_cue(phrase: str, shortened: str, left: str) -> bool:
    """Whether a phrase does not cite there: a game is aired, a board is met, an actor appears in a sitcom."""
    if phrase in phrases("aired"):
        return phrases("aired_pieces").isdisjoint(words_of(left))
    if phrase in phrases("questions"):
        asked = words_of(shortened.removesuffix(phrase))[-_ASKED:]
        return phrases("answering").isdisjoint(asked) or any(is_silent(asked, at) for at in range(len(asked)))
    if phrase in phrases("boards"):
        if MEETING.search(shortened.removesuffix(phrase)):
            return False
        return shortened.removesuffix(phrase).endswith((" with the ", " with ", " before the "))
    if phrase in phrases("spoken"):
        words = [word for word in words_of(shortened.removesuffix(phrase)) if word not in _TO_BE]
        return is_silent(words, -1)
    if phrase in phrases("echoing"):
        return phrases("breaking").isdisjoint(words_of(left))
    if phrase in phrases("breaking_out"):
        return phrases("broken_news").isdisjoint(words_of(left))
    if phrase in phrases("parts"):
        return left.rstrip().endswith((" a", " an"))
    if phrase == "reached by":
        words = [word for word in words_of(shortened.removesuffix(phrase)) if word not in _TO_BE]
        return not phrases("settled").isdisjoint(words[-3:]) or is_silent(words, -1)
    if phrase.endswith(_COMING):
        return not _work_comes(shortened.removesuffix(phrase))
    if phrase in phrases("ones"):
        return phrases("polls", "works").isdisjoint(words_of(left))
    return False


def _work_comes(subject: str) -> bool:
    """Whether what comes from an outlet is a work or news: "the latest poll of the town", and no reporter who
    "had the story" and comes from there."""
    words = words_of(subject)
    known = phrases("polls", "works", "told_works") | _NEWS
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in known), -1)
    return at >= 0 and not subject.rstrip().endswith(",") and phrases("new_subjects").isdisjoint(words[at:])


@lru_cache(maxsize=4)  # each rule for a name asks for the same
def shortened_before(left: str) -> tuple[str, ...]:
    """The text to the left without the words that may stand between a cue and a name, longest first."""
    left = _PARTNER.sub("", left)
    left = " " + left.rstrip(" \"“‘'«„»(:\t\n")
    found = [left]
    towns = 0
    for _ in range(MOST_SKIPPED):
        head, blank, last = left.rpartition(" ")
        bare = last.strip(',."“”‘’')
        # "the staunchly conservative"
        passed = towns or bare in skippable() or (len(found) > 1 and bare.endswith("ly"))
        if bare in _CONTRACTED or not blank or not (passed or bare.endswith((*_PEOPLE_ENDINGS, *_BELONGING))):
            break
        # What an outlet is called by has its town or network before it: "told Port Norfield station KQRS".
        if bare in phrases("things"):
            towns = _MOST_TOWNS
        elif not (towns and bare == "news"):  # "KQRS news station"
            towns = max(towns - 1, 0)
        left = " " + head.strip()
        found.append(left)
    return tuple(found)


@cache
def _befores() -> dict[str, tuple[str, ...]]:
    """The phrases by their last word, the longest first."""
    by_last: dict[str, list[str]] = {}
    for phrase in sorted(phrases("before"), key=len, reverse=True):
        by_last.setdefault(re.split(r"[ ']", phrase)[-1] or phrase, []).append(phrase)
    return {last: tuple(found) for last, found in by_last.items()}


def verb_before(left: str) -> bool:
    """Whether a verb of saying stands turned round before the name: ", reports", "” wrote the"."""
    for shortened in shortened_before(left):
        head, _, last = shortened.rpartition(" ")
        turned = head.rstrip().endswith((",", '"', "”", "’", "'", "»", "—", "–", "“"))
        # At the head of all "Recommended" is no verb.
        turned = turned or (not head.strip() and not last.endswith("ed"))
        if last in verbs() and turned and not last.endswith("ing"):
            return True
    return False

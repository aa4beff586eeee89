"""Does the text cite the outlet it names? Told by the words right before and right after the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reader.text.lexicon import grammar
from reader.text.outlets import OutletMention
from reader.text.sources.passages import Passage, phrases

_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_OBJECT = re.compile(r"(\S+) (of|for|from|at|with|about|against|like|than|by|to|in|on)(?: [Tt]he)? $")
_PARTNER = re.compile(r"[/–-][A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}| of [A-Z][\w.]*(?: [A-Z][\w.]*)?")
_ASIDE = re.compile(r", (?:an?|the|which|who|one of|citing|quoting|[\w-]+['’]s) [^,.;:—\n]{3,90},(?= )")
# Where the teller stands between the verb and the name: "sagte Ada Lind dem", "a déclaré le maire à".
_TOLD = re.compile(
    r"\b(?:sagte[nt]?|sagt|erklärte|erzählte|verriet|bestätigte|dit|déclaré|confié|expliqué|affirmé|assuré|raconté|dijo"
    r"|declaró|explicó|afirmó|aseguró|contó|detto|dichiarato|spiegato|disse|afirmou|declarou|zei|zegt|sade|sa|säger"
    r"|bevestig(?:t|en|de|den))"
    r"(?: [\w'.-]+){1,7} (?:dem|der|den|gegenüber|à|à l|au|a|al|alla|all|ao|tegen|till|til"
    r"|aan|aan de|aan het)$"
)
_TOLD_ENDS = (
    *(" dem", " der", " den", " gegenüber", " à", " l", " au", " a", " al", " alla", " all", " ao"),
    *(" tegen", " till", " til", " aan", " aan de", " aan het"),
)
_TOLD_REACH = 90
# Where more stands between the word of telling and the name: "confirmed the sale to", "published Friday in".
_GIVEN = re.compile(
    r"\b(?:(?:confirm|repeat|den(?:y|ie)|admit|reveal|describ|explain)\w*(?: [a-z'-]+){1,5} to"
    r"|(?:statement|interview|comment|details|account|copy|copies|emails?|documents|records|photos|video|footage|list"
    r"|letter|report|files|audio|recording)s?(?: [a-z'-]+){0,2} to"
    r"|published (?:online )?(?:(?:on )?\w+day |today |yesterday |(?:last|this) (?:week|month|year) |in \w+ )"
    r"(?:in|by|on))"
    r"(?: the)?$"
)
_GIVEN_ENDS = (" to", " to the", " in", " in the", " by", " by the", " on", " on the")
_BIOGRAPHY = re.compile(
    r"\b(?:once|formerly|previously|used to|has|have|had)(?: also)? (?:wrote|write|written|writes) (?:for|in)"
    r"(?: the)? $"
)
_MARKS_BEFORE = " \"“‘'«„»"
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
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
_OPENING, _CLOSING = frozenset('“„«»"‘'), frozenset('”“»«"’')
MOST_SKIPPED = 5
"""Words between a cue and a name ("told the left-leaning French daily"), or a name and its verb."""


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may name an outlet. `ambiguous` names count beside strong cues only."""

    start: int
    end: int
    ambiguous: bool = False


def name_of(mention: OutletMention) -> Name:
    return Name(mention.start, mention.end, mention.ambiguous)


def is_cited(passage: Passage, name: Name) -> bool:
    """Whether the words around a name make it where the text has something from."""
    begin, finish = passage.sentence(name.start, name.end)
    left, right = passage.low[begin : name.start], passage.text[name.end : finish]
    if left[-1:] in _OPENING and right[:1] in _CLOSING:
        right = right[1:]
    right = after_aside(right)
    if _disowned(left, right) or (name.ambiguous and is_part_of_name(passage, name)):
        return False
    if cue_before(left) or _verb_before(left):
        return True
    called = {_first_word(right), left.rstrip().rpartition(" ")[2]}
    sure = not name.ambiguous or bool(called & phrases("things"))
    if sure and _loose_cue(left, passage.low[begin:finish]):
        return True
    return _cited_after(passage, name, left, right, sure)


def after_aside(right: str) -> str:
    """The text after a name without what it says of the name between commas: ", a state-run tabloid,"."""
    aside = _ASIDE.match(right)
    return right[aside.end() :] if aside else right


def cue_before(left: str) -> str:
    """The phrase that cites in which lower-case text ends, adjectives of an outlet after it; "" if none."""
    if left.rstrip(_MARKS_BEFORE).endswith(_TOLD_ENDS) and _TOLD.search(
        left[-_TOLD_REACH:].rstrip(_MARKS_BEFORE)
    ):
        return "told"
    plain = left.rstrip(_MARKS_BEFORE)
    if plain.endswith(_GIVEN_ENDS) and _GIVEN.search(plain[-_TOLD_REACH:]):
        return "told"
    for shortened in _shortened(left):
        last = shortened.rpartition(" ")[2].rpartition("'")[2].lstrip('([“"—/')
        for phrase in _befores().get(last, ()):
            if shortened.endswith(phrase) and not shortened[-len(phrase) - 1].isalnum():
                aired = phrase in phrases("aired")
                return "" if aired and phrases("aired_pieces").isdisjoint(_words(left)) else phrase
    return ""


def _shortened(left: str) -> Iterator[str]:
    """The text to the left without the words that may stand between a cue and a name, longest first."""
    left = " " + left.rstrip(" \"“‘'«„»(:\t\n")
    yield left
    for _ in range(MOST_SKIPPED):
        head, blank, last = left.rpartition(" ")
        bare = last.strip(',."“”‘’')
        if not blank or not (bare in _skippable() or bare.endswith(_PEOPLE_ENDINGS)):
            break
        left = " " + head.strip()
        yield left


@cache
def _befores() -> dict[str, tuple[str, ...]]:
    """The phrases by their last word, the longest first."""
    by_last: dict[str, list[str]] = {}
    for phrase in sorted(phrases("before"), key=len, reverse=True):
        by_last.setdefault(re.split(r"[ ']", phrase)[-1] or phrase, []).append(phrase)
    return {last: tuple(found) for last, found in by_last.items()}


@cache
def _skippable() -> frozenset[str]:
    return (
        phrases("skipped")
        | phrases("things")
        | {word for phrase in phrases("things") for word in phrase.split()}
    )


def _verb_before(left: str) -> bool:
    """Whether a verb of saying stands turned round before the name: ", reports", "” wrote the"."""
    for shortened in _shortened(left):
        head, _, last = shortened.rpartition(" ")
        if last in _verbs() and head.rstrip().endswith((",", '"', "”", "’", "'", "»", "—", "–", "“")):
            return True
    return False


@cache
def _verbs() -> frozenset[str]:
    return frozenset(grammar("en").cues) | phrases("reporting")


def _loose_cue(left: str, sentence: str) -> bool:
    """A plain preposition before the name, in a sentence in which somebody says or writes something."""
    for shortened in _shortened(left):
        head, _, last = shortened.rpartition(" ")
        if last in phrases("loosely_before"):
            before = head.rpartition(" ")[2]
            told = any(word in _telling() for word in _words(sentence))
            return told and before not in phrases("owning")
    return False


@cache
def _telling() -> frozenset[str]:
    strong = (word for word, strength in grammar("en").cues.items() if strength)
    return frozenset(strong) | phrases("works") | {"wrote", "written", "published", "reported", "interviewed"}


def _words(text: str) -> list[str]:
    return [word.rstrip(".'-") for word in _WORD.findall(text)]


def _first_word(text: str) -> str:
    words = _words(text[:40])
    return words[0].lower() if words and text[:1] == " " else ""


def _disowned(left: str, right: str) -> bool:
    """Whether the name stands for somebody's past or is only part of another one's."""
    if _BIOGRAPHY.search(left[-_TOLD_REACH:]):
        return True
    past = any(each.rpartition(" ")[2] in phrases("former") for each in _shortened(left))
    other = right[:1] in (" ", "-") and _first_word(" " + right[1:]) in phrases("other_bodies")
    return other or (past and not cue_before(left))


def is_part_of_name(passage: Passage, name: Name) -> bool:
    """Whether a capital stands right beside the name: "Time Warner", "Michael Bloomberg", "Science Fair"."""
    after = re.match(r" ([^\W\d_][\w-]*)", passage.text[name.end : name.end + 30])
    if after and after[1][0].isupper() and after[1].lower() not in phrases("things"):
        return True
    before = re.search(r"([^\W\d_][\w'’.-]*) $", passage.text[max(0, name.start - 30) : name.start])
    if not before or not before[1][0].isupper() or before[1].endswith("."):
        return False
    word = before[1].lower().replace("’", "'")
    return not (word in _small() or word in _skippable() or word.endswith(("'s", "s'", "ish", "ese")))


@cache
def _small() -> frozenset[str]:
    ends = {phrase.split()[-1] for phrase in phrases("before")}
    return frozenset(grammar("en").small) | ends | phrases("loosely_before")


def _cited_after(passage: Passage, name: Name, left: str, right: str, sure: bool) -> bool:
    possessive = _POSSESSIVE.match(right)
    if possessive:
        return _own_work(right[possessive.end() :], sure)
    if right[:1] not in (" ", ",", ")", "/", "-", "–"):
        return False
    partner = _PARTNER.match(right)
    words = _WORD.findall(right[partner.end() if partner else 0 :][:120])
    lowered = [word.lower().rstrip(".,'’") for word in words]
    while size := _thing(lowered):
        words, lowered = words[size:], lowered[size:]
    if lowered and lowered[0] in phrases("works") and (lowered[0] not in _verbs() or right[:1] != " "):
        return True
    if sure and words and right[:1] == " ":
        # A station is called by its network and its town or channel: "CBS Chicago", "Fox 13".
        towns = next(
            (at for at, word in enumerate(words[:3]) if not (word[0].isupper() or word.isdigit())), 0
        )
        lowered = lowered[towns:]
    if lowered and lowered[0] in phrases("reporters"):
        return _name_and_verb(words[1:])
    return _may_speak(passage, name, left, sure, lowered[:2]) and _speaks(
        lowered, freely=sure or _has_article(passage, name)
    )


def _thing(words: list[str]) -> int:
    """How many words call what stands before them an outlet: "news agency", "newspaper"."""
    return next(
        (size for size in (2, 1) if " ".join(words[:size]) in phrases("things") and len(words) >= size), 0
    )


def _has_article(passage: Passage, name: Name) -> bool:
    return "the " in (
        passage.low[name.start : name.start + 4],
        passage.low[max(0, name.start - 4) : name.start],
    )


def _may_speak(passage: Passage, name: Name, left: str, sure: bool, verb: list[str]) -> bool:
    """Whether the name can be the subject of what follows, and means an outlet there.

    Behind a preposition it cannot, but for "Jane Doe of the Courier reports", "with the Courier reporting".
    """
    if not sure and not left.strip() and not _has_article(passage, name):
        many = passage.low[name.start : name.end] in phrases("many")
        return verb[:1] in (["reports"], ["writes"]) or (not many and _tells_at_head(verb))
    before = _OBJECT.search(passage.text[max(0, name.start - 40) : name.start])
    if not before:
        return True
    who, preposition = before.groups()
    if preposition == "with" and verb and verb[0].endswith("ing"):
        return True
    return preposition in ("of", "for", "from", "at", "with") and (
        who[0].isupper() or who.rstrip(",") in phrases("reporters")
    )


def carries(words: list[str]) -> bool:
    """Whether a verb of carrying has a piece or a figure behind it: "ran a story", "put the loss at nine"."""
    return "at" in words[1:6] or not (phrases("works") | phrases("put_objects")).isdisjoint(words[:4])


def _tells_at_head(words: list[str]) -> bool:
    told = words[:1] == ["reported"] and not phrases("after_reported").isdisjoint(words[1:2])
    return told or not phrases("telling_at_head").isdisjoint(words[:1])


def _speaks(lowered: list[str], freely: bool) -> bool:
    """Whether a verb of reporting follows, helpers and times passed over; one of mere saying if `freely`."""
    for at, word in enumerate(lowered[: MOST_SKIPPED + 1]):
        if word in phrases("carrying"):
            return carries(lowered[at + 1 :])
        if word in phrases("reporting") and word not in phrases("between"):
            return True
        if freely and word in grammar("en").cues:
            return True
        if word not in phrases("between") and not word.isdigit():
            return False
    return False


def _own_work(right: str, sure: bool) -> bool:
    """After "'s": its poll or story, a programme in quotation marks, or its reporter with a verb."""
    if sure and right.lstrip()[:1] in ("“", '"', "‘"):
        return True
    words = _WORD.findall(right[:90])
    if words and words[0].lower() in phrases("reporters"):
        return any(word.lower() in _verbs() for word in words[1:3])
    for word in words[:4]:
        if word.lower() in phrases("works"):
            return True
        if word[0].isupper():
            break
    return _name_and_verb(words)


def _name_and_verb(words: list[str]) -> bool:
    """One to three capitalised words, a role before them at most, and a verb of saying or reporting."""
    lead = next((at for at, word in enumerate(words[:5]) if word[0].isupper()), None)
    if lead is None:
        return False
    size = 0
    while lead + size < len(words) and words[lead + size][0].isupper() and size < 4:
        size += 1
    rest = [word.lower().rstrip(".,") for word in words[lead + size : lead + size + 4]]
    return any(word in _verbs() or word in phrases("finding_of_named") for word in rest)

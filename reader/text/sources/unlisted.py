"""Authorities that no list holds: outlets, organisations and people that the text has something from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind
from reader.text.lexicon import first_names, grammar
from reader.text.sources.bodies import whole_body
from reader.text.sources.citing import after_aside, cue_before
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run, is_document, is_organisation, is_press, kind_of, person_name

_STUDY = re.compile(r"\b(?:stud(?:y|ies)|paper|research\w*|findings|results|trial|scientists?)\b")
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representatives?|officials?|analysts|economists|researchers|scientists"
    r"|strategists) (?:for|of|at|with|from) (?:the )?$"
)
_SPOKESMAN = re.compile(r" spokes(?:man|woman|person|people)\b")
_INVERTED = re.compile(
    r"[\"”’»,] (?:said|says|added|announced|warned|reported|reports|writes|wrote) (?:the )?$"
)
_ENDS = re.compile(
    r"\s*$|[.,;:)—–]| (?:in|on|at|of|for|as|after|when|who|which|and|this|last|\w+day|yesterday|today)\b"
)
_AFFILIATED = re.compile(r"\b(?:at|of|for|with|from|in|by) (?:the )?$")
_FINDINGS = re.compile(
    r"\b(?:results|findings|data|figures|conclusions) (?:of|from|in) (?:the |an? )?(?:[\w-]+ )?$"
)
_ISSUED = frozenset(["released", "published", "conducted", "out", "issued", "taken", "obtained"])
_OWN = frozenset(["official", "officials", "recent", "latest"])
_FINDING = frozenset(
    [
        "found",
        "estimates",
        "notes",
        "rejects",
        "reads",
        "recommends",
        "teilte",
        "erklärte",
        "indiqué",
        "annoncé",
        "informó",
    ]
)
_VERB_REACH = 4
_REACH, _NEAR = 120, 60
"""How many characters beside a name may hold its cue."""


def cited_names(
    passages: Iterable[Passage], names: Mapping[int, Sequence[Run]], speakers: Iterable[str]
) -> Iterator[Found]:
    """Each place where the article gives an unlisted name as its authority.

    `names` are the runs of capitals of each passage by its number, `speakers` the people it quotes.
    """
    own = (passage for passage in passages if passage.block.kind is not BlockKind.CAPTION)
    named = [(passage, names[passage.number]) for passage in own]
    people = _people(named, speakers)
    known = frozenset(people)
    for passage, found in named:
        for run in found:
            run = whole_body(passage, run)
            kind = _authority(passage, run, known)
            if kind is SourceKind.PERSON:
                name = " ".join(person_name(run))
                yield Found(people.get(name, name), kind, passage.place(run.start, run.end))
            elif kind:
                yield Found(run.name, kind, passage.place(run.start, run.end))


def _people(named: Sequence[tuple[Passage, Sequence[Run]]], speakers: Iterable[str]) -> dict[str, str]:
    """Surnames and full names of the people of a document, each with the full name."""
    people: dict[str, str] = {}
    for _, found in named:
        for run in found:
            several = len(run.words) > 1 and any(word.lower() in first_names() for word in run.words)
            words = person_name(run) if several else ()
            if 1 < len(words) <= 4 and words[0].lower() in first_names() and not is_organisation(run):
                people.setdefault(words[-1], " ".join(words))
                people.setdefault(" ".join(words), " ".join(words))
    for speaker in speakers:
        words = tuple(speaker.split())
        body = Run(0, 0, words, speaker.startswith("the ")) if words else None
        if body and words[0][0].isupper() and not is_organisation(body) and not is_press(body):
            people.setdefault(words[-1], speaker)
            people.setdefault(speaker, speaker)
    return people


def _authority(passage: Passage, run: Run, people: frozenset[str]) -> SourceKind | None:
    """The kind of authority that a run is where it stands, None when it is none there."""
    begin, finish = passage.sentence(run.start, run.end)
    left = passage.low[max(begin, run.start - _REACH) : run.start]
    right = passage.low[run.end : min(finish, run.end + _REACH)]
    cue = cue_before(left)
    if cue in phrases("according"):
        return SourceKind.OUTLET if _described(left, right) else kind_of(run, passage, people)
    if cue and run.name not in people:
        if cue.endswith(" in") and _is_journal(run, left) and _STUDY.search(passage.low, begin, finish):
            return SourceKind.DOCUMENT
        if cue.endswith(" by") and _STUDY.search(left[-len(cue) - 20 :]) and is_organisation(run):
            return SourceKind.ORGANISATION
        if is_press(run) or _described(left, right):
            return SourceKind.OUTLET
    if is_document(run):
        return SourceKind.DOCUMENT if _FINDINGS.search(left[-_NEAR:]) or _says(right) else None
    return _speaking_body(run, left[-_NEAR:], right)


def _is_journal(run: Run, left: str) -> bool:
    words = {word.lower() for word in run.words}
    return bool(words & phrases("journal_words")) or left.rstrip().endswith("journal")


def _speaking_body(run: Run, left: str, right: str) -> SourceKind | None:
    """A body or an unlisted paper that says something itself, or through a spokesman or a letter of its."""
    if is_press(run):
        told = _reports(after_aside(right)) or _said_before(left, right)
        return SourceKind.OUTLET if told else None
    known = is_organisation(run) or left.endswith(_firms()) or ".com" in run.name
    if known and _SPOKESMAN.match(right):
        return SourceKind.ORGANISATION
    if _SPOKEN_FOR.search(left):
        several = len(run.words) > 1 and run.words[0].lower() not in first_names()
        return SourceKind.ORGANISATION if known or several else None
    aside = right.startswith(",") and (run.name.isupper() or _AFFILIATED.search(left))
    says = known and not aside and (_says(right) or _said_before(left, right))
    return SourceKind.ORGANISATION if says else None


@cache
def _firms() -> tuple[str, ...]:
    return tuple(f" {word} " for word in phrases("described"))


def _described(left: str, right: str) -> bool:
    """Whether the text itself calls the name a newspaper, a broadcaster and so on."""
    before = left.rstrip(" “\"‘'").rpartition(" ")[2]
    after = re.match(r"['’\"”]? ([\w-]+(?: (?:agency|service|site|outlet|website|channel))?)", right)
    return before in phrases("things") or (after is not None and after[1] in phrases("things"))


def _says(right: str) -> bool:
    """Whether a verb of saying follows, times, helpers and a document of the name's own between."""
    words = re.findall(r"[\w'-]+", right[:70]) if right[:1] in (" ", ",") else []
    own = 0
    while own < len(words) and words[own] in phrases("documents") | _OWN:
        own += 1
    if right[:1] == "," and words and words[0] not in phrases("between"):
        return False
    for word in words[own : own + _VERB_REACH]:
        if grammar("en").cues.get(word) or word in _FINDING or (own and word in phrases("showing") - _ISSUED):
            return True
        if word not in phrases("between") and word not in _ISSUED:
            return False
    return False


def _reports(right: str) -> bool:
    words = re.findall(r"[\w'-]+", right[:60]) if right[:1] == " " else []
    for word in words[:_VERB_REACH]:
        if word in phrases("reporting") and word not in phrases("between"):
            return True
        if word not in phrases("between"):
            return False
    return False


def _said_before(left: str, right: str) -> bool:
    """Whether a verb of saying stands turned round before the name, and what it says is not yet to come."""
    return _INVERTED.search(left) is not None and _ENDS.match(right) is not None

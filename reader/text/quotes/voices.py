"""Whether what stands before a word of saying is somebody.

A noun may look like the word ("many questions"), and then what stands before it is anything."""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, is_bare
from reader.text.quotes.registry import LIKELY_HUMAN, Registry
from reader.text.quotes.tokens import Kind, Prose

_FAR = frozenset({"earlier", "subject", "sentence before", "paragraph before", "running"})
"""Rules that reach over other words to their subject, and reach too far at times."""
_SPEAKING_ENDS = (
    *("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "eer", "eers", "ant", "ants", "ee", "ees"),
    *("man", "men", "woman", "women", "person", "people", "folk", "folks", "mate", "mates"),
    *("parent", "parents"),
)
"""How English ends the names of those who do something: "the tester"."""


def is_somebody(attribution: Attribution, prose: Prose, registry: Registry) -> bool:
    """Whether the speaker of an attribution can speak; `prose` is the block that it stands in.

    True for names, and in languages other than English.
    """
    phrase = attribution.phrase
    if phrase is None or phrase.kind is PhraseKind.NAME or prose.grammar.language != "en":
        return True
    cue = (attribution.cue or "").lower()
    if phrase.kind is PhraseKind.PRONOUN:
        return bool(cue) or prose.grammar.pronouns.get(phrase.text.lower()) != "thing"
    if is_bare(prose, phrase) and _names_nobody(phrase, prose):
        return False
    far = attribution.rule in _FAR or cue in prose.grammar.judging
    return not far or _is_person(phrase, prose, registry) or _can_speak(phrase, prose)


def can_speak_together(noun: str) -> bool:
    """Whether a plural, in small letters, is one of people or of bodies: "teachers", "towns", "cities"."""
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    speech, lists = word_lists("speech"), name_lists()
    known = speech["groups"] | lists.roles | lists.bodies
    return single in known or noun in known or noun.endswith(_SPEAKING_ENDS)


def _is_person(phrase: Phrase, prose: Prose, registry: Registry) -> bool:
    """Whether a description begins with somebody's name."""
    who = registry.at_run.get((prose.block, phrase.start))
    return who is not None and registry.entities[who].human >= LIKELY_HUMAN


def _names_nobody(phrase: Phrase, prose: Prose) -> bool:
    """Whether a lone small word without an article is none for a person: "noting that ...", "which said"."""
    token = prose.tokens[phrase.start]
    role = token.lower.rpartition("-")[2] in name_lists().roles or token.lower.endswith(("one", "body"))
    return not (token.capital or role or _can_speak(phrase, prose))


def _can_speak(phrase: Phrase, prose: Prose) -> bool:
    inside = range(phrase.start, phrase.end)
    if any(prose.lower(at) in prose.grammar.auxiliaries - {"'s"} for at in inside):
        return False  # a clause: "which helps the reader answer"
    head = _head(phrase, prose)
    speech, roles = word_lists("speech"), name_lists().roles
    known = speech["subjects"] | speech["papers"] | speech["groups"] | roles | name_lists().organisations
    if head in known or head.removesuffix("s") in roles:
        return True
    if any(prose.lower(at)[:1].isdigit() for at in inside[1:]):
        return False
    return phrase.end in prose.run_ends or (len(head) > 4 and head.endswith(_SPEAKING_ENDS))


def _head(phrase: Phrase, prose: Prose) -> str:
    """The noun of a description: its last word before a preposition."""
    head = ""
    for token in prose.tokens[phrase.start : phrase.end]:
        if token.kind is Kind.WORD:
            if head and token.lower in prose.grammar.prepositions | prose.grammar.of:
                break
            head = token.lower
    return head

"""Whether what stands before a word of saying is somebody.

A noun may look like the word ("many questions"), and then what stands before it is anything."""

from __future__ import annotations

from reader.text.quotes.attribution import UNSAID, Attribution
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.registry import LIKELY_HUMAN, Registry
from reader.text.quotes.speaking import can_speak, is_bare
from reader.text.quotes.tokens import Prose

_FAR = UNSAID | {"earlier", "running"}
"""Rules that reach over other words to their subject, and reach too far at times."""


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
    return not far or _is_person(phrase, prose, registry) or can_speak(phrase, prose)


def _is_person(phrase: Phrase, prose: Prose, registry: Registry) -> bool:
    """Whether a description begins with somebody's name."""
    who = registry.at_run.get((prose.block, phrase.start))
    return who is not None and registry.entities[who].human >= LIKELY_HUMAN


def _names_nobody(phrase: Phrase, prose: Prose) -> bool:
    """Whether a lone small word without an article is none for a person: "noting that ...", "which said"."""
    token = prose.tokens[phrase.start]
    role = token.lower.rpartition("-")[2] in name_lists().roles or token.lower.endswith(("one", "body"))
    return not (token.capital or role or can_speak(phrase, prose))

"""Which nouns are of those who can speak: people by what they do, bodies, writings."""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.names import name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.tokens import Kind, Prose

_SPEAKING_ENDS = (
    *("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "eer", "eers", "ant", "ants", "ee", "ees"),
    *("man", "men", "woman", "women", "person", "people", "folk", "folks", "mate", "mates"),
    *("parent", "parents"),
)
"""How English ends the names of those who do something: "the tester"."""


def can_speak_together(noun: str) -> bool:
    """Whether a plural, in small letters, is one of people or of bodies: "teachers", "towns", "cities"."""
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    speech, lists = word_lists("speech"), name_lists()
    known = speech["groups"] | lists.roles | lists.bodies
    return single in known or noun in known or noun.endswith(_SPEAKING_ENDS)


def can_speak(phrase: Phrase, prose: Prose) -> bool:
    """Whether the noun of a description, or a name at its end, is of somebody or of what says things."""
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


def is_bare(prose: Prose, phrase: Phrase) -> bool:
    """Whether a phrase is one noun without an article that names nobody: "claimed responsibility"."""
    lower = prose.lower(phrase.start)
    lone = phrase.kind is PhraseKind.DESCRIPTION and phrase.end == phrase.start + 1
    known = lower in name_lists().roles or lower in prose.grammar.determiners or lower.endswith("s")
    return lone and not known and phrase.start not in prose.runs

"""A speaker called by what they are, whom the text has named and not yet described: "Roe said. ... the
Tuscola coach said"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.text.quotes.attribution import Attribution
from reader.text.quotes.names import name_lists
from reader.text.quotes.origins import AGE, AGED
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.registry import LIKELY_HUMAN, Registry
from reader.text.quotes.resolve import ResolvedSpeaker
from reader.text.quotes.tokens import Prose
from reader.text.quotes.variations import Variations, is_called_so

_BACK = 3
"""How many blocks back the one who was quoted last may be."""
_WORDS = 5
_SURE, _UNSURE = 0.75, 0.7
"""How sure one is who is said to be what they are called, or stands alone; and one of several."""


class Epithets:
    """Reads the speakers of a document in the order of the text."""

    def __init__(self, proses: Mapping[int, Prose], registry: Registry) -> None:
        self._proses = proses
        self._registry = registry
        self._last: tuple[int, int] | None = None
        """Who was quoted last by name, and in which block."""
        self._ages = _ages(proses, registry)
        self._variations = Variations(proses, registry)

    def read(self, own: Attribution | None, speaker: ResolvedSpeaker) -> ResolvedSpeaker:
        """The speaker, with a name if "the coach" can only be the one who was quoted last."""
        phrase = own.phrase if own is not None else None
        if own is None or phrase is None or speaker.name is None:
            return speaker
        if phrase.kind is not PhraseKind.DESCRIPTION and not is_called_so(phrase):
            who = self._registry.find(speaker.name.split())
            if who is not None and self._registry.entities[who].human >= LIKELY_HUMAN:
                self._last = (who, own.block)
            return speaker
        open_still = speaker.name == speaker.mention and not speaker.anonymous
        prose = self._proses[own.block]
        if open_still and prose.grammar.verb_second:
            found = self._variations.bearer(phrase, prose)
            if found is None:
                return speaker
            return self._called(speaker, found.who, _SURE if found.plain else _UNSURE)
        if self._last is None or not open_still or not 0 <= own.block - self._last[1] <= _BACK:
            return speaker
        if not self._fits(phrase, prose, self._last[0]):
            return speaker
        return self._called(speaker, self._last[0])

    def _called(self, speaker: ResolvedSpeaker, who: int, sure: float = _SURE) -> ResolvedSpeaker:
        return replace(speaker, name=self._registry.entities[who].name, sure=sure)

    def _fits(self, phrase: Phrase, prose: Prose, who: int) -> bool:
        """Whether a description is a person's whom the text has not described: by age, or by an office at a
        place or team of that name which nobody else in the text has. A bare "the mayor" may be another."""
        if prose.grammar.language != "en" or prose.lower(phrase.start) != "the":
            return False
        if phrase.end - phrase.start > _WORDS:
            return False
        noun, lists = prose.lower(phrase.end - 1), name_lists()
        if AGE.fullmatch(noun):
            return self._ages.get(who, noun) == noun
        person = noun in lists.roles and noun not in lists.bodies | lists.writings
        single = not noun.endswith("s") or noun.endswith("ss")
        taken = noun in self._registry.by_role
        of_name = any(at in prose.runs for at in range(phrase.start + 1, phrase.end - 1))
        return person and single and of_name and not taken and not self._registry.entities[who].roles


def _ages(proses: Mapping[int, Prose], registry: Registry) -> Mapping[int, str]:
    """How old the text says that somebody is, by their number: "44-year-old" for "Ann Roe, 44,"."""
    ages: dict[int, str] = {}
    for mention in registry.mentions:
        prose = proses[mention.block]
        age = AGED.match(prose.text, prose.tokens[mention.end - 1].end)
        if age is not None:
            ages.setdefault(mention.who, f"{age[1]}-year-old")
    return ages

"""From the speaker as written to the speaker's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.text.lexicon import word_lists
from reader.text.outlets import is_outlet
from reader.text.quotes.attribution import UNSAID, Attribution
from reader.text.quotes.deeds import bearer_of_kind
from reader.text.quotes.issued import issuer_before
from reader.text.quotes.names import is_body, is_honorific, is_title, name_lists, plain
from reader.text.quotes.offices import article_gender, head_noun, labels_behind
from reader.text.quotes.phrases import Phrase, PhraseKind
from reader.text.quotes.pronouns import Antecedents
from reader.text.quotes.registry import LIKELY_HUMAN, Registry, is_letter_away
from reader.text.quotes.sentences import sentence_subject
from reader.text.quotes.speaking import can_speak_together
from reader.text.quotes.tokens import Kind, Prose, Token, is_past
from reader.text.quotes.trades import gender_of

_WEAK = UNSAID | {"colon", "beat"}
"""Rules that, without a word of saying, take the nearest name: only a person's will do."""

_GROUP = 6
"""How many words a plural subject has at most: "the two small towns"."""

_RANKS = frozenset(["deputy", "vice", "assistant", "former", "ex", "acting", "interim", "junior"])
"""What before the noun of an office makes it another's."""

_MISSPELT = 0.7
"""How sure it is that a surname a letter off is not another's of that name."""

_TOLD_OF = 14
"""How many words tell at most what somebody unnamed knows."""


@dataclass(frozen=True, slots=True)
class ResolvedSpeaker:
    """`name` is None when the text does not say who it is; `mention` is as written. `sure` is 0 to 1."""

    name: str | None
    mention: str | None
    sure: float = 1.0
    anonymous: bool = False
    role: str | None = None


def resolve(
    attribution: Attribution,
    proses: Mapping[int, Prose],
    registry: Registry,
    pronouns: Antecedents,
) -> ResolvedSpeaker:
    """The speaker of an attribution that has a phrase."""
    phrase = attribution.phrase
    if phrase is None:
        return ResolvedSpeaker(None, None, 0.0)
    prose = proses[attribution.block]
    guessed = attribution.rule in _WEAK and attribution.cue is None
    if guessed and not _is_person(phrase, prose, registry):
        rule = attribution.rule
        if not _is_label(rule, phrase, prose) and not _is_full_name(rule, phrase, prose):
            return ResolvedSpeaker(None, None, 0.0)
    if phrase.kind is PhraseKind.NAME:
        return _by_name(phrase, prose, registry)
    if phrase.kind is PhraseKind.PRONOUN:
        return _by_pronoun(phrase, prose, proses, registry, pronouns)
    body = pronouns.of.get((prose.block, phrase.start))
    if body is not None and prose.lower(phrase.end - 1) in name_lists().bodies:
        return ResolvedSpeaker(registry.entities[body].name, phrase.text, 0.8)
    issued = issuer_before(phrase, prose, proses)
    if issued is not None:
        author = Attribution(attribution.rule, issued[0], attribution.cue, issued[1].block)
        own = resolve(author, proses, registry, pronouns)
        return replace(own, mention=phrase.text, sure=0.9 * own.sure)
    found = _by_description(phrase, prose, registry)
    who = pronouns.of.get((prose.block, phrase.end - 1))
    if who is None or found.name != phrase.text:
        return found
    return replace(found, name=registry.entities[who].name, sure=0.8, anonymous=False)


def _by_name(phrase: Phrase, prose: Prose, registry: Registry) -> ResolvedSpeaker:
    who = registry.at_run.get((prose.block, phrase.run))
    if who is None:
        who = registry.find(phrase.name, gender_of(phrase.titles, phrase.name))
    offices = (title for title in phrase.titles if not is_honorific(plain(title)) and title[-1] != ".")
    role = " ".join(offices) or None
    if who is None or len(registry.entities[who].words) < len(phrase.name):
        return ResolvedSpeaker(" ".join(phrase.name), phrase.text, role=role)
    words, called = registry.entities[who].words, phrase.name[-1]
    lone = len(phrase.name) == 1 and called not in words
    off = lone and is_letter_away(plain(called), plain(words[-1]))
    sure = _MISSPELT if off else 1.0
    return ResolvedSpeaker(registry.entities[who].name, phrase.text, sure, role=role)


def _is_person(phrase: Phrase, prose: Prose, registry: Registry) -> bool:
    """Whether a phrase is a pronoun, a person's name or a role."""
    if phrase.kind is PhraseKind.NAME:
        who = registry.at_run.get((prose.block, phrase.run))
        return who is not None and registry.entities[who].human >= 0.5
    if phrase.kind is PhraseKind.PRONOUN:
        return prose.grammar.pronouns.get(phrase.text.lower()) in ("m", "f")
    noun = prose.lower(phrase.end - 1)
    compound = prose.grammar.capital_nouns and is_title(noun)
    return noun in name_lists().speakers or compound


def is_thing(phrase: Phrase, prose: Prose, registry: Registry) -> bool:
    """Whether a phrase is surely no person: a body, a lone capital that nothing shows to be one, "a plan"."""
    if phrase.kind is not PhraseKind.NAME:
        return not _is_person(phrase, prose, registry)
    who = registry.at_run.get((prose.block, phrase.run))
    if prose.grammar.capital_nouns and len(phrase.name) == 1 and plain(phrase.name[0]) in name_lists().roles:
        return True  # "dort gab es Mitarbeiter"
    if who is None:
        return False
    entity = registry.entities[who]
    return entity.human == 0 or (entity.human < 0.5 and len(entity.words) == 1)


def _is_full_name(rule: str, phrase: Phrase, prose: Prose) -> bool:
    """Whether a colon has before it a name of two words that may be a person's, where Dutch or Swedish
    has so few capitals that it is one."""
    named = rule == "colon" and phrase.kind is PhraseKind.NAME and prose.grammar.language in ("nl", "sv")
    return named and len(phrase.name) > 1 and not is_body(phrase.name)


def _is_label(rule: str, phrase: Phrase, prose: Prose) -> bool:
    """Whether an outlet and a colon are all that leads in the words, as in a round-up: "The Gazette: ..."."""
    alone = phrase.start <= 1 and prose.lower(phrase.start - 1) in ("", "the")
    if rule != "colon" or phrase.kind is not PhraseKind.NAME or not alone or prose.lower(phrase.end) != ":":
        return False
    return is_outlet(phrase.text)


def _by_pronoun(
    phrase: Phrase,
    prose: Prose,
    proses: Mapping[int, Prose],
    registry: Registry,
    pronouns: Antecedents,
) -> ResolvedSpeaker:
    who = pronouns.of.get((prose.block, phrase.start))
    if who is not None:
        doubtful = (prose.block, phrase.start) in pronouns.doubtful
        return ResolvedSpeaker(registry.entities[who].name, phrase.text, 0.7 if doubtful else 0.94)
    if prose.grammar.pronouns.get(phrase.text.lower()) == "plural":
        tellers = _tellers_before(phrase, prose, proses)
        if tellers is not None:
            return ResolvedSpeaker(tellers, phrase.text, 0.7)
        group = _group_before(phrase, prose) or _plural_before(phrase, prose, proses)
        return ResolvedSpeaker(group, phrase.text, 0.6)
    return ResolvedSpeaker(None, phrase.text, 0.0)


def _tellers_before(phrase: Phrase, prose: Prose, proses: Mapping[int, Prose]) -> str | None:
    """Those who together tell the sentence before "they": "Ann Roe and Bo Lee wrote to the nurses."""
    number = prose.sentence_of(phrase.start) - 1
    told = prose if number >= 0 else proses.get(prose.block - 1)
    if prose.grammar.language != "en" or told is None or not told.sentences:
        return None
    teller = sentence_subject(told, number % len(told.sentences))
    phrase_of = teller.phrase if teller is not None and teller.cue is not None else None
    if phrase_of is None or phrase_of.kind is not PhraseKind.DESCRIPTION:
        return None
    joined = any(told.lower(at) == "and" for at in range(phrase_of.start, phrase_of.end))
    return phrase_of.text if joined and phrase_of.end in told.run_ends else None


def _group_before(phrase: Phrase, prose: Prose) -> str | None:
    """The last plural phrase of the block before "they"."""
    words = prose.grammar
    for at in range(phrase.start - 1, max(-1, phrase.start - 80), -1):
        token = prose.tokens[at]
        plural = (
            token.kind is Kind.WORD
            and token.lower.endswith("s")
            and token.lower.rstrip("s") in name_lists().roles
        )
        if plural or token.lower in ("people", "police", "women", "men", "children"):
            start = at
            while (
                start > max(0, at - 6)
                and prose.tokens[start - 1].kind is Kind.WORD
                and (
                    (prose.tokens[start - 1].lower in words.determiners and not _is_that(prose, start - 1))
                    or prose.tokens[start - 1].lower not in words.small | words.cues.keys()
                )
            ):
                start -= 1
            return prose.words(start, at + 1)
    return None


def _is_that(prose: Prose, at: int) -> bool:
    """Whether a "that" leads in a clause, its article behind it: "that the nurses were tired"."""
    return prose.lower(at) == "that" and prose.lower(at + 1) in prose.grammar.determiners


def _plural_before(phrase: Phrase, prose: Prose, proses: Mapping[int, Prose]) -> str | None:
    """The plural subject of the sentence before "they": "the two towns", "Ann Roe and Bo Lee"."""
    if prose.grammar.language != "en" or phrase.text.lower() != "they":
        return None
    number = prose.sentence_of(phrase.start) - 1
    told = prose if number >= 0 else proses.get(prose.block - 1)
    if told is None or not told.sentences:
        return None
    first, end = told.sentences[number]
    after = told.runs.get(first, first)
    if told.lower(after) == "and" and after + 1 in told.runs:
        return told.words(first, told.runs[after + 1])
    if told.lower(first) not in told.grammar.determiners or first in told.runs:
        return None
    for at in range(first + 1, min(end - 1, first + _GROUP)):
        noun, verb = told.tokens[at], told.tokens[at + 1]
        plural = noun.lower.endswith("s") and can_speak_together(noun.lower)
        if plural and (is_past(verb) or verb.lower in told.grammar.auxiliaries):
            return told.words(first, at + 1)
        if noun.kind is not Kind.WORD or noun.lower in told.grammar.prepositions:
            break
    return None


def _by_description(phrase: Phrase, prose: Prose, registry: Registry) -> ResolvedSpeaker:
    who = registry.at_run.get((prose.block, phrase.start))
    if who is not None and prose.runs[phrase.start] == phrase.end and len(registry.entities[who].words) > 1:
        return ResolvedSpeaker(registry.entities[who].name, phrase.text)
    tokens = prose.tokens[phrase.start : phrase.end]
    head = head_noun(phrase, prose)
    definite = _is_definite(tokens[0].lower, prose)
    called = prose.grammar.foreign.epithets.get(head, ())
    if definite and (called or head in name_lists().roles) and len(tokens) <= 5:
        named = {token.lower for token in tokens if token.capital} - {"the", head} - prose.grammar.determiners
        named = set() if prose.grammar.capital_nouns else named | labels_behind(phrase, prose)
        who = _bearer(head, called, named, phrase, prose, registry)
        who = registry.bearer_of_compound(head) if who is None and prose.grammar.capital_nouns else who
        if who is None and prose.grammar.language == "en" and not named:
            who = bearer_of_kind(registry, head, prose.block, phrase.start)
        if who is not None and not (_is_no_body(head, who, registry) or _is_below(tokens, who, registry)):
            entity = registry.entities[who]
            unnamed = entity.described is not None
            rival = registry.has_rival(who, (head, *called), named, prose.block, phrase.start)
            sure = 0.7 if rival else 0.85 if unnamed else 0.8
            return ResolvedSpeaker(entity.name, phrase.text, sure, unnamed and head in _anonymous(), head)
    anonymous = (head in _anonymous() or head.removesuffix("s") in _anonymous()) and not definite
    anonymous = anonymous or _withholds_name(phrase, prose)
    text = _in_full(phrase, prose) if anonymous else phrase.text
    return ResolvedSpeaker(text, text, 0.95, anonymous, head if head in name_lists().roles else None)


def _is_below(tokens: Sequence[Token], who: int, registry: Registry) -> bool:
    """Whether a description is of a rank that the text does not give somebody: "the deputy mayor" is not the
    mayor."""
    ranks = {token.lower for token in tokens[:-1]} & _RANKS
    entity = registry.entities[who]
    return bool(ranks) and entity.described is None and ranks.isdisjoint(entity.labels | entity.roles)


def _is_no_body(head: str, who: int, registry: Registry) -> bool:
    """Whether a noun of a body would be resolved to a person, who may lead "the association" but is none."""
    return head in name_lists().bodies and registry.entities[who].human >= LIKELY_HUMAN


def _bearer(
    head: str,
    called: Sequence[str],
    named: set[str],
    phrase: Phrase,
    prose: Prose,
    registry: Registry,
) -> int | None:
    """Who bears a role, else one of those that its noun goes by; with "*" the only person of the text."""
    gender, place = article_gender(phrase, prose), (prose.block, phrase.start)
    who = registry.bearer_before((head,), named, *place, gender)
    if who is None and "*" in called:
        return registry.only_person(gender)
    return registry.bearer_before(called, named, *place, gender) if who is None and called else who


def _in_full(phrase: Phrase, prose: Prose) -> str:
    """The whole of what is told of somebody unnamed: "a person close to the talks", up to the verb."""
    words, tokens = prose.grammar, prose.tokens
    if words.language != "en" or prose.lower(phrase.end) not in word_lists("speech")["knowing"]:
        return phrase.text
    for at in range(phrase.end + 1, min(len(tokens), phrase.end + _TOLD_OF)):
        low = tokens[at].lower
        beside_verb = low in words.auxiliaries or low in words.adverbs
        if words.cues.get(low) or (beside_verb and low not in words.prepositions):
            return prose.words(phrase.start, at)
        if tokens[at].kind is not Kind.WORD:
            break
    return phrase.text


def _anonymous() -> frozenset[str]:
    return word_lists("titles")["anonymous"]


def _is_definite(article: str, prose: Prose) -> bool:
    if prose.grammar.language == "en":
        return article == "the"
    return article in word_lists("speech")["definite"]


def _withholds_name(phrase: Phrase, prose: Prose) -> bool:
    """ "..., who asked not to be named", "on condition of anonymity"."""
    after = {token.lower for token in prose.tokens[phrase.end : phrase.end + 14]}
    return bool(after & {"anonymity", "anonymous", "anonymously"}) or (
        {"not", "be"} < after and bool(after & {"named", "identified"})
    )


def resolve_label(label: str, registry: Registry) -> ResolvedSpeaker:
    """The speaker of a transcript's turn by its label; "Q" and "A" name nobody."""
    speech = word_lists("speech")
    if label.lower() in speech["question"] | speech["answer"]:
        return ResolvedSpeaker(None, label, 0.0)
    words = label.split()
    who = _by_initials(label, registry)
    if who is None:
        who = registry.find(words)
    if who is not None and len(registry.entities[who].words) >= len(words):
        name = registry.entities[who].name
        return ResolvedSpeaker(name.title() if name.isupper() and len(name) > 3 else name, label)
    return ResolvedSpeaker(label.title() if label.isupper() and len(label) > 3 else label, label)


def _by_initials(label: str, registry: Registry) -> int | None:
    """The only person named in the text whose initials a label is: "LH", "L.H."."""
    letters = label.replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 3):
        return None
    found = registry.by_initials.get(letters, ())
    return found[0] if len(found) == 1 else None


def follow(given: Sequence[Attribution | None]) -> list[int]:
    """For each passage the one whose attribution holds for it: itself, or where its chain of links ends;
    -1 if nowhere."""
    ends: dict[int, int] = {}
    for start in range(len(given)):
        path: list[int] = []
        at = start
        while at not in ends:
            ends[at] = -1  # a chain that comes back here leads nowhere
            path.append(at)
            own = given[at]
            if own is None:
                break
            if own.same_as < 0:
                ends[at] = at
                break
            at = own.same_as
        ends.update(dict.fromkeys(path, ends[at]))
    return [ends[at] for at in range(len(given))]

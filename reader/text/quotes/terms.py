"""Marks that hold nobody's words: titles of works, nicknames, terms, so-called things."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.text.lexicon import Grammar, first_names, word_lists
from reader.text.outlets import is_outlet
from reader.text.quotes.attribution import UNSAID, Attribution
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.phrases import PhraseKind
from reader.text.quotes.titled import first_words, is_title_case
from reader.text.quotes.tokens import Kind, Prose, Token, is_past

_YEAR = re.compile(r"(?:19|20)\d\d\b")
# Rules that found a word of saying right beside the marks.
_BESIDE = frozenset(
    ["inverted", "after", "before", "according to", "colon", "signature", "continued", "transcript"]
)
_LISTED = 16
"""How many tokens of an enumeration of works are looked at."""
_JUDGED = frozenset(["it", "him", "her", "them", "this", "that"])


def is_term(prose: Prose, at: int, passage: MarkedPassage, attribution: Attribution | None) -> bool:
    """Whether the marks at token `at` hold a name, a title or a term rather than speech."""
    inner = prose.text[passage.inner : passage.until].strip()
    words = first_words(inner)
    if not words:
        return True
    if passage.continues or not passage.closed:
        return False
    rule = attribution.rule if attribution else ""
    beside = rule in _BESIDE
    sentence = inner[-1] in ".!?…" and inner[0].isupper()
    if (
        (_is_nickname(prose, at, words) and inner[-1] not in ".?!")
        or _is_reference(prose, at, inner)
        or _is_programme(prose, at, words, inner)
        or _is_unsaid(prose, at, words, attribution, sentence)
        or _is_grade(words, attribution)
        or _is_coined(prose, words, attribution)
        or _is_spoken_of(prose, at, words, inner)
    ):
        return True
    covered = not beside and len(words) < 5 and is_outlet(inner)
    spoken = rule in ("inverted", "after") and (inner[-1] in ",?!" or sentence)
    if covered or (not spoken and _is_named(prose, at, words, inner)):
        return True
    if _is_made(prose, at, words, inner) or _is_listed_work(prose, at, words):
        return True
    if not prose.grammar.capital_nouns and _is_titled(prose, at, words, inner, rule):
        return True
    if len(words) < 3:
        return _is_loose(prose, at, inner, beside, sentence, attribution)
    return len(words) < 5 and _is_compound(prose, at, words, inner, attribution)


def _is_unsaid(
    prose: Prose, at: int, words: list[str], attribution: Attribution | None, sentence: bool
) -> bool:
    """Whether a few words that no word of saying has joined to anybody are woven into the writer's sentence;
    in other languages than English, where a name needs no capitals to be one, wherever they stand."""
    if len(words) > 4 or sentence or prose.is_alone(at):
        return False
    if attribution is None:
        return prose.grammar.language != "en" or _woven(prose, at)
    return attribution.rule in UNSAID and attribution.cue is None and _woven(prose, at)


def _is_grade(words: list[str], attribution: Attribution | None) -> bool:
    """Whether the words are a step of a scale, which nobody chose to say: they rated the pier “fair”."""
    lists = word_lists("works")
    graded = attribution is not None and attribution.cue in lists["grading"]
    return graded and all(word.lower() in lists["grades"] for word in words)


def _is_coined(prose: Prose, words: list[str], attribution: Attribution | None) -> bool:
    """Whether a group is said to have a word for something: what engineers call “the long tail”."""
    phrase = attribution.phrase if attribution is not None else None
    if attribution is None or phrase is None or attribution.block != prose.block or len(words) > 5:
        return False
    noun = prose.lower(phrase.end - 1)
    group = phrase.kind is PhraseKind.DESCRIPTION and noun.endswith("s")
    heads = (prose.lower(phrase.start - 1), prose.lower(phrase.start))
    refers = any(head == "what" or head in prose.grammar.relatives for head in heads)
    return attribution.cue == "call" and group and refers and noun not in word_lists("works")["sides"]


def _is_spoken_of(prose: Prose, at: int, words: list[str], inner: str) -> bool:
    """Whether a few words are what the writer's own clause is about: "...: “Glass” is a slow song", "what
    “fair” means"."""
    if prose.grammar.language != "en" or len(words) > 4 or inner[-1] in ".,!?…" or not at:
        return False
    before, after = prose.lower(at - 1), prose.lower(at + 1)
    be = word_lists("speech")["be"]
    if before == ":":
        return after in be
    verb = after in be or (after.endswith("s") and after not in prose.grammar.small)
    asked = before in ("what", "how", "why", "whether") and prose.lower(at - 2) not in prose.grammar.cues
    return asked and len(words) < 3 and verb and after not in prose.grammar.cues


def _is_titled(prose: Prose, at: int, words: list[str], inner: str, rule: str) -> bool:
    """Whether capitals make the words a title; German has them on every noun."""
    title = len(words) > 1 and is_title_case(words) and inner[-1] not in ".!?…"
    led = rule in ("before", "colon")
    if title and (prose.lower(at - 1) in word_lists("works")["performing"] or _qualifies(prose, at, inner)):
        return True
    if rule not in ("inverted", "after") and _joins_title(prose, at, words):
        return True
    if title and (rule not in _BESIDE or (len(words) < 5 and led and prose.tokens[at - 1].text not in ":,")):
        return True
    return is_title_case(words) and 1 < len(words) < 7 and not led and _hangs(prose, at)


def _is_loose(
    prose: Prose, at: int, inner: str, beside: bool, sentence: bool, attribution: Attribution | None
) -> bool:
    """Whether a word or two are nobody's: an adjective in marks, or no word of saying beside them."""
    if _is_what_calls(prose, at, attribution):
        return False
    if _modifies(prose, at) and inner[-1] not in ",.?!":
        return True
    rule = attribution.rule if attribution else ""
    return not beside and not _may_be_speech(prose, at, sentence, rule, attribution)


def _is_compound(
    prose: Prose, at: int, words: list[str], inner: str, attribution: Attribution | None
) -> bool:
    """Whether three or four small words are one with the noun behind them: the “pay to play” scheme."""
    small = prose.grammar.language == "en" and not any(word[0].isupper() for word in words)
    after = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    done = after is not None and (is_past(after) or after.lower.endswith(("ed", "en")))
    noun = after is not None and not done and after.lower not in prose.grammar.times
    led = noun and _modifies(prose, at) and inner[-1] not in ",.?!"
    if len(words) == 3 and words[1] in ("and", "but") and attribution is not None:
        return False  # two judgements: a “slow and costly” way, said Roe
    return small and led and not _is_what_calls(prose, at, attribution)


def _is_what_calls(prose: Prose, at: int, attribution: Attribution | None) -> bool:
    """Whether somebody is said to have the words for something: "what Roe calls the “lazy” way", "Roe called
    it a “lazy” way"."""
    phrase = attribution.phrase if attribution is not None else None
    if attribution is None or phrase is None or attribution.block != prose.block:
        return False
    if _is_judged(prose, at, attribution.verb):
        return True
    calls = prose.lower(attribution.verb) in prose.grammar.judging and at - attribution.verb <= 2
    begins = phrase.run if phrase.run >= 0 else phrase.start
    return calls and "what" in (prose.lower(begins - 1), prose.lower(begins - 2))


def _is_judged(prose: Prose, at: int, verb: int) -> bool:
    """Whether nothing but what is judged stands between a verb that judges and the marks, and no more than a
    pronoun stands for it: "described it as a “lazy” plan"."""
    if prose.grammar.language != "en" or prose.lower(verb) not in prose.grammar.judging:
        return False
    article = at - 1 if prose.lower(at - 1) in ("a", "an") else at
    between = [token.lower for token in prose.tokens[verb + 1 : article]]
    return article < at and 0 < len(between) <= 2 and between[0] in _JUDGED and between[1:] in ([], ["as"])


def _may_be_speech(prose: Prose, at: int, sentence: bool, rule: str, attribution: Attribution | None) -> bool:
    """Whether one or two words without a word of saying beside them are somebody's all the same."""
    if prose.is_alone(at):
        last = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1]
        return sentence or last in ("—", "–", "-")
    if _opens_and_breaks(prose, at):
        return True
    if rule == "reported":
        return not _modifies(prose, at)
    if rule != "earlier" or attribution is None or attribution.cue is None:
        return False
    return not _modifies(prose, at) and at - attribution.verb <= 14


def _opens_and_breaks(prose: Prose, at: int) -> bool:
    """Whether a word or two open their sentence and a person is the next thing: “Well,” and he looked up."""
    start = prose.sentences[prose.sentence_of(at)][0]
    token = prose.tokens[at]
    if at == start and prose.lower(at + 1) == "—" and prose.lower(at + 2) in prose.grammar.pronouns:
        return True
    if at != start or prose.text[token.end - 2 : token.end - 1] not in (",", "!", "?", "—", "…", "-"):
        return False
    after = at + 2 if prose.lower(at + 1) in ("and", "but", "und") else at + 1
    return after in prose.runs or prose.lower(after) in prose.grammar.pronouns


def _is_programme(prose: Prose, at: int, words: list[str], inner: str) -> bool:
    """What German sets in marks because it is a name: the programme of "im ZDF-„heute journal“", the paper of
    "sagte er der „Zeit“", the house of "im Heim „Abendruh“"."""
    grammar, start = prose.grammar, prose.tokens[at].start
    if start and prose.text[start - 1] == "-":
        return True
    if not grammar.capital_nouns or len(words) > 6 or not inner[0].isupper() or inner[-1] in ".!?…,":
        return False
    before = prose.tokens[at - 1] if at else None
    parted = prose.lower(at + 1) in grammar.foreign.particles
    if before is None or before.kind is not Kind.WORD or parted:
        return False
    if before.lower in grammar.determiners | word_lists("speech")["in_the"]:
        if is_outlet(inner):
            return True
        small = grammar.determiners | grammar.prepositions | grammar.conjunctions
        named = len(words) > 1 and before.lower in word_lists("speech")["in_the"]
        return named and all(word[0].isupper() or word.lower() in small for word in words)
    return before.capital and prose.runs.get(at - 1) == at and before.lower not in first_names()


def _modifies(prose: Prose, at: int) -> bool:
    """Whether the marks stand where an adjective would: the "legacy" backlog."""
    before = prose.tokens[at - 1] if at else None
    after = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if before is None or after is None or after.kind is not Kind.WORD:
        return False
    if prose.text[prose.tokens[at].end - 2] in ",.?!":
        return False
    small: Mapping[str, object] | frozenset[str] = prose.grammar.small
    if prose.grammar.capital_nouns and (
        not after.capital or prose.text[prose.tokens[at].start + 1].isupper()
    ):
        return False
    return before.lower in prose.grammar.determiners | {"'s"} and after.lower not in small


def _qualifies(prose: Prose, at: int, inner: str) -> bool:
    """Whether capitalised marks are the name of the noun behind them: the "Roofs for All" plan."""
    return _modifies(prose, at) and inner[-1] != "," and not prose.tokens[at + 1].capital


def _woven(prose: Prose, at: int) -> bool:
    """Whether the marks stand inside the writer's sentence, a word before them."""
    return at > 0 and prose.tokens[at - 1].kind is Kind.WORD


def _hangs(prose: Prose, at: int) -> bool:
    """Whether a capitalised phrase hangs on a word before it, as in: on NBC's "Meet the Press"."""
    before = prose.tokens[at - 1] if at else None
    return before is not None and (before.lower == "'s" or before.lower in prose.grammar.prepositions)


def _is_nickname(prose: Prose, at: int, words: list[str]) -> bool:
    """Dwayne "The Rock" Johnson."""
    if not 0 < at < len(prose.tokens) - 1 or len(words) > 3:
        return False
    before, after = prose.tokens[at - 1], prose.tokens[at + 1]
    letter = len(words) == 1 and len(words[0]) == 1  # Bits "N" Us
    named = before.capital and after.capital and (letter or after.lower not in prose.grammar.small)
    return named and (before.lower in first_names() or not _speaks(before, prose.grammar))


def _speaks(token: Token, words: Grammar) -> bool:
    return token.lower in words.cues


def _is_reference(prose: Prose, at: int, inner: str) -> bool:
    """A line of a list of sources: the title, a dash, the outlet and a date."""
    after = prose.tokens[at + 1 : at + 2]
    if not after or after[0].text not in ("—", "-") or len(inner) > 200:
        return False
    rest = prose.text[after[0].end : after[0].end + 80]
    return _YEAR.search(rest) is not None and rest.rstrip()[-1:] not in ".!?"


def _is_named(prose: Prose, at: int, words: list[str], inner: str) -> bool:
    """Whether a word right before the marks makes what they hold a name or a title."""
    back = at - 1
    comma = back >= 0 and prose.tokens[back].text in (",", ":")
    if comma:
        back -= 1
    before = prose.tokens[back] if back >= 0 else None
    if before is None or before.kind is not Kind.WORD:
        return False
    lists = word_lists("works")
    naming = before.lower in lists["naming"] | lists["works"]
    if (
        before.lower == "as"
        and back
        and prose.tokens[back - 1].lower in ("known", "know", "billed", "listed")
    ):
        naming = True
    if _is_carried(prose, back) or _is_offence(prose, back):
        return True
    if before.lower in ("itself", "himself", "herself", "themselves"):
        naming = naming or prose.lower(back - 1) in prose.grammar.judging
    if not naming:
        return False
    sure = before.lower in word_lists("speech")["naming"] or before.lower.endswith(("self", "selves"))
    if comma and before.lower in lists["works"] and prose.tokens[back + 1].text == ",":
        return _is_foreign_title(prose, words, inner) or (
            is_title_case(words) and len(words) > 1 and inner[-1] not in ".!?"
        )
    if comma and not sure:
        return is_title_case(words) and len(words) > 1 and inner[-1] not in ".!?"
    if before.lower in lists["works"] and _is_foreign_title(prose, words, inner):
        return True
    if before.lower in lists["works"]:
        return is_title_case(words) or (len(words) < 3 and words[0][0].isupper())
    return sure or len(words) < 6 or is_title_case(words)


def _is_carried(prose: Prose, verb: int) -> bool:
    """Whether a verb says what stands on something worn: "a tattoo reading", "stickers that read"."""
    lists, before = word_lists("works"), prose.lower(verb - 1)
    if prose.lower(verb) in ("reading", "saying"):
        return before in lists["worn"]
    relative = before in ("that", "which") and prose.lower(verb) in ("read", "reads", "said", "says")
    return relative and prose.lower(verb - 2) in lists["worn"] | lists["clothes"]


def _is_offence(prose: Prose, last: int) -> bool:
    """Whether what stands before the marks makes what they hold an offence: "guilty of", "charged with"."""
    before = (prose.lower(last - 1), prose.lower(last))
    return before in (("guilty", "to"), ("guilty", "of"), ("charged", "with"), ("convicted", "of"))


def _is_made(prose: Prose, at: int, words: list[str], inner: str) -> bool:
    """Whether the marks hold the work of the maker named behind them: “Glass Rivers” author Ann Roe."""
    made = prose.grammar.language == "en" and prose.lower(at + 1) in word_lists("works")["makers"]
    return made and inner[-1] not in ",?!" and len(words) < 9 and is_title_case(words)


def _is_listed_work(prose: Prose, at: int, words: list[str]) -> bool:
    """Whether the marks hold one of the works that a noun before them counts: films such as “Dunes,” “Salt”
    and “Glass Rivers”."""
    if prose.grammar.language != "en" or not is_title_case(words):
        return False
    head = at
    while (
        head > 1
        and at - head < _LISTED
        and (prose.tokens[head - 1].kind is Kind.QUOTE or prose.lower(head - 1) in (",", "and", "or"))
    ):
        head -= 1
    such = prose.lower(head - 1) == "as" and prose.lower(head - 2) == "such"
    if not such and prose.lower(head - 1) not in ("like", "including"):
        return False
    noun = head - (3 if such else 2)
    noun -= prose.lower(noun) == ","
    return prose.lower(noun).removesuffix("s") in word_lists("works")["works"]


def _joins_title(prose: Prose, at: int, words: list[str]) -> bool:
    """Whether a title goes on with one: “Glass Rivers” and “The Dunes.”"""
    before = prose.tokens[at - 2] if at > 1 and prose.lower(at - 1) in ("and", "or") else None
    if before is None or before.kind is not Kind.QUOTE or len(words) < 2 or not is_title_case(words):
        return False
    inner = prose.text[before.start + 1 : before.end - 1]
    first = first_words(inner)
    return len(first) > 1 and is_title_case(first) and inner[-1] not in ".,!?…"


def _is_foreign_title(prose: Prose, words: list[str], inner: str) -> bool:
    """Whether what stands after "Film" or "livre" may be its title where only the first word has a
    capital."""
    short = len(words) < 9 and inner[-1] not in ".!?…,"
    return prose.grammar.language != "en" and short and inner[0].isupper()

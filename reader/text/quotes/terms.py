"""Marks that hold nobody's words: titles of works, nicknames, terms, so-called things."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.text.lexicon import Grammar, first_names, word_lists
from reader.text.outlets import find_outlets
from reader.text.quotes.attribution import Attribution
from reader.text.quotes.marks import Passage
from reader.text.quotes.tokens import Kind, Prose, Token

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_SMALL_IN_TITLES = frozenset(
    ["a", "an", "the", "of", "in", "on", "to", "and", "or", "for", "at", "by", "with", "from"]
)
_BESIDE = frozenset(
    ["inverted", "after", "before", "according to", "colon", "signature", "continued", "transcript"]
)
_SURE_NAMING = frozenset(
    [
        "titled",
        "entitled",
        "named",
        "dubbed",
        "nicknamed",
        "headlined",
        "so-called",
        "hashtag",
        "known",
        "captioned",
    ]
)
_UNSAID = frozenset(["subject", "sentence before", "paragraph before"])
"""Rules that may give a speaker without a word of saying."""


def is_term(prose: Prose, at: int, passage: Passage, attribution: Attribution | None) -> bool:
    """Whether the marks at token `at` hold a name, a title or a term rather than speech."""
    inner = prose.text[passage.inner : passage.until].strip()
    words = _first_words(inner)
    if not words:
        return True
    if passage.continues or not passage.closed:
        return False
    rule = attribution.rule if attribution else ""
    beside = rule in _BESIDE
    sentence = inner[-1] in ".!?…" and inner[0].isupper()
    if _is_nickname(prose, at, words) or _is_reference(prose, at, inner):
        return True
    if (
        not beside
        and len(words) < 5
        and any(each.end - each.start >= len(inner) for each in find_outlets(inner))
    ):
        return True
    if not (rule in ("inverted", "after") and (inner[-1] in ",?!" or sentence)) and _is_named(
        prose, at, words, inner
    ):
        return True
    title = len(words) > 1 and _is_title(words) and inner[-1] not in ".!?…"
    if title and (
        not beside
        or (len(words) < 5 and rule in ("before", "colon") and prose.tokens[at - 1].text not in ":,")
    ):
        return True
    if _is_title(words) and 1 < len(words) < 7 and rule not in ("before", "colon") and _hangs(prose, at):
        return True
    if len(words) < 3 and _modifies(prose, at) and inner[-1] not in ",.?!":
        return True
    unsaid = attribution is None or (rule in _UNSAID and attribution.cue is None)
    if unsaid and len(words) < 5 and not sentence and not prose.is_alone(at) and _woven(prose, at):
        return True
    if len(words) < 3 and not beside:
        return not _may_be_speech(prose, at, sentence, rule, attribution)
    return False


def _first_words(inner: str) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(inner):
        words.append(match.group())
        if len(words) == 16:
            break
    return words


def _may_be_speech(prose: Prose, at: int, sentence: bool, rule: str, attribution: Attribution | None) -> bool:
    """Whether one or two words without a word of saying beside them are somebody's all the same."""
    if prose.is_alone(at):
        last = prose.text[prose.tokens[at].end - 2 : prose.tokens[at].end - 1]
        return sentence or last in ("—", "–", "-")
    if _opens_and_breaks(prose, at):
        return True
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


def _modifies(prose: Prose, at: int) -> bool:
    """Whether the marks stand where an adjective would: the "legacy" backlog."""
    before = prose.tokens[at - 1] if at else None
    after = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if before is None or after is None or after.kind is not Kind.WORD:
        return False
    small: Mapping[str, object] | frozenset[str] = prose.grammar.small
    return before.lower in prose.grammar.determiners | {"'s"} and after.lower not in small


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
    named = before.capital and after.capital and after.lower not in prose.grammar.small
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
    if before.lower in ("itself", "himself", "herself", "themselves"):
        naming = naming or prose.lower(back - 1) in prose.grammar.judging
    if not naming:
        return False
    sure = before.lower in _SURE_NAMING or before.lower.endswith(("self", "selves"))
    if comma and not sure:
        return _is_title(words) and len(words) > 1 and inner[-1] not in ".!?"
    if before.lower in lists["works"]:
        return _is_title(words) or (len(words) < 3 and words[0][0].isupper())
    return sure or len(words) < 6 or _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether all words but the smallest have a capital, and more than one of them does."""
    if len(words) > 15:
        return False
    great = [word for word in words if word[0].isupper() or word[0].isdigit()]
    small = [word for word in words if not (word[0].isupper() or word[0].isdigit())]
    return len(great) >= min(2, len(words)) and all(word in _SMALL_IN_TITLES for word in small)

"""Runs of capitals: where the names of a text start and end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reader.text.lexicon import first_names, word_lists
from reader.text.outlets import find_outlets
from reader.text.quotes.bodies import joined_end
from reader.text.quotes.names import is_honorific, is_title, name_lists
from reader.text.quotes.tokens import Kind, Prose, Token

_LONGEST = 14
"""How many words a name may have with its titles; a longer row of capitals is none."""
_ADVERB_ENDS = (
    "ately",
    "ously",
    "ently",
    "antly",
    "ingly",
    "edly",
    "ively",
    "ably",
    "ibly",
    "fully",
    "ically",
    "onally",
)
"""How adverbs end that no name ends so: "Separately, ...", not "Kelly, ..."."""
_OF_WORDS = 5
"""How far ahead the noun of what an office is of is looked for: "for", "Foreign", "Affairs"."""
_SHORT = 4
"""How long a word may be that ends in "ed" and is a surname: "Reed"."""
_FAR = 20
"""How many tokens may stand between a verb that opens a sentence and the colon before what is said."""


def find_runs(prose: Prose, common: frozenset[str], proper: frozenset[str] = frozenset()) -> None:
    """Fills in where names start and end. `common` are the words that the document also writes small,
    `proper` those that it writes with a capital within a sentence."""
    tokens = prose.tokens
    starts = {start for start, _ in prose.sentences}
    number = 0
    while number < len(tokens):
        if not tokens[number].capital or not _begins_name(prose, number, number in starts, common, proper):
            number += 1
            continue
        end = _run_end(prose, number)
        start = number
        if (
            prose.grammar.language in ("en", "de", "nl")
            and number
            and _leading_particle(tokens, number, prose.grammar.language)
            and not _is_of(prose, number - 1)
        ):
            two = number > 1 and tokens[number - 2].lower in _small_words("leading_two")
            start = number - (2 if two else 1)
            if start in prose.run_ends and prose.grammar.language == "nl":
                start = number  # "Jan Roe van Breda", a name and where its bearer is from
        cut = _told_end(prose, start, end)
        for first, last in ((start, cut), (cut, end)) if cut else ((start, end),):
            prose.runs[first] = last
            prose.run_ends[last] = first
        number = end


def _told_end(prose: Prose, start: int, end: int) -> int:
    """Where the outlet that was told ends before a full name, "à l'AFP Ann Roe"; 0 if no run is that."""
    told = prose.grammar.romance and end > start + 2
    if not told or prose.lower(start - 1) not in prose.grammar.foreign.told:
        return 0
    text = prose.text[prose.tokens[start].start : prose.tokens[end - 1].end]
    ends = {prose.tokens[start].start + found.end for found in find_outlets(text) if found.start == 0}
    cut = next((at for at in range(start + 1, end - 1) if prose.tokens[at - 1].end in ends), 0)
    given = prose.lower(cut).partition("-")[0] in first_names() if cut else False
    return cut if given else 0


def _leading_particle(tokens: Sequence[Token], number: int, language: str) -> bool:
    """Whether a small "de" or "van" right before a capital belongs to the name."""
    if language == "de":
        article = tokens[number - 1].text in _small_words("german_articles")
        noble = tokens[number - 1].text in _small_words("german_leading")
        return noble or (number > 1 and article and tokens[number - 2].text == "von")
    return tokens[number - 1].text in _small_words("leading")


def _is_of(prose: Prose, at: int) -> bool:
    """Whether a German "von" at a token is an "of": "der Bürgermeister von Kiel", not "Kanzler von Papen"."""
    office = at > 1 and prose.lower(at) == "von" and prose.tokens[at - 1].capital
    return office and prose.grammar.capital_nouns and prose.lower(at - 2) in prose.grammar.determiners


def _begins_name(
    prose: Prose, number: int, first: bool, common: frozenset[str], proper: frozenset[str]
) -> bool:
    token = prose.tokens[number]
    if prose.grammar.language == "en" and (
        _is_adjective(token.text) or (first and _says(prose, number, common))
    ):
        return False
    following = prose.tokens[number + 1] if number + 1 < len(prose.tokens) else None
    if first and following is not None and following.text == "," and token.lower.endswith(_ADVERB_ENDS):
        return False
    if first and prose.grammar.language == "en" and (_counts(prose, number) or _is_done(prose, number)):
        return False
    after = following is not None and following.capital
    if not first and _is_surname_with_van(prose, number):
        return True
    if token.lower in prose.grammar.small or (token.lower == "i" and token.text == "I"):
        also = token.lower in _small_words("also_first_names") and not first
        known = also or token.lower in first_names()
        before = prose.tokens[number - 1].lower if number else ""
        dated = token.lower in prose.grammar.times and before in prose.grammar.prepositions
        cue = not dated and following is not None and following.lower in prose.grammar.cues
        return (
            known
            and (after or (cue and not first))
            and following is not None
            and following.lower not in prose.grammar.small
        )
    if not first or after:
        return not (first and token.lower in common and token.lower not in _known_words() and not after)
    if token.lower in first_names() or following is None:
        return True
    if token.lower in common or token.lower in proper:
        return token.lower not in common
    # "Désemparé, il ...": a participle or an adverb has a comma behind it.
    return _acts(prose, number) and not (prose.grammar.romance and following.text == ",")


def _is_surname_with_van(prose: Prose, number: int) -> bool:
    """Whether a Dutch surname begins at a token within a sentence: "zegt Van der Heul", "zegt De Bree"."""
    tokens, at = prose.tokens, number + 1
    if prose.grammar.language != "nl" or tokens[number].lower not in _small_words("dutch_surnames"):
        return False
    while at < len(tokens) and tokens[at].text in _small_words("dutch_surnames"):
        at += 1
    return at < len(tokens) and tokens[at].capital and at - number <= 3


def _counts(prose: Prose, number: int) -> bool:
    """Whether a lone word that opens a sentence is an amount or a time: "Thousands cheered", "Weeks before
    the vote", "Shortly after"."""
    word, following = prose.lower(number), prose.tokens[number + 1 : number + 2]
    if not following or following[0].capital:
        return False
    lists = word_lists("speech")
    timed = following[0].lower in lists["time_after"]
    # "Kelly later said": not all that ends in "ly" is an adverb.
    return word in lists["amounts"] or (timed and (word in lists["spans"] or word.endswith(_ADVERB_ENDS)))


def _is_done(prose: Prose, number: int) -> bool:
    """Whether a lone word that opens a sentence is a participle with who did it behind it: "Signed by"."""
    word = prose.lower(number)
    done = word.endswith("ed") and len(word) > _SHORT and word not in first_names()
    return done and prose.lower(number + 1) == "by"


def _says(prose: Prose, number: int, common: frozenset[str]) -> bool:
    """Whether a word that opens a sentence is its verb and no name: in "Said Ada Roe: “No.”" no other verb of
    saying stands before the colon and the quotation. Titles end in common words: "Added Value: “...”"."""
    tokens, cues = prose.tokens, prose.grammar.cues
    if tokens[number].lower not in word_lists("speech")["opening"]:
        return False
    after = number + 1
    while after < min(len(tokens), number + _LONGEST) and (tokens[after].capital or _called(tokens, after)):
        after += 1
    last = tokens[after - 1].lower
    if after > number + 1 and (last in common or last in name_lists().organisations):
        return False
    for at in range(number + 1, min(len(tokens), number + _FAR)):
        if tokens[at].text == ":":
            return at + 1 == len(tokens) or tokens[at + 1].kind is Kind.QUOTE
        if tokens[at].lower in cues or (tokens[at].text and tokens[at].text in ".;!?"):
            return False
    return False


def _called(tokens: Sequence[Token], at: int) -> bool:
    """Whether marks stand where a nickname does, between two capitals."""
    inside = tokens[at].kind is Kind.QUOTE and at + 1 < len(tokens) and tokens[at - 1].capital
    return inside and tokens[at + 1].capital


def _acts(prose: Prose, number: int) -> bool:
    """Whether a lone capital that opens a sentence has a verb or a comma behind it, as names have; in English
    and German anything will do."""
    words, following = prose.grammar, prose.tokens[number + 1]
    if words.language in ("en", "de"):
        return True
    return following.text == "," or following.lower in words.cues or following.lower in words.auxiliaries


def _is_adjective(word: str) -> bool:
    """Whether a capital word is one only by the name in it, "Portland-based", or a senator's "R-Ohio"."""
    if word[:2] in ("R-", "D-", "I-"):
        return True
    tail = word.rpartition("-")[2]
    return tail != word and tail.islower() and (tail.endswith("ed") or tail in ("born", "led", "run", "era"))


def _small_words(key: str) -> frozenset[str]:
    return word_lists("organisations")[key]


@cache
def _known_words() -> frozenset[str]:
    return frozenset(first_names())


def _run_end(prose: Prose, number: int) -> int:
    """Where the name that starts here ends: over capitals, particles between them, and "of" in titles and
    bodies."""
    tokens, lists = prose.tokens, name_lists()
    end = number + 1
    while end < min(len(tokens), number + _LONGEST):
        token = tokens[end]
        if (
            token.kind is Kind.POINT
            and token.text == "&"
            and end + 1 < len(tokens)
            and tokens[end + 1].capital
        ):
            end += 2
        elif token.capital and (
            token.lower not in prose.grammar.small or token.lower == "today" or _surname_after(prose, end)
        ):
            end += 1
        elif _leads_to_body(prose, number, end):
            return end
        elif _joins(prose, end) and _next_capital(tokens, end + 1, lists.particles):
            end += 1 if tokens[end + 1].capital else 2
        elif token.lower == "of" and tokens[end - 1].lower in lists.of:
            after = end + 2 if end + 1 < len(tokens) and tokens[end + 1].lower == "the" else end + 1
            if after >= len(tokens) or not tokens[after].capital:
                break
            end = after
        elif _body_goes_on(prose, number, end) or (
            prose.grammar.language == "en" and _office_goes_on(tokens, number, end)
        ):
            end += 2
        else:
            return max(end, joined_end(tokens, number, end, lists.bodies_for, lists.bodies, lists.roles))
    return end


def _leads_to_body(prose: Prose, number: int, at: int) -> bool:
    """Whether a Dutch "van" behind a full name leads to the body or town that its bearer is of: "Jan Roe van
    de Politie Breda", "burgemeester Jan Roe van Breda", not "Jan van der Roe"."""
    tokens, lists = prose.tokens, name_lists()
    full = at - number > 1 and tokens[at - 1].capital and tokens[at - 1].lower not in first_names()
    if prose.grammar.language != "nl" or tokens[at].lower != "van" or not full:
        return False
    after = at + 1
    while (
        after < len(tokens) and not tokens[after].capital and tokens[after].lower in lists.particles | {"het"}
    ):
        after += 1
    placed = prose.lower(number - 1) in lists.roles and after == at + 1
    while after < len(tokens) and tokens[after].capital:
        word = tokens[after]
        if (
            placed
            or word.lower in _small_words("dutch_bodies")
            or (word.text.isupper() and len(word.text) > 1)
        ):
            return True
        after += 1
    return False


def _body_goes_on(prose: Prose, number: int, end: int) -> bool:
    """Whether a body's name goes on over a small word: "Centers for Disease Control and Prevention", not
    "said the Commission on Monday"."""
    tokens = prose.tokens
    if end + 1 >= len(tokens) or not tokens[end + 1].capital or tokens[end + 1].lower in prose.grammar.times:
        return False
    lists = name_lists()
    body = next((n for n in range(end - 1, number - 1, -1) if tokens[n].lower in lists.bodies_for), -1)
    if tokens[end].lower in ("for", "on"):
        return body == end - 1
    return (
        tokens[end].lower == "and" and 0 <= body < end - 1 and tokens[body + 1].lower in ("for", "of", "on")
    )


def _office_goes_on(tokens: Sequence[Token], number: int, end: int) -> bool:
    """Whether an office goes on over a small word to what it is of: "Minister of State for Foreign Affairs",
    "Minister of Trade and Industry", "Trade and Industry Minister", "Special Agent in Charge"."""
    lists = name_lists()
    field = next(
        (at for at in range(end + 1, min(len(tokens), end + _OF_WORDS)) if tokens[at].lower in lists.fields),
        0,
    )
    if not field or not all(token.capital for token in tokens[end + 1 : field + 1]):
        return False
    titled = any(is_title(token.lower) for token in tokens[number:end])
    if tokens[end].lower in ("for", "in"):
        return titled and tokens[end - 1].lower in lists.roles | lists.fields
    follows = field + 1 < len(tokens) and tokens[field + 1].capital and is_title(tokens[field + 1].lower)
    return tokens[end].lower == "and" and tokens[end - 1].lower in lists.fields and titled != follows


def _joins(prose: Prose, number: int) -> bool:
    """Whether a small word can stand between two capitals of one name; German articles cannot."""
    lower = prose.tokens[number].lower
    if prose.grammar.language == "de":
        noble = lower in _small_words("german_inside")
        article = lower in _small_words("german_articles") and prose.tokens[number - 1].lower == "von"
        return (noble or article) and not _is_of(prose, number)
    return lower in name_lists().particles


def _surname_after(prose: Prose, number: int) -> bool:
    """Whether a small word with a capital ("May") stands after a first name."""
    token, before = prose.tokens[number], prose.tokens[number - 1]
    led = before.lower in first_names() or is_honorific(before.lower)
    return led and token.lower in _small_words("also_surnames")


def _next_capital(tokens: Sequence[Token], number: int, particles: frozenset[str]) -> bool:
    if number < len(tokens) and tokens[number].lower in particles and not tokens[number].capital:
        number += 1
    return number < len(tokens) and tokens[number].capital

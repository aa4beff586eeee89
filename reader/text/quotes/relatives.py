"""What stands between a subject and its verb, or before both: "who led the dig", "Now a teacher in Lund,"."""

from __future__ import annotations

from reader.text.lexicon import first_names, word_lists
from reader.text.quotes.names import is_body
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.tokens import Kind, Prose, Token

_CONTACT = 40
"""How many words a clause may have that hangs on a noun."""
_HEARER = 4
"""How many words stand at most between the verb of a main clause and the words that it leads in."""
_TOLD = 8
"""How many words stand at most between somebody and what tells their name."""


def acts_of_who(prose: Prose, who: int, last: int) -> bool:
    """Whether a clause tells what "who" does, its object right before the verb: "Roe, who led the dig said".

    Not where it is about what somebody knows or hears, which may be a clause: "who knew the mayor said no";
    but the verb that leads in a quotation is the main one, of whoever the clause is about.
    """
    if prose.lower(who) != "who" or prose.grammar.language != "en" or who + 1 >= last:
        return False
    token = prose.tokens[who + 1]
    object_follows = prose.lower(who + 2) in prose.grammar.small or who + 2 in prose.runs
    verb = object_follows and not token.capital and token.lower not in prose.grammar.small
    acts = verb or token.lower in prose.grammar.auxiliaries
    takes_clause = token.lower in prose.grammar.cues or token.lower in word_lists("speech")["knows"]
    return acts and (not takes_clause or _leads_in(prose, last + 1))


def _leads_in(prose: Prose, verb: int) -> bool:
    """Whether a colon or a comma and a quotation follow a verb, or whoever is told: "told us: “No”"."""
    for at in range(verb, min(len(prose.tokens) - 1, verb + _HEARER)):
        if prose.tokens[at + 1].kind is Kind.QUOTE:
            return prose.tokens[at].text in (":", ",")
    return False


def self_named(prose: Prose, phrase: Phrase) -> Phrase | None:
    """The name that somebody described gives themselves: "a driver who identified himself as Bo Lee", "who
    gave her name as Ann", "a man identified only as Bo"."""
    if phrase.kind is not PhraseKind.DESCRIPTION or prose.grammar.language != "en":
        return None
    own = ("himself", "herself", "themselves")
    for at in range(phrase.end - 1, min(len(prose.tokens), phrase.end + _TOLD)):
        verb, after = prose.lower(at), at + 1
        if prose.tokens[at].kind is Kind.QUOTE or verb in ".;:":
            return None
        if verb in ("identified", "introduced", "named") and prose.lower(at + 1) in own:
            after = at + 2
        elif verb == "gave" and prose.lower(at + 1) in ("his", "her", "their"):
            after = next((n + 1 for n in (at + 2, at + 3) if prose.lower(n) == "name"), -1)
        elif verb != "identified" or at > phrase.end:
            continue
        after += prose.lower(after) in ("only", "simply", "just")
        if after > 0 and prose.lower(after) == "as" and after + 1 in prose.runs:
            return name_phrase(prose, after + 1, prose.runs[after + 1])
    return None


def is_told_ahead(prose: Prose, start: int, comma: int) -> bool:
    """Whether a stretch only says what the one after the comma is: "A teacher in Lund, she has a boat"."""
    pronoun = prose.grammar.pronouns.get(prose.lower(comma + 1)) in ("m", "f")
    told = prose.lower(start) in ("a", "an") and prose.lower(comma) == "," and pronoun
    return told and prose.grammar.language == "en" and not prose.grammar.cues.get(prose.lower(comma + 2))


def described_there(prose: Prose, start: int) -> Phrase | None:
    """The full name that "a lawyer who" describes behind its comma: "named Ann Roe, a lawyer who called";
    right behind a quotation that "the lawyer who" does too: “Why?” Ann Roe, the lawyer who called asked."""
    run = prose.run_ends.get(start - 1, start)
    if prose.grammar.language != "en" or prose.lower(start - 1) != "," or run >= start - 2:
        return None
    named = name_phrase(prose, run, start - 1)
    whole = [token.text for token in prose.tokens[run : start - 1]]
    articles = ("a", "an", "the") if follows_speech(prose, run) else ("a", "an")
    described = prose.lower(start) in articles and named.kind is PhraseKind.NAME and not is_body(whole)
    return named if described and prose.lower(run - 1) not in ("in", "at", "near") else None


def follows_speech(prose: Prose, at: int) -> bool:
    """Whether a token stands right behind a quotation that ends in a comma or asks, so that it begins the
    clause that says who spoke."""
    quote = prose.tokens[at - 1] if at else None
    return quote is not None and quote.kind is Kind.QUOTE and prose.text[quote.end - 2] in ",?!"


def contact_clause(prose: Prose, start: int, end: int) -> int:
    """Where the subject of a clause starts that hangs on a noun without "that": "a plan the mayor called"."""
    words = prose.grammar
    if words.language != "en" or not 0 < end - start <= _CONTACT:
        return start
    for at in range(end - 1, start, -1):
        token, before = prose.tokens[at], prose.tokens[at - 1]
        if token.lower == "the":
            hangs = (
                before.kind is Kind.WORD
                and before.lower not in words.small
                and before.lower not in words.cues
            )
            return at if hangs and at < end - 1 else start
        if token.kind is not Kind.WORD or token.lower in words.small or at in prose.runs:
            return start
    return start


def goes_into(prose: Prose, start: int) -> bool:
    """Whether a capital is a participle that a preposition follows, and no name: "Heading into May, Roe"."""
    alone = prose.runs.get(start) == start + 1 and prose.lower(start + 1) in prose.grammar.prepositions
    return alone and prose.grammar.language == "en" and prose.lower(start) not in first_names()


def is_participle(token: Token) -> bool:
    """Whether a word has the form of an English participle: "speaking"."""
    return token.lower.endswith("ing") and len(token.lower) > 5


def is_inserted(prose: Prose, verb: int) -> bool:
    """Whether a clause of saying is set into another, which goes on behind it: "Lund, the mayor said on
    Friday, is wet"."""
    comma = next((n for n in range(verb + 1, verb + _HEARER) if prose.lower(n) == ","), -1)
    return comma == verb + 1 or (comma > 0 and prose.lower(comma + 1) in prose.grammar.auxiliaries)


def opens_with_name(prose: Prose, start: int, end: int) -> bool:
    """Whether a name opens the clause that says who spoke: right behind what was said, or as the full name of
    a person at the head of the sentence."""
    if follows_speech(prose, start):
        return True
    first = prose.sentences[prose.sentence_of(start)][0]
    given = prose.lower(start) in first_names() and end > start + 1
    return start == first and given and not is_body([token.text for token in prose.tokens[start:end]])


def is_date(prose: Prose, start: int, end: int) -> bool:
    """Whether a stretch is a date and no more: ", 18 July 2018,"."""
    told = [token.lower for token in prose.tokens[start:end]]
    return any(word.isdigit() for word in told) and all(
        word.isdigit() or word in prose.grammar.times for word in told
    )

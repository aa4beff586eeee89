"""A speaker as written: a name with its titles, a pronoun, or a description."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from reader.text.lexicon import first_names, word_lists
from reader.text.quotes.deeds import is_parent_of
from reader.text.quotes.names import is_body, is_office, is_title, name_lists, plain, run_offset
from reader.text.quotes.origins import epithet_at
from reader.text.quotes.several import joined_before
from reader.text.quotes.tokens import POSSESSIVE, Kind, Prose, is_past

_LONGEST = 9
"""How many words a description may have; longer ones are clauses that the small words did not show."""


_ADJECTIVES = ("e", "en", "er", "es", "em")
"""How German adjectives end before a noun."""
_COUNTS = frozenset(["other", "two", "three", "four", "five", "six", "few", "many"])
"""What may stand between an article and its noun though it is one itself: "the two bakers"."""
_PARTS = _COUNTS | {"one", "inside", "outside"}
"""Small words that are a part of some noun phrases."""


class PhraseKind(Enum):
    """How a speaker is written: "Ida Holm", "she", "a senior official"."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A speaker as written: tokens `start` to `end`. Of a name, `name` is the run without titles, `run`
    where it starts."""

    kind: PhraseKind
    start: int
    end: int
    text: str
    name: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    run: int = -1


def is_object(prose: Prose, start: int, run: int) -> bool:
    """Whether the run at token `run` hangs on a preposition: "a spokesman for the Roe campaign"."""
    words, tokens = prose.grammar, prose.tokens
    if _is_genitive(prose, start, run):
        return True
    at = run - 1
    while at >= start and tokens[at].kind is Kind.WORD:
        named = at > start and tokens[at].capital and words.language == "en"  # "the Bank Of Moss chairman"
        if tokens[at].lower in words.prepositions and not named:
            break
        at -= 1
    if at < start or tokens[at].kind is not Kind.WORD:
        return False
    between = [token.lower for token in tokens[at + 1 : run] if token.lower not in words.determiners]
    if (
        between
        and between[-1] in ("and", "but")
        and run - 1 not in prose.run_ends  # "owned by Bo Lee and Roe"
        and any(token.lower in words.auxiliaries or is_past(token) for token in tokens[start:at])
    ):
        return False  # "had worked for years and Roe said"
    if between:
        return between[-1] not in name_lists().roles
    return not _holds_body(prose, run)


def _is_genitive(prose: Prose, start: int, run: int) -> bool:
    """Whether the run at token `run` hangs on the noun before its article: "ein Sprecher der Feuerwehr"."""
    noun = prose.run_ends.get(run - 1, -1)
    if not prose.grammar.capital_nouns or prose.lower(run - 1) not in ("der", "des") or noun < start:
        return False
    return prose.lower(noun - 1) in prose.grammar.determiners or prose.lower(run - 2) in name_lists().roles


def _holds_body(prose: Prose, run: int) -> bool:
    """Whether a run has the body that the preposition asks for in front of a name: "of the Roe Council
    Ann Lee"."""
    if run not in prose.runs:
        return False
    words = [token.text for token in prose.tokens[run : prose.runs[run]]]
    cut = run_offset(prose, run)
    lists = name_lists()
    if words[cut:] and is_body(words[cut:]):
        return False  # "of the Moss Police Department", all of it a body's name
    known = lists.titles | lists.lands  # "for U.S. Rep. Ann Lee" holds no body
    return any(plain(word) in lists.organisations or plain(word) not in known for word in words[:cut])


def name_phrase(prose: Prose, run: int, end: int) -> Phrase:
    """A run as a speaker; with a second name joined by "and", both of them as written."""
    words = [token.text for token in prose.tokens[run:end]]
    cut = run_offset(prose, run)
    article = _article_before(prose, run) if prose.grammar.capital_nouns and len(words) == 1 else -1
    if article >= 0:
        return description(prose, article, end)
    called = epithet_at(prose, end - 1)
    if called is not None:
        return Phrase(PhraseKind.DESCRIPTION, called.start, end, prose.words(called.start, end))
    held = held_by(prose, run, end)
    compound = prose.grammar.capital_nouns and len(words) == 2 and _article_before(prose, run) >= 0
    if held >= 0 or is_office(words) or (compound and _is_compound_office(words)):
        start = run if held < 0 else held
        start -= start > 0 and prose.tokens[start - 1].lower in prose.grammar.determiners
        return Phrase(PhraseKind.DESCRIPTION, start, end, prose.words(start, end))
    if cut and prose.grammar.language != "en" and plain(words[cut]) in prose.grammar.of:
        return Phrase(PhraseKind.DESCRIPTION, run, end, prose.words(run, end))
    name = Phrase(
        PhraseKind.NAME,
        run,
        end,
        prose.words(run + cut, end),
        tuple(words[cut:]),
        (*words[:cut], *_titles_before(prose, run)),
        run,
    )
    joined = joined_before(prose, run)
    office = prose.grammar.capital_nouns and joined == run - 2 and is_title(prose.lower(joined))
    before = [token.text for token in prose.tokens[joined : run - 1]] if joined >= 0 else []
    field = before and plain(before[-1]) in name_lists().fields  # "Trade, Industry and Energy"
    if before and not (office or field or is_office(before)):
        return Phrase(PhraseKind.DESCRIPTION, joined, end, prose.words(joined, end))
    return name


def held_by(prose: Prose, run: int, end: int) -> int:
    """Where the name of a body starts that is called by who holds it: "Moss County Sheriff's Office"; -1 if
    the run from token `run` is no such."""
    alone = end == run + 1 and prose.tokens[run].lower in name_lists().bodies
    owned = alone and prose.lower(run - 1) in POSSESSIVE
    return prose.run_ends.get(run - 1, -1) if owned else -1


def _titles_before(prose: Prose, run: int) -> tuple[str, ...]:
    before = prose.tokens[run - 1] if run else None
    return (before.lower,) if before is not None and before.lower in name_lists().roles else ()


def _is_compound_office(words: list[str]) -> bool:
    """Whether a German run is a town and an office: "Kieler Betriebsratsvorsitzende"."""
    return words[0].endswith("er") and plain(words[0]) not in first_names() and is_title(plain(words[-1]))


def _article_before(prose: Prose, run: int) -> int:
    """The article before a German noun, over its adjectives: "der neue Vorsitzende"; -1 where none is."""
    words = prose.grammar
    for at in range(run - 1, max(-1, run - 4), -1):
        token = prose.tokens[at]
        if token.lower in words.determiners:
            return at
        adjective = token.kind is Kind.WORD and not token.capital and token.lower.endswith(_ADJECTIVES)
        if not adjective or token.lower in words.small or token.lower in words.cues:
            break
    return -1


def leading_noun_phrase(prose: Prose, start: int, end: int) -> Phrase | None:
    """A stretch that does not end in its head: cut at the first preposition after a noun."""
    words, tokens = prose.grammar, prose.tokens
    if start in prose.runs and prose.runs[start] <= end:
        after = prose.runs[start]
        if (
            after == end
            or tokens[after].kind is not Kind.WORD
            or (tokens[after].lower in words.small and not is_owned(prose, after))
        ):
            return _whole(prose, name_phrase(prose, start, after), after, end)
    if tokens[start].lower in words.pronouns:
        return Phrase(PhraseKind.PRONOUN, start, start + 1, tokens[start].text)
    if (
        tokens[start].lower in words.prepositions or tokens[start].lower in words.auxiliaries
    ) and start not in prose.runs:
        return None
    head = head_end(prose, start, end)
    if head in prose.run_ends and prose.run_ends[head] > start and not is_owned(prose, head):
        return name_phrase(prose, prose.run_ends[head], head)
    if head <= start or all(tokens[at].lower in words.determiners for at in range(start, head)):
        return None if head <= start else bare_determiner(prose, start, head)
    if head - start > _LONGEST or _is_bare(prose, start, head):
        return None
    lower = tokens[head - 1].lower
    if (
        lower in words.times
        or lower in ("time", "ended", "way")
        or (head == start + 1 and is_past(tokens[start]))
    ):
        return None
    return _whole(prose, description(prose, start, head), head, end)


def _whole(prose: Prose, phrase: Phrase, head: int, verb: int) -> Phrase:
    """A description with all that stands between its noun and its verb: "an engineer at the mill", "someone
    close to the talks"."""
    tokens, words = prose.tokens, prose.grammar
    last = verb
    while last > head and (tokens[last - 1].lower in words.times or tokens[last - 1].lower == "on"):
        last -= 1
    if head < last < len(tokens) and tokens[last - 1].lower in words.determiners:
        last += 1  # "in the back", whose noun may be an adverb
    if (
        phrase.kind is not PhraseKind.DESCRIPTION
        or words.language != "en"
        or not 1 < last - head <= _LONGEST
        or not (tokens[head].lower in words.prepositions or tokens[head].lower in words.stop)
        or _is_of_writing(prose, head, last)
        or is_parent_of(prose, head - 1)
    ):
        return phrase
    if any(tokens[at].kind is not Kind.WORD or _acts(prose, at) for at in range(head, last)):
        return phrase
    return replace(phrase, text=prose.words(phrase.start, last))


def _acts(prose: Prose, at: int) -> bool:
    """Whether a word makes what holds it more than a noun phrase: a verb, an "and", a pronoun."""
    words, token = prose.grammar, prose.tokens[at]
    lower = token.lower
    if token.capital or lower in words.prepositions or prose.tokens[at - 1].lower in words.determiners:
        return False
    return (
        lower in words.auxiliaries
        or lower in words.conjunctions
        or lower in words.pronouns
        or lower in words.cues
        or lower in word_lists("speech")["past"]
    )


def where_from(prose: Prose, phrase: Phrase, head: int, ceiling: int) -> Phrase:
    """A description behind its verb with the place that it is of: "said a nurse at the clinic"; not with an
    occasion of speaking, "at a hearing"."""
    tokens, words = prose.tokens, prose.grammar
    named = phrase.kind is not PhraseKind.DESCRIPTION or words.language != "en"
    if named or head + 1 >= ceiling or tokens[head].lower not in ("at", "from", "with"):
        return phrase
    last = head_end(prose, head + 1, min(ceiling, head + 7))
    if last < ceiling and tokens[last - 1].lower in words.determiners:
        last += 1  # "at the back", whose noun may be an adverb
    noun = tokens[last - 1].lower
    occasion = noun in words.times or noun in word_lists("speech")["occasions"]
    pronoun = tokens[head + 1].lower in words.pronouns
    if last <= head + 1 or occasion or pronoun or bool(words.cues.get(noun)):
        return phrase
    return replace(phrase, text=prose.words(phrase.start, last))


def _is_of_writing(prose: Prose, head: int, last: int) -> bool:
    """Whether what follows a noun says in what the words stand: "police in a statement said"."""
    return prose.lower(head) == "in" and prose.lower(last - 1) in name_lists().writings


def _is_bare(prose: Prose, start: int, end: int) -> bool:
    """Whether a stretch is one small word that no role noun is: elsewhere than in English that is a verb."""
    token = prose.tokens[start]
    single = end == start + 1 and not token.capital and prose.grammar.language != "en"
    return single and token.lower not in name_lists().roles


def description(prose: Prose, start: int, end: int) -> Phrase:
    """A description whose core is tokens `start` to `end`; its text goes on over "of the ministry"."""
    tokens, words = prose.tokens, prose.grammar
    if prose.runs.get(start) == end and not is_office([token.text for token in tokens[start:end]]):
        return name_phrase(prose, start, end)
    last = end + 2 if is_parent_of(prose, end - 1) else end
    for _ in range(2):
        if last + 1 >= len(tokens) or tokens[last].lower not in words.of:
            break
        if tokens[last + 1].lower == "entre" and last + 2 < len(tokens):
            last += 3  # "l'une d'entre elles"
            break
        if words.language != "en" and tokens[last + 1].lower in words.pronouns:
            last += 2  # "l'une d'elles"
            break
        if tokens[last + 1].lower in ("them", "us", "these", "those"):
            last += 2
            break
        further = head_end(prose, last + 1, min(len(tokens), last + 7))
        if further == last + 1 and tokens[last + 1].lower in words.determiners:
            break
        last = max(last, further)
    return Phrase(PhraseKind.DESCRIPTION, start, end, prose.words(start, last))


def bare_determiner(prose: Prose, start: int, end: int) -> Phrase | None:
    """A speaker who is only counted: "one", "several", "some of them", "most of the nurses"."""
    word = prose.tokens[start].lower
    if end == start + 1 and prose.lower(end) == "of" and prose.lower(end + 1) in ("them", "us", "these"):
        return Phrase(PhraseKind.DESCRIPTION, start, end, prose.words(start, end + 2))
    if end == start + 1 and prose.lower(end) == "of" and prose.lower(end + 1) in prose.grammar.determiners:
        last = head_end(prose, end + 1, min(len(prose.tokens), end + 7))
        if last > end + 2:
            return Phrase(PhraseKind.DESCRIPTION, start, last, prose.words(start, last))
    if end == start + 1 and word in (
        "one",
        "another",
        "many",
        "some",
        "both",
        "several",
        "most",
        "two",
        "three",
    ):
        return Phrase(PhraseKind.DESCRIPTION, start, end, prose.words(start, end))
    return None


def is_owned(prose: Prose, end: int) -> bool:
    """Whether a name that ends there has a possessive ending behind it: "Holm's"."""
    return end < len(prose.tokens) and prose.tokens[end].lower in POSSESSIVE


def head_end(prose: Prose, start: int, end: int) -> int:
    """Where the core of a noun phrase ends: before a preposition, a verb, a second article, "familiar
    with"."""
    words, tokens = prose.grammar, prose.tokens
    nouns = 0
    at = start
    if prose.lower(start) == "l'" and prose.lower(start + 1) in ("un", "une"):
        return min(start + 2, end)  # "l'un des élus": what follows is of them
    while at < end:
        if at in prose.runs and prose.runs[at] <= end:
            at, nouns = prose.runs[at], nouns + 1
            continue
        token = tokens[at]
        ended = words.capital_nouns and prose.run_ends.get(at, -1) >= start
        if ended and token.lower not in POSSESSIVE:
            break  # the noun ends a phrase in German
        doubtful = token.lower in _PARTS or token.lower in word_lists("speech")["approximate"]
        if doubtful and _belongs(prose, at, start):
            at += 1
            continue
        possessive = token.lower in POSSESSIVE
        if token.kind is not Kind.WORD and not possessive:
            break
        closed = (
            token.lower in words.prepositions or token.lower in words.auxiliaries or token.lower in words.stop
        )
        if nouns and (_participle_of(prose, at, end) or _past_verb(prose, at)):
            break
        if (
            not possessive
            and (nouns or at > start)
            and (closed or token.lower in words.determiners or token.lower in words.small)
        ):
            break
        if not possessive and token.lower not in words.determiners:
            nouns += 1
        at += 1
    return at


def _belongs(prose: Prose, at: int, start: int) -> bool:
    """Whether a small word is a part of a noun phrase after all: "about 300 farmers", "the other nurse", "the
    world number one", "an inside source"."""
    lower, before = prose.lower(at), prose.lower(at - 1)
    if lower in word_lists("speech")["approximate"] and prose.lower(at + 1)[:1].isdigit():
        return True
    if at > start and lower in _COUNTS:
        return before in prose.grammar.determiners
    inside = lower in ("inside", "outside") and prose.lower(at + 1) in name_lists().roles
    return inside or (at > start and lower == "one" and before == "number")


def _past_verb(prose: Prose, at: int) -> bool:
    """Whether a word after a noun is its verb: "came", or of saying, "said", no plural such as "reports"."""
    lower, words = prose.tokens[at].lower, prose.grammar
    if lower in word_lists("speech")["past"] and words.language == "en":
        return True
    return bool(words.cues.get(lower)) and lower not in words.bare and not lower.endswith(("s", "ing"))


def _participle_of(prose: Prose, at: int, end: int) -> bool:
    """ "seen by", "based in", "wearing a": a participle after a noun, with the word that shows it."""
    lower, foreign = prose.tokens[at].lower, prose.grammar.foreign
    if foreign.participle_ends:
        hangs = prose.lower(at + 1) in prose.grammar.prepositions - prose.grammar.of and at + 1 < end
        return hangs and lower.endswith(tuple(foreign.participle_ends)) and lower not in name_lists().roles
    if lower.endswith("ing") and len(lower) > 5 and prose.grammar.language == "en":
        return at + 1 < end and prose.lower(at + 1) in prose.grammar.determiners
    shaped = lower.endswith(("ed", "en")) or lower in ("sent", "held", "made", "led", "found")
    after = prose.tokens[at + 1].lower if at + 1 < end else ""
    return shaped and after in prose.grammar.prepositions and prose.grammar.language == "en"


def is_plain_adverb(prose: Prose, at: int) -> bool:
    """Whether a word is an adverb and can be no article."""
    token = prose.tokens[at]
    return token.lower in prose.grammar.adverbs and token.lower not in prose.grammar.determiners

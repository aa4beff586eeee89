"""Where the subject stands in languages that put the verb before it: „...“, sagte Roe; « ... », a-t-elle dit;
Am Montag sagte Roe; Die Lage, sagte Roe, sei ernst."""

from __future__ import annotations

from reader.text.lexicon import first_names, word_lists
from reader.text.outlets import is_outlet
from reader.text.quotes.asides import aside_length
from reader.text.quotes.following import subject_after
from reader.text.quotes.names import is_body, name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, description, head_end, name_phrase
from reader.text.quotes.subjects import subject_before
from reader.text.quotes.tokens import Kind, Prose
from reader.text.quotes.trades import nicknamed

_CLUSTER = 7
"""How many words a verb has at most with its auxiliaries, adverbs and asides."""
_REACH = 30


def cited_after(prose: Prose, verb: int, subject: Phrase | None, ceiling: int) -> Phrase | None:
    """Whom the subject of a verb of citing cites: „...“, zitiert er den Landrat Jost Roe."""
    if subject is None or prose.lower(verb) not in word_lists("speech")["cites"]:
        return None
    cited = subject_after(prose, subject.end, ceiling)
    return cited if cited is not None and cited.kind is PhraseKind.NAME else None


def verb_cluster(prose: Prose, start: int, ceiling: int) -> int:
    """The word of saying in "a-t-elle déclaré", "hat er gesagt": past auxiliaries and a pronoun between them.

    Right after a quotation any verb will do that a subject follows: the languages other than English let
    everything from sighing to cheering stand there.
    """
    words, tokens = prose.grammar, prose.tokens
    at = start
    while at < min(ceiling, start + _CLUSTER):
        if tokens[at].lower in words.cues and at not in prose.runs:
            return at
        aside = aside_length(prose, at)
        if aside == 0:
            lower = tokens[at].lower
            passed = lower in words.auxiliaries or lower in words.adverbs or lower in words.pronouns
            if not passed:
                return at if _is_unlisted_verb(prose, start, at, ceiling) else ceiling
        at += aside or 1
    return ceiling


def _is_unlisted_verb(prose: Prose, start: int, at: int, ceiling: int) -> bool:
    """Whether a word in small letters right after a quotation is a verb by what follows it: a subject."""
    words, token = prose.grammar, prose.tokens[at]
    if token.capital or token.kind is not Kind.WORD or token.lower in words.small or len(token.text) < 4:
        return False
    if token.lower.endswith(tuple(words.foreign.gerund_ends)):
        return False
    if prose.runs.get(at + 1, 0) > at + 2:
        return True
    led = prose.tokens[start - 1].text == ","
    following = prose.lower(at + 1)
    subject = following in words.pronouns or following in words.determiners or at + 1 in prose.runs
    return led and at + 1 < ceiling and subject


def inside_cluster(prose: Prose, start: int, verb: int) -> Phrase | None:
    """The pronoun of "a-t-elle déclaré", "hat er gesagt"."""
    if prose.grammar.language == "en":
        return None
    for at in range(start, verb):
        told = at == start and prose.lower(at) in prose.grammar.foreign.datives
        if prose.tokens[at].lower in prose.grammar.pronouns and not told:
            return Phrase(PhraseKind.PRONOUN, at, at + 1, prose.tokens[at].text)
    return None


def inverted_subject(prose: Prose, verb: int, first: int, ceiling: int) -> Phrase | None:
    """The subject behind a verb in front of a quotation, where the order of words puts it there."""
    words = prose.grammar
    if words.language == "en":
        return None
    source = source_of_saying(prose, verb, first, ceiling)
    if source is not None:
        return source
    begin = verb
    while begin > first and prose.tokens[begin - 1].lower in words.auxiliaries:
        begin -= 1
    led = prose.tokens[begin - 1] if begin > first else None
    if led is not None and led.lower in word_lists("speech")["and"]:
        return None
    inside = led is not None and (led.text in (",", "—") or led.kind is Kind.QUOTE)
    owned = begin - 3 >= first and prose.tokens[begin - 3].capital
    if led is not None and led.kind is Kind.QUOTE and begin - 2 >= first and not owned:
        outlet = quoted_outlet(prose, begin - 2)
        if outlet is not None:
            return outlet
    inside = inside and not follows_apposition(prose, begin - 1)
    if not inside and not words.verb_second and not words.romance:
        return None
    if words.verb_second and ends_clause(prose, verb) and prose.tokens[verb - 1].text != ",":
        final = head_subject(prose, verb, first)
        if final is not None:
            return final
    after = _subject_behind(prose, verb, ceiling)
    if after is None:
        return None
    named = after.kind is not PhraseKind.DESCRIPTION and words.pronouns.get(after.text.lower()) != "thing"
    if inside and words.verb_second and named:
        return after
    closed = inside and _closes(prose, after.end) and (words.verb_second or prose.lower(after.end) != ":")
    if after.text.lower() in word_lists("speech")["nominative"] or begin == first or closed:
        return after
    if words.romance and prose.lower(after.end) == ":" and _names(prose, after):
        return None if _ends_in_subject(prose, first, begin) else after
    return after if words.verb_second and not inside and _is_behind(prose, first, begin, after) else None


def _is_behind(prose: Prose, first: int, verb: int, after: Phrase) -> bool:
    """Whether the subject of a verb is the phrase behind it and not what stands before."""
    return _is_object(prose, first, verb, after) or not _ends_in_subject(prose, first, verb)


def object_first(prose: Prose, verb: int, first: int, end: int) -> Phrase | None:
    """The name behind the verb of a sentence that opens with its object: "Kritik äußerte Ada Roe"."""
    after = subject_after(prose, verb + 1, end) if prose.grammar.capital_nouns and verb == first + 1 else None
    return after if after is not None and _is_object(prose, first, verb, after) else None


def _is_object(prose: Prose, first: int, verb: int, after: Phrase) -> bool:
    """Whether a German noun without an article is all that stands before a verb, and a person's name behind:
    "Kritik äußerte Ada Roe"."""
    noun = prose.grammar.capital_nouns and verb == first + 1 and prose.lower(first) not in first_names()
    return noun and after.kind is PhraseKind.NAME and (len(after.name) > 1 or bool(after.titles))


def _names(prose: Prose, phrase: Phrase) -> bool:
    """Whether a phrase is somebody's name or office: not "lo siguiente"."""
    return phrase.kind is PhraseKind.NAME or prose.lower(phrase.end - 1) in name_lists().trades


def subject_after_comma(prose: Prose, verb: int, ceiling: int) -> Phrase | None:
    """The subject behind a verb that a comma parts from what was said: „ein Fest“ auf dem Platz, fanden
    Roe und Holm."""
    words = prose.grammar
    parted = prose.tokens[verb - 1].text == "," and not follows_apposition(prose, verb - 1)
    return subject_after(prose, verb + 1, ceiling) if words.verb_second and parted else None


def follows_apposition(prose: Prose, comma: int) -> bool:
    """Whether a comma closes a name put beside its office: "Der Sprecher, Ivo Roe, sagte"."""
    run = prose.run_ends.get(comma)
    return run is not None and run > 0 and prose.tokens[run - 1].text == ","


def _subject_behind(prose: Prose, verb: int, ceiling: int) -> Phrase | None:
    """The noun phrase behind a verb if it can be its subject: no listener, no time, no place."""
    words = prose.grammar
    placed = words.verb_second and prose.lower(verb + 1) in words.prepositions
    oblique = words.language == "de" and prose.lower(verb + 1) in word_lists("speech")["oblique_articles"]
    if placed or oblique or _tells_listener(prose, verb + 1):
        return None
    outlet = quoted_outlet(prose, verb + 1)
    if outlet is not None:
        return outlet
    after = subject_after(prose, verb + 1, ceiling)
    return None if after is None or prose.lower(after.end - 1) in words.times else after


def quoted_outlet(prose: Prose, at: int) -> Phrase | None:
    """The paper of "schrieb die „Süddeutsche Zeitung“", whose name German sets in marks."""
    token = prose.tokens[at + 1] if at + 1 < len(prose.tokens) else None
    if token is None or token.kind is not Kind.QUOTE or prose.lower(at) not in ("die", "der", "das"):
        return None
    name = prose.text[token.start + 1 : token.end - 1]
    if not is_outlet(name):
        return None
    return Phrase(PhraseKind.DESCRIPTION, at, at + 2, name)


def _closes(prose: Prose, at: int) -> bool:
    """Whether an inserted clause ends at a token: "Die Lage, sagte Roe, sei ernst"."""
    return at >= len(prose.tokens) or prose.tokens[at].kind is not Kind.WORD


def ends_clause(prose: Prose, verb: int) -> bool:
    """Whether nothing but auxiliaries stands between a verb and the end of its clause."""
    at = verb + 1
    while at < len(prose.tokens) and prose.lower(at) in prose.grammar.auxiliaries:
        at += 1
    return at >= len(prose.tokens) or prose.tokens[at].kind is not Kind.WORD or prose.lower(at) == "und"


def head_subject(prose: Prose, verb: int, first: int) -> Phrase | None:
    """The subject of a verb that ends its clause, from the clause's head: "Roe hat sie ... genannt", "der von
    ... sprach", "weil Roe ... sagte"."""
    words = prose.grammar
    if words.language not in ("de", "nl"):
        return None
    low, lists = max(first, verb - _REACH), word_lists("speech")
    for back in range(verb - 1, low - 1, -1):
        token = prose.tokens[back]
        phrase = None
        if token.text == "," and prose.lower(back + 1) in lists["relatives"]:
            phrase = subject_before(prose, back + 2, low)
        elif token.kind is not Kind.WORD or back in prose.runs:
            continue
        elif token.lower in words.subordinators and token.lower not in words.determiners:
            phrase = subject_after(prose, back + 1, verb)
        elif token.lower in words.auxiliaries and token.lower not in lists["no_openers"] and back > low:
            inside = prose.tokens[back - 1].text in (",", ":") and not follows_apposition(prose, back - 1)
            behind = inside or not _ends_in_subject(prose, low, back)
            phrase = subject_after(prose, back + 1, verb) if behind else subject_before(prose, back, low)
        if phrase is not None:
            return phrase
    return None


def _ends_in_subject(prose: Prose, first: int, verb: int) -> bool:
    """Whether the words before a verb can be its subject rather than "On Monday" in front of the verb."""
    phrase = subject_before(prose, verb, first)
    if phrase is None:
        return False
    opener = prose.tokens[first]
    if opener.lower in prose.grammar.adverbs and phrase.end == verb and phrase.start == first + 1:
        return prose.grammar.language != "sv"
    return opener.lower not in prose.grammar.openers or first in prose.runs


def _tells_listener(prose: Prose, at: int) -> bool:
    """Whether the one who is told stands at a token, not the one who speaks: "sagte der Zeitung"."""
    words, lower = prose.grammar, prose.lower(at)
    if words.language != "de" or lower not in ("der", "dem", "den"):
        return False
    if lower == "dem":
        return True
    end = prose.runs.get(at + 1, at + 2)
    following = prose.tokens[at + 1 : end]
    quoted = any(token.kind is Kind.QUOTE for token in following[:1])
    ends = tuple(words.foreign.listeners)
    return quoted or any(token.lower.endswith(ends) for token in following)


def source_of_saying(prose: Prose, verb: int, first: int, ceiling: int) -> Phrase | None:
    """The document or body of "heißt es in dem Bericht", "Im Ministerium hieß es"; None for other verbs."""
    words = prose.grammar
    if prose.lower(verb) not in words.foreign.it_says:
        return None
    things = [word for word, gender in words.pronouns.items() if gender == "thing"]
    things += ["es", "het", "det"]
    if prose.lower(verb + 1) not in things and prose.lower(verb) not in ("verlautet", "verlautete"):
        return None
    behind = _after_preposition(prose, verb + 1, min(ceiling, verb + 8))
    return behind or _after_preposition(prose, first, min(verb, first + 3))


def _after_preposition(prose: Prose, start: int, ceiling: int) -> Phrase | None:
    for at in range(start, ceiling):
        if prose.lower(at) in prose.grammar.prepositions and at not in prose.runs:
            limit = min(len(prose.tokens), at + 9)
            head = head_end(prose, at + 1, limit)
            if head > at + 1 and prose.lower(head - 1) not in prose.grammar.times:
                return author_behind(prose, head) or description(prose, at + 1, head)
    return None


def author_behind(prose: Prose, at: int) -> Phrase | None:
    """Who wrote what the noun before token `at` names: "in einem Brief von Landrat Roe"; None where no name
    follows."""
    words = prose.grammar
    if not words.verb_second or prose.lower(at) not in words.of & words.prepositions:
        return None
    author = subject_after(prose, at + 1, min(len(prose.tokens), at + 9))
    named = author is not None and author.kind is PhraseKind.NAME and not is_body(author.name)
    return author if named else None


def subject_of_opening(prose: Prose, first: int, end: int) -> Phrase | None:
    """The subject between a verb that opens a sentence and the colon at `end`: "Said Roe: ...", "Added Roe, a
    doctor: ..."."""
    opens = prose.lower(first) in word_lists("speech")["opening"]
    if prose.grammar.language != "en" or first in prose.runs or not opens:
        return None
    surname = prose.runs.get(first + 1, -1) + 1
    if nicknamed(prose, surname - 1) and prose.runs[surname] <= end:
        return name_phrase(prose, surname, prose.runs[surname])
    phrase = subject_after(prose, first + 1, end)
    whole = phrase is not None and (phrase.end == end or _is_apposition(prose, phrase.end, end))
    return phrase if whole else None


def _is_apposition(prose: Prose, start: int, end: int) -> bool:
    """Whether a comma and what somebody is stand between two tokens, and nobody else: ", a doctor"."""
    led = prose.tokens[start].text == "," and prose.lower(start + 1) in prose.grammar.determiners
    return led and all(token.text not in (",", "and") for token in prose.tokens[start + 1 : end])

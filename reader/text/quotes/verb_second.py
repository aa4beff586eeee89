"""Who speaks by the order of words in German, Dutch and Swedish, whose verb stands second.

"..., sagte Roe." ends a sentence, "Dat vindt Roe." opens one with what was said, "Das sei, so Roe, ..." has
the speaker between commas.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.text.lexicon import first_names, phrase_lists, word_lists
from reader.text.outlets import is_outlet
from reader.text.quotes.attribution import WINDOW, Attribution, spoken_by
from reader.text.quotes.clauses import thus
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import source_of_saying
from reader.text.quotes.names import is_body, name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.tokens import FINAL, POSSESSIVE, Kind, Prose

_FRONT = 8
"""How many words a sentence has at most before its verb and the pronoun behind."""


def teller_of_sentence(prose: Prose, first: int, end: int) -> Attribution | None:
    """Who is named behind a word of saying at the end of a sentence or right at its head; None for nobody."""
    if not prose.grammar.verb_second:
        return None
    return _closing(prose, first, end) or _fronted(prose, first, end) or _one_of_them(prose, first, end)


def _one_of_them(prose: Prose, first: int, end: int) -> Attribution | None:
    """ "Einer von ihnen ist Ada Roe", "En av dem är Ada Roe": whom a sentence brings in."""
    at = first + 3
    opening = prose.words(first, min(at, end)).lower()
    if opening not in phrase_lists("introducing")["one_of_them"] or at + 1 not in prose.runs:
        return None
    named = name_phrase(prose, at + 1, prose.runs[at + 1])
    return Attribution("sentence before", named, None, prose.block) if named.kind is PhraseKind.NAME else None


def _closing(prose: Prose, first: int, end: int) -> Attribution | None:
    """ "..., verwacht de wethouder.", "..., so die Ministerin." """
    stop = end - 1 if prose.tokens[end - 1].text in FINAL else end
    for comma in range(stop - 2, max(first, stop - WINDOW), -1):
        if prose.tokens[comma].text != ",":
            continue
        own = thus(prose, comma + 1, stop) if prose.lower(comma + 1) in prose.grammar.foreign.thus else None
        if own is None and prose.lower(comma + 1) in prose.grammar.cues:
            phrase = source_of_saying(prose, comma + 1, comma + 1, stop) or subject_after(
                prose, comma + 2, stop
            )
            own = None if phrase is None else spoken_by(prose, "after", phrase, comma + 1)
        if own is not None and own.phrase is not None and can_tell(prose, own.phrase):
            # A paper reports what others say: "..., skriver Expressen."
            return None if is_outlet(own.phrase.text) else own
    return None


def _fronted(prose: Prose, first: int, end: int) -> Attribution | None:
    """ "Das sagte Roe der Zeitung.", "Dat vindt Roe." """
    verb = first + 1
    if (
        prose.lower(first) not in word_lists("speech")["taking_up"]
        or prose.lower(verb) not in prose.grammar.cues
    ):
        return None
    phrase = subject_after(prose, verb + 1, end)
    return spoken_by(prose, "after", phrase, verb) if phrase is not None and can_tell(prose, phrase) else None


def names_within(prose: Prose, first: int, end: int) -> Iterator[Phrase]:
    """The names between two tokens that may be people's and hang on no preposition."""
    for run in range(first, end):
        if (
            run not in prose.runs
            or prose.runs[run] > end
            or prose.lower(run - 1) in prose.grammar.prepositions
        ):
            continue
        named = name_phrase(prose, run, prose.runs[run])
        article = prose.lower(run - 1) in prose.grammar.determiners
        owned = prose.lower(prose.runs[run]) in POSSESSIVE
        if named.kind is not PhraseKind.NAME or is_body(named.name) or article or owned:
            continue
        if len(named.name) == 1 or named.titles or named.name[0].lower() in first_names():
            yield named


def pronoun_behind(prose: Prose, first: int, end: int) -> Attribution | None:
    """The "hij" or "hon" behind the first verb of a sentence that opens with something else: "Na afloop bleef
    ze staan."; German leaves "sie" in doubt."""
    words = prose.grammar
    if not words.verb_second or prose.lower(first) not in words.openers:
        return None
    for at in range(first + 2, min(end, first + _FRONT)):
        token = prose.tokens[at]
        if token.kind is not Kind.WORD:
            return None
        person = words.pronouns.get(token.lower) in ("m", "f") and token.lower != "sie"
        if person and not prose.tokens[at - 1].capital:
            phrase = Phrase(PhraseKind.PRONOUN, at, at + 1, token.text)
            return Attribution("sentence before", phrase, None, prose.block)
    return None


def minded(prose: Prose, first: int, end: int) -> Attribution | None:
    """The "er" or "sie" who is said to hope or find before token `end`, in the form of reported speech: "Er
    hoffe, ...", "Sonst sehe sie ..." tells of who speaks."""
    known = word_lists("speech")["minded"]
    for verb in range(first, end):
        if prose.lower(verb) not in known or prose.tokens[verb].capital:
            continue
        for at in (verb - 1, verb + 1):
            if first <= at < end and prose.grammar.pronouns.get(prose.lower(at)) in ("m", "f"):
                phrase = Phrase(PhraseKind.PRONOUN, at, at + 1, prose.tokens[at].text)
                return Attribution("reported", phrase, None, prose.block)
    return None


def thus_ahead(prose: Prose, at: int) -> Attribution | None:
    """Who stands between "so" and a comma or colon before the quotation at token `at`, in its sentence."""
    thus_words = prose.grammar.foreign.thus
    first = prose.sentences[prose.sentence_of(at)][0]
    for start in range(at - 2, max(first, at - WINDOW) - 1, -1):
        token = prose.tokens[start]
        if token.kind is Kind.QUOTE:
            return None
        opens = start == first or prose.tokens[start - 1].text in (",", "—")
        following = prose.tokens[start + 1]
        opens = opens and (following.capital or following.lower in prose.grammar.determiners)
        if token.lower not in thus_words or not opens:
            continue
        own = thus(prose, start, at)
        if own is not None and own.phrase is not None and can_tell(prose, own.phrase):
            return own
    return None


def can_tell(prose: Prose, phrase: Phrase) -> bool:
    """Whether what stands behind a verb can be its subject and somebody: no accusative, no bare amount."""
    if phrase.kind is PhraseKind.PRONOUN:
        return prose.grammar.pronouns.get(phrase.text.lower()) != "thing"
    if (
        prose.grammar.language == "de"
        and prose.lower(phrase.start) in word_lists("speech")["oblique_articles"]
    ):
        return False
    if phrase.kind is PhraseKind.NAME:
        return True
    noun = prose.lower(phrase.end - 1).rpartition("-")[2]
    ends = tuple(prose.grammar.foreign.role_ends)
    return noun in name_lists().speakers or (bool(ends) and noun.endswith(ends))

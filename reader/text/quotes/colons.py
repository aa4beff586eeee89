"""A colon that leads in a quotation without a word of saying: "Roe on taxes: ...", "Roe had this advice:"."""

from __future__ import annotations

from dataclasses import replace

from reader.text.lexicon import first_names, word_lists
from reader.text.quotes.attribution import Attribution, spoken_by
from reader.text.quotes.following import subject_after
from reader.text.quotes.inversion import subject_of_opening
from reader.text.quotes.names import is_body, is_title, name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, name_phrase
from reader.text.quotes.subjects import is_told, leading_phrase, subject_before
from reader.text.quotes.taking_up import case_before
from reader.text.quotes.tokens import Kind, Prose, is_past
from reader.text.quotes.writings import owner_of_writing

_PRESENTED = 6
"""How many words there are at most from "had this" to the colon."""


def by_colon(prose: Prose, at: int) -> Attribution | None:
    """A colon without a word of saying: "Roe on taxes: ...", "Her answer: ..."."""
    if at == 0 or prose.tokens[at - 1].text != ":":
        return None
    first = prose.sentences[prose.sentence_of(at)][0]
    turned = subject_of_opening(prose, first, at - 1)
    if turned is not None:
        return spoken_by(prose, "inverted", turned, first)
    case = case_before(prose, first, at - 1)
    if case is not None:
        return case
    if any(token.lower in prose.grammar.foreign.receiving for token in prose.tokens[first:at]):
        return None  # "Anna Roe hörte einen Ruf: ..."
    presenting = _presenter(prose, first, at - 1) or _acting(prose, first, at - 1)
    if presenting is not None:
        return presenting
    phrase = _holder(prose, first, at - 1) or _leading(prose, first, at - 1)
    if phrase is None or not _can_lead(prose, phrase, first):
        phrase = only_name(prose, first, at - 1) or phrase
    if phrase is None:
        phrase = subject_before(prose, at - 1, first)
    if phrase is None or is_told(prose, phrase):
        return None
    owner = owner_of_writing(prose, phrase)
    phrase = owner or phrase
    english = prose.grammar.language == "en"
    impersonal = phrase.kind is PhraseKind.PRONOUN and prose.grammar.pronouns.get(
        phrase.text.lower()
    ) not in ("m", "f")
    described = phrase.kind is PhraseKind.DESCRIPTION
    known = name_lists().writings if english else name_lists().speakers
    noun = prose.lower(phrase.end - 1)
    office = not english and is_title(noun)
    if (described and noun not in known and not office and owner is None) or (impersonal and english):
        return None
    sent = None if owner is None or owner.kind is not PhraseKind.DESCRIPTION else noun
    return Attribution("colon", phrase, sent, prose.block)


def _presenter(prose: Prose, first: int, colon: int) -> Attribution | None:
    """Who has or gives "this" or "the following" before a colon: "a clerk had this advice: ..."."""
    if prose.grammar.language != "en":
        return None
    giving = word_lists("speech")["giving"]
    for verb in range(colon - 2, max(first, colon - _PRESENTED), -1):
        shown = prose.lower(verb + 1) == "this" or prose.words(verb + 1, verb + 3).lower() == "the following"
        if shown and prose.lower(verb) in giving:
            phrase = subject_before(prose, verb, first)
            cue = prose.words(verb, verb + 2)
            return None if phrase is None else Attribution("colon", phrase, cue, prose.block, verb)
    return None


def _acting(prose: Prose, first: int, colon: int) -> Attribution | None:
    """Who does something right before a colon in a clause behind another: "while the Gazette blared: ..."."""
    verb = colon - 1
    run = prose.run_ends.get(verb, -1)
    if run <= first + 1 or prose.grammar.language != "en" or not is_past(prose.tokens[verb]):
        return None
    joining = run - 2 if prose.lower(run - 1) == "the" else run - 1
    if prose.lower(joining) not in ("while", "as", "when", "but", "and"):
        return None
    return Attribution("colon", name_phrase(prose, run, verb), prose.tokens[verb].text, prose.block, verb)


def _leading(prose: Prose, first: int, end: int) -> Phrase | None:
    """The phrase that opens a sentence; where the verb stands second, none that hangs on a preposition."""
    phrase = leading_phrase(prose, first, end)
    before = prose.lower(phrase.start - 1) if phrase is not None and phrase.start > first else ""
    hangs = before in prose.grammar.prepositions and before not in word_lists("speech")["with_teller"]
    return None if hangs and prose.grammar.verb_second else phrase


def _holder(prose: Prose, first: int, end: int) -> Phrase | None:
    """For whom something is so, at the head of a sentence: "Für Ada Roe ist klar: ..."; None where no form of
    being follows."""
    if not prose.grammar.verb_second or prose.lower(first) not in word_lists("speech")["for"]:
        return None
    phrase = subject_after(prose, first + 1, end)
    if phrase is None or phrase.kind is PhraseKind.PRONOUN:
        return None
    several = prose.lower(phrase.end) in prose.grammar.conjunctions and phrase.end + 1 in prose.runs
    if several:
        phrase = name_phrase(prose, phrase.end + 1, prose.runs[phrase.end + 1])
    after = phrase.end + 1 if prose.tokens[phrase.end].kind is Kind.POINT else phrase.end
    last = prose.run_ends.get(phrase.end, -1)
    if phrase.kind is PhraseKind.DESCRIPTION and last > phrase.start:
        phrase = name_phrase(prose, last, phrase.end)
    being = prose.lower(after) in word_lists("speech")["being"]
    return phrase if being else None


def _can_lead(prose: Prose, phrase: Phrase, first: int) -> bool:
    """Whether what opens a sentence is somebody: a name, "he", the noun of an office."""
    noun = prose.grammar.capital_nouns and len(phrase.name) == 1 and phrase.run > first
    if noun and phrase.name[0].lower() not in first_names():
        return False  # "Den ersten Preis bekam ..."
    if phrase.kind is PhraseKind.DESCRIPTION:
        return prose.lower(phrase.end - 1) in name_lists().roles
    person = prose.grammar.pronouns.get(phrase.text.lower()) in ("m", "f")
    return person if phrase.kind is PhraseKind.PRONOUN else not is_body(phrase.name)


def only_name(prose: Prose, first: int, end: int) -> Phrase | None:
    """The one person whom the clause from token `first` to `end` names in full, where the verb stands second
    and the subject need not lead: "Den Preis bekam Ada Roe: ..."; None where it names two or none."""
    if not prose.grammar.verb_second:
        return None
    found: list[Phrase] = []
    for run in sorted(run for run in prose.runs if first <= run and prose.runs[run] <= end):
        named = name_phrase(prose, run, prose.runs[run])
        given = named.name[:1] and named.name[0].lower() in first_names()
        known = len(named.name) > 1 and (given or named.titles) and not is_body(named.name)
        if named.kind is PhraseKind.NAME and known:
            found.append(named)
    if len(found) != 1:
        return None
    before = prose.lower(found[0].run - 1)
    told = before in prose.grammar.prepositions and before not in word_lists("speech")["with_teller"]
    return None if told else found[0]


def named_before_colon(prose: Prose, at: int, behind: Attribution | None) -> Attribution | None:
    """Who is named last before the colon that leads in the quotation at token `at`, where "he" says it
    behind: "was Ada Roe ärgerte: „...“, sagte sie"."""
    phrase = behind.phrase if behind is not None else None
    if phrase is None or phrase.kind is not PhraseKind.PRONOUN or not prose.grammar.verb_second:
        return None
    if (
        not at
        or prose.tokens[at - 1].text != ":"
        or prose.grammar.pronouns.get(phrase.text.lower()) not in ("m", "f")
    ):
        return None
    first = prose.sentences[prose.sentence_of(at)][0]
    for run in sorted((run for run in prose.runs if first <= run < at), reverse=True):
        named = name_phrase(prose, run, prose.runs[run])
        full = named.kind is PhraseKind.NAME and len(named.name) > 1 and not is_body(named.name)
        given = full and named.name[0].lower() in first_names()
        if given and prose.lower(run - 1) not in prose.grammar.prepositions:
            return replace(behind, phrase=named) if behind is not None else None
    return None

"""Letters, statements and the like: whose they are, and who speaks in them."""

from __future__ import annotations

from reader.text.lexicon import word_lists
from reader.text.quotes.names import is_body, name_lists
from reader.text.quotes.phrases import Phrase, PhraseKind, head_end, is_owned, name_phrase
from reader.text.quotes.tokens import Prose


def owner_of_writing(prose: Prose, phrase: Phrase) -> Phrase | None:
    """Whose words a writing holds: of "Roe's statement" and "a letter from Roe" it is Roe, of "her
    letter" her."""
    if phrase.kind is not PhraseKind.DESCRIPTION:
        return None
    head = prose.tokens[phrase.end - 1].lower
    if head not in word_lists("titles")["writings"]:
        return None
    for at in range(phrase.start, phrase.end):
        if at in prose.runs and is_owned(prose, prose.runs[at]):
            return name_phrase(prose, at, prose.runs[at])
    if prose.grammar.language == "en" and prose.lower(phrase.end) in ("by", "from"):
        run = phrase.end + 1
        if run in prose.runs and not is_owned(prose, prose.runs[run]):
            author = name_phrase(prose, run, prose.runs[run])
            person = len(author.name) > 1 or author.titles or prose.lower(phrase.end) == "by"
            named = author.kind is PhraseKind.NAME and not is_body(author.name)
            return author if named and person else None
    senders = _senders(prose, phrase, head)
    if senders is not None:
        return senders
    if prose.tokens[phrase.start].lower in ("his", "her", "their", "its"):
        return Phrase(PhraseKind.PRONOUN, phrase.start, phrase.start + 1, prose.tokens[phrase.start].text)
    return None


def _senders(prose: Prose, phrase: Phrase, head: str) -> Phrase | None:
    """Whose message it is that people without a name send: "the message of the strikers", not "the message
    of the day"."""
    at, lists = phrase.end, word_lists("speech")
    led = (
        prose.grammar.language == "en" and prose.lower(at) == "of" and prose.lower(at + 1) in ("the", "these")
    )
    if not led or head not in lists["sendings"]:
        return None
    last = head_end(prose, at + 1, min(len(prose.tokens), at + 7))
    people = prose.lower(last - 1).endswith("s") and prose.lower(last - 1)[:-1] in name_lists().roles
    return Phrase(PhraseKind.DESCRIPTION, at + 1, last, prose.words(at + 1, last)) if people else None


def told_in_writing(prose: Prose, start: int, end: int) -> int:
    """Where the clause starts that says what stands in a writing: "showed a letter in which Roe wrote"; -1
    where there is none."""
    writings = word_lists("titles")["writings"]
    for at in range(end - 2, start + 1, -1):
        if prose.lower(at) == "which" and prose.lower(at - 1) == "in" and prose.lower(at - 2) in writings:
            return at + 1
    return -1

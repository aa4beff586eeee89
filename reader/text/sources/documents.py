"""Documents that the article has something from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind
from reader.text.outlets import occurrences
from reader.text.sources.cues import cue_before
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run

WORD = re.compile(r"[\w][\w'-]*")
_MADE_BY = re.compile(
    r",? (?:(?:that was |which was |just |recently )?(?:released|published|issued|conducted|commissioned"
    r"|prepared|compiled|produced|written|done|filed|carried out) "
    r"(?:(?:on )?\w+day |(?:last|this|earlier this) \w+ |in \w+ |today |yesterday )?)?(?:by|from)"
    r" (?:researchers at |scientists at |economists at |analysts at )?(?:the |an? |its )?"
    r"(?:consultants |auditors |accountants |lawyers |(?:campaign|rights|research) group |charity )?"
)
_FILED_WITH = re.compile(r" with (?:the )?")
_MADE_BY_ABROAD = re.compile(
    r" (?:de l'|dell'|d'|(?:du|de la|des|de|del|della|do|da|der|vom|von der|von|van het|van de|van) )"
)
_OF_SMALL_WORD = re.compile(r" (?:de l'|d'|(?:du|de la|des|del|della) )[^\W\d]+")
_SHOWN = re.compile(
    r" (?:that (?:was|were) )?(?:(?:obtained|seen|reviewed|viewed|verified) by|shared with|leaked to"
    r"|provided to) "
)
MODIFIERS = 3
_BEFORE = 80
"""How many characters before a document's last word may hold the others of its name."""


def cited_documents(passages: Iterable[Passage], names: Mapping[int, Sequence[Run]]) -> Iterator[Found]:
    """Each place where the article has something from a document. `names`: the runs of each passage."""
    for passage in passages:
        if passage.block.kind is BlockKind.CAPTION:
            continue
        called = _last_words() & set(WORD.findall(passage.low))
        named = {run.start: run for run in names[passage.number]} if called else {}
        for word in sorted(called):
            for start in occurrences(passage.low, word):
                words = _words_before(passage.low, start, start + len(word))
                if words and words[-1].group() == word and not passage.is_quoted(*words[-1].span()):
                    yield from _document(passage, words, len(words) - 1, named)


def _words_before(low: str, start: int, end: int) -> list[re.Match[str]]:
    """The last words before a place, and those of the place itself."""
    reach = max(0, start - _BEFORE)
    blank = low.find(" ", reach, start) if reach else 0
    return list(WORD.finditer(low, max(reach, blank), end))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases("documents", "records"))


def _document(
    passage: Passage, words: list[re.Match[str]], number: int, named: dict[int, Run]
) -> Iterator[Found]:
    """The document whose name ends with word `number`, if the text has something from it."""
    first = _first_word(passage, words, number)
    start, end = words[first].start(), words[number].end()
    begin, finish = passage.sentence(start, end)
    cue = cue_before(passage.low[begin:start])
    shows = _shows(passage.low[end:finish])
    maker = _maker(passage, end, named)
    if maker is not None and (
        cue or _shows(passage.low[maker:finish]) or _after_preposition(passage.low[begin:start])
    ):
        yield _found(passage, words[number].start(), maker)
    elif (
        _is_record(passage.low[start:end]) and (cue or shows or _after_preposition(passage.low[begin:start]))
    ) or (
        _SHOWN.match(passage.low, end)
        or (cue in phrases("according") and _tells_apart(passage, words, first, number))
    ):
        yield _found(passage, start, end)


def _first_word(passage: Passage, words: list[re.Match[str]], number: int) -> int:
    """The first of up to three words in small letters that tell a document apart ("leaked internal memo")."""
    first = number
    while first and number - first < MODIFIERS:
        before = words[first - 1]
        gap = passage.text[before.end() : words[first].start()]
        if (
            gap != " "
            or before.group() in phrases("articles")
            or cue_before(passage.low[max(0, before.start() - 30) : before.end()])
        ):
            break
        capital = (
            passage.text[before.start()].isupper()
            and not passage.begins(before.start())
            and before.group() not in phrases("networks")
        )
        called = passage.low[before.start() : words[number].end()] in phrases("records")
        verb = before.group() in not_modifiers() or before.group() in phrases("no_modifiers")
        if capital or (verb and not called):  # "blog" is a verb, but not in "blog post"
            break
        first -= 1
    return first


@cache
def not_modifiers() -> frozenset[str]:
    """Words that are no part of a name in small letters: verbs, and the small words of grammar."""
    from reader.text.lexicon import grammar

    english = grammar("en")
    return english.small | frozenset(english.cues) | phrases("showing")


def _is_record(phrase: str) -> bool:
    words = phrase.split()
    return any(" ".join(words[at:]) in phrases("records") for at in range(len(words)))


def _tells_apart(passage: Passage, words: list[re.Match[str]], first: int, number: int) -> bool:
    """Whether more than "a report" is said of a report cited: "the harbour report"."""
    capital = first and passage.text[words[first - 1].start()].isupper()
    return not capital and number > first


def _shows(right: str) -> bool:
    """Whether a verb by which documents speak follows, few words between."""
    return any(word in phrases("showing") for word in re.findall(r"[\w'-]+", right[:60])[:4])


def _after_preposition(left: str) -> bool:
    last = re.sub(r" (?:the|an?|his|her|their|its|newly|recently|new)$", "", left.rstrip()).rpartition(" ")[2]
    return last in ("in", "from", "by", "on")


def _maker(passage: Passage, end: int, named: dict[int, Run]) -> int | None:
    """Where the name of who made a document ends, behind "by" or "from"; None when the text names nobody."""
    made = _made_by(passage, end)
    if not made:
        return None
    run = named.get(made.end()) or next(
        (run for at, run in named.items() if made.end() <= at <= made.end() + 12), None
    )
    if run and " " not in passage.text[made.end() : run.start].strip():
        rest = _OF_SMALL_WORD.match(passage.low, run.end) if made.re is _MADE_BY_ABROAD else None
        return rest.end() if rest else run.end
    if made.re is not _MADE_BY:
        return None
    body = re.match(r"((?:[a-z][\w'-]* ){0,3})([a-z][\w'-]*)", passage.low[made.end() : made.end() + 60])
    if not body or passage.text[made.end() : made.end() + 1].isupper():
        return None
    words = body.group().split()
    makers = phrases("body_words", "small_makers")
    last = max((at for at, word in enumerate(words) if word in makers), default=None)
    return made.end() + len(" ".join(words[: last + 1])) if last is not None else None


def _made_by(passage: Passage, end: int) -> re.Match[str] | None:
    """What joins a document to its maker, in the words of the document's language."""
    word = passage.low[:end][-12:].rpartition(" ")[2]
    if word in phrases("documents_abroad"):
        return _MADE_BY_ABROAD.match(passage.low, end)
    if word in ("filing", "filings"):
        return _FILED_WITH.match(passage.low, end) or _MADE_BY.match(passage.low, end)
    return _MADE_BY.match(passage.low, end)


def _found(passage: Passage, start: int, end: int) -> Found:
    return Found(passage.text[start:end], SourceKind.DOCUMENT, passage.place(start, end))

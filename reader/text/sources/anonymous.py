"""Sources whose names the article keeps back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader.model import SourceKind
from reader.text.lexicon import alternatives
from reader.text.sources.documents import MODIFIERS, WORD, not_modifiers
from reader.text.sources.passages import Found, Passage, phrases

_ADJECTIVE = r"(?:[a-z][\w'-]{0,40} )"
_ASKED = (
    r"(?:condition|promise|assurance|basis) of anonymity|(?:speaking|spoke|speak) anonymously"
    r"|(?:granted|given|promised|offered|guaranteed|requested|requesting|sought|seeking) anonymity"
    r"|on (?:the )?condition (?:of not being|(?:that )?(?:his|her|their|s?he|they)"
    r"(?: names?| identit(?:y|ies))? (?:would |will |should )?not be)"
    r"|(?:spoke|speaking|speak|talked) on (?:deep )?background"
    r"|(?:asked|requested) that (?:his|her|their|s?he|they)(?: names?| identit(?:y|ies))? not be"
    r"|not (?:been )?authori[sz]ed to (?:speak|talk|comment|discuss|brief)"
    r"|(?:spoke|speaking|speak|talked) (?:in confidence|off the record|confidentially)"
    r"|(?:did not|didn't|does not|doesn't|do not) (?:want|wish) (?:to be|their names?|his name|her name)"
    r" (?:to be )?(?:named|identified|used|published|disclosed)"
    r"|(?:asked|declined|requested|refused|wished|wanted|preferred|insisted on)(?: not)? (?:to be|being)"
    r" (?:not )?(?:named|identified)"
)
_JOINING = frozenset(["and", "or", "but", "as", "by", "with", "to", "from", "that", "for"])
_OF = re.compile(r" (?:of|at|in|with|from|on) (?:the |an? |his |her |its |their )?")
_SOMEBODY = re.compile(
    r"\b(?:an?|one|another|the) ((?:[a-z][\w'-]* ){0,3}?[a-z][\w'-]*)(?:,? who| told| said| says| tells) "
)
_NOT_PEOPLE = re.compile(
    r"\b(?:energy|power|food|water|light|data|news|open|income|revenue|heat|funding|media) sources?$"
)
_NAMED = re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+ ")


def anonymous_sources(passages: Iterable[Passage]) -> Iterator[Found]:
    """Each place where the article says that it knows from somebody and keeps the name back."""
    for passage in passages:
        if not any(map(passage.low.__contains__, phrases("anonymity"))):
            continue
        for match in _kept_back().finditer(passage.low):
            start, end = match.span(match.lastgroup or 0)
            if match["who"]:
                start, end = match.start("who"), match.end("how")
            if match["asked"]:
                start, end = _holder_before(passage, start, end)
            start, end = _trimmed(passage, start, end)
            # "a senior insider Ada Lind said": who is named is not kept back.
            named = match["asked"] is None and _NAMED.match(passage.text, end) is not None
            # An outlet may be called so: "Insider reported".
            named = named or any((each.start, each.end) == (start, end) for each in passage.mentions)
            if not (named or passage.is_quoted(start, end) or _NOT_PEOPLE.search(passage.low[start:end])):
                yield Found(passage.text[start:end], SourceKind.ANONYMOUS, passage.place(start, end))


def _holder_before(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The person who asked for it, named by office earlier in the sentence; else the asking itself."""
    begin, _ = passage.sentence(start, end)
    holders = list(_informant().finditer(passage.low, begin, start))
    if holders:
        return holders[-1].start(), _with_place(passage, holders[-1].end(), start)
    somebody = _SOMEBODY.search(passage.low, begin, start)
    return somebody.span(1) if somebody else (start, end)


def _with_place(passage: Passage, end: int, limit: int) -> int:
    """Where somebody's description ends with what they are of: "an official at the harbour board"."""
    of = _OF.match(passage.low, end, limit)
    if not of:
        return end
    words: list[re.Match[str]] = []
    for word in WORD.finditer(passage.low, of.end(), limit):
        gap = passage.text[words[-1].end() if words else of.end() : word.start()]
        if gap.strip() or word.group() in not_modifiers() or len(words) == MODIFIERS:
            break
        words.append(word)
    return words[-1].end() if words else end


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """A stretch without articles, prepositions and verbs of saying at its ends, as long as a word is left."""
    words = [word.span() for word in WORD.finditer(passage.low, start, end)]
    dropped = not_modifiers() | phrases("articles") | {"according"}
    holder = _informant().search(passage.low, start, end)
    # "the Harbour Society and people close to it": who is kept back stands behind the "and".
    joined = [
        at
        for at, word in enumerate(words)
        if holder and word[1] <= holder.end() and passage.low[slice(*word)] in _JOINING
    ]
    words = words[joined[-1] + 1 :] if joined else words
    while len(words) > 1 and passage.low[slice(*words[0])] in dropped:
        words = words[1:]
    while len(words) > 1 and passage.low[slice(*words[-1])] in dropped:
        words = words[:-1]
    return (words[0][0], words[-1][1]) if words else (start, end)


def _any_of(key: str) -> str:
    return alternatives(phrases(key))


@cache
def _informant() -> re.Pattern[str]:
    return re.compile(rf"\b{_ADJECTIVE}{{0,2}}(?:{_any_of('informants')})\b")


@cache
def _kept_back() -> re.Pattern[str]:
    """Each group is a way to keep a name back, and is named for it."""
    informants = f"(?:{_any_of('informants')})"
    return re.compile(
        rf"\b(?P<who>{_ADJECTIVE}{{0,3}}?{informants}) (?P<how>(?:who (?:is|are|was|were) )?"
        r"(?:(?:directly |intimately )?familiar with|close to|briefed on|involved in"
        r"|with (?:direct |first-?hand |intimate )?knowledge of)"
        r"(?: (?:the|his|her|its|their|these|those))?(?: [\w'-]+){1,2})"
        r"|\b(?P<kept>(?:unnamed|anonymous|unidentified|undisclosed|confidential)"
        rf" {_ADJECTIVE}{{0,2}}?{informants})"
        rf"|\b(?P<plain>{_ADJECTIVE}{{0,2}}?sources?)"
        r" (?:said|says?|told|tells?|confirmed|claim|claimed|close)\b"
        rf"|\b(?P<inside>{_ADJECTIVE}{{0,2}}?sources? (?:in|at|within|inside|from)(?: [\w'.-]+){{1,5}}?)"
        r" (?:said|says?|told|tells?)\b"
        r"|\baccording to (?P<counted>(?:two|three|four|five|six|several|multiple) "
        rf"{_ADJECTIVE}{{0,2}}?{informants})\b"
        rf"|\baccording to (?P<cited>{_ADJECTIVE}{{0,3}}?sources)\b(?! (?:of|in) )"
        rf"|\b(?P<asked>{_ASKED})"
        rf"|\b(?P<abroad>(?:{_any_of('near_ones')}) (?:{_any_of('near_whom')})(?:(?<=')| )\w+"
        rf"|{_any_of('informants_abroad')})\b"
    )

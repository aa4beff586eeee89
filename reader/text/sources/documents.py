"""Documents that the article has something from, and sources whose names it keeps back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind
from reader.text.outlets import occurrences
from reader.text.sources.citing import cue_before
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run

_WORD = re.compile(r"[\w][\w'-]*")
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
_BODY = re.compile(r"(?:[a-z][\w'-]* ){0,4}?[a-z][\w'-]*")
_SHOWN = re.compile(
    r" (?:that (?:was|were) )?(?:(?:obtained|seen|reviewed|viewed|verified) by|shared with|leaked to"
    r"|provided to) "
)
_MODIFIERS = 3
_BEFORE = 80
"""How many characters before a document's last word may hold the others of its name."""

_HOLDERS = (
    r"(?:sources?|people|persons?|officials?|insiders?|aides?|executives?|employees?|staffers?|diplomats?|lawmakers?"
    r"|individuals?|lawyers?|advisers?|advisors?|bankers?|traders?|investigators?|agents?|soldiers?|officers?|members?"
    r"|ministers?|representatives?|spokesperson|spokesman|spokeswoman|residents?|workers?|activists?|witness(?:es)?"
    r"|analysts?|economists?|doctors?|nurses?|teachers?|students?|graduates?|professors?|prosecutors?|neighbou?rs?"
    r"|relatives?|friends?|managers?|engineers?|guards?|commanders?|strategists?|operatives?|donors?|scientists?"
    r"|researchers?|drivers?|pilots?|survivors?|veterans?|colleagues?|consultants?|contractors?|lobbyists?|delegates?"
    r"|negotiators?|reporters?|editors?|producers?|players?|coach(?:es)?|scouts?|attorneys?|clerks?|inmates?|inspectors?)"
)
_ADJECTIVE = r"(?:[a-z][\w'-]{0,40} )"
_ANONYMOUS = re.compile(
    rf"\b(?P<who>{_ADJECTIVE}{{0,3}}?{_HOLDERS}) (?P<how>(?:who (?:is|are|was|were) )?"
    r"(?:(?:directly |intimately )?familiar with|close to|briefed on|involved in"
    r"|with (?:direct |first-?hand |intimate )?knowledge of)"
    r"(?: (?:the|his|her|its|their|these|those))?(?: [\w'-]+){1,2})"
    r"|\b(?P<kept>(?:unnamed|anonymous|unidentified|undisclosed|confidential)"
    rf" {_ADJECTIVE}{{0,2}}?{_HOLDERS})"
    rf"|\b(?P<plain>{_ADJECTIVE}{{0,2}}?sources?) (?:said|says?|told|tells?|confirmed|claim|claimed|close)\b"
    rf"|\b(?P<inside>{_ADJECTIVE}{{0,2}}?sources? (?:in|at|within|inside|from)(?: [\w'.-]+){{1,5}}?)"
    r" (?:said|says?|told|tells?)\b"
    r"|\baccording to (?P<counted>(?:two|three|four|five|six|several|multiple) "
    rf"{_ADJECTIVE}{{0,2}}?{_HOLDERS})\b"
    rf"|\baccording to (?P<cited>{_ADJECTIVE}{{0,3}}?sources)\b(?! (?:of|in) )"
    r"|\b(?P<asked>(?:condition|promise|assurance|basis) of anonymity|(?:speaking|spoke|speak) anonymously"
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
    r" (?:not )?(?:named|identified))"
    r"|\b(?P<foreign>(?:regierungs|sicherheits|partei|koalitions|diplomaten|militär|fraktions|ermittler|branchen"
    r"|finanz|verhandlungs|industrie|justiz|polizei|geheimdienst|unternehmens|konzern)kreisen?|insidern"
    r"|mit der sache vertraute\w* personen|sources? proches? (?:de l'|d'|(?:du|de la|des|de) )\w+"
    r"|sources? (?:policières?|diplomatiques?|judiciaires?|gouvernementales?|militaires?)"
    r"|fuentes (?:cercanas (?:a la |a los |a las |al |a )\w+|oficiales|policiales|diplomáticas|judiciales"
    r"|(?:del (?:gobierno|ministerio|partido)|de (?:la )?(?:moncloa|investigación|fiscalía|policía)))"
    r"|fonti (?:vicine|ufficiali|di polizia)"
    r"|fontes (?:próximas|oficiais)|anonieme bronnen?|ingewijden)\b"
)
_HOLDER = re.compile(rf"\b{_ADJECTIVE}{{0,2}}{_HOLDERS}\b")
_JOINING = frozenset(["and", "or", "but", "as", "by", "with", "to", "from", "that", "for"])
_OF = re.compile(r" (?:of|at|in|with|from|on) (?:the |an? |his |her |its |their )?")
_SOMEBODY = re.compile(
    r"\b(?:an?|one|another|the) ((?:[a-z][\w'-]* ){0,3}?[a-z][\w'-]*)(?:,? who| told| said| says| tells) "
)
_NOT_PEOPLE = re.compile(
    r"\b(?:energy|power|food|water|light|data|news|open|income|revenue|heat|funding|media) sources?$"
)


def cited_documents(passages: Iterable[Passage], names: Mapping[int, Sequence[Run]]) -> Iterator[Found]:
    """Each place where the article has something from a document. `names`: the runs of each passage."""
    for passage in passages:
        if passage.block.kind is BlockKind.CAPTION:
            continue
        called = _last_words() & set(_WORD.findall(passage.low))
        named = {run.start: run for run in names[passage.number]} if called else {}
        for word in sorted(called):
            for start in occurrences(passage.low, word):
                words = _words_before(passage.low, start, start + len(word))
                if words and words[-1].group() == word and not passage.is_quoted(*words[-1].span()):
                    yield from _document(passage, words, len(words) - 1, named)


def _words_before(low: str, start: int, end: int) -> list[re.Match[str]]:
    """The last words before a place, and those of the place itself."""
    first = low.find(" ", start - _BEFORE, start) if start > _BEFORE else 0
    return list(_WORD.finditer(low, max(0, first), end))


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
    while first and number - first < _MODIFIERS:
        before = words[first - 1]
        gap = passage.text[before.end() : words[first].start()]
        if (
            gap != " "
            or before.group() in phrases("articles")
            or cue_before(passage.low[max(0, before.start() - 30) : before.end()])
        ):
            break
        leads = before.start() == 0 or before.start() in passage.stops
        capital = (
            passage.text[before.start()].isupper() and not leads and before.group() not in phrases("networks")
        )
        called = passage.low[before.start() : words[number].end()] in phrases("records")
        verb = before.group() in _not_modifiers() or before.group() in phrases("no_modifiers")
        if capital or (verb and not called):  # "blog" is a verb, but not in "blog post"
            break
        first -= 1
    return first


@cache
def _not_modifiers() -> frozenset[str]:
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


_NAMED = re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+ ")


def anonymous_sources(passages: Iterable[Passage]) -> Iterator[Found]:
    """Each place where the article says that it knows from somebody and keeps the name back."""
    for passage in passages:
        if not any(map(passage.low.__contains__, phrases("anonymity"))):
            continue
        for match in _ANONYMOUS.finditer(passage.low):
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
    holders = list(_HOLDER.finditer(passage.low, begin, start))
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
    for word in _WORD.finditer(passage.low, of.end(), limit):
        gap = passage.text[words[-1].end() if words else of.end() : word.start()]
        if gap.strip() or word.group() in _not_modifiers() or len(words) == _MODIFIERS:
            break
        words.append(word)
    return words[-1].end() if words else end


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """A stretch without articles, prepositions and verbs of saying at its ends, as long as a word is left."""
    words = [word.span() for word in _WORD.finditer(passage.low, start, end)]
    dropped = _not_modifiers() | phrases("articles") | {"according"}
    holder = _HOLDER.search(passage.low, start, end)
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

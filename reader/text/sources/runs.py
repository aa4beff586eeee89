"""Runs of capitals that may name a source nobody has listed, and what kind of name one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from reader.model import SourceKind
from reader.text.lexicon import first_names, grammar
from reader.text.quotes.names import is_body, name_lists, name_start
from reader.text.sources.longer import is_part_of_name
from reader.text.sources.passages import Passage, name_of, phrases
from reader.text.sources.works import pieces
from reader.text.stations import is_call

_CAPITAL = (
    r"(?:(?:[A-Z]\.){1,4}|(?:St|Mt|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Mr|Mrs|Ms|Prof|Rev)\.(?= )"
    r"|(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh?|[Aa]r)-[A-Z][\w'’-]*|[^\W\d_a-z][\w'’&-]*(?:\.\w[\w-]*)*)"
)
_INNER = (
    "(?:of|for|and|on|&|de|del|di|du|des|van|von|der|da|do|dos|et|für|per)(?: (?:the|la|las|los|les|der))?"
)
_RUN = re.compile(
    rf"(?<![\w-])(?<!\w\w['’]){_CAPITAL}(?: (?:{_INNER} )?{_CAPITAL}|[ -]?\d{{1,3}}(?:\.\d)?\b){{0,10}}"
)
_ELIDED = re.compile(r"[ld]'(\w+)")
_CAPITAL_LETTER = re.compile(r"[^\W\d_a-z]")
_CUT = re.compile(r"(?<=['’]s|[sS]['’]) | (and(?: the)?) ")
_ON_DAY = re.compile(
    r" on (?:[A-Z][a-z]+day|(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z]*)(?![\w-])"
)
_HOLDER = re.compile(r"(?<![\w-])([\w-]+)['’]s$")
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}|[KW][A-Z]{2,3}-(?:TV|FM|AM|DT)")
SITE = re.compile(r"[\w-]+\.(?:com|org|net|info|news|tv|gov|ie|ca|nyc|eu|co\.uk|com\.au)", re.IGNORECASE)

COINED = re.compile(
    r"(?!(?:Mc|Mac|O['’]|De|Di|Le|La|Van|Fitz)[A-Z])"
    r"(?:[A-Z][a-z]+(?:(?:[A-Z][a-z]+){1,3}|\d+)|[A-Z]{3,}\d{1,2}|[A-Z]{2,4}[a-z]{3,})"
)
"""A word that is nobody's and no body's name: "SaltLine", "Denver7"."""

_COUNTS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_PAPERS = frozenset(["sun"])
"""Small words that begin the names of papers: "Sun Chronicle" is no Sunday's."""
KEPT = 4096
"""How many names are remembered with what they are: a text names few, and often."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitals: where it is and its words. `article`: whether "the" stands before it."""

    start: int
    end: int
    words: tuple[str, ...]
    article: bool

    @property
    def name(self) -> str:
        return " ".join(self.words)


def runs(passage: Passage) -> Iterator[Run]:
    """The runs of a passage that are neither listed outlets nor quoted, articles and possessors cut off."""
    taken = [
        (mention.start, mention.end)
        for mention in passage.mentions
        if not (mention.ambiguous and is_part_of_name(passage, name_of(mention)))
    ]
    at = 0
    for match in _rows(passage.text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if match.group() in _small_capitals():
            continue
        for start, end in _pieces(passage.text, match.start(), match.end()):
            overlaps = any(start < right and left < end for left, right in taken[at : at + 4])
            run = None if overlaps or passage.is_quoted(start, end) else _run(passage, start, end)
            if run:
                yield run


def _rows(text: str) -> Iterator[re.Match[str]]:
    """The rows of capitals of a text. Looked for at capitals alone: most of a text is small."""
    at = 0
    for capital in _CAPITAL_LETTER.finditer(text):
        first = capital.start()
        if first < at or (first and text[first - 1].isalnum()):
            continue
        # An Arabic article may stand small in front: "al-", "ash-".
        starts = (first - 4, first - 3) if text[first - 1 : first] == "-" else (first,)
        row = next((row for start in starts if start >= at and (row := _RUN.match(text, start))), None)
        if row and row.end() > first:
            yield row
            at = row.end()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run cut at an "and" that joins two names, and without possessors ("Norway's Labour Office")."""
    whole = _ON_DAY.split(text[start:end])[0]  # "told Pier News on Nov. 24"
    end, at = start + len(whole), _of_somebody(whole)
    if at:
        yield start, start + whole.rindex(" o", 0, at)
    elif _is_of_town(whole):
        end -= len(whole) - whole.index(" of ")
        whole = whole[: whole.index(" of ")]
    for cut in _CUT.finditer(whole):
        left = whole[at : cut.start()]
        if cut[1]:
            if not _joins_names(left, cut[1], whole):
                continue
            yield start + at, start + cut.start()
        elif _holds_office(left) or (left.endswith(("'", "’")) and not _is_press_s(left)):
            continue  # "Harbour Workers' Union" is one name
        elif _is_press_s(left) or (not at and _is_short_s(text[max(0, start - 4) : start], left)):
            yield start + at, start + cut.start()
        at = cut.end()
    yield start + at, end


def _of_somebody(whole: str) -> int:
    """Where in a run the name begins of what somebody is of or on: "Ada Lind of Orme Capital"; 0 if none."""
    left, of, _ = whole.partition(" on " if " on " in whole else " of ")
    words = left.split()
    person = len(words) in (2, 3) and words[0].lower() in first_names() and not _is_organisation(tuple(words))
    return len(left) + len(of) if of and person else 0


def _is_of_town(whole: str) -> bool:
    """Whether a run is a paper's name with its town: "Harbour Chronicle of Norfield"."""
    name, of, town = whole.partition(" of ")
    words = tuple(name.split())
    if not of or not 1 < len(words) < 5 or len(town.split()) > 2 or town.endswith("'s"):
        return False
    press = words[-1].lower() in phrases("press_words") or words[-1].lower() in phrases("weak_press_words")
    return press and not _is_organisation(words)


def _joins_names(left: str, link: str, whole: str) -> bool:
    """Whether an "and" stands between two names rather than inside one ("Board of Peace and Order")."""
    inside = " of " in left or " for " in left or whole.rpartition(" ")[2].lower() in phrases("body_words")
    return not inside or link == "and the" or left.rpartition(" ")[2].lower() in phrases("body_words")


def _is_press_s(left: str) -> bool:
    """Whether who has something is an outlet, a name beside its reporter's: "SaltLine's Ada Lind"."""
    words = re.sub(r"['’]s?$", "", left).removeprefix("The ").split()
    return bool(words) and (
        _is_press(tuple(words)) or (len(words) == 1 and COINED.fullmatch(words[0]) is not None)
    )


def _is_short_s(before: str, left: str) -> bool:
    """Whether what has something is a paper by its short name: "the Courier's Ada Lind"."""
    low = re.sub(r"['’]s$", "", left).lower()
    if before != "the " and not low.startswith("the "):
        return False
    low = low.removeprefix("the ")
    return low in phrases("press_words") and low not in phrases("shared_short_press")


def _holds_office(left: str) -> bool:
    holder = _HOLDER.search(left)
    return holder is not None and holder[1].lower() in phrases("offices")


def _run(passage: Passage, start: int, end: int) -> Run | None:
    # Where nouns are capitals a run takes its cue in: "Nach Angaben des Instituts".
    start += _cue_length(passage.low[start:end])
    elided = _ELIDED.match(passage.low, start)
    if elided and elided[1] in phrases("body_words"):
        start += 2
    words = passage.text[start:end].removesuffix("'s").removesuffix("’s").rstrip("'’").split()
    words = _without_day(words)
    if words and words[0][:2] in ("I'", "I’"):  # "I've"
        return None
    if len(words) == 1 and words[0].lower() in phrases("bare", "starred"):
        return None
    # "the Three Mills Courier" is from a town of that name.
    lead = 0
    counts = bool(words) and words[0].lower() in _COUNTS
    town = counts and passage.text[max(0, start - 4) : start].lower() == "the "
    while (
        not town and lead < len(words) and words[lead].lower() in _no_lead() and not _is_acronym(words[lead])
    ):
        lead += 1
    if lead == len(words) or not (words[lead][0].isupper() or "-" in words[lead]):
        return None
    start += len(" ".join(words[:lead])) + (1 if lead else 0)
    end = start + len(" ".join(words[lead:]))
    if lead + 1 == len(words) and passage.low[max(0, start - 4) : start] == "des ":
        words[lead] = _nominative(words[lead])
    article = passage.low[max(0, start - 4) : start] == "the "
    run = Run(start, end, tuple(words[lead:]), article)
    return None if _is_some_station(run, passage.low[end : end + _STATION_REACH]) else run


def _is_some_station(run: Run, right: str) -> bool:
    """Whether a name only says where a station is: "the Norfield TV station"."""
    of_town = run.article and len(run.words) == 2 and run.words[1] in ("TV", "Radio", "Television", "News")
    return of_town and right.startswith((" station", " affiliate", " channel", " network", " outlet"))


def _without_day(words: list[str]) -> list[str]:
    """The words of a run without the day on which something was told: "SaltLine on Monday"."""
    if len(words) > 1 and words[-1].lower() in phrases("days"):
        words = words[:-2] if len(words) > 2 and words[-2] == "on" else words[:-1]
    return words


def _nominative(word: str) -> str:
    """A German name after "des" without its ending: "des Wattenblatts"."""
    endings = phrases("press_endings", "body_endings")
    bare = word.removesuffix("s").removesuffix("e")
    return next(
        (each for each in (word.removesuffix("s"), bare) if each.lower().endswith(tuple(endings))), word
    )


def _cue_length(low: str) -> int:
    """How long the cue is that a run begins with, its blank with it."""
    cues = _cues().get(low.partition(" ")[0], ())
    return next((len(cue) + 1 for cue in cues if low.startswith(f"{cue} ")), 0)


def _is_acronym(word: str) -> bool:
    """Whether a word that is also a small one stands for a name: "US", "LA", "WHO"."""
    return word.isupper() and word.isalpha() and len(word) > 1


@cache
def _cues() -> dict[str, list[str]]:
    cues: dict[str, list[str]] = {}
    for cue in sorted(phrases("according"), key=len, reverse=True):
        cues.setdefault(cue.partition(" ")[0], []).append(cue)
    return cues


@cache
def _small_capitals() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _small())


@cache
def _small() -> frozenset[str]:
    last = {phrase.split()[-1] for phrase in phrases("before")}
    return grammar("en").small | last | {"according", "the"}


@cache
def _no_lead() -> frozenset[str]:
    return (_small() | phrases("cut_heads")) - _PAPERS


_STATION_REACH = 12
_PARTISANS = frozenset(["Democrat", "Republican"])
_HALVES = frozenset(["york", "jersey", "hampshire", "carolina", "dakota", "island", "house", "senate"])
"""The last words of other states, and the chambers."""


def is_press(run: Run) -> bool:
    """Whether a name is an outlet's by its own words: "Harbour Gazette", "Radio Kaspi", KXYZ-TV."""
    # "Anna Post" is somebody; a paper that is called after a town of such a name has its article.
    somebody = len(run.words) == 2 and not run.article and run.words[0].lower() in first_names()
    local = run.article and len(run.words) > 1 and run.words[-1].lower() in phrases("local_press_words")
    return not somebody and (_is_press(run.words) or (local and not is_organisation(run)))


@cache
def _where_partisans_sit() -> frozenset[str]:
    """Last words of what a partisan sits in: "the California Democrat", "Harbour Committee Republicans"."""
    return name_lists().places | _HALVES | phrases("body_words")


@lru_cache(maxsize=KEPT)
def _is_press(words: tuple[str, ...]) -> bool:
    first, last = words[0], words[-1].rpartition("-")[2]
    if first.lower() == "e-mail":
        return False
    if len(words) == 1 and "-" not in first:
        return _is_compound(first.lower()) or _is_call_sign(first)
    if len(words) <= 3 and _is_call_sign(words[0]):
        return True
    if (last == "Press" and "University" in words) or words[-1].lower() in phrases("starred"):
        return False
    if last in _PARTISANS and words[-2].lower() in _where_partisans_sit():
        return False
    if last.isdigit() and len(words) > 2:
        last = words[-2]
    known = last.lower() in phrases("press_words") or first.lower() in phrases("press_firsts")
    inside = any(word.lower() in phrases("press_inside") for word in words)
    inside = inside or (
        len(words) > 2 and " ".join(words[-2:]).lower() in phrases("agency_ends", "press_ends")
    )
    return ((known or inside) and (len(words) > 1 or "-" in first)) or _is_call_sign(" ".join(words))


def _is_call_sign(word: str) -> bool:
    """Whether a word is a station's: "KQRS", but no "WARN"."""
    return _CALL_SIGN.fullmatch(word) is not None and ("-" in word or is_call(word, numbered=False))


@cache
def _is_compound(word: str) -> bool:
    """Whether a word is a German, Dutch or Nordic paper's name: "Wattenblatt", but not "Tageszeitung"."""
    ending = next((each for each in phrases("press_endings") if word.endswith(each)), word)
    return len(word) > len(ending) + 2 and word not in phrases("bare", "starred")


def is_organisation(run: Run) -> bool:
    """Whether a name is surely that of a body: by its words, as an acronym, or as a well-known one."""
    return _is_organisation(run.words)


@lru_cache(maxsize=KEPT)
def _is_organisation(words: tuple[str, ...]) -> bool:
    low = [word.lower().replace("’", "'") for word in words]
    if any(one.rstrip(".") in phrases("holders") and other in first_names() for one, other in pairwise(low)):
        return False
    if low[0] in phrases("holders") or low[-1] in phrases("holders"):
        return False
    if len(words) == 1:
        word = words[0]
        return (_is_acronym(word) and len(word) <= 6) or low[0] in phrases("bodies")
    if _is_acronym(words[0]) and words[1] == "of":
        return True
    if low[0] in phrases("body_heads") or " ".join(low[-2:]) in phrases("bodies"):
        return True
    return any(word in phrases("body_words") for word in low) or " ".join(low) in phrases("bodies")


def is_document(run: Run) -> bool:
    """Whether a name is that of a document ("Pier Safety Report"), not of a body or a paper."""
    *_, head, of, last = ("", "", *map(str.lower, run.words))
    if f"{of} {last}" in phrases("bodies") or (of == "of" and head in phrases("body_words")):
        return False  # "the National Institute of Statistics"
    called = (last in phrases("documents") and last not in phrases("small_documents")) or (
        run.words[0].lower() in phrases("documents_abroad")
    )
    return len(run.words) > 1 and called and not is_press(run)


def kind_of(run: Run, passage: Passage, people: frozenset[str]) -> SourceKind | None:
    """What kind of authority a name is after "according to"; None for a place, a day or no name at all.

    `people` are the names and surnames of people that the document is known to name.
    """
    low = [word.lower() for word in run.words]
    lists = name_lists()
    if all(word in lists.lands or word in phrases("no_bodies") for word in low) or low[-1] in phrases(
        "holders"
    ):
        return None
    body = is_press(run) or is_organisation(run)
    if passage.low.startswith("'s ", run.end) and not body and not _has_works(run, passage):
        return None
    if run.name in people:
        return SourceKind.PERSON
    if is_press(run) or SITE.fullmatch(run.name):
        return SourceKind.OUTLET
    if is_document(run):
        return SourceKind.DOCUMENT
    if is_organisation(run):
        return SourceKind.ORGANISATION
    if (
        not run.article
        and not _has_works(run, passage)
        and (_is_person_s(run) or _described_as_person(run, passage))
    ):
        return SourceKind.PERSON
    return (
        SourceKind.ORGANISATION if not any(word in first_names() for word in low[:1]) else SourceKind.PERSON
    )


def _has_works(run: Run, passage: Passage) -> bool:
    """Whether a report or survey of the name's own follows, as bodies have them."""
    owned = re.match(r"['’]s? ((?:[\w-]+ ){0,3}[\w-]+)", passage.low[run.end : run.end + 60])
    return owned is not None and any(word in pieces() for word in owned[1].split())


def _is_person_s(run: Run) -> bool:
    name = person_name(run)
    return 1 < len(name) <= 4 and (name[0].lower() in first_names() or len(name) < len(run.words))


def person_name(run: Run) -> tuple[str, ...]:
    """The words of a name without the titles and offices before it."""
    name = run.words[name_start(run.words) :]
    return run.words if is_body(name) else name


def _described_as_person(run: Run, passage: Passage) -> bool:
    """Whether an apposition says who it is: "Ana Ruiz, a geologist", "Ana Ruiz, who", "Ana Ruiz, 34"."""
    return 2 <= len(run.words) <= 4 and bool(
        re.match(r", (?:an? |the |who |whose |his |her |chief |\d\d,)", passage.low[run.end : run.end + 12])
    )

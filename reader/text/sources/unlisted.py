"""Authorities that no list holds: outlets, organisations and people that the text has something from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind
from reader.text.lexicon import first_names, grammar
from reader.text.quotes.names import name_lists
from reader.text.sources.bodies import whole_body
from reader.text.sources.citing import cites, is_biography
from reader.text.sources.cues import cue_before
from reader.text.sources.deeds import (
    BELONGING,
    acts_as_outlet,
    has_title,
    has_work,
    is_own_word,
    is_short_press,
    is_weak_press,
)
from reader.text.sources.described import is_called_press, is_described
from reader.text.sources.longer import OTHER_CALLED, is_official_s
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.people import people_of
from reader.text.sources.reporters import after_aside, is_of_somebody
from reader.text.sources.runs import Run, is_document, is_organisation, is_press, kind_of, person_name
from reader.text.sources.speaking import COMPANY, behind_name
from reader.text.sources.untold import is_called_off
from reader.text.sources.works import carries, pieces

_STUDY = re.compile(r"\b(?:stud(?:y|ies)|paper|research\w*|findings|results|trial|scientists?)\b")
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representatives?|officials?|analysts|economists|researchers|scientists"
    r"|strategists) (?:for|of|at|with|from) (?:the )?$"
)
_SPOKESMAN = re.compile(r" spokes(?:man|woman|person|people)\b")
_INVERTED = re.compile(
    r"[\"”’»,] (?:said|says|added|announced|warned|reported|reports|writes|wrote) (?:the )?$"
)
_ENDS = re.compile(
    r"\s*$|[.,;:)—–]| (?:in|on|at|of|for|as|after|when|who|which|and|this|last|\w+day|yesterday|today)\b"
)
_AFFILIATED = re.compile(r"\b(?:at|of|for|with|from|in|by) (?:the )?$")
_FINDINGS = re.compile(
    r"\b(?:results|findings|data|figures|conclusions) (?:of|from|in) (?:the |an? )?(?:[\w-]+ )?$"
)
_ISSUED = frozenset(["released", "published", "conducted", "out", "issued", "taken", "obtained"])
_OWN = frozenset(
    ["s", "official", "officials", "recent", "latest", "weekly", "monthly", "annual", "quarterly", "daily"]
)
# "The Harbour Board in a statement on Monday said"
_IN_DOCUMENT = re.compile(r",? (?:in|through|via) (?:an?|its|the|their) (?:[a-z]+ )??([a-z]+)(?= |, ),?")
# "according to the harbour master, Ada Lind": an office written small, and who holds it.
_BEHIND_OFFICE = re.compile(
    r"\b[Aa]ccording to (?:the|an?|its|his|her|their) (?:[a-z][a-z'’-]* ){0,4}[a-z][a-z'’-]*, $"
)
_POLL = re.compile(
    r" (?:poll|survey|polling)(?: [\w'’-]+){0,5}? "
    r"(?:found|finds|shows?|showed|shown|suggests?|suggested|puts?|has|had|gave|gives)\b"
)
_SURVEY = re.compile(r" (?:(?:tracking|national|daily|state|new|online|exit) )?(?:polls?|polling|surveys?)\b")
_TELLING = ("told", "tell", "spoke", "speaking", "talk", "interview", "confirmed")
_CITED_OF = re.compile(
    r"\b(?:[Aa]ccording to|told|tells?|by|from|citing) (?:[A-Z][\w.'’-]+ ){1,3}"
    r"(?:of|at|from|with|on) (?:[Tt]he )?$"
)
# Who speaks for an outlet is not its reporter: "a lawyer for the Courier argued".
_FOR_IT = re.compile(
    r"\b(?:lawyers?|attorneys?|workers|employees|owners?|publishers?|unions?|readers|viewers|offices?|staffers)"
    r" (?:for|of|at) (?:the )?$"
)
# "told Long Pier Report editor Ada Lind"
_STAFFED = re.compile(
    r"(?:['’]s?)? (?:[a-z-]+ ){0,3}(?:reporter|editor|columnist|correspondent|blogger|writer|host)"
    r" [A-Z][\w.'’-]+ [A-Z][\w.'’-]+"
)
_VERB_REACH = 4
_JOINED = re.compile(r" (?:and|or) (?:the )?")
_REACH, _NEAR = 120, 60
"""How many characters beside a name may hold its cue."""


def cited_names(
    passages: Iterable[Passage], names: Mapping[int, Sequence[Run]], speakers: Iterable[str]
) -> Iterator[Found]:
    """Each place where the article gives an unlisted name as its authority.

    `names` are the runs of capitals of each passage by its number, `speakers` the people it quotes.
    """
    own = (passage for passage in passages if passage.block.kind is not BlockKind.CAPTION)
    named = [(passage, names[passage.number]) for passage in own]
    people = people_of(named, speakers)
    known = frozenset(people)
    for passage, found in named:
        before: tuple[int, SourceKind | None] = (0, None)
        for run in found:
            run = whole_body(passage, run)
            kind = _authority(passage, run, known)
            if (
                kind is None
                and before[1]
                and is_own_word(run)
                and _JOINED.fullmatch(passage.low, before[0], run.start)
            ):
                kind = before[1]
            before = run.end, kind
            if kind is SourceKind.PERSON:
                name = " ".join(person_name(run))
                yield Found(people.get(name, name), kind, passage.place(run.start, run.end))
            elif kind and not (kind is SourceKind.OUTLET and _is_programme(passage, run)):
                titled = len(run.words) == 1 and kind is SourceKind.OUTLET and has_title(passage, run)
                name = f"The {run.name}" if titled else run.name
                yield Found(name, kind, passage.place(run.start, run.end))


def _is_programme(passage: Passage, run: Run) -> bool:
    """Whether a name is that of a programme, which belongs to the outlet before it: "on CNN's TideLine"."""
    owned = passage.low.endswith("'s ", 0, run.start)
    return owned and any(mention.end == run.start - len("'s ") for mention in passage.mentions)


def _authority(passage: Passage, run: Run, people: frozenset[str]) -> SourceKind | None:
    """The kind of authority that a run is where it stands, None when it is none there."""
    begin, finish = passage.sentence(run.start, run.end)
    left = passage.low[max(begin, run.start - _REACH) : run.start]
    right = passage.low[run.end : min(finish, run.end + _REACH)]
    cue = cue_before(left)
    after = passage.text[run.end : finish]
    if is_called_off(left, after) or not cites(cue, after):
        cue = _of_somebody_cited(passage, run, begin)
    if cue in phrases("according"):
        called = (run.article and is_weak_press(run)) or is_described(passage, run, left, right)
        if (called and not is_organisation(run)) or _is_short_press(run):
            return SourceKind.OUTLET
        return kind_of(run, passage, people)
    if (
        len(run.words) > 1
        and left.endswith(", ")
        and _BEHIND_OFFICE.search(passage.text[max(begin, run.start - _REACH) : run.start])
    ):
        return None if is_organisation(run) or is_press(run) else SourceKind.PERSON
    if cue and (run.name not in people or _is_called_so(run, left, right)):
        cited = _cited_by_cue(passage, run, cue, left, right)
        if cited:
            return cited
    if left.endswith(" journal ") and _STUDY.search(passage.low, begin, finish):
        return SourceKind.DOCUMENT
    if ("poll" in right or "survey" in right) and _asks(passage, run, left, right):
        return SourceKind.OUTLET if is_press(run) else SourceKind.ORGANISATION
    if is_document(run):
        return SourceKind.DOCUMENT if _FINDINGS.search(left[-_NEAR:]) or _says(right) else None
    # Of whom somebody is is nobody, though it begin with a first name; nor has somebody an article.
    nobody = run.name not in people or run.article or left.endswith(" of ")
    if has_work(run, left, right) or (nobody and acts_as_outlet(passage, run, begin, left, right)):
        return SourceKind.OUTLET
    of_somebody = left.endswith(BELONGING) and any(
        is_of_somebody(passage, begin, run.start, comma) for comma in (False, True)
    )
    if of_somebody and _says(right):
        return None
    return _speaking_body(run, left[-_NEAR:], right)


def _cited_by_cue(passage: Passage, run: Run, cue: str, left: str, right: str) -> SourceKind | None:
    """What an unlisted name is behind a cue after which only outlets are cited, and studies."""
    if OTHER_CALLED.match(passage.text, run.end) or is_official_s(passage, run.end) or is_biography(left):
        return None
    sure = is_press(run) and not is_own_word(run) and not is_weak_press(run)
    if not sure and (_is_means(cue, right) or _is_of_noun(cue, right)):
        return None
    begin, finish = passage.sentence(run.start, run.end)
    staffed = len(run.words) > 1 and _STAFFED.match(passage.text, run.end) and not is_organisation(run)
    if staffed or _sounds_like_press(passage, run, cue, right):
        return SourceKind.OUTLET
    if (
        left.endswith((" in ", " in the "))
        and _is_journal(run, left)
        and _STUDY.search(passage.low, begin, finish)
    ):
        return SourceKind.DOCUMENT
    if cue.endswith(" by") and _STUDY.search(left[-len(cue) - 20 :]) and is_organisation(run):
        return SourceKind.ORGANISATION
    if is_press(run) or is_described(passage, run, left, right) or is_called_press(left, right):
        return SourceKind.OUTLET
    return None


def _is_called_so(run: Run, left: str, right: str) -> bool:
    """Whether a name of several words, which may be somebody's, is called an outlet right before it."""
    return len(run.words) > 1 and not left.rstrip().endswith(",") and is_called_press(left, right)


def _is_means(cue: str, right: str) -> bool:
    """Whether a name behind "via" is what something is done with: "via the SaltPier app on a phone"."""
    return cue == "via" and bool(right) and not right.startswith((")", "]", ".", ";"))


def _is_of_noun(cue: str, right: str) -> bool:
    """Whether a name behind a verb of telling belongs to a thing: "telling the SaltLine functions"."""
    word = re.match(r" ([a-z][\w-]*)", right)
    if not cue.startswith(_TELLING) or word is None:
        return False
    small = (
        word[1] in phrases("reporters")
        or word[1] in grammar("en").small
        or word[1] in phrases("between", "days")
    )
    return not (small or word[1].endswith(("ly", "ing", "ed")) or word[1] in grammar("en").cues)


def _sounds_like_press(passage: Passage, run: Run, cue: str, right: str) -> bool:
    """Whether a name that no list holds is an outlet's where it stands behind a cue.

    It may be coined as no body's and nobody's is ("Denver7", "SaltLine"), have a title's article ("told The
    Long Pier"), end as some papers do, or stand where nothing else can ("aired on").
    """
    several = len(run.words) > 1 and run.words[0].lower() not in first_names()
    weak = is_weak_press(run)
    if weak and run.article and cue.startswith(_TELLING):
        return True
    if is_organisation(run) or is_document(run):
        return False
    return (
        is_own_word(run)
        or (several and has_title(passage, run))
        or (cue.startswith(_TELLING) and not right.startswith(" to ") and _is_title(passage, run))
        or weak
        or (several and (cue in phrases("outlet_cues") or "News" in run.words[1:]))
        or _is_short_press(run)
        or _is_told_short(run, cue)
    )


def _is_title(passage: Passage, run: Run) -> bool:
    """Whether one word with a title's article is told something: "told The Gargoyle"; no such place is."""
    return (
        len(run.words) == 1 and has_title(passage, run) and run.name.lower() not in phrases("titled_places")
    )


def _of_somebody_cited(passage: Passage, run: Run, begin: int) -> str:
    """A cue where the name is that of whom somebody cited works for: "according to Ada Lind of The Pier"."""
    left = passage.text[max(begin, run.start - _NEAR) : run.start]
    return (
        "told"
        if left[-4:].lower().endswith(("the ", "of ", "at ", "om ", "th ", "on ")) and _CITED_OF.search(left)
        else ""
    )


def _is_short_press(run: Run) -> bool:
    """Whether a name is a paper's short one, though its full one stands nowhere: "the Standard"."""
    low = run.name.lower()
    return run.article and low in phrases("press_words") and low not in phrases("no_short_press")


def _is_told_short(run: Run, cue: str) -> bool:
    """Whether one that is told something has a paper's short name: "told the Eagle"."""
    short = run.name.lower() in phrases("weak_press_words") or is_short_press(run)
    return run.article and cue.startswith(_TELLING) and short


def _asks(passage: Passage, run: Run, left: str, right: str) -> bool:
    """Whether a poll or survey of the name's own follows it."""
    if _SURVEY.match(right) and run.words[0].lower() in phrases("pollsters"):
        return True
    return _is_partner(passage, run, right) or (_POLL.match(right) is not None and _may_poll(run, left))


def _is_partner(passage: Passage, run: Run, right: str) -> bool:
    """Whether a poll is a listed outlet's and this name's: "a Courier/Tide Research poll"."""
    joined = passage.text[run.start - 1 : run.start] in ("/", "-", "–") and run.start > 0
    return (
        joined
        and _next_word(right) in ("poll", "polls", "survey", "surveys")
        and any(mention.end == run.start - 1 for mention in passage.mentions)
    )


def _may_poll(run: Run, left: str) -> bool:
    """Whether "a Tide survey found" names who asked: no place, people or office that was asked about."""
    lists = name_lists()
    words = [word.lower() for word in run.words]
    somewhere = (phrases("no_bodies"), phrases("bare", "starred"), lists.lands)
    asks = left.endswith(("a ", "an ", "new ", "recent ", "latest "))
    return asks and all(each.isdisjoint(words) for each in somewhere)


def _is_journal(run: Run, left: str) -> bool:
    words = {word.lower() for word in run.words}
    return bool(words & phrases("journal_words")) or left.rstrip().endswith("journal")


def _speaking_body(run: Run, left: str, right: str) -> SourceKind | None:
    """A body or an unlisted paper that says something itself, or through a spokesman or a letter of its."""
    if is_press(run) or is_called_press(left, right):
        if COMPANY.match(right) or (left.endswith(BELONGING) and _FOR_IT.search(left)):
            return None
        says = behind_name(left, right) or after_aside(right)
        told = _reports(says) or _says(says) or _said_before(left, right)
        return SourceKind.OUTLET if told else None
    known = is_organisation(run) or left.endswith(_firms()) or ".com" in run.name
    if known and _SPOKESMAN.match(right):
        return SourceKind.ORGANISATION
    if left.endswith(BELONGING) and _SPOKEN_FOR.search(left):
        names = [word.lower().rstrip(".") for word in run.words[:2]]
        several = (
            len(run.words) > 1
            and first_names().keys().isdisjoint(names)
            and names[0] not in phrases("holders")
        )
        return SourceKind.ORGANISATION if known or several else None
    if not known or (len(run.words) == 1 and run.name.lower() in phrases("no_letters")):
        return None
    if _next_word(right) == "states" and run.words[-1].lower() in name_lists().lands:
        return None  # "US states" are its parts
    aside = right.startswith(",") and (run.name.isupper() or _AFFILIATED.search(left))
    speaks = _says(after_aside(right)) or (
        _names_itself(run) and _next_word(right) in phrases("finding_of_named")
    )
    makes = not aside and (speaks or _said_before(left, right))
    return SourceKind.ORGANISATION if makes else None


def _names_itself(run: Run) -> bool:
    """Whether a body is called by more than letters: "ROI projects" are no projections."""
    return not run.name.isupper() or len(run.words) > 1


def _next_word(right: str) -> str:
    return right[1:].partition(" ")[0].rstrip(".,") if right[:1] == " " else ""


@cache
def _firms() -> tuple[str, ...]:
    return tuple(f" {word} " for word in phrases("described"))


def _says(right: str) -> bool:
    """Whether a verb of saying follows, times, helpers and a document of the name's own between."""
    issued = _IN_DOCUMENT.match(right)
    if issued and issued[1] in phrases("documents"):
        right = right[issued.end() :]
    words = re.findall(r"\w[\w'-]*", right[:70]) if right[:1] in (" ", ",", "'") else []
    own = 0
    if words and words[0] in phrases("finding"):
        return True
    while own < len(words) and (words[own] in phrases("documents") or words[own] in _OWN):
        own += 1
    if right[:1] == "," and words and words[0] not in phrases("between"):
        return False
    for word in words[own : own + _VERB_REACH]:
        if (
            grammar("en").cues.get(word)
            or word in phrases("finding")
            or (own and word in phrases("showing") and word not in _ISSUED)
        ):
            return True
        if word not in phrases("between") and word not in _ISSUED:
            return False
    return False


def _reports(right: str) -> bool:
    words = re.findall(r"[\w'-]+", right[:60]) if right[:1] == " " else []
    made = next((at for at, word in enumerate(words) if word not in pieces()), 0)
    for at, word in enumerate(words[made : made + _VERB_REACH], made):
        if word in phrases("carrying"):
            return carries(words[at + 1 :], word)
        if word in phrases("reporting") and word not in phrases("between"):
            return True
        if word not in phrases("between"):
            return False
    return False


def _said_before(left: str, right: str) -> bool:
    """Whether a verb of saying stands turned round before the name, and what it says is not yet to come."""
    return _INVERTED.search(left) is not None and _ENDS.match(right) is not None

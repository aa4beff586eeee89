"""Outlets that a text in another language than English gives as where it has something from.

"Laut Spiegel", "selon Le Monde", "säger tränaren till SVT", "Zuvor hatte die ARD darüber berichtet": a
listed outlet is cited where a phrase of the text's language that says whose word something is stands beside
its name. The phrases are those of `lexicon/citing_abroad.toml`, what each kind of them stands for is told
there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reader.model import BlockKind
from reader.text.lexicon import alternatives, grammar, phrase_lists
from reader.text.outlets import OutletMention
from reader.text.sources.passages import Found, Passage
from reader.text.sources.untold import tells_nothing

_REACH = 100
"""How many characters beside a name may hold its phrase."""
_MARKS = " \t\n«»„“”\"'‘’("
_OPENING = '«„“"'
_CLOSING = "»”“\"'’"
_APART = r"[^.,;:!?]{0,60}"
"""What may stand between a verb and what belongs to it: no other clause."""
_MOST_LEADING = 3
"""Words of an article and of what an outlet is called: "bei der Zeitung"."""
_NONE = "(?!)"
_LANGUAGE_OF = {"nb": "no", "nn": "no", "sk": "cs"}
"""Languages that are read by the phrases of a neighbour."""
_WITHOUT_ARTICLES = ("ru", "pl", "cs")
"""Languages in which whom something is told has no word before it: "сказал тренер «Курьеру»"."""


@dataclass(frozen=True, slots=True)
class _Frames:
    """The patterns of a language.

    `before` ends where a name begins, its article and what it is called apart, and `behind` begins where it
    ends. `opened` needs `closed` behind the name, `given` one of `datives` right before it. `addressed` are
    the words by which a sentence begins that goes on with a name and `answers`. `posts` end what is said by
    one of the outlet's people, who speaks for himself. `joint` stands between names of which one is cited.
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    opened: re.Pattern[str]
    closed: re.Pattern[str]
    given: re.Pattern[str]
    answers: re.Pattern[str]
    posts: re.Pattern[str]
    joint: re.Pattern[str]
    addressed: frozenset[str]
    lead: frozenset[str]
    datives: frozenset[str]


def abroad_outlets(passages: Iterable[Passage], language: str | None) -> Iterator[Found]:
    """Each place where a text of a language cites a listed outlet by the phrases of that language.

    Nothing for languages without phrases. Networks are no outlets, and what somebody says is not the text's.
    """
    frames = _frames(_LANGUAGE_OF.get(language or "", language or ""))
    if frames is None:
        return
    for passage in passages:
        if passage.block.kind is BlockKind.CAPTION:
            continue
        end = 0  # of the name cited before
        for mention in passage.mentions:
            if mention.outlet.kind == "network" or passage.is_quoted(mention.start, mention.end):
                continue
            joined = end > 0 and frames.joint.fullmatch(passage.low, end, mention.start)
            if joined or _is_cited(passage, mention, frames):
                end = mention.end
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _is_cited(passage: Passage, mention: OutletMention, frames: _Frames) -> bool:
    begin, finish = passage.sentence(mention.start, mention.end)
    left = passage.low[max(begin, mention.start - _REACH) : mention.start].rstrip(_MARKS)
    right = passage.low[mention.end : min(finish, mention.end + _REACH)].lstrip(_CLOSING)
    bare, article = _without_lead(left, frames)
    if frames.posts.search(bare) or tells_nothing(right):
        return False
    if frames.before.search(bare) or (article in frames.datives and frames.given.search(bare)):
        return True
    if bare in frames.addressed and frames.answers.match(right):
        return True  # "Till kuriren säger hon": no more stands before
    if mention.ambiguous and not left and not _is_set_apart(passage.text, mention):
        return False  # where a sentence begins any word has a capital
    opened = frames.opened.search(bare) is not None and frames.closed.match(right) is not None
    return opened or frames.behind.match(right) is not None


def _is_set_apart(text: str, mention: OutletMention) -> bool:
    """Whether a name is in capitals, or between marks of quotation as titles are: "«Курьер» сообщил"."""
    return text[mention.start : mention.end].isupper() or text[max(mention.start - 1, 0)] in _OPENING


def _without_lead(left: str, frames: _Frames) -> tuple[str, str]:
    """The text before a name without its article and what the outlet is called, and the article."""
    article = ""
    for _ in range(_MOST_LEADING):
        head, _, last = left.rpartition(" ")
        if last.strip(_MARKS) not in frames.lead:
            break
        article, left = last.strip(_MARKS), head.rstrip(_MARKS)
    return left, article


def _said(language: str) -> frozenset[str]:
    """The words of saying of the languages whose grammar is known, those that can stand alone."""
    known = grammar(language)
    return frozenset(cue for cue, strong in known.cues.items() if strong and known.language == language)


@cache
def _frames(language: str) -> _Frames | None:
    """The patterns of a language, None where there are no phrases of it."""
    lists = phrase_lists("citing_abroad")
    if f"{language}_tells" not in lists:
        return None

    def listed(*keys: str) -> frozenset[str]:
        return frozenset().union(*(lists.get(f"{language}_{key}", frozenset()) for key in keys))

    def of(*keys: str) -> str:
        return alternatives(listed(*keys))

    speaking = alternatives(listed("speaking") | _said(language))
    having = rf"(?:{of('auxiliaries')}) (?:(?:{of('adverbs')}) )?(?:{of('told')})"
    tells = rf"(?:{of('tells')})(?: (?:{of('adverbs')}))?"
    datives = listed("dative", "genitive") | ({""} if language in _WITHOUT_ARTICLES else set())
    leads = of("articles", "things", "to", "in")
    return _Frames(
        before=_ending(of("according", "asked", "seen"), tells, having, *_leading(of, speaking)),
        behind=re.compile(
            rf" ?(?:{of('behind')})\b|(?: (?:{of('adverbs')}))? (?:{of('tells')}|{having})\b"
            rf"|,? (?:{of('shown')})\b| (?:{of('auxiliaries')}) {_APART}(?<= )(?:{of('told')})\b"
        ),
        opened=_ending(of("as", "auxiliaries")),
        closed=re.compile(rf"{_APART}(?<= )(?:{of('told', 'tells', 'shown')})\b"),
        given=_ending(rf"(?:{speaking})\b{_APART}", of("works")) if datives else re.compile(_NONE),
        answers=re.compile(rf",?{_APART}(?<= )(?:{speaking})\b"),
        posts=_ending(rf"(?:{of('posts')})(?: (?:{alternatives(lists['of_post'])}))?"),
        joint=re.compile(
            rf"[»”“\"]?(?:,| (?:{of('joints')})) (?:(?:{leads}) ){{0,{_MOST_LEADING}}}[«„“\"l']{{0,3}}"
        ),
        addressed=listed("to"),
        lead=listed("articles", "things"),
        datives=frozenset(datives),
    )


def _leading(of: Callable[..., str], speaking: str) -> Iterator[str]:
    """The patterns that lead to a name by a preposition: whose piece it is, to whom somebody speaks, by whom
    something was told."""
    # Of whose piece it is the case of the name may say alone: "в интервью «Курьеру»".
    yield rf"(?:{of('works')})" + ("" if of("in") == _NONE else rf"(?: [^\W\d]+)? (?:{of('in')})")
    yield rf"(?:{speaking})\b{_APART}(?<= )(?:{of('to')})"
    yield rf"(?:{of('told')})(?: (?:{of('adverbs')}))? (?:{of('agents')})"


def _ending(*forms: str) -> re.Pattern[str]:
    """A pattern that ends a text with one of some forms, whole words."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})$")

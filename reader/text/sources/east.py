"""Outlets that a Chinese, Japanese or Korean text gives as where it has something from.

These texts have no blanks or capitals that would show where a name begins. So a name is one of the list that
is written there ("新华社", "NHK"), or ends as the names of outlets do ("…日报", "…新聞", "…일보"), and is
cited where the words beside it say so: `lexicon/citing_east.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reader.model import BlockKind, SourceKind
from reader.text.lexicon import alternatives, phrase_lists
from reader.text.outlet_list import Outlet, listed_outlets
from reader.text.sources.passages import Found, Passage

_LANGUAGES = ("zh", "ja", "ko")
_LETTERS = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
_EASTERN = re.compile(f"[{_LETTERS}]")
_LATIN = re.compile(r"[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]+){0,4}\d?")
_REACH = 60
"""How many characters behind a name belong to its clause."""
_CLAUSE = r"[^。！？；\n.!?]"
# What the name of an unlisted outlet is made of, by language: no hiragana, no particle.
_NAME = {
    "zh": r"(?:{before})[《〈「『“\"]?(?P<name>[\u4e00-\u9fff]{{1,8}}?(?:{ends}))",
    "ja": r"(?<![\u4e00-\u9fff\u30a0-\u30ffA-Za-z])"
    r"(?P<name>[\u4e00-\u9fff\u30a0-\u30ffA-Za-z々]{{1,10}}?(?:{ends}))(?![\u4e00-\u9fff\u30a0-\u30ff])",
    "ko": r"(?<![\uac00-\ud7a3A-Za-z])(?P<name>[\uac00-\ud7a3A-Za-z]{{1,8}}?(?:{ends}))",
}


@dataclass(frozen=True, slots=True)
class _Frames:
    """The patterns of a language. `before` ends at a name and `spoken` is what it needs behind it, `told`
    needs nothing; `behind` cites by itself, `theirs` never does. `unlisted` finds a name by its end."""

    before: re.Pattern[str]
    spoken: re.Pattern[str]
    told: re.Pattern[str]
    behind: re.Pattern[str]
    theirs: re.Pattern[str]
    unlisted: re.Pattern[str]


def eastern_outlets(passages: Iterable[Passage], language: str | None) -> Iterator[Found]:
    """Each place where a text of one of these languages cites an outlet; nothing for any other language."""
    if language not in _LANGUAGES:
        return
    frames = _frames(language)
    for passage in passages:
        if passage.block.kind is BlockKind.CAPTION:
            continue
        end = 0
        for start, finish, name, kind in sorted(_named(passage.text, frames), key=_place):
            if start < end or passage.is_quoted(start, finish):
                continue
            end = finish
            if _is_cited(passage.text, start, finish, frames):
                yield Found(name, kind, passage.place(start, finish))


def _place(named: tuple[int, int, str, SourceKind]) -> tuple[int, int]:
    return named[0], -named[1]


def _named(text: str, frames: _Frames) -> Iterator[tuple[int, int, str, SourceKind]]:
    """The names of outlets in a text: where, what the outlet is called, and its kind."""
    listed, latin = _eastern_names(), _latin_names()
    for name in listed[0].finditer(text):
        outlet = listed[1][name[0]]
        yield name.start(), name.end(), outlet.name, outlet.source_kind
    for name in _LATIN.finditer(text):
        known = latin.get(name[0])
        if known:
            yield name.start(), name.end(), known.name, known.source_kind
    for name in frames.unlisted.finditer(text):
        yield name.start("name"), name.end("name"), name["name"], SourceKind.OUTLET


def _is_cited(text: str, start: int, end: int, frames: _Frames) -> bool:
    left, right = text[max(0, start - _REACH) : start].rstrip('「『《〈“"（( '), text[end : end + _REACH]
    right = right.lstrip('」』》〉”"')
    if frames.theirs.match(right):
        return False
    if frames.behind.match(right) or frames.told.search(left):
        return True
    return frames.before.search(left) is not None and frames.spoken.match(right) is not None


@cache
def _eastern_names() -> tuple[re.Pattern[str], Mapping[str, Outlet]]:
    """The names of listed outlets in these scripts, the longest first, and whose each is."""
    names = {name: outlet for outlet in listed_outlets() for name in outlet.names if _EASTERN.search(name)}
    return re.compile(alternatives(names)), names


@cache
def _latin_names() -> Mapping[str, Outlet]:
    """The names in Latin letters that mean nothing else."""
    return {
        name: outlet
        for outlet in listed_outlets()
        if outlet.kind in ("outlet", "agency")
        for name in outlet.names
        if name not in outlet.unsure or name.isupper()
    }


@cache
def _frames(language: str) -> _Frames:
    lists = phrase_lists("citing_east")

    def of(key: str) -> str:
        return alternatives(lists.get(f"{language}_{key}", ()))

    behind = of("behind")
    if language == "zh":
        behind = rf"{_CLAUSE}{{0,12}}?(?<!，)(?:{of('reports')})|(?:的)?(?:记者|記者|网站|網站)?(?:{behind})"
    else:
        behind = rf"{behind}|(?:{of('subject')}){_CLAUSE}{{0,50}}?(?:{of('reports')})"
    if language == "ko":
        behind += rf"|(?:{of('to')}) {_CLAUSE}{{0,40}}?(?:{of('told_by')})"
    return _Frames(
        before=re.compile(rf"(?:{of('before')})$"),
        spoken=re.compile(rf"[^，。；！？\n]{{0,12}}?(?:{of('spoken')})"),
        told=re.compile(rf"(?:{of('told')})$"),
        behind=re.compile(rf" ?(?:{behind})"),
        theirs=re.compile(rf" ?(?:{of('theirs')})"),
        unlisted=re.compile(_NAME[language].format(ends=of("ends"), before=of("before"))),
    )

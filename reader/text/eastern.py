"""The people in a part of a byline that is written in Hangul or in Han signs."""

from __future__ import annotations

import re

from reader.text.lexicon import word_lists

_HANGUL = re.compile(r"[가-힣]+")
_HAN = re.compile(r"[\u3005\u4e00-\u9fff]{2,4}")
_SIGNS = re.compile(r"[\u3005\u3040-\u30ff\u4e00-\u9fff]{2,}")
_PLACE = re.compile(r"(?:[가-힣]{2,8}|[\u30a0-\u30ff\u4e00-\u9fff]{2,8})[=＝](?=[가-힣\u3005\u4e00-\u9fff])")
_MIDDLE_DOT = re.compile(r"[・･]")
_USUAL, _LONGEST = 3, 5
"""Signs of most Korean names, and of the longest of Han signs."""


def without_dateline(line: str) -> str:
    """A line without the place before a name: "서울=", "ワシントン＝"."""
    return _PLACE.sub("", line, count=1)


def eastern_people(part: str) -> list[str] | None:
    """The names in a part of a byline that a title marks, or that are Chinese ones in a row; else None.

    A title stands behind the names ("김영희 이철수 기자") or before one ("編集委員 山本花子").
    Between a name and the title of an expert stands his field: "김영희 나무 칼럼니스트".
    """
    words = _MIDDLE_DOT.sub(" ", part).split()
    if words and all(map(_HANGUL.fullmatch, words)):
        return _korean(words)
    if words and all(map(_SIGNS.fullmatch, words)):
        return _japanese(words) or _chinese(words) or None
    return None


def _korean(words: list[str]) -> list[str] | None:
    at = next((n for n, word in enumerate(words) if _title(word)), len(words))
    if at == len(words):
        return None
    behind = [word for word in words[at + 1 :] if _is_korean_name(word)]
    before = [word for word in words[:at] if _is_korean_name(word)]
    if _title(words[at]) != "reporting":
        return before[:1] or behind[-1:]
    return behind[-1:] if behind else [word for word in before if len(word) == _USUAL] or before[-1:]


def _is_korean_name(word: str) -> bool:
    lists = word_lists("bylines")
    return (
        1 < len(word) <= _LONGEST - 1
        and word not in lists["any"]
        and not word.endswith(tuple(lists["houses"]))
    )


def _title(word: str) -> str:
    """Which list of titles a word ends in one of, be it more than a single sign; empty for none."""
    lists = word_lists("bylines")
    return next((name for name in ("reporting", "titles") if word.endswith(tuple(lists[name]))), "")


def _japanese(words: list[str]) -> list[str]:
    if len(words) == 1:
        title = next((end for end in word_lists("bylines")["reporting"] if words[0].endswith(end)), "")
        name = words[0].removesuffix(title)
        return [name] if title and _is_han_name(name) else []
    return words[1:] if len(words) == 2 and _title(words[0]) and _is_han_name(words[1]) else []


def _chinese(words: list[str]) -> list[str]:
    surnames = word_lists("bylines")["surnames"]
    return (
        words
        if len(words) > 1 and all(_HAN.fullmatch(word) and word[0] in surnames for word in words)
        else []
    )


def _is_han_name(word: str) -> bool:
    nobody = word_lists("bylines")["nobody"]
    return 1 < len(word) <= _LONGEST and word not in nobody

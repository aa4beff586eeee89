"""Words, quick and rough: those of a piece of HTML, for searching, and the number of those of a text."""

from __future__ import annotations

import html
import re

from reader.text.clean import safe_line

_INSIDE_WORDS = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>", re.I
)
_WORDS = re.compile(r"[^\W_]+")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WIDE_PER_WORD = 2
_UNSPACED = re.compile(
    "([\u2e80-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+)"  # as above, without Korean
)
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")


def words_of(fragment: str) -> str:
    """The text of a piece of HTML in one line, its tags away and its entities read. Linear."""
    return safe_line(html.unescape(_TAG.sub(" ", _INSIDE_WORDS.sub("", fragment))))


def count_words(text: str) -> int:
    """Words of a text; in scripts that set no blanks between them, two characters are one."""
    if text.isascii():
        return len(_WORDS.findall(text))
    wide = len(_WIDE.findall(text))
    return len(_WORDS.findall(_WIDE.sub(" ", text))) + wide // _WIDE_PER_WORD


def words_as_set_apart(text: str) -> list[str]:
    """The words of a text in small letters as blanks part them, marks and all, for comparing two texts.

    Scripts that set no blanks give every two characters that stand together, as the indexes of search engines
    do (the CJK analyzer of Lucene).
    """
    words = text.casefold().split()
    if text.isascii() or not _UNSPACED.search(text):
        return words
    return [part for word in words for run in _UNSPACED.split(word) for part in _pairs(run)]


def _pairs(run: str) -> list[str]:
    """Every two characters of a run of an unspaced script; any other run as it is."""
    if not run:
        return []
    wide = len(run) > 1 and _UNSPACED.match(run) is not None
    return [run[at : at + 2] for at in range(len(run) - 1)] if wide else [run]

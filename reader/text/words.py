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

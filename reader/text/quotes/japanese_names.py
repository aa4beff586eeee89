"""Names in Japanese text: titles stand behind them, affiliations before, and a surname does for the whole
later."""

from __future__ import annotations

import re

from reader.text.lexicon import longest_first, word_lists

LONGEST_NAME = 12
_ASIDE = re.compile(r"[（(][^（）()]{0,30}[）)]|[=＝][^=＝。]{1,20}[=＝]")
_AGE = re.compile(r"[（(]\d{1,3}(?:代|歳|才)?[）)]$")
_LETTER = "[\u4e00-\u9fff\u30a0-\u30ff々ー・A-Za-z0-9０-９]"
_LETTERS = re.compile(f"{_LETTER}+")
_NAME = re.compile(f"(?<!{_LETTER}){_LETTER}+(?:さん|くん|ちゃん)?$")
_SPLIT = re.compile(r"[、。，」』の\s]")
HIRAGANA = re.compile("[ぁ-ん]$")
_FOREIGN = re.compile("[\u30a0-\u30ff・ー]{3,}|[A-Z][A-Za-z]+")
_SELF = re.compile("(?:自身|本人|ら)$")
_HAN_NAME = re.compile("[\u4e00-\u9fff々]{3,5}")
"""A surname and a given name together, in Han signs."""
_SAME = 3
"""The length of 同社 and the like, whose head is called by the office alone."""
_SCHOOL_YEAR = re.compile("[^、。]{0,24}[\\d０-９一二三四五六]年生?(?=[\u4e00-\u9fff]{2})")
_GIVEN = 4
_MOST = 400
"""How many names of a text are known."""


def without_asides(text: str) -> str:
    """A text without what stands in brackets or between double strokes: an age, an office, a place."""
    return _ASIDE.sub("", text)


def is_somebody(phrase: str, described: bool = True) -> bool:
    """Whether a noun phrase names or, with `described`, describes who can speak: a title, an age, a kind of
    people or a body ends it."""
    phrase = phrase.strip()
    if _AGE.search(phrase):
        return True
    bare = _SELF.sub("", without_asides(phrase).strip().removesuffix("から"))
    if described:
        return any(bare.endswith(longest_first("grammar/ja", key)) for key in ("titles", "bodies", "people"))
    bodies = longest_first("grammar/ja", "bodies")
    return bare.endswith(longest_first("grammar/ja", "titles")) or (
        bare.endswith(bodies) and bare not in bodies
    )


def bare_name(phrase: str) -> str | None:
    """The name or the noun that ends a phrase, without its title."""
    subject = _SELF.sub(
        "", _SPLIT.split(without_asides(phrase).strip())[-1].strip(" 　").removesuffix("から")
    )
    for position in longest_first("grammar/ja", "positions"):
        lead, _, player = subject.rpartition(position)
        if "\u4e00" <= player[:1] <= "\u9fff" and (not lead or HIRAGANA.search(lead)):
            subject = player
    year = _SCHOOL_YEAR.match(subject)
    subject = subject[year.end() :] if year else subject
    for occupation in longest_first("grammar/ja", "occupations"):
        if subject.startswith(occupation) and len(subject) > len(occupation) + 1:
            subject = subject[len(occupation) :].lstrip("・")
            break
    named = _NAME.search(subject)
    subject = named.group() if named else subject
    for title in longest_first("grammar/ja", "titles"):
        if subject.endswith(title) and len(subject) > len(title):
            name = subject[: -len(title)].removesuffix("副")
            return subject if name.startswith("同") and len(name) <= _SAME else _beside_dot(name, title)
    return subject or None


def _beside_dot(name: str, title: str) -> str:
    """The name beside a dot: 主婦・山田さん, but 山田一郎・東都大教授. Kana on both sides are one name."""
    lead, _, last = name.rpartition("・")
    if not lead or not last or ("\u30a0" <= lead[-1] <= "\u30ff" and "\u30a0" <= last[0] <= "\u30ff"):
        return name
    first = lead.rpartition("・")[2]
    office = title not in word_lists("grammar/ja")["honorifics"]
    place = is_somebody(first) or first.endswith(longest_first("grammar/ja", "units"))
    return first if office and _HAN_NAME.fullmatch(first) and not place else last


def holder_of(title: str, before: str) -> str | None:
    """Who was last named with a title that stands for them by itself: 市長は after 田中市長."""
    if title not in longest_first("grammar/ja", "titles"):
        return None
    words = (word for word in _LETTERS.findall(before) if word.endswith(title))
    named = [word for word in words if 2 <= len(word) - len(title) <= LONGEST_NAME]
    return bare_name(named[-1]) if named else None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text that a title or an age stands behind, each once."""
    names: dict[str, None] = {}
    for found in _LETTERS.finditer(text):
        if len(names) == _MOST:
            break
        after = text[found.end() : found.end() + 6]
        word = found.group()
        titled = word.endswith(longest_first("grammar/ja", "titles"))
        if (
            titled
            or after.startswith(longest_first("grammar/ja", "honorifics"))
            or re.match(r"[（(]\d{1,3}[）)]", after)
        ):
            name = bare_name(word if titled else word + "さん")
            if name:
                names[name] = None
    return tuple(names)


def whole_name(name: str, known: tuple[str, ...]) -> str:
    """The whole name that a surname stands for, 山田 for 山田一郎, if the text has one; else the name."""
    for whole in known:
        if whole.endswith("・" + name):
            return whole
        if whole.startswith(name) and 0 < len(whole) - len(name) < _GIVEN and "・" not in whole:
            return whole
    return name


def is_known(name: str, known: tuple[str, ...]) -> bool:
    """Whether a word is a name by itself: a pronoun, one of the text's people, or in kana or in Latin."""
    if name in longest_first("grammar/ja", "pronouns") or _FOREIGN.fullmatch(name):
        return True
    return name in known or whole_name(name, known) != name

"""The people that a byline names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from reader.text.clean import safe_line
from reader.text.lexicon import word_lists

_PART_END = re.compile(
    r"\s*(?:[|•·⋅\[]|\s[-–—]\s|\s[/]\s)\s*|[\s,]+(?=(?:published|updated|posted|last)\s)", re.I
)
_IN_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)?")
_NO_LETTERS = re.compile(r"https?:|www\.|@|\d|[*»«:!?]")
_POST_NOMINAL = re.compile(r"(?:[A-Z]\.?){2,6}")
_LONGEST = 360
_MOST_SIGNS = 5


def people_of(byline: str) -> Iterator[str]:
    """The names in a byline, without "By", and without what follows a name: a role, a date, a degree."""
    line = safe_line(unescape(unescape(byline)))
    if len(line) > _LONGEST or line.startswith(("http:", "https:", "//")):
        return
    for part in _PART_END.split(_IN_BRACKETS.sub("", line)):
        people = list(_people_in(part))
        yield from people
        # The names may stand behind a date.
        if people or not any(map(str.isdigit, part)):
            return


def _people_in(part: str) -> Iterator[str]:
    """The people of a part of a byline. One word behind what is nobody is the end of a body's name."""
    nobody = False
    for name in _names_in(part):
        person = _without_role(name)
        if not is_person(person):
            nobody = nobody or len(name.split()) > 1
        elif " " in person or not nobody:
            yield person


def is_person(name: str) -> bool:
    """Whether a name can be that of a person: up to five words, no address, no desk, no date."""
    words = name.split()
    if not words or len(words) > 5 or len(name) > 60 or _NO_LETTERS.search(name):
        return False
    if not word_lists("bylines")["nobody"].isdisjoint(word.strip(".,'’").casefold() for word in words):
        return False
    if len(words) == 1:
        return 1 < len(name) <= 20 and name[0].isalpha() and not _is_small(name)
    particles = word_lists("organisations")["particles"]
    small = [word for word in words if _is_small(word) and word.casefold() not in particles]
    return not small and not _is_small(words[0])


def is_whole(name: str) -> bool:
    """Whether a name is whole: two words, or a few signs of a script that has no blanks."""
    alone = _MOST_SIGNS >= len(name) > 1 and name[0].upper() == name[0].lower()
    return (" " in name or alone) and is_person(name)


def _is_small(word: str) -> bool:
    """Whether a word begins with a small letter, in a script that begins names with others."""
    return word[0] != word[0].title()


def _names_in(line: str) -> list[str]:
    """The parts of a byline between commas and the like; none where it names somebody else's work."""
    said = by_words().match(line)
    if said and said["other"]:
        return []
    line = line[said.end() :] if said else line
    return [part for part in (part.strip().strip(" .,:-–—") for part in _between().split(line)) if part]


@cache
def by_words() -> re.Pattern[str]:
    """What stands before the names of a byline: "By", "Written by", "Text:"."""
    lists = word_lists("bylines")
    # Pages that draw "By" and the name apart may have no blank between them.
    glued = "|".join(map(re.escape, sorted(lists["by"] - lists["fused"])))
    by, labels, others, made = (
        "|".join(map(re.escape, sorted(lists[name]))) for name in ("by", "labels", "others", "made")
    )
    return re.compile(
        rf"(?:(?:(?P<other>{others})|{made})\s+){{0,2}}(?:(?:{by})[:：\s]+|(?:{glued})(?<=(?-i:[a-z]))(?=(?-i:[A-ZÀ-Þ])))"
        rf"|(?:{labels})s?\s*[:：]\s*",
        re.I,
    )


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(sorted(word_lists("bylines")["between"]))
    return re.compile(rf",|;|\||/|&|\+|、|，|،|•|·|\n|\s(?:{words})\s")


def _without_role(name: str) -> str:
    """The name alone; empty where the words are those of a role, or only lead to a name."""
    said = by_words().match(name + " ")
    words = (name[said.end() :] if said else name).split()
    roles = word_lists("bylines")["roles"]
    at = next((n for n, word in enumerate(words) if word.casefold().strip(".,") in roles), len(words))
    # Where no letter is a capital a whole name is one word.
    if at < min(len(words), 1 if name[:1].upper() == name[:1].lower() else 2):
        return ""
    words = words[:at]
    while len(words) > 2 and _POST_NOMINAL.fullmatch(words[-1]) and words[-1].isupper():
        words.pop()
    return "" if _POST_NOMINAL.fullmatch("".join(words)) else " ".join(words)

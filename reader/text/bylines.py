"""The people that a byline names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import unescape
from itertools import dropwhile, groupby

from reader.text.clean import safe_line
from reader.text.eastern import eastern_people, without_dateline
from reader.text.lexicon import first_names, word_lists

_PART_END = re.compile(
    r"(\s*(?:[|•⋅／\[]|(?<![가-힣])·|·(?![가-힣])|\s[-–—]\s|\s[/]\s)\s*"
    r"|[\s,]+(?=(?:published|updated|posted|last)\s))",
    re.I,
)
_IN_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)?")
_BRACKETED = re.compile(r"[\[【〔（(]([^\]】〕）)]{2,40})[\]】〕）)]\s*")
_DATED = re.compile(r"[\s,]{1,2}(?:[a-zà-ÿ]{1,4}\s){0,2}\d\d?(?:\.?\s[^\W\d_]|[./-]\d)")
"""Where a date begins behind a name, with the small word before it: "le 3 mai", "am 3. Mai"."""
_NO_LETTERS = re.compile(r"https?:|www\.|@|\d|[*»«:：!?]")
_MAIL = re.compile(r" ?[(<\[]?[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}[)>\]]?")
_ADDRESS = re.compile(r"(?<!\w)\w[\w-]{0,60}\.(?:com|net|org|info|[a-z]{2})(?!\w)")
_BLANKED = re.compile(r"[\u0590-\u0dff]")
"""Letters of the scripts from Hebrew to Sinhala: Arabic, Devanagari, Bengali and others."""
_POST_NOMINAL = re.compile(r"(?:[A-Z]\.?){2,6}")
_LONGEST = 360
_MOST_SIGNS = 5
_SHORT = 2
"""Signs of the shortest names in Han signs."""


def people_of(byline: str) -> Iterator[str]:
    """The names in a byline, without "By", and without what follows a name: a role, a date, a degree."""
    line = _MAIL.sub("", safe_line(unescape(unescape(byline))))
    if len(line) > _LONGEST or line.startswith(("http:", "https:", "//")):
        return
    line = without_dateline(_without_place(_pictured().sub("", line)))
    if line.casefold().strip(" :：") in word_lists("bylines")["labels"]:
        return
    said = by_words().match(line)
    line = "" if said and said["other"] else _DATED.split(line[said.end() :])[0] if said else line
    if (
        said
        and said["work"]
        and line.split(maxsplit=1)[:1]
        and line.split()[0].casefold() not in first_names()
    ):
        return  # a report may be that of a body, a comment that of a club
    yield from _people_in_parts(_PART_END.split(_IN_BRACKETS.sub("", line)))


def _people_in_parts(parts: Sequence[str]) -> Iterator[str]:
    """The people of the first part of a byline that names any, given with what stands between the parts.

    Behind a slash it names more, if their first names are known: agencies stand there too. The names may
    stand behind a date, and behind a place: a word alone of a script that has blanks but no capitals.
    """
    for at in range(0, len(parts), 2):
        people = list(_people_in(parts[at]))
        between, behind = (*parts[at + 1 : at + 3], "", "")[:2]
        more = [name for name in _people_in(behind) if " " in name]
        if len(people) == 1 and " " not in people[0] and not _has_case(people[0]) and _has_blanks(people[0]):
            people = more or people
        elif people and between.strip() == "/":
            people += [name for name in more if name.split()[0].casefold() in first_names()]
        yield from people
        if people or not any(map(str.isdigit, parts[at])):
            return


def _without_place(line: str) -> str:
    """A byline without the brackets that it begins with: "[서울=뉴시스]"; some stand all within them."""
    found = _BRACKETED.match(line)
    return (line[found.end() :] or found[1]) if found else line


def _people_in(part: str) -> Iterator[str]:
    """The people of a part of a byline.

    One word behind a whole name is a place or an agency; words alone behind what is nobody are the end of a
    body's name, or where it sits ("Courier Ltd, Ansel, Norland").
    """
    behind = nobody = False
    given = [name for at, name in enumerate(_names_in(part)) if not (at and _is_role(name, part))]
    for single, names in groupby(given, lambda name: " " not in name):
        people = [one for name in names for one in _without_titles(name)]
        known = [person for person in people if is_person(person)]
        few = behind and single and (nobody or len(people) == 1 or len(known) < len(people))
        yield from (person for person in known if " " in person or not few or not _has_blanks(person))
        behind, nobody = True, not known


def _is_role(name: str, part: str) -> bool:
    """Whether words behind a comma are what somebody is: the last of them is a role, the first no name."""
    words = [word.strip(".,").casefold() for word in name.split()]
    first, last = words[0], words[-1]
    return last in word_lists("bylines")["roles"] and first not in first_names() and f", {name}" in part


def _without_titles(name: str) -> list[str]:
    """The names in a part of a byline, be they several in a row of a script that sets no comma between."""
    found = eastern_people(name)
    return [_without_role(name)] if found is None else found


def _has_case(name: str) -> bool:
    """Whether a name is of a script that has capitals, and blanks between the words of a name."""
    return name[0].upper() != name[0].lower()


def _has_blanks(name: str) -> bool:
    """Whether a name is of a script that has blanks between the words of a name, be it without capitals."""
    return _has_case(name) or _BLANKED.match(name) is not None


def is_person(name: str) -> bool:
    """Whether a name can be that of a person: up to five words, no address, no desk, no date."""
    words = name.split()
    if not words or len(words) > 5 or len(name) > 60 or _NO_LETTERS.search(name):
        return False
    lists = word_lists("bylines")
    plain = [word.strip(".,'’").casefold() for word in words]
    if lists["agencies"].issuperset(name.casefold().split("-")) or name.casefold() in lists["agencies"]:
        return False
    # A surname of two parts may end in such a word: "Lucy Parker-Read".
    ends = {word.rpartition("-")[2] for word in plain} if plain[0] not in first_names() else set()
    if not lists["nobody"].isdisjoint({*plain, *ends}) or any(word.endswith(_house_ends()) for word in plain):
        return False
    if len(words) == 1:
        if not _has_case(name) and _is_house(name):
            return False
        return 1 < len(name) <= 20 and name[0].isalpha() and not _is_small(name)
    particles = word_lists("organisations")["particles"]
    small = [word for word in words if _is_small(word) and word.casefold() not in particles]
    return not small and not _is_small(words[0])


@cache
def _house_ends() -> tuple[str, ...]:
    return tuple(word_lists("bylines")["house_ends"])


def _is_house(name: str) -> bool:
    """Whether a name ends as those of houses and desks do; one of two signs ends so as names do."""
    ends = (end for end in word_lists("bylines")["houses"] if name.endswith(end))
    return any(len(end) > 1 or len(name) > _SHORT for end in ends)


def is_whole(name: str) -> bool:
    """Whether a name is whole: two words, or a few signs of a script that has no blanks."""
    alone = _MOST_SIGNS >= len(name) > 1 and not _has_case(name)
    return (" " in name or alone) and is_person(name)


def is_address(name: str) -> bool:
    """Whether a name is the address of a site ("paper.example.com")."""
    return _ADDRESS.search(name) is not None


def is_titled(line: str) -> bool:
    """Whether a line is a name and what the person is, in a script without capitals: "김철수 기자"."""
    name, *rest = _without_place(line).split()[:4] or [""]
    lists = word_lists("bylines")
    titled = bool(rest) and rest[0].strip(".,=") in lists["roles"] and name not in lists["any"]
    return titled and all("@" in word or is_address(word) for word in rest[1:]) and not _has_case(name)


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


def _is_named(words: Sequence[str]) -> bool:
    """Whether words behind a role are a name, and no more of the role ("Senior Research Fellow")."""
    latin = words[0][0].casefold() in "abcdefghijklmnopqrstuvwxyz"
    return not latin or words[0].casefold() in first_names()


@cache
def by_words() -> re.Pattern[str]:
    """What stands before the names of a byline: "By", "Written by", "Text:"."""
    lists = word_lists("bylines")
    # Pages that draw "By" and the name apart may have no blank between them.
    glued = "|".join(map(re.escape, sorted(lists["by"] - lists["fused"])))
    by, labels, commaed, others, made, works, of, han, not_names, ours, of_us = (
        "|".join(map(re.escape, sorted(lists[name])))
        for name in (
            *("by", "labels", "commaed", "others", "made", "works", "of", "han", "not_names"),
            *("ours", "of_us"),
        )
    )
    return re.compile(
        rf"(?:{of_us})\s+(?:{ours})\s+(?:[^\W\d_]+,?\s+){{1,4}}?"
        rf"(?=(?-i:[A-ZÀ-ÞА-Я])[^\s,]+\s+(?:\w{{2,3}}\s)?(?-i:[A-ZÀ-ÞА-Я]))"
        rf"|(?:(?:(?P<other>{others})|(?P<work>{works})|{made})\s+){{0,2}}"
        rf"(?:(?:{by})\s?[:：／＝・|｜\s]\s*(?:/\s)?(?:[οη]\s+)?|(?:{glued})(?<=(?-i:[a-z]))(?=(?-i:[A-ZÀ-Þ]))"
        rf"|(?:{labels})s?\s*[:：]\s*|(?:{commaed})\s*,\s*)"
        rf"|(?:un[ae]?\s|uma?\s)?(?:{of})\s+de\s+"
        rf"|[\u4e00-\u9fff]{{0,6}}(?:{han})\s?(?!\S{{0,2}}(?:{not_names}))"
        rf"(?=[\u4e00-\u9fff]{{2,4}}(?:[／/、，\s]|$))",
        re.I,
    )


@cache
def _pictured() -> re.Pattern[str]:
    """The name of whoever took the pictures, as brackets behind it say."""
    words = "|".join(map(re.escape, sorted(word_lists("bylines")["pictured"])))
    name = rf"(?:(?!\s(?:{'|'.join(sorted(word_lists('bylines')['between']))})\s)[^,;/&()]){{3,60}}"
    return re.compile(rf"{name}\((?:{words})(?!\w)[^()]{{0,20}}\)", re.I)


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(sorted(word_lists("bylines")["between"]))
    return re.compile(rf",|;|\||/|&|\+|、|，|،|•|·|\n|\s(?:{words})\s")


def _without_role(name: str) -> str:
    """The name alone; empty where the words are those of a role, or only lead to a name."""
    said = by_words().match(name + " ")
    words = (name[said.end() :] if said else name).split()
    roles, known = word_lists("bylines")["roles"], first_names()
    ends = (
        n for n, word in enumerate(words) if word.casefold().strip(".,") in roles or _ADDRESS.fullmatch(word)
    )
    at = next(ends, len(words))
    if at == 0 and len(words) > 2 and _is_named(words[1:]):
        words = words[1:]
        at = next((n for n, word in enumerate(words) if word.casefold().strip(".,") in roles), len(words))
    behind = [*dropwhile(lambda word: word.casefold().strip(".,") in roles, words[at:])]
    if at and len(behind) > 1 and words[0].casefold() not in known and behind[0].casefold() in known:
        return _without_role(" ".join(behind))  # "state political reporter Ann Lee"
    # Where no letter is a capital a whole name is one word.
    if at < min(len(words), 2 if _has_case(name or "A") else 1):
        return ""
    words = words[:at]
    if len(words) > 2 and words[-1].casefold() in word_lists("bylines")["agencies"]:
        words.pop()
    shouted = all(map(str.isupper, words))  # then nobody can tell a degree from a name
    while len(words) > 2 and not shouted and _POST_NOMINAL.fullmatch(words[-1]) and words[-1].isupper():
        words.pop()
    return "" if _POST_NOMINAL.fullmatch("".join(words)) else " ".join(words)

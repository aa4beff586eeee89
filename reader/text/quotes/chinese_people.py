"""The people of a Chinese text.

A name starts behind the role noun before it, 部长李明; later a surname or the last part of a foreign name
stands for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.text.lexicon import alternatives, longest_first, word_lists

POINT = "，,、：:　 。"
_HAN = "[\u4e00-\u9fff]"
_CLAUSES = re.compile(r"[，,、：:；;“”「」『』《》。！？!?\n（）()]")
_AGE = re.compile(r"(?:今年)?(?:已[经經]?)?(?<!\d)\d+多?[岁歲]的?")
_COUNTED = re.compile(r"^(?:有|另)?(?:[一两多数數几幾]?[名位个個]|某|这[名位]|那[名位]|该)")
_MANNER = re.compile(r"(?<=[^地]{2})(?:(.)\1(.)\2|[^地]{2})地$")
_WHEN = re.compile("(?:[时時后後中里裡上下前内內]|以来|以來|期间|期間|同时|同時|之一|[的地得了着著])$")
_LONGEST = 12
_WHOLE, _HAN_NAME = 4, 3
"""The most signs of a name that begins with a Chinese surname, and how many most have."""
_LONGEST_WHOLE = 5
"""The most signs of a Japanese name."""
_GIVEN, _AGAIN = "再", "再次"
"""A sign of given names that alone means "again"."""
_REST = 2
"""How many signs of a name with a dot may be none of those that foreign names are written with."""
_MOST = 400
_SENTENCE = 160
"""How many characters of a sentence are looked through for a person."""


@dataclass(frozen=True, slots=True)
class People:
    """The names that a text gives behind role nouns or with a dot, in the order of the text, each once."""

    names: tuple[str, ...]

    def whole(self, name: str) -> str | None:
        """The name of the text that a part of one stands for, or that some words begin or end with."""
        for known in self.names:
            if name == known or known.endswith(("·" + name, "•" + name, "‧" + name)):
                return known
            if known.startswith(name + "·"):
                return known
        if len(name) == 1:
            return next((known for known in reversed(self.names) if known.startswith(name)), None)
        begun = [known for known in self.names if len(known) > 1 and name.startswith(known)]
        if begun:
            return self.whole_or_self(max(begun, key=len))
        last = (known for known in self.names if len(known) > 1 and name.endswith(known))
        return next((self.whole_or_self(known) for known in last), None)

    def whole_or_self(self, name: str) -> str:
        """The longest name with a dot that ends in this one, or this one."""
        return next((known for known in self.names if known.endswith(("·" + name, "•" + name))), name)


def people_in(text: str) -> People:
    """The people of a text."""
    names: dict[str, None] = {}
    for found in _speakers().finditer(text):
        if found[1] == name_at(found[1], True):
            names[found[1]] = None
    for found in _role().finditer(text):
        name = _bearer(found, _CLAUSES.split(text[found.end() : found.end() + 2 * _LONGEST], maxsplit=1)[0])
        if name and len(name) > 1 and not name.startswith(longest_first("grammar/zh", "roles")):
            names[name] = None
        if len(names) > _MOST:
            break
    return People(tuple(names))


@cache
def _role() -> re.Pattern[str]:
    """A role noun of the list, or the sign that ends one, in the group "end"."""
    ends = "".join(longest_first("grammar/zh", "role_ends"))
    return re.compile("|".join([*map(re.escape, longest_first("grammar/zh", "roles")), f"(?P<end>[{ends}])"]))


def _bearer(role: re.Match[str], text: str, ended: bool = False) -> str:
    """The name behind a role noun; behind the mere end of one only a Chinese name."""
    name = name_at(text, ended)
    return name if not role["end"] or "·" in name or (_surname(name) and len(name) <= _HAN_NAME) else ""


@cache
def _speakers() -> re.Pattern[str]:
    """A Chinese name between the beginning of a clause and a word of saying."""
    cues = "|".join(map(re.escape, longest_first("grammar/zh", "cues")))
    return re.compile(f"(?:^|[，。”」\\n])([{_surnames()}]{_HAN}{{1,2}})(?:{cues})", re.MULTILINE)


@cache
def _bounds() -> re.Pattern[str]:
    """What no name holds: a figure, 在, 对, 今天, a word of saying."""
    words = {*longest_first("grammar/zh", "after_names"), *_long_cues()}
    return re.compile(rf"{alternatives(words)}|\d")


@cache
def _long_cues() -> tuple[str, ...]:
    return tuple(cue for cue in longest_first("grammar/zh", "cues") if len(cue) > 1)


def up_to_adverbial(text: str) -> str:
    """The text up to the first word that no name holds: 在, 对, 今天, a number."""
    end = _bounds().search(text, 2 if text[1:2] == _GIVEN and text[1:3] != _AGAIN and _surname(text) else 1)
    return _MANNER.sub("", text[: end.start() if end else len(text)].strip(POINT))


def name_at(text: str, ended: bool = False) -> str:
    """The name that a text begins with; empty for none. `ended` says that a word of saying follows the text.

    One that begins with a Chinese surname has three signs, or two where the third is a small word; a foreign
    one has the signs that stand for sounds; any other must end where no name goes on.
    """
    if text.startswith(longest_first("grammar/zh", "not_names")):
        return ""
    name = up_to_adverbial(text)
    small = word_lists("grammar/zh")["small"]
    foreign = _foreign().match(name)
    if (
        foreign
        and "·" in foreign.group()
        and len(name) - foreign.end() <= _REST
        and not set(name[foreign.end() :]) & small
        and (ended or len(name) < len(text))
    ):
        return name
    if foreign and (foreign.end() == len(name) or "·" in foreign.group() or not _surname(name)):
        return foreign.group()
    if _surname(name):
        return _han_name(name, small)
    closed = ended or len(name) < len(text)
    if not closed or not 1 < len(name) <= _LONGEST_WHOLE or set(name) & small:
        return ""
    return "" if _role().search(name) else name


def _han_name(name: str, small: frozenset[str]) -> str:
    titled = next((w for w in longest_first("grammar/zh", "honorifics") if name.startswith(w, 1)), "")
    if titled:
        return name[: 1 + len(titled)]
    first = _surname(name)
    office = _role().search(name, 2)
    if office and not office["end"] and office.start() <= _WHOLE:
        return name[: office.start()]
    if len(name) == _HAN_NAME and name[-1] not in small:
        return name
    given = next((n for n in (1, 2) if name[first + n : first + n + 1] in small), 2)
    if len(name) <= _WHOLE and not set(name[first:]) & small:
        return name
    return name[: first + given] if name[first : first + 1] not in small - {_GIVEN} else ""


def _surname(name: str) -> int:
    """How many signs the Chinese surname has that a text begins with; 0 for none."""
    rarer = word_lists("grammar/zh")["surnames"]
    if name[:2] in rarer and len(name) > 1:
        return 2
    return int(name[:1] in word_lists("bylines")["surnames"] or name[:1] in rarer) if name else 0


@cache
def _foreign() -> re.Pattern[str]:
    sounds = "".join(sorted(word_lists("grammar/zh")["sounds"]))
    return re.compile(f"[{sounds}]{{2,8}}(?:[·‧•・][{sounds}]{{1,8}})*")


def is_han_name(text: str) -> bool:
    """Whether a text begins with a Chinese surname and is as short as a name."""
    return 1 < len(text) <= _WHOLE and _surname(text) > 0


def is_body(text: str) -> bool:
    """Whether a phrase ends in a noun for people or for a body that speaks."""
    return text.endswith((*longest_first("grammar/zh", "people"), *longest_first("grammar/zh", "bodies")))


def person_of(part: str, people: People, ended: bool = False) -> str | None:
    """The person whom a clause names: a pronoun or a known name at its beginning, a name behind a role noun.
    `ended` says that a word of saying follows."""
    part = _bare(part)
    if not part or part.startswith(longest_first("grammar/zh", "no_names")):
        return None
    for pronoun in longest_first("grammar/zh", "pronouns"):
        if part.startswith(pronoun):
            return pronoun
    for found in _role().finditer(part):
        name = _bearer(found, part[found.end() :], ended)
        if len(name) > 1 and not _role().match(name) and not _WHEN.search(name):
            return people.whole(name) or name
    known = [name for name in people.names if len(name) > 1 and part.startswith(name.partition("·")[0])]
    if known:
        return people.whole_or_self(max(known, key=len))
    titled = _called().search(part) or (_kin().search(part) if ended else None)
    return titled.group() if titled else None


@cache
def _called() -> re.Pattern[str]:
    """A surname with what one is called by: 李女士."""
    return re.compile(f"[{_surnames()}](?:{'|'.join(longest_first('grammar/zh', 'honorifics'))})")


@cache
def _kin() -> re.Pattern[str]:
    """A surname with the word for kin or for a man or a woman that ends a clause: 陈母."""
    return re.compile(f"[{_surnames()}](?:{'|'.join(longest_first('grammar/zh', 'kin'))})$")


def _surnames() -> str:
    rarer = {sign for sign in word_lists("grammar/zh")["surnames"] if len(sign) == 1}
    return "".join(sorted(word_lists("bylines")["surnames"] | rarer))


def described(part: str, people: People) -> str | None:
    """Who is named or described right before a word of saying, in its own clause."""
    part = _bare(part)
    if part.startswith(longest_first("grammar/zh", "no_names")):
        return None
    name = up_to_adverbial(part)
    if not name or len(name) > 2 * _LONGEST:
        return None
    bare = _COUNTED.sub("", name)
    if len(bare) > 1 and is_body(bare):
        return bare
    known = people.whole(bare)
    if known or len(bare) < 2 or _WHEN.search(bare) or len(bare) > _LONGEST:
        return known
    if is_han_name(bare[:_HAN_NAME]):
        return name_at(bare, True) or None
    if "的" not in bare:
        return bare
    last = bare.rpartition("的")[2]
    return last if is_han_name(last) and last == name_at(last, True) else None


def name_at_end(label: str) -> str | None:
    """The Chinese name that a label before a colon ends with: 东门荣誉主理李小梅."""
    for length in (_HAN_NAME, 2):
        name = label[-length:]
        common = name[:1] in word_lists("bylines")["surnames"]
        if len(label) > length and common and name == name_at(name, True):
            return name
    return None


def opening_name(part: str) -> str | None:
    """The Chinese name that a clause begins with, if a word that no name holds follows: 李小梅则."""
    part = _bare(part)
    name = up_to_adverbial(part)
    if not _surname(name) or part.startswith(longest_first("grammar/zh", "not_names")):
        return None
    small = word_lists("grammar/zh")["small"]
    if len(name) > _HAN_NAME and name[_HAN_NAME] in small and not set(name[1:_HAN_NAME]) & small:
        return name[:_HAN_NAME]
    return name if len(name) < len(part) and 1 < len(name) <= _HAN_NAME else None


def _bare(part: str) -> str:
    """A clause without an age, what makes somebody speak, and the word that opens it: 但, 赛后."""
    part = _AGE.sub("", part).strip()
    for word in longest_first("grammar/zh", "causatives"):
        part = part.rpartition(word)[2] or part
    opener = next((word for word in longest_first("grammar/zh", "openers") if part.startswith(word)), "")
    return part.removeprefix(opener)


def person_in(sentence: str, people: People) -> str | None:
    """The first person whom the clauses of a sentence name, a reporter aside, who looks on."""
    for part in _CLAUSES.split(sentence[:_SENTENCE]):
        if part.startswith(longest_first("grammar/zh", "onlookers")):
            return None
        name = person_of(part, people)
        if name:
            return name
    return None

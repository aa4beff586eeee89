"""Who says a Chinese quotation: 部长李明表示：“…”, “…”李明说."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.text.lexicon import longest_first
from reader.text.quotes.chinese_people import (
    POINT,
    People,
    described,
    is_body,
    is_han_name,
    name_at_end,
    opening_name,
    person_in,
    person_of,
)

_ASIDE = re.compile(r"[（(][^（）()]{0,20}[）)]")
_CLAUSE = re.compile(r"[，,、：:；;“”「」。！？]")
_REPORTED = re.compile(
    r"[据據]([^，,。：:“”「」]{2,16}?)(?:\d{1,2}日)?(?:报道|報道|報導|报导|消息|援引|引述)"
)
_TOLD = re.compile(
    "接受(?:《([^》]{2,12})》|([^，,。：:“”「」《》]{2,12}?))(?:记者|記者)?(?:的)?(?:采访|採訪|专访|專訪|访问|訪問)"
)
_CLAUSES = 3
IN_WORDS = frozenset("道问問讲講叫喊指批")
"""Words of saying that are parts of many others, such as 道路: they count right before a quotation only."""
_NEARBY = 200


def before_chinese(lead: str, people: People) -> tuple[str | None, str | None]:
    """The word of saying in front of a quotation and who says it: 李明表示，, 李明在会上批评…."""
    clause = lead.rstrip(POINT)
    parts = _CLAUSE.split(clause)
    cued = _cued_clause(parts, people)
    if cued is not None:
        return cued
    for word in longest_first("grammar/zh", "nouns"):
        if clause.endswith(word) and lead[-1:] in "：:":
            return word, _subject([*parts[:-1], parts[-1][: -len(word)]], people)
    if lead[-1:] in ("：", ":"):
        return _before_colon(parts, people)
    whole = (word for word in longest_first("grammar/zh", "cues") if len(word) > 1 or word not in IN_WORDS)
    found = ((clause.rfind(word), len(word), word) for word in whole)
    at, _, word = max(found, default=(-1, 0, ""))
    return (word, _subject(_CLAUSE.split(clause[:at]), people)) if at > 0 else (None, None)


def _cued_clause(parts: Sequence[str], people: People) -> tuple[str, str | None] | None:
    """The last clause that a word of saying ends and a person opens; else the last that such a word ends."""
    last = None
    for number in range(len(parts) - 1, -1, -1):
        clause = parts[number].rstrip("过過") if number == len(parts) - 1 else parts[number]
        word = next((cue for cue in longest_first("grammar/zh", "cues") if clause.endswith(cue)), "")
        if not word:
            continue
        bare = clause[: -len(word)]
        person = person_of(_ASIDE.sub("", bare), people, True)
        if person or number == len(parts) - 1:
            return word, person or _subject([*parts[:number], bare], people)
        last = last or (word, _subject([*parts[:number], bare], people))
    return last


def _before_colon(parts: Sequence[str], people: People) -> tuple[str | None, str | None]:
    """The same of what a colon ends; without a word of saying only a name or a description is a label."""
    cues = [(parts[-1].find(word), word) for word in longest_first("grammar/zh", "cues")]
    at, word = min(((at, word) for at, word in cues if at > 0), default=(len(parts[-1]), "："))
    if word != "：":
        return word, _subject([*parts[:-1], parts[-1][:at]], people)
    label = _ASIDE.sub("", parts[-1]).strip()
    named = is_body(label) or is_han_name(label) or "·" in label or person_of(label, people) is not None
    if named:
        return word, _subject([label], people)
    last = name_at_end(label)
    return (word, last) if last else (None, None)


def after_chinese(after: str, people: People) -> tuple[str | None, str | None]:
    """The same behind a quotation: “…”李明说。, “…，”护士阿珍说，

    Behind a stop only what is a sentence of its own: “…”。李明说。 Else it leads in the next words."""
    rest = after.lstrip(POINT)
    following = _CLAUSE.split(rest, maxsplit=1)[0]
    if after.startswith("。") and rest[len(following) : len(following) + 1] not in ("", "。"):
        return None, None
    for word in longest_first("grammar/zh", "cues"):
        if following.endswith(word) and len(following) > len(word):
            return word, _subject([following[: -len(word)]], people)
    return _at_end(after, people)


def _at_end(after: str, people: People) -> tuple[str | None, str | None]:
    """The word of saying that ends the sentence behind a quotation, what else happens standing before it:
    “…”走出门口，队长李明高兴地说。"""
    clauses = _CLAUSE.split(after.split("。", maxsplit=1)[0])
    if after[:1] in POINT or "。" not in after or not 1 < len(clauses) <= _CLAUSES:
        return None, None
    for word in longest_first("grammar/zh", "cues"):
        if clauses[-1].endswith(word) and len(clauses[-1]) > len(word):
            named = _subject([clauses[-1][: -len(word)]], people)
            return (word, named) if named else (None, None)
    return None, None


def doer_behind(after: str, people: People) -> str | None:
    """Who does something in the sentence right behind the marks: “…。”村民李明挥着手。"""
    if not "\u4e00" <= after[:1] <= "\u9fff" and not after[:1].isdigit():
        return None
    sentence = after.split("。", maxsplit=1)[0]
    return opening_name(_CLAUSE.split(sentence, maxsplit=1)[0]) or person_in(sentence, people)


def doer_before(text: str, people: People) -> str | None:
    """Who does something in the sentence that ends before the marks, or up to them after a comma."""
    sentence = re.split("[。！？!?\n]", text[-_NEARBY:].rstrip("。"))[-1]
    return person_in(sentence, people)


def last_named(text: str, people: People) -> str | None:
    """The last person whom a clause of a text begins with or names by a role: whom a pronoun stands for."""
    pronouns = longest_first("grammar/zh", "pronouns")
    for part in reversed(_CLAUSE.split(text[-_NEARBY:])):
        name = person_of(part, people) or opening_name(part)
        if name and name not in pronouns:
            return name
    return None


def relayed(lead: str) -> str | None:
    """The outlet of 据…报道 before a quotation, or of 接受…采访时."""
    found = _REPORTED.search(lead)
    if found:
        return found[1].strip("《》")
    told = _TOLD.search(lead)
    name = (told[1] or told[2]) if told else ""
    return name if name and not name.endswith(longest_first("grammar/zh", "askers")) else None


def _subject(parts: Sequence[str], people: People) -> str | None:
    """The speaker in the parts of a sentence before a word of saying: the last that names a person, or who
    is described in the clause of that word."""
    clauses = [part for part in (_ASIDE.sub("", each).strip() for each in parts) if part]
    own = person_of(clauses[-1], people, True) or described(clauses[-1], people) if clauses else None
    if own is not None:
        return own
    named = (person_of(_cueless(part), people, _cueless(part) != part) for part in reversed(clauses[:-1]))
    found = next(filter(None, named), None)
    if found is not None or not clauses:
        return found
    others = (described(_cueless(part), people) for part in reversed(clauses[:-1]))
    return next((name for name in others if name and (is_han_name(name) or is_body(name))), None)


def _cueless(part: str) -> str:
    """A clause without the word of saying at its end."""
    cue = next((word for word in longest_first("grammar/zh", "cues") if part.endswith(word)), "")
    return part.removesuffix(cue)

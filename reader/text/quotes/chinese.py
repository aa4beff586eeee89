"""Who says a Chinese quotation: 部长李明表示：“…”, “…”李明说.

A name starts behind the role noun before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.text.lexicon import longest_first

_POINT = "，,、：:　 。"
_ASIDE = re.compile(r"[（(][^（）()]{0,20}[）)]")
_CLAUSE = re.compile(r"[，,、：:；;“”「」。！？]")
_REPORTED = re.compile(
    r"[据據]([^，,。：:“”「」]{2,16}?)(?:\d{1,2}日)?(?:报道|報道|報導|报导|消息|援引|引述)"
)
_AGE = re.compile(r"(?<!\d)\d+[岁歲]的?")
_COUNTED = re.compile(r"^(?:有|另)?(?:[一两多数數几幾]?[名位个個]|某|这[名位]|那[名位]|该)")
_MANNER = re.compile(r"(?<=[^地]{2})(?:(.)\1(.)\2|[^地]{2})地$")
_CLAUSES = 3
_IN_WORDS = frozenset("道问問讲講叫喊")
"""Words of saying that are parts of many others, such as 道路: they count right before a quotation only."""
_LONGEST = 12
_SHORT = 5
_NEARBY = 200


def before_chinese(lead: str) -> tuple[str | None, str | None]:
    """The word of saying in front of a quotation and who says it: 李明表示，, 李明在会上批评…."""
    clause = lead.rstrip(_POINT)
    parts = _CLAUSE.split(clause)
    for number in range(len(parts) - 1, -1, -1):
        for word in longest_first("grammar/zh", "cues"):
            if parts[number].endswith(word):
                return word, _subject([*parts[:number], parts[number][: -len(word)]])
    for word in longest_first("grammar/zh", "nouns"):
        if clause.endswith(word) and lead[-1:] in "：:":
            return word, _subject([*parts[:-1], parts[-1][: -len(word)]])
    if lead[-1:] in ("：", ":"):
        cues = [(parts[-1].find(word), word) for word in longest_first("grammar/zh", "cues")]
        at, word = min(((at, word) for at, word in cues if at > 0), default=(len(parts[-1]), "："))
        return word, _subject([*parts[:-1], parts[-1][:at]])
    whole = (word for word in longest_first("grammar/zh", "cues") if len(word) > 1 or word not in _IN_WORDS)
    found = ((clause.rfind(word), len(word), word) for word in whole)
    at, _, word = max(found, default=(-1, 0, ""))
    return (word, _subject(_CLAUSE.split(clause[:at]))) if at > 0 else (None, None)


def after_chinese(after: str) -> tuple[str | None, str | None]:
    """The same behind a quotation: “…”李明说。, “…，”护士阿珍说，"""
    following = _CLAUSE.split(after.lstrip(_POINT), maxsplit=1)[0]
    for word in longest_first("grammar/zh", "cues"):
        if following.endswith(word) and len(following) > len(word):
            return word, _subject([following[: -len(word)]])
    return _at_end(after)


def _at_end(after: str) -> tuple[str | None, str | None]:
    """The word of saying that ends the sentence behind a quotation, what else happens standing before it:
    “…”走出门口，队长李明高兴地说。"""
    clauses = _CLAUSE.split(after.split("。", maxsplit=1)[0])
    if after[:1] in _POINT or "。" not in after or not 1 < len(clauses) <= _CLAUSES:
        return None, None
    for word in longest_first("grammar/zh", "cues"):
        if clauses[-1].endswith(word) and len(clauses[-1]) > len(word):
            named = _subject([clauses[-1][: -len(word)]])
            return (word, named) if named else (None, None)
    return None, None


def last_named(text: str) -> str | None:
    """The last name behind a role noun in a text: whom a pronoun after it stands for."""
    text = text[-_NEARBY:]
    ends = {text.rfind(role) + len(role) for role in longest_first("grammar/zh", "roles") if role in text}
    names = (_up_to_adverbial(_CLAUSE.split(text[end:], maxsplit=1)[0]) for end in sorted(ends, reverse=True))
    return next((name for name in names if 1 < len(name) <= _SHORT), None)


def relayed(lead: str) -> str | None:
    """The outlet of 据…报道 before a quotation."""
    found = _REPORTED.search(lead)
    return found[1] if found else None


def _subject(parts: Sequence[str]) -> str | None:
    """The speaker in the parts of a sentence before a word of saying: the last that names one."""
    for part in reversed(parts):
        bare = _ASIDE.sub("", part).strip()
        name = _speaker(bare) if bare else None
        if name is not None:
            return name
    return None


def _speaker(part: str) -> str | None:
    part = _AGE.sub("", part)
    if part.startswith(longest_first("grammar/zh", "no_names")):
        return None
    for pronoun in longest_first("grammar/zh", "pronouns"):
        if part.startswith(pronoun):
            return pronoun
    ends = [part.find(role) + len(role) for role in longest_first("grammar/zh", "roles") if role in part]
    for cut in sorted(ends):
        name = _up_to_adverbial(part[cut:])
        if name and not name.startswith(longest_first("grammar/zh", "roles")):
            return name
    described = _up_to_adverbial(part)
    if not described or len(described) > 2 * _LONGEST:
        return None
    bare = _COUNTED.sub("", described)
    if bare.endswith(longest_first("grammar/zh", "people")):
        return bare
    return bare if len(bare) <= _LONGEST else None


def _up_to_adverbial(text: str) -> str:
    """The text up to the first word that no name holds: 在, 对, 今天, a number."""
    ends = [text.find(word) for word in longest_first("grammar/zh", "after_names")]
    digit = re.search(r"\d", text)
    ends += [digit.start()] if digit else []
    name = text[: min((end for end in ends if end > 0), default=len(text))].strip(_POINT)
    return _MANNER.sub("", name)

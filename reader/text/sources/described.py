"""Does the text itself say that a name is a newspaper's, a broadcaster's and so on?"""

from __future__ import annotations

import re

from reader.text.quotes.names import name_lists
from reader.text.sources.passages import Passage, phrases
from reader.text.sources.runs import Run

_APPOSED = re.compile(
    r", (?=an? |the |one of )([^,.;:—\n]{3,60}?)(?: (?:in|of|at|for|from|that|which|based|owned|run"
    r"|founded|started|known)\b|[,.])"
)


# "a gossip website called The Pier"
_BY_NAME = re.compile(r" (?:called|named|known as|titled)(?: the)?$")
PEOPLES = ("ese", "ish", "ian", "ican", "ench", "erman", "utch")
"""How words end that say of which people or land something is: "Japanese"."""
SITES = frozenset(["site", "website", "blog", "outlet"])
_KINDS = frozenset(["news", "website", "media", "political", "watchdog"])


def is_described(passage: Passage, run: Run, left: str, right: str) -> bool:
    """Whether the text itself calls the name a newspaper, a broadcaster and so on."""
    if left.endswith((" a ", " an ")):  # "a Norfield radio station" is not called so
        return False
    before = left.rstrip(" “\"‘'").rpartition(" ")[2]
    after = re.match(
        r"['’\"”]? ([\w-]+(?: (?:agency|service|site|outlet|website|channel|station|affiliate))?)", right
    )
    if after and _names_more(passage.text, run.end + after.end()):
        return False
    if run.article and after and name_lists().places.issuperset(word.lower() for word in run.words):
        return False  # "the Norfield newspaper" is from there
    return before in phrases("things") or (after is not None and after[1] in phrases("things"))


def _names_more(text: str, at: int) -> bool:
    """Whether a name follows, which is then what is called so: "Norfield station KQRS"."""
    return text[at : at + 1] == " " and (text[at + 1 : at + 2].isupper() or text[at + 1 : at + 2].isdigit())


def is_called_press(left: str, right: str) -> bool:
    """As `is_described`, by words that only outlets are called: "the newspaper X", "X, a local newspaper"."""
    marks = " “\"‘'»„," if right[:1] == "," else " “\"‘'»„"  # "the newspaper, The Pier, reported"
    left = _BY_NAME.sub("", left.rstrip(marks).removesuffix(", the"))
    words = left.split()[-2:]
    aside = _APPOSED.match(right)
    called = phrases("press_things")
    return (
        " ".join(words) in called
        or bool(words and words[-1] in called)
        or (words[:1] == ["the"] and words[-1] in phrases("aside_things"))
        or _is_site(words)
        or (
            aside is not None
            and " who " not in aside[1]
            and (
                any(aside[1].endswith(f" {each}") for each in called | phrases("aside_things"))
                or _is_site(aside[1].split()[-2:])
            )
        )
    )


def _is_site(words: list[str]) -> bool:
    """Whether the last two words before a name are a site's: "gossip site", "the Japanese site"."""
    if len(words) < 2 or words[-1] not in SITES:
        return False
    return (
        words[0] in phrases("skipped")
        or words[0] in _KINDS
        or words[0].endswith((*PEOPLES, "based", "owned"))
    )

"""Names of outlets as they are seldom written: around a state in brackets, or as a site in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.text.lexicon import phrase_lists

_SITE = re.compile(
    r"(?<![\w.@/:-])(?:www\.)?([a-z][\w-]{1,30}(?:\.[a-z]{2,12})?\.(?:com|org|net|tv|news))(?![\w@/-]|\.\w)"
)
_SITE_ENDS = (".com", ".org", ".net", ".tv", ".news")


@cache
def _with_state() -> re.Pattern[str]:
    """ "the Norfield (Ky.) Courier", "The Norfield (Kentucky) Courier"."""
    states = "|".join(sorted(phrase_lists("citing")["states"]))
    return re.compile(
        r"(?<![\w.'’-])(?!The )(?P<town>[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{1,20}){0,2}) "
        rf"\((?:[A-Z][A-Za-z.]{{1,6}}\.|{states})\) "
        r"(?P<rest>[A-Z][\w&'’-]{0,20}(?: [A-Z&][\w&'’-]{0,20}){0,3})"
    )


class Spelled(NamedTuple):
    """A name, or the site that stands for one, as it would be looked up, from `start` to `end` in the text.

    `rest` is how far before `end` what stands behind the brackets begins.
    """

    name: str
    start: int
    end: int
    rest: int


def with_states(text: str) -> Iterator[Spelled]:
    """What may be a name with the state of its town in brackets, joined: "Norfield Courier". Linear."""
    for row in _with_state().finditer(text) if "(" in text else ():
        yield Spelled(f"{row['town']} {row['rest']}", *row.span(), rest=len(row["rest"]))


def small_sites(text: str) -> Iterator[Spelled]:
    """The sites of a text that stand there in small letters and without a path: "norfieldcourier.com"."""
    for site in _SITE.finditer(text) if any(map(text.__contains__, _SITE_ENDS)) else ():
        yield Spelled(site[1], *site.span(), rest=0)

"""What the papers of a place are called there: "the Star" in a story from Kansas City."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice

from reader.text.lexicon import phrase_lists
from reader.text.outlet_list import Outlet, listed_outlets, plain_of, press_words

_WORD = re.compile(r"\w+")
# What stands behind the place that a story is from: "NORFIELD, Ohio —", "Norfield (AP) -".
_DATELINE = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)? ?(?:\([A-Z][\w /]{1,20}\) ?)?(?:[-–—]|--) ")
HEAD_BLOCKS, HEAD = 3, 300
"""Where a story says what place it is from: its first blocks, and so many characters of each."""


@lru_cache(maxsize=8)
def home_papers(head: str) -> Mapping[str, Outlet]:
    """The papers of the places that the head of a story names, by what they are called there."""
    return _papers().of(head)


class _HomePapers:
    """The papers of the list by the places that their names begin with."""

    def __init__(self, rows: tuple[Outlet, ...]) -> None:
        self._by_place = _by_place(rows)
        self._sizes = _sizes(self._by_place)
        self._elsewhere = {name: outlet for outlet in rows for name in outlet.unsure if " " in name}

    def of(self, text: str) -> dict[str, Outlet]:
        """What the papers of the places named in a text are called there: "Star" in a story from Kansas City.

        The place named first has the name. One that a paper of another place has as well ("Daily News") is
        that of a place in the headline or the dateline alone.
        """
        home: dict[str, Outlet] = {}
        # Only what has a capital names a place.
        words = [word.lower() if word[0].isupper() else "" for word in _WORD.findall(text)]
        headline = text.find("\n") if "\n" in text else len(text)
        for at, word in enumerate(words):
            for size in self._sizes.get(word, ()):
                end = at + size
                papers = self._by_place.get(tuple(words[at:end]), ())
                # "The Moss County Times" is from anywhere.
                if papers and not press_words().issuperset(words[end : end + 1]):
                    behind = next(islice(_WORD.finditer(text), end - 1, None)).end()
                    here = behind <= headline or _DATELINE.match(text, behind) is not None
                    for short, outlet in papers:
                        shared = self._elsewhere.get(short, outlet) is not outlet
                        # "In Norfield, the Daily News"
                        if here or not shared or text.startswith(f", the {short}", behind):
                            home.setdefault(short, outlet)
        return home


@cache
def _papers() -> _HomePapers:
    return _HomePapers(listed_outlets())


@cache
def _no_homes() -> frozenset[str]:
    """What begins the name of a paper and is no place."""
    return phrase_lists("citing")["no_homes"] | press_words()


def _by_place(rows: Iterable[Outlet]) -> dict[tuple[str, ...], list[tuple[str, Outlet]]]:
    """Papers by their place in small letters, each with what it is called there."""
    places: dict[tuple[str, ...], list[tuple[str, Outlet]]] = {}
    for outlet, name in _with_towns(rows):
        words = plain_of(name).removeprefix("The ").split()
        for size in range(1, min(3, len(words))):
            place = tuple(_WORD.findall(" ".join(words[:-size]).lower()))
            short = " ".join(words[-size:])
            # Half of all stories are from the capital, and "the Times" is not its own in them.
            # "Journal Record" is from no place called Journal.
            named = place and " ".join(place) not in _no_homes() and place[0] not in press_words()
            if named and (place, short) != (("washington",), "Times"):
                places.setdefault(place, []).append((short, outlet))
    return places


def _sizes(places: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    """Of how many words the places are that begin with a word, the longest first."""
    sizes: dict[str, set[int]] = {}
    for place in places:
        sizes.setdefault(place[0], set()).add(len(place))
    return {word: sorted(found, reverse=True) for word, found in sizes.items()}


def _with_towns(rows: Iterable[Outlet]) -> Iterator[tuple[Outlet, str]]:
    """The outlets by their names, and by those of their other names that put a town before it."""
    for outlet in rows:
        if outlet.kind == "outlet":
            bare = outlet.name.removeprefix("The ")
            longer = (
                name for name in outlet.names if name.endswith(f" {bare}") and not name.startswith("The ")
            )
            yield outlet, next(longer, outlet.name)

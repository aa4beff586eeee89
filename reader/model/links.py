"""What links lead to, by their addresses alone, and the counts of what an article rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.model.document import Link


class LinkKind(StrEnum):
    """What stands at an address: told by its domain and path, never by what the page says of itself."""

    PRIMARY = "primary"
    """A court, a legislature, a government, a filing, a data set, a study."""
    RELEASE = "release"
    """A press release, also that of a government or in a newspaper."""
    OUTLET = "outlet"
    """Another outlet."""
    OWN = "own"
    """The outlet that the article stood in."""
    REFERENCE = "reference"
    SOCIAL = "social"
    SHOP = "shop"
    """A shop, an advertisement, a counter, a button that shares."""
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """What a user calls such a page."""
        return _LINK_WORDS[self]


_LINK_WORDS = {
    LinkKind.PRIMARY: "primary document",
    LinkKind.RELEASE: "press release",
    LinkKind.OUTLET: "other outlet",
    LinkKind.OWN: "own site",
    LinkKind.REFERENCE: "reference work",
    LinkKind.SOCIAL: "social post",
    LinkKind.SHOP: "shop or tracker",
    LinkKind.UNKNOWN: "unknown page",
}


class LinkRule(NamedTuple):
    """The kind of all pages of a host and of those below it whose path begins with `path` ("": of all)."""

    host: str
    path: str
    kind: LinkKind


class KnownLink(NamedTuple):
    """A link of a document with its kind."""

    link: Link
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Provenance:
    """Counts of where an article's information comes from. They are counts: nothing is judged by them.

    `named`, `anonymous` and `unattributed` count its quotes: by somebody named, by somebody whose name it
    keeps back, and without a speaker. `links` counts the pages that it links by kind, each page once;
    `unlinked` the sources that it names without a link; `checked` the quotes whose check gave an answer.
    """

    named: int
    anonymous: int
    unattributed: int
    links: Mapping[LinkKind, int]
    unlinked: int
    checked: int

    @property
    def quotes(self) -> int:
        return self.named + self.anonymous + self.unattributed

    @property
    def linked(self) -> int:
        return sum(self.links.values())

"""Who said it and on whose authority: the quotes and the sources of an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.document import Place
from reader.model.links import LinkKind

SURE = 0.72
"""The confidence from which a speaker is named without a question mark."""


class QuoteKind(StrEnum):
    """How a quote gives somebody's words."""

    DIRECT = "direct"
    """Word for word, as a sentence or more."""
    MIXED = "mixed"
    """Some of the words, within a sentence of the writer's."""
    INDIRECT = "indirect"
    """In substance, in the writer's words."""


class SourceKind(StrEnum):
    """What an article's information comes from."""

    OUTLET = "outlet"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    PERSON = "person"
    DOCUMENT = "document"
    LINK = "link"
    """A link whose words name no source."""
    ANONYMOUS = "anonymous"
    """Somebody whom the article does not name on purpose."""
    CREDIT = "credit"
    """Whoever took a picture or gave it."""
    OWN = "own"
    """The outlet of the article itself."""

    @property
    def words(self) -> str:
        """What a user calls it."""
        return _SOURCE_WORDS.get(self, self.value)


_SOURCE_WORDS = {
    SourceKind.AGENCY: "news agency",
    SourceKind.ANONYMOUS: "not named",
    SourceKind.CREDIT: "photo credit",
    SourceKind.OWN: "its own outlet",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words.

    `parts` are the places of the words, marks included, in the order of the text; `text` is those parts
    joined by a space. `speaker` is the resolved name (or the description, where no name is known) and None
    when the text does not say; `mention` is the speaker as written beside the quote ("he"); `cue` the word
    of saying; `via` the outlet that relayed it. `confidence` is 0 to 1, `rule` names the rule that
    attributed it.
    """

    parts: tuple[Place, ...]
    text: str
    kind: QuoteKind
    speaker: str | None
    mention: str | None
    cue: str | None
    via: str | None
    confidence: float
    rule: str
    anonymous: bool = False
    """Whether the speaker is somebody the text does not name on purpose: "a senior official"."""
    role: str | None = None
    """What the text says the speaker is, where it says so beside the name: "minister"."""
    inner: tuple[Place, ...] = ()
    """The places of quotations inside the words, marks included, in the order of the text, each before what
    stands inside of it."""

    @property
    def who(self) -> str:
        """The speaker as shown: "Ayrault?" where the text only hints at it, "unattributed" without one."""
        return shown_speaker(self.speaker, self.confidence)


def shown_speaker(speaker: str | None, confidence: float) -> str:
    """A speaker as shown: see `Quote.who`."""
    if speaker is None:
        return "unattributed"
    return speaker if confidence >= SURE else f"{speaker}?"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever is quoted in the library under one full name, and how often."""

    id: int
    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote of a stored article as the library finds it: the quote, and the article that it stands in.

    `number` is the quote's in the article of copy `page`; `at` is when the article was published, or else
    fetched. The rest is as in `Quote`.
    """

    id: int
    page: int
    number: int
    text: str
    kind: QuoteKind
    speaker: str | None
    role: str | None
    via: str | None
    confidence: float
    url: str
    title: str
    outlet: str
    at: datetime

    @property
    def who(self) -> str:
        """The speaker as shown: see `Quote.who`."""
        return shown_speaker(self.speaker, self.confidence)


@dataclass(frozen=True, slots=True)
class Source:
    """What an article gives as where its information comes from, once, with every place that names it."""

    name: str
    kind: SourceKind
    url: str | None
    mentions: tuple[Place, ...]
    link: LinkKind | None = None
    """What `url` leads to; None where there is none."""

    @property
    def is_unlinked(self) -> bool:
        """Whether the article names it and does not link it."""
        return self.url is None and self.kind not in _NOT_NAMED

    @property
    def is_cited(self) -> bool:
        """Whether the article gives it for what it says, as it does not its own outlet or a photo credit."""
        return self.kind not in _NOT_CITED


_NOT_CITED = (SourceKind.OWN, SourceKind.CREDIT)
_NOT_NAMED = (SourceKind.LINK, SourceKind.CREDIT, SourceKind.OWN, SourceKind.ANONYMOUS)

"""The evidence of a story: copies of the article and of the pages that it cites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from reader.model.article import Reading
from reader.model.checks import Checked
from reader.model.document import Document
from reader.model.links import LinkKind


class Taken(StrEnum):
    """What became of a page that is evidence."""

    KEPT = "kept"
    """A copy of it is stored."""
    FAILED = "failed"
    LEFT = "left"
    """It has not been fetched yet."""
    SKIPPED = "skipped"
    """It is of a kind that is no evidence."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A page of a story's evidence: the article itself, for which `link` is None, or one that it cites.

    `why` is a sentence where `taken` alone does not say enough. The last four are those of the copy, which
    is a page of the store: when it was fetched, its size in bytes, and its SHA-256 in hexadecimal digits.
    """

    url: str
    name: str
    link: LinkKind | None
    taken: Taken
    why: str
    tried: datetime
    page: int | None = None
    copied: datetime | None = None
    size: int = 0
    digest: str = ""


class Glance(NamedTuple):
    """What is known of a stored copy without reading it. The title is empty if no article was made of it."""

    title: str
    copied: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """The evidence of an article in one piece, to be handed on.

    `copies` are by the canonical address of a page, that of the article among them. `checks` are the stored
    verdicts by the number of the quote, and `texts` the documents that their words were found in, by address.
    """

    reading: Reading
    copies: Mapping[str, Exhibit]
    checks: Mapping[int, Checked]
    texts: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A page in the chain of sources behind an article, which itself is at depth 0.

    `about` is the title of its stored copy, or why the chain ends at it.
    """

    depth: int
    name: str
    about: str
    url: str | None

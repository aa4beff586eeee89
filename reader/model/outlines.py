"""Lists of subscriptions as readers exchange them: OPML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Attribute(NamedTuple):
    """An attribute of an outline that Quoth has no use for, kept as it stood in the file.

    `namespace` is the address that the prefix of the name stands for.
    """

    name: str
    value: str
    namespace: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in an OPML file; `folder` is the path of its folders joined by "/", or empty."""

    url: str
    title: str
    folder: str = ""
    site_url: str | None = None
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineFolder:
    """A folder in an OPML file, named by its path."""

    path: str
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedList:
    """What an OPML file lists.

    A feed stands in `feeds` once for each folder that it is in. `folders` holds only folders that have
    attributes or are empty: the others follow from the feeds. `head` is what the file says of itself, in
    pairs of an OPML element's name and its text. `cut` counts the outlines that lost an attribute,
    `left` those that were left out, as their addresses lead to nothing on the web.
    """

    feeds: tuple[Outline, ...]
    folders: tuple[OutlineFolder, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    cut: int = field(default=0, compare=False)
    left: int = field(default=0, compare=False)

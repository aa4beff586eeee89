"""Lists of subscriptions as readers exchange them: OPML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Attribute(NamedTuple):
    """What an outline says that means nothing here, as it stood in the file.

    A prefix in the name stands for `namespace`, an address.
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

    A feed stands in `feeds` once for each folder that it is in. `folders` are those of which more is to be
    told than that they hold feeds: what they are set to, or that they are empty. `head` is what the file says
    of itself, by the names of OPML. Of `cut` outlines not all was kept.
    """

    feeds: tuple[Outline, ...]
    folders: tuple[OutlineFolder, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    cut: int = field(default=0, compare=False)

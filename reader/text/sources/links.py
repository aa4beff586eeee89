"""Links in the text that lead to other sites: what an article shows where its information comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.model import Link, SourceKind
from reader.text.clean import canonical_url, host_of, safe_line, site_of
from reader.text.linkkinds import is_shop
from reader.text.outlets import outlets
from reader.text.sources.linknames import owner_of
from reader.text.sources.pages import telling_links
from reader.text.sources.passages import Found, Passage
from reader.text.sources.runs import Run

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Linked:
    """A link to another site: the source that it is by itself, and whom the text calls the page's owner."""

    link: Link
    own: Found
    owner: Found | None


def linked_sources(
    passages: Sequence[Passage], names: Mapping[int, Sequence[Run]], people: Iterable[str], url: str | None
) -> Iterator[Linked]:
    """Each link that leads to a page of another site than that of `url`, which says something and sells
    nothing.

    `names` are the runs of capitals of each passage by its number, `people` those whom the article quotes.
    """
    own = site_of(url) if url else ""
    by_number = {passage.number: passage for passage in passages}
    for link in telling_links((passage.number, passage.block) for passage in passages):
        if site_of(link.url) != own and not is_shop(link.url):
            passage, found = by_number[link.place.block], _found(link)
            unknown = found.kind is SourceKind.LINK and outlets().of_host(host_of(link.url)) is None
            owner = owner_of(passage, link, names[passage.number], people) if unknown else None
            yield Linked(link, found, owner)


def link_name(link: Link) -> str:
    """What a linked page that is no listed outlet's is called: its site without "www."."""
    return host_of(link.url).removeprefix("www.")


def longer_name(link: Link) -> str:
    """A name for one of several pages of a site: site and path, cut where it grows long."""
    parts = urlsplit(canonical_url(link.url))
    query = f"?{parts.query}" if parts.query else ""
    name = safe_line(link_name(link) + parts.path.rstrip("/") + query)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _found(link: Link) -> Found:
    """A link as a source of its own: the outlet's where its site is listed."""
    outlet = outlets().of_host(host_of(link.url))
    if outlet and outlet.kind != "network":
        return Found(outlet.name, outlet.source_kind, link.place, link.url)
    return Found(link_name(link), SourceKind.LINK, link.place, link.url)

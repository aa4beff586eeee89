"""Links in the text that lead to other sites: what an article shows where its information comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from reader.model import Block, BlockKind, Link, SourceKind, SpanKind
from reader.text.clean import canonical_url, host_of, safe_line, safe_url, site_of
from reader.text.outlets import outlets
from reader.text.sources.linknames import owner_of
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run

LONGEST_NAME = 200

_ASIDE_PATH = re.compile(
    r"^/(?:tags?|topics?|authors?|categor(?:y|ies)|people|by|profile|contributors?|staff|search|subscribe|login|signup"
    r"|sign-up|newsletters?|donate|about|contact|privacy|terms|share|sharer|intent|hashtag|submit)(?:/|\.|$|\?)",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:^|&)(?:v|id|fbid|story_fbid)=")
_SHORTENED = ("youtu.be", "t.co", "fb.watch")
_SHARING = re.compile(r"/(?:sharer|share|intent|sharearticle|submit|dialog)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Linked:
    """A link to another site: the source that it is by itself, and whom the text calls the page's owner."""

    link: Link
    own: Found
    owner: Found | None


def linked_sources(
    passages: Sequence[Passage], names: Mapping[int, Sequence[Run]], people: Iterable[str], url: str | None
) -> Iterator[Linked]:
    """Each link that leads to a page of another site than that of `url`, which says something.

    `names` are the runs of capitals of each passage by its number, `people` those whom the article quotes.
    """
    own = site_of(url) if url else ""
    aside = False
    for passage in passages:
        head = passage.low.strip(" :*#")
        if passage.block.kind is BlockKind.HEADING or head in phrases("other_heads"):
            aside = head in phrases("other_heads")
        if aside or passage.block.kind is BlockKind.CAPTION or _is_menu(passage.block):
            continue
        for span in passage.block.spans:
            target = safe_url(span.target) if span.kind is SpanKind.LINK else None
            if target and site_of(target) != own and not _is_aside(target):
                text = passage.text[span.start : span.end]
                link = Link(target, text, passage.place(span.start, span.end))
                found = _found(link)
                unknown = found.kind is SourceKind.LINK and outlets().of_host(host_of(target)) is None
                owner = owner_of(passage, link, names[passage.number], people) if unknown else None
                yield Linked(link, found, owner)


def _is_menu(block: Block) -> bool:
    """Whether a block is three links or more and no words between them, as menus and tag lists are."""
    links = [span for span in block.spans if span.kind is SpanKind.LINK]
    if len(links) < 3 or block.kind is BlockKind.TABLE:
        return False
    ends = [0, *(span.end for span in links)]
    gaps = (block.text[end : span.start] for end, span in zip(ends, links, strict=False))
    return sum(map(str.isalnum, "".join(gaps))) <= len(links)


def _is_aside(target: str) -> bool:
    """Whether an address is a topic, an author, a shop or a button rather than a page that says something."""
    parts = urlsplit(target)
    site = site_of(target)
    front = parts.path in ("", "/") and not parts.query
    network = outlets().of_host(host_of(target))
    button = bool(_SHARING.search(parts.path))
    shallow = "/" not in parts.path.strip("/") and not _POST.search(parts.query)
    profile = network is not None and network.kind == "network" and shallow and site not in _SHORTENED
    return (
        front
        or button
        or profile
        or bool(_ASIDE_PATH.search(parts.path))
        or site in phrases("aside_sites")
        or host_of(target) in phrases("aside_sites")
    )


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

"""The links of a text that lead to a page that says something, and the kind of each.

Menus, topics, authors, front pages and buttons are none; nor are links under "Related stories".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from reader.model import Block, BlockKind, Document, KnownLink, Link, LinkKind, LinkRule, Place, SpanKind
from reader.text.clean import host_of, safe_url, site_of
from reader.text.linkkinds import link_kind
from reader.text.outlets import outlets
from reader.text.sources.passages import phrases

_ASIDE_PATH = re.compile(
    r"^/(?:tags?|topics?|authors?|categor(?:y|ies)|people|by|profile|contributors?|staff|search|subscribe|login|signup"
    r"|sign-up|newsletters?|donate|about|contact|privacy|terms|share|sharer|intent|hashtag|submit)(?:/|\.|$|\?)",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:^|&)(?:v|id|fbid|story_fbid)=")
_SHORTENED = ("youtu.be", "t.co", "fb.watch")
_SHARING = re.compile(r"/(?:sharer|share|intent|sharearticle|submit|dialog)\b", re.IGNORECASE)
# A section: at most three words, none with a figure or of more than two parts ("/world/middle-east").
_SECTION = re.compile(r"(?:/[^\W\d_]+(?:[-_][^\W\d_]+)?){1,3}/?")


def known_links(document: Document, url: str | None, rules: Sequence[LinkRule] = ()) -> tuple[KnownLink, ...]:
    """The links of an article that stood at `url` with their kinds, in the order of the text.

    Those to sections of its own site are left out. `rules` are the user's own.
    """
    found = (
        KnownLink(link, link_kind(link.url, url, rules)) for link in telling_links(enumerate(document.blocks))
    )
    return tuple(
        each
        for each in found
        if each.kind is not LinkKind.OWN or not _SECTION.fullmatch(urlsplit(each.link.url).path)
    )


def telling_links(blocks: Iterable[tuple[int, Block]]) -> Iterator[Link]:
    """Each link of numbered blocks, its address made safe, that leads to a page that says something."""
    aside = False
    for number, block in blocks:
        head = block.text.lower().strip(" :*#")
        if block.kind is BlockKind.HEADING or head in phrases("other_heads"):
            aside = head in phrases("other_heads")
        if aside or block.kind is BlockKind.CAPTION or _is_menu(block):
            continue
        for span in block.spans:
            target = safe_url(span.target) if span.kind is SpanKind.LINK else None
            if target and not _is_aside(target):
                text = block.text[span.start : span.end]
                yield Link(target, text, Place(number, span.start, span.end))


def _is_menu(block: Block) -> bool:
    """Whether a block is three links or more and no words between them, as menus and tag lists are."""
    links = [span for span in block.spans if span.kind is SpanKind.LINK]
    if len(links) < 3 or block.kind is BlockKind.TABLE:
        return False
    ends = [0, *(span.end for span in links)]
    gaps = (block.text[end : span.start] for end, span in zip(ends, links, strict=False))
    return sum(map(str.isalnum, "".join(gaps))) <= len(links)


def _is_aside(target: str) -> bool:
    """Whether an address is a topic, an author or a button rather than a page that says something."""
    parts = urlsplit(target)
    front = parts.path in ("", "/") and not parts.query
    network = outlets().of_host(host_of(target))
    shallow = "/" not in parts.path.strip("/") and not _POST.search(parts.query)
    profile = network is not None and network.kind == "network" and shallow
    return (
        front
        or (profile and site_of(target) not in _SHORTENED)
        or bool(_SHARING.search(parts.path))
        or bool(_ASIDE_PATH.search(parts.path))
    )

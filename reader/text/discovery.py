"""Which feeds a web page names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from reader.model import FeedLink
from reader.text.clean import host_of, safe_line, safe_url, site_of
from reader.text.decode import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_LINKS = 50
LONGEST_TITLE = 500
WELL_KNOWN = (
    "feed",
    "rss",
    "feed.xml",
    "rss.xml",
    "atom.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
)
"""Where the makers of sites put feeds, below the site's root: for feeds that no page links."""

_FEED_TYPES = re.compile(r"application/(?:(?:x[.-])?(?:rss|atom)\+xml|rdf\+xml|feed\+json)", re.IGNORECASE)
_LOOSE_TYPES = ("text/xml", "application/xml", "application/json")
_FEED_PATH = re.compile(
    r"(?:/|^)(?:rss|atom|feeds?|rdf)(?:[./](?:xml|json|rdf|php|aspx))?/?$"
    r"|[./_-](?:rss|atom|rdf)(?:2?\.xml)?$|/(?:index|feed|rss|atom)\.(?:xml|rdf|json)$"
    r"|/feeds?/[^/]+(?:/[^/]+)?/?$|/(?:rss|atom)/[^/]+/?$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(r"(?:^|&)(?:feed|format|type|output)=(?:rss|atom|feed|rdf|json)", re.IGNORECASE)
_NAMES_FEED = re.compile("feed|rss|atom|rdf|json|index", re.IGNORECASE)
_FEED_WORDS = {"rss", "atom", "feed", "feeds"}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 4
"""Words in the name of a link that leads to feeds; a headline has more."""
_SHORT_NAME = 2
"""Words of a name in which the one for a feed may stand first; in longer ones it is the last."""
_MOST_CALLED = 3
_FEED_HOSTS = re.compile(r"^(?:feeds?|rss|feedpress|feeds2)\.")
_COMMENTS = re.compile("comment|kommentar|commentaire", re.IGNORECASE)


def feed_links(html: bytes | str, url: str) -> tuple[FeedLink, ...]:
    """The feeds a page names, those of its head first, feeds of comments last; empty when it names none.

    From the body come only links that look like feeds and lead to the page's own site or a host of feeds:
    buttons of other readers look like feeds too. At most 50.
    """
    root = _parsed(html)
    return () if root is None else feeds_of(root, url)


def called_feeds(html: bytes | str, url: str) -> tuple[str, ...]:
    """Where the links of a page's body lead that are called feeds ("RSS", "News feeds"), whatever their
    addresses look like: to feeds, or to pages that list them. Of the page's own site, at most 3."""
    root = _parsed(html)
    if root is None:
        return ()
    base = _base(root, url)
    found = dict.fromkeys(
        urldefrag(target).url
        for element in root.iter("a")
        if _called_feed(element) and (target := safe_url(element.get("href", ""), base)) and _own(target, url)
    )
    found.pop(urldefrag(url).url, None)
    return tuple(found)[:_MOST_CALLED]


def guesses(url: str) -> tuple[str, ...]:
    """Where a feed may stand that a page does not link: in the page's own folder, then at its site's root."""
    folder, root = urljoin(url, "."), urljoin(url, "/")
    below = () if folder == root else (urljoin(folder, WELL_KNOWN[0]),)
    return (*below, *(urljoin(root, path) for path in WELL_KNOWN))


def feeds_of(root: HtmlElement, url: str) -> tuple[FeedLink, ...]:
    """`feed_links` of a page that is parsed already."""
    base = _base(root, url)
    page_title = next((_title("".join(title.itertext())) for title in root.iter("title")), "")
    found: dict[str, FeedLink] = {}
    for link in (*_head_links(root, base), *_body_links(root, base, url)):
        found.setdefault(link.url, link if link.title else FeedLink(link.url, page_title or _title(link.url)))
    ordered = sorted(found.values(), key=lambda link: bool(_COMMENTS.search(link.title + link.url)))
    return tuple(ordered[:MOST_LINKS])


def _parsed(html: bytes | str) -> HtmlElement | None:
    from lxml import etree
    from lxml import html as parser

    text = decode(html) if isinstance(html, bytes) else html
    try:
        # A declared encoding is an error to lxml in a text that is decoded already.
        return parser.document_fromstring(
            text.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return None


def _base(root: HtmlElement, url: str) -> str:
    return next((safe_url(link.get("href", ""), url) for link in root.iter("base")), None) or url


def _called_feed(link: HtmlElement) -> bool:
    named = (link.get("title"), link.get("aria-label"), link.text_content(), *link.xpath(".//img/@alt"))
    return any(_is_feeds_name(name) for name in named if name)


def _is_feeds_name(name: str) -> bool:
    words = _WORD.findall(name[:LONGEST_TITLE].lower())
    if not words or len(words) > _LONGEST_NAME:
        return False
    # "Feed the poor" and "Cat feed prices rise" are headlines.
    told = words if len(words) <= _SHORT_NAME else words[-1:]
    return "rss" in words or not _FEED_WORDS.isdisjoint(told)


def _title(text: str) -> str:
    """As much of a title as is shown: a page may give one of any length to thousands of links."""
    return safe_line(text)[:LONGEST_TITLE]


def _head_links(root: HtmlElement, base: str) -> list[FeedLink]:
    links = []
    for element in root.iter("link"):
        kind = element.get("type", "").partition(";")[0].strip().lower()
        target = safe_url(element.get("href", ""), base)
        named = {"alternate", "feed"} & set(element.get("rel", "").lower().split())
        if not target or not named:
            continue
        if _FEED_TYPES.fullmatch(kind) or (kind in _LOOSE_TYPES and _like_feed(target)) or "feed" in named:
            links.append(FeedLink(target, _title(element.get("title", ""))))
    return links


def _body_links(root: HtmlElement, base: str, url: str) -> list[FeedLink]:
    links = []
    for element in root.iter("a"):
        address = element.get("href", "")
        if not _NAMES_FEED.search(address):  # a page has hundreds of links, and joining them takes longest
            continue
        target = safe_url(address, base)
        if target and _like_feed(target) and _own(target, url):
            links.append(FeedLink(target, _title(element.get("title") or "".join(element.itertext()))))
    return links


def _like_feed(target: str) -> bool:
    parts = urlsplit(target)
    return bool(
        _FEED_PATH.search(parts.path)
        or _FEED_QUERY.search(parts.query)
        or (_FEED_HOSTS.match(host_of(target)) and len(parts.path) > 1)
    )


def _own(target: str, url: str) -> bool:
    return site_of(target) == site_of(url) or bool(_FEED_HOSTS.match(host_of(target)))

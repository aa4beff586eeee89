"""Is this a feed, and of which family? Told from the first bytes, so that a web page is refused at once."""

from __future__ import annotations

import codecs
import re
from enum import Enum
from html import unescape

from reader.text.clean import safe_url

HEAD = 65_536
"""How many bytes are looked at: real feeds carry licence comments and style sheets before their root."""

_FEED_ROOTS = {"rss", "feed", "rdf"}
_FEEDS_ALONE = {"channel", "entry"}
"""Roots of feeds where nothing stands around them: CDF, and the document of one entry that Atom knows."""
_OTHER_ROOTS = {"html", "head", "body", "opml", "svg"}
_MARKUP = re.compile(r"<(?:(!--)|(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40}))")
_LINK = re.compile(r"<(?:[a-z]{1,9}:)?link\s([^<>]{1,2000})>", re.I)
_SELF = re.compile(r"""\brel\s?=\s?["']self["']""")
_HREF = re.compile(r"""\bhref\s?=\s?["']([^"']{1,1000})["']""")
_FEED_URL = re.compile(r'"feed_url"\s{0,9}:\s{0,9}"([^"]{1,1000})"')
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


class Format(Enum):
    """The families of feeds, each with a parser of its own."""

    XML = "xml"
    JSON = "json"
    OTHER = "other"


def format_of(body: bytes, content_type: str) -> Format:
    """The family of a feed; OTHER when the body is none."""
    head = _text(body[:HEAD]).lstrip("\ufeff\0 \t\r\n")
    if head.startswith("{"):
        named = b"jsonfeed.org/version/" in body or content_type.lower().startswith("application/feed+json")
        return Format.JSON if named else Format.OTHER
    return Format.XML if _has_feed_root(head) else Format.OTHER


def own_address(body: bytes) -> str | None:
    """The address that a feed gives as its own (`rel="self"`, or `feed_url`); None when it does not say."""
    head = _text(body[:HEAD])
    for link in _LINK.findall(head):
        if _SELF.search(link) and (found := _HREF.search(link)):
            return safe_url(unescape(found[1]))
    told = _FEED_URL.search(head)
    return safe_url(told[1].replace("\\/", "/")) if told else None


def _text(head: bytes) -> str:
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return head.decode(codec, "replace")
    return head.decode("latin-1")


def _has_feed_root(head: str) -> bool:
    """Whether a feed's root comes before a page's, whatever comments and warnings stand in front."""
    at, is_root = 0, True
    while match := _MARKUP.search(head, at):
        comment, name = match.groups()
        if comment:
            end = head.find("-->", match.end())
            if end < 0:
                return False
            at = end + 3
        elif name.lower() in _FEED_ROOTS or (is_root and name.lower() in _FEEDS_ALONE):
            return True
        elif name.lower() in _OTHER_ROOTS:
            return False
        else:
            at, is_root = match.end(), False
    return False

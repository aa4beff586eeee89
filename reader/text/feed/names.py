"""What the elements of feeds are called, whatever prefix a feed gives their namespaces."""

from __future__ import annotations

_OWN = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/atom/ns#",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
)
ATOM = _OWN[0]

_PREFIXES = dict.fromkeys(_OWN, "") | {
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
}

FIELDS = {
    "title": "title",
    "dc:title": "title",
    "media:title": "title",
    "link": "link",
    "feedburner:origlink": "feedburner_origlink",
    "guid": "id",
    "id": "id",
    "description": "summary",
    "abstract": "summary",
    "dc:description": "summary",
    "summary": "summary",
    "itunes:summary": "summary",
    "media:description": "summary",
    "content": "content",
    "content:encoded": "content",
    "author": "author",
    "dc:creator": "author",
    "dc:author": "author",
    "itunes:author": "author",
    "pubdate": "published",
    "published": "published",
    "issued": "published",
    "dcterms:issued": "published",
    "updated": "updated",
    "modified": "updated",
    "lastbuilddate": "updated",
    "dc:date": "updated",
    "dcterms:modified": "updated",
    "created": "created",
    "dcterms:created": "created",
    "language": "language",
    "dc:language": "language",
}
"""Elements whose text is taken, and the key it is kept under."""
TRANSPARENT = frozenset(("rss", "rdf:rdf", "feed", "channel", "media:group", "media:content"))
"""Elements that hold others and add nothing of their own."""
SKIPPED = frozenset(("image", "textinput", "source", "items", "itunes:owner", "contributor", "media:credit"))
"""Elements that hold a title, a link or a name which is not the feed's or the entry's."""
ENTRIES = frozenset(("item", "entry"))
STRANGE = frozenset(
    (
        *("body", "xhtml:body", "fullitem", "product", "tagline", "dc:contributor", "xhtml:div"),
        *("newlocation",),
    )
)
"""Elements whose meaning hangs on what stands around them."""


def standard_name(name: str) -> str | None:
    """The name of an element or attribute as expat gives it ("uri local prefix") in lower case: "dc:date".

    None for a name of an unknown namespace without a prefix, which means whatever it means.
    """
    uri, _, rest = name.rpartition(" ") if name.count(" ") < 2 else name.partition(" ")
    local, _, given = rest.partition(" ")
    if not uri:
        return name.lower()
    prefix = _PREFIXES.get(uri.lower(), given or None)
    if prefix is None:
        return None
    return f"{prefix}:{local}".lower() if prefix else local.lower()

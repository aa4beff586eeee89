"""Title, authors, site and date of a page: from JSON-LD, meta elements, then what is near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from reader.text.clean import host_of, safe_line, safe_url, site_of
from reader.text.extract.dates import first_date, iso_date
from reader.text.extract.guides import Guides, types_of
from reader.text.extract.parse import Element, words_of

_SEPARATOR = re.compile(r"\s+[|•·»›–—-]\s+|\s*[|»]\s*|\s+::\s+")
_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article.author",
    "og:article:author",
    "citation_author",
    "twitter:creator:name",
)
_DATE_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "article.published",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
)
_LATE_DATE_META = ("date", "article:modified_time", "og:updated_time", "last-modified")
_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|author-?name|autor|auteur|autore)(?:$|[\s_-])", re.I)
_BY = re.compile(
    r"^(?:written\s+|posted\s+|story\s+|words\s+|text\s+|reported\s+)?(?:by|von|par|por|di|door|av|af|przez|od)\b[:\s]*"
    r"|^(?:author|autor|auteur|autore|text|reporter|writer)s?\s*:\s*",
    re.I,
)
_BY_NAME = re.compile(r"(?i:by|von|par|por|di|door|av)\s+[^\W\d_a-zà-ÿ]")
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|&|•|·|\n|\s(?:and|und|et|y|e|en|og|och|i|with)\s)\s*")
_AFTER_NAME = re.compile(r"\s*(?:[|•·(\[]|\s[-–—]\s|,?\s(?:published|updated|posted|last\s)).*$", re.I)
_ROLE = re.compile(
    r"\s(?:(?:senior|staff|chief|former|head|special|deputy|managing|associate|contributing|guest|political)\s"
    r"|(?:reporter|editor|correspondent|writer|columnist|author|consultant)\b).*$",
    re.I,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|\b(?:staff|admin|administrator|editor|editors|editorial|team|newsroom|redaktion|redacción|"
    r"redação|rédaction|redazione|desk|webmaster|guest|user|contributors?|read more|authors?|"
    r"online|web|press release|news service)\b",
    re.I,
)
_NEAR_HEADLINE = 250


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; the unknown is empty or None. Dates are ISO 8601."""

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    canonical: str | None = None


def read_metadata(root: Element, guides: Guides, url: str) -> Metadata:
    """The metadata of a page that is parsed but not tidied."""
    headlines = [safe_line(words_of(heading)) for heading in _headlines(root)]
    site = _site(guides, url)
    near = _near_headline(root)
    return Metadata(
        _title(guides, headlines, site),
        _authors(guides, near, site, url),
        site,
        _published(guides, near, url),
        _canonical(root, guides, url),
    )


def _headlines(root: Element) -> list[Element]:
    return [heading for heading in root.iter("h1") if words_of(heading)]


def _site(guides: Guides, url: str) -> str | None:
    named = guides.meta.get("og:site_name") or guides.meta.get("application-name") or ""
    publisher = guides.article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        named = named or publisher["name"]
    return safe_line(named)[:100] or site_of(url) or None


def _title(guides: Guides, headlines: list[str], site: str | None) -> str:
    """The headline that the page's own title says too; else that title, the site's name off."""
    given = [guides.meta.get("og:title"), guides.article.get("headline"), guides.meta.get("twitter:title")]
    names = [_plain(name) for name in (*given, guides.title) if isinstance(name, str) and name.strip()]
    folded = " ".join(names).casefold()
    for headline in headlines:
        if len(headline) > 8 and headline.casefold() in folded and not _is_site(headline, site, names):
            return headline
    titles = [_without_site(name, site) for name in names]
    for headline in headlines:
        for title in titles:
            if _alike(headline, title):
                return title if headline.casefold().startswith(title.casefold()) else headline
    long_headlines = [headline for headline in headlines if len(headline.split()) > 3]
    if len(long_headlines) == 1 and len(headlines) == 1:
        return long_headlines[0]
    return titles[0] if titles else next(iter(headlines), "")


def _is_site(headline: str, site: str | None, names: list[str]) -> bool:
    """Whether a headline is the site's name, or a few words of a title that has many more."""
    folded = headline.casefold()
    if folded == (site or "").casefold():
        return True
    words = len(headline.split())
    return words <= 3 and any(len(name.split()) > 2 * words + 1 for name in names)


def _plain(text: str) -> str:
    """A text of a page's data on one line; some of it is escaped twice."""
    return safe_line(unescape(unescape(text)))


def _alike(one: str, other: str) -> bool:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words) > 2 and len(words & others) * 10 >= 6 * len(words | others)


def _without_site(title: str, site: str | None) -> str:
    """The title without the name of its site at either end."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    longest = max(parts, key=len)
    names = {(site or "").casefold(), re.sub(r"\W", "", (site or "").casefold())}
    for edge, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
        folded = edge.casefold()
        if (
            folded in names
            or re.sub(r"\W", "", folded) in names
            or len(edge.split()) <= 3 < len(longest.split())
        ):
            return rest.strip(" \t|•·»›–—-:")
    return title


def _authors(guides: Guides, near: list[Element], site: str | None, url: str) -> tuple[str, ...]:
    sites = {name.casefold() for name in (site, host_of(url), site_of(url)) if name}
    for sure, names in _author_lists(guides, near):
        people: list[str] = []
        for name in names:
            for part in _people_of(name):
                known = sure or (part.casefold() not in sites and " " in part)
                if known and is_person(part) and part not in people:
                    people.append(part)
        if people:
            return tuple(people[:8])
    return ()


def _people_of(byline: str) -> Iterator[str]:
    """The names in a byline, without "By" and what follows a name."""
    line = _plain(byline)
    if line.startswith(("http:", "https:", "//")):
        return
    for part in _BETWEEN.split(_AFTER_NAME.sub("", _BY.sub("", line))):
        yield _ROLE.sub("", _BY.sub("", part)).strip(" .,:")


def is_person(name: str) -> bool:
    """Whether a name can be that of a person: two words or so, no address, no desk, no date."""
    words = name.split()
    if not 1 < len(words) <= 5 or len(name) > 60 or _NO_NAME.search(name):
        return len(words) == 1 and 1 < len(name) <= 20 and name[0].isalpha() and not _NO_NAME.search(name)
    return not words[0][0].islower()


def _author_lists(guides: Guides, near: list[Element]) -> Iterator[tuple[bool, list[str]]]:
    """Lists of names, the surest first, and whether each is said to be of people."""
    for key in ("author", "creator"):
        yield True, list(_names(guides.article.get(key), guides))
    for name in _AUTHOR_META:
        if name in guides.meta:
            yield False, [guides.meta[name]]
    marked = [e for e in near if e.get("itemprop") == "author" or "author" in (e.get("rel") or "").split()]
    yield False, [words_of(element) for element in marked if len(words_of(element)) < 100]
    for element in near:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(names) < 300 and _BYLINE.search(names) and 3 < len(words_of(element)) < 120:
            yield False, [words_of(element)]
    for element in near:
        text = words_of(element) if not len(element) or element.tag in ("p", "span", "div", "address") else ""
        if 5 < len(text) < 80 and _BY_NAME.match(text):
            yield False, [text]


def _names(value: Any, guides: Guides) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            name = item.get("name")
            if name is None and "@id" in item:
                name = next(
                    (n.get("name") for n in guides.nodes if n.get("@id") == item["@id"] and "name" in n), None
                )
            if "Organization" not in types_of(item):
                yield from (
                    part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str)
                )


def _published(guides: Guides, near: list[Element], url: str) -> str | None:
    return next(filter(None, _dates(guides, near, url)), None)


def _dates(guides: Guides, near: list[Element], url: str) -> Iterator[str | None]:
    """Dates of the page, the surest first; a time of change is the last resort."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield iso_date(guides.article.get(key))
    for name in _DATE_META:
        yield iso_date(guides.meta.get(name))
    for element in near:
        yield iso_date(element.get("datetime")) if element.tag == "time" else None
        yield iso_date(element.get("content")) if element.get("itemprop") == "datePublished" else None
    in_address = re.search(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:\D|$)", url)
    if in_address:
        yield iso_date("-".join(in_address.groups()))
    texts = (
        words_of(element) for element in near if element.tag in ("time", "span", "p", "div", "small", "li")
    )
    yield from (first_date(text) for text in texts if 5 < len(text) < 90)
    for node in guides.nodes:
        yield iso_date(node.get("datePublished"))
    for name in _LATE_DATE_META:
        yield iso_date(guides.meta.get(name))


def _near_headline(root: Element) -> list[Element]:
    """The elements after the headline, and some before it: where bylines and dates stand."""
    body = root.find("body")
    elements = list(
        body.iter("time", "span", "p", "div", "a", "small", "li", "address", "h1", "meta", "cite", "b")
    )
    at = next((n for n, e in enumerate(elements) if e.tag == "h1" and len(words_of(e)) > 8), 0)
    after = elements[at : at + _NEAR_HEADLINE]
    return [e for e in (*after, *reversed(elements[max(0, at - 60) : at])) if e.tag != "h1"]


def _canonical(root: Element, guides: Guides, url: str) -> str | None:
    """The address the page gives as its own, if it is one of the same site."""
    links = [e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    for address in (*links, guides.meta.get("og:url", "")):
        found = safe_url(address, url) if address else None
        if found and site_of(found) == site_of(url):
            return found
    return None

"""Who wrote the article of a page: the names that it gives as its authors', and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from reader.text.bylines import by_words, people_of
from reader.text.clean import host_of, safe_line, site_of
from reader.text.extract.guides import Guides, types_of
from reader.text.extract.parse import Element, words_of
from reader.text.lexicon import word_lists

MOST = 8
_META = (
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
    "cxenseparse:author",
    "cxenseparse:recs:author",
    "twitter:creator:name",
    "twitter:data1",
)
_NAMED = re.compile(
    r"by-?lines?|authors?|autor|autora|auteurs?|autore|writer|skribent|forfatter|yazar|penulis"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = re.compile(r"[\s_-]+")
_LONGEST = 120


def authors_of(
    guides: Guides, near: Sequence[Element], site: str | None, url: str, headline: str = ""
) -> tuple[str, ...]:
    """The names of the people who wrote the article, at most eight; none where the page names nobody.

    `near` are the elements around the headline, the nearest first. Not an author: the site itself, an
    address, a desk ("Staff"), whoever is named for having reviewed the text or taken the pictures.
    """
    houses = {_bare(name) for name in (site, host_of(url), site_of(url), site_of(url).split(".")[0]) if name}
    houses |= _organisations(guides)
    for least, names in _lists(guides, near):
        people: list[str] = []
        for part in (part for name in names for part in people_of(name) if len(part.split()) >= least):
            if part not in people and not _is_house(part, houses) and part.casefold() not in headline:
                people.append(part)
        if people:
            return tuple(people[:MOST])
    return ()


def _is_house(name: str, houses: set[str]) -> bool:
    """Whether a name is that of the site, and not of somebody whose site bears the name."""
    first, _, rest = name.casefold().partition(" ")
    return _bare(name) in houses and not (
        rest and any(first in names for names in word_lists("first_names").values())
    )


def _organisations(guides: Guides) -> set[str]:
    """The names of the organisations that the page's data speaks of, as they are compared."""
    return {
        _bare(node["name"])
        for node in guides.nodes
        if isinstance(node.get("name"), str) and types_of(node).endswith("Organization")
    }


def _bare(name: str) -> str:
    """A name as it is compared with that of a site: letters and digits alone, no article before."""
    return re.sub(r"[\W_]|^the\s", "", name.casefold())


def _lists(guides: Guides, near: Sequence[Element]) -> Iterator[tuple[int, Iterable[str]]]:
    """Lists of names, the surest first, and how many words a name of each has at least."""
    for key in ("author", "creator"):
        yield 1, _given(guides.article.get(key), guides)
    for name in _META:
        if name in guides.meta and not (name == "twitter:data1" and _counts(guides.meta[name])):
            yield 1, [guides.meta[name]]
    yield 1, [text for e in near if _marked(e) for text in _texts(e)]
    yield from ((1, _linked_beside(e)) for e in near if e.tag == "a" and _leads_to_author(e))
    yield from ((2, _texts(e)) for e in near if _is_named(e))
    for element in near:
        text = words_of(element) if not len(element) or element.tag in ("p", "span", "div", "address") else ""
        said = by_words().match(text) if 5 < len(text) < 80 else None
        if said and text[said.end() : said.end() + 1].isupper():
            yield 2, [text]


def _counts(text: str) -> bool:
    """Whether a label gives no name but a number, such as the minutes of reading."""
    return any(map(str.isdigit, text))


def _marked(element: Element) -> bool:
    return element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()


def _leads_to_author(link: Element) -> bool:
    try:
        path = urlsplit(link.get("href") or "").path
    except ValueError:
        return False
    steps = [step.casefold() for step in path.split("/") if step]
    return len(steps) > 1 and not word_lists("bylines")["paths"].isdisjoint(steps[:-1])


def _linked_beside(link: Element) -> list[str]:
    """The texts of the links to authors in the element around one of them."""
    return [words_of(other) for other in link.getparent().iter("a") if _leads_to_author(other)]


def _is_named(element: Element) -> bool:
    """Whether the names of an element say that it holds a byline."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) > 300 or not _NAMED.search(names.casefold()):
        return False
    parts = _NAMES.split(_CAMEL.sub(" ", names).casefold())
    return any(_NAMED.fullmatch(part) for part in parts) and 2 < len(words_of(element)) < _LONGEST


def _texts(element: Element) -> list[str]:
    """The names in an element: those of its links, else the first of its texts that is one."""
    links = [words_of(link) for link in element.iter("a") if link is not element]
    named = [text for text in links if any(people_of(text))]
    if named:
        return named
    texts = [safe_line(text) for text in element.itertext() if text.strip()]
    # "By" and the name often stand in elements of their own.
    first = next((text for text in texts if any(people_of(text))), "")
    return [first] if first else [words_of(element)] if len(texts) > 1 else []


def _given(value: Any, guides: Guides) -> Iterator[str]:
    """The names that JSON-LD gives, but those of organisations."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and "Organization" not in types_of(item):
            name = item.get("name")
            if name is None and "@id" in item:
                known = (n["name"] for n in guides.nodes if n.get("@id") == item["@id"] and "name" in n)
                name = next(known, None)
            yield from (
                part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str)
            )

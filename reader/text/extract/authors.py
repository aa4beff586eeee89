"""Who wrote the article of a page: the names that it gives as its authors', and nobody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from reader.text.bylines import by_words, is_address, is_person, is_titled, is_whole, people_of
from reader.text.extract.authorlinks import first_named, in_card, is_for_else, leads_to_author, linked_beside
from reader.text.extract.blocks import CAMEL
from reader.text.extract.dates import first_date
from reader.text.extract.guides import Guides, types_of
from reader.text.extract.parse import Element, naming, short_line, short_texts, words, words_of
from reader.text.extract.surroundings import Surroundings
from reader.text.lexicon import first_names, word_lists

MOST = 8
_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "citation_authors",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article.author",
    "articleauthor",
    "og:article:author",
    "cxenseparse:author",
    "cxenseparse:recs:author",
    "twitter:creator:name",
    "twitter:data1",
)
_NAMED = re.compile(
    r"by-?lines?|authors?|author-?lines?|author-?names?|autor(?:e?n|a|es?|i|in|ka)?|auteurs?|avtor|szerzok?|verfasser|kirjoittaja|toimittaja|writer"
    r"|skribent|forfatter|yazar|muhabir|penulis|firma|signature|journalistes?|periodista|redacteur|redattore"
)
_NAMING = ("class", "id", "data-testid", "data-component", "data-qa")
_SIGNED = frozenset(("firma", "signature"))
"""Names of elements for whoever signs, and for firms and what is called so."""
_ABOUT = frozenset(("bio", "biography", "description", "location", "place", "role", "job", "position"))
"""Names of elements for what is said of an author: degrees, roles and places, which look like names."""
_OF_CONTACT = frozenset(("address",))
"""The element that HTML has for whom to turn to about an article."""
_NAMES = re.compile(r"[\s_-]+")
_LAST_NAME_FIRST = ("citation_authors", "citation_author", "dc.creator", "dcterms.creator")
_LINES = ("p", "span", "div", "address", "h3", "h4", "h5", "h6", "li")
_LONGEST = 120
_LONGEST_LINE = 80
_CLOSE = 60
_HANDLE = re.compile(r"[a-zà-ÿ]{2,20}(?:[ ._][a-zà-ÿ]{1,20}){0,2}")
_LOOKS, _LINKED, _TOLD = range(3)
"""How far names can be trusted: they look like a byline, lead to an author's page, are told to be one's."""
_CLOSING = re.compile(r"[(（【\[]([^()（）【】\[\]]{4,50})[)）】\]](?:\s?\w{3,10}/?|[\s.。]{0,3})$")
"""Brackets that end a text, perhaps with the word that agencies end theirs with."""
_TAGLINE = re.compile(r"\s[|·•~–—-]\s|:\s")
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.I)
_PARAGRAPH = 60
"""Characters of the shortest paragraph of running text before a name at the foot."""
_ARTICLES = words("the der die das le la les el il lo o a de het")
"""What the name of a paper begins with and that of its site need not: "Der Bote" at bote.example."""
_FIRST = 15
"""Elements behind the headline among which its own byline stands."""
_BESIDE = 3
"""Words of a byline beside the names: "Written by", "and"."""
_FEW = 4
"""Elements in a byline at the foot; more are a box of many things."""


def authors_of(guides: Guides, around: Surroundings, headline: str = "") -> tuple[str, ...]:
    """The names of the people who wrote the article, at most eight; none where the page names nobody.

    Not an author: the site itself, an address, a desk ("Staff"), whoever is named for having reviewed the
    text or taken the pictures. Where the page's data tells an author, and that is no person, nobody is taken
    from the cards of other stories.
    """
    houses = {_bare(name) for name in (*_with_first(around.names), *_organisations(guides)) if name}
    found: list[str] = []
    told, nobody = False, bool(guides.article.get("author"))
    for trust, listed, element in _lists(guides, around):
        if nobody and not found and element is not None and in_card(element):
            continue
        listed = list(listed)
        names = [n for n in listed if not _has_site(n, around.names) and not _is_house(n, houses)]
        told = told or (trust == _TOLD and any(name and not is_address(name) for name in names))
        people = dict.fromkeys(
            part
            for name in names
            for part in people_of(name)
            if not _is_house(part, houses)
            and (trust or is_whole(part))
            and (trust == _TOLD or part.casefold() not in headline)
            and (trust != _LOOKS or not told or _known(part))  # who is told may be a desk: then nobody is
        )
        found = [_fuller(name, people) for name in found] or list(people)
        nobody = nobody or (trust == _TOLD and any(listed))
        if found and all(" " in name for name in found):
            break
    near, rest = list(around.near[:_FIRST]), list(around.rest())
    if nobody and not found:
        near, rest = ([e for e in some if not in_card(e)] for some in (near, rest))
    found = _as_shown(found, [name for name in _byline(near) if not _is_house(name, houses)])
    found = found or _at_foot(rest, houses) or list(_handles(guides, houses))
    found = found or list(_signing((*around.near, *around.rest())))
    found = found or _in_closing_brackets((*around.near, *around.rest()))
    return tuple(found[:MOST])


def _as_shown(told: list[str], shown: list[str]) -> list[str]:
    """The names by the headline where the data names nobody of them, or some of them; else those told.

    Data often names who put the text into the system, or the first of several authors.
    """
    if not shown:
        return told
    known = {word for name in told for word in name.casefold().split()}
    strangers = all(known.isdisjoint(name.casefold().split()) for name in shown)
    surely = any(map(_known, shown)) or not any(" " in name for name in told)
    return shown if (strangers and surely) or set(told) < set(shown) else told


def _byline(near: Iterable[Element]) -> list[str]:
    """The whole names in the first line by the headline that begins as bylines do and names people alone."""
    for element in near:
        if not all(map(leads_to_author, element.iterancestors("a"))):
            continue  # it is that of the story which the link leads to
        line = " ".join(short_texts(element, _LONGEST))
        said = by_words().match(line)
        people = list(people_of(line)) if said and not said["other"] else []
        if people and all(" " in name for name in people):
            until = line[: line.rfind(people[-1]) + len(people[-1])]  # behind the last name there are roles
            beside = len(until.split()) - sum(len(name.split()) for name in people)
            return people if beside <= _BESIDE else people[:1]
    return []


def _fuller(name: str, others: Iterable[str]) -> str:
    """The whole name of somebody who is named by one word, where the page has it elsewhere."""
    return next((other for other in others if " " not in name and name in other.split()), name)


def _at_foot(rest: Sequence[Element], houses: set[str]) -> list[str]:
    """The names of a byline behind the text; none where there are several, as in lists of stories."""
    ways = (
        (_texts(e) for e in rest if _marked(e)),
        ([first_named(e)] for e in rest if e.tag == "a" and leads_to_author(e)),
        (said for e in rest if e.tag in _LINES and len(e) < _FEW and (said := _said_in(e))),
    )
    for way in ways:
        claims = (tuple(part for name in names for part in people_of(name)) for names in way)
        different = {claim for claim in claims if claim and all(" " in name for name in claim)}
        people = [name for claim in different for name in claim if not _is_house(name, houses)]
        if len(different) == 1 and people:
            return people
    return []


def _signing(elements: Iterable[Element]) -> Iterator[str]:
    """The name alone below the last paragraph: at the right edge, with an agency, or in bold and known."""
    for element in elements:
        line = short_line(element, _LONGEST_LINE) if element.tag == "p" else ""
        line, agency = _of_agency(line)
        if not is_whole(line) or not _ends_text(element):
            continue
        bold = next(element.iter("strong", "b", "em"), None)
        aside = _RIGHT.search(element.get("style") or "") or element.get("align") == "right"
        if aside or agency or (bold is not None and words_of(bold) == line and _known(line)):
            yield line
            return


def _of_agency(line: str) -> tuple[str, bool]:
    """A line without the agency that stands in brackets at its end, and whether there is one."""
    name, _, behind = line.rstrip(" .").rpartition(" (")
    found = behind.endswith(")") and behind.casefold().strip(")") in word_lists("bylines")["agencies"]
    return (name, True) if found else (line, False)


def _in_closing_brackets(elements: Iterable[Element]) -> list[str]:
    """The whole names of the byline in brackets that ends a paragraph: "(By Ann Lee)"; none of several."""
    different: set[tuple[str, ...]] = set()
    for element in elements:
        found = _CLOSING.search(words_of(element)[-_LONGEST_LINE:]) if element.tag == "p" else None
        said = by_words().match(found[1]) if found else None
        if found and said and not said["other"]:
            different.add(tuple(filter(is_whole, people_of(found[1]))))
    return list(different.pop()) if len(different) == 1 else []


def _ends_text(element: Element) -> bool:
    """Whether an element stands right behind a paragraph of running text, and before none in the same one."""
    before = element.getprevious()
    if before is None or before.tag != "p" or len(words_of(before)) < _PARAGRAPH:
        return False
    return all(len(words_of(after)) < _PARAGRAPH for after in element.itersiblings("p"))


def _with_first(names: Iterable[str]) -> Iterator[str]:
    """The names of a site, and what stands before a motto in one: "Harbour Post - News of the Coast"."""
    for name in names:
        yield name
        first, *rest = _TAGLINE.split(name, maxsplit=1)
        if rest and len(rest[0].split()) > _BESIDE - 1:
            yield first


def _has_site(name: str, sites: Sequence[str]) -> bool:
    """Whether a name has the address of the page's own site in it: "Harbour Post (www.post.example)"."""
    return "@" not in name and any("." in site and site in name.casefold() for site in sites)


def _is_house(name: str, houses: set[str]) -> bool:
    """Whether a name is that of the site, and not of somebody whose site bears the name."""
    first, _, rest = name.partition(" ")
    bares = {_bare(name), _bare(rest) if first.casefold() in _ARTICLES else ""}
    return not houses.isdisjoint(bares) and not _known(name)


def _organisations(guides: Guides) -> Iterator[str]:
    """The names of the organisations that the page's data speaks of; a person who is a site is none."""
    for node in guides.nodes:
        kinds = types_of(node)
        if isinstance(node.get("name"), str) and kinds.endswith("Organization") and "Person" not in kinds:
            yield node["name"]


def _bare(name: str) -> str:
    """A name as it is compared with that of a site: letters and digits alone, no accents or article."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return re.sub(r"[\W_]|^the", "", plain.casefold())


def _lists(guides: Guides, around: Surroundings) -> Iterator[tuple[int, Iterable[str], Element | None]]:
    """Lists of names, the surest first, how far each is to be trusted, and the element that only looks so."""
    for key in ("author", "creator"):
        yield _TOLD, _given(guides.article.get(key), guides), None
    for name in _META:
        if name in guides.meta and not (name == "twitter:data1" and _counts(guides.meta[name])):
            every = guides.every[name]
            yield _TOLD, map(_forward, every) if name in _LAST_NAME_FIRST else every, None
    marked = (e for e in (*around.near, *around.elsewhere) if _marked(e))
    yield _TOLD, [text for e in marked for text in _texts(e)], None
    yield from ((_LINKED, linked_beside(e), e) for e in around.near if e.tag == "a" and leads_to_author(e))
    yield from ((_LOOKS, _texts(e), e) for e in around.near if _is_named(e))
    yield from ((_LOOKS, _said_in(e), e) for e in around.near if not len(e) or e.tag in _LINES)
    yield from ((_LOOKS, _dated(e), e) for e in around.near[:_CLOSE])


def _handles(guides: Guides, houses: set[str]) -> Iterator[str]:
    """The name that an author goes by on the site, where the page's data has no other: in small letters."""
    given = dict.fromkeys((*_given(guides.article.get("author"), guides), *guides.every.get("author", ())))
    for name in given:
        if (
            _HANDLE.fullmatch(name)
            and not is_address(name)
            and is_person(name.title())
            and not _is_house(name, houses)
        ):
            yield name.title() if " " in name else name


def _forward(name: str) -> str:
    """A name as it is spoken: "Ann Lee" of "Lee, Ann", but two names as they are."""
    last, comma, first = name.partition(",")
    one = comma and "," not in first and (" " not in last or last[0].islower())
    return f"{first.strip()} {last}" if one else name


def _said_in(element: Element) -> list[str]:
    """The names in an element whose text begins as bylines do."""
    texts = short_texts(element, _LONGEST_LINE)
    if not texts:
        return []
    said = by_words().match(f"{texts[0]} ")
    if said is None and is_titled(texts[0]):
        return texts[:1]
    if said is None:
        labelled = texts[0].casefold().strip(" :") in word_lists("bylines")["labels"]
        return (list(takewhile(is_whole, texts[1:])) or texts[1:2]) if labelled else []
    if said.end() > len(texts[0]):
        return list(_joined(texts[1:]))
    first = texts[0][said.end()]
    return texts[:1] if first.isalpha() and first == first.title() else []


def _joined(texts: Sequence[str]) -> Iterator[str]:
    """The first of the texts of a line, and each that a comma or an "and" joins to it."""
    yield from texts[:1]
    for joint, text in zip(texts[1::2], texts[2::2], strict=False):
        if joint.strip(" ,&/") and joint.casefold() not in word_lists("bylines")["between"]:
            return
        yield text


def _dated(element: Element) -> list[str]:
    """The names in a line with a date, by a first name that is known."""
    texts = short_texts(element, _LONGEST)
    if not first_date(" ".join(texts)):
        return []
    return next((people for text in texts if (people := list(people_of(text))) and _known(people[0])), [])


def _known(name: str) -> bool:
    first, _, rest = name.casefold().partition(" ")
    return bool(rest) and first in first_names()


def _counts(text: str) -> bool:
    """Whether a label gives no name but a number, such as the minutes of reading."""
    return any(map(str.isdigit, text))


def _marked(element: Element) -> bool:
    return element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split()


def _is_named(element: Element) -> bool:
    """Whether the names of an element say that it holds a byline."""
    names = naming(element, *_NAMING)
    if len(names) > 300 or not (_NAMED.search(names.casefold()) or element.tag in _OF_CONTACT):
        return False
    parts = _NAMES.split(CAMEL.sub(" ", names).casefold())
    named = {part for part in parts if _NAMED.fullmatch(part)} if _ABOUT.isdisjoint(parts) else set()
    line = short_line(element, _LONGEST) if named or element.tag in _OF_CONTACT else ""
    if element.tag in _OF_CONTACT and (by_words().match(line) or next(element.iter("a"), None) is not None):
        named = named | _OF_CONTACT  # others are places: "Charles Street"
    surely = named - _SIGNED or by_words().match(line) or any(map(_known, people_of(line)))
    return bool(named) and len(line) > 2 and bool(surely)


def _texts(element: Element) -> list[str]:
    """The names in an element: the first of its texts that is one; if that is a link, those of all links."""
    # "By" and the name often stand in elements of their own.
    texts = [" ".join(text.split()) for text in element.itertext() if not text.isspace()]
    first = next((text for text in texts if any(people_of(text))), "")
    linked = [link for link in element.iter("a") if link is not element]
    links = [first_named(link) for link in linked if not is_for_else(link)]
    if " " not in first and any(_is_desk(text) for text in texts[: texts.index(first) if first else 0]):
        return []  # behind a desk stands where it is
    joined = list(_joined(texts[texts.index(first) :])) if first else []
    if first in links:
        more = set(links) < set(joined) and len(links) == len(linked)
        return joined if more else [name for name in links if name]
    if first:
        return joined
    return [" ".join(texts)] if len(texts) > 1 else []


def _is_desk(text: str) -> bool:
    """Whether a text is the name of a desk, and not a word that leads to a name."""
    words = text.casefold().split()
    return len(words) > 1 and not word_lists("bylines")["nobody"].isdisjoint(words)


def _given(value: Any, guides: Guides) -> Iterator[str]:
    """The names that JSON-LD gives, but those of organisations."""
    value = value.get("@list", value) if isinstance(value, dict) else value
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and _may_be_person(item):
            name = item.get("name")
            if name is None and "@id" in item:
                known = (n["name"] for n in guides.nodes if n.get("@id") == item["@id"] and "name" in n)
                name = next(known, None)
            yield from (
                part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str)
            )


def _may_be_person(node: dict[str, Any]) -> bool:
    kinds = types_of(node)
    return "Person" in kinds or "Organization" not in kinds

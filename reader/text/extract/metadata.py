"""What a page says of its article: from JSON-LD, meta elements, then what is near the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from reader.text.clean import safe_line, safe_url, site_of
from reader.text.extract.authors import authors_of
from reader.text.extract.blocks import naming_of
from reader.text.extract.dating import published, updated
from reader.text.extract.guides import Guides
from reader.text.extract.parse import Element, words_of

_SEPARATOR = re.compile(r"\s+[|•·»›–—-]\s+|\s*[|»]\s*|\s+::\s+")
_NEAR_HEADLINE = 250
_JUST_BEHIND = 100
_BEFORE = 60
_PROSE = 200
_PICTURED = ("figure", "figcaption")
_ELSEWHERE = naming_of("recirculation") | naming_of("disqus")
_LOGO = re.compile(r"logo|placeholder|favicon|default[-_.]|blank\.", re.I)
_LONGEST_SECTION = 60
_SECTION_META = (
    "article:section",
    "og:section",
    "parsely-section",
    "sailthru.section",
    "cxenseparse:section",
    "section",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; the unknown is empty or None. Dates are ISO 8601."""

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    image: str | None = None
    canonical: str | None = None


def read_metadata(root: Element, guides: Guides, url: str) -> Metadata:
    """The metadata of a page that is parsed but not tidied."""
    headlines = [safe_line(words_of(heading)) for heading in _headlines(root)]
    site = _site(guides, url)
    title = _title(guides, headlines, site)
    near = _near_headline(root, title)
    date = published(guides, near, url)
    return Metadata(
        title,
        authors_of(guides, near, site, url, title.casefold()),
        site,
        date,
        updated(guides, near, date),
        _section(guides),
        _image(guides, url),
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


def _near_headline(root: Element, title: str) -> list[Element]:
    """The elements around the headline, where bylines and dates stand, the nearest first.

    Those between the headline and the first paragraph come first, then those before it, nearest first. Boxes
    of other stories, menus and comments come last; captions are not among them.
    """
    body = root.find("body")
    tags = (
        "time",
        "span",
        "p",
        "div",
        "a",
        "small",
        "li",
        "address",
        "h1",
        "h2",
        "meta",
        "cite",
        "b",
        "strong",
        "em",
        "dd",
    )
    elements = list(body.iter(*tags))
    at = _headline_at(elements, title)
    behind = elements[at : at + _NEAR_HEADLINE]
    prose = (n for n, e in enumerate(behind) if e.tag == "p" and len(words_of(e)) > _PROSE)
    first = min(next(prose, _JUST_BEHIND), _JUST_BEHIND)
    ordered = [*behind[:first], *reversed(elements[max(0, at - _BEFORE) : at]), *behind[first:]]
    elsewhere = dict.fromkeys((body, *elements[at].iterancestors()) if elements else (), False)
    beside = [
        e for e in ordered if e.tag not in ("h1", "h2") and next(e.iterancestors(*_PICTURED), None) is None
    ]
    return sorted(beside, key=lambda element: _is_elsewhere(element, elsewhere))


def _headline_at(elements: list[Element], title: str) -> int:
    headlines = [(n, words_of(e).casefold()) for n, e in enumerate(elements) if e.tag in ("h1", "h2")]
    first = [n for n, text in headlines if elements[n].tag == "h1" and len(text) > 8]
    same = [n for n, text in headlines if text == title.casefold()]
    like = (n for n, e in enumerate(elements) if e.text and e.text.strip() == title)
    return same[0] if same else first[0] if first else next(like, 0)


def _is_elsewhere(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element stands in a part of the page that is not the article's."""
    above = []
    found = False
    for holder in (element, *element.iterancestors()):
        if holder in known:
            found = known[holder]
            break
        above.append(holder)
        names = f"{holder.get('class') or ''} {holder.get('id') or ''}"
        if holder.tag in ("nav", "footer") or (holder.tag != "body" and naming_of(names) & _ELSEWHERE):
            found = True
            break
    known.update(dict.fromkeys(above, found))
    return found


def _image(guides: Guides, url: str) -> str | None:
    """The address of the picture that the page gives for its article."""
    given = guides.article.get("image")
    first = given[0] if isinstance(given, list) and given else given
    named = first.get("url") or first.get("contentUrl") if isinstance(first, dict) else first
    for address in (guides.meta.get("og:image"), named, guides.meta.get("twitter:image")):
        found = safe_url(address, url) if isinstance(address, str) and address else None
        if found and not _LOGO.search(found):
            return found
    return None


def _section(guides: Guides) -> str | None:
    """The part of the paper that the article stands in, as the page names it."""
    given = guides.article.get("articleSection")
    first = given[0] if isinstance(given, list) and given else given
    for name in (first, *(guides.meta.get(key) for key in _SECTION_META)):
        if isinstance(name, str) and 1 < len(_plain(name)) <= _LONGEST_SECTION:
            return _plain(name)
    return None


def _canonical(root: Element, guides: Guides, url: str) -> str | None:
    """The address the page gives as its own, if it is one of the same site."""
    links = [e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    for address in (*links, guides.meta.get("og:url", "")):
        found = safe_url(address, url) if address else None
        if found and site_of(found) == site_of(url):
            return found
    return None

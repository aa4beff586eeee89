"""What a page says of its article: from JSON-LD, meta elements, then what is near the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from reader.text.clean import host_of, safe_line, safe_url, site_of
from reader.text.extract.authors import authors_of
from reader.text.extract.dates import written_dates
from reader.text.extract.dating import is_date_line, published, updated
from reader.text.extract.guides import Guides
from reader.text.extract.parse import Element, words_of
from reader.text.extract.standfirst import described, marked_standfirst
from reader.text.extract.surroundings import surroundings_of
from reader.text.lexicon import word_lists

# Titles are single lines with no run of blanks: `safe_line` sees to that.
_SEPARATOR = re.compile(r" [|•·»›«‹–—-] | ?[|»] ?| :: ")
_QUOTED = re.compile(r" [|•·–—-] | ?\| ?| :: ")
_LEAST_HEADLINE = 8
"""Characters that a headline has more of, if it is to be told by the page's title having it."""
_LEAST_WORDS, _MOST_WORDS = 4, 30
_LONGEST_HEADING = 500
"""Characters of a heading whose parts are looked at one by one."""
_LONG_WORD = 3
_WORD = re.compile(r"\w+")
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
    standfirst: str = ""
    """What is marked as a standfirst near the headline."""
    description: str = ""


def read_metadata(root: Element, guides: Guides, url: str) -> Metadata:
    """The metadata of a page that is parsed but not tidied."""
    headlines = [_shown(heading, guides) for heading in _headlines(root)]
    site = _site(guides, url)
    lower = {safe_line(words_of(heading)).casefold() for heading in root.iter("h2")}
    domain = site_of(url)
    title = _title(guides, headlines, lower, site, domain)
    around = surroundings_of(root, title, [site or "", host_of(url), domain, domain.split(".")[0]])
    authors = authors_of(guides, around, title.casefold())
    date = published(guides, around, url, authors)
    return Metadata(
        title,
        authors,
        site,
        date,
        updated(guides, around, date),
        _section(guides),
        _image(guides, url),
        _canonical(root, guides, url),
        marked_standfirst(root, around, title),
        described(guides),
    )


def _headlines(root: Element) -> list[Element]:
    return [heading for heading in root.iter("h1") if words_of(heading)]


def _shown(heading: Element, guides: Guides) -> str:
    """The text of a heading; of one with a label beside the headline, the part that the page's data has."""
    text = _plain(words_of(heading))
    if len(text) > _LONGEST_HEADING:
        return text
    told = (guides.meta.get("og:title"), guides.article.get("headline"), guides.meta.get("twitter:title"))
    names = {_plain(name).casefold() for name in told if isinstance(name, str)}
    parts = (_plain(words_of(part)) for part in heading.iter() if part is not heading)
    part = next((one for one in parts if one.casefold() in names), "")
    return part if len(part.split()) >= _LEAST_WORDS else text


def _site(guides: Guides, url: str) -> str | None:
    named = guides.meta.get("og:site_name") or guides.meta.get("application-name") or ""
    publisher = guides.article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        named = named or publisher["name"]
    return safe_line(named)[:100] or site_of(url) or None


def _title(guides: Guides, headlines: list[str], lower: set[str], site: str | None, domain: str) -> str:
    """The headline that the page's own title says too; else that title, the site's name off.

    `lower` are the headings of the second level, in small letters: some pages have their headline there, and
    those of the first in the text.
    """
    given = [guides.meta.get("og:title"), guides.article.get("headline"), guides.meta.get("twitter:title")]
    names = [_plain(name) for name in (*given, guides.title) if isinstance(name, str) and name.strip()]
    folded = " ".join(names).casefold()
    titles = [_without_site(name, site) for name in names]
    headlines = [_without_site(headline, site, "|") for headline in headlines]
    apart = [headline for headline in headlines if not _is_site(headline, site, domain, names)]
    for headline in sorted(apart, key=lambda headline: _rank(headline.casefold(), names)):
        if len(headline) > _LEAST_HEADLINE and headline.casefold() in folded:
            return headline
    for headline in headlines:
        for title in titles:
            if _is_dated(headline, title):
                return title
            if _alike(headline, title):
                return _whole(headline, [title, *names])
    for title in titles:
        longest = max(_parts(title), key=len)
        if longest != title and longest.casefold() in lower:
            return longest
    below = any(title.casefold() in lower for title in titles)
    sole = headlines[0] if len(headlines) == 1 and headlines == apart and not below else ""
    if _LEAST_WORDS <= len(sole.split()) <= _MOST_WORDS and (not titles or _share(sole, titles)):
        return sole
    return titles[0] if titles else next(iter(headlines), "")


def _rank(headline: str, names: list[str]) -> int:
    """How well a headline fits the titles: one that is all of one, or that one begins with, goes first."""
    folded = [name.casefold() for name in names]
    return 0 if headline in folded else 1 if any(name.startswith(headline) for name in folded) else 2


def _is_site(headline: str, site: str | None, domain: str, names: list[str]) -> bool:
    """Whether a headline is the name of the site or domain, or a few words of a title that has many more."""
    folded = headline.casefold()
    if _letters(headline) in (_letters(site or ""), _letters(domain), _letters(domain.split(".")[0])):
        return True
    words = len(headline.split())
    first = _parts(names[0])[0].casefold() if names else ""
    return words <= 3 and first != folded and any(len(name.split()) > 2 * words + 1 for name in names)


def _is_dated(headline: str, title: str) -> bool:
    """Whether a headline has nothing beside a title but a date, or the line on when it was published."""
    before, found, behind = headline.casefold().partition(title.casefold())
    beside = f"{before} {behind}".strip()
    if not found or len(title.split()) < _LEAST_WORDS or not is_date_line(beside):
        return False
    lists = word_lists("bylines")
    said = beside.split(maxsplit=1)[0].strip(":") in (*lists["published"], *lists["updated"])
    return said or not any(map(str.isalpha, written_dates(beside)[0]))


def _whole(headline: str, titles: list[str]) -> str:
    """The headline, or the like title that is a part of it; one that is cut off within a word is none."""
    parts = (title for title in titles if _is_part(title, headline) and _alike(title, headline))
    part = next(parts, headline)
    cut = headline.casefold().startswith(part.casefold()) and headline[len(part) : len(part) + 1].islower()
    return headline if cut else part


def _is_part(title: str, headline: str) -> bool:
    """Whether a headline goes on after the title, or is the title with a label before it ("Title: ...")."""
    whole, part = headline.casefold(), title.casefold()
    return whole.startswith(part) or (whole.endswith(part) and whole[: -len(part)].rstrip().endswith(":"))


def _share(headline: str, titles: list[str]) -> bool:
    """Whether a headline has a longer word of one of the titles."""
    words = {word for word in _WORD.findall(headline.casefold()) if len(word) > _LONG_WORD}
    return not words or any(words & set(_WORD.findall(title.casefold())) for title in titles)


def _parts(title: str) -> list[str]:
    """The parts of a title between bars, dashes and the like; guillemets that quote words part nothing."""
    return (_QUOTED if _quotes(title) else _SEPARATOR).split(title)


def _quotes(title: str) -> bool:
    return ("«" in title and "»" in title) or ("‹" in title and "›" in title)


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def _plain(text: str) -> str:
    """A text of a page's data on one line; some of it is escaped twice."""
    return safe_line(unescape(unescape(text)))


def _alike(one: str, other: str) -> bool:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words) > 2 and len(words & others) * 10 >= 6 * len(words | others)


def _without_site(title: str, site: str | None, separator: str = "") -> str:
    """The title without the name of its site at either end, where it has a certain separator."""
    parts = _parts(title)
    if len(parts) < 2 or separator not in title:
        return title
    longest = max(parts, key=len)
    names = {(site or "").casefold(), _letters(site or "")}
    for edge, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
        folded = edge.casefold()
        known = folded in names or _letters(folded) in names
        if known or len(edge.split()) <= 3 < len(longest.split()):
            left = rest.strip(" \t|•·–—-:" if _quotes(title) else " \t|•·»›«‹–—-:")
            last = _parts(left)[-1]
            beside = not known and last != left and _letters(last) in names  # "... - Post.example - Ansel"
            return _without_site(left, site) if beside else left
    return title


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
        line = _plain(name) if isinstance(name, str) else ""
        if 1 < len(line) <= _LONGEST_SECTION and any(map(str.isalpha, line)):
            return line
    return None


def _canonical(root: Element, guides: Guides, url: str) -> str | None:
    """The address the page gives as its own, if it is one of the same site."""
    links = [e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    for address in (*links, guides.meta.get("og:url", "")):
        found = safe_url(address, url) if address else None
        if found and site_of(found) == site_of(url):
            return found
    return None

"""Where the rest of an article is, and where the same article is to be had as plainer HTML.

Only addresses of the page's own site count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader.text.clean import canonical_url, safe_url, site_of
from reader.text.extract.blocks import naming_of
from reader.text.extract.parse import Element, naming, words_of

MOST_PAGES = 10
"""How many pages an article may have; more are a gallery or an archive."""

_NUMBERED = re.compile(r"^(.*?)(?:(?:/page)?[/,_-](?:seite-|page-|pagina-)?(\d{1,2}))?(\.\w{2,5})?/?$")
_PAGE_KEYS = frozenset(
    {"page", "p", "pg", "pagina", "seite", "strana", "strona", "sida", "side", "sayfa", "pagenum"}
)
_COMMENTS = naming_of("disqus")
_PRINT = re.compile(r"(?:^|[/?&._-])print(?:able|version|ing)?(?:$|[/?&=._-])|media=print", re.I)


def next_page(root: Element, url: str) -> str | None:
    """The address of the page that this one's article goes on in: its own with the next number, as linked."""
    if (here := page_number(url)) is None:
        return None
    stem, number = here
    if number >= MOST_PAGES:
        return None
    numbers: dict[int, str] = {}
    for address in _leading_on(root):
        target = safe_url(address, url)
        there = page_number(target) if target and site_of(target) == site_of(url) else None
        if target and there and there[0] == stem:
            numbers.setdefault(there[1], canonical_url(target))
    # An address that ends in a number is that of a later page only where there is a first.
    return numbers.get(number + 1) if number == 1 or 1 in numbers else None


def page_number(url: str) -> tuple[str, int] | None:
    """The address of an article without the number of its page, and that number; 1 where it has none."""
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return None
    keyed = [
        value for key, value in query if key.lower() in _PAGE_KEYS and value.isdecimal() and len(value) < 3
    ]
    rest = urlencode(
        [(key, value) for key, value in query if key.lower() not in _PAGE_KEYS or not value.isdecimal()]
    )
    found = _NUMBERED.match(parts.path)
    stem, number, suffix = found.groups() if found else (parts.path, None, None)
    if keyed:
        stem, number, suffix = parts.path.rstrip("/"), keyed[0], ""
    return f"{parts.netloc.lower()}{stem}{suffix or ''}?{rest}", int(number or 1)


def other_version(root: Element, url: str) -> str | None:
    """The address of the AMP or the print version that the page names."""
    for link in root.iter("link", "a"):
        rel, href = (link.get("rel") or "").lower(), link.get("href") or ""
        if rel == "amphtml" or (rel == "alternate" and link.get("media") == "print") or _PRINT.search(href):
            target = safe_url(href, url)
            if target and site_of(target) == site_of(url) and canonical_url(target) != canonical_url(url):
                return canonical_url(target)
    return None


def _leading_on(root: Element) -> Iterator[str]:
    """The addresses that may be the next page's: what is called so, and the numbers of a row of pages."""
    for link in root.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    for link in root.iter("a"):
        if words_of(link).isdigit() and not _in_comments(link):
            yield link.get("href") or ""


def _in_comments(link: Element) -> bool:
    return any(naming_of(naming(holder)) & _COMMENTS for holder in link.iterancestors())

"""The user's own rules for a site: what is kept, what goes, where the next page is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.model import SiteRule
from reader.text.clean import canonical_url, safe_url, site_of
from reader.text.extract.parse import Element, drop

KEPT = "data-quoth-kept"
"""The attribute that marks an element as kept by a rule."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule did to a page: whether it found anything in it, and the address of the next page."""

    applied: bool = False
    next_page: str | None = None


def apply(rule: SiteRule, root: Element, url: str) -> Ruled:
    """Takes what the rule drops out of a parsed page, and marks what it keeps."""
    target = None
    for link in select(rule.next_page, root):
        address = safe_url(link.get("href") or "", url)
        if address and site_of(address) == site_of(url):
            target = canonical_url(address)
            break
    dropped = [element for element in select(rule.drop, root) if element.tag not in ("html", "body")]
    for element in dropped:
        drop(element)
    kept = select(rule.keep, root)
    for element in kept:
        element.set(KEPT, "1")
    return Ruled(bool(dropped or kept), target)


def is_kept(element: Element) -> bool:
    """Whether an element is, or stands in, one that a rule keeps."""
    return any(holder.get(KEPT) for holder in (element, *element.iterancestors()))


def select(selectors: Sequence[str], root: Element) -> list[Any]:
    """The elements of a tree that any of some CSS selectors finds, in the order of the selectors."""
    return [element for selector in selectors for element in root.xpath(_path(selector))]


@cache
def _path(selector: str) -> str:
    """A selector as XPath. Not as lxml translates it, which looks for words by a function of one thread."""
    from cssselect import HTMLTranslator

    return HTMLTranslator().css_to_xpath(selector)

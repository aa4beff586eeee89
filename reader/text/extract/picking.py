"""The blocks of a page as its reader may choose among them, and the rule that a choice makes for the site."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.model import SiteRule
from reader.text.extract import article_blocks
from reader.text.extract.blocks import cut
from reader.text.extract.forest import block_forest
from reader.text.extract.guides import read_guides
from reader.text.extract.metadata import read_metadata
from reader.text.extract.parse import Element, TooComplex, parse, tidy
from reader.text.extract.rules import apply, select

_STABLE = re.compile(r"[A-Za-z][A-Za-z_-]{2,40}")
"""Names that mean something: those made by a build tool change with the next build, and hold digits."""
_MOST_CLASSES = 2
_TABLE = re.compile(r"(?m)^[ \t]*\[")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page: its text on one line, whether it is in the article, and what selects it.

    A selector finds all blocks of its look, on every page of the site.
    """

    text: str
    kept: bool
    selector: str


def blocks_of_page(page: str, url: str, rule: SiteRule | None = None) -> tuple[PageBlock, ...]:
    """The blocks of a page in their order, kept and dropped; none of a page too complex to judge.

    What the reader's rule drops is among them, as dropped.
    """
    source, root = parse(page), parse(page)
    guides = read_guides(root)
    metadata = read_metadata(root, guides, url)
    if rule:
        apply(SiteRule(rule.domain, keep=rule.keep), root, url)
    out = set(select(rule.drop, root)) if rule else set()
    try:
        body = tidy(root)
    except TooComplex:
        return ()
    kept = {leaf.element for leaf in article_blocks(body, guides, metadata, block_forest())}
    return tuple(
        PageBlock(leaf.text, leaf.element in kept and out.isdisjoint(_around(leaf.element)), selector)
        for leaf in cut(body)
        if (selector := _selector(leaf.element, source))
    )


def with_rule(text: str, rule: SiteRule) -> str:
    """The text of `sites.toml` with a rule in it, added to what stands there for the domain.

    What the rule keeps is no longer dropped, and the other way round. Other domains stay as they are written.
    Raises ValueError when the text is not TOML.
    """
    stood = tomllib.loads(text).get(rule.domain, {})
    keep = _merged(stood.get("keep"), rule.keep, rule.drop)
    drop = _merged(stood.get("drop"), rule.drop, rule.keep)
    follow = _merged(stood.get("next"), rule.next_page, ())
    lists = (("keep", keep), ("drop", drop), ("next", follow))
    lines = [f"{name} = {json.dumps(values, ensure_ascii=False)}" for name, values in lists if values]
    table = "\n".join([f"[{json.dumps(rule.domain)}]", *lines]) + "\n"
    start, end = _span_of(text, rule.domain)
    before, after = text[:start].rstrip("\n"), text[end:].lstrip("\n")
    return "\n\n".join(part for part in (before, table.rstrip("\n"), after.rstrip("\n")) if part) + "\n"


def _merged(stood: object, more: Sequence[str], less: Sequence[str]) -> list[str]:
    known = [stood] if isinstance(stood, str) else stood if isinstance(stood, list) else []
    return [one for one in dict.fromkeys([*known, *more]) if one not in less or one in more]


def _span_of(text: str, domain: str) -> tuple[int, int]:
    """Where the table of a domain stands in the text; the end of the text when there is none."""
    starts = [found.start() for found in _TABLE.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        if domain in tomllib.loads(text[start:].split("\n", 1)[0]):
            return start, end
    return len(text), len(text)


def _around(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _selector(element: Element, source: Element) -> str:
    """A selector by names that mean something, of the block or of what holds it; empty where none finds it.

    It is tried on the page as it came: tidying changes tags, and puts paragraphs where there were none.
    """
    path = ""
    for holder in _around(element):
        own = _named(holder)
        tag = holder.tag if not holder.get("data-run") else ""
        if own:
            tries = [f"{tag}{own} {path}".strip(), f"{own} {path}".strip(), own]
            return next((one for one in tries if select([one], source)), "")
        if tag and not path:
            path = tag
    return path if path and select([path], source) else ""


def _named(element: Element) -> str:
    """The id or the classes of an element as a selector; empty where they mean nothing."""
    if _STABLE.fullmatch(element.get("id") or ""):
        return f"#{element.get('id')}"
    classes = [name for name in (element.get("class") or "").split() if _STABLE.fullmatch(name)]
    return "".join(f".{name}" for name in classes[:_MOST_CLASSES])

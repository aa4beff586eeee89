"""A page -> its article: pure functions of (html, url)."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import FeedLink
from reader.text.extract.decide import decide
from reader.text.extract.parse import Element, drop, parse, tidy
from reader.text.extract.render import render


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page gives: its article as Markdown and what it says of itself. The unknown is empty or None."""

    markdown: str
    title: str = ""
    authors: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    language: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    warnings: tuple[str, ...] = ()


def extract(page: str, url: str) -> Extraction:
    """The article of a page. Never raises; a page without one gives what text it has, with a warning."""
    root = parse(page)
    title = (root.findtext(".//title") or "").strip()
    language = root.get("lang")
    body = tidy(root)
    kept = decide(body)
    prune(body, kept)
    return Extraction(render(body, url), title, language=language)


def extract_fragment(source: str, url: str) -> str:
    """The Markdown of a piece of HTML, all of it."""
    body = tidy(parse(source))
    return render(body, url)


def prune(body: Element, kept: set[Element]) -> None:
    """Takes everything out of the page but the kept blocks and what they stand in."""
    standing = set(kept) | {body}
    for block in kept:
        standing.update(block.iterancestors())
        standing.update(block.iter())
    for element in list(body.iter()):
        if element not in standing:
            drop(element)

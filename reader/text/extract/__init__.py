"""A page -> its article: pure functions of (html, url).

The page is parsed once and cut into blocks; each block is judged by what it is and what stands around it; all
the others are taken out of the page, and what is left of the page itself is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reader.model import FeedLink
from reader.text.clean import safe_line, safe_url
from reader.text.discovery import feeds_of
from reader.text.extract.blocks import Leaf, count_words, cut
from reader.text.extract.decide import decide
from reader.text.extract.forest import Forest, block_forest
from reader.text.extract.guides import Guides, body_text, hidden_text, page_facts, read_guides
from reader.text.extract.metadata import Metadata, read_metadata
from reader.text.extract.parse import Element, TooComplex, drop, parse, tidy, visible_text
from reader.text.extract.pictures import pictures
from reader.text.extract.render import render
from reader.text.extract.warn import warnings_of
from reader.text.plain import byline_of

_FEW_WORDS = 40


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page gives: its article as Markdown and what it says of itself; the unknown is empty.

    `method` is "page" for blocks of the page, "data" for text out of its script data, "plain" for the bare
    text of a page too complex to judge. `words` are those of the article.
    """

    markdown: str
    metadata: Metadata
    language: str | None
    feeds: tuple[FeedLink, ...]
    warnings: tuple[str, ...]
    method: str
    words: int


def extract(page: str, url: str, forest: Forest | None = None) -> Extraction:
    """The article of a page. Never raises; what it is short of stands in the warnings."""
    root = parse(page)
    guides = read_guides(root)
    base = next((safe_url(link.get("href") or "", url) for link in root.iter("base")), None) or url
    metadata = read_metadata(root, guides, url)
    feeds = feeds_of(root, url)
    stored = body_text(guides), hidden_text(root)
    whole = visible_text(root.find("body"))
    method = "page"
    try:
        body = tidy(root)
        kept = article_blocks(body, guides, metadata, forest or block_forest())
        words = sum(leaf.words for leaf in kept)
        if words < _FEW_WORDS:
            body, kept, words, method = _from_data(stored, body, kept)
        markdown = _rendered(body, kept, base)
    except TooComplex:
        markdown, words, method = plain_markdown(root), count_words(whole), "plain"
    warned = warnings_of(root, guides, metadata.title, whole, words, method)
    return Extraction(markdown, metadata, guides.language, feeds, warned, method, words)


def extract_fragment(source: str, url: str) -> str:
    """The Markdown of a piece of HTML, all of it."""
    root = parse(source)
    try:
        return render(tidy(root), url)
    except TooComplex:
        return plain_markdown(root)


def article_blocks(body: Element, guides: Guides, metadata: Metadata, forest: Forest) -> list[Leaf]:
    """The blocks of a tidy page that are its article, headline and byline not among them."""
    facts = page_facts(guides, body)
    if metadata.title:
        facts = replace(facts, title=frozenset(metadata.title.casefold().split()))
    title = safe_line(metadata.title).casefold()
    kept = decide(cut(body), facts, forest)
    kept = [
        leaf
        for at, leaf in enumerate(kept)
        if leaf.text.casefold() != title or (at and leaf.element.tag not in ("h1", "h2"))
    ]
    while kept and byline_of(kept[0].text):
        kept = kept[1:]
    return kept


def plain_markdown(root: Element) -> str:
    """The text of a page that is too complex to judge, a paragraph a text, nothing of it markup."""
    from reader.model import Block, BlockKind, Document
    from reader.text.writing import to_markdown

    texts = (safe_line(text) for text in root.find("body").itertext())
    return to_markdown(Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts if text)))


def _from_data(
    stored: tuple[str, str], body: Element, kept: list[Leaf]
) -> tuple[Element, list[Leaf], int, str]:
    """The text of the page's script data, where that has more than its blocks have."""
    best = max((text if "<p" in text else _paragraphs(text) for text in stored), key=len)
    other = tidy(parse(best))
    blocks = cut(other)
    words, own = sum(leaf.words for leaf in blocks), sum(leaf.words for leaf in kept)
    return (other, blocks, words, "data") if words > 2 * own else (body, kept, own, "page")


def _paragraphs(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _rendered(body: Element, kept: list[Leaf], base: str) -> str:
    prune(body, [*(leaf.element for leaf in kept), *pictures(body, kept)])
    return render(body, base)


def prune(body: Element, kept: Iterable[Element]) -> None:
    """Takes everything out of the page but the kept elements and what they stand in."""
    standing = {body}
    for element in kept:
        standing.update(element.iter())
        for holder in element.iterancestors():
            if holder in standing:
                break
            standing.add(holder)
    for element in list(body.iter()):
        if element not in standing:
            drop(element)

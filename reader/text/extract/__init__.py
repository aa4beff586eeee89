"""A page -> its article: pure functions of (html, url).

The page is parsed once and cut into blocks; each block is judged by what it is and what stands around it; all
the others are taken out of the page, and what is left of the page itself is rendered.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.model import Extraction, FeedLink, SiteRule
from reader.text.bylines import people_of
from reader.text.clean import safe_line, safe_url, site_of
from reader.text.discovery import feeds_of
from reader.text.extract.asked import asked_of
from reader.text.extract.blocks import TAGS, Leaf, cut
from reader.text.extract.dates import first_date, written_dates
from reader.text.extract.dating import DAY, is_date_label, is_date_line
from reader.text.extract.decide import decide
from reader.text.extract.forest import Forest, block_forest
from reader.text.extract.guides import Guides, page_facts, read_guides
from reader.text.extract.metadata import Metadata, read_metadata
from reader.text.extract.parse import Element, drop, parse, visible_text
from reader.text.extract.pictures import pictures, without_lone_captions
from reader.text.extract.render import render
from reader.text.extract.rules import Ruled, apply
from reader.text.extract.stored import Seen, Stored, stored_text
from reader.text.extract.teasers import without_next
from reader.text.extract.tidy import TooComplex, tidy
from reader.text.extract.versions import next_page, other_version
from reader.text.extract.warn import Shown, wall_of, warn
from reader.text.plain import byline_of
from reader.text.words import count_words, words_as_set_apart

MOST_PLAIN = 200_000
"""Characters of the bare text that a page too complex to judge is read to."""
MOST_KEPT = 600_000
"""Characters of kept blocks that are rendered: more than an article may have, as it says where it is cut."""
_FEW_WORDS = 40
_SENTENCE = 15
_ROLE = 6
"""Words that may stand beside the names in the line of a byline: "Written by", a role."""
_BESIDE_DATE = 20
"""Words of a line beside the dates in it that names an author: of the house, "updated", further names."""
_FOOT = 3
"""Blocks at the end of an article among which the page may give its own date."""
_HEAD = 4
"""Before so many blocks there is the headline, a line or two under it, and the line of the date."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page gives: its article as Markdown and what it says of itself; the unknown is empty.

    `next_page` is the address that the article goes on at, `other_version` that of its AMP or print version.
    """

    markdown: str
    metadata: Metadata
    language: str | None
    feeds: tuple[FeedLink, ...]
    warnings: tuple[str, ...]
    how: Extraction
    next_page: str | None = None
    other_version: str | None = None


def extract(page: str, url: str, rule: SiteRule | None = None, forest: Forest | None = None) -> Extracted:
    """The article of a page. Never raises; what it is short of stands in the warnings.

    `rule` is the user's own for the site, and wins over all else.
    """
    root = parse(page)
    ruled = apply(rule, root, url) if rule else Ruled()
    guides = read_guides(root)
    base = next((safe_url(link.get("href") or "", url) for link in root.iter("base")), None) or url
    metadata = read_metadata(root, guides, url)
    feeds = feeds_of(root, url)
    elsewhere = ruled.next_page or next_page(root, url), other_version(root, url)
    whole = visible_text(root.find("body"))
    try:
        body = tidy(root)
        judge = forest or block_forest()
        own = article_blocks(body, guides, metadata, judge, url)
        chosen = _Chosen("rule" if ruled.applied else "page", body, own)
        if not ruled.applied and chosen.words < _FEW_WORDS:
            walled = wall_of(root, _shown(metadata, whole, chosen)) in ("bot", "error", "cookie")
            seen = Seen(metadata.title, _prose(own), walled)
            chosen = _stored(stored_text(parse(page), guides, seen), guides, metadata, judge, chosen, url)
        chosen = replace(chosen, kept=list(_first(chosen.kept)))
        markdown = _rendered(chosen.body, chosen.kept, base)
    except TooComplex:
        chosen, markdown = _Chosen("plain", root, []), plain_markdown(root)
    words = chosen.words if chosen.kept else count_words(markdown)
    warned = warn(root, guides, replace(_shown(metadata, whole, chosen), words=words))
    how = Extraction(chosen.method, len(chosen.kept), words, warned.wall, warned.cut)
    return Extracted(markdown, metadata, guides.language, feeds, warned.sentences, how, *elsewhere)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The blocks that are the article, in the tree that they stand in."""

    method: str
    body: Element
    kept: list[Leaf]

    @property
    def words(self) -> int:
        return sum(leaf.words for leaf in self.kept)


def _first(kept: Sequence[Leaf]) -> Iterator[Leaf]:
    """The blocks up to the one that reaches the bound: those after it would be rendered in vain."""
    length = 0
    for leaf in kept:
        if length > MOST_KEPT:
            return
        length += len(leaf.text)
        yield leaf


def next_of(page: str, url: str, rule: SiteRule | None = None) -> str | None:
    """The address that the article of a page goes on at; None where it ends with the page."""
    root = parse(page)
    ruled = apply(rule, root, url) if rule else Ruled()
    return ruled.next_page or next_page(root, url)


def extract_fragment(source: str, url: str) -> str:
    """The Markdown of a piece of HTML, all of it."""
    root = parse(source)
    try:
        return render(tidy(root), url)
    except TooComplex:
        return plain_markdown(root)


def article_blocks(body: Element, guides: Guides, metadata: Metadata, forest: Forest, url: str) -> list[Leaf]:
    """The blocks of a tidy page at an address that are its article, headline and byline not among them."""
    facts = page_facts(guides, body)
    if metadata.title:
        facts = replace(facts, title=frozenset(words_as_set_apart(metadata.title)))
    facts = replace(facts, site=site_of(url), asked=asked_of(guides))
    kept = decide(cut(body), facts, forest)
    kept = without_next(body, kept, metadata.title)
    kept = without_lone_captions(body, kept)
    kept = _without_head(kept, safe_line(metadata.title).casefold(), metadata.authors)
    days = {stamp[:DAY] for stamp in (metadata.published, metadata.updated) if stamp}
    return kept[:-_FOOT] + [leaf for leaf in kept[-_FOOT:] if not _is_own_date(leaf, days)]


def _without_head(kept: list[Leaf], title: str, authors: Sequence[str]) -> list[Leaf]:
    """The blocks without the headline, nor the lines of a byline or a date under it."""
    rest = [
        leaf
        for at, leaf in enumerate(kept)
        if leaf.text.casefold() != title or (at and leaf.element.tag not in ("h1", "h2"))
    ]
    return [leaf for leaf in rest[:_HEAD] if not _is_of_head(leaf.text, authors)] + rest[_HEAD:]


def _is_own_date(leaf: Leaf, days: Container[str]) -> bool:
    """Whether a line at the foot is nothing but the day on which the page was published or changed.

    In a block quote it is that of the words quoted.
    """
    quoted = leaf.holding.tags & TAGS["blockquote"]
    return not quoted and is_date_line(leaf.text) and first_date(leaf.text) in days


def _is_of_head(text: str, authors: Sequence[str]) -> bool:
    """Whether a line says who wrote the article or when, and nothing else."""
    if byline_of(text) or is_date_line(text) or is_date_label(text):
        return True
    if text[-1] not in ".:" and any(author in text for author in authors):
        rest, dates = written_dates(text)
        if dates and count_words(rest) <= _BESIDE_DATE:
            return True
    people = list(people_of(text))
    few = count_words(text) <= sum(len(name.split()) for name in people) + _ROLE
    return bool(people) and few and not text.endswith((".", ":")) and set(people) <= set(authors)


def plain_markdown(root: Element) -> str:
    """The text of a page that is too complex to judge, a paragraph a text, nothing of it markup."""
    from reader.model import Block, BlockKind, Document
    from reader.text.writing import to_markdown

    blocks: list[Block] = []
    length = 0
    for text in map(safe_line, root.find("body").itertext()):
        length += len(text)
        if length > MOST_PLAIN:
            break
        if text:
            blocks.append(Block(BlockKind.PARAGRAPH, text))
    return to_markdown(Document(tuple(blocks)))


def _shown(metadata: Metadata, whole: str, chosen: _Chosen) -> Shown:
    article = " ".join(leaf.text for leaf in chosen.kept)
    return Shown(metadata.title, whole, article, chosen.words, chosen.method)


def _prose(kept: Iterable[Leaf]) -> list[str]:
    """The texts of the blocks that are running text, be it of one sentence."""
    return [
        leaf.text for leaf in kept if leaf.words - leaf.linked >= _SENTENCE and leaf.element.tag[0] != "h"
    ]


def _stored(
    found: Stored, guides: Guides, metadata: Metadata, forest: Forest, own: _Chosen, url: str
) -> _Chosen:
    """The blocks of what a page that shows few words holds for its scripts, where that is more."""
    body = tidy(parse(found.html))
    kept = cut(body) if found.whole else article_blocks(body, guides, metadata, forest, url)
    data = _Chosen("data", body, kept)
    return data if data.words > 2 * own.words else own


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

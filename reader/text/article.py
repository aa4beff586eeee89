"""Any input -> Article: its text found, made a Document, its quotes and its sources marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.model import Article, Block, BlockKind, Document, Extraction, SiteRule
from reader.text.bylines import people_of
from reader.text.clean import safe_line
from reader.text.language import spoken_language
from reader.text.markdown import to_document, to_markdown
from reader.text.words import count_words

if TYPE_CHECKING:
    from reader.text.plain import PlainText

_REPEATED = 40
"""Characters of a block that stands for itself; shorter ones may well come twice."""

LONGEST = 500_000
"""Characters of an article: those of a book. Its quotes and sources are found in a second."""

RULES = 21
"""The version of the rules that make articles; an article made by older ones is made again from its page."""


def article_from_html(
    body: bytes, content_type: str, url: str | None, rule: SiteRule | None = None
) -> Article:
    """The article of a page as it was fetched. The headline is its title, and no block of the document.

    `rule` is the user's own for its site.
    """
    return _finished(_extracted(body, content_type, url, rule))


def article_from_pages(pages: Sequence[tuple[bytes, str, str]], rule: SiteRule | None = None) -> Article:
    """The article that several pages give together: (body, content type, address) of each, in their order.

    What the first says of the article counts. A paragraph that stands on two pages is taken once.
    """
    articles = [_extracted(body, content_type, url, rule) for body, content_type, url in pages]
    first, last = articles[0], articles[-1]
    blocks = tuple(_once(block for article in articles for block in article.document.blocks))
    gained = Extraction(
        first.extraction.method,
        kept=sum(article.extraction.kept for article in articles),
        words=sum(article.extraction.words for article in articles),
        cut=last.extraction.cut,
    )
    document = replace(first.document, blocks=blocks)
    return _finished(replace(first, document=document, next_page=last.next_page, extraction=gained))


def _once(blocks: Iterable[Block]) -> Iterator[Block]:
    seen: set[str] = set()
    for block in blocks:
        if block.text not in seen or len(block.text) < _REPEATED:
            yield block
        seen.add(block.text)


def _extracted(body: bytes, content_type: str, url: str | None, rule: SiteRule | None) -> Article:
    """The article of a page, its quotes and sources not yet looked for."""
    from reader.text.decode import decode
    from reader.text.extract import extract
    from reader.text.extract.standfirst import standfirst

    found = extract(decode(body, content_type), url or "", rule)
    known = found.metadata
    document = replace(to_document(found.markdown, url or ""), language=found.language)
    return Article(
        url=url,
        title=known.title,
        byline=", ".join(known.authors) or None,
        site=known.site,
        published=known.published,
        document=document,
        markdown="",
        feeds=found.feeds,
        warnings=found.warnings,
        authors=known.authors,
        updated=known.updated,
        section=known.section,
        image=known.image,
        canonical=known.canonical,
        next_page=found.next_page,
        other_version=found.other_version,
        extraction=found.how,
        standfirst=standfirst(known.standfirst, known.description, known.title, document.blocks),
    )


def article_from_fragment(
    html: str,
    url: str | None,
    title: str,
    *,
    byline: str | None = None,
    site: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Article:
    """The article that a feed carries with a story: all of the fragment, nothing chosen, nothing dropped."""
    from reader.text.extract import extract_fragment

    document = _without_headline(to_document(extract_fragment(html, url or ""), url or ""), title)
    return _finished(
        Article(
            url=url,
            title=safe_line(title),
            byline=byline,
            site=site,
            published=published,
            document=replace(document, language=language),
            markdown="",
            authors=tuple(people_of(byline or "")),
            extraction=_all_of(document, "feed"),
        )
    )


def article_from_markdown(text: str, url: str | None) -> Article:
    """The article of a Markdown text; its title is its first heading when nothing stands before it."""
    document = to_document(text, url or "")
    first = document.blocks[0] if document.blocks else None
    title = first.text if first and first.kind is BlockKind.HEADING else ""
    return _finished(
        Article(url, title, None, None, None, document, "", extraction=_all_of(document, "markdown"))
    )


def article_from_text(text: str, url: str | None) -> Article:
    """The article of a plain text: its characters in their order, white space and page furniture apart.

    Nothing in it is markup. A first short line without final punctuation before longer ones is the title, and
    stays in the document as its first heading.
    """
    from reader.text.plain import read_plain

    return _from_plain(read_plain(text), url, "text")


def article_from_pdf(data: bytes, url: str | None) -> Article:
    """The article of a PDF: its text as `article_from_text` has it, under the title that it gives itself.

    Raises ReaderError for a PDF without text that can be read.
    """
    from reader.text.pdf import read_pdf
    from reader.text.plain import read_plain

    found = read_pdf(data)
    plain = read_plain(found.text)
    return _from_plain(replace(plain, title=found.title or plain.title), url, "pdf", found.warnings)


def _from_plain(plain: PlainText, url: str | None, method: str, warnings: tuple[str, ...] = ()) -> Article:
    found = Article(url, plain.title, plain.byline, None, None, plain.document, "", warnings=warnings)
    authors = tuple(people_of(plain.byline or ""))
    return _finished(replace(found, authors=authors, extraction=_all_of(plain.document, method)))


def _all_of(document: Document, method: str) -> Extraction:
    """The account of a document that was kept whole."""
    return Extraction(method, len(document.blocks), count_words(document.text))


def _finished(article: Article) -> Article:
    """The article with its language, its Markdown, and the quotes and sources found in it."""
    from reader.text.quotes import find_quotes
    from reader.text.sources.find import find_sources

    document = _bounded(article.document)
    if document is not article.document:
        cut = f"The text has more than {LONGEST:,} characters: what comes after them is left out."
        article = replace(
            article,
            warnings=(*article.warnings, cut),
            extraction=replace(
                article.extraction, kept=len(document.blocks), words=count_words(document.text)
            ),
        )
    spoken = spoken_language(document.language, document.text)
    document = replace(document, language=spoken)
    quotes = find_quotes(document)
    return replace(
        article,
        document=document,
        markdown=to_markdown(document),
        quotes=quotes,
        sources=find_sources(document, article.url, article.site, quotes),
        rules=RULES,
    )


def _bounded(document: Document) -> Document:
    """The document itself, or as many of its blocks as an article may have."""
    ends = accumulate(len(block.text) for block in document.blocks)
    many = sum(end <= LONGEST for end in ends)
    if many == len(document.blocks):
        return document
    blocks = document.blocks[:many] or (_cut_short(document.blocks[0]),)
    return replace(document, blocks=blocks)


def _cut_short(block: Block) -> Block:
    """What an article may hold of a block that is longer than one may be."""
    return replace(block, text=block.text[:LONGEST], spans=tuple(s for s in block.spans if s.end <= LONGEST))


def _without_headline(document: Document, title: str) -> Document:
    """The document without a first heading that says the title again."""
    blocks = document.blocks
    if blocks and blocks[0].kind is BlockKind.HEADING and _same_words(blocks[0], title):
        return replace(document, blocks=blocks[1:])
    return document


def _same_words(block: Block, title: str) -> bool:
    return block.text.casefold().split() == title.casefold().split()

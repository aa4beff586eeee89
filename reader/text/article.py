"""Any input -> Article: its text found, made a Document, its quotes and its sources marked in it."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article, Block, BlockKind, Document, FeedLink
from reader.text.clean import safe_line
from reader.text.language import spoken_language
from reader.text.markdown import to_document, to_markdown

RULES = 3
"""The version of the rules that make articles; an article made by older ones is made again from its page."""


def article_from_html(body: bytes, content_type: str, url: str | None) -> Article:
    """The article of a page as it was fetched. The headline is its title, and no block of the document."""
    from reader.text.decode import decode
    from reader.text.extract import extract

    found = extract(decode(body, content_type), url or "")
    document = to_document(found.markdown, url or "")
    known = found.metadata
    return _article(
        url,
        known.title,
        document,
        byline=", ".join(known.authors) or None,
        site=known.site,
        published=known.published,
        language=found.language,
        feeds=found.feeds,
        warnings=found.warnings,
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
    return _article(
        url, safe_line(title), document, byline=byline, site=site, published=published, language=language
    )


def article_from_markdown(text: str, url: str | None) -> Article:
    """The article of a Markdown text; its title is its first heading when nothing stands before it."""
    document = to_document(text, url or "")
    first = document.blocks[0] if document.blocks else None
    title = first.text if first and first.kind is BlockKind.HEADING else ""
    return _article(url, title, document)


def article_from_text(text: str, url: str | None) -> Article:
    """The article of a plain text: its characters in their order, white space and page furniture apart.

    Nothing in it is markup. A first short line without final punctuation before longer ones is the title, and
    stays in the document as its first heading.
    """
    from reader.text.plain import read_plain

    plain = read_plain(text)
    return _article(url, plain.title, plain.document, byline=plain.byline)


def article_from_pdf(data: bytes, url: str | None) -> Article:
    """The article of a PDF: its text as `article_from_text` has it, under the title that it gives itself.

    Raises ReaderError for a PDF without text that can be read.
    """
    from reader.text.pdf import read_pdf
    from reader.text.plain import read_plain

    found = read_pdf(data)
    plain = read_plain(found.text)
    title = found.title or plain.title
    return _article(url, title, plain.document, byline=plain.byline, warnings=found.warnings)


def _article(
    url: str | None,
    title: str,
    document: Document,
    *,
    byline: str | None = None,
    site: str | None = None,
    published: str | None = None,
    language: str | None = None,
    feeds: tuple[FeedLink, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Article:
    from reader.text.quotes import find_quotes
    from reader.text.sources.find import find_sources

    spoken = spoken_language(language, document.text)
    document = replace(document, language=spoken)
    quotes = find_quotes(document)
    return Article(
        url=url,
        title=title,
        byline=byline,
        site=site,
        published=published,
        document=document,
        markdown=to_markdown(document),
        quotes=quotes,
        sources=find_sources(document, url, site, quotes),
        feeds=feeds,
        warnings=warnings,
        rules=RULES,
    )


def _without_headline(document: Document, title: str) -> Document:
    """The document without a first heading that says the title again."""
    blocks = document.blocks
    if blocks and blocks[0].kind is BlockKind.HEADING and _same_words(blocks[0], title):
        return replace(document, blocks=blocks[1:])
    return document


def _same_words(block: Block, title: str) -> bool:
    return block.text.casefold().split() == title.casefold().split()

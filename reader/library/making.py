"""Bytes from anywhere -> an article. Pure; what it takes to read HTML is imported when HTML comes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from reader.model import Article, FeedFound, FeedLink, Page, PageBlock, ReaderError, SiteRule, Story, counted
from reader.store import codec
from reader.text.clean import host_of, safe_line

_HTML_SUFFIXES = {".html", ".htm", ".xhtml", ".xht"}
_MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
_READABLE = ("text/", "application/pdf", "application/xhtml+xml", "application/xml", "application/json")
_PLAIN = ("text/plain", "application/json")
_PDF = b"%PDF-"
_NO_TEXT = (b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b")
"""How zip (and so EPUB and office files), pictures and gzip begin, whatever name they go by."""
_FEW_WORDS = 40
"""A page with fewer may have a version that gives more."""
_HEAD = 4096
"""Bytes of a file that are looked at to tell what it is."""
_NOTHING = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
"""White space, and marks of the order of bytes."""
_CONTROLS = bytes({*range(1, 32)} - {9, 10, 12, 13, 27})
_UNKNOWN = ("", "application/octet-stream", "binary/octet-stream")


def article_of_bytes(data: bytes, name: str) -> Article:
    """The article in a file (or in standard input, named "-"): HTML, Markdown, PDF or plain text.

    The name's suffix tells which; without a telling one, the text does, and a PDF always. Raises ReaderError
    for what is no text, such as a picture, and for a page that is a wall; FeedFound for a feed that says its
    address.
    """
    shown = "Standard input" if name == "-" else safe_line(name)
    if not data.strip(_NOTHING):
        raise ReaderError(f"{shown} is empty: there is nothing to read.")
    suffix = PurePath(name).suffix.lower()
    if suffix in _MARKDOWN_SUFFIXES:
        kind = "text/markdown"
    else:
        _refuse_feed(data, shown)
        kind = "text/html" if suffix in _HTML_SUFFIXES else ""
    article = _article(data, kind, None)
    if article.extraction.wall:
        raise ReaderError(f"{shown}: {article.warnings[-1]}")
    if not article.document.blocks:
        raise ReaderError(f"{shown} holds no text to read.")
    return article


def article_of_page(page: Page, rule: SiteRule | None = None) -> tuple[Article, str]:
    """The article of a stored page, and its JSON for the store."""
    return _encoded(_article(page.body, page.content_type, page.final_url, rule))


def article_of_pages(pages: Sequence[Page], rule: SiteRule | None = None) -> tuple[Article, str]:
    """The article that pages give together, and its JSON for the store. It names where it goes on still."""
    from reader.text.article import article_from_pages

    article = article_from_pages([(page.body, page.content_type, page.final_url) for page in pages], rule)
    return _encoded(article)


def article_of_version(page: Page, other: Page, rule: SiteRule | None = None) -> tuple[Article, str]:
    """The article of a page that gave little of it, out of its AMP or print version if that gives more."""
    own = _article(page.body, page.content_type, page.final_url, rule)
    found = _article(other.body, other.content_type, other.final_url, rule)
    if found.extraction.wall or found.extraction.words < 2 * own.extraction.words:
        return _encoded(own)
    method = "amp" if "amp" in re.split(r"\W", other.url.lower()) else "print"
    return _encoded(replace(found, url=own.url, extraction=replace(found.extraction, method=method)))


def is_stub(article: Article) -> bool:
    """Whether a page gave so little that another version of it may give more."""
    got = article.extraction
    return got.wall or got.cut or got.words < _FEW_WORDS


def next_of_page(page: Page, rule: SiteRule | None = None) -> str | None:
    """Where the article of a page goes on."""
    from reader.text.decode import decode
    from reader.text.extract import next_of

    return next_of(decode(page.body, page.content_type), page.final_url, rule)


def blocks_of(page: Page, rule: SiteRule | None = None) -> tuple[PageBlock, ...]:
    """The blocks of a page that its reader may choose among."""
    from reader.text.decode import decode
    from reader.text.extract.picking import blocks_of_page

    if is_pdf(page.body):
        return ()
    return blocks_of_page(decode(page.body, page.content_type), page.final_url, rule)


def rule_of(rules: Sequence[SiteRule], url: str) -> SiteRule | None:
    """The user's own rule for an address: that of the narrowest domain it belongs to."""
    host = host_of(url)
    fitting = [rule for rule in rules if host == rule.domain or host.endswith(f".{rule.domain}")]
    return max(fitting, key=lambda rule: len(rule.domain), default=None)


def _encoded(article: Article) -> tuple[Article, str]:
    if article.next_page:
        more = f"The article goes on at {article.next_page}, and that page is not here."
        article = replace(article, warnings=(*article.warnings, more))
    return article, codec.encode(article)


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF, whatever name they go by."""
    return data.startswith(_PDF)


def warm_up() -> None:
    """Make an article of next to nothing: what all articles are made with is loaded then."""
    article_of_bytes("<p>“Boats will sail on Monday”, said Ann Nordby.</p>".encode(), "page.html")


def article_of_story(story: Story, html: str, language: str | None) -> Article:
    """The article made of what a feed gave of a story."""
    from reader.text.article import article_from_fragment

    return article_from_fragment(
        html,
        story.url,
        story.title,
        byline=story.author,
        site=story.feed_title or None,
        published=story.published.isoformat() if story.published else None,
        language=language,
    )


def problem_of(article: Article, url: str, older: Article | None) -> str | None:
    """Why what a page gave is not to stand for its article: it is a wall, or much less than was there before.

    `older` is the article of the copy that stands. None when the new one is to be kept.
    """
    got = article.extraction
    if got.wall or not article.document.blocks:
        return f"{host_of(url)}: {article.warnings[-1] if article.warnings else 'The page gave no text.'}"
    if older is None or older.extraction.cut or not got.cut or got.words * 2 > older.extraction.words:
        return None
    before = older.extraction.words
    return f"{host_of(url)} now gives {counted(got.words, 'word')} of the article, where it gave {before:,}."


def _refuse_feed(data: bytes, shown: str) -> None:
    from reader.text.feed import looks_like_feed, own_address

    if not looks_like_feed(data, ""):
        return
    address = own_address(data)
    if address is None:
        raise ReaderError(f"{shown} is a feed, not an article: `quoth add` subscribes to the address of one.")
    link = FeedLink(address, address)
    raise FeedFound(f"{shown} is a feed, not an article: `quoth add {address}` subscribes to it.", (link,))


def refuse_unreadable(content_type: str, url: str) -> None:
    """Raise ReaderError for an answer that says it is a picture, a film, an archive or the like."""
    kind = _kind(content_type)
    if kind not in _UNKNOWN and not kind.startswith(_READABLE):
        raise ReaderError(f"{host_of(url)} sent {kind}, which has no text to read.")


def _article(data: bytes, content_type: str, url: str | None, rule: SiteRule | None = None) -> Article:
    from reader.text import article as articles
    from reader.text.decode import decode

    if is_pdf(data):
        return articles.article_from_pdf(data, url)
    if data.startswith(_NO_TEXT) or (_is_binary(data) and not _looks_like_html(data)):
        raise ReaderError(f"{host_of(url) if url else 'This file'} holds no text to read.")
    kind = _kind(content_type)
    if kind in ("text/markdown", "text/x-markdown"):
        return articles.article_from_markdown(decode(data, content_type), url)
    if kind in (*_PLAIN, *_UNKNOWN) and not _looks_like_html(data):
        return articles.article_from_text(decode(data, content_type), url)
    return articles.article_from_html(data, content_type, url, rule)


def _is_binary(data: bytes) -> bool:
    """Whether bytes are no text: zeros, but as UTF-16 and UTF-32 have them, or many control characters."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    zeros = head.count(0)
    if zeros and not (head[1::2].count(0) == zeros or head[0::2].count(0) == zeros):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > len(head) // 10


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _looks_like_html(data: bytes) -> bool:
    head = data[:_HEAD].lower()
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return opening.startswith(
        (b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<body", b"<article")
    ) or (b"<html" in head or b"<body" in head)

"""Bytes from anywhere -> an article. Pure; what it takes to read HTML is imported when HTML comes."""

from __future__ import annotations

from pathlib import PurePath

from reader.model import Article, Page, ReaderError, Story
from reader.store import codec
from reader.text.clean import host_of

_HTML_SUFFIXES = {".html", ".htm", ".xhtml", ".xht"}
_MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
_READABLE = ("text/", "application/pdf", "application/xhtml+xml", "application/xml", "application/json")
_PLAIN = ("text/plain", "application/json")
_PDF = b"%PDF-"
_NO_TEXT = (b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b")
"""How zip (and so EPUB and office files), pictures and gzip begin, whatever name they go by."""
_UNKNOWN = ("", "application/octet-stream", "binary/octet-stream")


def article_from(data: bytes, name: str) -> Article:
    """The article in a file (or in standard input, named "-"): HTML, Markdown, PDF or plain text.

    The name's suffix tells which; without a telling one, the text does, and a PDF always. Raises ReaderError
    for what is no text, such as a picture.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _MARKDOWN_SUFFIXES:
        return _article(data, "text/markdown", None)
    if suffix in _HTML_SUFFIXES:
        return _article(data, "text/html", None)
    return _article(data, "", None)


def article_of_page(page: Page) -> tuple[Article, str]:
    """The article of a stored page, and its JSON for the store."""
    article = _article(page.body, page.content_type, page.final_url)
    return article, codec.encode(article)


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF, whatever name they go by."""
    return data.startswith(_PDF)


def warm_up() -> None:
    """Make an article of next to nothing: what all articles are made with is loaded then."""
    article_from("<p>“Boats will sail on Monday”, said Ann Nordby.</p>".encode(), "page.html")


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


def refuse_unreadable(content_type: str, url: str) -> None:
    """Raise ReaderError for an answer that says it is a picture, a film, a PDF or the like."""
    kind = _kind(content_type)
    if kind not in _UNKNOWN and not kind.startswith(_READABLE):
        raise ReaderError(f"{host_of(url)} sent {kind}, which is no text to read.")


def _article(data: bytes, content_type: str, url: str | None) -> Article:
    from reader.text import article as articles
    from reader.text.decode import decode

    if is_pdf(data):
        return articles.article_from_pdf(data, url)
    if data.startswith(_NO_TEXT):
        raise ReaderError(f"{host_of(url) if url else 'This file'} holds no text to read.")
    kind = _kind(content_type)
    if kind in ("text/markdown", "text/x-markdown"):
        return articles.article_from_markdown(decode(data, content_type), url)
    if kind in (*_PLAIN, *_UNKNOWN) and not _looks_like_html(data):
        return articles.article_from_text(decode(data, content_type), url)
    return articles.article_from_html(data, content_type, url)


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _looks_like_html(data: bytes) -> bool:
    head = data[:4096].lower()
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return opening.startswith(
        (b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<body", b"<article")
    ) or (b"<html" in head or b"<body" in head)

"""Articles and stories as the command line prints them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reader.model import Article, Document, Link, Quote, Source, Story

WRAPPED = 78
"""Columns of text for people, as `reader.library.printed` has them, which few verbs need to load."""


def article_json(name: str, article: Article) -> str:
    """One line of JSON: the contract of `show --json`. Offsets are code points into its `text`."""
    document = article.document
    return json_line(
        {
            "input": name,
            "url": article.url,
            "title": article.title or None,
            "byline": article.byline,
            "authors": article.authors,
            "site": article.site,
            "published": article.published,
            "updated": article.updated,
            "language": document.language,
            "section": article.section,
            "image": article.image,
            "canonical": article.canonical,
            "extraction": _extraction(article),
            "markdown": article.markdown,
            "text": document.text,
            "quotes": [_quote(document, quote) for quote in article.quotes],
            "sources": [_source(document, source) for source in article.sources],
            "links": [_link(document, link) for link in document.links()],
        }
    )


def failure_json(name: str, sentence: str) -> str:
    """The line of `show --json` for an input that could not be shown."""
    return json_line({"input": name, "error": sentence})


def story_json(story: Story) -> str:
    """The line of `list --json`."""
    return json_line(
        {
            "id": story.id,
            "feed": story.feed_title or None,
            "feed_id": story.feed,
            "url": story.url,
            "title": story.title,
            "author": story.author,
            "published": iso(story.published),
            "seen": iso(story.seen),
            "unread": story.unread,
            "bookmarked": story.bookmarked,
            "kept": story.kept,
            "tags": story.tags,
            "note": story.note or None,
            "hidden": story.hidden,
            "changed": story.changed,
            "begun": story.begun,
            "agency": story.agency,
            "feeds": story.feeds,
            "outlets": story.outlets,
        }
    )


def story_line(story: Story, apart: Mapping[int, str]) -> str:
    """A row of `list`: id, marks, day, feed, title and tags, with a tab between them.

    `apart` has, by its id, what tells a feed from others of its title.
    """
    marks = ("N" if story.unread else "-") + ("B" if story.bookmarked else "-")
    day = (story.published or story.seen).astimezone().strftime("%Y-%m-%d")
    own = apart.get(story.feed, "") if story.feed is not None else ""
    feed = " · ".join(filter(None, (story.feed_title, own))) or "-"
    row = [str(story.id), marks, day, feed, story.title]
    return "\t".join([*row, " ".join(f"#{tag}" for tag in story.tags)] if story.tags else row)


def _extraction(article: Article) -> dict[str, Any]:
    """How the text was got, and what is missing of it."""
    got = article.extraction
    return {"method": got.method, "kept": got.kept, "words": got.words, "warnings": article.warnings}


def _quote(document: Document, quote: Quote) -> dict[str, Any]:
    return {
        "parts": [list(document.offsets(place)) for place in quote.parts],
        "text": quote.text,
        "speaker": quote.speaker,
        "mention": quote.mention,
        "cue": quote.cue,
        "via": quote.via,
        "kind": quote.kind.value,
        "confidence": quote.confidence,
        "rule": quote.rule,
        "inner": [list(document.offsets(place)) for place in quote.inner],
    }


def _source(document: Document, source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "url": source.url,
        "link": source.link.value if source.link else None,
        "mentions": [list(document.offsets(place)) for place in source.mentions],
    }


def _link(document: Document, link: Link) -> dict[str, Any]:
    start, end = document.offsets(link.place)
    return {"url": link.url, "text": link.text, "start": start, "end": end}


def iso(moment: datetime | None) -> str | None:
    """A moment as JSON has it, by ISO 8601."""
    return moment.isoformat() if moment else None


def json_line(table: dict[str, Any]) -> str:
    """An object of JSON as one line, in the letters that it has."""
    return json.dumps(table, ensure_ascii=False)

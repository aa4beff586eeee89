"""Handing the evidence of a story on, as a document of its own."""

from __future__ import annotations

from collections.abc import Mapping

from reader.library.opening import address_of
from reader.library.parts import Parts
from reader.model import Checked, Document, Dossier, Exhibit, Reading, Taken
from reader.store import articles, evidence, pages


def dossier(parts: Parts, reading: Reading, checks: Mapping[int, Checked]) -> Dossier:
    """All that is stored of an article's evidence, with the verdicts on its quotes."""
    article, story = reading.article, reading.story
    known = {each.url: each for each in evidence.of_story(parts.store, story.id)} if story else {}
    linked = [article.url, *(source.url for source in article.sources)]
    copies = {
        url: exhibit
        for url in (address_of(link or "") for link in linked)
        if url and (exhibit := _newest(parts, url) or known.get(url))
    }
    checked = {address_of(check.url or "") for check in checks.values()}
    texts = {url: text for url in checked if url and (text := _text(parts, url))}
    return Dossier(reading, copies, checks, texts)


def _newest(parts: Parts, url: str) -> Exhibit | None:
    """The newest copy of a page, whether it was taken along or opened by hand."""
    head = pages.newest(parts.store, url)
    if head is None:
        return None
    copy = head.id, head.fetched, head.size, head.digest
    return Exhibit(url, url, None, Taken.KEPT, "", head.fetched, *copy)


def _text(parts: Parts, url: str) -> Document | None:
    """The text of the newest copy of a page, if its article was made."""
    from reader.text.article import RULES

    head = pages.newest(parts.store, url)
    article = articles.article(parts.store, head.id, RULES) if head else None
    return article.document if article else None

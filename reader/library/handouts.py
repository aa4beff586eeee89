"""Handing stories and their evidence on, as documents of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library.apart import apart
from reader.library.opening import address_of, copy_in_feed
from reader.library.outlets import outlet_of
from reader.library.parts import Parts
from reader.library.verdicts import standing
from reader.model import (
    Chapter,
    Document,
    Dossier,
    Exhibit,
    Form,
    Handout,
    ReaderError,
    Reading,
    Story,
    Taken,
)
from reader.store import articles, evidence, pages, stories
from reader.text.clean import safe_line

if TYPE_CHECKING:
    from reader.library import Library

LARGEST_LIST = 1000
"""Stories of a file: a book of a million words, which a reading device still opens."""


class Handouts:
    """Stories written as documents. Each is the bytes of a file."""

    def __init__(self, library: Library, parts: Parts) -> None:
        self._library = library
        self._parts = parts

    async def of(
        self,
        targets: Sequence[str | Story | Reading],
        form: Form = Form.MARKDOWN,
        *,
        with_text: bool = False,
        title: str = "",
    ) -> bytes:
        """The evidence of articles by their stored copies however old, `with_text` if wanted, as a file.

        Several go by a `title`. What is not stored is opened; raises ReaderError for what cannot be.
        """
        readings = [await self._library.stored_or_opened(target) for target in targets]
        chapters = tuple(chapter(self._parts, reading) for reading in readings)
        return await _written(Handout(chapters, safe_line(title), with_text), form)

    async def of_list(self, story_ids: Sequence[int], form: Form, title: str) -> bytes:
        """Stories with their texts as far as they are stored, as a file. The network is not asked.

        Raises ReaderError for none, and for more stories than a file holds.
        """
        if not story_ids:
            raise ReaderError("There is no story in this list.")
        if len(story_ids) > LARGEST_LIST:
            many = f"These are {len(story_ids):,} stories, and a file holds {LARGEST_LIST:,}"
            raise ReaderError(f"{many}: narrow the list by a search.")
        chapters: list[Chapter] = []
        for story in stories.stories(self._parts.store, story_ids):
            chapters.append(await self._chapter(story))
            await asyncio.sleep(0)  # keys are answered between two stories
        return await _written(Handout(tuple(chapters), safe_line(title)), form)

    async def _chapter(self, story: Story) -> Chapter:
        """A story by its stored copy, else by what its feed gave of it, else by its row alone."""
        reading = self._library.stored(story) or await _from_feed(self._parts, story)
        if reading is not None:
            return chapter(self._parts, reading)
        published = story.published.isoformat() if story.published else None
        return Chapter(story.title, story.url, story.feed_title, published, None)


async def _written(handout: Handout, form: Form) -> bytes:
    """A handout as the bytes of a file."""
    from reader.text.handout import written

    return await apart(written, handout, form)


def chapter(parts: Parts, reading: Reading) -> Chapter:
    """An article with all that is stored of its evidence."""
    article = reading.article
    return Chapter(article.title, article.url, outlet_of(reading), reading.published, dossier(parts, reading))


async def _from_feed(parts: Parts, story: Story) -> Reading | None:
    try:
        return await copy_in_feed(parts, story)
    except ReaderError:  # what its feed gave cannot be read
        return None


def dossier(parts: Parts, reading: Reading) -> Dossier:
    """All that is stored of an article's evidence, with the verdicts on its quotes."""
    checks = standing(parts, reading)
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

"""The evidence of stories: their pages and what those cite, kept, walked through and handed on."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING

from reader.library.parts import Parts
from reader.model import (
    Article,
    ChainLink,
    Exhibit,
    Form,
    Glance,
    Handout,
    Inset,
    Place,
    Progress,
    Quote,
    Reading,
    Room,
    Source,
    Story,
)
from reader.store import articles, evidence, pages

if TYPE_CHECKING:
    from reader.library import Library


class Evidence:
    """Evidence taken along, looked at and handed on, and the pictures of articles: `library.evidence`."""

    def __init__(self, library: Library, parts: Parts) -> None:
        self._library = library
        self._parts = parts

    def take_along(
        self, story_ids: Sequence[int], *, sources: bool = True, again: bool = False
    ) -> AsyncGenerator[Progress]:
        """Take along the pages of stories and, with `sources`, what those cite; a step for each once stored.

        What failed earlier is asked for `again` if wanted. Whoever stops early must `aclose()` the generator.
        """
        from reader.library.taking import take_along

        return take_along(self._parts, story_ids, sources, again)

    def of_story(self, story_id: int) -> tuple[Exhibit, ...]:
        """The evidence of a story, the article first; nothing before it was taken along."""
        return evidence.of_story(self._parts.store, story_id)

    def glance(self, url: str) -> Glance | None:
        """What is known of the newest copy of a URL, at once; None where none is stored."""
        from reader.library.opening import address_of

        address = address_of(url)
        head = pages.newest(self._parts.store, address) if address else None
        return Glance(articles.title(self._parts.store, head.id), head.fetched) if head else None

    def wanting(self, *, sources: bool = True, again: bool = False) -> Sequence[int]:
        """Unread stories whose evidence (without `sources`: page) was not asked for, or failed (`again`)."""
        from reader.library.taking import wanting

        return wanting(self._parts, sources, again)

    def linked_sources(self, article: Article, quote: Quote) -> Sequence[Source]:
        """The linked sources that a quote may come from, each page once, the likeliest first."""
        from reader.library import checking

        return checking.linked_sources(article, quote)

    async def chain(self, target: str | Story | Reading) -> tuple[ChainLink, ...]:
        """The sources of an article, theirs, and so on, as far as stored copies reach; the article first."""
        from reader.library.chain import chain

        return await chain(self._parts, await self._stored_or_opened(target))

    async def export(
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
        from reader.library.handing import chapter, written
        from reader.text.clean import safe_line

        readings = [await self._stored_or_opened(target) for target in targets]
        chapters = tuple(chapter(self._parts, reading) for reading in readings)
        return await written(Handout(chapters, safe_line(title), with_text), form)

    async def export_list(self, story_ids: Sequence[int], form: Form, title: str) -> bytes:
        """Stories with their texts as far as they are stored, as a file. The network is not asked.

        Raises ReaderError for more stories than a file holds.
        """
        from reader.library.handing import chapters_of_list, written
        from reader.text.clean import safe_line

        chapters = await chapters_of_list(self._parts, story_ids, self._library.stored)
        return await written(Handout(chapters, safe_line(title)), form)

    def citing_sentence(self, article: Article, mention: Place) -> Place:
        """The place of the sentence around a mention of a source."""
        from reader.text.sources.sentences import citing_sentence

        return citing_sentence(article.document, mention)

    def search_address(self, article: Article, source: Source) -> str:
        """Where the web is searched for a source that an article names, by the settings' `search_url`."""
        from reader.text.websearch import search_address

        return search_address(self._parts.settings.search_url, source.name, article.title)

    async def picture(self, reading: Reading, url: str, width: int, height: int) -> bytes:
        """A picture of what is read, as a PNG of at most so many pixels, kept once it was looked at.

        Raises ReaderError for what cannot be had, is too large, or is no picture.
        """
        from reader.library.pictures import drawn

        return await drawn(self._parts, reading, url, width, height)

    async def inset(self, reading: Reading, url: str, room: Room) -> Inset:
        """A picture of an article made for a place in its text. Raises ReaderError as `picture` does."""
        from reader.library.pictures import set_in

        return await set_in(self._parts, reading, url, room)

    async def _stored_or_opened(self, target: str | Story | Reading) -> Reading:
        if isinstance(target, Reading):
            return target
        return self._library.stored(target) or await self._library.open(target)

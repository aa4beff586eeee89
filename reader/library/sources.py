"""What articles give as where something is from: their links and sources, and where these lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.library.parts import Parts
from reader.model import (
    Article,
    ChainLink,
    Glance,
    KnownLink,
    Place,
    Provenance,
    Quote,
    Reading,
    Source,
    Story,
    Verdict,
)
from reader.store import articles, pages

if TYPE_CHECKING:
    from reader.library import Library


class Sources:
    """The sources of articles. Nothing here asks the network but `chain`, for an article not stored yet."""

    def __init__(self, library: Library, parts: Parts) -> None:
        self._library = library
        self._parts = parts

    def links(self, article: Article) -> tuple[KnownLink, ...]:
        """The links of an article that lead to a page that says something, with their kinds, in order."""
        from reader.text.sources.pages import known_links

        return known_links(article.document, article.url, self._parts.own.link_rules)

    def provenance(self, article: Article, verdicts: Iterable[Verdict] = ()) -> Provenance:
        """The counts of where an article's information comes from; `verdicts` are those on its quotes."""
        from reader.text.sources.provenance import provenance

        return provenance(article, verdicts, self._parts.own.link_rules)

    def linked(self, article: Article, quote: Quote) -> Sequence[Source]:
        """The linked sources that a quote may come from, each page once, the likeliest first."""
        from reader.library import checking

        return checking.linked_sources(article, quote)

    def citing_sentence(self, article: Article, mention: Place) -> Place:
        """The place of the sentence around a mention of a source."""
        from reader.text.sources.sentences import citing_sentence

        return citing_sentence(article.document, mention)

    def glance(self, url: str) -> Glance | None:
        """What is known of the newest copy of a URL, at once; None where none is stored."""
        from reader.library.opening import address_of

        address = address_of(url)
        head = pages.newest(self._parts.store, address) if address else None
        return Glance(articles.title(self._parts.store, head.id), head.fetched) if head else None

    def search_address(self, article: Article, source: Source) -> str:
        """Where the web is searched for a source that an article names, by the settings' `search_url`."""
        from reader.text.websearch import search_address

        return search_address(self._parts.settings.search_url, source.name, article.title)

    async def chain(self, target: str | Story | Reading) -> tuple[ChainLink, ...]:
        """The sources of an article, theirs, and so on, as far as stored copies reach; the article first."""
        from reader.library.chain import chain

        return await chain(self._parts, await self._library.stored_or_opened(target))

"""Who said what in all that is stored: speakers by their full names, quotes by speaker and by words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence

from reader.library.copies import article_of, primary_links
from reader.library.parts import Parts
from reader.library.unread import Unread
from reader.model import NOT_KEPT, Article, Progress, ReaderError, Saying, Speaker
from reader.store import articles, said

_AT_ONCE = 20
"""How many pages that gave no article are remembered together."""


class Said:
    """Questions to the whole library. Lists come as ids, quick for any number, and rows for those in sight.

    Speakers are merged across articles by their full names alone (`reader.text.fullname`). Quotes of those
    who are not named in full are found by their words only.
    """

    most = said.MOST

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def speakers(self, needle: str = "") -> Sequence[int]:
        """All speakers in whose name the needle is, those quoted most first, as ids."""
        return said.speakers(self._parts.store, needle)

    def speakers_of(self, ids: Sequence[int]) -> list[Speaker]:
        """The rows of a list of speakers, in the order asked."""
        return said.speakers_of(self._parts.store, ids)

    def speaker(self, name: str) -> Speaker | None:
        """Whoever has this full name; None for nobody, and for what is no full name."""
        from reader.text.fullname import full_name

        key = full_name(name)
        return said.speaker_named(self._parts.store, key) if key else None

    def is_full_name(self, name: str) -> bool:
        """Whether a name is enough to be sure of its bearer in another article."""
        from reader.text.fullname import full_name

        return full_name(name) is not None

    def saying_ids(self, speaker: int | None = None, words: str = "", named: str = "") -> Sequence[int]:
        """The quotes of a speaker, or everybody's, that have all the words; newest first, as ids.

        Words in double quotes stand together. Everybody's are at most `most`, the latest. `named` is a part
        of a name, be it full or not: that finds quotes, and merges nobody.
        """
        return said.saying_ids(self._parts.store, speaker, words, named)

    def sayings(self, ids: Sequence[int]) -> list[Saying | None]:
        """The rows of a list of quotes, in the order asked; None where one is gone since."""
        return said.sayings(self._parts.store, ids)

    def articles_of(self, speaker: int) -> int:
        """In how many articles somebody is quoted."""
        return said.articles_of(self._parts.store, speaker)

    def articles(self, sayings: Sequence[Saying | None]) -> Iterator[tuple[Saying, Article]]:
        """Each quote with its article, which is read once for quotes in a row."""
        page, article = 0, None
        for saying in sayings:
            if saying is None:
                continue
            if saying.page != page:
                page, article = saying.page, articles.kept(self._parts.store, saying.page)
            if article is not None:
                yield saying, article

    async def read_pages(self, most: int | None = None) -> AsyncGenerator[Progress]:
        """Make the articles of the stored pages that have none yet, or one by older rules; without network.

        Before that, what is to be known of an article without reading it is noted where an older version did
        not. Yields a step for each page once that is done, for `most` of them. One that holds no text is
        skipped until there are other rules, one that there was no time to read until a day later. Raises
        CannotKeep or NotAllowed when the library takes nothing: that is no fault of a page.
        """
        from reader.text.article import RULES

        store = self._parts.store
        unread = Unread(store, RULES, self._parts.now())
        unknown = said.unknown(store, RULES)
        unmade = [page for page in articles.unmade(store, RULES) if not unread.skips(page)]
        waiting = [*((page, True) for page in unknown), *((page, False) for page in unmade)][:most]
        failed = 0
        for done, (page, is_made) in enumerate(waiting, 1):
            label, problem = "", None
            try:
                label = await (self._note(page) if is_made else self._made(page))
            except NOT_KEPT:
                raise
            except ReaderError as error:
                unread.add(page, error)
                failed, problem = failed + 1, str(error)
            if failed and (done == len(waiting) or failed % _AT_ONCE == 0):
                unread.remember()
            yield Progress(done, len(waiting), label, problem)

    async def _made(self, page: int) -> str:
        """Make the article of a page; its title."""
        return (await article_of(self._parts, page, to_keep=True))[0].title

    async def _note(self, page: int) -> str:
        """Note what is to be known of the article of a page that is made; its title."""
        await asyncio.sleep(0)  # others have their turn: nothing is waited for here
        article = articles.kept(self._parts.store, page)
        if article is None:
            return ""
        said.note_head(self._parts.store, page, article, primary_links(self._parts, article))
        return article.title

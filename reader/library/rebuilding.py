"""Making every stored article again from its raw page, without the network."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from reader.library.copies import article_of
from reader.library.parts import Parts
from reader.model import Progress, ReaderError
from reader.store import articles, pages, state

_REACHED = "rebuild"
"""The page whose article was made last, while a rebuild is not done."""


async def rebuild(parts: Parts) -> AsyncGenerator[Progress]:
    """Makes the stored articles again, and yields a step for each once it is stored.

    One that was broken off goes on where it stopped. A page that cannot be read keeps the article it has, and
    its step says why.
    """
    reached = int(state.remembered(parts.store, _REACHED) or 0)
    waiting = articles.page_ids(parts.store)
    done = sum(page_id <= reached for page_id in waiting)
    for page_id in waiting[done:]:
        problem = None
        try:
            await article_of(parts, page_id, anew=True, to_keep=True)
        except ReaderError as error:
            problem = str(error)
        state.remember(parts.store, _REACHED, str(page_id))
        done += 1
        yield Progress(done, len(waiting), pages.address(parts.store, page_id), problem)
    state.remember(parts.store, _REACHED, None)

"""The chain of sources behind an article: its sources, theirs, and so on, as far as stored copies reach."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from reader.library.opening import address_of, copy_of
from reader.library.parts import Parts
from reader.library.taking import cited_pages
from reader.model import Article, ChainLink, Exhibit, LinkKind, ReaderError, Reading, Taken
from reader.store import pages

DEEPEST = 8
MOST = 200
"""Links in all. A longer chain is cut without a word: nobody reads so far."""

Cites = Callable[[str], Awaitable[tuple[str, Sequence[Exhibit]] | None]]
"""The title of the stored copy of a page and what it cites; None when there is no copy."""


async def chain(parts: Parts, reading: Reading) -> tuple[ChainLink, ...]:
    """The chain as a tree, written down in order: each link with its depth, the article first."""

    async def cites(url: str) -> tuple[str, Sequence[Exhibit]] | None:
        if pages.newest(parts.store, url) is None:
            return None
        try:
            article = (await copy_of(parts, url)).article
        except ReaderError:  # kept, as a PDF of pictures is, and not readable
            return None
        return article.title, _linked(parts, article)

    article = reading.article
    own = address_of(article.url or "")
    name = article.site or article.title or "The article"
    found = [ChainLink(0, name, article.title, own)]
    path = {own: name} if own else {}
    await _follow(cites, _linked(parts, article), path, found)
    return tuple(found)


async def _follow(
    cites: Cites, cited: Sequence[Exhibit], path: dict[str, str], found: list[ChainLink]
) -> None:
    """Write down what a page cites and what lies behind it. `path` are the pages that led here."""
    depth = len(path) or 1
    for exhibit in cited:
        if len(found) >= MOST:
            return
        url, name = exhibit.url, exhibit.name
        if url in path:
            found.append(ChainLink(depth, name, f"leads back to {path[url]}", url))
            continue
        is_above = any(link.url == url for link in found)
        behind = None if is_above else await cites(url)
        about = behind[0] if behind else "see above" if is_above else "no copy: the chain ends here"
        found.append(ChainLink(depth, name, about, url))
        if behind and depth < DEEPEST:
            await _follow(cites, behind[1], path | {url: name}, found)


def _linked(parts: Parts, article: Article) -> list[Exhibit]:
    """What an article cites on other sites, in the order of evidence."""
    cited = cited_pages(article, address_of(article.url or ""), parts)
    return [each for each in cited if each.taken is not Taken.SKIPPED and each.link is not LinkKind.OWN]

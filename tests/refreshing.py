"""Feeds served and refreshed, for the tests of refreshing."""

from __future__ import annotations

from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.model import Progress, Selection


def serve(site: Loopback, path: str, *guids: str, **reply: object) -> None:
    site[path] = Reply(rss(*(item(guid) for guid in guids)), content_type="application/rss+xml", **reply)


def titles(library: Library, **selection: object) -> list[str]:
    return [story.title for story in library.stories(library.story_ids(Selection(**selection)))]


async def steps(library: Library, feed_ids: list[int] | None = None, force: bool = False) -> list[Progress]:
    return [step async for step in library.refresh(feed_ids, force)]


async def problem_of(library: Library) -> str | None:
    (step,) = await steps(library)
    assert library.feeds()[0].problem == step.problem
    return step.problem

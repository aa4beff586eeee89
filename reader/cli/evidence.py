"""Evidence on the command line: taken along after a refresh."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

from reader.cli.verbs import DONE, Arguments, complain, connected, target_of
from reader.library import Library
from reader.model import ChainLink, Progress, counted


async def take_along(library: Library, sources: bool, again: bool) -> tuple[int, int]:
    """Take along the pages of unread stories, with their `sources` if wanted; how many, and how many in vain.

    What failed before is tried `again` if wanted.
    """
    return await take(library, library.evidence.wanting(sources=sources, again=again), sources, again)


async def take(
    library: Library, story_ids: Sequence[int], sources: bool = False, again: bool = False
) -> tuple[int, int]:
    """Take along the pages of these stories; how many were asked for, and how many in vain."""
    return await taken(library.evidence.take_along(story_ids, sources=sources, again=again))


async def taken(steps: AsyncIterator[Progress], *, quiet: bool = False) -> tuple[int, int]:
    """Tell what is taken along, nothing of none if `quiet`; how many pages were asked for, and in vain."""
    kept = missing = tried = 0
    async for step in steps:
        tried = step.done
        kept += step.added
        if step.problem:
            missing += 1
            complain(f"{step.label}: {step.problem}" if step.label else step.problem)
    if tried or not quiet:
        print(f"{counted(kept, 'page')} kept, {missing:,} not")
    return tried, missing


def chain(arguments: Arguments) -> int:
    """Print the chain of sources behind an article, a line a link."""

    async def found() -> tuple[ChainLink, ...]:
        async with connected(arguments) as library:
            return await library.evidence.chain(target_of(library, arguments.input))

    for link in asyncio.run(found()):
        lead = "  " * (link.depth - 1) + "- " if link.depth else ""
        print(f"{lead}{link.name}: {link.about}" + (f" <{link.url}>" if link.url else ""))
    return DONE

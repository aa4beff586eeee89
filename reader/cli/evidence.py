"""Evidence on the command line: taken along after a refresh, and the chain of sources behind an article."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from reader.cli.meter import Meter
from reader.cli.running import DONE, Arguments, connected, target_of
from reader.cli.voice import complain, say
from reader.model import counted

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import ChainLink, Progress


async def take_along(library: Library, sources: bool, again: bool) -> tuple[int, int]:
    """Take along the pages of unread stories, with their `sources` and, `again`, those that failed before.

    Returns how many pages were asked for, and how many of them failed.
    """
    wanting = library.evidence.wanting(sources=sources, again=again)
    return await follow(library.evidence.take_along(wanting, sources=sources, again=again))


async def follow(steps: AsyncIterator[Progress], *, quiet: bool = False) -> tuple[int, int]:
    """Print what is taken along; if `quiet`, nothing when that is no page. Returns as `take_along` does."""
    kept = missing = tried = 0
    with Meter("Pages") as meter:
        async for step in steps:
            tried = step.done
            kept += step.added
            if step.problem:
                missing += 1
                meter.clear()
                complain(f"{step.label}: {step.problem}" if step.label else step.problem)
            meter.at(step)
    if tried or not quiet:
        say(f"{counted(kept, 'page')} kept, {missing:,} not")
    return tried, missing


def chain(arguments: Arguments) -> int:
    """Print the chain of sources behind an article, a line a link."""
    import asyncio

    async def found() -> tuple[ChainLink, ...]:
        async with connected(arguments) as library:
            return await library.sources.chain(target_of(library, arguments.input))

    for link in asyncio.run(found()):
        lead = "  " * (link.depth - 1) + "- " if link.depth else ""
        say(f"{lead}{link.name}: {link.about}" + (f" <{link.url}>" if link.url else ""))
    return DONE

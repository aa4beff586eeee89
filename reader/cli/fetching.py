"""`quoth fetch`: the feeds that are due, and the pages that are wanted with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.cli.interrupts import telling_how_far
from reader.cli.meter import Meter
from reader.cli.running import Arguments, connected, outcome
from reader.cli.voice import complain, say
from reader.model import counted

if TYPE_CHECKING:
    from reader.library import Library

PAGES_READ = 500
"""Stored pages that one run reads that have no article by the rules of this version."""


@dataclass(slots=True)
class _Tally:
    """How far a run has come."""

    feeds: int = 0
    stories: int = 0
    pages: int = 0
    failures: int = 0

    def __str__(self) -> str:
        return f"{counted(self.feeds, 'feed')} fetched, {counted(self.stories, 'new story')}"


def fetch(arguments: Arguments) -> int:
    """Fetch the feeds that are due, and what is wanted with them; what came stays if it is interrupted."""
    import asyncio

    tally = _Tally()
    with telling_how_far(lambda: f"{tally}; what was fetched is kept, and `quoth fetch` goes on"):
        asyncio.run(_fetch(arguments, tally))
    return outcome(tally.failures, tally.feeds + tally.pages)


async def _fetch(arguments: Arguments, tally: _Tally) -> None:
    async with connected(arguments) as library:
        for problem in library.organising.rules().problems:
            complain(str(problem))
        await _fetch_feeds(library, arguments.force, tally)
        await _fetch_pages(library, arguments, tally)
        read = [step async for step in library.said.read_pages(PAGES_READ) if not step.problem]
        if read:
            say(f"{counted(len(read), 'stored page')} read anew")


async def _fetch_feeds(library: Library, force: bool, tally: _Tally) -> None:
    before = library.counts().hidden
    with Meter("Fetching") as meter:
        async for step in library.refresh(force=force):
            tally.feeds, tally.stories = step.done, tally.stories + step.added
            tally.failures += step.problem is not None
            for said in filter(None, (step.problem, step.notice)):
                meter.clear()
                complain(f"{step.label}: {said}")
            meter.at(step)
    out = library.counts().hidden - before
    hidden = f", {out:,} hidden by rules" if out > 0 else ""
    say(f"{tally}, {tally.failures:,} failed{hidden}", flush=True)
    if (force or tally.failures) and (waiting := library.subscriptions.held_back()):
        count, until = waiting
        wait = counted(count, "feed waits", "feeds wait")
        complain(f"{wait} until {until.astimezone():%H:%M} at least, as their servers asked.")


async def _fetch_pages(library: Library, arguments: Arguments, tally: _Tally) -> None:
    from reader.cli.evidence import follow, take_along

    tried, in_vain = await follow(library.evidence.take_wanted(), quiet=True)
    tally.pages, tally.failures = tally.pages + tried, tally.failures + in_vain
    if arguments.full or arguments.sources:
        tried, in_vain = await take_along(library, arguments.sources, arguments.force)
        tally.pages, tally.failures = tally.pages + tried, tally.failures + in_vain

"""Which pages are to be fetched with a feed that gives only the beginnings of its stories."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta

from reader.library.parts import Parts
from reader.library.taking import take_along
from reader.model import FullText, Progress
from reader.store import arriving, evidence, feed_care
from reader.text.summary import looks_cut

NEW = timedelta(days=3)
"""How long a story counts as new: what the budget of one refresh left out, the next ones take."""


def wanting(parts: Parts) -> list[int]:
    """The new unread stories whose pages the user wants, newest first; none while offline.

    Those are left out whose page is stored, or failed before.
    """
    if parts.network.offline:
        return []
    common = FullText(parts.settings.full_text)
    modes = {feed: mode or common for feed, mode in feed_care.full_texts(parts.store).items()}
    feeds = [feed for feed, mode in modes.items() if mode is not FullText.OFF]
    new = feed_care.new_texts(parts.store, feeds, parts.now() - NEW)
    ids = [story for story, feed, words in new if modes[feed] is FullText.ON or looks_cut(words)]
    by_rules = _by_rules(parts, sources=False)
    return list(dict.fromkeys([*evidence.wanting(parts.store, ids, sources=False, again=False), *by_rules]))


async def take_wanted(parts: Parts) -> AsyncGenerator[Progress]:
    """Take along what `wanting` gives, and what rules have bookmarked with its evidence; a step for each.

    Nothing while offline. Whoever stops early must `aclose()` the generator.
    """
    whole = [] if parts.network.offline else _by_rules(parts, sources=True)
    alone = [story for story in wanting(parts) if story not in whole]
    begun, total = 0, 0
    for ids, sources in ((alone, False), (whole, True)):
        steps = take_along(parts, ids, sources, again=False)
        async with aclosing(steps):
            async for step in steps:
                total = begun + step.total
                yield step._replace(done=begun + step.done, total=total)
        begun = total


def _by_rules(parts: Parts, sources: bool) -> list[int]:
    """The stories that rules want offline and that were not fetched yet; the others are no longer wanted."""
    found = evidence.wanting(parts.store, arriving.wanted(parts.store, sources), sources=sources, again=False)
    arriving.keep_wanted(parts.store, sources, found)
    return found

"""Fetching the feeds that are due. One bad feed is one line; a job cut short leaves whole feeds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from reader.library.arriving import on_arrival
from reader.library.incoming import is_same, read_feed, warm_up
from reader.library.keeping import keep_daily
from reader.library.local import filtered, filtered_url, host_asked, is_local, read_local
from reader.library.moving import after_answer, is_settled
from reader.library.network import FEED_SECONDS
from reader.library.parts import EDITION_URL, Parts
from reader.library.schedule import after_failure, after_success, is_due, is_forbidden
from reader.model import Progress, ReaderError
from reader.store import feed_care, feeds, stories
from reader.store.feeds import Fetched, Schedule, Subscription
from reader.text.clean import host_of

if TYPE_CHECKING:
    from reader.web.answer import Answer

UNDER_WAY = 32
"""Feeds begun at once: more than the network lets through, so that a slow host does not hold up the rest."""


def to_fetch(parts: Parts, feed_ids: Sequence[int] | None, force: bool) -> list[Subscription]:
    """The feeds that a refresh will ask for: those due, or all of those named when forced.

    A feed that is gone is asked for only when it is named and forced. Raises ReaderError when offline, since
    that is no failing of the feeds.
    """
    if parts.network.offline:
        raise ReaderError("You are offline: feeds are not refreshed.")
    now = parts.now()
    known = feeds.subscriptions(parts.store, feed_ids)
    shut = {host_asked(feed.url) for feed in known if is_forbidden(feed.schedule, now)}
    wanted = [feed for feed in known if feed.url != EDITION_URL and host_asked(feed.url) not in shut]
    if not force:
        return [feed for feed in wanted if is_due(feed.schedule, now, feed.rhythm)]
    return [feed for feed in wanted if feed_ids is not None or not feed.schedule.gone]


async def refresh(parts: Parts, wanted: Sequence[Subscription]) -> AsyncIterator[Progress]:
    """Fetch these feeds, several at once, and yield a step as each is stored."""
    import asyncio

    if wanted:
        parts.feed_workers.warm(warm_up)
        await parts.writer.run(keep_daily, parts.now())
    waiting = iter(wanted)
    shut: set[str] = set()
    running: set[asyncio.Task[Progress]] = set()
    done = 0
    try:
        while True:
            while len(running) < UNDER_WAY and (feed := next(waiting, None)):
                running.add(asyncio.create_task(refresh_feed(parts, feed, shut)))
            if not running:
                return
            finished, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in finished:
                done += 1
                step = task.result()
                yield step._replace(done=done, total=len(wanted))
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def refresh_feed(parts: Parts, feed: Subscription, shut: set[str]) -> Progress:
    """Fetch one feed and store what it brought; what went wrong is in the result and in the feed's schedule.

    `shut` holds the hosts that asked to be left alone during this run.
    """
    if host_asked(feed.url) in shut:
        return Progress(1, 1, feed.title)
    answer: Answer | None = None
    try:
        answer = await ask(parts, feed)
        added, notice = await store_answer(parts, feed, answer)
        moved = await _follow_move(parts, feed, answer)
    except ReaderError as error:
        schedule = _schedule_of_failure(parts, feed, str(error), answer)
        if schedule.retry_at is not None:
            shut.add(host_asked(feed.url))
        await parts.writer.run(feeds.record_schedule, feed.id, schedule)
        return Progress(1, 1, feed.title, schedule.problem)
    return Progress(1, 1, feed.title, added=added, notice=" ".join(filter(None, (notice, moved))) or None)


async def ask(parts: Parts, feed: Subscription) -> Answer:
    """What a feed's server answers, asked as the user has set it. Raises ReaderError without an answer."""
    if not is_local(feed.url):
        return await _of_web(parts, feed, feed.url)
    address = filtered_url(feed.url)
    if address is None:
        return await read_local(feed.url)
    answer = await _of_web(parts, feed, address)
    return await filtered(feed.url, answer) if answer.status == 200 else replace(answer, moved=None)


async def _of_web(parts: Parts, feed: Subscription, url: str) -> Answer:
    wish = feed.settings
    return await parts.network.get(
        url,
        feed.etag,
        feed.last_modified,
        FEED_SECONDS,
        private=wish.private,
        user_agent=wish.user_agent,
        proxy=wish.proxy,
    )


async def store_answer(parts: Parts, feed: Subscription, answer: Answer) -> tuple[int, str | None]:
    """Store what a feed's server answered: how many stories are new, and what was left out.

    Raises ReaderError for an answer that is an error, or no feed.
    """
    from reader.web.freshness import fresh_until
    from reader.web.status import refuse_error

    refuse_error(answer, conditional=bool(feed.etag or feed.last_modified))
    now = parts.now()
    minutes, fresh = _minutes(parts, feed), fresh_until(answer.headers, now)
    digest = sha256(answer.body).hexdigest()
    if answer.not_modified or digest == feed.digest:
        schedule = after_success(now, minutes, fresh, feed.rhythm)
        await parts.writer.run(feeds.record_schedule, feed.id, schedule, now)
        return 0, None
    subject = f"The feed of {host_of(answer.final_url)}"
    parsed, new = await parts.feed_workers.run(
        subject, read_feed, answer.body, answer.content_type, answer.final_url, None
    )
    schedule = after_success(now, minutes, fresh, parsed.rhythm)
    fetched = Fetched(parsed, now, digest, answer.etag, answer.last_modified, schedule)
    arrived = on_arrival(parts)
    return await parts.writer.run(stories.add_fetched, feed.id, fetched, new, now, is_same, arrived)


async def _follow_move(parts: Parts, feed: Subscription, answer: Answer) -> str | None:
    """Take what a good answer says of a move into account; a sentence when the feed has moved."""
    now = parts.now()
    move = after_answer(feed.move, feed.url, answer.moved, now)
    if move is None or not is_settled(move, now):
        if move != feed.move:
            await parts.writer.run(feed_care.record_move, feed.id, move)
        return None
    return await parts.writer.run(feed_care.settle_move, feed.id, feed.url, move.to, answer.private)


def _minutes(parts: Parts, feed: Subscription) -> int:
    """How often a feed may be asked for."""
    return feed.settings.minutes or parts.settings.refresh_minutes


def _schedule_of_failure(parts: Parts, feed: Subscription, problem: str, answer: Answer | None) -> Schedule:
    now, minutes, chance = parts.now(), _minutes(parts, feed), parts.chance()
    if answer is None:
        return after_failure(feed.schedule, now, minutes, problem, chance=chance)
    from reader.web.freshness import retry_at

    asked = retry_at(answer.headers, now) if answer.status in (429, 503) else None
    return after_failure(feed.schedule, now, minutes, problem, answer.status, asked, chance)

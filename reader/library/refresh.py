"""Fetching the feeds that are due. One bad feed is one line; a job cut short leaves whole feeds."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from reader.library.arriving import on_arrival, read_rules, tell
from reader.library.incoming import is_same, read_feed, warm_up
from reader.library.keeping import keep_daily
from reader.library.local import filtered, filtered_url, host_asked, is_local, read_local
from reader.library.moving import after_answer, is_settled, leads_elsewhere, question
from reader.library.network import FEED_SECONDS
from reader.library.parts import EDITION_URL, Parts
from reader.library.reaching import Round
from reader.library.schedule import Failure, after_failure, after_success, is_due, is_forbidden
from reader.model import NOT_KEPT, NoNetwork, Progress, ReaderError
from reader.store import adding, feed_care, feeds
from reader.store.feeds import Fetched, Schedule, Subscription
from reader.text.clean import host_of
from reader.web.request import Request

if TYPE_CHECKING:
    from reader.web.answer import Answer

UNDER_WAY = 32
"""Feeds begun at once: more than the network lets through, so that a slow host does not hold up the rest."""


def to_fetch(parts: Parts, feed_ids: Sequence[int] | None, force: bool) -> list[Subscription]:
    """The feeds that a refresh will fetch: those due, or all of those named when forced.

    A feed that is gone is fetched only when it is named and forced. Raises ReaderError when offline, since
    that is not the feeds' fault.
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


def held_back(parts: Parts) -> tuple[int, datetime] | None:
    """How many feeds are not fetched, even when forced, because their servers asked to be left alone, and
    when the first of them may be fetched again; None when there are none."""
    now = parts.now()
    known = feeds.subscriptions(parts.store)
    until = {
        host_asked(feed.url): feed.schedule.retry_at
        for feed in known
        if feed.schedule.retry_at and is_forbidden(feed.schedule, now)
    }
    count = sum(host_asked(feed.url) in until for feed in known)
    return (count, min(until.values())) if until else None


async def refresh(parts: Parts, wanted: Sequence[Subscription]) -> AsyncGenerator[Progress]:
    """Fetch these feeds, several at once, and yield a step as each is stored; then tell of what rules say.

    Raises NoNetwork, and leaves feeds as they were, when there is no network; CannotKeep or NotAllowed, and
    asks no more servers, when the library takes nothing.
    """
    if wanted:
        parts.feed_workers.warm(warm_up)
        await parts.writer.run(keep_daily, parts.now(), parts.own.config)
    done, total = 0, len(wanted)
    asked = Round(read_rules(parts) if wanted else ())
    async with aclosing(_steps(parts, wanted, asked)) as steps:
        async for step in steps:
            done += 1
            yield step._replace(done=done, total=total)
    try:
        await tell(parts, asked.notices)
    except ReaderError as error:
        yield Progress(done, total, "notify_command", str(error))
    try:
        asked.end()
    except NoNetwork:
        parts.network.is_lost = True
        raise
    for feed, lost in asked.failed():
        done += 1
        schedule = _schedule_of_failure(parts, feed, str(lost), None)
        yield (await _note_failure(parts, feed, schedule))._replace(done=done, total=total)


async def _steps(parts: Parts, wanted: Sequence[Subscription], asked: Round) -> AsyncGenerator[Progress]:
    import asyncio

    waiting = iter(wanted)
    running: set[asyncio.Task[Progress | None]] = set()
    mistake: BaseException | None = None
    try:
        while True:
            while len(running) < UNDER_WAY and (feed := next(waiting, None)):
                running.add(asyncio.create_task(refresh_feed(parts, feed, asked)))
            if not running:
                break
            finished, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in finished:
                if isinstance(failure := task.exception(), NOT_KEPT):
                    raise failure
                # A mistake of ours over one feed is no reason to leave the others unread.
                mistake = mistake or task.exception()
                if task.exception() is None and (step := task.result()):
                    yield step
            for failing, error in asked.failed():
                schedule = _schedule_of_failure(parts, failing, str(error), None)
                yield await _note_failure(parts, failing, schedule)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    if mistake is not None:
        raise mistake


async def refresh_feed(parts: Parts, feed: Subscription, asked: Round) -> Progress | None:
    """Fetch one feed and store what it brought; what went wrong is in the result and in the feed's schedule.

    None when its server is out of reach and nobody knows yet whether the network is.
    """
    host, answer = host_asked(feed.url), None
    try:
        async with asked.turn(host):
            if host in asked.shut:
                return Progress(1, 1, feed.title)
            answer = await ask(parts, feed)
        if not is_local(feed.url) or filtered_url(feed.url):
            asked.reached()
        added, notice = await store_answer(parts, feed, answer, asked)
        moved = await _follow_move(parts, feed, answer)
    except NOT_KEPT:
        raise
    except ReaderError as error:
        if asked.puts_off(feed, error):
            return None
        schedule = _schedule_of_failure(parts, feed, str(error), answer)
        if schedule.retry_at is not None:
            asked.shut.add(host)
        return await _note_failure(parts, feed, schedule)
    return Progress(1, 1, feed.title, added=added, notice=" ".join(filter(None, (notice, moved))) or None)


async def _note_failure(parts: Parts, feed: Subscription, schedule: Schedule) -> Progress:
    await parts.writer.run(feeds.record_schedule, feed.id, schedule)
    return Progress(1, 1, feed.title, schedule.problem)


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
    request = Request(
        url,
        feed.etag,
        feed.last_modified,
        private=wish.private,
        seconds=FEED_SECONDS,
        user_agent=wish.user_agent,
        proxy=wish.proxy,
    )
    return await parts.network.get(request)


async def store_answer(
    parts: Parts, feed: Subscription, answer: Answer, asked: Round
) -> tuple[int, str | None]:
    """Store what a feed's server answered: how many stories are new, and what was left out.

    New stories that are to be told of are noted in `asked`.

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
        subject, read_feed, answer.body, answer.content_type, answer.final_url
    )
    schedule = after_success(now, minutes, fresh, parsed.rhythm)
    fetched = Fetched(parsed, now, digest, answer.etag, answer.last_modified, schedule)
    arrived = on_arrival(parts, asked.rules, asked.notices)
    return await parts.writer.run(adding.add_fetched, feed.id, fetched, new, is_same, arrived)


async def _follow_move(parts: Parts, feed: Subscription, answer: Answer) -> str | None:
    """Take what a good answer says of a move into account; a sentence when the feed has moved."""
    now = parts.now()
    move = after_answer(feed.move, feed.url, answer.moved, now)
    if move is None or not is_settled(move, now):
        if move != feed.move:
            await parts.writer.run(feed_care.record_move, feed.id, move)
        return None
    if leads_elsewhere(feed.url, move):
        await parts.writer.run(feed_care.record_move, feed.id, move)
        return await parts.writer.run(feed_care.tell, feed.id, question(feed.id, move))
    return await parts.writer.run(feed_care.settle_move, feed.id, feed.url, move.to, answer.private)


def _minutes(parts: Parts, feed: Subscription) -> int:
    """How often a feed may be asked for."""
    return feed.settings.minutes or parts.settings.refresh_minutes


def _schedule_of_failure(parts: Parts, feed: Subscription, problem: str, answer: Answer | None) -> Schedule:
    now, minutes, chance = parts.now(), _minutes(parts, feed), parts.chance()
    if answer is None:
        return after_failure(feed.schedule, now, minutes, Failure(problem), chance)
    from reader.web.freshness import retry_at

    asked = retry_at(answer.headers, now) if answer.status in (429, 503) else None
    return after_failure(feed.schedule, now, minutes, Failure(problem, answer.status, asked), chance)

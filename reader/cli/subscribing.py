"""Subscribing on the command line, to feeds by their addresses and to lists of them, and unsubscribing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.cli.interrupts import telling_how_far
from reader.cli.running import DONE, SOME_FAILED, Arguments, each, paths_of, stored
from reader.cli.voice import agrees, ask_secret, complain, say
from reader.model import ReaderError, counted

if TYPE_CHECKING:
    from reader.library import Library


def add(arguments: Arguments) -> int:
    """Subscribe to feeds, and go on after a failure."""
    login = None
    if arguments.login:
        login = arguments.login, ask_secret(f"Password of {arguments.login}: ")

    async def add(library: Library, url: str) -> str:
        from reader.library.typed import completed, telling_of_http
        from reader.model import FeedFound

        address, folder = completed(url), arguments.folder or ""
        if not _may_run(arguments, url):
            raise ReaderError(f"{url}: not added.")
        try:
            with telling_of_http(address if address != url else ""):
                feed = await library.subscriptions.add(address, folder, login, commands=True)
        except FeedFound as found:
            has = library.subscriptions.has
            offers = "".join(
                f"\n  {feed.url}  {feed.title}{' (subscribed)' if has(feed.url) else ''}"
                for feed in found.feeds
            )
            raise ReaderError(f"{found} Add one of them:{offers}") from found
        left_out = f". {feed.notice}" if feed.notice else ""
        return f"{feed.title}: {counted(feed.stories, 'story')}{left_out}"

    return each(arguments, add)


def _may_run(arguments: Arguments, url: str) -> bool:
    """Whether a feed that is a command may be run: by the flag, or by an answer given at a terminal."""
    from reader.library.local import is_command

    if not is_command(url) or arguments.allow_exec:
        return True
    if not sys.stdin.isatty():
        raise ReaderError(f"{url} is a command: --allow-exec allows it to be run.")
    return agrees(f"Run {url.partition(':')[2]} each time the feed is fetched?")


def remove(arguments: Arguments) -> int:
    """Unsubscribe from feeds."""

    async def remove(library: Library, name: str) -> str:
        library.subscriptions.remove(library.subscriptions.find(name).id)
        return f"{name}: removed; its bookmarked stories stay"

    return each(arguments, remove)


def import_feeds(arguments: Arguments) -> int:
    """Subscribe to the feeds of a list, and say what was not taken over."""
    from reader.config.bounded import read_given

    data = read_given(arguments.file)
    with telling_how_far(lambda: "no feed was added"), stored(arguments) as library:
        done = library.subscriptions.import_list(data, arguments.allow_exec, arguments.file)
    then = "; `quoth fetch` brings their stories" if done.added else ""
    say(f"{counted(done.added, 'feed')} added, {done.known:,} known already{then}")
    for note in done.notes:
        complain(note)
    if done.lists:
        from reader.config.lists import add_lists

        path = paths_of(arguments).lists
        say(f"{counted(add_lists(path, done.lists), 'list')} added to {path}, of its query feeds")
    return SOME_FAILED if done.notes else DONE

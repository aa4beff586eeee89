"""The feeds on the command line: listed, and what is wrong with them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.cli.output import iso, json_line
from reader.cli.running import DONE, Arguments, stored
from reader.cli.voice import complain, say
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Feed

_NO_FEEDS = "there are no feeds yet: `quoth add URL` subscribes to one."
_NO_PROBLEMS = "no feed has a problem."


def feeds(arguments: Arguments) -> int:
    """List the feeds, or those with a problem or a notice; or show or change what is set for one."""
    if arguments.set:
        return _change(arguments)
    if arguments.show:
        return _show(arguments)
    with stored(arguments) as library:
        found = library.subscriptions.troubled() if arguments.problems else library.feeds()
    write = feed_json if arguments.json else problem_line if arguments.problems else feed_line
    for feed in found:
        say(write(feed))
    if not found:
        complain(_NO_PROBLEMS if arguments.problems else _NO_FEEDS)
    return DONE


def _change(arguments: Arguments) -> int:
    from reader.library.feed_settings import KEYS

    name, *settings = arguments.set
    with stored(arguments) as library:
        feed = library.subscriptions.find(name)
        for setting in settings:
            key, equals, value = setting.partition("=")
            if not equals:
                raise ReaderError(f"{setting}: write KEY=VALUE; the keys are {', '.join(KEYS)}.")
            feed = library.subscriptions.change(feed, key, value)
        _print_settings(library, feed)
    return DONE


def _show(arguments: Arguments) -> int:
    with stored(arguments) as library:
        _print_settings(library, library.subscriptions.find(arguments.show))
    return DONE


def _print_settings(library: Library, feed: Feed) -> None:
    for key, value in library.subscriptions.settings(feed).items():
        say(f"{key}\t{value or '-'}")


def feed_line(feed: Feed) -> str:
    """A row of `feeds`: id, unread of all, title, address, and the problem if the last refresh had one."""
    row = [str(feed.id), f"{feed.unread}/{feed.stories}", feed.title, feed.url]
    return "\t".join([*row, feed.problem] if feed.problem else row)


def problem_line(feed: Feed) -> str:
    """A row of `feeds --problems`: id, failing since, last time it came, title, address, what is wrong."""
    said = " ".join(filter(None, (feed.problem, feed.notice)))
    return "\t".join(
        [str(feed.id), _moment(feed.failing_since), _moment(feed.checked), feed.title, feed.url, said]
    )


def feed_json(feed: Feed) -> str:
    """The line of `feeds --json`."""
    return json_line(
        {
            "id": feed.id,
            "title": feed.title,
            "url": feed.url,
            "site_url": feed.site_url,
            "folder": feed.folder,
            "folders": feed.folders,
            "unread": feed.unread,
            "stories": feed.stories,
            "checked": iso(feed.checked),
            "problem": feed.problem,
            "since": iso(feed.failing_since),
            "gone": feed.gone,
            "notice": feed.notice,
        }
    )


def _moment(moment: datetime | None) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "-"

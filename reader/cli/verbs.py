"""The verbs that open, show, check and list: each a function that returns its exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from reader.cli.interrupts import telling_how_far
from reader.cli.running import (
    DONE,
    NOTHING,
    USAGE,
    Arguments,
    connected,
    for_each_article,
    is_local,
    library_of,
    local_article,
    opened,
    outcome,
    paths_of,
    settings_of,
    stored,
    target_of,
)
from reader.cli.voice import complain, say
from reader.model import ReaderError, counted

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, Story

_NO_STORIES = "there are no stories yet: `quoth add URL` subscribes to a feed, `quoth URL` opens a page."
_READ_TOGETHER = 500
"""Stories, of which the first are printed before the last are read, and no more held in memory."""


def start(arguments: Arguments) -> int:
    """Open the reader, on an article when one is named."""
    # Start-up makes many objects and drops few: until the first paint, collecting them is time for nothing.
    gc.disable()
    name: str | None = getattr(arguments, "input", None)
    given = local_article(arguments, name) if name is not None and is_local(name) else None
    paths = paths_of(arguments)
    settings = settings_of(arguments, paths)
    if not (settings.linear or _has_screen()):
        complain("the reader needs a terminal; `quoth show` prints an article without one.")
        return USAGE
    library = library_of(arguments, settings)
    target = given if given or name is None else _named(library, name)
    if settings.linear:
        from reader.cli.linear import converse
        from reader.cli.linear.outside import Outside, lend_terminal

        gc.enable()
        return converse(library, target, Outside(settings, paths, lend_terminal))
    from reader.ui.app import run_app

    return run_app(library, settings, paths, target)


def _named(library: Library, name: str) -> str | Story:
    """What is to be opened in a library, which is closed where that is a story that it does not have."""
    try:
        return target_of(library, name)
    except ReaderError:
        library.close_store()
        raise


def _has_screen() -> bool:
    """Whether a full screen can be drawn. Standard input that held an article gives way to the terminal."""
    if os.environ.get("TEXTUAL_DRIVER"):  # as textual-serve sets it
        return True
    if not sys.stdout.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    if not sys.stdin.isatty():
        try:
            os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
        except OSError:
            return False
    return True


def show(arguments: Arguments) -> int:
    """Print each article, and go on after a failure."""
    import asyncio

    from reader.cli.output import article_json
    from reader.library.printed import article_markdown, article_text
    from reader.ui.article.head import human_date

    def print_article(name: str, article: Article) -> None:
        if arguments.form == "json":
            say(article_json(name, article), flush=True)
        elif arguments.form == "markdown":
            say(article_markdown(article), end="\n\n", flush=True)
        else:
            say(article_text(article, human_date), end="\n\n", flush=True)

    return asyncio.run(for_each_article(arguments, print_article, as_json=arguments.form == "json"))


def check(arguments: Arguments) -> int:
    """Check the quotes of an article and print each verdict as it comes."""
    import asyncio

    from reader.cli.verdicts import checked_json, checked_text
    from reader.library.typed import completed
    from reader.model import VerdictKind

    write = checked_json if arguments.json else checked_text
    total = 0

    async def check() -> int:
        nonlocal total
        unread = 0
        async with connected(arguments) as library:
            name = arguments.input
            reading = None if is_local(name) else await opened(library, name)
            article = reading.article if reading else local_article(arguments, name)
            page = reading.page if reading else None
            against = completed(arguments.against) if arguments.against else arguments.against
            async for checked in library.check(article, against=against, page=page, every=arguments.every):
                say(write(checked), flush=True)
                total += 1
                unread += checked.verdict.kind is VerdictKind.UNREADABLE
        if not total:
            complain(f"{name}: nobody is quoted there.")
        return outcome(unread, total)

    with telling_how_far(lambda: f"{counted(total, 'quote')} checked"):
        return asyncio.run(check())


def list_stories(arguments: Arguments) -> int:
    """Print the stories that are asked for, a line each."""
    from reader.cli.output import story_json, story_line
    from reader.model import QueryError, Selection, Sort

    search = arguments.search or ""
    with stored(arguments) as library:
        chosen = Selection(
            feed=library.subscriptions.find(arguments.feed).id if arguments.feed else None,
            unread=arguments.unread,
            bookmarked=arguments.bookmarks,
            search=search,
        )
        tag = 'tag:"{}"'.format(arguments.tag.strip('#"')) if arguments.tag else ""
        try:
            ids = library.story_ids(chosen, tag, Sort(arguments.sort))[: arguments.limit]
        except QueryError as error:
            from rich.cells import cell_len

            pointed = f"\n  {search}\n  {' ' * cell_len(search[: error.position])}^"
            raise ReaderError(f"--search: {error}{pointed}") from error
        apart = {} if arguments.json else library.subscriptions.apart()
        for start in range(0, len(ids), _READ_TOGETHER):
            for story in library.stories(ids[start : start + _READ_TOGETHER]):
                say(story_json(story) if arguments.json else story_line(story, apart))
    if ids:
        return DONE
    asked = arguments.feed or arguments.unread or arguments.bookmarks or arguments.search or arguments.tag
    asked = asked or arguments.limit == 0
    complain("no story matches." if asked else _NO_STORIES)
    return NOTHING if asked else DONE

"""What each verb of the command line does: one small function a verb, returning its exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.cli.interrupts import told
from reader.cli.voice import complain, say
from reader.model import CannotCreate, NotAllowed, ReaderError, counted

if TYPE_CHECKING:
    from reader.config import Paths, Settings
    from reader.library import Library
    from reader.model import Article, Story

Arguments = Any
"""What the command line said, as attributes: what argparse makes, or nothing at all."""

NO_STORIES = "there are no stories yet: `quoth add URL` subscribes to a feed, `quoth URL` opens a page."
DONE, FAILED, USAGE, SOME_FAILED, NOTHING, INTERRUPTED = 0, 1, 2, 3, 4, 130
CANNOT_CREATE, NOT_ALLOWED = 73, 77
"""As sysexits.h of BSD has them."""


def code_of(error: ReaderError) -> int:
    """The exit code of a run that ended with an error."""
    codes = {CannotCreate: CANNOT_CREATE, NotAllowed: NOT_ALLOWED}
    return codes.get(type(error), FAILED)


def paths_of(arguments: Arguments) -> Paths:
    """Where this run keeps things."""
    from reader.config import find_paths

    return find_paths(os.environ, getattr(arguments, "config", None), getattr(arguments, "data_dir", None))


def settings_of(arguments: Arguments, paths: Paths) -> Settings:
    """The settings of this run, by file, environment and flags. Raises ReaderError for bad ones."""
    from reader.config import load_settings, load_sites

    settings = load_settings(paths.config, hasattr(arguments, "config"), os.environ)
    flags = {name: True for name in ("offline", "linear") if getattr(arguments, name, False)}
    return settings.with_("flag", **flags).with_sites(load_sites(paths.sites), paths.sites)


def _library(arguments: Arguments, settings: Settings | None = None) -> Library:
    from reader.config import load_link_rules
    from reader.library import open_library

    paths = paths_of(arguments)
    settings = settings or settings_of(arguments, paths)
    own = load_link_rules(paths.links), paths.rules, paths.config
    library = open_library(paths.data, settings, False, *own, tell=complain)
    if library.notice:
        complain(library.notice)
    return library


@contextmanager
def stored(arguments: Arguments) -> Iterator[Library]:
    """The library for a verb that only reads and writes what is stored."""
    library = _library(arguments)
    try:
        yield library
    finally:
        library.close_store()


@asynccontextmanager
async def connected(arguments: Arguments) -> AsyncIterator[Library]:
    """The library for a verb that may use the network."""
    library = _library(arguments)
    try:
        yield library
    finally:
        await library.close()


def start(arguments: Arguments) -> int:
    """Open the reader, on an article when one is named."""
    # Start-up makes many objects and drops few: until the first paint, collecting them is time for nothing.
    gc.disable()
    name: str | None = getattr(arguments, "input", None)
    local = name is not None and (name == "-" or Path(name).is_file())
    target = local_article(arguments, name) if name is not None and local else name
    paths = paths_of(arguments)
    settings = settings_of(arguments, paths)
    if settings.linear:
        from reader.cli.linear import converse
        from reader.config import load_lists
        from reader.config.lists import add_lists

        gc.enable()
        own = load_lists(paths.lists)
        return converse(
            _library(arguments, settings),
            target,
            own.lists if own else (),
            lambda searches: add_lists(paths.lists, searches),
        )
    if not _has_screen():
        complain("the reader needs a terminal; `quoth show` prints an article without one.")
        return USAGE
    library = _library(arguments, settings)
    from reader.ui.app import run_app

    return run_app(library, settings, paths, target)


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


def local_article(arguments: Arguments, name: str) -> Article:
    """The article in a file, or in standard input, named "-". Raises ReaderError when it cannot be read."""
    from reader.config import load_link_rules
    from reader.config.bounded import read_given
    from reader.library.files import article_from

    return article_from(read_given(name), name, load_link_rules(paths_of(arguments).links))


async def articles(arguments: Arguments) -> AsyncIterator[tuple[str, Article | ReaderError]]:
    """Each input with its article, or with what went wrong. The library is opened for addresses alone."""
    async with AsyncExitStack() as until_done:
        library: Library | None = None
        for name in arguments.input:
            try:
                if name == "-" or Path(name).exists():
                    yield name, local_article(arguments, name)
                    continue
                if library is None:
                    library = await until_done.enter_async_context(connected(arguments))
                yield name, (await library.open(target_of(library, name))).article
            except ReaderError as error:
                yield name, error


def target_of(library: Library, name: str) -> str | Story:
    """The story with this id, else an address or a file. Raises ReaderError when no story has it."""
    if not name.isdecimal():
        return name
    story = library.story(int(name)) if len(name) < 19 else None  # as much as the store counts to
    if story is None:
        raise ReaderError(f"{name}: no such story; `quoth list` lists them.")
    return story


def show(arguments: Arguments) -> int:
    """Print each article, and go on after a failure."""
    import asyncio

    from reader.cli import output
    from reader.library.printed import article_markdown, article_text
    from reader.ui.article.head import human_date

    as_json = arguments.form == "json"
    forms: dict[str, Callable[[Article], str]] = {
        "text": lambda article: article_text(article, human_date),
        "markdown": article_markdown,
    }

    async def show() -> int:
        failures = 0
        async for name, found in articles(arguments):
            if isinstance(found, ReaderError):
                failures += 1
                if as_json:
                    say(output.failure_json(name, str(found)), flush=True)
                else:
                    complain(str(found))
            elif as_json:
                say(output.article_json(name, found), flush=True)
            else:
                say(forms[arguments.form](found), end="\n\n", flush=True)
        return failures

    return outcome(asyncio.run(show()), len(arguments.input))


def check(arguments: Arguments) -> int:
    """Check the quotes of an article and print each verdict as it comes."""
    import asyncio

    from reader.cli.verdicts import checked_json, checked_text
    from reader.model import VerdictKind

    write = checked_json if arguments.json else checked_text
    total = 0

    async def check() -> int:
        nonlocal total
        unread = 0
        async with connected(arguments) as library:
            name = arguments.input
            local = name == "-" or Path(name).exists()
            reading = None if local else await library.open(name)
            article = reading.article if reading else local_article(arguments, name)
            page = reading.page if reading else None
            async for checked in library.check(
                article, against=arguments.against, page=page, every=arguments.every
            ):
                say(write(checked), flush=True)
                total += 1
                unread += checked.verdict.kind is VerdictKind.UNREADABLE
        if not total:
            complain(f"{name}: nobody is quoted there.")
        return outcome(unread, total)

    with told(lambda: f"{counted(total, 'quote')} checked"):
        return asyncio.run(check())


def outcome(failures: int, total: int) -> int:
    """The exit code of a run over several things."""
    if not failures:
        return DONE
    return FAILED if failures == total else SOME_FAILED


def list_stories(arguments: Arguments) -> int:
    """Print the stories that are asked for, a line each."""
    from reader.cli.output import story_json, story_line
    from reader.model import QueryError, Selection, Sort

    search = arguments.search or ""
    with stored(arguments) as library:
        chosen = Selection(
            feed=library.care.find(arguments.feed).id if arguments.feed else None,
            unread=arguments.unread,
            bookmarked=arguments.bookmarks,
            search=search,
        )
        tag = 'tag:"{}"'.format(arguments.tag.strip('#"')) if arguments.tag else ""
        try:
            ids = library.story_ids(chosen, tag, Sort(arguments.sort))
            found = library.stories(ids[: arguments.limit])
        except QueryError as error:
            from rich.cells import cell_len

            pointed = f"\n  {search}\n  {' ' * cell_len(search[: error.position])}^"
            raise ReaderError(f"--search: {error}{pointed}") from error
    write = story_json if arguments.json else story_line
    for story in found:
        say(write(story))
    if found:
        return DONE
    asked = arguments.feed or arguments.unread or arguments.bookmarks or arguments.search or arguments.tag
    complain("no story matches." if asked else NO_STORIES)
    return NOTHING if asked else DONE


def each(arguments: Arguments, act: Callable[[Library, str], Awaitable[str]]) -> int:
    """Do one thing to each named address; print what came of it and go on after a failure."""
    import asyncio

    async def all_of_them() -> int:
        failures = 0
        async with connected(arguments) as library:
            for name in arguments.name:
                try:
                    say(await act(library, name), flush=True)
                except ReaderError as error:
                    failures += 1
                    complain(str(error))
        return failures

    return outcome(asyncio.run(all_of_them()), len(arguments.name))


def remove(arguments: Arguments) -> int:
    """Unsubscribe from feeds."""

    async def remove(library: Library, name: str) -> str:
        library.unsubscribe(library.care.find(name).id)
        return f"{name}: removed; its bookmarked stories stay"

    return each(arguments, remove)


def noted(error: Exception) -> str:
    """Log an error that nobody expected; a sentence that says where it stands."""
    from reader.config import find_paths
    from reader.library.log import note

    return note(find_paths(os.environ).data, error)


def doctor(arguments: Arguments) -> int:
    """Print what was looked at, with advice where something is not as it should be."""
    from reader.cli.config import own_files
    from reader.library.doctor import examine
    from reader.library.mounts import mount_table

    ill, paths = 0, paths_of(arguments)
    for finding in examine(paths, os.environ, own_files(paths), mount_table()):
        ill += bool(finding.advice)
        say(f"{'!' if finding.advice else ' '} {finding.subject:16} {finding.found}")
        for line in finding.advice.splitlines():
            say(f"  {'':16} {line}")
    return SOME_FAILED if ill else DONE

"""What every verb needs: exit codes, paths and settings, the library, and the inputs that are named."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from reader.cli.voice import complain, say
from reader.model import CannotCreate, NotAllowed, ReaderError

if TYPE_CHECKING:
    from reader.config import Paths, Settings
    from reader.library import Library
    from reader.model import Article, Reading, Story

Arguments = Any
"""What the command line said, as attributes: what argparse makes, or nothing at all."""

DONE, FAILED, USAGE, SOME_FAILED, NOTHING, INTERRUPTED = 0, 1, 2, 3, 4, 130
CANNOT_CREATE, NOT_ALLOWED = 73, 77
"""As sysexits.h of BSD has them."""


def code_of(error: ReaderError) -> int:
    """The exit code of a run that ended with an error."""
    codes = {CannotCreate: CANNOT_CREATE, NotAllowed: NOT_ALLOWED}
    return codes.get(type(error), FAILED)


def logged(error: Exception) -> str:
    """Log an error that nobody expected; a sentence that says where it stands."""
    from reader.config import find_paths
    from reader.library.log import log_error

    return log_error(find_paths(os.environ).data, error)


def paths_of(arguments: Arguments) -> Paths:
    """Where this run keeps things."""
    from reader.config import find_paths

    return find_paths(os.environ, getattr(arguments, "config", None), getattr(arguments, "data_dir", None))


def settings_of(arguments: Arguments, paths: Paths) -> Settings:
    """The settings of this run, by file, environment and flags; what is wrong in the files is told.

    Raises ReaderError for a file that cannot be read.
    """
    from reader.config import load_settings, load_sites, rule_mistakes

    settings = load_settings(paths.config, hasattr(arguments, "config"), os.environ)
    settings = settings.with_mistakes(rule_mistakes(paths))
    for mistake in settings.mistakes:
        complain(mistake)
    flags = {name: True for name in ("offline", "linear") if getattr(arguments, name, False)}
    return settings.with_("flag", **flags).with_sites(load_sites(paths.sites), paths.sites)


def library_of(arguments: Arguments, settings: Settings | None = None) -> Library:
    """Open the library of this run, and pass on what it has to say of its state."""
    from reader.config import load_link_rules
    from reader.library import open_library
    from reader.library.parts import Own

    paths = paths_of(arguments)
    settings = settings or settings_of(arguments, paths)
    own = Own(load_link_rules(paths.links), paths.rules, paths.config)
    library = open_library(paths.data, settings, own, tell=complain)
    if library.notice:
        complain(library.notice)
    return library


@contextmanager
def stored(arguments: Arguments) -> Iterator[Library]:
    """The library for a verb that only reads and writes what is stored."""
    library = library_of(arguments)
    try:
        yield library
    finally:
        library.close_store()


@asynccontextmanager
async def connected(arguments: Arguments) -> AsyncIterator[Library]:
    """The library for a verb that may use the network."""
    library = library_of(arguments)
    try:
        yield library
    finally:
        await library.close()


def is_local(name: str) -> bool:
    """Whether an input is standard input, or is of this machine: an empty name is not."""
    return name == "-" or (name != "" and os.path.exists(name))


def local_article(arguments: Arguments, name: str) -> Article:
    """The article in a file, or in standard input, named "-". Raises ReaderError when it cannot be read."""
    from reader.config import load_link_rules
    from reader.config.bounded import read_given
    from reader.library.files import article_of_file

    return article_of_file(read_given(name), name, load_link_rules(paths_of(arguments).links))


async def articles(
    arguments: Arguments, library: Library | None = None
) -> AsyncIterator[tuple[str, Article | ReaderError]]:
    """Each input with its article, or with what went wrong. A library is opened for addresses alone."""
    async with AsyncExitStack() as until_done:
        for name in arguments.input:
            try:
                if is_local(name):
                    yield name, local_article(arguments, name)
                    continue
                if library is None:
                    library = await until_done.enter_async_context(connected(arguments))
                reading = await opened(library, name)
                if reading.notice:
                    complain(f"{name}: {reading.notice}")
                yield name, reading.article
            except ReaderError as error:
                yield name, error


async def for_each_article(
    arguments: Arguments,
    act: Callable[[str, Article], object],
    *,
    as_json: bool,
    library: Library | None = None,
) -> int:
    """Do something with the article of each input, by its name; a failure is told. The exit code.

    What is to be known of an article is told as well; JSON has it in its `warnings`.
    """
    failures = 0
    async for name, found in articles(arguments, library):
        if not isinstance(found, ReaderError):
            act(name, found)
            for warning in () if as_json else found.warnings:
                complain(f"{name}: {warning}")
            continue
        failures += 1
        if as_json:
            from reader.cli.output import failure_json

            say(failure_json(name, str(found)), flush=True)
        else:
            complain(str(found))
    return outcome(failures, len(arguments.input))


def target_of(library: Library, name: str) -> str | Story:
    """The story with this id, else an address or a file. Raises ReaderError when no story has it."""
    from reader.library.typed import completed

    return story_of(library, name) if name.isdecimal() else completed(name)


async def opened(library: Library, name: str) -> Reading:
    """The article of an input that is none of this machine. Raises ReaderError when there is none."""
    from reader.library.typed import telling_of_http

    target = target_of(library, name)
    with telling_of_http(target if isinstance(target, str) and target != name else ""):
        return await library.open(target)


def story_of(library: Library, name: str) -> Story:
    """The story with this id. Raises ReaderError when there is none."""
    is_id = name.isdecimal() and len(name) < 19  # as much as the store counts to
    story = library.story(int(name)) if is_id else None
    if story is None:
        raise ReaderError(f"{name}: no such story; `quoth list` lists them.")
    return story


def outcome(failures: int, total: int) -> int:
    """The exit code of a run over several things."""
    if not failures:
        return DONE
    return FAILED if failures == total else SOME_FAILED


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

"""Feeds of this machine: what a command of the user's prints, what one makes of a feed, and files.

The address of such a feed is as newsboat writes it: `exec:COMMAND`, `filter:COMMAND:URL`, `file:///PATH`. It
comes from the user's own hand alone, never from a list for other readers, a page or a feed.
"""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader.config.bounded import read_within
from reader.library.apart import apart
from reader.library.network import FEED_SECONDS
from reader.model import MEGABYTE, ReaderError
from reader.text.clean import host_of, safe_line, safe_url
from reader.web.request import BODY_LIMIT

if TYPE_CHECKING:
    from reader.web.answer import Answer

_COMMANDS = ("exec:", "filter:")
_NAMELESS = "A local feed is written exec:COMMAND, filter:COMMAND:URL or file:///PATH."


def is_local(url: str) -> bool:
    """Whether an address is that of a feed of this machine."""
    return url.startswith((*_COMMANDS, "file:"))


def is_command(url: str) -> bool:
    """Whether the address of a feed is a command to be run."""
    return url.startswith(_COMMANDS)


def filtered_url(url: str) -> str | None:
    """The address on the web whose answer a `filter:` feed is made of; None for other feeds."""
    if not url.startswith("filter:"):
        return None
    _, _, address = url.removeprefix("filter:").partition(":")
    return safe_url(address)


def host_asked(url: str) -> str:
    """The host that a feed is asked of; none for what comes from this machine."""
    return host_of(filtered_url(url) or url)


def checked_address(url: str) -> str:
    """The address of a local feed as it is stored. Raises ReaderError when it cannot be one."""
    if url.startswith("file:"):
        return Path(_path_of(url)).as_uri()
    words_of_command(url)
    if url.startswith("filter:") and filtered_url(url) is None:
        raise ReaderError(f"{safe_line(url)}: what is filtered must be an address that starts with http.")
    return safe_line(url)


def words_of_command(url: str) -> list[str]:
    """The words of a command, parted as a shell parts them; none reads them: `|` is a word like others."""
    command = url.partition(":")[2]
    if url.startswith("filter:"):
        command = command.partition(":")[0]
    try:
        words = [os.path.expanduser(word) for word in shlex.split(command)]
    except ValueError as error:
        raise ReaderError(f"{safe_line(url)}: a quotation mark is never closed.") from error
    if not words or "\0" in command:
        raise ReaderError(_NAMELESS)
    return words


async def read_local(url: str) -> Answer:
    """What a local feed holds, as a server would have answered it.

    Raises ReaderError for a file or a command that gives nothing.
    """
    from reader.web.answer import Answer

    body = await (command_output(words_of_command(url)) if is_command(url) else apart(_file, url))
    return Answer(url, url, 200, {}, _filled(url, body))


async def filtered(url: str, answer: Answer) -> Answer:
    """What the command of a `filter:` feed makes of a server's answer.

    Raises ReaderError when that is nothing.
    """
    body = _filled(url, await command_output(words_of_command(url), answer.body))
    # What was said of the kind of text holds no more once another was made of it.
    headers = {name: value for name, value in answer.headers.items() if name != "content-type"}
    return replace(answer, url=url, body=body, headers=headers, moved=None)


def _filled(url: str, body: bytes) -> bytes:
    if not body or body.isspace():
        raise ReaderError(f"{safe_line(url)} gives nothing.")
    return body


async def command_output(
    words: Sequence[str], given: bytes = b"", seconds: float = FEED_SECONDS, most: int = BODY_LIMIT
) -> bytes:
    """What a command prints when it is run without a shell and given these bytes to read.

    It and all that it has started are ended after so many seconds, or bytes. Raises ReaderError for one that
    cannot be started, fails, takes too long or prints too much.
    """
    from reader.library.programs import failure, run

    name, output = safe_line(words[0]), await run(words, given, seconds=seconds, most=most, whole=True)
    if output.is_cut:
        raise ReaderError(f"{name} printed more than {most // MEGABYTE} MB, which is too much.")
    if output.code:
        raise failure(words, output)
    return output.data


def _path_of(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ReaderError(_NAMELESS) from error
    path = unquote(parts.path)
    if parts.netloc not in ("", "localhost") or not path.startswith("/") or "\0" in path:
        raise ReaderError(_NAMELESS)
    return path


def _file(url: str) -> bytes:
    """The bytes of a file. What is no plain file is not opened: a pipe would never end."""
    path = Path(_path_of(url))
    shown = safe_line(str(path))
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ReaderError(f"{shown} is not a file.")
        return read_within(path, BODY_LIMIT)
    except OSError as error:
        raise ReaderError(f"{shown} cannot be read: {error.strerror}.") from error

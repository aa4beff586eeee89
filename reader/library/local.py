"""Feeds of this machine: what a command of the user's prints, what one makes of a feed, and files.

The address of such a feed is as newsboat writes it: `exec:COMMAND`, `filter:COMMAND:URL`, `file:///PATH`. It
comes from the user's own hand alone, never from a list for other readers, a page or a feed.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import stat
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader.config.bounded import read_within
from reader.library.apart import apart
from reader.library.network import FEED_SECONDS
from reader.model import ReaderError
from reader.text.clean import host_of, safe_line, safe_url

if TYPE_CHECKING:
    from reader.web.answer import Answer

MOST_BYTES = 15 * 1024 * 1024
_MOST_SAID = 64 * 1024
_LAST_WORDS = 1.0
"""Seconds that a command's pipes get to close once it was ended."""
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
    words: Sequence[str], given: bytes = b"", seconds: float = FEED_SECONDS, most: int = MOST_BYTES
) -> bytes:
    """What a command prints when it is run without a shell and given these bytes to read.

    It and all that it has started are ended after so many seconds, or bytes. Raises ReaderError for one that
    cannot be run, fails, takes too long or prints too much.
    """
    name = safe_line(words[0])
    try:
        process = await asyncio.create_subprocess_exec(
            *words, stdin=PIPE if given else DEVNULL, stdout=PIPE, stderr=PIPE, start_new_session=True
        )
    except OSError as error:
        raise ReaderError(f"{name} cannot be run: {error.strerror}.") from error
    try:
        async with asyncio.timeout(seconds):
            output, said = await _talk(process, given, most)
            if len(output) > most:
                raise ReaderError(f"{name} printed more than {most >> 20} MiB, which is too much.")
            code = await process.wait()
    except TimeoutError as error:
        raise ReaderError(f"{name} did not end within {seconds:g} s.") from error
    finally:
        await _end(process)
    if code:
        last = safe_line(said.decode("utf-8", "replace").strip().rpartition("\n")[2])[:200]
        raise ReaderError(f"{name} failed ({code})" + (f": {last.rstrip('.')}." if last else "."))
    return output


async def _talk(process: Process, given: bytes, most: int) -> tuple[bytes, bytes]:
    """What a command prints, a byte more than allowed at most, and the beginning of what it complains of."""
    assert process.stdout is not None and process.stderr is not None
    said = asyncio.ensure_future(_read(process.stderr, _MOST_SAID, to_end=True))
    told = asyncio.ensure_future(_tell(process, given))
    try:
        output = await _read(process.stdout, most)
        if len(output) > most:
            return output, b""
        return output, await said
    finally:
        for task in (said, told):
            task.cancel()
        await asyncio.gather(said, told, return_exceptions=True)


async def _read(stream: asyncio.StreamReader, most: int, to_end: bool = False) -> bytes:
    """The bytes of a stream up to one more than `most`; with `to_end` what follows is read and dropped."""
    taken = bytearray()
    while piece := await stream.read(65_536):
        if len(taken) <= most:
            taken += piece[: most + 1 - len(taken)]
        if len(taken) > most and not to_end:
            break
    return bytes(taken)


async def _tell(process: Process, given: bytes) -> None:
    if process.stdin is None:
        return
    with suppress(ConnectionError):  # it does not care to read all
        process.stdin.write(given)
        await process.stdin.drain()
    process.stdin.close()


async def _end(process: Process) -> None:
    """End a command with all that it has started, whether it has ended by itself or not."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    streams = [stream for stream in (process.stdout, process.stderr) if stream is not None]
    # The pipes close once they are read to their ends; who left the group may hold them open.
    with suppress(TimeoutError):
        async with asyncio.timeout(_LAST_WORDS):
            await asyncio.gather(process.wait(), *(_read(stream, 0, to_end=True) for stream in streams))


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
        return read_within(path, MOST_BYTES)
    except OSError as error:
        raise ReaderError(f"{shown} cannot be read: {error.strerror}.") from error

"""The user's own commands, run for them: a list of words each, never a shell, bounded in time and size.

What comes from a page goes into a word of its own or part of one, or to the standard input; it is never a
program and never an option.
"""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, NamedTuple
from urllib.parse import quote

from reader.model import MEGABYTE, ReaderError
from reader.text.clean import safe_line

SECONDS = 60.0
"""How long a command may take."""
MOST = 4 * MEGABYTE
"""Bytes of output that are taken of a command: eight times the longest article."""
_MOST_TOLD = 2000
"""Bytes at the end of what a command complains of that are looked at."""
_LONGEST_TOLD = 200
"""Characters that are told of it."""
_SOON = 1.5
"""Seconds in which a program that cannot do its work has mostly said so."""
_AT_ONCE = 1.0
"""Seconds within which a program that is killed has ended."""
_PAUSE = 0.02
_End = IO[bytes] | int
_PLACE = re.compile(r"\{(\w+)\}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Output(NamedTuple):
    """What a command gave: its output, whether that is cut, its exit code, and the last line of complaint."""

    data: bytes
    is_cut: bool
    code: int
    complaint: str


def filled(words: Sequence[str], values: Mapping[str, str]) -> list[str]:
    """The words of a command with the values for `{name}` in all but the first, which is the program.

    In a word that is an address ("mailto:?body={url}") they are percent-encoded. A value at the beginning of
    a word is no option, and no file to curl: one that starts with "-" or "@" gets a blank before it. What is
    in braces and no name stays.
    """

    def put(word: str) -> str:
        is_address = _ADDRESS.match(word) is not None
        return _PLACE.sub(lambda found: _value(found, values, is_address), word)

    return [*words[:1], *map(put, words[1:])]


def _value(found: re.Match[str], values: Mapping[str, str], is_address: bool) -> str:
    value = values.get(found[1])
    if value is None:
        return found[0]
    if is_address:
        return quote(value, safe="")
    return f" {value}" if value.startswith(("-", "@")) and not found.start() else value


async def run(
    words: Sequence[str],
    given: bytes = b"",
    *,
    seconds: float = SECONDS,
    most: int = MOST,
    leave: bool = False,
    whole: bool = False,
) -> Output:
    """Run a command with this on its standard input, and give what it wrote.

    It is ended when its output, or what it complains of, grows beyond `most` bytes, and when this is
    cancelled, unless it is to be left to go on (`leave`). What it has started and left behind goes on, unless
    it is to end with it (`whole`). Raises ReaderError for one that cannot be started, complains without end,
    or does not end within `seconds`.
    """
    with _files(words, given) as (stdin, stdout, stderr):
        process = _started(words, stdin, stdout, stderr)
        try:
            async with asyncio.timeout(seconds):
                while process.poll() is None and max(_size(stdout), _size(stderr)) <= most:
                    await asyncio.sleep(_PAUSE)
        except TimeoutError:
            _kill(process, whole)
            raise _stopped(words, f"did not end within {seconds:g} s") from None
        except asyncio.CancelledError:
            if leave:
                _let_go(process)
            else:
                _kill(process, whole)
            raise
        is_ended, is_cut = process.poll() is not None, _size(stdout) > most
        _kill(process, whole)
        if not (is_ended or is_cut):
            raise _stopped(words, f"complained of more than {most // MEGABYTE} MB")
        code = -1 if process.returncode is None else process.returncode  # what cannot be ended has none
        return Output(_head(stdout, most), is_cut, code, _told(stderr))


@contextmanager
def _files(words: Sequence[str], given: bytes) -> Iterator[tuple[IO[bytes], IO[bytes], IO[bytes]]]:
    """The standard input of a command, which holds this, its output and its complaints.

    They are files, not pipes: what the command leaves behind may keep them open for as long as it likes.
    """
    try:
        with TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
            stdin.write(given)
            stdin.seek(0)
            yield stdin, stdout, stderr
    except OSError as error:  # a full disk, or no folder for them
        raise ReaderError(f"{safe_line(words[0])} cannot be run: {error.strerror}.") from error


async def start(words: Sequence[str]) -> None:
    """Start a program and leave it alone.

    Raises ReaderError when it cannot be started, or ends within a second or so with another code than 0.
    """
    process = _started(words, subprocess.DEVNULL, subprocess.DEVNULL, subprocess.DEVNULL)
    _let_go(process)
    with suppress(TimeoutError):
        async with asyncio.timeout(_SOON):
            while process.poll() is None:
                await asyncio.sleep(_PAUSE)
    if process.poll():
        raise ReaderError(f"{safe_line(words[0])} ended with {process.returncode}.")


def failure(words: Sequence[str], output: Output) -> ReaderError:
    """What is raised for a command that ended with another code than 0."""
    said = output.complaint
    end = "." if said[-1:].isalnum() else ""
    return ReaderError(f"{safe_line(words[0])} ended with {output.code}. {said}{end}".rstrip())


def in_terminal(words: Sequence[str], given: bytes | None = None) -> int:
    """Run a program that takes the terminal, and wait for its end; its exit code.

    With `given`, that is its standard input; it then reads keys from the terminal by itself. Only the main
    thread may do this. Raises ReaderError for one that cannot be started.
    """
    # The interrupt key is the program's meanwhile. It does not inherit a handler, as it would SIG_IGN.
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        return subprocess.run(list(words), input=given, check=False).returncode
    except (OSError, ValueError) as error:
        raise _not_started(words, error) from error
    finally:
        signal.signal(signal.SIGINT, before)


def words_of(line: str) -> list[str]:
    """The words of a command that was typed, by the rules of quoting of POSIX, and nothing more of a shell's.

    Raises ReaderError for a quote that is not closed, and for no word.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise ReaderError(f"{safe_line(line)} is not a command: {error}.") from error
    if not words:
        raise ReaderError("Name a program and its arguments.")
    return words


def _started(words: Sequence[str], stdin: _End, stdout: _End, stderr: _End) -> subprocess.Popen[bytes]:
    try:
        # In a session of its own it is out of the reach of the terminal's keys, and cannot write there.
        return subprocess.Popen(
            list(words), stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise _not_started(words, error) from error


def _not_started(words: Sequence[str], error: Exception) -> ReaderError:
    if isinstance(error, FileNotFoundError):
        return ReaderError(f"There is no program {safe_line(words[0])}.")
    reason = error.strerror if isinstance(error, OSError) else error
    return ReaderError(f"{safe_line(words[0])} cannot be started: {reason}.")


def _stopped(words: Sequence[str], why: str) -> ReaderError:
    return ReaderError(f"{safe_line(words[0])} {why} and was stopped.")


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """Leave a program to itself, and take note of its end, so that nothing of it remains."""
    Thread(target=process.wait, name="program", daemon=True).start()


def _kill(process: subprocess.Popen[bytes], whole: bool = False) -> None:
    """End a program that still runs, with what it has started; `whole`: also what it left when it ended."""
    if process.poll() is not None and not whole:
        return
    with suppress(ProcessLookupError, PermissionError):  # the latter is what macOS says of what has ended
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    try:
        process.wait(_AT_ONCE)
    except subprocess.TimeoutExpired:
        _let_go(process)  # one that runs as another user is not ours to end


def _size(file: IO[bytes]) -> int:
    return os.fstat(file.fileno()).st_size


def _head(file: IO[bytes], most: int) -> bytes:
    file.seek(0)
    return file.read(most)


def _told(file: IO[bytes]) -> str:
    """The last line that stands in a file of complaints, safe to be shown."""
    file.seek(max(0, _size(file) - _MOST_TOLD))
    lines = file.read(_MOST_TOLD).decode("utf-8", "replace").splitlines()
    last = next((line for text in reversed(lines) if (line := safe_line(text))), "")
    return last if len(last) <= _LONGEST_TOLD else f"{last[:_LONGEST_TOLD]}…"

"""Writing a file where the user wants it: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from reader.model import ReaderError


def write_file(name: str, data: bytes, *, over: bool = False) -> bool:
    """Write a file; False when one of this name exists and is not to be written `over`.

    A "~" at the beginning is the user's home; nothing else of the name has a meaning. One that is replaced
    stays as it is until the new one is whole. Raises ReaderError for what cannot be written.
    """
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            raise ReaderError(f"{path} is a folder: name a file in it.")
        if path.exists() and not path.is_file():  # a pipe or a device holds nothing that could be lost
            path.write_bytes(data)
        elif not over:
            _write_new(path, data)
        else:
            _replace(path.resolve(), data)
    except FileExistsError:
        return False
    except (OSError, ValueError, RuntimeError) as error:  # the last is a home of somebody who has none
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReaderError(f"{name} cannot be written: {reason or error}.") from error
    return True


def whereabouts(name: str) -> str:
    """The whole path of what a name means, from "~" on where it is in the user's home."""
    try:
        path = Path(os.path.normpath(Path(name).expanduser().absolute()))
        home = Path.home()
    except (OSError, ValueError, RuntimeError):  # a folder that is gone, or a home of somebody who has none
        return name
    return str(Path("~", path.relative_to(home))) if path.is_relative_to(home) else str(path)


def _write_new(path: Path, data: bytes) -> None:
    with _written(path, data) as (handle, beside):
        if beside is None:
            _name(handle, path)
            return
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system that gives no second name to a file
            if path.exists():
                raise
            beside.replace(path)


def _replace(path: Path, data: bytes) -> None:
    with _written(path, data) as (handle, beside):
        if beside is None:
            beside = _free(path)
            _name(handle, beside)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[tuple[int, Path | None]]:
    """A file that holds the data, in the folder of `path`: open, and its name, which is gone afterwards.

    It has no name where the system knows such files (Linux, O_TMPFILE): whoever is killed leaves nothing.
    """
    beside = None
    try:
        handle = os.open(path.parent, os.O_WRONLY | os.O_TMPFILE, 0o666)
    except (AttributeError, OSError):
        beside = _free(path)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
            yield handle, beside
    finally:
        if beside:
            with suppress(OSError):
                beside.unlink()


def _name(handle: int, path: Path) -> None:
    """Give its name to an open file that has none. Raises FileExistsError."""
    # Python asks linkat(2), which follows the link in /proc, only where a folder is given, here one unused.
    os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle)


def _free(path: Path) -> Path:
    """A name beside a path that no file has."""
    return path.with_name(f".{path.name[:40]}-{token_hex(8)}")

"""Writing the reader's own files: where they shall stand, whole, and never over another one unasked."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from reader.model import ReaderError


def write_file(name: str, data: bytes, *, over: bool = False) -> bool:
    """Write a file; False when one of this name exists and is not to be written `over`.

    A "~" at the beginning is the reader's home; nothing else of the name has a meaning. One that is replaced
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


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(data)
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}-", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, beside)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()
            raise

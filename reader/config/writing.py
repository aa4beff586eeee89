"""Files written as a whole: at any moment there is the old one or the new one, never a part."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from reader.model import ReaderError


def put_in_place(path: Path, text: str, mode: int | None = None) -> None:
    """Put a text in the place of a file as a whole. A link stays one: what it leads to is replaced.

    The file keeps its rights, if none are given; a new one is its owner's alone. Of two processes that write
    it at the same time the later one's stands. Raises ReaderError for one that cannot be written.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if mode is None:
            mode = target.stat().st_mode if target.exists() else 0o600
        _drop_left_behind(target)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            # At no moment can another read it who could not before.
            own = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(own, "w", encoding="utf-8", newline="") as file:
                os.chmod(part, mode)
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        raise ReaderError(f"{path}: cannot be written: {error.strerror}.") from error


def _drop_left_behind(target: Path) -> None:
    """Remove what is left of processes that were killed as they wrote a file; one may have had our number."""
    head, tail = f".{target.name}.", ".part"
    with suppress(OSError):
        for name in os.listdir(target.parent):
            number = name.removeprefix(head).removesuffix(tail)
            if name != f"{head}{number}{tail}" or not number.isdecimal() or len(number) > 9:
                continue
            if int(number) == os.getpid() or not _runs(int(number)):
                target.with_name(name).unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether there is a process of this number."""
    if sys.platform == "win32":
        return True  # to ask there would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

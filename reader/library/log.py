"""What went wrong in the reader itself, kept in a file for whoever mends it, without secrets."""

from __future__ import annotations

import re
import traceback
from datetime import UTC, datetime
from pathlib import Path

from reader import __version__
from reader.text.clean import safe_text, without_logins

NAME = "quoth.log"
LARGEST = 256 * 1024
"""Bytes: beyond that the file is begun anew, and the old one kept until the next time."""

_QUERY = re.compile(r"(https?://[^\s?\"'<>]{1,2000})\?[^\s\"'<>]{1,9000}")
_SECRET = re.compile(r"(?i)\b(authorization|password|passwd|token|cookie|api_?key)\b(\W{1,4})[^\n]{1,4000}")


def log_error(folder: Path, error: BaseException, now: datetime | None = None) -> str:
    """Write an error into the log of a folder; a sentence that says where it stands. Never raises."""
    path = folder / NAME
    lines = "".join(traceback.format_exception(error))
    entry = f"{now or datetime.now(UTC):%Y-%m-%d %H:%M:%S} Quoth {__version__}\n{redacted(lines)}\n"
    try:
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_name(f"{NAME}.1"))
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            file.write(entry)
    except OSError as problem:
        return f"Something went wrong in Quoth itself, and {path} cannot be written: {problem.strerror}."
    return f"Something went wrong in Quoth itself: {path} says what. Nothing that was stored is lost."


def redacted(text: str) -> str:
    """The text without logins, the queries of addresses, and whatever follows the name of a secret."""
    text = without_logins(safe_text(text))
    text = _QUERY.sub(r"\1?…", text)
    return _SECRET.sub(r"\1\2…", text)

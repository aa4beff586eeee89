"""Whether everything the reader stands on is sound: versions with known holes, the library, the settings."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.config import Paths, is_missing
from reader.config.own import without_secrets
from reader.config.problems import CheckedFile
from reader.config.toml import read_toml
from reader.library.mounts import far_mount
from reader.model import MEGABYTE, ReaderError
from reader.store.store import Store
from reader.text.clean import safe_line

OLDEST: Mapping[str, tuple[tuple[int, ...], str]] = {
    # A token without an end keeps older ones busy for minutes (CVE-2023-52425).
    "expat": (
        (2, 6, 0),
        "It can be kept busy by a hostile feed, which is ended after seconds: update Python.",
    ),
    "lxml": ((5, 3), "Update it: older ones have known holes."),
    "SQLite": ((3, 34, 0), "Quoth is made for 3.34 or newer: update Python."),
}
"""The oldest version of each that is sound, and what is advised of older ones."""
_FAR = (
    "Other machines can write to it, and SQLite's log is safe on one alone: two readers damage the library.\n"
    "Keep it on a disk of this machine by --data-dir, and carry it on by `quoth backup`."
)
_DAMAGED = "It is damaged: start Quoth, and it brings back the copy that it keeps."


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at; `advice` says, a line a sentence, what is not as it should be."""

    subject: str
    found: str
    advice: str = ""


def examine(
    paths: Paths, environ: Mapping[str, str], files: Iterable[CheckedFile], mounts: str = ""
) -> Iterator[Diagnosis]:
    """Each finding as it is made. The library is read and not changed.

    `mounts` is the system's table of them, "" where it has none.
    """
    yield from _versions()
    for file in files:
        found = "none: the defaults hold" if is_missing(file.path) else str(file.path)
        yield Diagnosis(file.subject, found, "\n".join(map(str, file.problems)))
    yield from _library(paths)
    if far := far_mount(paths.data, mounts):
        yield Diagnosis("folder", safe_line(f"{paths.data} is on {far.point}, of type {far.kind}"), _FAR)
    yield from _rights(paths)
    yield _terminal(environ)


def of_version(subject: str, version: str) -> Diagnosis:
    """A version as it is, with advice where it is older than a sound one."""
    oldest, advice = OLDEST[subject]
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[: len(oldest)])
    return Diagnosis(subject, version, advice if numbers < oldest else "")


def _versions() -> Iterator[Diagnosis]:
    from importlib.metadata import version
    from pyexpat import EXPAT_VERSION

    yield Diagnosis("Python", sys.version.split()[0])
    yield of_version("expat", EXPAT_VERSION.removeprefix("expat_"))
    yield of_version("lxml", version("lxml"))


def _library(paths: Paths) -> Iterator[Diagnosis]:
    path = paths.database
    if is_missing(path):
        yield Diagnosis("library", "none yet")
        return
    try:
        store = Store(path, mends=False)
    except ReaderError as error:
        yield Diagnosis("library", str(path), str(error))
        return
    try:
        yield of_version("SQLite", store.sqlite_version)
        slow = "" if store.full_text else "Searches read every text: get a Python whose SQLite has FTS5."
        yield Diagnosis("full-text search", "FTS5" if store.full_text else "none", slow)
        damage = "" if store.is_sound() else _DAMAGED
        advice = damage or store.notice or ""
        yield Diagnosis("library", f"{path}, {path.stat().st_size / MEGABYTE:,.1f} MB", advice)
    except ReaderError as error:
        yield Diagnosis("library", str(path), str(error))
    finally:
        store.close()


def _rights(paths: Paths) -> Iterator[Diagnosis]:
    secret = [paths.config] if _holds_secret(paths.config) else []
    for path in (paths.data, paths.database, paths.data / "logins.json", *secret):
        if sys.platform != "win32" and os.path.exists(path) and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Diagnosis(
                "rights", str(path), "Others can read it: take that right away with chmod go-rwx."
            )


def _holds_secret(config: Path) -> bool:
    """Whether settings hold what no backup takes, such as the password of a proxy."""
    text = read_toml(config).text
    try:
        return without_secrets(text, everywhere=True) != text
    except ValueError:  # one that cannot be taken out
        return True


def _terminal(environ: Mapping[str, str]) -> Diagnosis:
    name = environ.get("TERM", "")
    encoding = getattr(sys.stdout, "encoding", "") or ""
    found = f"{name or 'TERM is not set'}, {environ.get('COLORTERM') or 'colours of a palette'}, {encoding}"
    if name in ("", "dumb"):
        return Diagnosis("terminal", found, "The screen needs more than that; `quoth show` does not.")
    if encoding.lower().replace("-", "") != "utf8":
        return Diagnosis("terminal", found, "Quotes and dashes need UTF-8: set LANG to a locale that has it.")
    return Diagnosis("terminal", found)

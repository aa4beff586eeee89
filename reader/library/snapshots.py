"""What the user made, as plain text in a folder a day: should the library be lost, no work is.

README.txt     what this is
feeds.opml     the subscriptions, for any reader of feeds
feeds.jsonl    what is set for some of them alone
stories.jsonl  what was bookmarked, tagged, written on, hidden or parted: a JSON object a line
read.txt       what was read: the address of a feed, and below it, behind a tab, guids of its stories
marks.jsonl    the marks on quotes, each with the exact words and the copy they were read in
settings       the files of settings, keys, lists, rules and themes, without secrets
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from reader.config.bounded import read_within
from reader.config.own import own_files, without_secrets
from reader.library.feed_settings import values, with_setting
from reader.library.local import is_command
from reader.library.subscribing import add_list, as_opml, own_address
from reader.model import MEGABYTE, FeedList, FeedSettings, OwnFile, ReaderError
from reader.store import feed_care, made, rescue
from reader.store.adding import NewStory
from reader.store.made import MadeStory
from reader.store.store import Store
from reader.text.clean import canonical_url, safe_line, safe_text, safe_url

KEPT = 7
"""Snapshots that are kept: one a day, the latest."""
LARGEST = 256 * MEGABYTE
"""Bytes of the largest file of one that is read: 200,000 stories that were read are 20 million."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_README, _FEEDS, _FEEDS_SET, _STORIES, _READ, _MARKS, _SETTINGS = (
    "README.txt",
    "feeds.opml",
    "feeds.jsonl",
    "stories.jsonl",
    "read.txt",
    "marks.jsonl",
    "settings",
)
_ABOUT = """What you made in Quoth by {now:%d %b %Y, %H:%M}: feeds, bookmarks, tags, notes, marks, reading,
and your files of settings without the secrets in them.

`quoth restore {folder}` adds it to a library: to a new one, or to yours.
The texts are not in here. `quoth backup FILE` writes everything into one file.
"""


class Restored(NamedTuple):
    """What a snapshot brought: what was not here before."""

    feeds: int
    stories: int
    reads: int
    marks: int
    waiting: int
    """Marks that wait until their page is fetched."""
    settings: int = 0
    """Feeds that got a setting which they did not have."""


def keep_daily(store: Store, folder: Path, now: datetime, config: Path | None = None) -> None:
    """Write the snapshot of the day unless it stands, and let go of those before the last seven.

    The files beside `config` are in it too.

    Raises ReaderError when it cannot be written; those that stand stay.
    """
    today = folder / now.astimezone().date().isoformat()
    part = _part_of(today)
    if today.exists() or (part.is_dir() and rescue.is_under_way(part, now)):  # by another process
        return
    try:
        write(store, today, now, config)
        for old in days(folder)[:-KEPT]:
            shutil.rmtree(folder / old)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise ReaderError(f"The daily snapshot {today} cannot be written: {error.strerror}.") from error


def days(folder: Path) -> list[str]:
    """The snapshots in a folder by their days, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(child.name for child in folder.iterdir() if _DAY.fullmatch(child.name))


def write(store: Store, target: Path, now: datetime, config: Path | None = None) -> None:
    """Write a snapshot as a folder, which has its name once all is in it. Raises OSError."""
    part = _part_of(target)
    for left in part.parent.glob("*.part"):  # of whoever was killed on some day
        shutil.rmtree(left)
    _make_folder(part)
    _write(part / _FEEDS, [as_opml(store, local=True)])
    _write(part / _FEEDS_SET, (_line(_set_row(*one)) for one in feed_care.every_setting(store)))
    _write(part / _STORIES, (_line(_story_row(one)) for one in made.made_stories(store)))
    _write(part / _READ, _read_lines(made.read_stories(store)))
    _write(part / _MARKS, map(_line, made.made_marks(store)))
    files, problems = own_files(config) if config else ((), ())
    for file in files:
        _write_own(part / _SETTINGS / file.name, file)
    about = _ABOUT.format(now=now.astimezone(), folder=target)
    _write(part / _README, [about, *(f"Not in here: {problem}\n" for problem in problems)])
    part.rename(target)


def _part_of(target: Path) -> Path:
    """The folder that a snapshot is while it is written."""
    return target.with_name(f"{target.name}.part")


def is_snapshot(folder: Path) -> bool:
    """Whether this is a folder that `write` made."""
    return os.path.isfile(folder / _STORIES) and os.path.isfile(folder / _FEEDS)


def own_of(folder: Path) -> tuple[OwnFile, ...]:
    """The files of settings in a snapshot. Raises ReaderError for one that cannot be read."""
    files, problems = own_files(folder / _SETTINGS / "config.toml")
    if problems:
        raise ReaderError(problems[0])
    return files


def commands_of(folder: Path) -> tuple[str, ...]:
    """The feeds in a snapshot that are commands, which are run when they are fetched."""
    return tuple(outline.url for outline in _listed(folder).feeds if is_command(outline.url))


def _listed(folder: Path) -> FeedList:
    from reader.text.opml import read_opml

    return read_opml(_bytes(folder / _FEEDS), own_address)


def take(store: Store, folder: Path, now: datetime) -> Restored:
    """Add what a snapshot holds to a library. Nothing in the library is lost; doing it twice changes nothing.

    Raises ReaderError, with file and line, for what cannot be read: then nothing is added.
    """
    listed = _listed(folder)
    stories = [_story(row, where) for where, row in _objects(folder / _STORIES)]
    marks = [_mark(row, where) for where, row in _objects(folder / _MARKS)]
    wanted = [_set(row, where) for where, row in _objects(folder / _FEEDS_SET)]
    reads = list(_reads(_lines(folder / _READ)))
    with store.write():
        new_feeds = add_list(store, listed, now)
        now_set = feed_care.set_where_unset(store, wanted)
        new_stories = made.take_stories(store, stories, now)
        now_read = made.take_reads(store, reads)
        new_marks, waiting = made.take_marks(store, marks)
    return Restored(new_feeds, new_stories, now_read, new_marks, waiting, now_set)


def _write(file: Path, texts: Iterable[str]) -> None:
    file.touch(mode=0o600)
    with file.open("w", encoding="utf-8", newline="\n") as opened:
        opened.writelines(texts)
        opened.flush()
        os.fsync(opened.fileno())


def _write_own(target: Path, file: OwnFile) -> None:
    _make_folder(target.parent)
    _write(target, [file.text])
    os.utime(target, (file.changed.timestamp(), file.changed.timestamp()))


def _make_folder(folder: Path) -> None:
    """Make a folder that is its owner's alone, as are those above it that are not there."""
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _story_row(one: MadeStory) -> dict[str, Any]:
    story = one.story
    return {
        "title": story.title,
        "url": story.url,
        "feed": one.feed,
        "guid": story.guid,
        "author": story.author,
        "published": story.published.isoformat() if story.published else None,
        "unread": one.unread,
        "bookmarked": one.bookmarked,
        "parted": one.parted,
        "hidden": one.hidden,
        "tags": one.tags,
        "note": one.note,
    }


def _set_row(url: str, settings: FeedSettings) -> dict[str, Any]:
    written = values(settings)
    written["proxy"] = without_secrets(written["proxy"], everywhere=False)
    return {"url": url} | {key: value for key, value in written.items() if value not in ("", "no")}


def _set(row: dict[str, Any], where: str) -> tuple[str, FeedSettings]:
    settings = FeedSettings()
    for key in values(settings):
        if key in row:
            try:
                settings = with_setting(settings, key, _text(row, key, where))
            except ReaderError as error:
                raise ReaderError(f"{where}: {error}") from error
    return _text(row, "url", where), settings


def _read_lines(read: Iterable[tuple[str, str]]) -> Iterator[str]:
    last = None
    for url, guid in read:
        if url != last:
            yield f"{url}\n"
            last = url
        yield f"\t{guid}\n"


def _bytes(file: Path) -> bytes:
    try:
        if file.exists() and not file.is_file():
            raise OSError(errno.EINVAL, "it is not a plain file")
        return read_within(file, LARGEST)
    except OSError as error:
        raise ReaderError(f"{file} cannot be read: {error.strerror}.") from error


def _lines(file: Path) -> list[str]:
    return _bytes(file).decode("utf-8", "replace").split("\n") if file.exists() else []


def _objects(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line's object, with where it stands for complaints."""
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        where = f"{file}, line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ReaderError(f"{where}: not JSON: {error}.") from error
        except RecursionError as error:
            raise ReaderError(f"{where}: it is nested too deep.") from error
        if not isinstance(row, dict):
            raise ReaderError(f"{where}: not a JSON object.")
        yield where, row


def _reads(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    url = ""
    for line in lines:
        if not line.startswith("\t"):
            url = line.strip()
        elif url:
            yield url, safe_line(line)


def _text(row: dict[str, Any], key: str, where: str, safe: Callable[[str], str] = safe_line) -> str:
    """A text that must be there, safe to show."""
    if not isinstance(value := row.get(key), str):
        raise ReaderError(f"{where}: “{key}” must be a text, not {value!r}.")
    return safe(value)


def _maybe(row: dict[str, Any], key: str, where: str) -> str | None:
    return None if row.get(key) is None else _text(row, key, where)


def _moment(row: dict[str, Any], key: str, where: str) -> datetime:
    try:
        return datetime.fromisoformat(_text(row, key, where)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ReaderError(f"{where}: “{key}” must be a date, not {row[key]!r}.") from error


def _story(row: dict[str, Any], where: str) -> MadeStory:
    url = safe_url(_maybe(row, "url", where) or "")
    published = _moment(row, "published", where) if row.get("published") else None
    about = _text(row, "title", where), _maybe(row, "author", where), published, "", ""
    story = NewStory(_text(row, "guid", where), url, canonical_url(url) if url else None, *about)
    unread, bookmarked, parted, is_hidden = (
        row.get(key) is True for key in ("unread", "bookmarked", "parted", "hidden")
    )
    note = _text(row, "note", where, safe_text) if row.get("note") else ""
    own = _tags(row, where), note
    return MadeStory(_maybe(row, "feed", where), story, unread, bookmarked, parted, is_hidden, *own)


def _tags(row: dict[str, Any], where: str) -> tuple[str, ...]:
    from reader.text.tagging import read_tags

    tags = row.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ReaderError(f"{where}: “tags” must be a list of texts, not {tags!r}.")
    try:
        return read_tags(" ".join(tags))
    except ReaderError as error:
        raise ReaderError(f"{where}: {error}") from error


def _mark(row: dict[str, Any], where: str) -> dict[str, Any]:
    """A mark, safe to show and of the right shape."""
    from reader.model import MarkKind

    if _text(row, "mark", where) not in list(MarkKind):
        raise ReaderError(f"{where}: “mark” must be one of {', '.join(MarkKind)}, not {row['mark']!r}.")
    words = row.get("words")
    shaped = isinstance(words, list) and all(
        isinstance(part, list) and len(part) == 3 and all(isinstance(text, str) for text in part)
        for part in words
    )
    if not shaped or not words:
        raise ReaderError(f"{where}: “words” must be lists of three texts.")
    return {
        "mark": _text(row, "mark", where),
        "note": _text(row, "note", where, safe_text),
        "speaker": _maybe(row, "speaker", where),
        "words": [[safe_text(text) for text in part] for part in words],
        "title": _text(row, "title", where),
        "marked": _moment(row, "marked", where).isoformat(),
        "url": _text(row, "url", where),
        "copied": _moment(row, "copied", where).isoformat(),
        "sha256": _text(row, "sha256", where),
    }

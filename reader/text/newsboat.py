"""newsboat's `urls` file: feeds with tags and titles, commands, and query feeds.

A line is an address and then tags, parted by blanks. What holds blanks stands in quotation marks, with a
backslash before one that is meant. `~Title` is a title of the user's own, `!` hides a
feed, `#` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.model import Outline, QueryError
from reader.text.clean import safe_line, safe_url
from reader.text.decode import decode
from reader.text.newsboat_query import translated

MOST_LINES = 10_000
_BEGINNING = 256
"""Bytes by which a file of XML is told."""
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|([^\s"]+)')
_ESCAPED = re.compile(r"\\(.)")
_LOCAL = ("exec:", "filter:", "file:")


class Urls(NamedTuple):
    """What such a file holds.

    `commands` and files of this machine are told apart from the `feeds`. `lists` are searches by name, in the
    language of `reader.text.query`; `notes` are sentences on what could not be taken over as it was.
    """

    feeds: tuple[Outline, ...]
    local: tuple[Outline, ...]
    lists: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


class _Line(NamedTuple):
    number: int
    address: str
    title: str
    tags: tuple[str, ...]


def looks_like_urls(data: bytes) -> bool:
    """Whether a file is one of newsboat's, not one of XML, in whatever encoding."""
    return not decode(data[:_BEGINNING]).lstrip("\ufeff \t\r\n").startswith("<")


def read_urls(text: str) -> Urls:
    """What stands in a `urls` file. The tags of a feed are the folders that it stands in."""
    lines = list(_lines(text))
    feeds: list[Outline] = []
    local: list[Outline] = []
    notes = []
    for line in lines:
        if line.address.startswith("query:"):
            continue
        folders = [tag.replace("/", " ") for tag in line.tags] or [""]
        if line.address.startswith(_LOCAL):
            local += (Outline(line.address, line.title or line.address, folder) for folder in folders)
        elif url := safe_url(line.address):
            feeds += (Outline(url, line.title or url, folder) for folder in folders)
        else:
            notes.append(f"Line {line.number}: {line.address[:60]} is not the address of a feed.")
    lists, untold = _queries(lines)
    if not (feeds or local or lists or untold):
        notes = []  # a file of another kind: nothing is to be said of each of its lines
    return Urls(_once(feeds), _once(local), tuple(lists), (*notes, *untold))


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[:MOST_LINES], 1):
        if line.lstrip().startswith("#"):
            continue
        words = [safe_line(word) for word in _words(line)]
        if not words or not words[0]:
            continue
        address, *tags = words
        title = next((tag[1:] for tag in tags if tag.startswith("~")), "")
        yield _Line(number, address, title, tuple(tag for tag in tags if tag[:1] not in ("~", "!", "")))


def _words(line: str) -> Iterator[str]:
    for quoted, plain in _WORD.findall(line):
        if plain.startswith("#"):
            return
        yield plain or _ESCAPED.sub(r"\1", quoted)


def _queries(lines: Iterable[_Line]) -> tuple[list[tuple[str, str]], list[str]]:
    found, untold = [], []
    for line in lines:
        if not line.address.startswith("query:"):
            continue
        name, _, asked = line.address.removeprefix("query:").partition(":")
        try:
            found.append((name, translated(asked)))
        except QueryError as error:
            untold.append(f"The query feed “{name}” was not imported: {error}")
    return found, untold


def _once(outlines: Iterable[Outline]) -> tuple[Outline, ...]:
    """The outlines, no two with one address in one folder."""
    return tuple({(outline.url, outline.folder): outline for outline in outlines}.values())

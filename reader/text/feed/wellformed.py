"""Feeds that are well-formed, or nearly so, read by expat in a tenth of the time that feedparser takes.

Only what can be read one way is read here, into the tables that feedparser makes; the rest is for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate, errors

from reader.text.decode import decode
from reader.text.feed.dates import plain_date
from reader.text.feed.mending import MENDABLE, mended
from reader.text.feed.names import ATOM, ENTRIES, FIELDS, SKIPPED, STRANGE, TRANSPARENT, standard_name
from reader.text.feed.values import joined, joined_link, tidy, without_frame

Table = dict[str, Any]

_MOST_ATTRIBUTES = 64
_LONGEST_AUTHOR = 500
_TYPES = {
    "text": "text/plain",
    "plain": "text/plain",
    "html": "text/html",
    "xhtml": "application/xhtml+xml",
} | {name: name for name in ("text/plain", "text/html", "application/xhtml+xml")}
_HTML_FIELDS = ("description", "dc:description", "media:description", "content:encoded")
_TEXTS = ("title", "summary", "content")
_DATES = ("published", "updated", "created")
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"))
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_UNFINISHED = {
    errors.codes[message]
    for message in (
        errors.XML_ERROR_NO_ELEMENTS,
        errors.XML_ERROR_UNCLOSED_TOKEN,
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}


class _Strange(Exception):
    """Something that is not read here."""


class _Enough(Exception):
    """There are more entries than are taken."""


@dataclass(slots=True)
class ReadFeed:
    """What a feed holds, as feedparser would give it; None for the `feed` when it is for feedparser to read.

    `cut` when there are more entries than were asked for, `unfinished` when the feed breaks off.
    """

    feed: Table | None
    entries: list[Table] = field(default_factory=list)
    atom: bool = False
    cut: bool = False
    unfinished: bool = False


def read_well_formed(body: bytes, content_type: str, url: str, most: int) -> ReadFeed:
    """The first `most` entries of a feed, when it is one of those that are read here."""
    text = decode(body, content_type).lstrip("\ufeff \t\r\n")
    return _read(text, url, most, mendable=True)


def _read(text: str, url: str, most: int, mendable: bool) -> ReadFeed:
    reader = _Reader(url, most)
    try:
        reader.parse(text.encode("utf-8", "replace"))
    except _Enough:
        return ReadFeed(reader.feed, reader.entries, reader.atom, cut=True)
    except _Strange:
        return ReadFeed(None)
    except ExpatError as error:
        if mendable and error.code in MENDABLE:
            return _read(mended(text), url, most, mendable=False)
        return ReadFeed(None, unfinished=error.code in _UNFINISHED)
    return ReadFeed(reader.feed if reader.root else None, reader.entries, reader.atom)


@dataclass(slots=True)
class _Open:
    """An element whose text is being taken: its standard name, the key it is kept under, and what it says."""

    tag: str
    key: str
    attributes: dict[str, str]
    depth: int
    kind: str = ""
    pieces: list[str] = field(default_factory=list)
    name: str | None = None
    """Of an author: the text of its <name>."""
    email: str = ""
    """Of an author: the text of its <email>."""


class _Reader:
    def __init__(self, url: str, most: int) -> None:
        self.feed: Table = {}
        self.entries: list[Table] = []
        self.atom = False
        self.root = ""
        self._most = most
        self._names: dict[str, str | None] = {}
        self._depth = 0
        self._bases = [url]
        self._entry_depth = 0
        self._skipping = 0
        """The depth of the element that is left out with all it holds; 0 when there is none."""
        self._unknown: list[int] = []
        """The depths of the elements around that mean nothing here."""
        self._open: _Open | None = None
        self._names_atom = False

    def parse(self, data: bytes) -> None:
        parser = ParserCreate("utf-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _refuse(self, *_: object) -> None:
        raise _Strange

    def _declare(self, _prefix: str | None, uri: str | None) -> None:
        self._names_atom = self._names_atom or (uri or "").lower() == ATOM

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        base = self._bases[-1]
        if attributes:
            if len(attributes) > _MOST_ATTRIBUTES:
                raise _Strange
            attributes = self._attributes(attributes)
            base = joined(base, attributes.get("xml:base") or attributes.get("base"))
        self._bases.append(base)
        if self._skipping:
            return
        tag = self._standard(name)
        if self._open is not None:
            self._inside(tag, attributes)
        else:
            self._element(tag, attributes)

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        """An element that stands in the feed or in an entry, not in a text."""
        if self._depth == 1:
            self._begin(tag, attributes)
        elif tag in ENTRIES:
            self._begin_entry(attributes)
        elif tag in STRANGE or (tag == "managingeditor" and self._entry_depth):
            raise _Strange
        elif tag in SKIPPED:
            self._skip(tag)
        elif tag in FIELDS:
            if self._unknown:
                raise _Strange
            self._begin_field(tag, attributes)
        elif tag == "enclosure":
            if self._entry_depth:
                href = attributes.get("url") or attributes.get("uri") or attributes.get("href", "")
                self._context().setdefault("enclosures", []).append({"href": href})
            self._unknown.append(self._depth)
        elif tag not in TRANSPARENT:
            self._unknown.append(self._depth)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in ("rss", "feed", "rdf:rdf") or (tag == "rdf:rdf" and self._names_atom):
            raise _Strange  # feedparser takes such an RDF for Atom
        self.root, self.atom = tag, tag == "feed"
        if language := attributes.get("xml:lang") or attributes.get("lang"):
            self.feed["language"] = language.replace("_", "-")

    def _begin_entry(self, attributes: dict[str, str]) -> None:
        if self._entry_depth or self._unknown:
            raise _Strange
        if len(self.entries) >= self._most:
            raise _Enough
        self._entry_depth = self._depth
        self.entries.append({"id": attributes["rdf:about"]} if attributes.get("rdf:about") else {})

    def _skip(self, tag: str) -> None:
        if tag == "image" and self._entry_depth:
            raise _Strange
        self._skipping = self._depth
        if tag not in ("contributor", "media:credit"):
            self._context().pop("titled", None)  # a title that comes after one of these counts again

    def _begin_field(self, tag: str, attributes: dict[str, str]) -> None:
        key = FIELDS[tag]
        opened = _Open(tag, key, attributes, self._depth)
        if key == "link":
            self._link(attributes)
            if attributes.get("url") or attributes.get("uri") or attributes.get("href"):
                opened.key = ""
        elif key in _TEXTS:
            context = self._context()
            second = key == "summary" and "summary" in context and not context.get("content")
            default = "text/html" if tag in _HTML_FIELDS and not second else "text/plain"
            opened.key = "content" if second else key
            opened.kind = _TYPES.get(attributes.get("type", default).lower(), "")
            if not opened.kind or attributes.get("mode", "escaped") != "escaped":
                raise _Strange
        self._open = opened

    def _link(self, attributes: dict[str, str]) -> None:
        href = attributes.get("url") or attributes.get("uri") or attributes.get("href")
        rel, kind = attributes.get("rel", "alternate").lower(), attributes.get("type", "text/html").lower()
        if not href:
            return
        href = joined_link(self._bases[-1], href)
        if rel == "enclosure":
            self._context().setdefault("enclosures", []).append({"href": href})
        if rel == "alternate" and _TYPES.get(kind, "") in ("text/html", "application/xhtml+xml"):
            self._context()["link"] = href

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        """An element inside a text: markup of an XHTML one, a part of an author, else something strange."""
        opened = self._open
        assert opened is not None
        if opened.kind == "application/xhtml+xml":
            local = tag.rpartition(":")[2]
            if local in ("svg", "math"):
                raise _Strange
            given = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
            opened.pieces.append(f"<{local}{given}>")
        elif opened.key == "author" and self._depth == opened.depth + 1:
            if tag == "name":
                opened.name = ""
            opened.pieces.clear()
        elif opened.key != "author":
            raise _Strange

    def _text(self, text: str) -> None:
        if self._open is not None and not self._skipping:
            markup = self._open.kind == "application/xhtml+xml"
            self._open.pieces.append(escape(text, quote=False) if markup else text)

    def _end(self, name: str) -> None:
        opened = self._open
        if self._skipping:
            self._skipping = self._skipping if self._depth != self._skipping else 0
        elif opened is not None:
            if opened.depth == self._depth:
                self._open = None
                self._keep(opened)
            else:
                self._end_inside(opened, (self._standard(name)).rpartition(":")[2])
        elif self._entry_depth == self._depth:
            self._entry_depth = 0
        elif self._unknown and self._unknown[-1] == self._depth:
            self._unknown.pop()
        self._bases.pop()
        self._depth -= 1

    def _end_inside(self, opened: _Open, local: str) -> None:
        if opened.key == "author":
            if local == "name" and self._depth == opened.depth + 1:
                opened.name = tidy(opened.pieces)
            elif local == "email" and self._depth == opened.depth + 1:
                opened.email = tidy(opened.pieces)
            opened.pieces.clear()
        elif local not in _VOID:
            opened.pieces.append(f"</{local}>")

    def _keep(self, opened: _Open) -> None:
        """Put what an element said where feedparser puts it."""
        context, key, value = self._context(), opened.key, tidy(opened.pieces)
        if key == "author":
            _keep_author(context, opened, value or opened.email, self.atom)
        elif key == "id":
            context[key] = value
            permanent = value and opened.attributes.get("ispermalink", "true") == "true"
            if permanent and (address := joined_link(self._bases[-1], value)):
                context[key] = address
                context.setdefault("link", address)
        elif key == "link":
            context[key] = joined_link(self._bases[-1], value) if value else ""
        elif key in _DATES:
            if self._entry_depth:  # that of the feed itself is of no use
                context[f"{key}_parsed"] = _date(value)
        elif key == "title":
            if opened.tag == "media:title" and not context.get("titled"):
                self._keep_caption(context, opened, value)
            elif not context.get("titled"):
                context |= {"title": value, "title_detail": {"type": opened.kind}, "titled": bool(value)}
        elif key in _TEXTS:
            self._keep_text(context, opened, value)
        elif key:
            context[key] = value

    def _keep_caption(self, context: Table, opened: _Open, value: str) -> None:
        """The title of a picture stands in for that of the entry, until there is one."""
        if "title" in context:
            raise _Strange
        context |= {"title": value, "title_detail": {"type": opened.kind}}

    def _keep_text(self, context: Table, opened: _Open, value: str) -> None:
        if opened.kind == "application/xhtml+xml":
            value = without_frame(value)
        elif (
            opened.kind == "text/plain"
            and not self.atom
            and self._entry_depth
            and ("<" in value or "&" in value)
        ):
            raise _Strange  # it may be HTML all the same
        piece = {"type": opened.kind, "value": value, "base": self._bases[-1]}
        if opened.key == "content":
            context.setdefault("content", []).append(piece)
        else:
            context |= {"summary": value, "summary_detail": piece}

    def _context(self) -> Table:
        return self.entries[-1] if self._entry_depth else self.feed

    def _standard(self, name: str) -> str:
        if name not in self._names:
            self._names[name] = standard_name(name)
        found = self._names[name]
        if found is None:
            raise _Strange
        return found

    def _attributes(self, attributes: dict[str, str]) -> dict[str, str]:
        return {self._standard(name): value for name, value in attributes.items()}


def _keep_author(context: Table, opened: _Open, text: str, atom: bool) -> None:
    """Atom's last name counts, of all others the first that is not only an address; all names are kept."""
    name = opened.name
    if name is not None:
        context.setdefault("author_detail", {})["name"] = name
    else:
        name, context["author"] = text, text
        if "@" in text[:_LONGEST_AUTHOR]:
            name = _EMAIL.sub("", text[:_LONGEST_AUTHOR]).replace("()", "").replace("<>", "")
            name = name.strip().removeprefix("(").removesuffix(")").strip()
        if text and not atom:
            context.setdefault("author_detail", {"name": name})
    if name:
        context.setdefault("named", {}).setdefault(opened.tag, []).append(name)


def _date(text: str) -> datetime | None:
    try:
        return plain_date(text)
    except (ValueError, OverflowError) as error:
        raise _Strange from error

"""Subscription lists: OPML 1.0 and 2.0 (opml.org/spec2.opml) in and out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError, ParserCreate

from reader.model import Attribute, FeedList, Outline, OutlineFolder, ReaderError, paths_above
from reader.text.clean import safe_line, safe_text, safe_url
from reader.text.decode import decode
from reader.text.feed.mending import MENDABLE, mended

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_SLASH = "∕"
"""What a folder has in its name for a / (U+2215, division slash)."""
DEEPEST = 20
LONGEST_TITLE = 500
MOST_OUTLINES = 10_000
MOST_KEPT = 32
"""Attributes of one outline, and lines of the head, that are kept without being understood."""
LONGEST_KEPT = 10_000
"""Characters of all of them together."""
_UNDERSTOOD = {"text", "title", "xmlurl", "htmlurl"}
_OF_ONE_FILE = {
    *("datemodified", "expansionstate", "vertscrollstate"),
    *("windowtop", "windowleft", "windowbottom", "windowright"),
}
"""Lines of a head that are true of that file and of the window it was seen in, of no other."""
_COMMAND = re.compile(r"\s*(exec:|filter:|\|)", re.IGNORECASE)


def read_opml(text: str | bytes, address: Callable[[str], str | None] = safe_url) -> FeedList:
    """What an OPML file lists, in its order, each feed with the path of the folders it stands in.

    Outlines whose `address` is None, as it is of those not on the web, are left out and counted; a feed that
    is repeated in one folder is kept once, as are folders of one path. A / in the name of a folder is read as
    ∕, as it stands between folders here. Attributes that mean nothing here are kept, but never commands, and
    no names and passwords in addresses. What is no XML by a fault of its letters, as an & that begins
    nothing, is read as it is meant. Raises ReaderError naming the line for a file that is not well-formed
    otherwise, declares a document type (and with it entities), is nested deeper than 20 folders or lists more
    than 10,000 outlines.
    """
    try:
        return _read(text, address)
    except ExpatError as error:
        if error.code not in MENDABLE:
            raise _broken(error) from error
    except (LookupError, ValueError) as error:
        raise ReaderError(f"The OPML file cannot be read: {error}.") from error
    try:
        return _read(mended(text if isinstance(text, str) else decode(text)), address)
    except ExpatError as error:
        raise _broken(error) from error


def _read(text: str | bytes, address: Callable[[str], str | None]) -> FeedList:
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    reader = _Reader(ParserCreate("utf-8" if isinstance(text, str) else None), address)
    reader.parser.Parse(data, True)
    return reader.listed()


def _broken(error: ExpatError) -> ReaderError:
    reason = str(error).partition(":")[0]
    return ReaderError(f"The OPML file is broken at line {error.lineno}: {reason}.")


class _Reader:
    """Collects outlines as the parser meets them. The parser is expat itself: it knows the line it is on."""

    def __init__(self, parser: XMLParserType, address: Callable[[str], str | None]) -> None:
        self.parser = parser
        self._address = address
        self._feeds: dict[tuple[str, str], Outline] = {}
        self._found_folders: dict[str, tuple[Attribute, ...]] = {}
        self._head: list[tuple[str, str]] = []
        self._line: list[str] | None = None
        """What was read of the line of the head that is open."""
        self._in_head = False
        self._folders: list[str | None] = []
        """The folder each open outline makes, None for one that is a feed."""
        self._prefixes: list[dict[str, str]] = [{}]
        """The namespaces in force in the root, and in each open outline."""
        self._outlines = 0
        self._cut = self._left = 0
        self._root = ""
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def listed(self) -> FeedList:
        """What was collected. A folder that only holds feeds is told by them."""
        folders = self._found_folders
        inside = {path.rpartition("/")[0] for path in folders}
        held = paths_above(outline.folder for outline in self._feeds.values())
        told = [
            OutlineFolder(path, attributes)
            for path, attributes in folders.items()
            if attributes or (path not in held and path not in inside)
        ]
        return FeedList(tuple(self._feeds.values()), tuple(told), tuple(self._head), self._cut, self._left)

    def _refuse(self, reason: str) -> ReaderError:
        return ReaderError(f"Line {self.parser.CurrentLineNumber} of the OPML file {reason}.")

    def _refuse_document_type(self, *_: object) -> None:
        raise self._refuse("declares a document type, which no subscription list needs")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        lower = name.lower()
        if not self._root:
            self._root = lower
            if lower != "opml":
                raise self._refuse(f"begins with {safe_line(name)[:40]}, not with opml")
            self._declare(attributes)
        if self._in_head:
            self._line = []
        self._in_head = self._in_head or lower == "head"
        if lower != "outline":
            return
        self._outlines += 1
        if self._outlines > MOST_OUTLINES:
            raise self._refuse(f"goes beyond {MOST_OUTLINES:,} outlines")
        if len(self._folders) >= DEEPEST:
            raise self._refuse(f"is nested deeper than {DEEPEST} folders")
        self._declare(attributes)
        self._outline(attributes)

    def _declare(self, attributes: Mapping[str, str]) -> None:
        new = [(key[6:], safe_line(value)) for key, value in attributes.items() if key.startswith("xmlns:")]
        above = self._prefixes[-1]
        self._prefixes.append({**above, **dict(new[:MOST_KEPT])} if new else above)

    def _outline(self, attributes: Mapping[str, str]) -> None:
        known = {key.lower(): value for key, value in attributes.items()}
        text = safe_line(known.get("text") or "")[:LONGEST_TITLE]
        title = safe_line(known.get("title") or "")[:LONGEST_TITLE] or text
        kept = self._kept(attributes, text if text != title else "")
        address = known.get("xmlurl")
        if address is None:
            self._folders.append(title.replace("/", _SLASH))
            if title:
                self._folder(kept)
            return
        self._folders.append(None)
        url = self._address(address)
        self._left += url is None
        if url:
            site = safe_url(known.get("htmlurl", ""))
            self._feeds.setdefault((url, self._path()), Outline(url, title or url, self._path(), site, kept))

    def _path(self) -> str:
        return "/".join(name for name in self._folders if name)

    def _folder(self, kept: tuple[Attribute, ...]) -> None:
        before = self._found_folders.get(self._path(), ())
        names = {attribute.name for attribute in before}
        more = tuple(attribute for attribute in kept if attribute.name not in names)
        self._found_folders[self._path()] = tuple(sorted(before + more))

    def _kept(self, attributes: Mapping[str, str], text: str) -> tuple[Attribute, ...]:
        """The attributes to keep, by name; `text` is among them where the outline has a title beside it."""
        kept = sorted([*([Attribute("text", text)] if text else []), *self._strange(attributes)])
        fitting: list[Attribute] = []
        room = LONGEST_KEPT
        for attribute in kept:
            size = sum(map(len, attribute))
            if size <= room and len(fitting) < MOST_KEPT:
                fitting.append(attribute)
                room -= size
        self._cut += len(fitting) < len(kept)
        return tuple(fitting)

    def _strange(self, attributes: Mapping[str, str]) -> Iterator[Attribute]:
        """The attributes that mean nothing here, but those of a prefix that stands for none."""
        for name, value in attributes.items():
            prefix, colon, _ = name.partition(":")
            namespace = self._prefixes[-1].get(prefix, "") if colon else ""
            if name.lower() in _UNDERSTOOD or (name, value) == ("type", "rss") or "xmlns" in (name, prefix):
                continue
            if (colon and not namespace and prefix != "xml") or safe_line(name) != name:
                continue
            if not _is_command(name, value):
                yield Attribute(name, _without_login(safe_text(value)), namespace)

    def _text(self, text: str) -> None:
        if self._line is not None:
            self._line.append(text)

    def _end(self, name: str) -> None:
        lower = name.lower()
        if lower == "outline":
            self._folders.pop()
            self._prefixes.pop()
        if lower == "head":
            self._in_head = False
        if self._line is not None and ":" not in name and lower not in _OF_ONE_FILE:
            said = safe_line("".join(self._line))[:LONGEST_KEPT]
            if said and safe_line(name) == name and len(self._head) < MOST_KEPT:
                self._head.append((name, said))
        self._line = None


def _is_command(name: str, value: str) -> bool:
    """Whether an attribute is one that a reader may run: it is not passed on."""
    return name.lower() == "filtercmd" or _COMMAND.match(value) is not None


def _without_login(value: str) -> str:
    """A value without the name and the password, if it is an address that has them."""
    scheme, _, rest = value.partition("://")
    is_web = scheme.strip().lower() in ("http", "https")
    has_login = is_web and "@" in re.split("[/?#]", rest, maxsplit=1)[0]
    return safe_url(value) or "" if has_login else value


def write_opml(listed: FeedList, title: str) -> str:
    """An OPML 2.0 file of these feeds in their folders; `read_opml` gives the same list back.

    Feeds of one folder stand together, folders where their first feed stood, those without feeds at the end.
    The list has this title where its head has none.
    """
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    has_title = any(name == "title" for name, _ in listed.head)
    for name, said in (*(() if has_title else [("title", title)]), *listed.head):
        ElementTree.SubElement(head, name).text = safe_line(said)
    writer = _Writer(root, _shared_prefixes(listed))
    for outline in listed.feeds:
        writer.add(outline)
    for folder in listed.folders:
        writer.say(writer.folder(folder.path), folder.attributes)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _shared_prefixes(listed: FeedList) -> dict[str, str]:
    """The prefixes that stand for one namespace wherever they are used, with that."""
    of_prefix: dict[str, set[str]] = {}
    told = chain((feed.attributes for feed in listed.feeds), (one.attributes for one in listed.folders))
    for name, _, namespace in chain.from_iterable(told):
        if namespace:
            of_prefix.setdefault(name.partition(":")[0], set()).add(namespace)
    return {prefix: found.pop() for prefix, found in of_prefix.items() if len(found) == 1}


class _Writer:
    """The body of a file, as it grows."""

    def __init__(self, root: ElementTree.Element, shared: Mapping[str, str]) -> None:
        for prefix, namespace in shared.items():
            root.set(f"xmlns:{prefix}", namespace)
        self._shared = shared
        self._folders = {"": ElementTree.SubElement(root, "body")}

    def add(self, outline: Outline) -> None:
        title = safe_line(outline.title)
        element = ElementTree.SubElement(self.folder(outline.folder), "outline", type="rss", text=title)
        element.set("title", title)
        element.set("xmlUrl", outline.url)
        if outline.site_url:
            element.set("htmlUrl", outline.site_url)
        self.say(element, outline.attributes)

    def folder(self, path: str) -> ElementTree.Element:
        """The element of a folder, made with those above it when it is new."""
        at = ""
        for name in filter(None, safe_line(path).split("/")):
            above, at = self._folders[at], f"{at}/{name}"
            if at not in self._folders:
                name = name.replace(_SLASH, "/")
                self._folders[at] = ElementTree.SubElement(above, "outline", {"text": name, "title": name})
        return self._folders[at]

    def say(self, element: ElementTree.Element, attributes: Iterable[Attribute]) -> None:
        """Write attributes, and what their prefixes stand for where the root does not say it."""
        for name, value, namespace in attributes:
            element.set(name, value)
            prefix = name.partition(":")[0]
            if namespace and prefix not in self._shared:
                element.set(f"xmlns:{prefix}", namespace)

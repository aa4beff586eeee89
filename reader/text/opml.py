"""Subscription lists: OPML 1.0 and 2.0 (opml.org/spec2.opml) in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError, ParserCreate

from reader.model import Outline, ReaderError
from reader.text.clean import safe_line, safe_url

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_SLASH = "∕"
"""What a folder has in its name for a / (U+2215, division slash)."""
DEEPEST = 20
MOST_OUTLINES = 10_000


def read_opml(text: str | bytes, address: Callable[[str], str | None] = safe_url) -> tuple[Outline, ...]:
    """The feeds of an OPML file in its order, each with the path of the folders it stands in.

    Outlines whose `address` is None, as it is of those not on the web, are left out, repeated ones kept once.
    A / in the name of a folder is read as ∕, as it stands between folders here. Raises ReaderError naming
    the line for a file that is not well-formed, declares a document type (and with it entities), is nested
    deeper than 20 folders or lists more than 10,000 outlines.
    """
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    reader = _Reader(ParserCreate("utf-8" if isinstance(text, str) else None), address)
    try:
        reader.parser.Parse(data, True)
    except ExpatError as error:
        reason = str(error).partition(":")[0]
        raise ReaderError(f"The OPML file is broken at line {error.lineno}: {reason}.") from error
    except (LookupError, ValueError) as error:
        raise ReaderError(f"The OPML file cannot be read: {error}.") from error
    return tuple(dict.fromkeys(reader.found))


class _Reader:
    """Collects outlines as the parser meets them. The parser is expat itself: it knows the line it is on."""

    def __init__(self, parser: XMLParserType, address: Callable[[str], str | None]) -> None:
        self.parser = parser
        self._address = address
        self.found: list[Outline] = []
        self._folders: list[str | None] = []
        """The folder each open outline makes, None for one that is a feed."""
        self._outlines = 0
        self._root = ""
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _refuse(self, reason: str) -> ReaderError:
        return ReaderError(f"Line {self.parser.CurrentLineNumber} of the OPML file {reason}.")

    def _refuse_document_type(self, *_: object) -> None:
        raise self._refuse("declares a document type, which no subscription list needs")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._root:
            self._root = name.lower()
            if self._root != "opml":
                raise self._refuse(f"begins with {safe_line(name)[:40]}, not with opml")
        if name.lower() != "outline":
            return
        self._outlines += 1
        if self._outlines > MOST_OUTLINES:
            raise self._refuse(f"goes beyond {MOST_OUTLINES:,} outlines")
        if len(self._folders) >= DEEPEST:
            raise self._refuse(f"is nested deeper than {DEEPEST} folders")
        self._outline({key.lower(): value for key, value in attributes.items()})

    def _outline(self, attributes: Mapping[str, str]) -> None:
        title = safe_line(attributes.get("title") or attributes.get("text") or "")
        address = attributes.get("xmlurl")
        if address is None:
            self._folders.append(title.replace("/", _SLASH))
            return
        self._folders.append(None)
        url = self._address(address)
        if url:
            folder = "/".join(name for name in self._folders if name)
            self.found.append(Outline(url, title or url, folder, safe_url(attributes.get("htmlurl", ""))))

    def _end(self, name: str) -> None:
        if name.lower() == "outline":
            self._folders.pop()


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """An OPML 2.0 file of these feeds in their folders; `read_opml` gives the same outlines back.

    Feeds of one folder stand together, folders where their first feed stood.
    """
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = safe_line(title)
    folders = {"": ElementTree.SubElement(root, "body")}
    for outline in outlines:
        attributes = {"type": "rss", "text": safe_line(outline.title), "title": safe_line(outline.title)}
        attributes["xmlUrl"] = outline.url
        if outline.site_url:
            attributes["htmlUrl"] = outline.site_url
        ElementTree.SubElement(_folder(folders, outline.folder), "outline", attributes)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _folder(folders: dict[str, ElementTree.Element], path: str) -> ElementTree.Element:
    """The element of a folder, made with those above it when it is new."""
    at = ""
    for name in filter(None, safe_line(path).split("/")):
        above, at = folders[at], f"{at}/{name}"
        if at not in folders:
            name = name.replace(_SLASH, "/")
            folders[at] = ElementTree.SubElement(above, "outline", {"text": name, "title": name})
    return folders[at]

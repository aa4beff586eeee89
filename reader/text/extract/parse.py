"""HTML -> a tree, and how it is walked: the texts, the names and the pictures of its elements.

One parse a page. Everything here walks lists, not the call stack: pages nest as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reader.text.clean import NOT_OF_XML
from reader.text.decode import unscrambled
from reader.text.emphasis import unmarked

Element = Any
"""An lxml element: the package has no types."""


def words(text: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(text.split())


INLINE = words(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr picture "
    "q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr"
)
_OF_HEAD = words("title meta link script style base noscript template object bgsound basefont")
_MOST_TEXTS = 400
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0{0,9}(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])"
    r"|x0{0,9}(?:[0-8bcef]|1[0-9a-f]|fffe|ffff)(?![0-9a-f]));?",
    re.I,
)
_NESTING = re.compile(
    r"</?(?:div|span|section|font|center|blockquote|ul|ol|dl|[bius]|em|strong|big|small)(?=[\s/>])[^<>]{0,2000}>",
    re.I,
)
"""The tags that pages forget to close, or put into one another without end."""
_ENDS = re.compile(r"</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\s{0,9}>")


def parse(page: str) -> Element:
    """The root of the page, as the parser gives it; an empty page is an empty root."""
    page = _CONTROL_REFERENCE.sub("", NOT_OF_XML.sub("", unmarked(unscrambled(page))))
    page = _ENDS.sub("", page)  # what stands after an early end belongs to the page all the same
    root, whole = _parsed(page)
    if not whole:
        root, _ = _parsed(_NESTING.sub(" ", page))
    if root.find("body") is None:
        etree.SubElement(root, "body")
    _take_out_of_head(root)
    for style in list(root.iter("style")):
        drop(style)  # some sites have one before every element, and it would count as its text
    return root


def _parsed(page: str) -> tuple[Element, bool]:
    """The root of a page, and whether the parser read it to its end: it stops below 2,048 elements."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    last = parser.error_log.last_error
    stopped = last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return etree.Element("html") if root is None else root, not stopped


def _take_out_of_head(root: Element) -> None:
    """What is no part of a head goes to the body: the parser leaves newer elements where a page begins so."""
    head, body = root.find("head"), root.find("body")
    children = list(head) if head is not None else []
    first = next((at for at, child in enumerate(children) if child.tag not in _OF_HEAD), len(children))
    for at, child in enumerate(children[first:]):
        body.insert(at, child)


def words_of(element: Element) -> str:
    """The text of an element on one line, with a blank where the page breaks a line."""
    broken = next(element.iter("br"), None) is not None
    return " ".join("".join(_broken_texts(element) if broken else element.itertext()).split())


def _broken_texts(element: Element) -> Iterator[str]:
    """The texts in an element, and a blank for each line break."""
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield " " if inner.tag == "br" else inner.text or ""
        elif inner is not element:
            yield inner.tail or ""


def short_texts(element: Element, most: int) -> list[str]:
    """The texts of an element, each on one line; none where they are more characters than that, or too many.

    An element around the whole page is told by its beginning: read to its end for each of those around it, a
    page takes time in the product of its length and its depth.
    """
    texts: list[str] = []
    for number, text in enumerate(element.itertext()):
        most -= len(line := " ".join(text.split()))
        if most < 0 or number > _MOST_TEXTS:
            return []
        texts += [line] if line else []
    return texts


def short_line(element: Element, most: int) -> str:
    """The text of an element on one line; empty where it is longer."""
    line = words_of(element) if short_texts(element, most) else ""
    return line if len(line) <= most else ""


def naming(element: Element, *attributes: str) -> str:
    """What an element is called on one line: its class and id, or what these attributes of it say."""
    return " ".join(filter(None, map(element.get, attributes or ("class", "id"))))


def visible_text(body: Element) -> str:
    """The text of a page that is not tidied, without its scripts, on one line."""
    texts = (
        text
        for element in body.iter(etree.Element)
        for text in (element.text if element.tag != "script" else None, element.tail)
        if text
    )
    return " ".join(" ".join(texts).split())


def drop(element: Element) -> None:
    """Takes an element out of the tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def image_address(image: Element) -> str:
    """The address of an image, lazy or not; of several sizes the largest. Empty for placeholders."""
    for name in ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-url", "src"):
        address = (image.get(name) or "").strip()
        if address and not address.startswith(("data:", "blob:", "{")) and "placeholder" not in address:
            return address
    for name in ("data-srcset", "srcset", "data-lazy-srcset"):
        sizes = [size.split() for size in re.split(r",\s+", image.get(name) or "") if size.strip()]
        addresses = [size[0] for size in sizes if not size[0].startswith("data:")]
        if addresses:
            return str(addresses[-1])
    holder = next(image.iterancestors("picture"), None)  # the parser puts an image into the sources before it
    if holder is not None:
        for source in holder.iter("source"):
            first = (source.get("srcset") or source.get("data-srcset") or "").split(None, 1)[:1]
            if first and not first[0].startswith("data:"):
                return str(first[0].rstrip(","))
    return ""

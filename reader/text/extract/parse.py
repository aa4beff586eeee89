"""HTML -> a tidy tree: nothing in it that is never shown, and all its text in blocks of inline content.

One parse a page. Everything here walks lists, not the call stack: pages nest as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
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
_LINES = words("p h1 h2 h3 h4 h5 h6 figcaption")
_NEVER = words(
    "script style template iframe embed param input textarea link meta head frame frameset "
    "amp-ad amp-analytics amp-iframe amp-video amp-embed amp-sticky-ad amp-consent"
)
_OF_HEAD = words("title meta link script style base noscript template object bgsound basefont")
_CONTROLS = words(
    "object applet canvas map area audio video track svg math select datalist optgroup option "
    "button progress meter dialog"
)
_SPLIT = words("div p section article main td th body font span center blockquote dd big small")
ASKS = "data-quoth-asks"
"""The attribute of the elements right around a field that a reader is to fill in."""
_FIELDS = words("email tel text")
_STEPS = 6
_DEEPEST = 100
_MOST_ELEMENTS = 60_000
_LONG_LINE = 80
_MOST_TEXTS = 400
_LONG_CONTROL = 300
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


class TooComplex(Exception):
    """A page with more elements than an article has; only its plain text is to be had."""


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


def tidy(root: Element) -> Element:
    """The body made ready in place: the unseen gone, images with an address, every text in a block."""
    from reader.text.extract.captions import mark_captions  # it needs this module

    body = root.find("body")
    for template in list(body.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
    _show_lazy_images(body)
    _drop_unseen(body)
    mark_captions(body)
    _flatten(body)
    elements = list(body.iter(etree.Element))
    if len(elements) > _MOST_ELEMENTS:
        raise TooComplex
    _squash_blanks(elements)
    _block_up(body, elements)
    return body


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


def _asks(element: Element) -> bool:
    """Whether a line is to be written here; one that only holds a link to be copied is not."""
    kind = (element.get("type") or "text").lower()
    return element.tag == "input" and kind in _FIELDS and element.get("readonly") is None


def _drop_unseen(body: Element) -> None:
    for element in list(body.iter(etree.Element)):
        if _asks(element):
            for holder in islice(element.iterancestors(), _STEPS):
                holder.set(ASKS, "1")
        if element.tag in _NEVER or element.tag == "noscript":
            drop(element)
        elif element.tag in _CONTROLS:
            # One that was never closed has swallowed the rest of the page.
            if sum(map(len, element.itertext())) > _LONG_CONTROL:
                element.tag = "div"
            else:
                drop(element)


def _flatten(body: Element) -> None:
    """Past the deepest level that can be rendered an element keeps its text alone."""
    level = [body]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    for element in level:
        text = words_of(element)
        tail = element.tail
        element.clear()
        element.text, element.tail = text, tail


def _squash_blanks(elements: list[Element]) -> None:
    """Runs of blanks become one, but in preformatted text: markdownify takes time in their square."""
    kept = {id(inner) for element in elements if element.tag == "pre" for inner in element.iter()}
    for element in elements:
        text, tail = element.text, element.tail
        if text and id(element) not in kept:
            element.text = _squashed(text)
        if tail and (id(element) not in kept or element.tag == "pre"):
            element.tail = _squashed(tail)


def _squashed(text: str) -> str:
    words = text.split()
    if not words:
        return " "
    return f"{' ' if text[0].isspace() else ''}{' '.join(words)}{' ' if text[-1].isspace() else ''}"


def _show_lazy_images(body: Element) -> None:
    for picture in list(body.iter("amp-img")):
        picture.tag = "img"
    for holder in list(body.iter("noscript")):
        pictures = list(holder.iter("img"))
        before = holder.getprevious()
        if not pictures or before is None:
            continue
        lazy = [before, *before.iter("img")][-1]
        if lazy.tag == "img" and not image_address(lazy):
            lazy.set("src", image_address(pictures[0]))
            lazy.set("alt", lazy.get("alt") or pictures[0].get("alt") or "")


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
    holder = image.getparent()
    if holder is not None and holder.tag == "picture":
        for source in holder.iter("source"):
            first = (source.get("srcset") or source.get("data-srcset") or "").split(None, 1)[:1]
            if first and not first[0].startswith("data:"):
                return str(first[0].rstrip(","))
    return ""


def _block_up(body: Element, elements: list[Element]) -> None:
    """Wraps each run of inline content beside blocks, and splits paragraphs made of line breaks."""
    holders = {body}
    for element in reversed(elements):
        if "-" in element.tag and element not in holders and _is_of_line(element):
            element.tag = "span"
        if element.tag in _SPLIT and any(child.tag == "br" and _ends_run(child) for child in element):
            holders.add(element)
        if element is not body and (element.tag not in INLINE or element in holders):
            holders.add(element.getparent())
    for element in elements:
        if element in holders:
            _wrap_runs(element, holders)


def _is_of_line(element: Element) -> bool:
    """Whether one of the elements that pages make themselves is a piece of a line of text."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None or element.tag.startswith("amp-"):
        return False
    texts = before.tail if before is not None else parent.text, element.tail
    return parent.tag in _LINES or any(text and not text.isspace() for text in texts)


def _ends_run(line_break: Element) -> bool:
    """Whether a line break ends a paragraph: a second one follows, or it stands between two long lines."""
    after = line_break.getnext()
    tail = (line_break.tail or "").strip()
    if after is not None and after.tag == "br" and not tail:
        return True
    before = line_break.getprevious()
    ahead = (before.tail if before is not None else line_break.getparent().text) or ""
    return (
        len(ahead) > _LONG_LINE and len(tail) > _LONG_LINE and ahead.rstrip().endswith((".", "”", '"', "?"))
    )


def _wrap_runs(holder: Element, holders: set[Element]) -> None:
    content: list[Any] = [holder.text]
    for child in list(holder):
        ends = child.tag == "br" and _ends_run(child)
        content += [None if ends else child, child.tail]
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    run = None
    for item in content:
        if isinstance(item, str):
            run = _add_text(holder, run, item)
        elif item is None or item.tag not in INLINE or item in holders:
            run = None
            if item is not None:
                item.tail = None
                holder.append(item)
        elif run is not None or item.tag != "br":
            item.tail = None
            run = run if run is not None else _new_run(holder)
            run.append(item)
    if holder.tag == "a":
        holder.set("data-href", holder.get("href", ""))
    if holder.tag in INLINE or holder.tag == "p":
        holder.tag = "div"


def _new_run(holder: Element) -> Element:
    run = holder.makeelement("p")
    run.set("data-run", "1")
    holder.append(run)
    return run


def _add_text(holder: Element, run: Element, text: str) -> Element:
    if run is None:
        if not text.strip():
            return None
        run = _new_run(holder)
    last = next(run.iterchildren(reversed=True), None)  # the length of an element takes a walk to tell
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        run.text = (run.text or "") + text
    return run

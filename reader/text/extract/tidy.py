"""A tree made tidy: nothing in it that is never shown, and all its text in blocks of inline content."""

from __future__ import annotations

from itertools import islice
from typing import Any

from lxml import etree

from reader.text.extract.captions import mark_captions
from reader.text.extract.mails import show_addresses
from reader.text.extract.parse import INLINE, Element, drop, image_address, words, words_of

_LINES = words("p h1 h2 h3 h4 h5 h6 figcaption")
_NEVER = words(
    "script style template iframe embed param input textarea link meta head frame frameset "
    "amp-ad amp-analytics amp-iframe amp-video amp-embed amp-sticky-ad amp-consent"
)
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
_MOST_PIECES = 20
"""Elements of a line that are looked at on either side of a line break."""
_LONG_CONTROL = 300
_LONGEST_LINK = 1500
"""Characters of the blocks that one link holds; with more it was never closed, and has swallowed the text."""


class TooComplex(Exception):
    """A page with more elements than an article has; only its plain text is to be had."""


def tidy(root: Element) -> Element:
    """The body made ready in place: the unseen gone, images with an address, every text in a block."""
    body = root.find("body")
    for template in list(body.iter("template")):
        if template.get("shadowrootmode") or template.get("shadowroot"):
            template.tag = "div"
    _show_lazy_images(body)
    show_addresses(body)
    _drop_unseen(body)
    mark_captions(body)
    _flatten(body)
    elements = list(body.iter(etree.Element))
    if len(elements) > _MOST_ELEMENTS:
        raise TooComplex
    _squash_blanks(elements)
    _block_up(body, elements)
    return body


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
    """Whether a line break ends a paragraph.

    It does if a second one follows, if it stands between two long lines, and behind a line that is bold: that
    is a heading.
    """
    ahead, behind = _line(line_break, back=True), _line(line_break, back=False)
    if behind is None or ahead is None:
        return True
    if ahead and behind.strip() and _is_bold(line_break.getprevious()):
        return True
    ends = ahead is not None and ahead.rstrip().endswith((".", "”", '"', "?"))
    return ends and len(ahead or "") > _LONG_LINE and len(behind) > _LONG_LINE


def _line(line_break: Element, back: bool) -> str | None:
    """The text of the line beside a line break, as much as makes it long; None where a break is next."""
    text = "" if back else (line_break.tail or "").strip()
    one = line_break.getprevious() if back else line_break.getnext()
    for _ in range(_MOST_PIECES):
        if one is None or one.tag not in INLINE or len(text) > _LONG_LINE:
            break
        if one.tag == "br":
            text = (one.tail or "") + text if back else text
            return text if text.strip() else None
        if next(one.iter("img"), None) is not None:
            break
        said = "".join(one.itertext()) + (one.tail or "")
        text = said + text if back else text + (said if said.strip() or text else "")
        one = one.getprevious() if back else one.getnext()
    else:
        return text
    if back and one is None:
        text = (line_break.getparent().text or "") + text
    return text


def _is_bold(element: Element | None) -> bool:
    """Whether a line is one bold element, and nothing else."""
    if element is None or element.tag not in ("b", "strong") or (element.tail or "").strip():
        return False
    before = element.getprevious()
    head = (before.tail if before is not None else element.getparent().text) or ""
    return not head.strip() and (before is None or before.tag == "br" or before.tag not in INLINE)


def _wrap_runs(holder: Element, holders: set[Element]) -> None:
    content: list[Any] = [holder.text or ""]
    for child in list(holder):
        ends = child.tag == "br" and _ends_run(child)
        content += [None if ends else child, child.tail or ""]
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    run = None
    for item in content:
        if isinstance(item, str):
            run = _add_text(holder, run, item)
        elif item is None or item.tag not in INLINE or item in holders:
            _trim(run)
            run = None
            if item is not None:
                item.tail = None
                holder.append(item)
        elif run is not None or item.tag != "br":
            item.tail = None
            run = run if run is not None else _new_run(holder)
            run.append(item)
    _trim(run)
    if holder.tag == "a" and sum(map(len, holder.itertext())) <= _LONGEST_LINK:
        holder.set("data-href", holder.get("href", ""))
    if holder.tag in INLINE or holder.tag == "p":
        holder.tag = "div"


def _trim(run: Element | None) -> None:
    """Takes the line breaks off the end of a run: they part nothing."""
    while run is not None and len(run) and run[-1].tag == "br" and not (run[-1].tail or "").strip():
        run.remove(run[-1])


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

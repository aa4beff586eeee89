"""The kept part of a page -> Markdown, by markdownify."""

from __future__ import annotations

import re
from textwrap import indent
from typing import Any, cast

from lxml import etree

from reader.text.clean import canonical_url, safe_url
from reader.text.emphasis import EMPHASIS, STRONG, settle
from reader.text.extract.lazy import import_lazily
from reader.text.extract.parse import INLINE, Element, drop, image_address
from reader.text.extract.pictures import is_description
from reader.text.extract.tables import CELLS, is_layout
from reader.text.footnotes import superscript
from reader.text.words import count_words

# The selectors of CSS, which nothing here uses, are a fifth of all the time that imports take.
import_lazily("soupsieve")
from bs4 import BeautifulSoup, Tag  # noqa: E402
from markdownify import MarkdownConverter  # noqa: E402

_EMPHASISED = {"b": STRONG, "strong": STRONG, "em": EMPHASIS, "i": EMPHASIS}
_CAPTION = ("\ue012", "\ue013")
_CAPTIONED = re.compile("\ue012([^\ue012\ue013]*)\ue013")
_PAIRS_OF_MARKS = ("“”", "„“”", "«»", "»«", '""', "‘’", "‚‘’", "‹›", "「」", "『』")
_DIGITS = re.compile(r"^\s?\[?\d{1,4}(?=\s?$|\]\()")
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang)-([\w+#.-]{1,30})")
_FIRST_NUMBER = re.compile(r"[0-9]{1,8}")
"""No list of CommonMark starts with a longer number, or with one below 0."""
_CELL_END, _ROW_END = "\ue010", "\ue011"
_OF_LINES = (
    frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", *CELLS)) | INLINE
)
"""Elements in which one of the page's own is a piece of a line."""
_SENTENCE = 15
"""Words of the shortest text of a figure that is more than a credit or a label of its picture."""


def _language_of(pre: Any) -> str:
    """The language that a piece of code names itself, in its own class or in that of the element inside."""
    for element in (pre, *pre.find_all("code")):
        found = _LANGUAGE.search(" ".join(element.get("class") or ()))
        if found:
            return found[1]
    return ""


def _trimmed(text: str) -> tuple[str, str, str]:
    """Blanks and line breaks before a text, the text, and those after it: no mark may stand against them."""
    start, end = 0, len(text)
    while start < end and (_is_blank(text[start]) or text.startswith("\\\n", start)):
        start += 1
    while end > start and (_is_blank(text[end - 1]) or _ends_in_break(text, end)):
        end -= 1
    return text[:start], text[start:end], text[end:]


def _is_blank(character: str) -> bool:
    return character.isspace() or character in "\xad\u200b\u200c\u200d\u2060\ufeff"


def _ends_in_break(text: str, end: int) -> bool:
    """Whether the character before `end` is the backslash of a line break, not one of the text."""
    return text.startswith("\\\n", end - 1) and text[max(end - 2, 0) : end] != "\\\\"


class _Converter(MarkdownConverter):
    """markdownify with marks of emphasis that `settle` can make safe, and tables that lose no cell."""

    class Options:
        autolinks = False
        bullets = "-"
        code_language_callback = staticmethod(_language_of)
        escape_misc = True
        heading_style = "atx"
        newline_style = "backslash"
        keep_inline_images_in = ("td", "th")

    def _emphasis(self, element: Any, text: str, parent_tags: set[str]) -> str:
        opening, closing = _EMPHASISED[element.name]
        lead, body, trail = _trimmed(text)
        if not body or "_noformat" in parent_tags or opening in body or "\n\n" in body:
            return text
        return f"{lead}{opening}{body}{closing}{trail}"

    convert_b = convert_strong = convert_em = convert_i = _emphasis

    def convert_img(self, element: Any, text: str, parent_tags: set[str]) -> str:
        converter: Any = self  # the package's types leave `escape` out
        described = converter.escape(element.get("alt", ""), parent_tags)
        if not described:
            return ""
        picture = f"![{described}]({_destination(element.get('src', ''))})"
        return picture if "_inline" in parent_tags else f"\n\n{picture}\n\n"

    def convert_a(self, element: Any, text: str, parent_tags: set[str]) -> str:
        address = element.get("href", "")
        lead, body, trail = _trimmed(text)
        if not address or not body or "_noformat" in parent_tags or "](" in body:
            return text
        return f"{lead}[{body}]({_destination(address)}){trail}"

    def convert_q(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return f"“{text}”" if text.strip() and not _stands_in_marks(text.strip()) else text

    def convert_del(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return text

    convert_s = convert_strike = convert_del

    def convert_sup(self, element: Any, text: str, parent_tags: set[str]) -> str:
        """Numbers set high or low stay so: 10⁶ is not 106, and the mark of a note is no part of a word."""
        return _DIGITS.sub(lambda found: superscript(found[0]), text, count=1)

    def convert_sub(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return _DIGITS.sub(lambda found: found[0].translate(_LOW), text, count=1)

    def convert_dd(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return text if "_inline" in parent_tags else f"\n\n{text.strip()}\n\n"

    convert_dt = convert_dd

    def convert_li(self, element: Any, text: str, parent_tags: set[str]) -> str:
        """An item with the number that `prepare` gave it: the package counts up to it anew for each."""
        number, package = element.get("value"), cast(Any, super())  # its types leave the items out
        if element.parent is None or element.parent.name != "ol" or not number or not text.strip():
            return str(package.convert_li(element, text, parent_tags))
        mark = f"{number}. "
        return mark + indent(text.strip(), " " * len(mark))[len(mark) :] + "\n"

    def convert_figcaption(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return _CAPTION[0] + " ".join(text.replace("\\\n", " ").split()) + _CAPTION[1]

    def convert_figure(self, element: Any, text: str, parent_tags: set[str]) -> str:
        """A picture carries its caption, so that the two are one block; running text of the figure follows.

        Where a block quote stands by a portrait, the caption is not of the picture: it says who is quoted.
        """
        captions = " ".join(filter(None, _CAPTIONED.findall(text)))
        pictures = list(element.find_all("img"))
        quoted = element.find("blockquote") is not None
        if len(pictures) == 1 and captions and not quoted and "table" not in parent_tags:
            alone = self.convert_img(pictures[0], "", parent_tags).strip()
            rest = _CAPTIONED.sub("", text).replace(alone, "", 1).strip()
            captions += self._also_described(pictures[0].get("alt", ""), captions, parent_tags)
            body = f"![{captions}]({_destination(pictures[0].get('src', ''))})"
            if element.find("figure") is None and count_words(rest) >= _SENTENCE:
                body += f"\n\n{rest}"
        else:
            body = _CAPTIONED.sub(r"\n\n\1\n\n", text).strip()
        return f"\n\n{body}\n\n"

    def _also_described(self, alt: str, caption: str, parent_tags: set[str]) -> str:
        """The alternative text in brackets behind a caption that does not say the same."""
        seen, said = set(alt.casefold().split()), set(caption.casefold().split())
        if not is_description(alt) or len(seen & said) * 2 > len(seen):
            return ""
        converter: Any = self
        return f" ({converter.escape(alt, parent_tags)})"

    convert_caption = convert_figcaption

    def convert_table(self, element: Any, text: str, parent_tags: set[str]) -> str:
        """A table, below its caption."""
        captions = " ".join(filter(None, _CAPTIONED.findall(text)))
        text = _CAPTIONED.sub("", text)
        rows = [[cell.strip() for cell in line.split(_CELL_END)[:-1]] for line in text.split(_ROW_END)]
        rows = [row for row in rows if any(row)]
        if not rows:
            return f"\n\n{captions}\n\n"
        width = max(map(len, rows))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        table = "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
        return "\n\n" + "\n\n".join(filter(None, [captions, table])) + "\n\n"

    def convert_tr(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return text + _ROW_END

    def convert_td(self, element: Any, text: str, parent_tags: set[str]) -> str:
        return " ".join(text.replace("\\\n", " ").split()) + _CELL_END

    convert_th = convert_td


class _Tag(Tag):
    """Finds a parent by walking: markdownify asks every element for a `pre` around it, bs4 is slow at it."""

    def find_parent(self, name: Any = None, attrs: Any = None, **kwargs: Any) -> Any:
        holder = self.parent
        while holder is not None and holder.name != name:
            holder = holder.parent
        return holder


def render(kept: Element, base: str) -> str:
    """The Markdown of an element that holds the kept blocks alone. Addresses are joined to `base`."""
    prepare(kept, base)
    source = etree.tostring(kept, method="html", encoding="unicode", with_tail=False)
    soup = BeautifulSoup(source, "lxml", element_classes={Tag: _Tag})
    return settle(str(_Converter().convert_soup(soup)))


def prepare(kept: Element, base: str) -> None:
    """Joins and cleans addresses, describes pictures, and makes blocks of layout tables and own elements."""
    for element in kept.iter(etree.Element):
        if "-" in element.tag and _stands_apart(element):
            element.tag = "div"
    for link in list(kept.iter("a")):
        address = address_of(link.get("href") or "", base)
        link.attrib.clear()
        if address:
            link.set("href", address)
    for rows in kept.iter("ol"):
        _count(rows)
    for picture in list(kept.iter("img")):
        _picture(picture, base)
    for table in list(kept.iter("table")):
        if is_layout(table):
            for inner in table.iter(
                "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup"
            ):
                inner.tag = "div"


def _count(rows: Element) -> None:
    """Write each item's number on it."""
    start = (rows.get("start") or "").strip()
    first = int(start) if _FIRST_NUMBER.fullmatch(start) else 1
    for number, item in enumerate(rows.iterchildren("li"), first):
        item.set("value", str(number))


def _stands_apart(element: Element) -> bool:
    """Whether an element stands among blocks: not within a line of text, nor beside a piece of one."""
    parent, before, after = element.getparent(), element.getprevious(), element.getnext()
    if parent is None or parent.tag in _OF_LINES:
        return False
    ahead = before.tail if before is not None else parent.text
    texts = any(text and not text.isspace() for text in (ahead, element.tail))
    return not texts and not any(one is not None and one.tag in INLINE for one in (before, after))


def address_of(href: str, base: str) -> str:
    """The address of a link, absolute and without tracking; a place within the page keeps its fragment."""
    address = safe_url(href, base)
    if address is None:
        return ""
    fragment = address.partition("#")[2]
    within = fragment and address.partition("#")[0] == base.partition("#")[0]
    return address if within else canonical_url(address)


def _picture(picture: Element, base: str) -> None:
    address = safe_url(image_address(picture), base) if image_address(picture) else ""
    described = " ".join((picture.get("alt") or "").split())
    captioned = any(holder.find(".//figcaption") is not None for holder in picture.iterancestors("figure"))
    picture.attrib.clear()
    if not described and not captioned:
        drop(picture)
        return
    picture.set("alt", described)
    picture.set("src", address or "")


def _destination(address: str) -> str:
    return f"<{address}>" if any(char in address for char in "() ") else address


def _stands_in_marks(text: str) -> bool:
    """Whether a text has its own pair of quotation marks around it: some sites set them inside a `q`."""
    pair = next((pair for pair in _PAIRS_OF_MARKS if text[0] == pair[0] and text[-1] in pair[1:]), "")
    return bool(pair) and text.count(pair[0]) == (2 if pair[0] == text[-1] else 1)

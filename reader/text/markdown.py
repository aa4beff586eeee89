"""Markdown -> Document -> Markdown. What comes back is the same Document, however often it goes round.

CommonMark with tables, by markdown-it-py. Raw HTML is text here: nothing from outside is ever markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from reader.model import Block, BlockKind, Document, Span, SpanKind
from reader.text import footnotes
from reader.text.clean import safe_text, safe_url
from reader.text.writing import to_markdown as to_markdown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INLINE = {"link": SpanKind.LINK, "strong": SpanKind.STRONG, "em": SpanKind.EMPHASIS}
_BLANKS = re.compile(r"\s+")
_DEEPEST = 100
_MOST_BRACKETS = 2000
_MOST_REFERENCES = 100
_DEEPEST_LINE = 40
_OPENING_MARKS = re.compile(r"[ \t>*+\-\d.)]*")
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")


def to_document(markdown: str, base: str = "") -> Document:
    """The blocks of a Markdown text. Links are joined to `base`; what is no web address becomes text."""
    reader = _Reader(base)
    try:
        reader.read(footnotes.set_at_end(_parser().parse(_tamed(safe_text(markdown)))))
    except RecursionError:
        return Document(tuple(_plain_blocks(markdown)))
    return Document(tuple(_levelled(reader.blocks)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    class Parser(MarkdownIt):
        """Takes every destination as it stands: which of them are links is decided by `safe_url`."""

        def validateLink(self, url: str) -> bool:
            return True

        def normalizeLink(self, url: str) -> str:
            return url

    parser = Parser("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    return parser.use(footnote_plugin, inline=False, move_to_end=False)


def _tamed(markdown: str) -> str:
    """The text with marks escaped where a line has so many that reading is quadratic, or nests too deep."""
    lines = markdown.split("\n")
    for number, line in enumerate(lines):
        marks = line.count("[") + line.count("*") + line.count("_") + line.count("`")
        if marks > _MOST_BRACKETS or line.count("[^") > _MOST_REFERENCES:
            lines[number] = line = re.sub(r"(?<!\\)([\[\]*_`])", r"\\\1", line)
        opening = _OPENING_MARKS.match(line)
        if opening and sum(map(opening[0].count, ">*+-.)")) > _DEEPEST_LINE and opening.end() < len(line):
            lines[number] = "\\" + line.lstrip()
    return "\n".join(lines)


def _plain_blocks(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n[ \t]*\n", safe_text(text)):
        if paragraph.strip():
            yield Block(BlockKind.PARAGRAPH, _BLANKS.sub(" ", paragraph).strip())


@dataclass(slots=True)
class _Line:
    """Inline text as it grows: clean, blanks squashed, with the spans that are open and those done."""

    base: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blank: bool = True
    opened: list[tuple[int, SpanKind, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, text: str) -> None:
        text = _BLANKS.sub(" ", safe_text(text))
        if self.blank:
            text = text.removeprefix(" ")
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.blank = text.endswith(" ")

    def break_line(self) -> None:
        if self.blank and self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        if self.length and self.pieces[-1] != "\n":
            self.pieces.append("\n")
            self.length += 1
        self.blank = True

    def open(self, kind: SpanKind, target: str = "") -> None:
        self.opened.append((self.length, kind, target))

    def close(self) -> None:
        start, kind, target = self.opened.pop()
        if target or kind is not SpanKind.LINK:
            self.spans.append(Span(start, self.length, kind, target))

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        text = "".join(self.pieces).rstrip()
        return text, tidy_spans(text, self.spans)


def tidy_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, without blanks at their ends or empty ones, touching ones of one look joined."""
    kept: list[Span] = []
    for span in spans:
        start, end = span.start, min(span.end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept.append(replace(span, start=start, end=end))
    kept.sort(key=lambda span: (span.kind, span.start, span.end))
    joined: list[Span] = []
    for span in kept:
        last = joined[-1] if joined else None
        joinable = span.kind in (SpanKind.STRONG, SpanKind.EMPHASIS) and last and last.kind is span.kind
        if joinable and last and span.start <= last.end:
            joined[-1] = replace(last, end=max(last.end, span.end))
        else:
            joined.append(span)
    # A picture holds the links of its caption, not they it.
    order = (SpanKind.IMAGE, SpanKind.LINK, SpanKind.STRONG, SpanKind.EMPHASIS, *SpanKind)
    return tuple(sorted(joined, key=lambda span: (span.start, -span.end, order.index(span.kind))))


@dataclass(slots=True)
class _Reader:
    """Walks the tokens of a text and gathers blocks; `lists` holds the marker of each list that is open."""

    base: str
    blocks: list[Block] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    fresh: bool = False
    quotes: int = 0
    rows: list[list[tuple[str, tuple[Span, ...]]]] = field(default_factory=list)
    inside: str = ""
    level: int = 0
    note: tuple[int, int] = (0, 0)
    """The first block of the footnote that is read, and its number."""

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "inline":
                    self.inline(token)
                case "fence" | "code_block":
                    self.code(token)
                case "hr":
                    self.blocks.append(Block(BlockKind.RULE, ""))
                case "heading_open":
                    self.inside, self.level = "heading", int(token.tag[1])
                case "table_open":
                    self.rows = []
                case "tr_open":
                    self.rows.append([])
                case "th_open" | "td_open":
                    self.inside = "cell"
                case "table_close":
                    self.table()
                case footnotes.OPEN:
                    self.note = len(self.blocks), token.meta["number"]
                case footnotes.CLOSE:
                    first, number = self.note
                    self.blocks[first:] = [footnotes.note_of(number, self.blocks[first:])]
                case "heading_close" | "th_close" | "td_close":
                    self.inside = ""
                case _:
                    self.nest(token)

    def nest(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append("")
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1] = f"{token.info}." if token.info else "•"
                self.fresh = True

    def inline(self, token: Token) -> None:
        children = token.children or []
        pictures = [child for child in children if child.type == "image"]
        if pictures and self.inside == "" and _only_pictures(children):
            for picture in pictures:
                self.caption(picture)
            return
        line = _Line(self.base)
        _fill(line, children)
        text, spans = line.finish()
        if self.inside == "cell":
            self.rows[-1].append((text, spans))
        elif text:
            self.blocks.append(self.block(text, spans))

    def block(self, text: str, spans: tuple[Span, ...]) -> Block:
        if self.inside == "heading":
            return Block(BlockKind.HEADING, text.replace("\n", " "), spans, self.level)
        marker = self.lists[-1] if self.lists and self.fresh else ""
        self.fresh = False
        if self.quotes:
            return Block(BlockKind.QUOTE, text, spans, self.quotes, marker)
        if self.lists:
            return Block(BlockKind.ITEM, text, spans, len(self.lists), marker)
        return Block(BlockKind.PARAGRAPH, text, spans)

    def caption(self, picture: Token) -> None:
        line = _Line(self.base)
        _fill(line, [picture])
        text, spans = line.finish()
        if text:
            self.blocks.append(Block(BlockKind.CAPTION, text.replace("\n", " "), spans))

    def code(self, token: Token) -> None:
        text = safe_text(token.content).strip("\n").expandtabs(4)
        language = _LANGUAGE.match(token.info.strip())
        if text.strip():
            self.blocks.append(Block(BlockKind.CODE, text, marker=language[0] if language else ""))

    def table(self) -> None:
        pieces: list[str] = []
        spans: list[Span] = []
        at = 0
        for number, row in enumerate(self.rows):
            for column, (text, marks) in enumerate(row):
                between = "" if not (number or column) else "\t" if column else "\n"
                at += len(between)
                spans += [replace(mark, start=mark.start + at, end=mark.end + at) for mark in marks]
                pieces += [between, text.replace("\n", " ")]
                at += len(text)
        text = "".join(pieces)
        if text.strip():
            self.blocks.append(Block(BlockKind.TABLE, text, tuple(spans)))


def _only_pictures(children: Sequence[Token]) -> bool:
    return all(
        child.type in ("image", "softbreak", "hardbreak", "link_open", "link_close")
        or (child.type == "text" and not child.content.strip())
        for child in children
    )


def _fill(line: _Line, children: Iterable[Token]) -> None:
    for child in children:
        name = child.type.removesuffix("_open").removesuffix("_close")
        if child.type == "text":
            line.add(child.content)
        elif child.type == "softbreak":
            line.add(" ")
        elif child.type == "hardbreak":
            line.break_line()
        elif child.type == "code_inline":
            line.open(SpanKind.CODE)
            line.add(child.content)
            line.close()
        elif child.type == footnotes.REFERENCE:
            line.open(SpanKind.REFERENCE, str(child.meta["number"]))
            line.add(footnotes.superscript(str(child.meta["number"])))
            line.close()
        elif child.type == "image":
            line.open(SpanKind.IMAGE, safe_url(str(child.attrs.get("src", "")), line.base) or "")
            _fill(line, child.children or [])
            line.close()
        elif child.type.endswith("_open") and name in _INLINE:
            line.open(_INLINE[name], safe_url(str(child.attrs.get("href", "")), line.base) or "")
        elif child.type.endswith("_close") and name in _INLINE:
            line.close()
        else:
            line.add(child.content)


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with list levels that grow one at a time, and no item going on where its list has ended."""
    depth = 0
    for block in blocks:
        if block.kind is not BlockKind.ITEM:
            depth = 0
            yield block
        elif not block.marker and not depth:
            yield Block(BlockKind.PARAGRAPH, block.text, block.spans)
        else:
            depth = min(block.level, depth + 1 if block.marker else depth)
            yield replace(block, level=depth)

"""Document -> Markdown that reads back as the same Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.model import Block, BlockKind, Document, Span, SpanKind
from reader.text.emphasis import EMPHASIS, STRONG, settle, unmarked

_ESCAPED = re.compile(r"[\\`*\[\]<&]|(?<![^\W_])_|_(?![^\W_])|!(?=$)")
_LINE_START = re.compile(r"(?m)^(?:([#+=>~:|-])|(\d{1,9})([.)])(?=\s|$))")
_LIKE_NOTE = re.compile(r"(?m)^(\[\^\d+\]):")
_LAST_HASH = re.compile("#$")
_FENCE = re.compile("`+")
_PLAIN_TARGET = re.compile(r"[^\s<>()\\]+")


def to_markdown(document: Document) -> str:
    """The document as Markdown; characters of its text that Markdown would take for marks are escaped."""
    return "".join(_joined(document.blocks))


def _joined(blocks: Sequence[Block]) -> Iterator[str]:
    lists = _Lists()
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield _between(before, block)
        if block.kind not in (BlockKind.ITEM, BlockKind.QUOTE) or (before and before.kind is not block.kind):
            lists = _Lists()
        yield _written(block, lists)
        before = block
    if before is not None:
        yield "\n"


def _between(before: Block, block: Block) -> str:
    if before.kind is BlockKind.ITEM and block.kind is BlockKind.ITEM and block.marker:
        # A list that does not count from 1 begins after a blank line only.
        return "\n\n" if block.level > before.level and block.marker[0].isdigit() else "\n"
    if before.kind is BlockKind.QUOTE and block.kind is BlockKind.QUOTE:
        return "\n" + ">" * min(before.level, block.level) + "\n"
    return "\n\n"


def _written(block: Block, lists: _Lists) -> str:
    match block.kind:
        case BlockKind.HEADING:
            text = _LAST_HASH.sub(r"\\#", inline(block.text, block.spans))
            return "#" * min(max(block.level, 1), 6) + " " + text
        case BlockKind.ITEM:
            return _indented(lists.lead(block), _lines(block))
        case BlockKind.QUOTE:
            return _quoted(block, lists)
        case BlockKind.CODE:
            fence = "`" * max(3, 1 + max(map(len, _FENCE.findall(block.text)), default=0))
            return f"{fence}{block.marker}\n{block.text}\n{fence}"
        case BlockKind.TABLE:
            return _table(block)
        case BlockKind.CAPTION:
            return _caption(block)
        case BlockKind.RULE:
            return "---"
        case _:
            return _note(block) if block.is_note else _lines(block)


def _note(block: Block) -> str:
    """A footnote: its number stands before it and is no part of it."""
    number, *spans = block.spans
    after = number.end + 1
    moved = tuple(replace(span, start=span.start - after, end=span.end - after) for span in spans)
    said = _lines(Block(block.kind, block.text[after:], moved))
    return _indented((f"[^{number.target}]: ", " " * 4), said)


def _lines(block: Block) -> str:
    written = _LINE_START.sub(_escaped_start, inline(block.text, block.spans))
    return _LIKE_NOTE.sub(r"\1\\:", written)


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _indented(lead: tuple[str, str], text: str) -> str:
    first, rest = lead
    return first + text.replace("\n", "\n" + rest)


def _quoted(block: Block, lists: _Lists) -> str:
    marks = "> " * max(block.level, 1)
    lead = lists.lead(block) if block.marker else ("", "")
    return marks + _indented(lead, _lines(block)).replace("\n", "\n" + marks)


@dataclass(slots=True)
class _Lists:
    """The lists that are open: for each level, the width of its marker, its last number and its delimiter."""

    open: list[tuple[int, int, str]] = field(default_factory=list)

    def lead(self, block: Block) -> tuple[str, str]:
        """What stands before the first line of an item, and before its other lines."""
        level = block.level if block.kind is BlockKind.ITEM else 1
        if not block.marker:
            rest = " " * sum(width for width, _, _ in self.open[:level])
            return rest, rest
        last = self.open[level - 1] if len(self.open) >= level else None
        outer = " " * sum(width for width, _, _ in self.open[: level - 1])
        mark, number = _mark(block.marker, last)
        self.open[level - 1 :] = [(len(mark) + 1, number, mark[-1])]
        return f"{outer}{mark} ", outer + " " * (len(mark) + 1)


def _mark(marker: str, last: tuple[int, int, str] | None) -> tuple[str, int]:
    """The marker as Markdown; a list that does not count on from the last takes the other delimiter."""
    if not marker[0].isdigit():
        return "-", 0
    number = int(marker.rstrip(".)"))
    if last is None or last[2] == "-":
        return f"{number}.", number
    delimiter = last[2] if number == last[1] + 1 else ")."[last[2] == ")"]
    return f"{number}{delimiter}", number


def _table(block: Block) -> str:
    rows: list[list[str]] = []
    at = 0
    for line in block.text.split("\n"):
        rows.append([])
        for cell in line.split("\t"):
            inside = [s for s in block.spans if at <= s.start and s.end <= at + len(cell)]
            moved = [Span(s.start - at, s.end - at, s.kind, s.target) for s in inside]
            rows[-1].append(inline(cell, moved).replace("|", "\\|"))
            at += len(cell) + 1
    columns = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (columns - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])


def _caption(block: Block) -> str:
    if any(s.kind is SpanKind.IMAGE and (s.start, s.end) == (0, len(block.text)) for s in block.spans):
        return inline(block.text, block.spans)
    return f"![{inline(block.text, block.spans)}]()"


def inline(text: str, spans: Sequence[Span]) -> str:
    """Text with its spans as Markdown."""
    text = text if text.isascii() else _same_length(text)
    return settle("".join(_inline(text, 0, len(text), list(spans))))


def _same_length(text: str) -> str:
    """The text with a blank for each character that stands for a mark, so that spans keep their places."""
    return text if unmarked(text) == text else "".join(unmarked(char) or " " for char in text)


def _inline(text: str, start: int, end: int, spans: list[Span]) -> Iterator[str]:
    """The text from `start` to `end` with the spans inside, outermost first; what crosses is left out."""
    at = start
    while spans:
        span = spans.pop(0)
        if span.start < at or span.end > end:
            continue
        within = [other for other in spans if other.start < span.end]
        spans = spans[len(within) :]
        yield _escape(text[at : span.start])
        yield _spanned(text, span, within)
        at = span.end
    yield _escape(text[at:end])


def _spanned(text: str, span: Span, within: list[Span]) -> str:
    if span.kind is SpanKind.CODE:
        return _code(text[span.start : span.end])
    if span.kind is SpanKind.REFERENCE:
        return f"[^{span.target}]"
    body = "".join(_inline(text, span.start, span.end, within))
    if span.kind is SpanKind.STRONG:
        return STRONG[0] + body + STRONG[1]
    if span.kind is SpanKind.EMPHASIS:
        return EMPHASIS[0] + body + EMPHASIS[1]
    target = span.target if _PLAIN_TARGET.fullmatch(span.target) else f"<{re.sub('[<>]', '', span.target)}>"
    mark = "!" if span.kind is SpanKind.IMAGE else ""
    return f"{mark}[{body}]({target if span.target else ''})"


def _code(text: str) -> str:
    fence = "`" * (1 + max(map(len, _FENCE.findall(text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escape(text: str) -> str:
    escaped = _ESCAPED.sub(r"\\\g<0>", text)
    return escaped.replace("\n", "\\\n")

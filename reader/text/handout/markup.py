"""A document as elements that are both HTML and XHTML, with its quotes marked up. All text is escaped.

Nothing in it is fetched or run: pictures are told by their captions, and links lead to http and https alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from reader.model import Article, Block, BlockKind, Document, Place, Quote, QuoteKind, SpanKind

_TAGS = {SpanKind.STRONG: "strong", SpanKind.EMPHASIS: "em", SpanKind.CODE: "code"}
_LAST_HEADING = 6


class Markup(NamedTuple):
    """An element around a stretch of a block's text; those of lower `rank` hold those of higher.

    Where marks cross, one is closed and opened again; `before` and `after` are written once all the same.
    """

    rank: int
    start: int
    end: int
    opening: str
    closing: str
    before: str = ""
    after: str = ""


def text_markup(article: Article, prefix: str) -> str:
    """The text of an article, a block a line, without the title if it begins with that.

    A quote leads to the element `<prefix>said-<number>`, and has the id `<prefix>quote-<number>`; numbers
    count from 1.
    """
    document = article.document
    marks: dict[int, list[Markup]] = {}
    for number, quote in enumerate(article.quotes, 1):
        for place, mark in _quote_marks(document, quote, number, prefix):
            marks.setdefault(place.block, []).append(mark)
    blocks = [
        _Marked(block, [*marks.get(number, ()), *_span_marks(block)])
        for number, block in enumerate(document.blocks)
    ]
    kinds = groupby(blocks[article.begins_with_title :], lambda marked: marked.block.kind)
    return "\n".join(line for kind, group in kinds for line in _group(kind, list(group)))


def link(url: str | None, words: str) -> str:
    """A link to an address of the web; the words alone where there is none. `words` are markup."""
    if not url or not url.startswith(("http://", "https://")):
        return words
    return f'<a href="{escape(url)}" rel="noreferrer">{words}</a>'


def who_said(quote: Quote) -> str:
    """The speaker, the word of saying and the relay, as text."""
    via = f"via {quote.via}" if quote.via else None
    return ", ".join(part for part in (quote.who, quote.cue, via) if part)


class _Marked(NamedTuple):
    block: Block
    marks: Sequence[Markup]

    def inline(self) -> str:
        return "".join(_inline(self.block.text, self.marks, 0, len(self.block.text)))


def _quote_marks(
    document: Document, quote: Quote, number: int, prefix: str
) -> Iterator[tuple[Place, Markup]]:
    title = escape(who_said(quote))
    spoken = quote.kind is not QuoteKind.INDIRECT
    opening = f'<q title="{title}">' if spoken else f'<span class="reported" title="{title}">'
    closing = "</q>" if spoken else "</span>"
    anchor = f'<span id="{prefix}quote-{number}"></span>'
    note = f'<sup><a href="#{prefix}said-{number}">{number}</a></sup>'
    for part in quote.parts:
        before = anchor if part == quote.parts[0] else ""
        after = note if part == quote.parts[-1] else ""
        whole = part.start == 0 and part.end == len(document.blocks[part.block].text)
        if whole and document.blocks[part.block].kind is BlockKind.QUOTE:  # the block is the element
            yield part, Markup(0, part.start, part.end, "", "", before, after)
        else:
            yield part, Markup(0, part.start, part.end, opening, closing, before, after)
    for place in quote.inner:
        yield place, Markup(1, place.start, place.end, '<q class="inner">', "</q>")


def _span_marks(block: Block) -> Iterator[Markup]:
    linked = 0
    for span in block.spans:
        if tag := _TAGS.get(span.kind):
            yield Markup(3, span.start, span.end, f"<{tag}>", f"</{tag}>")
        elif span.kind is SpanKind.LINK and span.start >= linked:  # a link holds no other
            opening, held, closing = link(span.target, "\0").partition("\0")
            if held and opening:
                linked = span.end
                yield Markup(2, span.start, span.end, opening, closing)


def _inline(text: str, marks: Iterable[Markup], start: int, end: int) -> Iterator[str]:
    """The text from `start` to `end`, escaped, with the marks that lie there."""
    lying = [mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > start]
    waiting = sorted(lying, key=lambda mark: mark.start, reverse=True)
    edges = sorted({start, end, *(m.start for m in lying), *(m.end for m in lying)})
    opened: list[Markup] = []
    at = start
    for edge in (edge for edge in edges if start <= edge <= end):
        yield _escaped(text[at:edge])
        at = edge
        wanted = [mark for mark in opened if mark.end > edge] if edge < end else []
        while edge < end and waiting and waiting[-1].start <= edge:
            wanted.append(waiting.pop())
        wanted.sort(key=lambda mark: (mark.rank, mark.start, -mark.end))
        same = 0
        while same < min(len(opened), len(wanted)) and opened[same] is wanted[same]:
            same += 1
        for mark in reversed(opened[same:]):
            yield mark.closing + (mark.after if mark.end <= edge else "")
        for mark in wanted[same:]:
            yield (mark.before if mark.start >= edge else "") + mark.opening
        opened = wanted


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>\n")


def _group(kind: BlockKind, blocks: Sequence[_Marked]) -> Iterator[str]:
    match kind:
        case BlockKind.ITEM:
            yield _lists(blocks, 1)
        case BlockKind.QUOTE:
            for level, group in groupby(blocks, lambda marked: max(marked.block.level, 1)):
                inner = "\n".join(f"<p>{_lead(each.block)}{each.inline()}</p>" for each in group)
                yield "<blockquote>" * level + inner + "</blockquote>" * level
        case _:
            yield from map(_block, blocks)


def _block(marked: _Marked) -> str:
    block = marked.block
    match block.kind:
        case BlockKind.HEADING:
            level = min(block.level + 1, _LAST_HEADING)  # the title is the first
            return f"<h{level}>{marked.inline()}</h{level}>"
        case BlockKind.CODE:
            return f"<pre><code>{escape(block.text, quote=False)}</code></pre>"
        case BlockKind.TABLE:
            return _table(marked)
        case BlockKind.CAPTION:
            return f'<p class="caption">Picture: {marked.inline()}</p>'
        case BlockKind.RULE:
            return "<hr/>"
        case _:
            return f"<p>{marked.inline()}</p>"


def _lead(block: Block) -> str:
    return f"{escape(block.marker)} " if block.marker else ""


def _lists(items: Sequence[_Marked], level: int) -> str:
    """The items of a level as lists, a new one where numbers begin or end."""
    runs: list[list[_Marked]] = [[]]
    for item in items:
        is_own = item.block.level <= level and bool(item.block.marker)
        if is_own and runs[-1] and _is_numbered(item) is not _is_numbered(runs[-1][0]):
            runs.append([])
        runs[-1].append(item)
    return "\n".join(_list(run, level) for run in runs)


def _is_numbered(item: _Marked) -> bool:
    return item.block.marker[:1].isdigit()


def _list(items: Sequence[_Marked], level: int) -> str:
    """A list with the lists inside its items; what has no marker goes on with the item before it."""
    tag = "ol" if _is_numbered(items[0]) else "ul"
    written: list[str] = []
    below: list[_Marked] = []
    for item in items:
        if item.block.level > level and written:
            below.append(item)
            continue
        if below:
            written.append(_lists(below, level + 1))
            below = []
        if written and not item.block.marker:
            written.append(f"<p>{item.inline()}</p>")
            continue
        value = f' value="{int(item.block.marker.rstrip(".)"))}"' if _is_numbered(item) else ""
        written += ["</li>"] if written else []
        written.append(f"<li{value}>{item.inline()}")
    written += [_lists(below, level + 1)] if below else []
    return f"<{tag}>" + "\n".join(written) + f"</li></{tag}>"


def _table(marked: _Marked) -> str:
    text, rows, at = marked.block.text, list[str](), 0
    waiting = sorted(marked.marks, key=lambda mark: mark.start, reverse=True)
    lying: list[Markup] = []
    for number, line in enumerate(text.split("\n")):
        tag = "th" if number == 0 else "td"
        cells: list[str] = []
        for cell in line.split("\t"):
            end = at + len(cell)
            lying = [mark for mark in lying if mark.end > at]
            while waiting and waiting[-1].start < end:
                lying.append(waiting.pop())
            cells.append(f"<{tag}>{''.join(_inline(text, lying, at, end))}</{tag}>")
            at = end + 1
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "<table>" + "\n".join(rows) + "</table>"

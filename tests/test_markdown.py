"""Markdown -> Document -> Markdown."""

import random
import re

import pytest

from reader.model import Block, BlockKind, Document, Span, SpanKind
from reader.text.markdown import to_document, to_markdown

EVERYTHING = """\
# The ferry is late

A paragraph with **strong**, _emphasis_, `code` and [a _link_](https://kelling.example/a(1) "title").\\
A second line of it.

- one
- two
  - inner

    more of inner
- three

3. third
4. fourth

> Quoted once
>
> > Quoted twice

![A quay, by [Lund](https://lund.example/)](https://kelling.example/quay.jpg)

| Port | Boats |
| --- | --- |
| **Ansel** | 4 \\| 5 |

```python
fish = 3
```

---
"""


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(str(block.kind), block.level, block.marker) for block in document.blocks]


def test_every_kind_of_block_is_read() -> None:
    assert kinds(to_document(EVERYTHING)) == [
        ("heading", 1, ""),
        ("paragraph", 0, ""),
        ("item", 1, "•"),
        ("item", 1, "•"),
        ("item", 2, "•"),
        ("item", 2, ""),
        ("item", 1, "•"),
        ("item", 1, "3."),
        ("item", 1, "4."),
        ("quote", 1, ""),
        ("quote", 2, ""),
        ("caption", 0, ""),
        ("table", 0, ""),
        ("code", 0, "python"),
        ("rule", 0, ""),
    ]


def test_spans_stand_where_the_words_do() -> None:
    block = to_document(EVERYTHING).blocks[1]
    assert [(block.text[s.start : s.end], s.kind, s.target) for s in block.spans] == [
        ("strong", SpanKind.STRONG, ""),
        ("emphasis", SpanKind.EMPHASIS, ""),
        ("code", SpanKind.CODE, ""),
        ("a link", SpanKind.LINK, "https://kelling.example/a(1)"),
        ("link", SpanKind.EMPHASIS, ""),
    ]
    assert block.text.endswith(".\nA second line of it.")


def test_a_table_has_a_line_a_row_and_a_tab_between_cells() -> None:
    table = next(b for b in to_document(EVERYTHING).blocks if b.kind is BlockKind.TABLE)
    assert table.text == "Port\tBoats\nAnsel\t4 | 5"
    assert table.spans == (Span(11, 16, SpanKind.STRONG),)


def test_a_caption_is_one_picture_with_the_links_in_it() -> None:
    caption = next(b for b in to_document(EVERYTHING).blocks if b.kind is BlockKind.CAPTION)
    assert caption.text == "A quay, by Lund"
    assert caption.spans[0] == Span(0, 15, SpanKind.IMAGE, "https://kelling.example/quay.jpg")
    assert caption.spans[1].target == "https://lund.example/"


def test_the_round_trip_changes_nothing() -> None:
    document = to_document(EVERYTHING)
    markdown = to_markdown(document)
    assert to_document(markdown) == document
    assert to_markdown(to_document(markdown)) == markdown


MARKS = r"** * _ ` [ ](https://a.example/b) ![ > # ~ ! + = : | < & &amp; \ - 1. 2) a b. “ ” é 中 😀 3 ``` ---"
GAPS = [
    "[^1]",
    "[^a]",
    "[^1]: ",
    "[^a]: ",
    " ",
    "\t",
    "\n",
    "\n\n",
    "\n| a | b |\n|---|---|\n",
    "    ",
    "- ",
    "> ",
    "1. ",
]
PIECES = [*re.split(" ", MARKS), *GAPS]


@pytest.mark.parametrize("seed", range(12))
def test_the_round_trip_of_garbage_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        source = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 45)))
        document = to_document(source)
        assert to_document(to_markdown(document)) == document, source


@pytest.mark.parametrize(
    "text",
    [
        "1. is no list",
        "# is no heading",
        "> is no quote",
        "*is no* _emphasis_ `nor code`",
        "[is no](link) ![nor picture](x)",
        "- is no item",
        "---",
        "a | b\n--- | ---",
        "<b>is no markup</b> &lt; &amp;",
        "back\\slash",
        "~~~",
        "+ plus",
        "ends in a hash #",
    ],
)
@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE])
def test_text_that_looks_like_markup_comes_back_as_text(text: str, kind: BlockKind) -> None:
    level = 0 if kind is BlockKind.PARAGRAPH else 1
    block = Block(kind, text, level=level, marker="•" if kind is BlockKind.ITEM else "")
    assert to_document(to_markdown(Document((block,)))).blocks == (block,)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("“No.”he said", 0, 5), ("a“No.”", 1, 6), ("midword", 3, 4), ("这“不”是", 1, 4), ("x😀y", 1, 2)],
)
@pytest.mark.parametrize("kind", [SpanKind.STRONG, SpanKind.EMPHASIS])
def test_emphasis_survives_any_neighbour(text: str, start: int, end: int, kind: SpanKind) -> None:
    block = Block(BlockKind.PARAGRAPH, text, (Span(start, end, kind),))
    assert to_document(to_markdown(Document((block,)))).blocks == (block,)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "data:x", "//"]
)
def test_what_is_no_web_address_is_text(target: str) -> None:
    document = to_document(f"see [here]({target})")
    assert document.blocks[0].text == "see here"
    assert list(document.links()) == []


def test_links_are_joined_to_the_base() -> None:
    document = to_document("[a](/b?c=1)", "https://kelling.example/news/")
    assert [link.url for link in document.links()] == ["https://kelling.example/b?c=1"]


def test_raw_html_is_shown_letter_for_letter() -> None:
    assert to_document('<b onclick="x">hi</b>').blocks[0].text == '<b onclick="x">hi</b>'


def test_control_characters_do_not_enter() -> None:
    assert to_document("a\x1b[31mb &#x202E;c").blocks[0].text == "a[31mb c"


def test_a_list_after_a_list_begins_anew() -> None:
    items = tuple(Block(BlockKind.ITEM, text, level=1, marker="1.") for text in ("a", "b", "c"))
    assert to_document(to_markdown(Document(items))).blocks == items


@pytest.mark.parametrize(
    "source",
    [
        "[" * 30_000,
        "*a _b " * 8_000,
        "> " * 3_000 + "x",
        "- " * 2_000 + "x",
        "`" * 20_000,
        "[^1]: x\n\n" + "[^" * 30_000,
    ],
)
def test_hostile_markdown_is_read_in_time(source: str) -> None:
    assert to_document(source).text.strip() != ""


def test_an_empty_text_is_an_empty_document() -> None:
    assert to_document("").blocks == ()
    assert to_markdown(Document(())) == ""


def test_a_picture_whose_whole_caption_is_a_link_keeps_both() -> None:
    spans = (
        Span(0, 4, SpanKind.IMAGE, "https://kelling.example/q.jpg"),
        Span(0, 4, SpanKind.LINK, "https://lund.example/"),
    )
    block = Block(BlockKind.CAPTION, "Quay", spans)
    assert to_document(to_markdown(Document((block,)))).blocks == (block,)


def test_emphasis_within_emphasis_survives_letters_on_both_sides() -> None:
    spans = (Span(1, 3, SpanKind.STRONG), Span(1, 3, SpanKind.EMPHASIS))
    document = Document((Block(BlockKind.PARAGRAPH, "abcde", spans),))
    assert to_document(to_markdown(document)) == document

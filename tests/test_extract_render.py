"""The kept part of a page as Markdown."""

import pytest

from reader.model import BlockKind
from reader.text.extract import extract_fragment
from reader.text.markdown import to_document

BASE = "https://www.ansel.example/news/market.html"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>bold</b> b</p>", "a **bold** b"),
        ("<p><strong>Faster<br>\u200d</strong>Tools</p>", "**Faster**\\\n\u200dTools"),
        ("<p><b>B</b><b>reakfast</b> at six</p>", "**Breakfast** at six"),
        ("<p><b>“No.”</b>he said</p>", "**“No.”**&#104;e said"),
        ("<p><b><i>both</i></b></p>", "**_both_**"),
        ("<p>4 * 5 and a_b_c [sic] &lt;i&gt; 1. x</p>", "4 \\* 5 and a\\_b\\_c \\[sic\\] \\<i\\> 1\\. x"),
        ("<p><a href='/a?utm_source=x&b=1'>here</a></p>", "[here](https://www.ansel.example/a?b=1)"),
        ("<p><a href='#note1'>1</a></p>", "[1](https://www.ansel.example/news/market.html#note1)"),
        ("<p><a href='javascript:x()'>here</a></p>", "here"),
        ("<p>10<sup>6</sup> of H<sub>2</sub>O, 2<sup>nd</sup></p>", "10⁶ of H₂O, 2nd"),
        ("<p>So<sup><a href='#n1'>1</a></sup></p>", "So[¹](https://www.ansel.example/news/market.html#n1)"),
        ("<pre><code class='language-python'>a = 1\n  b</code></pre>", "```python\na = 1\n  b\n```"),
        ("<p><q>Yes</q>, she said</p>", "“Yes”, she said"),
        ("<p><q>“Yes,”</q> she said</p>", "“Yes,” she said"),
        ("<p><q>«Oui»</q>, dit-elle</p>", "«Oui», dit-elle"),
        ("<p><q>“Yes” or “no”</q> is no question</p>", "““Yes” or “no”” is no question"),
        ("<p><q>’Tis late</q>, she said</p>", "“’Tis late”, she said"),
        ("<p><del>old</del> new</p>", "old new"),
        ("<img src='/a b.jpg' alt='A quay'>", "![A quay](https://www.ansel.example/a%20b.jpg)"),
        ("<img src='/a.jpg'><p>x</p>", "x"),
        ("<dl><dt>Term</dt><dd>What it is</dd></dl>", "Term\n\nWhat it is"),
    ],
)
def test_inline_marks(html: str, markdown: str) -> None:
    assert extract_fragment(html, BASE).strip() == markdown


@pytest.mark.parametrize(
    ("start", "first", "second"),
    [
        ("", "1. ", "2. "),
        ("start=7", "7. ", "8. "),
        ("start=' 99 '", "99. ", "100. "),
        ("start=²", "1. ", "2. "),
        ("start=-3", "1. ", "2. "),
        (f"start={'9' * 5_000}", "1. ", "2. "),
    ],
)
def test_numbered_items_count_on_from_the_number_that_a_list_starts_with(
    start: str, first: str, second: str
) -> None:
    html = f"<ol {start}><li>Ferry<ol><li>Deck</ol><li><p>Quay</p><p>Pier</p></ol>"
    inner, further = " " * len(first), " " * len(second)
    markdown = f"{first}Ferry\n\n{inner}1. Deck\n{second}Quay\n\n{further}Pier"
    assert extract_fragment(html, BASE).strip() == markdown


def test_a_figure_is_one_picture_with_its_caption() -> None:
    html = (
        "<figure><img src='/q.jpg' alt='quay'>"
        "<figcaption>The quay. <a href='/l'>Lund</a></figcaption></figure>"
    )
    caption = to_document(extract_fragment(html, BASE)).blocks[0]
    assert caption.text == "The quay. Lund"
    assert [span.target for span in caption.spans] == [
        "https://www.ansel.example/q.jpg",
        "https://www.ansel.example/l",
    ]


PORTRAIT = "<img src='/bo.jpg' alt='Bo Day'>"
QUOTE = "<blockquote><p>The ice came early, and <a href='/ice'>nobody</a> was ready.</p></blockquote>"


@pytest.mark.parametrize("figure", [f"{PORTRAIT}{QUOTE}", f"<div>{PORTRAIT}</div><div>{QUOTE}</div>"])
def test_a_quote_by_a_portrait_stays_and_its_caption_says_whose_it_is(figure: str) -> None:
    html = f"<figure>{figure}<figcaption>Bo Day, harbour master</figcaption></figure>"
    quote, name = to_document(extract_fragment(html, BASE)).blocks[-2:]
    assert (quote.kind, quote.text) == (BlockKind.QUOTE, "The ice came early, and nobody was ready.")
    assert (name.kind, name.text) == (BlockKind.PARAGRAPH, "Bo Day, harbour master")


MORE = "The ice came early this year, and the boats of the cooperative could not leave the harbour."


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        (f"<p>{MORE}</p>", [MORE]),
        (f"<ul><li>{MORE}</li></ul>", [MORE]),
        ("<span>Copyright</span> <span>Ann Lund</span>", []),
        ("<p>Figure 1.</p>", []),
    ],
)
def test_running_text_of_a_figure_follows_the_picture(more: str, shown: list[str]) -> None:
    html = f"<figure><img src='/q.jpg' alt='quay'>{more}<figcaption>The quay.</figcaption></figure>"
    blocks = to_document(extract_fragment(html, BASE)).blocks
    assert [block.text for block in blocks] == ["The quay.", *shown]


def test_a_figure_in_a_figure_is_one_picture_with_the_outer_caption() -> None:
    inner = "<figure><img src='/q.jpg' alt='quay'><figcaption>Photo: Lund</figcaption></figure>\u200e"
    html = f"<figure>{inner}<figcaption>The quay.</figcaption></figure>"
    assert [block.text for block in to_document(extract_fragment(html, BASE)).blocks] == ["The quay."]


def test_two_pictures_of_a_figure_with_one_alternative_text_both_stay() -> None:
    html = "<figure><img src='/a.jpg' alt='quay'><img src='/a.jpg' alt='quay'></figure>"
    assert len(to_document(extract_fragment(html, BASE)).blocks) == 2


@pytest.mark.parametrize(
    ("alt", "caption"),
    [
        ("A man mends a net on the quay", "On Monday. (A man mends a net on the quay)"),
        ("quay", "On Monday."),
        ("DSC_20241105.jpg of a quay", "On Monday."),
        ("On Monday. Lund", "On Monday."),
    ],
)
def test_what_a_picture_shows_is_said_beside_its_caption(alt: str, caption: str) -> None:
    html = f"<figure><img src='/q.jpg' alt='{alt}'><figcaption>On Monday.</figcaption></figure>"
    assert [block.text for block in to_document(extract_fragment(html, BASE)).blocks] == [caption]


def test_the_caption_of_a_table_is_a_paragraph_above_it() -> None:
    rows = "<tr><th>Ticket</th><th>Fare</th></tr><tr><td>Single</td><td>6</td></tr>"
    html = f"<table><caption>Fares,<br>in <b>crowns</b></caption>{rows}</table>"
    assert extract_fragment(html, BASE).strip().split("\n\n")[0] == "Fares, in **crowns**"
    caption, table = to_document(extract_fragment(html, BASE)).blocks
    assert (caption.kind, caption.text) == (BlockKind.PARAGRAPH, "Fares, in crowns")
    assert (table.kind, table.text) == (BlockKind.TABLE, "Ticket\tFare\nSingle\t6")


def test_a_table_loses_no_cell() -> None:
    html = "<table><tr><th>a</th></tr><tr><td>1 | 2</td><td>3<br>4</td><td></td></tr></table>"
    assert to_document(extract_fragment(html, BASE)).blocks[0].text == "a\t\t\n1 | 2\t3 4\t"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><p>One.</p></td></tr><tr><td><p>Two.</p></td></tr></table>",
        "<table role=presentation><tr><td>One.</td><td>Two.</td></tr></table>",
        "<table><tr><td><h2>One.</h2></td><td>Two.</td></tr></table>",
    ],
)
def test_a_table_for_layout_is_undone(html: str) -> None:
    blocks = to_document(extract_fragment(html, BASE)).blocks
    assert [block.text for block in blocks] == ["One.", "Two."]


def test_pieces_of_a_line_that_nothing_parts_are_one_line_among_blocks() -> None:
    html = "<div>One<br><br><b>It took a </b><a href='/t'>turn</a><i> at night.</i> Then<br><br>Two</div>"
    link = "https://www.ansel.example/t"
    assert extract_fragment(html, BASE).split("\n\n") == [
        "One",
        f"**It took a** [turn]({link}) _at night._ Then",
        "Two",
    ]


def test_text_beside_blocks_becomes_paragraphs() -> None:
    html = "<div>One <b>and</b> a half<br><br>Two<p>Three</p>Four<ul><li>Five</li></ul></div>"
    blocks = to_document(extract_fragment(html, BASE)).blocks
    assert [block.text for block in blocks] == ["One and a half", "Two", "Three", "Four", "Five"]


LONG_LINE = (
    "The boats lay in the harbour all through the winter, and nobody in the town could say for how long. "
)


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (f"{LONG_LINE}It was <a href='/c'>cold.</a><br>{LONG_LINE}", 2),
        (f"{LONG_LINE}<br><i>{LONG_LINE}</i> It was cold.", 2),
        ("One<br><a name='more'></a><br>Two", 2),
        ("<b>What is known</b><br>The boats lay in the harbour.", 2),
        ("One<br><b>What is known</b><br>The boats lay in the harbour.", 2),
        ("Roses<br><b>are</b> red,<br>violets<br><i>are blue</i><br>and so", 1),
        (f"{LONG_LINE.replace('.', ',')}<br>{LONG_LINE}", 1),
        ("It was <b>cold</b><br>at night", 1),
    ],
)
def test_a_break_behind_a_long_line_or_a_bold_one_parts_paragraphs(html: str, count: int) -> None:
    assert len(to_document(extract_fragment(f"<div>{html}<br><br>Then</div>", BASE)).blocks) == count + 1


@pytest.mark.parametrize(
    "html",
    [
        "<div>One<br><p>Two</p></div>",
        "<div>One<br><br><u>Two</u><br><br></div>",
        "<div><i>One</i><br>\n<a name='m'></a><br>\nTwo <br></div>",
    ],
)
def test_a_break_before_a_block_or_behind_another_is_no_text(html: str) -> None:
    assert [block.text for block in to_document(extract_fragment(html, BASE)).blocks] == ["One", "Two"]


def test_a_single_break_stays_in_its_paragraph() -> None:
    assert to_document(extract_fragment("<p>Roses<br>are red</p>", BASE)).blocks[0].text == "Roses\nare red"


def test_a_link_around_blocks_leaves_their_text() -> None:
    blocks = to_document(extract_fragment("<a href='/x'><h3>Head</h3><p>Text</p></a>", BASE)).blocks
    assert [block.text for block in blocks] == ["Head", "Text"]

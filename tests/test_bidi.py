"""Text that runs from right to left: the order of its letters, and what is found where on its lines."""

from __future__ import annotations

import random

import pytest
from readings import paragraph, quote_of, reading_of, span_of
from rich.cells import cell_len
from screens import screen_text
from test_article_view import Desk, desk, drag

from reader.model import Block, BlockKind, Document, Place, SpanKind
from reader.text.layout import lay_out
from reader.text.layout.arabic import joined
from reader.text.layout.bidi import drawn_line, mirror_of, order_of
from reader.text.layout.cells import clusters
from reader.ui.article.head import head_lines
from reader.ui.article.turning import chosen, turned
from reader.ui.article.view import ArticleView

HEBREW = "ראש העיר אמר כי המעבורת תפליג עד האביב"
ARABIC = "قال العمدة إن العبارة ستستمر طوال الشتاء"


def drawn(*blocks: Block, width: int = 40, reorder: bool = True) -> list[str]:
    layout = lay_out(Document(blocks), width, reorder)
    return [layout.text_of(number) for number in range(len(layout.lines))]


# Each text as it is written, and as it stands on the screen from left to right.
CASES = {
    "letters": ("שלום", "םולש"),
    "words": ("אבג דהו", "והד גבא"),
    "a number among letters": ("בשנת 1948 קם", "םק 1948 תנשב"),
    "a sum with its signs": ("מחיר 1,250.50 ₪ היום", "םויה ₪ 1,250.50 ריחמ"),
    "a Latin word among letters": ("אמר John אתמול", "לומתא John רמא"),
    "letters among Latin words": ("He said שלום twice", "He said םולש twice"),
    "two words among Latin ones": ("the words אב גד here", "the words דג בא here"),
    "brackets": ("(אבג) דה", "הד (גבא)"),
    "a Latin word in brackets": ("אבג (NATO) דה", "הד (NATO) גבא"),
    "quotation marks and a full stop": ("“אבג.”", "”.גבא“"),
    "guillemets": ("«אבג»", "«גבא»"),
    "a question": ("מה?", "?המ"),
    "a dash in a range": ("בין 10-20 איש", "שיא 10-20 ןיב"),
    "points": ("שָׁלוֹם", "םוֹלשָׁ"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_line_is_drawn_in_order(case: str) -> None:
    written, shown = CASES[case]
    assert drawn_line(written) == shown


def test_a_text_without_such_letters_has_no_order_to_be_put_in() -> None:
    assert order_of("Plain words — “quoted”, 東京, Ωμέγα, Привет.") is None
    assert drawn_line("naïve (see) 12%") == "naïve (see) 12%"


def test_each_row_of_a_text_is_a_paragraph_of_its_own_in_one_direction() -> None:
    assert drawn(paragraph("אבג\nNATO 12"), width=20) == ["גבא".rjust(20), "NATO 12".rjust(20)]


def test_pairs_are_mirrored_and_nothing_else_is() -> None:
    assert [mirror_of(one) for one in "([{<«‹≤"] == list(")]}>»›≥")
    assert [mirror_of(one) for one in "a5א“”.-/"] == list("a5א“”.-/")


def test_arabic_letters_join_by_their_neighbours() -> None:
    assert joined("بيت", 0, 3) == "\ufe91\ufef4\ufe96"
    assert joined("دار", 0, 3) == "\ufea9\ufe8d\ufead"  # letters that no other joins
    assert joined("بَيت", 0, 4) == "\ufe91\u064e\ufef4\ufe96"  # a mark lies between and parts nothing
    assert joined("پي", 0, 2) == "\ufb58\ufef2"  # Persian
    assert joined("بيت", 2, 3) == "\ufe96"  # the neighbours are those of the text, not of the stretch
    assert joined("ب\u200cي", 0, 1) == "\ufe8f"  # a non-joiner parts them


def test_numbers_in_arabic_keep_their_order() -> None:
    shown = drawn_line("عام 2024 و٢٠٢٥")
    assert "2024" in shown and "٢٠٢٥" in shown and shown.index("٢٠٢٥") < shown.index("2024")


_ALPHABET = "ab אבגד مرا  123٣٤ .,:;-+$%()[]{}<>«»'\"!?/#*\u0301\u05b0\u064b€\u200f\u200e\u061c"


def test_the_order_is_that_of_another_implementation() -> None:
    library = pytest.importorskip("bidi")  # of the extra `test`: it wraps the crate unicode-bidi
    chosen_by = random.Random(9)
    for _ in range(4000):
        text = "".join(chosen_by.choice(_ALPHABET) for _ in range(chosen_by.randrange(1, 24)))
        order = order_of(text)
        if order is not None:
            stretches = order.of_line(text, 0, len(text))
            shown = "".join(text[a:b][::-1] if leftwards else text[a:b] for a, b, leftwards in stretches)
            assert shown == library.get_display(text), ascii(text)


@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_paragraphs_and_headings_stand_at_the_right_edge(text: str) -> None:
    lines = drawn(paragraph(text), Block(BlockKind.HEADING, text, level=2), width=16)
    assert len(lines) >= 6
    assert all(cell_len(line) == 16 for line in lines if line)
    first = text.split()[0]
    assert lines[0].endswith(drawn_line(first) if text is HEBREW else joined(first, 0, len(first))[::-1])


def test_lists_and_quotations_hang_from_the_right_edge() -> None:
    items = [Block(BlockKind.ITEM, "אבג", level=1, marker=marker) for marker in ("9.", "10.")]
    assert drawn(*items, width=16) == ["גבא .9".rjust(14), "גבא .10".rjust(15)]
    quoted = [Block(BlockKind.QUOTE, text, level=1) for text in ("אבג", "דהו")]
    assert drawn(*quoted, width=12) == ["       גבא ▕", "           ▕", "       והד ▕"]


def test_cells_of_tables_and_rows_of_code_are_put_in_order_each_for_itself() -> None:
    table = Block(BlockKind.TABLE, "Town\tName\nLund\tאבג 12\nVik\tדהו")
    assert drawn(table) == ["Town  Name", "────  ──────", "Lund  12 גבא", "Vik      והד"]
    assert drawn(Block(BlockKind.CODE, "x = 'אבג' + y")) == ["  x = 'גבא' + y"]


def test_the_terminal_may_do_it_then_letters_stay_as_written() -> None:
    (line,) = drawn(paragraph("אבג 12"), width=20, reorder=False)
    assert line == "אבג 12".rjust(20)


def _mixed(seed: int) -> Document:
    chosen_by = random.Random(seed)
    words = [
        "אבג",
        "(דהו)",
        "מרא",
        "NATO",
        "1,250",
        "“זח”",
        "بيت",
        "e\u0301",
        "日本",
        "a\u00adb",
        "—",
        "ש\u05b0ל",
    ]
    kinds = [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.CODE]

    def text(kind: BlockKind) -> str:
        parts = [" ", "\t", "\n"] if kind is BlockKind.TABLE else [" ", " ", "\n"]
        return "".join(chosen_by.choice(words) + chosen_by.choice(parts) for _ in range(30)).strip()

    return Document(
        tuple(Block(kind, text(kind), level=1, marker="•") for kind in chosen_by.choices(kinds, k=6))
    )


@pytest.mark.parametrize("seed", range(30))
def test_every_letter_has_its_cell_and_every_cell_its_letter(seed: int) -> None:
    document = _mixed(seed)
    layout = lay_out(document, 33)
    seen: set[tuple[int, int]] = set()
    for number, line in enumerate(layout.lines):
        text = document.blocks[line.block].text
        ends = [piece.column + cell_len(text[piece.start : piece.stop]) for piece in line.pieces]
        assert max(ends, default=0) <= layout.wide.get(line.block, 33)
        assert all(end <= piece.column for end, piece in zip(ends, line.pieces[1:], strict=False))
        for piece in line.pieces:
            offsets = {(line.block, offset) for offset in range(piece.start, piece.end)}
            assert not offsets & seen
            seen |= offsets
            for start, end, cells in clusters(text, piece.start, piece.stop):
                if cells:
                    place = Place(line.block, start, end)
                    assert layout.place_at(number, layout.column_of(place)) == place
    assert len(seen) == sum(len(block.text) for block in document.blocks)


def test_beside_a_line_that_runs_leftwards_lie_its_ends() -> None:
    layout = lay_out(Document((paragraph("אבג"),)), 10)
    assert layout.place_at(0, 9) == Place(0, 0, 1)
    assert layout.place_at(0, 7) == Place(0, 2, 3)
    assert layout.place_at(0, 2) == Place(0, 3, 3)


_SENTENCE = "ראש העיר אמר “המעבורת תפליג” ביום שני, ראו https://gov.example/a כאן."


async def test_quotes_links_and_finds_lie_on_their_letters() -> None:
    document = Document(
        (paragraph(_SENTENCE, span_of(_SENTENCE, "ביום שני", SpanKind.LINK, "https://a.example/")),)
    )
    reading = reading_of(document, (quote_of(document, "“המעבורת תפליג”", speaker="ראש העיר"),))
    async with desk(reading) as (app, pilot):
        app.view.find("אמר")
        await pilot.pause()
        line = next(row for row in screen_text(app).split("\n") if "“" in row)
        assert line[:76].rstrip().endswith("העיר"[::-1] + " " + "ראש"[::-1])
        y = screen_text(app).split("\n").index(line)
        strip = app.view.render_line(y)
        styles = {segment.text: segment.style for segment in strip if segment.style}
        assert styles["”" + "המעבורת תפליג"[::-1] + "“"].italic
        assert styles["ביום שני"[::-1]].underline
        assert styles["אמר"[::-1]].reverse or styles["אמר"[::-1]].bgcolor
        await pilot.click(offset=(line.index("ביום"[::-1]), y))
        await pilot.pause()
        opened = [each.url for each in app.told if isinstance(each, ArticleView.LinkOpened)]
    assert opened == ["https://a.example/"]


async def dragged(start: str, end: str, text: str = HEBREW) -> tuple[str | None, str]:
    """What a drag from one word to another copies, and what is shown as selected."""
    async with desk(reading_of(Document((paragraph(text),)))) as (app, pilot):
        return await _drag(app, pilot, start, end)


async def _drag(app: Desk, pilot: object, start: str, end: str) -> tuple[str | None, str]:
    rows = screen_text(app).split("\n")
    y = next(number for number, row in enumerate(rows) if start[::-1] in row)
    x = rows[y].index(start[::-1]) + len(start) - 1  # the first letter stands on the right
    await drag(pilot, (x, y), (rows[y].index(end[::-1]), y))  # type: ignore[arg-type]
    strip = app.view.render_line(y)
    ground = strip._segments[-1].style
    shown = "".join(
        segment.text
        for segment in strip
        if segment.style and ground and segment.style.bgcolor != ground.bgcolor
    )
    return app.screen.get_selected_text(), shown


async def test_a_drag_from_right_to_left_copies_the_words_as_written() -> None:
    copied, shown = await dragged("העיר", "כי")
    assert copied == "העיר אמר כי"
    assert shown == copied[::-1]


async def test_points_are_copied_with_their_letters() -> None:
    text = "אמר ש\u05b0לום\u05b4 עוד"
    async with desk(reading_of(Document((paragraph(text),)))) as (app, pilot):
        rows = screen_text(app).split("\n")
        y = next(number for number, row in enumerate(rows) if "רמא" in row)
        right = 4 + 72 - 1
        await drag(pilot, (right, y), (right - 7, y))
        assert app.screen.get_selected_text() == "אמר ש\u05b0לום\u05b4"


def test_a_title_is_set_from_the_right_and_keeps_its_text() -> None:
    reading = reading_of(Document((paragraph(HEBREW),)), title=HEBREW)
    title = next(line for line in head_lines(reading, 60) if line.ink == "heading")
    assert title.text.strip() == HEBREW
    assert title.drawn == HEBREW[::-1].rjust(60)
    plain = [line for line in head_lines(reading, 60, reorder=False) if line.ink == "heading"]
    assert plain[0].drawn == ""


def test_a_row_of_a_list_is_put_in_order_where_it_stands() -> None:
    assert turned("  אבג 12") == "  12 גבא"
    assert turned("Ferry") == "Ferry"


def test_the_reader_does_it_unless_the_terminal_always_does() -> None:
    assert chosen("auto", {}) and chosen("auto", {"TERM_PROGRAM": "vscode"})
    assert not chosen("auto", {"TERM_PROGRAM": "Apple_Terminal"})
    assert not chosen("auto", {"KONSOLE_VERSION": "230803"})
    assert chosen("reader", {"KONSOLE_VERSION": "230803"}) and not chosen("terminal", {})

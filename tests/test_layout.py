"""Documents set in lines: what is drawn where, and that no character and no cell is lost."""

from __future__ import annotations

import random
import time

import pytest
from rich.cells import cell_len

from reader.model import Block, BlockKind, Document, Place
from reader.text.layout import illustrated, lay_out, wrapped
from reader.text.layout.cells import cells_of, clusters, is_even


def drawn(*blocks: Block, width: int = 40) -> list[str]:
    layout = lay_out(Document(blocks), width)
    return [layout.text_of(number) for number in range(len(layout.lines))]


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def item(text: str, marker: str = "•", level: int = 1) -> Block:
    return Block(BlockKind.ITEM, text, level=level, marker=marker)


def test_a_paragraph_fills_its_lines_to_the_last_cell() -> None:
    assert drawn(paragraph("one two three four"), width=13) == ["one two three", "four"]
    assert drawn(paragraph("one two three four"), width=12) == ["one two", "three four"]


def test_paragraphs_stand_a_blank_line_apart_and_a_line_feed_breaks_a_line() -> None:
    assert drawn(paragraph("One.\nTwo."), paragraph("Three.")) == ["One.", "Two.", "", "Three."]


def test_a_section_heading_is_set_off_by_two_lines() -> None:
    heading = Block(BlockKind.HEADING, "The vote", level=2)
    assert drawn(paragraph("Before."), heading, paragraph("After.")) == [
        "Before.",
        "",
        "",
        "The vote",
        "",
        "After.",
    ]


def test_the_blanks_at_a_break_are_swallowed_and_a_non_breaking_one_holds() -> None:
    assert drawn(paragraph("at a price of   10\u00a0000 kroner"), width=20) == [
        "at a price of",
        "10\u00a0000 kroner",
    ]


def test_a_line_ends_after_a_hyphen_between_letters_and_after_a_dash_but_not_in_a_number() -> None:
    assert drawn(paragraph("the well-known baker"), width=10) == ["the well-", "known", "baker"]
    assert drawn(paragraph("it was over—or not"), width=13) == ["it was over—", "or not"]
    assert drawn(paragraph("they won by 12-34 then"), width=15) == ["they won by", "12-34 then"]


def test_a_long_url_is_broken_after_its_separators() -> None:
    lines = drawn(paragraph("see https://www.example.org/reports/2026/november/ferry.html now"), width=24)
    assert lines == ["see", "https://www.example.org/", "reports/2026/november/", "ferry.html now"]


def test_a_word_without_separators_is_cut_at_the_edge() -> None:
    assert drawn(paragraph("x" * 25), width=10) == ["x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize("letters", ["x", "x-", "x—", "漢", "é\u0301", "\u00ad", "ن", "1,"])
def test_a_word_of_any_length_takes_time_in_its_length(letters: str) -> None:
    def seconds(length: int) -> float:
        block = paragraph(letters * (length // len(letters)))
        started = time.process_time()
        lay_out(Document((block,)), 60)
        return time.process_time() - started

    seconds(1_000)
    short, long = (min(seconds(length) for _ in range(3)) for length in (20_000, 100_000))
    assert long < 15 * max(short, 0.005)


def test_a_last_line_of_one_short_word_gets_company() -> None:
    text = "The council will meet again on Monday, it said."
    assert drawn(paragraph(text), width=43) == ["The council will meet again on Monday,", "it said."]


def test_it_gets_company_among_letters_of_other_scripts_too() -> None:
    text = "Совет снова встретится в понедельник, это так."
    assert drawn(paragraph(text), width=41) == ["Совет снова встретится в понедельник,", "это так."]
    wide = "The council met at the 料理店 on Monday night, he said."
    assert [cell_len(line) for line in drawn(paragraph(wide), width=49)] == [46, 8]


def test_chinese_breaks_between_characters_and_no_line_starts_with_a_full_stop() -> None:
    lines = drawn(paragraph("市议会星期一决定继续运营。渡轮"), width=24)
    assert lines == ["市议会星期一决定继续运", "营。渡轮"]
    assert all(cell_len(line) <= 24 for line in lines)


def test_an_opening_bracket_does_not_end_a_line() -> None:
    assert drawn(paragraph("彼はこう言った「続ける」"), width=16) == ["彼はこう言った", "「続ける」"]


@pytest.mark.parametrize("width", range(12, 40))
def test_no_line_of_chinese_or_japanese_begins_or_ends_with_the_wrong_mark(width: int) -> None:
    text = "市长说：“渡轮会继续运营，”——没有人反对《章程》（一九三一年）。「シューッ」と、彼は言った〜ね！？"
    lines = drawn(paragraph(text), width=width)
    assert "".join(lines) == text
    assert not any(line[0] in "：，”—》）。」ューッ、〜！？" for line in lines[1:])
    assert not any(line[-1] in "“《（「" for line in lines)


def test_korean_breaks_at_its_blanks() -> None:
    assert drawn(paragraph("시의회는 월요일에 결정했다"), width=12) == ["시의회는", "월요일에", "결정했다"]


def test_joined_emoji_flags_and_accents_are_never_taken_apart() -> None:
    family, flag, accented = "👩\u200d👩\u200d👧", "🇳🇴", "e\u0301"
    for whole in (family, flag, accented):
        for line in drawn(paragraph(whole * 30), width=9):
            assert line.replace(whole, "") == ""


def test_soft_hyphens_are_seen_only_where_they_divide_a_word() -> None:
    text = "die Hafen\u00adverwaltung und der Hafen\u00admeister"
    assert drawn(paragraph(text), width=60) == ["die Hafenverwaltung und der Hafenmeister"]
    assert drawn(paragraph(text), width=12) == ["die Hafen-", "verwaltung", "und der", "Hafenmeister"]


@pytest.mark.parametrize("width", range(8, 16))
def test_a_number_that_is_wider_than_the_column_leaves_room_for_the_text(width: int) -> None:
    lines = drawn(item("Boats leave.", "123456789."), width=width)
    assert max(map(cells_of, lines)) <= width
    assert "".join(lines).replace(" ", "").removeprefix("123456789.").endswith("Boatsleave.")


def test_list_items_hang_from_the_widest_marker_of_their_list() -> None:
    lines = drawn(item("first of all things", "9."), item("second", "10."), item("inner", level=2), width=18)
    assert lines == ["  9. first of all", "     things", " 10. second", "     • inner"]


def test_a_quotation_keeps_its_bar_through_the_gap_between_its_paragraphs() -> None:
    quotation = [Block(BlockKind.QUOTE, text, level=1) for text in ("One.", "Two.")]
    assert drawn(*quotation) == ["▎ One.", "▎", "▎ Two."]
    assert drawn(Block(BlockKind.QUOTE, "Deep.", level=2)) == ["▎ ▎ Deep."]


def test_code_keeps_its_lines_and_its_tabs_however_wide() -> None:
    layout = lay_out(Document((Block(BlockKind.CODE, "if x:\n\ty = 1\n\nlong = 'abcdefghijk'"),)), 16)
    lines = [layout.text_of(number) for number in range(len(layout.lines))]
    assert lines == ["  if x:", "      y = 1", "", "  long = 'abcdefghijk'"]
    assert layout.wide == {0: 22}
    assert lay_out(layout.document, 22).wide == {}


def test_code_on_a_line_without_end_goes_on_behind_a_mark() -> None:
    first, second, *_ = drawn(Block(BlockKind.CODE, "x" * 5000), width=16)
    assert second.startswith("↪ x") and len(first) == len(second) < 500


def test_a_table_that_fits_aligns_its_columns_and_its_numbers() -> None:
    table = Block(BlockKind.TABLE, "Town\tVotes\nOstby\t1,204\nLund\t87")
    assert drawn(table) == ["Town   Votes", "─────  ─────", "Ostby  1,204", "Lund      87"]


def test_a_table_too_wide_wraps_in_its_cells() -> None:
    table = Block(BlockKind.TABLE, "Town\tRemark\nOstby\tcounted twice after a complaint\nLund\tnone")
    assert drawn(table, width=24) == [
        "Town   Remark",
        "─────  ─────────────────",
        "Ostby  counted twice",
        "       after a complaint",
        "",
        "Lund   none",
    ]


def test_a_table_that_would_break_its_words_is_set_whole_and_wide() -> None:
    names = "\t".join(f"Column{number}" for number in range(6))
    layout = lay_out(
        Document((Block(BlockKind.TABLE, f"{names}\n" + "\t".join("12" for _ in range(6))),)), 30
    )
    assert [layout.text_of(number) for number in range(3)] == [
        "Column0  Column1  Column2  Column3  Column4  Column5",
        "───────  ───────  ───────  ───────  ───────  ───────",
        "     12       12       12       12       12       12",
    ]
    assert layout.wide == {0: 52}


def test_a_table_set_whole_wraps_its_prose() -> None:
    prose = "counted twice after a complaint by those who had lost"
    row = "\t".join([*("Constituency" for _ in range(4)), prose])
    lines = drawn(Block(BlockKind.TABLE, f"{row}\n{row}"), width=30)
    assert max(map(len, lines)) == 4 * 14 + 32


def test_a_rule_and_a_caption() -> None:
    assert drawn(Block(BlockKind.RULE, ""), width=30) == [" " * 10 + "─" * 10]
    assert drawn(Block(BlockKind.CAPTION, "The ferry on Sunday night"), width=16) == [
        "▣ The ferry on",
        "  Sunday night",
    ]


def test_an_empty_document_has_no_lines_and_still_answers() -> None:
    layout = lay_out(Document(()), 40)
    assert layout.lines == ()
    assert layout.line_of(Place(3, 5, 9)) == 0
    assert layout.first_place(0) == layout.place_at(0, 0) == Place(0, 0, 0)


def test_a_place_of_another_copy_gives_the_nearest_line() -> None:
    layout = lay_out(Document((paragraph("One."), paragraph("Two."))), 40)
    assert layout.line_of(Place(0, 400, 410)) == 0
    assert layout.line_of(Place(7, 0, 1)) == 2


def test_a_cell_beside_the_text_gives_the_nearest_place() -> None:
    layout = lay_out(Document((item("word"), paragraph("Next."))), 40)
    assert layout.place_at(0, 0) == Place(0, 0, 1)
    assert layout.place_at(0, 30) == Place(0, 4, 4)
    assert layout.place_at(1, 5) == Place(1, 0, 0)


def test_a_place_over_a_break_has_both_lines() -> None:
    layout = lay_out(Document((paragraph("one two three four"),)), 13)
    assert layout.lines_of(Place(0, 8, 18)) == range(2)
    assert layout.lines_of(Place(0, 0, 3)) == range(1)


@pytest.mark.parametrize("width", [0, -3])
def test_where_there_is_no_room_no_word_is_lost(width: int) -> None:
    assert " ".join(wrapped("Harbour 港で b", width)) == "Harbour 港で b"


def test_a_title_of_no_document_is_wrapped_too() -> None:
    assert wrapped("The ferry sails on until spring", 16) == ("The ferry sails", "on until spring")


def test_a_blank_that_carries_a_mark_stays_at_the_end_of_a_line() -> None:
    assert wrapped("key | \u20e3", 16) == ("key | \u20e3",)


def test_even_text_is_what_textual_measures_as_one_cell_a_character() -> None:
    for code in (*range(0x20, 0x3000), *range(0xFB1D, 0xFF00)):
        character = chr(code)
        if is_even(character, 0, 1):
            assert cell_len(character) == 1, hex(code)


@pytest.mark.parametrize(
    "text", ["plain", "naïve “q”", "日本", "a\u0301b", "👩\u200d🚒!", "✈\ufe0f ok", "🇫🇷🇩🇪"]
)
def test_clusters_cover_a_text_and_measure_it_as_textual_does(text: str) -> None:
    found = list(clusters(text, 0, len(text)))
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert cells_of(text) == cell_len(text)


_ALPHABETS = (
    "abcdefg hij klmno, pqrst. uvw — “xyz” ",
    "日本語の文章。、「」 한국어 text ",
    "👩\u200d👧 🇳🇴 e\u0301\u0302 ✈\ufe0f \u00ad - / \u00a0",
    "\u3000 \t\n\u00ad\u200d\ufe0f\u0301",
    "שלום مرحبا — https://a.example/b?c=d&e ",
)


def _random_document(seed: int) -> Document:
    chosen = random.Random(seed)
    kinds = list(BlockKind)

    def text(kind: BlockKind) -> str:
        alphabet = chosen.choice(_ALPHABETS)
        words = "".join(chosen.choice(alphabet) for _ in range(chosen.randrange(0, 160)))
        if kind is BlockKind.TABLE:
            return "".join("\t\n"[chosen.random() < 0.3] if chosen.random() < 0.1 else sign for sign in words)
        return words

    return Document(
        tuple(
            Block(kind, text(kind), level=chosen.randrange(0, 9), marker=chosen.choice(["•", "12.", "–", ""]))
            for kind in (chosen.choice(kinds) for _ in range(12))
        )
    )


@pytest.mark.parametrize("width", [20, 27, 40, 72, 120])
@pytest.mark.parametrize("seed", range(40))
def test_every_character_is_on_exactly_one_line_and_no_line_is_too_wide(seed: int, width: int) -> None:
    document = _random_document(seed)
    layout = lay_out(document, width)
    assert all(cells > width for cells in layout.wide.values())
    seen: dict[tuple[int, int], int] = {}
    for number, line in enumerate(layout.lines):
        text = document.blocks[line.block].text
        width = layout.wide.get(line.block, layout.width)
        for mark in line.ornaments:
            assert mark.column + cell_len(mark.text.rstrip()) <= width
        for piece in line.pieces:
            assert piece.column + cell_len(text[piece.start : piece.stop]) <= width
            for offset in range(piece.start, piece.end):
                assert (line.block, offset) not in seen
                seen[line.block, offset] = number
    assert set(seen) == {
        (number, offset) for number, block in enumerate(document.blocks) for offset in range(len(block.text))
    }
    for (block, offset), number in seen.items():
        assert layout.line_of(Place(block, offset, offset + 1)) == number


@pytest.mark.parametrize("seed", range(12))
def test_the_cell_of_a_drawn_character_leads_back_to_it(seed: int) -> None:
    document = _random_document(seed)
    layout = lay_out(document, 40)
    for number, line in enumerate(layout.lines):
        text = document.blocks[line.block].text
        for piece in line.pieces:
            for start, end, cells in clusters(text, piece.start, piece.stop):
                place = Place(line.block, start, end)
                if cells:
                    assert layout.place_at(number, layout.column_of(place)) == place


def test_lines_are_kept_free_above_a_caption_and_another_text_after_a_blank_one() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "The council met on Monday."),
        Block(BlockKind.CAPTION, "The hall of the council"),
        Block(BlockKind.PARAGRAPH, "It met again."),
    )
    plain = lay_out(Document(blocks), 20)
    set_out = illustrated(plain, {0: 2, 1: 3})
    drawn = [(line.row, set_out.text_of(number)) for number, line in enumerate(set_out.lines)]
    assert drawn == [
        (0, ""),
        (1, ""),
        (-1, ""),
        (-1, "The council met"),
        (-1, "on Monday."),
        (-1, ""),
        (0, ""),
        (1, ""),
        (2, ""),
        (-1, "▣ The hall of the"),
        (-1, "  council"),
        (-1, ""),
        (-1, "It met again."),
    ]
    assert set_out.first_place(0) == Place(0, 0, 0) and set_out.first_place(6) == Place(1, 0, 0)
    assert [set_out.place_at(line, 5) for line in (1, 7)] == [Place(0, 0, 0), Place(1, 0, 0)]
    for block in range(3):
        place = Place(block, 0, 3)
        assert set_out.text_of(set_out.line_of(place)) == plain.text_of(plain.line_of(place))
    assert illustrated(plain, {}) is plain and illustrated(plain, {9: 4}).lines == plain.lines

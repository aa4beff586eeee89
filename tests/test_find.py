"""Finding words in a document: what is found, and where exactly."""

from __future__ import annotations

from reader.model import Block, BlockKind, Document, Place
from reader.text.find import find


def document(*texts: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


def words(found: Document, needle: str) -> list[str]:
    return [found.at(place) for place in find(found, needle)]


def test_all_places_in_the_order_of_the_text() -> None:
    text = document("The ferry and the ferryman.", "Ferry!")
    assert find(text, "ferry") == (Place(0, 4, 9), Place(0, 18, 23), Place(1, 0, 5))


def test_a_capital_in_the_needle_makes_case_count() -> None:
    text = document("Lund, lund and LUND")
    assert words(text, "lund") == ["Lund", "lund", "LUND"]
    assert words(text, "Lund") == ["Lund"]


def test_diacritics_count_as_typed() -> None:
    text = document("Orsted and Ørsted, resume and résumé")
    assert words(text, "ørsted") == ["Ørsted"]
    assert words(text, "resume") == ["resume"]


def test_straight_marks_find_typographic_ones_and_not_the_other_way_round() -> None:
    text = document("“We don’t,” she said; 'don't'.")
    assert words(text, "don't") == ["don’t", "don't"]
    assert words(text, '"we') == ["“We"]
    assert words(text, "don’t") == ["don’t"]


def test_a_blank_finds_a_non_breaking_one() -> None:
    assert words(document("10\u00a0000 kroner"), "10 000") == ["10\u00a0000"]


def test_a_soft_hyphen_in_the_text_is_not_in_the_way() -> None:
    text = document("the Hafen\u00admeister, the hafenmeister")
    assert words(text, "hafenmeister") == ["Hafen\u00admeister", "hafenmeister"]


def test_letters_whose_lower_case_is_longer_do_not_shift_what_is_found() -> None:
    assert words(document("İstanbul, İzmir and Ankara"), "ankara") == ["Ankara"]


def test_finds_do_not_overlap_and_do_not_span_blocks() -> None:
    assert find(document("aaaaa"), "aa") == (Place(0, 0, 2), Place(0, 2, 4))
    assert find(document("one", "two"), "one two") == ()


def test_an_empty_needle_finds_nothing_and_a_long_one_is_no_trouble() -> None:
    text = document("ab" * 50_000)
    assert find(text, "") == ()
    assert find(text, "ab" * 50_000) == (Place(0, 0, 100_000),)
    assert find(text, "ab" * 25_000 + "c") == ()

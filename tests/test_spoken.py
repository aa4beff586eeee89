"""Texts parted into what is read aloud in one go."""

from __future__ import annotations

from readings import ferry, paragraph

from reader.library.spoken import LONGEST, sentences
from reader.model import Block, BlockKind, Document, Place


def test_every_word_is_read_once_in_order_and_code_is_not() -> None:
    document = ferry().article.document
    read = [document.at(place) for place in sentences(document)]
    wanted = [b.text for b in document.blocks if b.kind not in (BlockKind.CODE, BlockKind.RULE)]
    assert " ".join(" ".join(read).split()) == " ".join(" ".join(wanted).split())
    assert "Not everybody agrees." in read
    assert "2024\t39,870\t2.9" in read


def test_it_begins_with_the_sentence_that_holds_the_start() -> None:
    document = Document((paragraph("One is. Two is. Three is."), paragraph("Four is.")))
    read = [document.at(place) for place in sentences(document, Place(0, 10, 11))]
    assert read == ["Two is.", "Three is.", "Four is."]
    assert [document.at(place) for place in sentences(document, Place(1, 0, 0))] == ["Four is."]


def test_what_has_no_full_stop_is_parted_between_words_and_signs_alone_are_silent() -> None:
    long = Document((paragraph("word " * 1000), Block(BlockKind.PARAGRAPH, "* * *"), paragraph("x" * 2000)))
    places = list(sentences(long))
    assert all(place.end - place.start <= LONGEST for place in places)
    assert " ".join(long.at(place) for place in places if place.block == 0).split() == ["word"] * 1000
    assert not [place for place in places if place.block == 1]
    assert "".join(long.at(place) for place in places if place.block == 2) == "x" * 2000

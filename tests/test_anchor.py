"""Places found again by their words, in a text that was made anew."""

from __future__ import annotations

import random
import time

import pytest

from reader.model import Anchor, Block, BlockKind, Document, Place
from reader.text.anchor import anchor, find


def document(*texts: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


OLD = document("The ferry sails.", "“We sail,” she said. “We sail,” he said.", "We sail again.")


def moved(place: Place, *texts: str) -> Place | None:
    return find(document(*texts), anchor(OLD, place))


def test_an_anchor_holds_the_words_and_what_is_around_them() -> None:
    held = anchor(OLD, Place(1, 11, 19))
    assert held == Anchor("she said", "The ferry sails. “We sail,” ", ". “We sail,” he said. We sail again.")


def test_every_place_of_a_text_is_found_in_it() -> None:
    chance = random.Random(3)
    for _ in range(500):
        number = chance.randrange(len(OLD.blocks))
        start, end = sorted(chance.sample(range(len(OLD.blocks[number].text) + 1), 2))
        place = Place(number, start, end)
        assert find(OLD, anchor(OLD, place)) == place


def test_words_that_stand_once_are_found_wherever_they_went() -> None:
    assert moved(Place(0, 4, 9), "Weather.", "Nobody saw", "it: a ferry, adrift") == Place(2, 6, 11)


def test_blanks_and_breaks_around_the_words_may_differ() -> None:
    place = Place(1, 21, 29)
    assert OLD.at(place) == "“We sail"
    assert moved(
        place, "The ferry sails.\n“We sail,” she  said.", "“We sail,” he said.", "We sail again."
    ) == (Place(1, 0, 8))


def test_blanks_in_a_row_make_what_is_around_the_words_no_shorter() -> None:
    text = document("word  " * 40 + "here" + "  word" * 40)
    held = anchor(text, Place(0, 240, 244))
    assert held == Anchor("here", ("word " * 40)[-64:], (" word" * 40)[:64])


def test_of_equal_stretches_the_one_with_the_same_surroundings_is_taken() -> None:
    second = Place(1, 21, 29)
    assert moved(second, "New.", OLD.blocks[1].text, "We sail again.") == Place(1, 21, 29)
    assert moved(second, "“We sail,” it said.", "Gone.", "“We sail,” he said.", "We sail again.") == (
        Place(2, 0, 8)
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("The ferries sail.",),
        ("A ferryman sails, two ferrymen sail.",),
        ("A hovferry sails.",),
        ("The FERRY sails.",),
        ("The fer", "ry sails."),
        ("A ferry.", "Another ferry."),
        ("",),
        (),
    ],
)
def test_similar_words_are_not_the_words(texts: tuple[str, ...]) -> None:
    assert moved(Place(0, 4, 9), *texts) is None


def test_two_places_alike_all_around_are_told_apart_by_nothing() -> None:
    assert find(document("a b c", "a b c", "a b c"), Anchor("b", "a ", " c")) is None


def test_a_place_without_words_is_found_nowhere() -> None:
    assert moved(Place(0, 4, 4), *(block.text for block in OLD.blocks)) is None


def test_scripts_without_blanks_have_no_words_to_cut() -> None:
    text = document("市場は火曜日に閉鎖、船は出た。")
    held = anchor(text, Place(0, 10, 11))
    assert held.words == "船"
    assert find(document("その船が"), held) == Place(0, 2, 3)


def test_a_long_text_of_nothing_but_the_words_takes_no_time() -> None:
    text = document("a b " * 500_000)
    begun = time.process_time()
    assert find(text, Anchor("a", "x", "y")) is None
    assert time.process_time() - begun < 5

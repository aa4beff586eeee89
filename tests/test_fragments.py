"""Links to words, as a browser reads them."""

from __future__ import annotations

import time
from urllib.parse import unquote

import pytest
from readings import place_of

from reader.model import Block, BlockKind, Document, Place
from reader.text.fragments import directive_of, text_link

URL = "https://gazette.example/a"


def document(*paragraphs: str) -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs), "en")


def found_by(directive: str, text: Document) -> str | None:
    """The words that a browser would mark, found by the rules of the specification; None when there are none.

    It reads one space between blocks as it does inside them, and no word is cut by these tests.
    """
    terms = directive.split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
    suffix = unquote(terms.pop()[1:]) if terms[-1].startswith("-") else ""
    start, end = unquote(terms[0]), unquote(terms[1]) if len(terms) > 1 else ""
    whole = " ".join(text.text.split())
    at = -1
    while (at := whole.casefold().find(start.casefold(), at + 1)) >= 0:
        stop = at + len(start)
        if end:
            stop = whole.casefold().find(end.casefold(), stop) + len(end)
        before, after = whole[:at].rstrip().casefold(), whole[stop:].lstrip().casefold()
        if before.endswith(prefix.casefold()) and after.startswith(suffix.casefold()):
            return whole[at:stop]
    return None


@pytest.mark.parametrize(
    ("text", "words", "directive"),
    [
        ("The ferry sails on Monday.", "ferry sails", "ferry%20sails"),
        ("“We have the boat,” she said.", "“We have the boat,”", "We%20have%20the%20boat"),
        ("It is a long-term plan.", "long-term plan", "long%2Dterm%20plan"),
        ("Fish, bread & wine.", "Fish, bread & wine", "Fish%2C%20bread%20%26%20wine"),
        ("Zwölf Boote kamen.", "Zwölf", "Zw%C3%B6lf"),
        ("50% of 3+4=7?", "50% of 3+4=7", "50%25%20of%203%2B4%3D7"),
        ("港は冬の間閉鎖される。", "冬の間", "%E5%86%AC%E3%81%AE%E9%96%93"),
    ],
)
def test_words_that_stand_once_are_written_out_and_encoded(text: str, words: str, directive: str) -> None:
    page = document("Before it.", text, "After it.")
    assert directive_of(page, place_of(page, words)) == directive


def test_where_another_block_tells_the_marks_between_stay() -> None:
    page = document("She said", "“We have the boat”", "and he said", "“We have the boat”", "and left.")
    place = Place(3, 1, 17)
    assert directive_of(page, place) == "We%20have%20the%20boat%E2%80%9D,-and%20left"
    assert found_by(directive_of(page, place), page) == "We have the boat”"


@pytest.mark.parametrize("occurrence", [0, 1, 2, 3])
def test_words_that_stand_several_times_are_told_by_those_around_them(occurrence: int) -> None:
    page = document(
        "The boat sails. The boat rests. Nobody saw the boat.",
        "The boat",
        "was new, and nobody knew.",
    )
    words = ["The boat", "The boat", "the boat", "The boat"][occurrence]
    place = place_of(page, words, {0: 0, 1: 1, 2: 0, 3: 2}[occurrence])
    directive = directive_of(page, place)
    marked = found_by(directive, page)
    assert marked is not None and marked.casefold() == "the boat"
    terms = directive.split(",")
    assert 2 <= len(terms) <= 3
    whole = " ".join(page.text.split())
    context = unquote(" ".join(term.strip("-") for term in terms)).casefold()
    assert " ".join(whole.split()).casefold().count(context) <= 1


def test_case_does_not_tell() -> None:
    page = document("The boat sank. THE BOAT was old.")
    assert directive_of(page, place_of(page, "THE BOAT")) in ("sank.-,THE%20BOAT", "THE%20BOAT,-was")


def test_a_long_stretch_is_named_by_its_first_and_last_words() -> None:
    long = "“" + " ".join(f"word{number}" for number in range(90)) + "”"
    page = document(f"She said: {long} And left.")
    directive = directive_of(page, place_of(page, long))
    assert directive.split(",") == [
        "word0%20word1%20word2%20word3%20word4%20word5",
        "word84%20word85%20word86%20word87%20word88%20word89",
    ]
    assert found_by(directive, page) == long.strip("“”")


def test_a_long_stretch_of_few_words_is_written_out() -> None:
    long = "a" * 200 + " " + "b" * 200
    page = document(f"It says {long} there.")
    assert directive_of(page, place_of(page, long)) == long.replace(" ", "%20")


def test_a_text_that_repeats_itself_leads_to_the_first() -> None:
    page = document(*["The boat sails on."] * 30)
    assert directive_of(page, Place(20, 4, 8)) == "boat"


def test_a_place_without_words_has_no_directive() -> None:
    page = document("* * *", "Words.")
    assert directive_of(page, Place(0, 0, 5)) == ""
    assert text_link(URL, page, [Place(0, 0, 5)]) == URL
    assert text_link(URL, page, []) == URL


def test_several_places_are_several_directives_and_a_fragment_stays() -> None:
    page = document("“We have the boat,” she said. “We have the crew.”")
    places = [place_of(page, "We have the boat"), place_of(page, "We have the crew")]
    wanted = ":~:text=We%20have%20the%20boat&text=We%20have%20the%20crew"
    assert text_link(URL, page, places) == f"{URL}#{wanted}"
    assert text_link(f"{URL}#!/page", page, places) == f"{URL}#!/page{wanted}"


def test_it_takes_time_in_proportion_to_the_text() -> None:
    def seconds(count: int) -> float:
        page = document(*["The boat sails on and on over the sea."] * count)
        start = time.process_time()
        directive_of(page, Place(count // 2, 4, 8))
        return time.process_time() - start

    seconds(100)
    assert seconds(8_000) < 40 * max(seconds(1_000), 0.002)

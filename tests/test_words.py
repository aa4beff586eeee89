"""The words of a piece of HTML, as a search sees them."""

import time

import pytest

from reader.text.words import words_as_set_apart, words_of


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("", ""),
        ("plain", "plain"),
        ("<p>One</p><p>two</p>", "One two"),
        ("<p>Har<b>bou</b>r and <a href='x'>fer</a>ries</p>", "Harbour and ferries"),
        ("one<br/>two<img src=x alt='three'>four", "one two four"),
        ("<P CLASS='a'>A &amp; B &lt;c&gt; caf&eacute;</P>", "A & B <c> café"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a&#27;[31mb&#x85;c\x1bd&#7;", "a[31mb…cd"),
        ("&#xD800;a\0", "\ufffda"),
    ],
)
def test_the_words_of_a_fragment_are_read_without_its_tags(fragment: str, words: str) -> None:
    assert words_of(fragment) == words


@pytest.mark.parametrize("piece", ["<", "<b ", "</", "&#", "<b><", "<a href=", ">"])
def test_hostile_pieces_take_no_longer(piece: str) -> None:
    started = time.process_time()
    words_of(piece * 200_000)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boats, for Sale", ["boats,", "for", "sale"]),
        ("Größe und „Preis“", ["grösse", "und", "„preis“"]),
        ("배가 팔렸다", ["배가", "팔렸다"]),
        ("市場の船", ["市場", "場の", "の船"]),
        ("船 3隻", ["船", "3", "隻"]),
        ("", []),
    ],
)
def test_words_are_what_blanks_part_and_pairs_where_there_are_none(text: str, words: list[str]) -> None:
    assert words_as_set_apart(text) == words

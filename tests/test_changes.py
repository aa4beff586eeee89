"""What a newer copy of an article says otherwise: headline, quotes, paragraphs."""

from __future__ import annotations

import random

from reader.library.files import article_of_file
from reader.model import Article
from reader.text.changes import changes


def article(*paragraphs: str, title: str = "The pier stays") -> Article:
    return article_of_file("\n\n".join((title, *paragraphs)).encode(), "pier.txt")


TIDE = "The tide came at nine, as the table says it would."
VOTE = "“We shall vote on Monday,” said Tilda Roan, who chairs the board."
LAMPS = "The lamps of the pier were lit again for the evening."


def test_the_same_says_the_same() -> None:
    found = changes(article(TIDE, VOTE), article(TIDE, VOTE))
    assert not found and found.words == "" and found.places == ()


def test_each_kind_of_change_is_counted_and_new_paragraphs_have_places() -> None:
    newer = article(TIDE, VOTE.replace("Monday", "Tuesday"), LAMPS, title="The pier goes")
    found = changes(article(TIDE, VOTE), newer)
    assert found.words == "another headline, 1 quote gone, 1 quote new, 2 paragraphs changed"
    assert [newer.document.at(place) for place in found.places] == [
        VOTE.replace("Monday", "Tuesday"),
        LAMPS,
    ]


def test_another_speaker_of_the_same_words_is_a_change() -> None:
    found = changes(article(VOTE), article(VOTE.replace("Tilda Roan", "Hugo Brand")))
    assert (found.gone, found.new, found.paragraphs) == (1, 1, 1)


def test_a_source_is_another_by_its_name_or_its_link() -> None:
    said = "The pier lost money, according to the <a href='https://{}/a'>{}</a>, which counted for a year."

    def page(host: str, name: str) -> Article:
        text = said.format(host, name) + f"</p><p>{TIDE}</p><p>{LAMPS}"
        return article_of_file(
            f"<html><body><article><h1>The pier</h1><p>{text}</p></article>".encode(), "a.html"
        )

    assert not changes(page("gull.example", "Gull Gazette"), page("gull.example", "Gull Gazette"))
    found = changes(page("gull.example", "Gull Gazette"), page("tern.example", "Gull Gazette"))
    assert found.words == "1 source changed"
    found = changes(page("gull.example", "Gull Gazette"), page("gull.example", "Tern Gazette"))
    assert found.words == "1 source changed, 1 paragraph changed"


def test_what_only_moved_has_not_changed_and_what_went_has_no_place() -> None:
    assert not changes(article(TIDE, VOTE, LAMPS), article(LAMPS, TIDE, VOTE))
    found = changes(article(TIDE, LAMPS), article(TIDE))
    assert (found.words, found.places) == ("1 paragraph changed", ())


def test_of_paragraphs_that_say_the_same_each_stands_for_one() -> None:
    assert changes(article(TIDE, TIDE), article(TIDE, TIDE, TIDE)).paragraphs == 1


def test_there_and_back_is_the_same_in_numbers() -> None:
    drawn = random.Random(4)
    for _ in range(50):
        one, two = (article(*drawn.choices((TIDE, VOTE, LAMPS), k=drawn.randint(1, 5))) for _ in range(2))
        there, back = changes(one, two), changes(two, one)
        assert (there.gone, there.new, there.paragraphs) == (back.new, back.gone, back.paragraphs)

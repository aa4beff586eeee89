"""Bylines and dates by the headline, as papers of many countries build them."""

from __future__ import annotations

from time import process_time

import pytest

from reader.text.bylines import people_of
from reader.text.extract.guides import read_guides
from reader.text.extract.metadata import Metadata, read_metadata
from reader.text.extract.parse import parse

PROSE = "The fish market on the hill has closed after ninety years, and the boats of its owners are for sale."
TITLE = "The old fish market has closed"


def told_by(head: str, foot: str = "", language: str = "en") -> Metadata:
    body = f"<article><h1>{TITLE}</h1>{head}<p>{PROSE * 3}</p><p>{PROSE}</p>{foot}</article>"
    page = f"<html lang='{language}'><head><title>{TITLE}</title></head><body>{body}</body></html>"
    root = parse(page)
    return read_metadata(root, read_guides(root), "https://www.ansel.example/market")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Author, Ann Lee", ["Ann Lee"]),
        ("Tác giả, Trần Thu Hà", ["Trần Thu Hà"]),
        ("Автор, Олена Гай", ["Олена Гай"]),
        ("Nga Arben Leka", ["Arben Leka"]),
        ("Shkruar nga Arben Leka", ["Arben Leka"]),
        ("Redactor: Ion Munteanu", ["Ion Munteanu"]),
        ("Pewarta: Sri Lestari", ["Sri Lestari"]),
        ("Müəllif: Aydan Quliyeva", ["Aydan Quliyeva"]),
        ("Autorė: Rasa Kalnė", ["Rasa Kalnė"]),
        ("Пише: Милан Јовић", ["Милан Јовић"]),
        ("Sigrún Ása skrifar", ["Sigrún Ása"]),
        ("By Ann Lee, Town Hall Reporter", ["Ann Lee"]),
        ("By Ann Lee, Sports Editor, and Bo Day", ["Ann Lee", "Bo Day"]),
        ("By state political reporter Anna Lee", ["Anna Lee"]),
        ("By Rural Affairs editor Anna Lee and Peter Day", ["Anna Lee", "Peter Day"]),
        ("Von Anna Adler, TV-Studio Ansel", ["Anna Adler"]),
        ("Av Ola Dahl og Kari Berg (foto)", ["Ola Dahl"]),
        ("By Ann Lee (photos)", []),
        ("By Ann Smith-Moore", ["Ann Smith-Moore"]),
        ("By Ann Lee, Bo Day", ["Ann Lee", "Bo Day"]),
    ],
)
def test_who_is_named_in_a_line(line: str, people: list[str]) -> None:
    assert list(people_of(line)) == people


def by(name: str, path: str = "author") -> str:
    return f'<a href="/{path}/{name.split()[0].lower()}">{name}</a>'


DATED = "<time datetime='2024-11-05T10:00'>5 November 2024</time>"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        # The label and the name in elements of their own, then what the author is.
        (
            "<ul><li><span>Author, </span><span>Ann Lee</span></li><li><span>Role, </span><span>Reporter"
            "</span></li></ul>",
            ("Ann Lee",),
        ),
        # Each of several in an element of its own, or only some of them linked.
        (f"<div><b>{by('Ann Lee')}</b>, <b>{by('Bo Day')}</b></div>", ("Ann Lee", "Bo Day")),
        (f"<ul><li>{by('Ann Lee')}</li><li>{by('Bo Day')}</li></ul>", ("Ann Lee",)),
        (f"<div class='byline'>By {by('Ann Lee')} and Bo Day</div>", ("Ann Lee", "Bo Day")),
        # Not who edited the text or took the pictures.
        (f"<div>Written by {by('Ann Lee')}, Edited by {by('Bo Day')}</div>", ("Ann Lee",)),
        (f"<div class='byline'>Av {by('Ola Dahl')} og {by('Kari Berg')} (foto)</div>", ("Ola Dahl",)),
        # The element that HTML has for whom to turn to; not the house, nor where it sits.
        (f"<address><a href='/w/1'>Yoav Sade</a></address>{DATED}", ("Yoav Sade",)),
        ("<address>12 Quay Street, Ansel</address>", ()),
        # The pages of authors, as papers call them.
        (f"<div>{by('Rasa Kalnė', 'autorius')}, Tide.lt</div>", ("Rasa Kalnė",)),
        (f"<div>{by('Jeanne Morel', 'signataires')}</div>", ("Jeanne Morel",)),
        # Where somebody is, and what.
        ("<div class='author-name'><span>Staff Correspondent</span><span>Dhaka</span></div>", ()),
        ("<div class='authorline'>Anna Adler, Ansel</div>", ("Anna Adler",)),
        ("<p class='author-location'>Kap Stadt</p>", ()),
    ],
)
def test_the_authors_by_a_headline(head: str, authors: tuple[str, ...]) -> None:
    assert told_by(head).authors == authors


@pytest.mark.parametrize(
    ("foot", "authors"),
    [
        ("<p>Jan Nowak (PAP)</p><p>jn/ ab/</p>", ("Jan Nowak",)),
        ("<p>Jan Nowak (PAP)</p>" + f"<p>{PROSE}</p>", ()),
        ("<p>Jan Nowak (Ansel)</p>", ()),
        ("<p>Ansel Market Hall</p>", ()),
    ],
)
def test_a_name_with_an_agency_below_the_text_signs_it(foot: str, authors: tuple[str, ...]) -> None:
    assert told_by("", foot).authors == authors


@pytest.mark.parametrize(
    ("head", "language", "day"),
    [
        (
            "<lit-timestamp publishdate='2024-11-05T15:30Z' updatedate='2024-11-07T08:00Z'></lit-timestamp>",
            "en",
            "2024-11-05",
        ),
        ("<div aria-label='Published: 9:30 a.m. ET November 5, 2024'></div>", "en", "2024-11-05"),
        ("<button aria-label='Open the calendar of 2024'></button>", "en", None),
        ("<div>Objavljeno: 5. listopad 2024. 10:30</div>", "hr", "2024-10-05"),
        ("<div>Kirjutatud 5. novembril 2024</div>", "et", "2024-11-05"),
        ("<div>शेष समाचार डेस्क, नई दिल्ली | 05 नवंबर 2024</div>", "hi", "2024-11-05"),
    ],
)
def test_the_day_by_a_headline(head: str, language: str, day: str | None) -> None:
    published = told_by(head, language=language).published
    assert (published and published[:10]) == day


CARD = (
    "<div><a href='/b'>{0}The gulls of Westby are for sale{1}</a><time datetime='2024-03-02'>2 March</time>"
    "<span>By Ida Holm</span></div>"
)


@pytest.mark.parametrize("card", [CARD.format("<h3>", "</h3>"), CARD.format("", "")])
@pytest.mark.parametrize("name", ["Sponsored by Ansel Boats", "Staff"])
def test_where_the_data_tells_an_author_who_is_nobody_no_card_gives_one(name: str, card: str) -> None:
    data = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{{"name":"{name}"}}}}</script>'
    )
    assert told_by(data, card).authors == ()
    assert told_by(data + card).authors == ()
    assert told_by(f"{data}<p class='byline'>By Ole Lund</p>", card).authors == ("Ole Lund",)


@pytest.mark.parametrize("place", ["Charles Street", "St James Park"])
def test_an_address_without_a_link_is_a_place(place: str) -> None:
    assert told_by(f"<address>{place}</address>").authors == ()


@pytest.mark.parametrize("name", ["Lucy Parker-Read", "Mary Cooper-Guest"])
def test_a_surname_of_two_parts_may_end_as_the_name_of_a_button_does(name: str) -> None:
    assert list(people_of(f"By {name}")) == [name]


def test_cards_of_very_many_elements_take_no_longer_by_the_square() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Staff"}}</script>'

    def seconds(count: int) -> float:
        foot = f"<div>{'<a href=/b></a><time></time>' * count}{'<i>x</i>' * 200}</div>"
        start = process_time()
        told_by(data, foot)
        return process_time() - start

    seconds(10)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.2

"""Parts of a page that their names, or links that say the same, set apart from its text."""

from math import log

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.decide import decide
from reader.text.extract.features import PageFacts
from reader.text.extract.forest import Forest
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy

LONG = "The ferry to the island was late again, and the baker of the village sold his bread to the gulls."
SURE = Forest((log(0.99 / 0.01),))


def kept(inside: str, behind: str = f"<p>{LONG} Wind.</p>") -> list[str]:
    """The blocks kept of an article with something in it, each of which is sure."""
    texts = "".join(f"<p>{LONG} {word}.</p>" for word in ("Ice", "Snow", "Rain", "Fog"))
    page = f"<main>{texts}{inside}{behind}</main>"
    leaves = decide(cut(tidy(parse(page))), PageFacts(site="ansel.example"), SURE)
    return [leaf.text for leaf in leaves if not leaf.text.startswith(LONG)]


def about(name: str) -> str:
    text = "Vera Lund has written of boats and harbours for this paper since the old ferry sank."
    return f"<div class='{name}'><h4>Vera Lund</h4><p>{text}</p></div>"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='infoModal-x1'><h3>Knot</h3><p>A measure of the speed of boats.</p></div>",
        "<section class='site-popup'><p>Our island, once a week, free of charge.</p></section>",
        "<p class='affiliate-disclaimer'>Wir erhalten eine Provision, wenn Sie hier kaufen.</p>",
        "<div class='c-articleCta__body'><h4>Gehen Sie mit an Bord</h4><p>Karten gibt es am Hafen.</p></div>",
    ],
)
def test_a_small_box_named_for_a_dialog_a_disclaimer_or_a_call_goes(box: str) -> None:
    assert kept(box) == []


@pytest.mark.parametrize(
    "box",
    [
        "<section id='modal'><h3>Modal verbs</h3><p>They must, but they never should.</p></section>",
        "<div class='modality'><p>The council chose the modal split of the port.</p></div>",
        "<blockquote class='cta'><p>“Take the next boat, all of you,” she said.</p></blockquote>",
        "<figure class='modal'><img src='/a.jpg'><figcaption>The ferry on Monday</figcaption></figure>",
        f"<div class='modal'><p>{'He waited, and no boat came. ' * 12}</p></div>",
    ],
)
def test_what_is_only_like_such_a_name_and_what_is_said_shown_or_long_stays(box: str) -> None:
    assert kept(box)


def test_an_article_that_is_told_in_dialogs_stays() -> None:
    days = "".join(f"<div class='modal'><p>On day {day} {LONG.lower()}</p></div>" for day in range(20))
    assert len(kept(days)) == 20


@pytest.mark.parametrize("name", ["text-cta-700", "hover:bg-cta-100", "js-modal-open", "has-popup"])
def test_a_class_of_a_colour_or_for_a_script_names_no_box(name: str) -> None:
    assert kept(f"<p class='{name} mb-4'>The captain said that she would never sail again.</p>")


def test_paragraphs_that_are_many_of_the_text_are_no_boxes_whatever_they_are_called() -> None:
    parts = "".join(f"<p class='story-cta'>Part {n} has gulls, and {LONG.lower()}</p>" for n in range(4))
    assert len(kept(parts)) == 4


@pytest.mark.parametrize("name", ["author-note", "autor"])
def test_a_short_note_on_who_wrote_the_text_stays(name: str) -> None:
    note = "Vera Lund teaches law at Westby, and sat on the board of the ferry until 2019."
    assert kept("", f"<div class='{name}'><p>{note}</p></div>") == [note]


@pytest.mark.parametrize("name", ["author-text", "article-author-content", "author-response", "has-author"])
def test_the_last_words_of_whoever_wrote_stay(name: str) -> None:
    text = (
        "I was on board that night, and nobody asked the captain why she had turned the boat in such a storm."
    )
    assert kept("", f"<section class='{name}'><p>{text}</p><p>{text[:-1]}, or a fog.</p></section>")


def test_the_last_answer_of_an_author_stays_as_those_before_it() -> None:
    talk = "".join(
        f"<p>And why, in the year {n}, did the ferry not sail at all, although the gulls were fed?</p>"
        f"<div class='answer autor'><p>It was {n}, and there was ice. The captain had a cold then.</p>"
        f"<p>Nobody else knew how to sail the boat, and the bread of {n} was not baked.</p></div>"
        for n in range(1990, 1994)
    )
    assert len(kept("", talk)) == 12


def test_places_in_the_same_page_are_no_other_pages() -> None:
    lines = "".join(f"<p><a href='#said-{n}'>Ida Holm</a></p><p>She said {n}.</p>" for n in "78")
    assert kept(lines).count("Ida Holm") == 2


@pytest.mark.parametrize("name", ["author-box", "c-boxAutor", "auteur__bio", "post_author"])
def test_a_box_about_the_author_behind_the_text_goes(name: str) -> None:
    assert kept("", about(name)) == []


def test_a_box_that_is_marked_as_the_author_for_machines_goes() -> None:
    assert kept("", about("b2").replace("<div ", "<div itemprop='author' ")) == []


def test_a_box_about_an_author_between_paragraphs_stays() -> None:
    assert len(kept(about("author-box"))) == 2


@pytest.mark.parametrize(
    "line",
    [
        "<p class='author'>Ida Holm, Westby</p>",
        "<div class='author-box'><p>Additional reporting by Ole Ström and Ana Reis in Porto.</p></div>",
        "<div class='authority'><p>The authority answers for the ferry, the boats and bread.</p></div>",
    ],
)
def test_a_name_below_a_letter_and_who_else_has_reported_stay(line: str) -> None:
    assert kept("", line)


@pytest.mark.parametrize(
    "button",
    [
        "<div class='wp-block-button'><a href='/tickets'>Book your boat</a></div>",
        "<p class='btnWrap'><a href='https://www.ansel.example/join'>Mitglied werden</a></p>",
    ],
)
def test_a_link_of_the_site_in_a_button_goes(button: str) -> None:
    assert kept(button) == []


@pytest.mark.parametrize(
    "link",
    [
        "<div class='button'><a href='https://court.example/ruling'>The ruling</a></div>",
        "<div class='button'><a href='/timetable.pdf'>The timetable</a></div>",
        "<div class='button'><h3><a href='#q'>When does the ferry sail?</a></h3></div>",
        "<div class='button'><p>The red button stops the ferry.</p></div>",
        "<p><a href='/tickets'>The boats of the island and their names</a></p>",
        "<div class='buttonless'><a href='/tickets'>The boats of the island</a></div>",
    ],
)
def test_a_source_a_heading_a_text_and_a_mere_link_are_no_buttons(link: str) -> None:
    assert kept(link)


def test_links_that_say_the_same_of_several_pages_go() -> None:
    lines = "".join(
        f"<h3>Boat {n}</h3><p>It is {n} years old.</p><p><a href='/{n}'>Weiter</a></p>" for n in "789"
    )
    assert kept(lines) == [text for n in "789" for text in (f"Boat {n}", f"It is {n} years old.")]


@pytest.mark.parametrize(
    "lines",
    [
        "<p><a href='/a'>Ida Holm</a></p><p>She sails.</p><p><a href='/a'>Ida Holm</a></p>",
        "<p><a href='https://a.example/1'>Source</a></p><p><a href='https://a.example/2'>Source</a></p>",
        "<ul><li><a href='/1'>Westby</a></li><li><a href='/2'>Westby</a></li></ul>",
        "<h3><a href='/1'>Monday</a></h3><p>Rain.</p><h3><a href='/2'>Monday</a></h3><p>Snow.</p>",
    ],
)
def test_the_same_page_twice_a_source_a_list_and_headings_stay(lines: str) -> None:
    assert kept(lines).count(kept(lines)[0]) == 2


@pytest.mark.parametrize(
    "behind",
    [
        "<p><a href='/gulls'>Alles über die Möwen der Insel und ihre Freunde, die Bäcker am Hafen</a></p>",
        "<p><a href='/bread'>Bread for the mainland</a></p><p><a href='/join'>Join us on board</a></p>",
        "<div><a href='https://www.ansel.example/boats'>More of our boats</a></div>",
    ],
)
def test_links_of_the_site_behind_all_of_the_text_go(behind: str) -> None:
    assert kept("", behind) == []


@pytest.mark.parametrize(
    "behind",
    [
        "<p><a href='https://court.example/ruling'>The ruling in full</a></p>",
        "<p><a href='/ruling.pdf'>The ruling in full</a></p>",
        "<p>See <a href='/gulls'>the gulls of the island</a></p>",
        "<ul><li><a href='/gulls'>The gulls of the island</a></li></ul>",
        "<blockquote><p><a href='/gulls'>The gulls will have it</a></p></blockquote>",
        "<p><a href='/gulls'>The gulls of the island</a></p><p>Ida Holm, Westby</p>",
    ],
)
def test_a_source_a_list_a_quote_and_a_link_before_other_words_stay_behind_the_text(behind: str) -> None:
    assert kept("", behind)


def test_a_page_that_is_mostly_links_stays() -> None:
    links = "".join(
        f"<p><a href='/{n}'>Boat {n} of the island sails for the first time</a></p>" for n in range(20)
    )
    assert len(kept("", links)) == 20

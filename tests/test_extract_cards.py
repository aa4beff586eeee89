"""Boxes with other stories below and between the paragraphs of an article, and the next article below it."""

from math import log

import pytest

from reader.text.extract import extract
from reader.text.extract.blocks import cut
from reader.text.extract.decide import decide
from reader.text.extract.features import PageFacts
from reader.text.extract.forest import Forest
from reader.text.extract.parse import parse
from reader.text.extract.teasers import without_next
from reader.text.extract.tidy import tidy

LONG = "The fish market on the hill has closed after ninety years, and the boats of its owners are for sale."
EXCERPT = "The miller had warned the council of the old beams for years, and now he looks for a new wheel."
FALLS = " falls in"
SURE = Forest((log(0.99 / 0.01),))


def box(number: int, picture: str = "", site: str = "") -> str:
    link = f"<a href='{site}/mill/{number}'>Old mill number {number} falls in</a>"
    return f"<div class='k2'>{picture}<h3>{link}</h3><p>{EXCERPT} {number}</p></div>"


def pictured(number: int, target: int, tag: str = "article") -> str:
    inner = box(number, f"<a href='/mill/{target}'><img src='/m.jpg' alt=''></a>")
    return f"<{tag}>{inner}</{tag}>"


def kept(between: str, behind: str = "", paragraphs: int = 9) -> list[str]:
    """The other blocks kept of an article with something between and behind its paragraphs, all sure."""
    texts = "".join(f"<p>{LONG} {number}.</p>" for number in range(paragraphs))
    page = f"<main>{texts}{between}<p>{LONG} Wind.</p>{behind}</main>"
    leaves = decide(cut(tidy(parse(page))), PageFacts(site="ansel.example"), SURE)
    return [leaf.text for leaf in leaves if not leaf.text.startswith(LONG)]


def test_a_row_of_boxes_with_other_headlines_behind_the_text_goes_with_what_they_say() -> None:
    assert kept("", f"<div>{''.join(map(box, range(4)))}</div>") == []


@pytest.mark.parametrize(
    ("between", "behind"),
    [
        (f"<div>{''.join(map(box, range(4)))}</div>", ""),
        ("", f"<div>{box(1)}{box(2)}</div>"),
        (box(8).replace("/mill/", "//museum.example/"), f"<div>{''.join(map(box, range(3)))}</div>"),
        ("", f"<div>{box(1)}{box(1)}{box(1)}</div>"),
        ("", f"<div>{''.join(box(number, site='https://court.example') for number in range(4))}</div>"),
        ("", f"<div>{''.join(map(box, range(4))).replace('/mill/', '#entry')}</div>"),
        (
            "",
            f"<div>{''.join(map(box, range(4)))}</div>".replace("Old mill number ", "Mill ").replace(
                FALLS, ""
            ),
        ),
    ],
    ids=[
        "between paragraphs",
        "two",
        "of the kind of the text",
        "to one page",
        "to another site",
        "entries of a live page",
        "names of places",
    ],
)
def test_other_rows_of_linked_headings_stay(between: str, behind: str) -> None:
    assert kept(between, behind)


def test_a_box_whose_picture_and_headline_lead_to_one_page_of_the_site_goes_from_between_paragraphs() -> None:
    assert kept(pictured(1, 1)) == kept(pictured(1, 1, "aside")) == []


@pytest.mark.parametrize(
    "between",
    [
        pictured(1, 2),
        pictured(1, 1).replace("Old mill number 1 falls in", "Ada Miller"),
        "".join(pictured(number, number, "section") for number in range(4)),
        box(1, "<img src='/m.jpg' alt=''>"),
        pictured(1, 1).replace("/mill/", "https://museum.example/mill/"),
        pictured(1, 1).replace(EXCERPT, f"{EXCERPT} " * 5),
    ],
    ids=["another page", "a person", "parts of the text", "no link", "another site", "much text"],
)
def test_a_part_of_the_text_with_a_picture_and_a_linked_heading_stays(between: str) -> None:
    assert kept(between)


OVERLAID = "<div class='r'><h3>Old mill falls in</h3><p>Read more</p><a href='{}' title='Mill'></a></div>"


def test_a_box_that_an_empty_link_lies_over_goes() -> None:
    assert kept(OVERLAID.format("/mill")) == []


@pytest.mark.parametrize(
    "between",
    [
        OVERLAID.format("/market#mill"),
        OVERLAID.format("https://museum.example/mill"),
        OVERLAID.format("/mill").replace("></a>", "><img src='/m.jpg' alt=''></a>"),
        OVERLAID.format("/mill").replace("Read more", "See <a href='/beams'>the report</a>"),
        OVERLAID.format("/mill").replace("Read more", f"{EXCERPT} " * 3),
        "<div><p>The mill has been shut since.<a href='/mill'></a></p></div>",
    ],
    ids=["a place of the page", "another site", "a picture", "a source", "much text", "no heading"],
)
def test_other_boxes_with_an_empty_link_stay(between: str) -> None:
    assert kept(between)


def test_boxes_that_are_most_of_the_text_are_the_text() -> None:
    assert len(kept("".join(pictured(number, number) for number in range(9)), paragraphs=2)) == 18


ARTICLE = "<article><h1>{}</h1><p>" + LONG + "</p></article>"


def without(page: str) -> list[str]:
    body = tidy(parse(page))
    return [leaf.text for leaf in without_next(body, cut(body), "The market closes") if leaf.words > 12]


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        (ARTICLE.format("The mayor goes"), 1),
        (f"<div>{ARTICLE.format('The mayor goes')}</div>" * 2, 1),
        (ARTICLE.format("The mayor goes").replace("h1>", "h2>"), 2),
        (f"<section><h1>The mayor goes</h1><p>{LONG}</p></section>", 2),
    ],
    ids=["next", "two more", "a part with a lower heading", "a section"],
)
def test_the_next_article_below_goes(behind: str, count: int) -> None:
    assert len(without(ARTICLE.format("The market closes") + behind)) == count


def test_articles_within_the_article_and_beside_a_headline_of_none_stay() -> None:
    inner = ARTICLE.format("The market closes").replace("</article>", ARTICLE.format("Voices") + "</article>")
    assert len(without(inner)) == 2
    assert len(without("<h1>The market closes</h1>" + ARTICLE.format("9:30") + ARTICLE.format("9:10"))) == 2
    header = "<article><h1>The market closes</h1></article>"
    assert len(without(header + ARTICLE.format("How it began"))) == 1


def test_a_link_that_was_never_closed_is_none() -> None:
    texts = "".join(f"<p>{LONG} It was the day {number}.</p>" for number in range(20))
    page = (
        "<html><head><title>The market closes</title></head><body><main><h1>The market closes</h1>"
        f"<a href='/x'><div>{texts}</div></a></main></body></html>"
    )
    found = extract(page, "https://ansel.example/market")
    assert found.markdown.count("fish market") == 20
    assert "](" not in found.markdown

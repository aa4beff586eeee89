"""What a page says of its article under the headline: found, kept, shown once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from readings import COPIED, ferry
from rich.style import Style
from textual.color import Color

from reader.library.printed import article_text
from reader.model import Article, Reading
from reader.store.codec import decode, encode
from reader.text.article import article_from_html, article_from_markdown
from reader.ui.article.drawing import Drawing
from reader.ui.article.head import head_lines
from reader.ui.article.sheet import Layouts, ShownArticle, set_article
from reader.ui.quotes.signs import NO_NOTES
from reader.ui.themes.inks import Inks

URL = "https://tidende.example/2026/11/ferry"
TITLE = "The night ferry sails on until spring"
DEK = "The council keeps the line, whatever it costs, as long as snow closes the road around the bay"
PROSE = (
    "The harbour council of Ostby decided on Monday that the boat between the two towns will run through the "
    "winter. It met for the third time in a week, and again it voted late at night, after long speeches. "
    "Those who drive the line had come in their coats to hear what becomes of it, and they stayed to the end."
)
NEWS = {"@type": "NewsArticle", "headline": TITLE}
SAID = "Harbour councillors voted on Monday to keep the winter boat between the towns running until March."


def article(under: str = "", head: str = "", opening: str = "", data: dict[str, str] = NEWS) -> Article:
    page = (
        f"<html><head><title>{TITLE}</title>{head}"
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        f"</head><body><nav><p class='dek'>News of the coast and the islands every day</p></nav><article>"
        f"<h1>{TITLE}</h1>{under}<p class='byline'>By Mara Ilves</p><div class='body'>{opening}"
        + "".join(f"<p>{PROSE} It was evening number {number} of the talks.</p>" for number in range(6))
        + "</div></article></body></html>"
    )
    return article_from_html(page.encode(), "text/html", URL)


@pytest.mark.parametrize(
    "under",
    [
        f'<p class="standfirst">{DEK}</p>',
        f'<div class="article__dek"><p>{DEK}</p></div>',
        f'<h2 class="sub-title">{DEK}</h2>',
        f'<p data-testid="articleSubtitle">{DEK}</p>',
        f'<p itemprop="alternativeHeadline">{DEK}</p>',
        f'<div class="chapo">{DEK}</div>',
    ],
)
def test_the_element_under_the_headline_is_taken_wherever_it_is_shown(under: str) -> None:
    found = article(under)
    assert found.standfirst == DEK
    assert DEK not in [block.text for block in found.document.blocks[1:]]


def test_it_is_never_said_twice() -> None:
    under = f'<p class="standfirst">{DEK}</p>'
    first = DEK.replace("keeps", "will keep").replace("whatever it costs", "whatever that costs")
    assert article(under, opening=f"<p>{first}, it said on Monday.</p>").standfirst is None
    assert article(f'<p class="standfirst">{TITLE} now</p>').standfirst is None


@pytest.mark.parametrize(
    "under",
    [
        '<p class="standfirst">By Mara Ilves and Per Aalto in Ostby</p>',
        '<p class="standfirst">Filed on 23 November 2026 in the harbour</p>',
        '<p class="standfirst">News</p>',
        '<p class="standfirst">Explore more on these topics</p>',
        f'<div class="article-summary"><ul><li>{DEK}</li></ul></div>',
    ],
)
def test_bylines_dates_labels_and_lists_are_not_standfirsts(under: str) -> None:
    assert article(under).standfirst is None


def test_a_heading_in_the_text_is_not_a_standfirst() -> None:
    section = '<h2 class="subhead">What the figures of last winter say of it</h2>'
    assert article(opening=f"<p>{PROSE}</p>{section}").standfirst is None


def test_a_page_of_news_describes_its_article_in_its_meta_elements() -> None:
    meta = f'<meta property="og:description" content="{SAID}">'
    assert article(head=meta).standfirst == SAID
    assert article(head=meta, data={"@type": "BlogPosting"}).standfirst is None
    assert article(f'<p class="standfirst">{DEK}</p>', head=meta).standfirst in (DEK, None)


@pytest.mark.parametrize(
    "description",
    [
        PROSE[:120] + "…",
        PROSE.partition(". ")[0] + ".",
        "Breaking news, sports, weather and opinion from everywhere, all day long.",
        "Ferry news.",
    ],
)
def test_a_description_that_is_cut_or_repeated_or_of_the_site_is_not_a_standfirst(description: str) -> None:
    assert article(head=f'<meta name="description" content="{description}">').standfirst is None


def test_it_is_kept_and_articles_of_before_have_none() -> None:
    kept = replace(ferry().article, standfirst=DEK)
    assert decode(encode(kept), "").standfirst == DEK
    table = json.loads(encode(kept))
    table["about"].pop()
    assert decode(json.dumps(table), "").standfirst is None


QUOTED = "The council keeps the line: “We have the boat,” said its head, Ingrid Solheim, on Monday night"


@pytest.mark.parametrize(("dek", "in_text"), [(DEK, False), (QUOTED, True)])
def test_a_text_that_begins_with_it_shows_it_once(dek: str, in_text: bool) -> None:
    """It moves up to the head unless a quote in it would go out of reach."""
    found = article_from_markdown(f"{dek}\n\n{PROSE}\n", None)
    found = replace(found, title=TITLE, standfirst=found.document.blocks[0].text)
    assert found.begins_with_standfirst and found.leads_apart is not in_text
    shown = ShownArticle(Reading(found, None, COPIED), Drawing(found), NO_NOTES)
    sheet = set_article(shown, Layouts(), 120, 100)
    inks = Inks(Style(), Color(0, 0, 0), {}, colourless=False)
    lines = ["".join(segment.text for segment in sheet.segments(y, inks)) for y in range(sheet.height)]
    assert "\n".join(lines).count(dek[:40]) == 1
    rule = next(y for y, line in enumerate(lines) if "───" in line)
    assert (next(y for y, line in enumerate(lines) if dek[:40] in line) > rule) is in_text
    text, _, _ = article_text(found, str).replace("\n", " ").partition("WHO SAID IT")
    assert text.count(dek[:40]) == 1


def test_it_stands_quiet_between_the_headline_and_the_byline() -> None:
    reading = ferry()
    reading = replace(reading, article=replace(reading.article, standfirst=DEK))
    lines = head_lines(reading, 60)
    at = next(number for number, line in enumerate(lines) if line.ink == "standfirst")
    before, after = [line.text for line in lines[:at]], [line.text for line in lines[at:]]
    assert before[1:] == ["The ferry sails on", ""]
    assert article_text(reading.article, str).split("\n\n")[0].replace("\n", " ") == DEK
    assert " ".join(after[:2]) == DEK and after[2] == "" and after[3].startswith("Mara Ilves")

"""Extraction of what is no page: nothing raises, nothing hangs, no text is lost for being deep."""

import random
import re
import time
from pathlib import Path

import pytest

from reader.text.article import article_from_html
from reader.text.extract import extract, extract_fragment

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.html"))
URL = "https://www.ansel.example/a"
PARAGRAPH = (
    "<p>The council of Port Ansel voted on Tuesday to close the fish market, to no one's surprise.</p>"
)

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

HOSTILE = {
    "nothing": "",
    "blanks": " \n\t ",
    "nul": "\x00\x00",
    "comments": "<!--" * 100_000,
    "open anchors": "<a " * 100_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x",
    "blank run": f"<p>a{' ' * 80_000}b</p>",
    "blank run in pre": f"<pre>a{' ' * 20_000}b</pre>",
    "deep": "<div>" * 3_000 + PARAGRAPH + "</div>" * 3_000,
    "deep emphasis": "<b><i>" * 400 + "x" + "</i></b>" * 400,
    "deep lists": "<ul><li>x" * 400,
    "deep quotes": "<blockquote>x" * 400,
    "many numbered items": "<ol>" + "<li>x y</li>" * 15_000 + "</ol>",
    "many breaks": "x<br>" * 20_000,
    "many links": "".join(f"<a href='/{n}'>link {n}</a> " for n in range(20_000)),
    "bad json": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [[[</script>'
    + PARAGRAPH,
    "deep json": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + PARAGRAPH,
    "odd types": '<script type="application/ld+json">{"@type":["NewsArticle",3],"author":[null,{"name":7}],'
    '"datePublished":{},"publisher":[],"articleBody":{}}</script>' + PARAGRAPH,
    "control characters": "<p>a&#27;[31m&#x9b;b&#xD800;&#x202e;c</p>",
    "deep heading": "<h1>" + "<span>" * 1_500 + "x y " * 20_000 + "</span>" * 1_500 + "</h1>" + PARAGRAPH,
    "empty links in boxes": "<div>" * 90
    + "<h3>x</h3>"
    + "<a href='/x'></a>" * 20_000
    + PARAGRAPH
    + "</div>" * 90,
    "one text again and again": '<script id="__NUXT_DATA__" type="application/json">[{"content":1},['
    + "2," * 30_000
    + '2],{"text":3},"'
    + "The market closes. " * 300
    + '"]</script>',
    "entities": "&amp;" * 50_000,
    "unclosed": "<html><body><article><table><tr><td><p>x<svg><title>y",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_in_time(name: str) -> None:
    begun = time.process_time()
    article = article_from_html(HOSTILE[name].encode(), "text/html", URL)
    assert time.process_time() - begun < 10
    assert not CONTROL.search(article.document.text)


@pytest.mark.parametrize("depth", [300, 3_000])
@pytest.mark.parametrize("box", ["div", "B", "ul class='a'"])
def test_depth_loses_no_text(depth: int, box: str) -> None:
    page = f"<{box}>" * depth + PARAGRAPH + f"</{box.split()[0]}>" * depth
    assert "voted on Tuesday" in extract(page, URL).markdown


def test_boxes_around_a_long_page_do_not_multiply_its_time() -> None:
    text = "<h1>The council votes</h1>" + PARAGRAPH.replace("Tuesday", "Tuesday, again,") * 10_000

    def cost(depth: int) -> float:
        begun = time.process_time()
        extract("<div>" * depth + text + "</div>" * depth, URL)
        return time.process_time() - begun

    assert cost(90) < 4 * cost(1) + 1


def test_a_page_of_too_many_elements_gives_its_bare_text() -> None:
    found = extract("<p>word <b>bold</b></p>" * 40_000, URL)
    assert found.how.method == "plain"
    assert found.warnings == (
        "The page is too complex to take apart: this is its bare text.",
        "It is longer than is read here: what comes after is left out.",
    )
    assert found.markdown.startswith("word\n\nbold")


def test_torn_pages_do_not_raise() -> None:
    chance = random.Random(11)
    for path in PAGES:
        source = bytearray(path.read_bytes())
        for _ in range(3):
            torn = bytearray(source)
            for _ in range(30):
                torn[chance.randrange(len(torn))] = chance.randrange(256)
            start = chance.randrange(len(torn) // 2)
            article = article_from_html(
                bytes(torn[start : start + chance.randrange(len(torn))]), "text/html", URL
            )
            assert article.url == URL


def test_fragments_of_garbage_do_not_raise() -> None:
    chance = random.Random(12)
    pieces = [
        "<p>",
        "</p>",
        "<b>",
        "<table>",
        "<td>",
        "<li>",
        "<ul>",
        "<br>",
        "<a href='",
        "'>",
        "<img alt=x src=y>",
        "x ",
        "&",
        "<",
    ]
    for _ in range(150):
        source = "".join(chance.choice(pieces) for _ in range(chance.randrange(60)))
        assert isinstance(extract_fragment(source, URL), str)

"""Where an article goes on, and where the same text is to be had."""

import pytest

from reader.text.extract.parse import parse
from reader.text.extract.versions import next_page, other_version, page_number

URL = "https://www.ansel.example/news/market.html"


@pytest.mark.parametrize(
    ("page", "stem", "number"),
    [
        ("https://a.example/market", "a.example/market?", 1),
        ("https://a.example/market/2/", "a.example/market?", 2),
        ("https://a.example/market/page/3", "a.example/market?", 3),
        ("https://a.example/market-2.html", "a.example/market.html?", 2),
        ("https://a.example/market.html?page=4&x=1", "a.example/market.html?x=1", 4),
        ("https://a.example/market/seite-2", "a.example/market?", 2),
        ("https://a.example/market.html?page=²", "a.example/market.html?page=%C2%B2", 1),
        ("https://a.example/story-20241105", "a.example/story-20241105?", 1),
    ],
)
def test_numbers_of_pages(page: str, stem: str, number: int) -> None:
    assert page_number(page) == (stem, number)


@pytest.mark.parametrize(
    ("html", "url", "target"),
    [
        ("<a rel=next href='?page=2'>More</a>", URL, f"{URL}?page=2"),
        ("<link rel=next href='/news/market-2.html'>", URL, "https://www.ansel.example/news/market-2.html"),
        ("<p><a href='?page=1'>1</a><a href='?page=2'>2</a><a href='?page=3'>3</a>", f"{URL}?page=2",
         f"{URL}?page=3"),
        ("<a rel=next href='/news/boats.html'>Next story</a>", URL, None),
        ("<a rel=next href='https://other.example/news/market.html?page=2'>2</a>", URL, None),
        ("<a rel=next href='/news/story-8'>Next</a>", "https://www.ansel.example/news/story-7", None),
        ("<div class=comments><a href='?page=2'>2</a></div>", URL, None),
        ("<a href='?page=3'>3</a>", URL, None),
        ("<a href='?page=11'>11</a><a href='?page=1'>1</a>", f"{URL}?page=10", None),
    ],
)  # fmt: skip
def test_the_next_page(html: str, url: str, target: str | None) -> None:
    assert next_page(parse(html), url) == target


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ("<link rel=amphtml href='/amp/news/market.html'>", "https://www.ansel.example/amp/news/market.html"),
        ("<a href='/news/market.html?print=1'>Print</a>", f"{URL}?print=1"),
        ("<link rel=amphtml href='https://cache.example/market'>", None),
        ("<a href='/footprints'>Footprints</a>", None),
        (f"<link rel=amphtml href='{URL}'>", None),
    ],
)
def test_other_versions(html: str, target: str | None) -> None:
    assert other_version(parse(html), URL) == target

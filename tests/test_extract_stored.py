"""Text that a page holds and does not show: in data, templates, frames and attributes."""

from __future__ import annotations

from html import escape
from json import dumps

import pytest

from reader.text.extract import extract

URL = "https://paper.example/storm"
TEXT = (
    "The harbour of the town was closed on Monday after a storm had torn loose two of its three cranes.",
    "Ships that were to unload grain are waiting outside, and the mayor asked the ministry for its help.",
    "Insurers put the damage at four million, but nobody has yet counted what the sea took from the boats.",
)
HTML = "".join(f"<p>{line}</p>" for line in TEXT)
CHINESE = "港口在星期一的风暴之后关闭，两台起重机被吹倒，市长请求部里帮助，船只在外等候卸下粮食。" * 6


def shown(body: str) -> tuple[str, str]:
    """The Markdown of a page and how it was got."""
    page = f"<html><head><title>Storm closes the harbour</title></head><body>{body}</body></html>"
    found = extract(page, URL)
    return found.markdown, found.how.method


@pytest.mark.parametrize(
    "body",
    [
        f"<template>{HTML}</template><div id='root'></div>",
        f"<noscript><h1>Storm closes the harbour</h1>{HTML}</noscript>",
        f"<textarea>{HTML}</textarea>",
        f'<iframe srcdoc="{escape(HTML)}"></iframe>',
        f"<script type='text/template'>{HTML}</script>",
        f"<script>var story = {{'id': 1, \"body\": {dumps(HTML)}}};</script>",
        f"<script>self.push([1, {dumps('a:[' + dumps({'html': HTML}) + ']')}])</script>",
        f'<story-page data-page="{escape(dumps({"props": {"body": HTML}}))}"></story-page>',
        f'<story-page :content="{escape(HTML)}"></story-page>',
        f'<story-page text="{" ".join(TEXT)}"></story-page>',
    ],
)
def test_a_page_that_shows_nothing_gives_the_text_that_it_holds(body: str) -> None:
    markdown, method = shown(body)
    assert method == "data"
    assert all(line in markdown for line in TEXT)


def test_the_page_of_frames_gives_what_it_has_for_others() -> None:
    frames = f"<frameset cols='20%,80%'><frame src='/a'><noframes><body>{HTML}</body></noframes></frameset>"
    page = f"<html>{frames}</html>"
    assert TEXT[2] in extract(page, URL).markdown


def test_text_without_blanks_is_text() -> None:
    body = f'<script type="application/json">{dumps({"post": {"content": CHINESE}})}</script>'
    assert shown(body) == (CHINESE, "data")


@pytest.mark.parametrize(
    "body",
    [
        f"<script>var style = {dumps('.story { color: red; margin: 0 } ' * 60)};</script>",
        "<noscript>Please switch on scripts to read this page.</noscript>",
        f"<!-- {HTML} -->",
        "<template>" * 80 + "<p>Loading</p>",
    ],
)
def test_code_and_comments_are_no_text(body: str) -> None:
    assert shown(body) == ("", "page")


def test_what_the_page_shows_goes_before_what_it_holds() -> None:
    body = f"<h1>Storm</h1>{HTML}<template>{HTML.replace('harbour', 'airport') * 5}</template>"
    markdown, method = shown(body)
    assert method == "page" and "airport" not in markdown


def test_elements_of_a_pages_own_are_paragraphs() -> None:
    markdown, _ = shown("".join(f"<my-line>{line}</my-line>" for line in TEXT))
    assert markdown.split("\n\n") == list(TEXT)

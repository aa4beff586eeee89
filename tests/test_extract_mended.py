"""JSON-LD that is nearly JSON."""

from __future__ import annotations

from typing import Any

import pytest

from reader.text.extract.guides import read_guides
from reader.text.extract.mended import mended_json
from reader.text.extract.metadata import read_metadata
from reader.text.extract.parse import parse

BO = {"@type": "Person", "name": "Bo Day"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{&quot;@type&quot;: &quot;NewsArticle&quot;}", {"@type": "NewsArticle"}),
        ('{"@type": "NewsArticle", "author": ["Bo Day",],}', {"@type": "NewsArticle", "author": ["Bo Day"]}),
        (
            '{"@type": "NewsArticle", "headline": "The "old" market", "datePublished": "2024-11-05",'
            ' "author": [{"@type": "Person", "url": "/bo", "name": "Bo Day"}]}',
            {"@type": "NewsArticle", "datePublished": "2024-11-05", "author": BO},
        ),
        (
            '{"@type": "Article", "headline": "The market closes", "description": "line\\q"}',
            {"@type": "Article", "headline": "The market closes"},
        ),
        (
            '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Tide"}, "a": "b"c"}',
            {"@type": "NewsArticle"},
        ),
        ('{"@type": "WebSite", "name": "The "Tide"", "datePublished": "2024-11-05"}', None),
        ("", None),
        ("var a = 1;", None),
    ],
)
def test_what_is_told_all_the_same(text: str, value: Any) -> None:
    assert mended_json(text) == value


def test_a_page_whose_data_is_escaped_tells_author_and_date() -> None:
    data = '{"@type":"NewsArticle","datePublished":"2024-11-05T10:00:00","author":{"name":"Bo Day"}}'
    script = f'<script type="application/ld+json">{data.replace(chr(34), "&quot;")}</script>'
    root = parse(f"<html><head>{script}</head><body><h1>The old market has closed</h1></body></html>")
    metadata = read_metadata(root, read_guides(root), "https://www.ansel.example/market")
    assert metadata.authors == ("Bo Day",)
    assert metadata.published == "2024-11-05T10:00:00"


def test_an_escaped_quotation_in_a_value_is_no_sign_that_all_is_escaped() -> None:
    text = '{"@type":"NewsArticle","headline":"She said &quot;no&quot;","datePublished":"2024-03-02",}'
    assert mended_json(text)["datePublished"] == "2024-03-02"

"""An article and its quotes as text to be pasted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from readings import ferry, paragraph, quote_of, reading_of
from test_dossier import HOSTILE

from reader.library.printed import (
    markdown_link,
    plain_text,
    quote_link,
    quote_markdown,
    quote_with_source,
)
from reader.model import Document


def test_a_quote_comes_with_whose_it_is_and_where_it_stands() -> None:
    article = ferry().article
    quote = replace(article.quotes[2], role="owner of the station", via="Lund Courier")
    assert quote_with_source(article, quote) == (
        "“a gift to four hundred people”\n— Per Aalto, owner of the station, via Lund Courier; "
        "“The ferry sails on”, Ostby Tidende, 2026-11-23, "
        "https://tidende.example/ferry#:~:text=a%20gift%20to%20four%20hundred%20people"
    )


def test_one_without_anything_known_of_it_is_its_words() -> None:
    document = Document((paragraph("“Never,” it said."),))
    bare = replace(reading_of(document, title="", published=None).article, url=None, site=None)
    quote = replace(quote_of(document, "“Never,”", speaker=None))
    assert quote_with_source(bare, quote) == "“Never,”\n— unattributed"
    assert quote_link(bare, quote) is None
    assert quote_markdown(bare, quote) == "> “Never,”\n>\n> — unattributed"
    assert markdown_link(bare) == "Untitled"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_one_link_in_markdown_whatever_it_says(text: str) -> None:
    article = replace(ferry().article, title=f"{text}\nmore")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown_link(article))
    marks = {token.type: token.attrGet("href") for token in tokens[1].children or [] if token.tag}
    assert marks == {"link_open": "https://tidende.example/ferry", "link_close": None}
    assert len(tokens) == 3


def test_the_text_has_the_title_once() -> None:
    article = ferry().article
    assert plain_text(article).count("The ferry sails on") == 1
    assert plain_text(replace(article, title="Other")).startswith("Other\n\nThe ferry sails on\n\n")

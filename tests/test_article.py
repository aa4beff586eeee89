"""Any input -> Article."""

import subprocess
import sys

from reader.model import BlockKind
from reader.text.article import (
    LONGEST,
    RULES,
    article_from_fragment,
    article_from_html,
    article_from_markdown,
    article_from_text,
)
from reader.text.extract import MOST_KEPT, extract
from reader.text.markdown import to_document

URL = "https://www.ansel.example/news/market.html"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>The market closes | Ansel Courier</title>
<meta property="og:site_name" content="Ansel Courier"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-11-05T18:20:00+01:00">
<link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml"></head><body>
<nav><a href="/">Home</a></nav><article><h1>The market closes</h1><p>By Ann Lee</p>
<p>“We have waited long enough,” said Marit Oyelaran, who leads the harbour council, after the vote on
Tuesday.</p>
<p>The <a href="https://kelling.example/roof?utm_source=x">Kelling Post</a> reported first that nine of the
fourteen trusses were cracked, and that the engineers had warned the town of the winter storms.</p>
</article></body></html>"""


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    article = article_from_html(PAGE.encode(), "text/html", URL)
    assert (article.title, article.byline, article.site) == ("The market closes", "Ann Lee", "Ansel Courier")
    assert article.published == "2024-11-05T18:20:00+01:00"
    assert article.document.language == "en"
    assert [feed.url for feed in article.feeds] == ["https://www.ansel.example/feed.xml"]
    assert [link.url for link in article.document.links()] == ["https://kelling.example/roof"]
    assert article.warnings == ()
    assert article.rules == RULES


def test_headline_and_byline_are_no_blocks_of_a_page() -> None:
    article = article_from_html(PAGE.encode(), "text/html", URL)
    assert [block.kind for block in article.document.blocks] == [BlockKind.PARAGRAPH] * 2


def test_quotes_and_sources_are_found_in_the_document() -> None:
    article = article_from_html(PAGE.encode(), "text/html", URL)
    assert [article.document.at(part) for part in article.quotes[0].parts] == [
        "“We have waited long enough,”"
    ]
    assert article.quotes[0].speaker == "Marit Oyelaran"
    assert "Kelling Post" in {source.name for source in article.sources}


def test_the_markdown_reads_back_as_the_document() -> None:
    article = article_from_html(PAGE.encode(), "text/html", URL)
    assert to_document(article.markdown).blocks == article.document.blocks


def test_nothing_of_a_fragment_is_dropped() -> None:
    html = "<h2>Ice on the river</h2><p>Share this</p><ul><li><a href='/1'>Home</a></li></ul>One <b>line</b>."
    article = article_from_fragment(html, URL, "Ice on the river", byline="Bo Day", published="2024-11-05")
    assert [block.text for block in article.document.blocks] == ["Share this", "Home", "One line."]
    assert (article.title, article.byline, article.published) == ("Ice on the river", "Bo Day", "2024-11-05")


def test_a_fragment_without_any_markup_is_text() -> None:
    article = article_from_fragment("Ice &amp; snow", None, "Winter")
    assert article.document.text == "Ice & snow"


def test_markdown_takes_its_title_from_the_first_heading() -> None:
    article = article_from_markdown("# Ice on the river\n\nIt came *late*.", None)
    assert article.title == "Ice on the river"
    assert article.document.text == "Ice on the river\n\nIt came late."


def test_a_plain_text_keeps_its_characters() -> None:
    text = (
        "The market closes\n\nBy Ann Lee\n\n“*We* have # waited\nlong enough,” "
        "said Marit Oyelaran [sic].\n\n1. A\n2. B"
    )
    article = article_from_text(text, None)
    assert squeezed(article.document.text) == squeezed(text)
    assert (article.title, article.byline) == ("The market closes", "Ann Lee")
    assert to_document(article.markdown).text == article.document.text


def test_unknowns_are_none() -> None:
    article = article_from_text("Hello", None)
    assert (article.byline, article.site, article.published, article.document.language) == (None,) * 4
    assert article.title == ""


def test_the_module_loads_nothing_slow() -> None:
    code = (
        "import sys, reader.text.article, reader.text.markdown; "
        "slow = {'lxml', 'bs4', 'markdownify', 'markdown_it', 'publicsuffixlist'} & set(sys.modules); "
        "sys.exit(str(slow) if slow else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_text_without_end_is_cut_and_says_so() -> None:
    line = "The harbour at Vannport will close on Friday, and the ferry with it. " * 9
    lines = 2 + LONGEST // len(line)
    article = article_from_text("\n\n".join([line] * lines), None)
    assert LONGEST - len(line) < sum(len(block.text) for block in article.document.blocks) <= LONGEST
    assert article.extraction.kept == len(article.document.blocks)
    assert article.warnings == (
        "The text has more than 500,000 characters: what comes after them is left out.",
    )


def test_a_page_without_end_is_rendered_somewhat_farther_than_an_article_goes() -> None:
    line = "The harbour at Vannport will close on day {}, the Coast Office said on Monday."
    lines = range(2 * MOST_KEPT // len(line))
    page = f"<article><h1>The harbour</h1>{''.join(f'<p>{line.format(day)}</p>' for day in lines)}</article>"
    assert LONGEST < MOST_KEPT < len(extract(page, URL).markdown) < 1.1 * MOST_KEPT


def test_a_paragraph_without_end_is_cut() -> None:
    article = article_from_text("a" * (LONGEST + 1), None)
    assert len(article.document.text) == LONGEST

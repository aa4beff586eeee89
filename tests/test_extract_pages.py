"""Golden pages: tests/data/pages/NAME.html gives tests/data/pages/NAME.md.

The pages imitate what real ones do to an article. To look at what a change of the rules does, run this file
as a program: it writes the Markdown files anew, and the difference is there to be read.
"""

from pathlib import Path

import pytest

from reader.text.article import article_from_html
from reader.text.markdown import to_document

FOLDER = Path(__file__).parent / "data" / "pages"
PAGES = sorted(FOLDER.glob("*.html"))
URL = "https://www.ansel.example/news/market.html"


def told(path: Path) -> str:
    article = article_from_html(path.read_bytes(), "text/html", URL)
    facts = {
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "language": article.document.language,
    }
    lines = [f"{name}: {value}" for name, value in facts.items() if value]
    lines += [f"warning: {warning}" for warning in article.warnings]
    return "\n".join(lines) + "\n\n" + article.markdown


def test_there_are_thirty_pages() -> None:
    assert len(PAGES) >= 30


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_its_article(path: Path) -> None:
    assert told(path) == path.with_suffix(".md").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_its_markdown_reads_back_as_its_document(path: Path) -> None:
    article = article_from_html(path.read_bytes(), "text/html", URL)
    assert to_document(article.markdown).blocks == article.document.blocks


if __name__ == "__main__":
    for page in PAGES:
        page.with_suffix(".md").write_text(told(page), "utf-8")

"""The bundled edition, for its tests: its feed, its articles as the rules read them, what is in them."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path

import reader
from reader.library.making import article_of_page
from reader.model import Article, Page, ParsedFeed, Quote, Source
from reader.text.feed import parse_feed

EDITION = Path(reader.__file__).parent / "edition"
PAGES: dict[str, dict[str, str]] = json.loads((EDITION / "pages.json").read_text())
PICTURES: dict[str, str] = json.loads((EDITION / "pictures.json").read_text())
BY_NAME = {row["file"].partition(".")[0]: url for url, row in PAGES.items()}
STORIES = [
    "welcome",
    "lenne-bridge",
    "kestrel-hill-wells",
    "saltby-ferry",
    "eelgrass",
    "tide-clock",
    "salt-ledger",
    "backstube",
]
CITED = [
    "holm-on-the-bridge",
    "water-report",
    "ferry-interview",
    "eelgrass-survey",
    "tide-report",
    "claasen",
]


@cache
def article(name: str) -> Article:
    row = PAGES[BY_NAME[name]]
    body = (EDITION / "pages" / row["file"]).read_bytes()
    date = datetime.fromisoformat(row["date"])
    page = Page(BY_NAME[name], BY_NAME[name], date, date, 200, row["content_type"], None, None, None, body)
    return article_of_page(page)[0]


@cache
def feed() -> ParsedFeed:
    return parse_feed((EDITION / "feed.json").read_bytes(), "application/feed+json", "quoth:edition")


def quotes_with(name: str, words: str) -> list[Quote]:
    return [quote for quote in article(name).quotes if words in quote.text]


def quote(name: str, words: str) -> Quote:
    [found] = quotes_with(name, words)
    return found


def source(name: str, words: str) -> Source:
    [found] = [source for source in article(name).sources if words in source.name]
    return found


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())

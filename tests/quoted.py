"""Articles put together from who says what, and stored: they do not depend on the rules."""

from __future__ import annotations

from datetime import UTC, datetime

from fakes import Clock

from reader.library.copies import full_names
from reader.model import Article, Block, BlockKind, Document, Page, Place, Quote, QuoteKind
from reader.store import articles, codec, pages
from reader.store.said import Facts
from reader.store.store import Store
from reader.text.article import RULES

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


def said(
    who: str | None,
    words: str,
    *,
    role: str | None = None,
    via: str | None = None,
    kind: QuoteKind = QuoteKind.DIRECT,
    anonymous: bool = False,
    confidence: float = 0.9,
) -> Quote:
    """A quote that is a paragraph of its own; `quoted` puts it into its place."""
    places = (Place(0, 0, len(words)),)
    return Quote(places, words, kind, who, who, "said", via, confidence, "after", anonymous, role)


def quoted(*quotes: Quote, title: str = "A title", outlet: str = "Gazette") -> Article:
    """An article of these quotes, a paragraph each."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, quote.text) for quote in quotes)
    placed = tuple(
        Quote(
            (Place(at, 0, len(quote.text)),),
            *(quote.text, quote.kind, quote.speaker, quote.mention, quote.cue, quote.via, quote.confidence),
            *(quote.rule, quote.anonymous, quote.role),
        )
        for at, quote in enumerate(quotes)
    )
    return Article(None, title, None, outlet, None, Document(blocks, "en"), "", placed, (), rules=RULES)


def keep(
    store: Store,
    clock: Clock,
    article: Article,
    url: str = "https://a.example/1",
    at: datetime | None = None,
    sent_on_to: str = "",
) -> int:
    """Store an article as that of the newest copy of a URL, fetched now; the page's id."""
    body = f"{url} {article.title}".encode()
    page = Page(url, sent_on_to or url, clock(), clock(), 200, "text/html", None, None, FOR_EVER, body)
    page_id = pages.save(store, page, pages.pack(body))
    articles.save(store, page_id, article, codec.encode(article), (), Facts(full_names(article), at))
    return page_id

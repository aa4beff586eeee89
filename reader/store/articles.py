"""Articles as derived from pages, and the index of who said what and who is cited in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article
from reader.store.codec import decode
from reader.store.store import Store
from reader.store.stories import replace_words


def article(store: Store, page_id: int, rules: int) -> Article | None:
    """The article made from a page by these rules; None when it was made by others or not yet."""
    row = store.row("SELECT json, markdown FROM articles WHERE page = ? AND rules = ?", (page_id, rules))
    return decode(*row) if row else None


def save(store: Store, page_id: int, article: Article, encoded: str, story_ids: Sequence[int] = ()) -> None:
    """Keep the article of a page, `encoded` by the codec, and let a search in these stories look through it.

    The index holds the quotes and sources of the newest copy of a URL alone.
    """
    with store.write(durable=False) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO articles (page, rules, json, markdown) VALUES (?, ?, ?, ?)",
            (page_id, article.rules, encoded, article.markdown),
        )
        for table in ("quote_index", "source_index"):
            connection.execute(
                f"DELETE FROM {table} WHERE page IN "
                "(SELECT id FROM pages WHERE url = (SELECT url FROM pages WHERE id = ?))",
                (page_id,),
            )
        connection.executemany(
            "INSERT INTO quote_index VALUES (?, ?, ?, ?, ?, ?)",
            (
                (page_id, number, quote.speaker, _key(quote.speaker), quote.text, quote.via)
                for number, quote in enumerate(article.quotes)
            ),
        )
        connection.executemany(
            "INSERT INTO source_index VALUES (?, ?, ?, ?, ?, ?)",
            (
                (page_id, number, source.name, _key(source.name), source.kind.value, source.url)
                for number, source in enumerate(article.sources)
            ),
        )
        for story_id in story_ids:
            replace_words(store, connection, story_id, article.document.text)


def _key(name: str | None) -> str | None:
    """A name as it is compared: without regard to case."""
    return name.casefold() if name else None

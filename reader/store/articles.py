"""Articles as derived from pages, and the index of who said what and who is cited in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.model import Article
from reader.store import marks, said
from reader.store.codec import HEAD_ROOM, decode, title_of
from reader.store.store import Store
from reader.store.story_index import replace_words


def article(store: Store, page_id: int, rules: int) -> Article | None:
    """The article made from a page by these rules; None when it was made by others or not yet."""
    row = store.row("SELECT json, markdown FROM articles WHERE page = ? AND rules = ?", (page_id, rules))
    return decode(*row) if row else None


def title(store: Store, page_id: int) -> str:
    """The title of the article made from a page, by whatever rules; empty when none was made yet."""
    row = store.row("SELECT substr(json, 1, ?) FROM articles WHERE page = ?", (HEAD_ROOM, page_id))
    return title_of(row[0]) if row else ""


def page_ids(store: Store) -> list[int]:
    """The pages that articles were made of and can be made of again, in the order of their numbers."""
    sql = "SELECT page FROM articles JOIN pages ON id = page WHERE length(body) > 0 ORDER BY page"
    return [row[0] for row in store.rows(sql)]


def save(
    store: Store,
    page_id: int,
    article: Article,
    encoded: str,
    story_ids: Sequence[int] = (),
    facts: said.Facts = said.NO_FACTS,
) -> None:
    """Keep the article of a page, `encoded` by the codec, and let a search in these stories look through it.

    The index holds the quotes and sources of the newest copy of a URL alone. Marks that wait for the page are
    tied to it now, and no sooner: a copy that gives no article is let go of.
    """
    with store.write(durable=False) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO articles (page, rules, json, markdown) VALUES (?, ?, ?, ?)",
            (page_id, article.rules, encoded, article.markdown),
        )
        marks.settle(connection, page_id)
        copies = _copies(connection, page_id)
        if page_id == max(copies):
            for copy in copies:
                said.forget(store, connection, copy)
                connection.execute("DELETE FROM source_index WHERE page = ?", (copy,))
            said.add(store, connection, page_id, article, facts)
            connection.executemany(
                "INSERT INTO source_index VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (page_id, number, source.name, source.name.casefold(), source.kind.value, source.url)
                    for number, source in enumerate(article.sources)
                ),
            )
        for story_id in story_ids:
            replace_words(store, connection, story_id, article.document.text)


def kept(store: Store, page_id: int) -> Article | None:
    """The article that a page was last made, by whatever rules: the one whose quotes are in the index."""
    row = store.row("SELECT json, markdown FROM articles WHERE page = ?", (page_id,))
    return decode(*row) if row else None


def unmade(store: Store, rules: int) -> list[int]:
    """The newest copies of pages whose articles these rules have not made, the latest first.

    Parts of another page's article have none.
    """
    # Read off two indexes, but for the few that are found: the tables hold whole pages and articles.
    sql = (
        "SELECT newest FROM (SELECT max(id) AS newest FROM pages GROUP BY url "
        "HAVING max(id) NOT IN (SELECT page FROM articles WHERE rules = ?) "
        "AND url NOT IN (SELECT url FROM page_parts)) "
        "WHERE (SELECT length(body) FROM pages WHERE id = newest) > 0 ORDER BY newest DESC"
    )
    return [row[0] for row in store.rows(sql, (rules,))]


def _copies(connection: Any, page_id: int) -> list[int]:
    """Every copy of the URL of a page, and of the one that it led to."""
    rows = connection.execute(
        "SELECT copies.id FROM pages JOIN pages AS copies "
        "ON copies.url = pages.url OR copies.final_url = pages.final_url WHERE pages.id = ?",
        (page_id,),
    )
    return [row[0] for row in rows]

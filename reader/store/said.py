"""Who said what in all stored articles: their quotes by speaker and by words, newest first.

The index holds the newest copy of a URL alone. Speakers stand in it under their full names, which are given
by whoever stores an article; the quotes of others are found by their words.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from reader.model import Article, QuoteKind, Saying, Speaker
from reader.store.search import is_spaced, like
from reader.store.store import Store, chunks, moment

_SAYING = """
SELECT quote_index.id, page, number, speaker, text, via, kind, confidence, role, quote_index.at,
    url, title, outlet
FROM quote_index JOIN article_index USING (page)
"""
MOST = 2000
"""Quotes that are found by their words alone, at most: nobody reads on to the end of more."""
_BEGUN = 3
"""Letters from which on a word that is being typed counts by its beginning."""
_SOUGHT = 1000
"""Characters of what is sought that count: SQLite takes no pattern of any length."""
_NEWEST_FIRST = "ORDER BY quote_index.at DESC, quote_index.id"


class Facts(NamedTuple):
    """What the index holds of an article besides what stands in it."""

    full_names: Mapping[str, str] = MappingProxyType({})
    """For each speaker who is named in full, what the name is compared by."""
    at: datetime | None = None
    """Its date: by default, and at most, that of the page."""
    primary_links: int = 0
    """How many primary documents it links."""


NO_FACTS = Facts()


def add(store: Store, connection: Any, page_id: int, article: Article, facts: Facts) -> None:
    """Let the quotes of a page's article be found. Inside a transaction."""
    date = _add_article(connection, page_id, article, facts)
    connection.executemany(
        "INSERT OR IGNORE INTO speakers (key, name) VALUES (?, ?)",
        ((key, name) for name, key in facts.full_names.items()),
    )
    connection.executemany(
        "INSERT INTO quote_index (page, number, speaker, speaker_key, text, via, kind, "
        "confidence, role, at, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "(SELECT id FROM speakers WHERE key = ?))",
        (
            (
                *(page_id, number, quote.speaker, _folded(quote.speaker), quote.text, quote.via),
                *(quote.kind.value, quote.confidence, quote.role, date),
                facts.full_names.get(quote.speaker or ""),
            )
            for number, quote in enumerate(article.quotes)
        ),
    )
    _change_words(store, connection, page_id, "(rowid, text) SELECT")


def _add_article(connection: Any, page_id: int, article: Article, facts: Facts) -> int:
    """Note what is known of an article without reading it; the stamp of its date."""
    url, fetched = connection.execute("SELECT url, fetched FROM pages WHERE id = ?", (page_id,)).fetchone()
    date: int = fetched if facts.at is None else min(int(facts.at.timestamp()), fetched)
    connection.execute(
        "INSERT INTO article_index (page, url, title, outlet, at, language, primary_links, unlinked) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(page_id, url, article.title, article.site or "", date, article.document.language),
            *(facts.primary_links, _unlinked(article)),
        ),
    )
    return date


def unknown(store: Store, rules: int) -> list[int]:
    """The pages, latest first, whose articles were stored by a version that did not note what they link.

    Articles that other rules have made are left out: they are made again anyway.
    """
    sql = (
        "SELECT page FROM article_index JOIN articles USING (page) WHERE primary_links IS NULL "
        "AND (rules = ? OR (SELECT length(body) FROM pages WHERE id = page) = 0) ORDER BY page DESC"
    )
    return [row[0] for row in store.rows(sql, (rules,))]


def note_head(store: Store, page_id: int, article: Article, primary_links: int) -> None:
    """Note of an article what `add` notes of a new one: its language, and how much it links and does not."""
    with store.write(durable=False) as connection:
        connection.execute(
            "UPDATE article_index SET language = ?, primary_links = ?, unlinked = ? WHERE page = ?",
            (article.document.language, primary_links, _unlinked(article), page_id),
        )


def forget(store: Store, connection: Any, page_id: int) -> None:
    """Take the quotes of a page out of the index. Inside a transaction."""
    _change_words(store, connection, page_id, "(quote_search, rowid, text) SELECT 'delete',")
    connection.execute("DELETE FROM quote_index WHERE page = ?", (page_id,))
    connection.execute("DELETE FROM article_index WHERE page = ?", (page_id,))


def speakers(store: Store, needle: str = "") -> Sequence[int]:
    """The ids of all who are quoted under a full name that contains the needle, most quoted first."""
    condition, arguments = ("1", [])
    if needle.strip():
        condition, arguments = r"key LIKE ? ESCAPE '\'", [like(needle[:_SOUGHT].casefold())]
    sql = f"SELECT id FROM speakers WHERE quotes > 0 AND {condition} ORDER BY quotes DESC, key"
    return array("q", [row[0] for row in store.rows(sql, arguments)])


def speakers_of(store: Store, ids: Sequence[int]) -> list[Speaker]:
    """The speakers with these ids, in the order asked."""
    found: dict[int, Speaker] = {}
    for marks, lot in chunks(ids):
        for row in store.rows(f"SELECT id, name, quotes FROM speakers WHERE id IN ({marks})", lot):
            found[row[0]] = Speaker(*row)
    return [found[number] for number in ids if number in found]


def speaker_named(store: Store, key: str) -> Speaker | None:
    """Whoever is quoted under a full name, given as `reader.text.fullname` writes it; None for nobody."""
    row = store.row("SELECT id, name, quotes FROM speakers WHERE key = ? AND quotes > 0", (key,))
    return Speaker(*row) if row else None


def saying_ids(store: Store, speaker: int | None = None, words: str = "", named: str = "") -> Sequence[int]:
    """The ids of a speaker's quotes, or of everybody's (None), that contain all these words; newest first.

    Of everybody's quotes the `MOST` stored last are found. `named` is looked for in the names of the speakers
    as the articles give them, full or not.
    """
    conditions, arguments = [], list[Any]()
    if speaker is not None:
        conditions.append("person = ?")
        arguments.append(speaker)
    if named:
        conditions.append(r"speaker_key LIKE ? ESCAPE '\'")
        arguments.append(like(named[:_SOUGHT].casefold()))
    for condition, values in _with_words(store, words, latest=speaker is None):
        conditions.append(condition)
        arguments += values
    sql = f"SELECT id FROM quote_index WHERE {' AND '.join(conditions) or '1'} {_NEWEST_FIRST}"
    return array("q", [row[0] for row in store.rows(sql, arguments)])


def sayings(store: Store, ids: Sequence[int]) -> list[Saying | None]:
    """The quotes with these ids, in the order asked; None where one is gone since, its article made anew."""
    found: dict[int, Saying] = {}
    for marks, lot in chunks(ids):
        for row in store.rows(f"{_SAYING} WHERE quote_index.id IN ({marks})", lot):
            found[row[0]] = _saying(row)
    return [found.get(number) for number in ids]


def articles_of(store: Store, speaker: int) -> int:
    """How many articles quote somebody."""
    row = store.row("SELECT count(DISTINCT page) FROM quote_index WHERE person = ?", (speaker,))
    return int(row[0]) if row else 0


def _change_words(store: Store, connection: Any, page_id: int, change: str) -> None:
    if store.full_text:
        connection.execute(
            f"INSERT INTO quote_search {change} id, text FROM quote_index WHERE page = ?", (page_id,)
        )


def _with_words(store: Store, words: str, *, latest: bool) -> list[tuple[str, list[str]]]:
    """Conditions under which every word is in a quote; words in double quotes stand together.

    The last word counts by its beginning. The words of scripts without blanks are looked for as they are.
    """
    words = words[:_SOUGHT]
    parts = words.split('"')
    terms = [term for number, part in enumerate(parts) for term in ([part] if number % 2 else part.split())]
    terms = [term for term in terms if any(character.isalnum() for character in term)]
    if not terms:
        return []
    if store.full_text and is_spaced(words):
        is_begun = words[-1].isalnum() and len(terms[-1]) >= _BEGUN
        match = " ".join(f'"{term}"' for term in terms) + ("*" if is_begun else "")
        found = "SELECT rowid FROM quote_search WHERE quote_search MATCH ?"
        limit = f" ORDER BY rowid DESC LIMIT {MOST}" if latest else ""
        return [(f"quote_index.id IN ({found}{limit})", [match])]
    return [(r"text LIKE ? ESCAPE '\'", [like(term)]) for term in terms]


def _unlinked(article: Article) -> int:
    """How many sources an article names without a link."""
    return sum(source.is_unlinked for source in article.sources)


def _folded(name: str | None) -> str | None:
    return name.casefold() if name else None


def _saying(row: tuple[Any, ...]) -> Saying:
    number, page, quote, speaker, text, via, kind, confidence, role, at, url, title, outlet = row
    return Saying(
        id=number,
        page=page,
        number=quote,
        text=text,
        kind=QuoteKind(kind),
        speaker=speaker,
        role=role,
        via=via,
        confidence=confidence,
        url=url,
        title=title,
        outlet=outlet,
        at=moment(at),
    )

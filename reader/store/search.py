"""A search as SQL: words by FTS5, or by plain comparison where SQLite has none; the rest by columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.model import AllOf, AnyOf, Excerpt, Field, Flag, Not, Within, Words
from reader.store.schema import TOKENS
from reader.store.store import chunks, stamp

if TYPE_CHECKING:
    from reader.model import Query
    from reader.store.store import Store

Condition = tuple[str, list[Any]]
"""SQL that holds for a row of `stories`, and its arguments."""

_COLUMNS = {Field.TITLE: "title", Field.AUTHOR: "author", Field.BODY: "words"}
"""The fields that the search index has, by their columns in it."""

_TEXT = 2
"""The number of the text's column in the search index."""
_HIT = "\x02"
"""What stands around a hit in a snippet: no stored text has it."""
_WORDS = 24
"""The words of an excerpt."""
_SNIPPETS = (
    f"SELECT rowid, snippet({{table}}, {_TEXT}, '{_HIT}', '{_HIT}', '…', {_WORDS}) "
    "FROM {table} WHERE {table} MATCH ?"
)

_ARTICLE_OF = "address IN (SELECT url FROM pages WHERE id IN (SELECT page FROM {index}))"
_FEED_OF = "feed IN (SELECT id FROM feeds WHERE {condition})"
_SIMPLE = {
    Field.FEED: _FEED_OF.format(condition="title || ' ' || url LIKE ? ESCAPE '\\'"),
    Field.FOLDER: _FEED_OF.format(condition="folder LIKE ? ESCAPE '\\'"),
    Field.SITE: "site IN (SELECT id FROM sites WHERE host LIKE ? ESCAPE '\\')",
    Field.URL: "stories.url LIKE ? ESCAPE '\\'",
    Field.SPEAKER: _ARTICLE_OF.format(index="quote_index WHERE speaker_key LIKE ? ESCAPE '\\'"),
    Field.SAID: _ARTICLE_OF.format(index="quote_index WHERE text LIKE ? ESCAPE '\\'"),
    Field.VIA: _ARTICLE_OF.format(index="quote_index WHERE via LIKE ? ESCAPE '\\'"),
    Field.SOURCE: _ARTICLE_OF.format(index="source_index WHERE name_key LIKE ? ESCAPE '\\'"),
}
_SPOKEN_WORDS = _ARTICLE_OF.format(
    index="quote_index WHERE id IN (SELECT rowid FROM quote_search WHERE quote_search MATCH ?)"
)
UNSPACED = "\u0e00"
"""From Thai on, most scripts set no blanks between words."""
_FOLDED = (Field.SPEAKER, Field.SOURCE)
"""The fields whose column is folded to small letters."""

_FLAGS = {
    Flag.UNREAD: "unread = 1",
    Flag.READ: "unread = 0",
    Flag.BOOKMARKED: "bookmarked = 1",
    Flag.SAVED: "feed IS NULL",
    Flag.OFFLINE: "address IN (SELECT url FROM pages)",
    Flag.CHANGED: "changed IS NOT NULL",
    Flag.QUOTES: _ARTICLE_OF.format(index="quote_index"),
    Flag.SOURCES: _ARTICLE_OF.format(index="source_index"),
}


def condition(store: Store, query: Query) -> Condition:
    """What holds for the stories that a search asks for."""
    if store.full_text and (match := _match(query)):
        return "stories.id IN (SELECT rowid FROM story_search WHERE story_search MATCH ?)", [match]
    if isinstance(query, Flag):
        return _FLAGS[query], []
    if isinstance(query, Words):
        spoken = query.field is Field.SAID and store.full_text and is_spaced(query.text)
        return (_SPOKEN_WORDS, [_phrase(query)]) if spoken else _words(query)
    if isinstance(query, Within):
        return _within(query)
    if isinstance(query, Not):
        sql, arguments = condition(store, query.part)
        return f"NOT coalesce(({sql}), 0)", arguments  # a story without a link is in none of them
    return _joined(store, query)


def excerpts(store: Store, query: Query, ids: Sequence[int]) -> dict[int, Excerpt]:
    """For these stories some words around what a search found in their texts.

    Empty where SQLite has no full-text search, and for a search that asks for no words of a text.
    """
    words = list(_asked(query))
    if not (store.full_text and words):
        return {}
    match = " OR ".join(f"({_match(each)})" for each in words)
    found: dict[int, Excerpt] = {}
    for marks, lot in chunks(ids):
        if any(each.begun for each in words):
            rows = _snippets_apart(store, match, marks, lot)
        else:
            rows = store.rows(
                f"{_SNIPPETS.format(table='story_search')} AND rowid IN ({marks})", (match, *lot)
            )
        for story_id, snippet in rows:
            runs = " ".join(snippet.split()).split(_HIT)
            found[story_id] = Excerpt(tuple((text, bool(n % 2)) for n, text in enumerate(runs) if text))
    return found


def _snippets_apart(store: Store, match: str, marks: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
    """Snippets by an index of these stories alone.

    That of all stories would gather every word that begins so, and all stories that have one, for each row.
    """
    # No transaction: a temporary table waits for nobody who writes to the library.
    store.rows("DROP TABLE IF EXISTS temp.apart")
    store.rows(f"CREATE VIRTUAL TABLE temp.apart USING fts5(title, author, words, {TOKENS})")
    store.rows(
        "INSERT INTO temp.apart (rowid, title, author, words) "
        f"SELECT id, title, author, words FROM story_words WHERE id IN ({marks})",
        ids,
    )
    return store.rows(_SNIPPETS.format(table="apart"), (match,))


def _asked(query: Query) -> Iterator[Words]:
    """The words that a search wants in a text, not those that it wants nowhere."""
    if isinstance(query, Words) and query.field in (None, Field.BODY):
        yield query
    elif isinstance(query, AllOf | AnyOf):
        for part in query.parts:
            yield from _asked(part)


def _joined(store: Store, query: AllOf | AnyOf) -> Condition:
    """The parts of a search together. Those that the index can answer at once are asked of it at once."""
    kind, word = (AllOf, " AND ") if isinstance(query, AllOf) else (AnyOf, " OR ")
    if not query.parts:
        return "1", []
    parts: list[Query] = list(query.parts)
    if store.full_text:
        indexed = [part for part in parts if _match(part)]
        if len(indexed) > 1:
            parts = [kind(tuple(indexed)), *(part for part in parts if part not in indexed)]
    conditions, arguments = [], list[Any]()
    for part in parts:
        sql, values = condition(store, part)
        conditions.append(f"({sql})")
        arguments += values
    return word.join(conditions), arguments


def _match(query: Query) -> str | None:
    """The search as FTS5 reads it, if words of the index are all that it asks for.

    Every word is quoted: nothing of what the user writes is read as FTS5's own language.
    """
    if isinstance(query, Words):
        if query.field is None or query.field in _COLUMNS:
            return (f"{_COLUMNS[query.field]} : " if query.field else "") + _phrase(query)
        return None
    if isinstance(query, AllOf | AnyOf) and query.parts:
        parts = [_match(part) for part in query.parts]
        if all(parts):
            word = " AND " if isinstance(query, AllOf) else " OR "
            return word.join(f"({part})" for part in parts)
    return None


def _phrase(words: Words) -> str:
    """Words that stand together, as FTS5 reads them: quoted."""
    escaped = words.text.replace('"', '""')
    return f'"{escaped}"{"*" if words.begun else ""}'


def is_spaced(text: str) -> bool:
    """Whether a text is in scripts that set blanks between words, as the search index reads them."""
    return all(character < UNSPACED for character in text if character.isalpha())


def _words(words: Words) -> Condition:
    pattern = like(words.text)
    if words.field in _SIMPLE:
        return _SIMPLE[words.field], [pattern.casefold() if words.field in _FOLDED else pattern]
    text = _COLUMNS[words.field] if words.field else "title || ' ' || author || ' ' || words"
    return f"stories.id IN (SELECT id FROM story_words WHERE ({text}) LIKE ? ESCAPE '\\')", [pattern]


def _within(dates: Within) -> Condition:
    conditions, arguments = ["1"], []
    if dates.since:
        conditions.append("at >= ?")
        arguments.append(stamp(dates.since))
    if dates.before:
        conditions.append("at < ?")
        arguments.append(stamp(dates.before))
    return " AND ".join(conditions), arguments


def like(text: str) -> str:
    """A pattern of LIKE that finds a text anywhere in another."""
    for character in "\\%_":
        text = text.replace(character, f"\\{character}")
    return f"%{text}%"

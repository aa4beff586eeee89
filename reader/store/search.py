"""A search as SQL: words by FTS5, or by plain comparison where SQLite has none; the rest by columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.model import AllOf, AnyOf, Excerpt, Field, Flag, MarkKind, Not, Term, VerdictKind, Within
from reader.store.hidden import HIDDEN
from reader.store.places import PLACES
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

_PAGE_OF = "address IN (SELECT url FROM pages WHERE id IN (SELECT page FROM {index}))"
# Of what is in the index of articles the addresses are there too, and not each beside a whole page.
_ARTICLE_OF = "address IN (SELECT url FROM article_index WHERE page IN (SELECT page FROM {index}))"
_FEED_OF = "feed IN (SELECT id FROM feeds WHERE {condition})"
_KEY = "key LIKE ? ESCAPE '\\'"
# The language of the stored page, or else that of the feed.
_SPOKEN = "language || '-' LIKE ? ESCAPE '\\'"
_IN_LANGUAGE = (
    f"(address IN (SELECT url FROM article_index WHERE {_SPOKEN}) OR (feed IN (SELECT id FROM feeds WHERE "
    f"{_SPOKEN}) AND coalesce(address, '') NOT IN (SELECT url FROM article_index WHERE language <> '')))"
)
_SIMPLE = {
    Field.FEED: _FEED_OF.format(condition="title || ' ' || url LIKE ? ESCAPE '\\'"),
    Field.FOLDER: f"feed IN (SELECT feed FROM ({PLACES}) WHERE folder LIKE ? ESCAPE '\\')",
    Field.SITE: "site IN (SELECT id FROM sites WHERE host LIKE ? ESCAPE '\\')",
    Field.URL: "stories.url LIKE ? ESCAPE '\\'",
    Field.SPEAKER: _ARTICLE_OF.format(
        index=f"quote_index WHERE speaker_key IN (SELECT key FROM speaker_keys WHERE {_KEY})"
    ),
    Field.SAID: _ARTICLE_OF.format(index="quote_index WHERE text LIKE ? ESCAPE '\\'"),
    Field.VIA: _ARTICLE_OF.format(index="quote_index WHERE via LIKE ? ESCAPE '\\'"),
    Field.SOURCE: _ARTICLE_OF.format(
        index=f"source_index WHERE name_key IN (SELECT key FROM source_keys WHERE {_KEY})"
    ),
    Field.LANG: _IN_LANGUAGE,
    Field.TAG: f"stories.id IN (SELECT story FROM story_tags JOIN tags ON tags.id = tag WHERE {_KEY})",
    Field.NOTE: f"stories.id IN (SELECT story FROM notes WHERE {_KEY})",
}
_SPOKEN_WORDS = _ARTICLE_OF.format(
    index="quote_index WHERE id IN (SELECT rowid FROM quote_search WHERE quote_search MATCH ?)"
)
UNSPACED = "\u0e00"
"""From Thai on, most scripts set no blanks between words."""
_FOLDED = (Field.SPEAKER, Field.SOURCE, Field.TAG, Field.NOTE)
"""The fields whose column is folded to small letters."""

_WHOLE = {Field.TAG: "", Field.LANG: "-%"}
"""The fields that are not looked for in the middle of their column, and what else may follow there."""

_IN_A_ROW = 500
"""Conditions with ANDs or ORs between them. SQLite nests each in the one before, and takes no more than 1,000
levels (SQLITE_MAX_EXPR_DEPTH)."""

_BEYOND = 1 << 62
"""An id that no story has."""

_NO_ANSWERS = ", ".join(f"'{kind}'" for kind in VerdictKind if not kind.is_answer)
_FLAGS = {
    Flag.UNREAD: "unread = 1",
    Flag.READ: "unread = 0",
    Flag.BOOKMARKED: "bookmarked = 1",
    Flag.SAVED: "feed IS NULL",
    Flag.OFFLINE: "address IN (SELECT url FROM pages)",
    Flag.CHANGED: "changed IS NOT NULL",
    Flag.HIDDEN: HIDDEN,
    Flag.BEGUN: "stories.id IN (SELECT story FROM begun)",
    Flag.CHECKED: _PAGE_OF.format(index=f"verdicts WHERE kind NOT IN ({_NO_ANSWERS})"),
    Flag.ALTERED: _PAGE_OF.format(index=f"verdicts WHERE kind = '{VerdictKind.ALTERED}'"),
    Flag.DOUBTFUL: _PAGE_OF.format(index=f"marks WHERE kind = '{MarkKind.DOUBTFUL}'"),
    Flag.QUOTES: _ARTICLE_OF.format(index="quote_index"),
    Flag.SOURCES: _ARTICLE_OF.format(index="source_index"),
    Flag.PRIMARY: "address IN (SELECT url FROM article_index WHERE primary_links > 0)",
    Flag.UNLINKED: "address IN (SELECT url FROM article_index WHERE unlinked > 0)",
    Flag.NOTE: "stories.id IN (SELECT story FROM notes)",
}


def condition(store: Store, query: Query, since: int = 0) -> Condition:
    """The condition for the stories that a search asks for, among those whose ids are `since` or higher."""
    if store.full_text and (match := _match(query)):
        within = f" AND rowid >= {since:d}" if since else ""
        return f"stories.id IN (SELECT rowid FROM story_search WHERE story_search MATCH ?{within})", [match]
    if isinstance(query, Flag):
        return _FLAGS[query], []
    if isinstance(query, Term):
        spoken = query.field is Field.SAID and store.full_text and is_spaced(query.text)
        return (_SPOKEN_WORDS, [_phrase(query)]) if spoken else _words(query)
    if isinstance(query, Within):
        return _within(query)
    if isinstance(query, Not):
        sql, arguments = condition(store, query.part, since)
        # What is null is not true either: a story without a link is in none of them.
        return f"({sql}) IS NOT TRUE", arguments
    return _joined(store, query, since)


def of_index(store: Store, query: Query) -> Condition | None:
    """A query for the ids that a search finds, if it asks for words of the index and for nothing else."""
    match = _match(query) if store.full_text else None
    return ("SELECT rowid FROM story_search WHERE story_search MATCH ?", [match]) if match else None


def asks_for_hidden(query: Query) -> bool:
    """Whether a search says anything of hidden stories."""
    if isinstance(query, AllOf | AnyOf):
        return any(map(asks_for_hidden, query.parts))
    return asks_for_hidden(query.part) if isinstance(query, Not) else query is Flag.HIDDEN


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


def _asked(query: Query) -> Iterator[Term]:
    """The words that a search wants in a text, not those that it wants nowhere."""
    if isinstance(query, Term) and query.field in (None, Field.BODY):
        yield query
    elif isinstance(query, AllOf | AnyOf):
        for part in query.parts:
            yield from _asked(part)


def _joined(store: Store, query: AllOf | AnyOf, since: int) -> Condition:
    """The parts of a search together. Those that the index can answer at once are asked of it at once."""
    kind, word = (AllOf, " AND ") if isinstance(query, AllOf) else (AnyOf, " OR ")
    if not query.parts:
        return "1", []
    parts: list[Query] = list(query.parts)
    if store.full_text:
        indexed = [part for part in parts if _match(part)]
        if len(indexed) > 1:
            parts = [kind(tuple(indexed)), *(part for part in parts if part not in indexed)]
    if len(parts) > _IN_A_ROW:
        half = len(parts) // 2
        parts = [kind(tuple(parts[:half])), kind(tuple(parts[half:]))]
    if kind is AllOf:
        since = max(since, *(_first_within(store, part) for part in parts if isinstance(part, Within)), 0)
    conditions, arguments = [], list[Any]()
    for part in parts:
        sql, values = condition(store, part, since)
        conditions.append(f"({sql})")
        arguments += values
    return word.join(conditions), arguments


def _first_within(store: Store, dates: Within) -> int:
    """The lowest id of a story of these dates: of the last days those of other stories are mostly lower.

    So the index need not give what it has of years. 0 where no date begins them.
    """
    if dates.since is None:
        return 0
    condition, arguments = _within(dates)
    row = store.row(f"SELECT min(id) FROM stories WHERE {condition}", arguments)
    return _BEYOND if row is None or row[0] is None else int(row[0])


def _match(query: Query) -> str | None:
    """The search as FTS5 reads it, if words of the index are all that it asks for.

    Every word is quoted: nothing of what the user writes is read as FTS5's own language.
    """
    if isinstance(query, Term):
        if query.field is None or query.field in _COLUMNS:
            return (f"{_COLUMNS[query.field]} : " if query.field else "") + _phrase(query)
        return None
    if isinstance(query, AllOf | AnyOf) and query.parts:
        parts = [_match(part) for part in query.parts]
        if all(parts):
            word = " AND " if isinstance(query, AllOf) else " OR "
            return word.join(f"({part})" for part in parts)
    return None


def _phrase(term: Term) -> str:
    """Words that stand together, as FTS5 reads them: quoted."""
    escaped = term.text.replace('"', '""')
    return f'"{escaped}"{"*" if term.begun else ""}'


def is_spaced(text: str) -> bool:
    """Whether a text is in scripts that set blanks between words, as the search index reads them."""
    return all(character < UNSPACED for character in text if character.isalpha())


def _words(term: Term) -> Condition:
    pattern = like(term.text)
    if term.field in _SIMPLE:
        sql = _SIMPLE[term.field]
        if term.field in _WHOLE:
            pattern = pattern[1:] if term.begun else pattern[1:-1] + _WHOLE[term.field]
        return sql, [pattern.casefold() if term.field in _FOLDED else pattern] * sql.count("?")
    text = _COLUMNS[term.field] if term.field else "title || ' ' || author || ' ' || words"
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

"""Who said what in everything that is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desk import filler, page
from fakes import Clock
from loopback import Loopback, Reply, item, rss
from quoted import keep, quoted
from quoted import said as says

from reader.library import Library
from reader.model import CannotKeep, Page, QuoteKind, Saying, Selection
from reader.store import articles, codec, lists, pages, said
from reader.store.said import Facts
from reader.store.schema import migrate
from reader.store.store import Store
from reader.store.tables import INDEXED, MIGRATIONS, SAID
from reader.text.article import RULES
from reader.text.query import read_query


@pytest.fixture(params=[True, False], ids=["fts5", "like"])
def indexed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store with full-text search, and one whose SQLite has none."""
    store = Store(tmp_path / "said.db", full_text=request.param)
    yield store
    store.close()


def words_of(store: Store, speaker: str | None = None, words: str = "") -> list[str]:
    found = said.speaker_named(store, speaker) if speaker else None
    ids = said.saying_ids(store, found.id if found else None, words)
    return [saying.text for saying in said.sayings(store, ids) if saying]


def test_a_name_is_merged_over_articles_when_it_is_full(indexed: Store, clock: Clock) -> None:
    keep(indexed, clock, quoted(says("Ida Holm", "One."), says("Holm", "Two."), says("the mayor", "Three.")))
    clock.pass_by(days=1)
    keep(indexed, clock, quoted(says("IDA HOLM", "Four."), says(None, "Five.")), "https://b.example/2")
    assert words_of(indexed, "ida holm") == ["Four.", "One."]
    assert [(s.name, s.quotes) for s in said.speakers_of(indexed, said.speakers(indexed))] == [
        ("Ida Holm", 2)
    ]
    assert said.articles_of(indexed, said.speakers(indexed)[0]) == 2
    assert words_of(indexed) == ["Four.", "Five.", "One.", "Two.", "Three."]


def test_a_word_is_found_by_its_beginning_and_by_the_index_not_by_its_end(
    indexed: Store, clock: Clock
) -> None:
    keep(indexed, clock, quoted(says("Ida Holm", "Nobody called the police.")))
    assert words_of(indexed, words="called poli") == ["Nobody called the police."]
    if indexed.full_text:
        assert words_of(indexed, words="pol") and not words_of(indexed, words="po"), (
            "two letters begin too many"
        )
    assert words_of(indexed, words="lice") == ([] if indexed.full_text else ["Nobody called the police."])


def test_of_quotes_found_by_words_alone_there_is_a_most_and_of_a_speaker_none(
    store: Store, clock: Clock
) -> None:
    keep(store, clock, quoted(*(says("Ida Holm", f"Boat {number}.") for number in range(said.MOST + 1))))
    assert len(words_of(store, words="boat")) == said.MOST
    assert len(words_of(store, "ida holm", words="boat")) == said.MOST + 1


def test_the_newest_copy_alone_is_counted(indexed: Store, clock: Clock) -> None:
    first = keep(indexed, clock, quoted(says("Ida Holm", "Old words."), title="old"))
    clock.pass_by(days=1)
    keep(indexed, clock, quoted(says("Ida Holm", "New words."), says("Per Aalto", "No."), title="new"))
    assert words_of(indexed, "ida holm") == ["New words."]
    assert words_of(indexed, words="old") == []
    old = quoted(says("Ida Holm", "Old words."), title="old")
    articles.save(indexed, first, old, codec.encode(old), (), Facts({"Ida Holm": "ida holm"}))
    assert words_of(indexed, "ida holm") == ["New words."]
    clock.pass_by(days=1)
    keep(indexed, clock, quoted(says("Per Aalto", "Yes."), title="newest"))
    assert said.speaker_named(indexed, "ida holm") is None
    assert [s.name for s in said.speakers_of(indexed, said.speakers(indexed))] == ["Per Aalto"]


def test_a_page_that_two_addresses_lead_to_is_counted_once(store: Store, clock: Clock) -> None:
    article = quoted(says("Ida Holm", "Once."))
    for short in ("https://s.example/1", "https://s.example/2"):
        keep(store, clock, article, short, sent_on_to="https://a.example/1")
    assert words_of(store, "ida holm") == ["Once."]


@pytest.mark.parametrize(("days", "counted"), [(-3, -3), (3, 0)])
def test_an_article_is_of_the_day_that_it_names_and_never_of_one_to_come(
    store: Store, clock: Clock, days: int, counted: int
) -> None:
    keep(store, clock, quoted(says("Ida Holm", "Words.")), at=clock() + timedelta(days=days))
    (saying,) = said.sayings(store, said.saying_ids(store))
    assert saying is not None and saying.at == clock() + timedelta(days=counted)


def test_quotes_are_found_by_their_words(indexed: Store, clock: Clock) -> None:
    keep(
        indexed,
        clock,
        quoted(
            says("Ida Holm", "These are war crimes."),
            says("Per Aalto", "A crime, and 100% a war."),
            says(None, "“港で静か”"),
        ),
    )
    assert words_of(indexed, words="war crime") == ["These are war crimes.", "A crime, and 100% a war."]
    assert words_of(indexed, words='"war crimes"') == ["These are war crimes."]
    assert words_of(indexed, "per aalto", "war") == ["A crime, and 100% a war."]
    assert words_of(indexed, words="静か") == ["“港で静か”"]
    assert words_of(indexed, words="zeppelin") == []
    assert len(words_of(indexed, words="--")) == 3


@pytest.mark.parametrize(
    "words", ['"', '"a', "a OR", "NEAR(", "a*b", "text:x", "100%", "_", "\\", "-x ^y", "x" * 60_000]
)
def test_what_is_sought_is_never_a_query_language(indexed: Store, clock: Clock, words: str) -> None:
    keep(indexed, clock, quoted(says("Ida Holm", "Nothing of the kind.")))
    assert isinstance(words_of(indexed, words=words), list)


def test_a_quote_knows_its_article(indexed: Store, clock: Clock) -> None:
    page = keep(indexed, clock, quoted(says("Ida Holm", "One."), title="The bridge"))
    (saying,) = said.sayings(indexed, said.saying_ids(indexed))
    assert saying == Saying(
        id=saying.id,
        page=page,
        number=0,
        text="One.",
        kind=QuoteKind.DIRECT,
        speaker="Ida Holm",
        role=None,
        via=None,
        confidence=0.9,
        url="https://a.example/1",
        title="The bridge",
        outlet="Gazette",
        at=clock(),
    )


def test_speakers_are_found_by_a_part_of_their_name(indexed: Store, clock: Clock) -> None:
    keep(
        indexed,
        clock,
        quoted(
            says("Ida Holm", "1."), says("Ida Holm", "2."), says("Per Holmén", "3."), says("Ann Lind", "4.")
        ),
    )
    names = [s.name for s in said.speakers_of(indexed, said.speakers(indexed, "HOLM"))]
    assert names == ["Ida Holm", "Per Holmén"]
    assert list(said.speakers(indexed, "%")) == []


def test_an_index_that_a_plain_sqlite_wrote_to_is_built_again(clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "turns.db"
    for full_text, words in ((True, "Boats."), (False, "Trains."), (True, "Ferries.")):
        store = Store(path, full_text=full_text)
        keep(store, clock, quoted(says("Ida Holm", words), title=words), f"https://a.example/{words}")
        store.close()
    store = Store(path)
    assert words_of(store, words="trains") == ["Trains."]
    store.close()


def test_what_older_rules_made_is_found_to_be_unmade(store: Store, clock: Clock) -> None:
    first = keep(store, clock, quoted(says("Ida Holm", "One."), title="a"))
    second = keep(store, clock, quoted(says("Ida Holm", "Two.")), "https://c.example/")
    assert articles.unmade(store, RULES) == []
    assert articles.unmade(store, RULES + 1) == [second, first]
    assert articles.kept(store, first) is not None and articles.kept(store, second + 1) is None


async def test_pages_that_were_never_read_are_read_once_and_what_holds_no_text_is_left(
    library: Library, store: Store, clock: Clock
) -> None:
    words = "“Boats will sail on Monday, and again on Friday,” said Ann Nordby, the harbour master."
    body = page("Boats sail again", words, *filler(3)).body
    text = Page(
        *("https://a.example/", "https://a.example/", clock(), clock(), 200, "text/html; charset=utf-8"),
        *(None, None, None, b""),
    )
    pdf = replace(text, url="https://b.example/", final_url="https://b.example/", content_type="")
    for kept, data in ((text, body), (pdf, b"%PDF-1.7")):
        pages.save(store, replace(kept, body=data), pages.pack(data))
    steps = [step async for step in library.said.read_pages()]
    assert [(step.done, step.total, bool(step.problem)) for step in steps] == [(1, 2, True), (2, 2, False)]
    speaker = library.said.speaker("Ann Nordby")
    assert speaker is not None and speaker.quotes == 1
    assert [step async for step in library.said.read_pages()] == []


async def test_a_page_whose_article_could_not_be_kept_is_read_another_time(
    library: Library, store: Store, clock: Clock
) -> None:
    words = "“Boats will sail on Monday, and again on Friday,” said Ann Nordby, the harbour master."
    body = page("Boats sail again", words, *filler(3)).body
    for url in ("https://a.example/", "https://b.example/"):
        kept = Page(url, url, clock(), clock(), 200, "text/html; charset=utf-8", None, None, None, body)
        pages.save(store, kept, pages.pack(body))
    store.rows("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotKeep, match="in use by another program"):
            async for _ in library.said.read_pages():
                if other.in_transaction:
                    other.execute("ROLLBACK")
    assert [step.problem async for step in library.said.read_pages()] == [None, None]


async def test_what_an_older_version_did_not_note_is_noted_without_reading_the_page_anew(
    library: Library, store: Store, clock: Clock
) -> None:
    first = keep(store, clock, quoted(says("Ida Holm", "One.")), "https://b.example/")
    second = keep(store, clock, quoted(says("Ida Holm", "Two.")), "https://c.example/")
    with store.write() as connection:
        connection.execute("UPDATE article_index SET language = NULL, primary_links = NULL, unlinked = NULL")
    assert said.unknown(store, RULES) == [second, first]
    assert len([step async for step in library.said.read_pages(most=1)]) == 1
    assert said.unknown(store, RULES) == [first]
    assert [step.problem async for step in library.said.read_pages()] == [None]
    noted = store.rows("SELECT language, primary_links, unlinked FROM article_index")
    article = articles.kept(store, first)
    assert article is not None
    assert noted == [(article.document.language, 0, 0)] * 2


def upgraded(path: Path, migration: str, *statements: str) -> Store:
    """A library with a page and what the statements write, from before a migration, as it is opened now."""
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        migrate(older, path, MIGRATIONS[: MIGRATIONS.index(migration)])
        known = "'https://a.example/', 'x', 60, 60, 200, '', NULL, NULL, 0, x'', 0, x''"
        older.execute(f"INSERT INTO pages VALUES (1, {known})")
        for statement in statements:
            older.execute(statement)
    return Store(path)


def test_quotes_of_an_older_file_are_found_before_their_articles_are_read_anew(
    clock: Clock, tmp_path: Path
) -> None:
    quote = "INSERT INTO quote_index VALUES (1, 0, 'Ida Holm', 'ida holm', 'We mean it.', NULL)"
    store = upgraded(tmp_path / "older.db", SAID, quote)
    (saying,) = said.sayings(store, said.saying_ids(store, words="mean"))
    assert saying is not None
    assert (saying.speaker, saying.url, saying.at.timestamp()) == ("Ida Holm", "https://a.example/", 60)
    store.close()


def test_a_source_of_an_older_file_is_found_in_an_article_without_quotes(
    clock: Clock, tmp_path: Path
) -> None:
    source = "INSERT INTO source_index VALUES (1, 0, 'Reuters', 'reuters', 'agency', NULL)"
    story = "7, '', 'https://a.example/', '', 0, 0"
    story = f"INSERT INTO stories (id, guid, address, title, seen, at) VALUES ({story})"
    store = upgraded(tmp_path / "older.db", INDEXED, source, story)
    assert list(lists.story_ids(store, Selection(), read_query("source:reuters", clock()))) == [7]
    store.close()


@pytest.mark.parametrize(("dated", "day"), [(False, 21), (True, 20)])
async def test_what_was_said_on_a_page_without_a_date_is_of_the_day_of_its_feed(
    library: Library, site: Loopback, dated: bool, day: int
) -> None:
    stamp = '<meta property="article:published_time" content="2026-11-20T06:00:00Z">' if dated else ""
    told = "<p>“The quay will be swept by Friday,” said Ida Holm, who leads the harbour board.</p>"
    rest = "<p>The board met on Tuesday evening and talked about the quay until it was dark outside.</p>"
    site["/quay"] = Reply(f"<article><h1>The quay</h1>{stamp}{told}{rest}</article>".encode())
    site["/feed"] = Reply(rss(item("1", "The quay", site.url("/quay"), date="Sat, 21 Nov 2026 06:00:00 GMT")))
    await library.subscriptions.add(site.url("/feed"))
    await library.open(site.url("/quay"))
    (saying,) = library.said.sayings(library.said.saying_ids(words="swept"))
    assert saying and saying.at.day == day

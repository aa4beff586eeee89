"""The reader's own marks on quotes: tied to exact words, never moved to words that look like them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from fakes import Clock
from loopback import Loopback, Reply

from reader.library import Library
from reader.model import Anchor, Mark, MarkKind, ReaderError, Reading
from reader.store import made, marks
from reader.store.schema import migrate
from reader.store.store import Store
from reader.store.tables import MIGRATIONS

FERRY = "“The ferry will sail through the winter,” said Signe Dahl, who runs the line."
COUNCIL = "“We have the boat, and we have the crew,” said Ole Berg, the head of the council."
OTHER = "The harbour council met on Monday and heard what the line has cost it in ten years."


def publish(site: Loopback, *paragraphs: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><body><article><h1>The ferry</h1>{body}</article></body></html>"
    site["/ferry"] = Reply(page.encode())
    return site.url("/ferry")


async def again(site: Loopback, library: Library, clock: Clock, *paragraphs: str) -> Reading:
    """The article as it reads after a change, fetched a day later."""
    clock.pass_by(days=1)
    return await library.open(publish(site, *paragraphs), force=True)


async def test_a_mark_is_set_changed_taken_away_and_each_of_it_undone(
    site: Loopback, library: Library, clock: Clock
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    first = library.marks.put(reading, 1, MarkKind.DOUBTFUL, "Which crew?")
    [placed] = library.marks.of(reading)
    assert (placed.number, placed.mark.kind, placed.mark.note) == (1, MarkKind.DOUBTFUL, "Which crew?")
    assert placed.mark.words == reading.article.quotes[1].text
    assert (placed.mark.speaker, placed.mark.copied) == ("Ole Berg", clock())
    assert placed.mark.page == reading.page and len(placed.mark.digest) == 64
    second = library.marks.put(reading, 1, MarkKind.WRONG)
    assert [each.mark.kind for each in library.marks.of(reading)] == [MarkKind.WRONG]
    third = library.marks.put(reading, 1, None)
    assert library.marks.of(reading) == ()
    assert "Removed" in third.label
    library.marks.undo(third)
    library.marks.undo(second)
    assert library.marks.of(reading) == (placed,)
    library.marks.undo(first)
    assert library.marks.of(reading) == ()


async def test_a_mark_is_an_act_of_the_reader_and_written_durably(
    site: Loopback, library: Library, store: Store
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    assert store.row("PRAGMA synchronous") == (1,)
    library.marks.put(reading, 0, MarkKind.CHECKED)
    assert store.row("PRAGMA synchronous") == (2,)


async def test_a_mark_stays_with_its_words_when_the_article_changes_around_them(
    site: Loopback, library: Library, clock: Clock
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 0, MarkKind.CHECKED)
    newer = await again(site, library, clock, COUNCIL, "A new paragraph is here now. " + FERRY, OTHER)
    assert newer.page != reading.page
    [placed] = library.marks.of(newer)
    assert placed.number is not None
    assert newer.article.quotes[placed.number].speaker == "Signe Dahl"
    assert [newer.article.document.at(place) for place in placed.places] == [placed.mark.words]
    assert placed.mark.page == reading.page


LOOKALIKES = [
    "“The ferry will not sail through the winter,” said Signe Dahl, who runs the line.",
    "“The ferry will sail through the spring,” said Signe Dahl, who runs the line.",
    "“The ferries will sail through the winter,” said Signe Dahl, who runs the line.",
    "“the ferry will sail through the winter,” said Signe Dahl, who runs the line.",
]


@pytest.mark.parametrize("lookalike", LOOKALIKES)
async def test_a_mark_whose_words_are_gone_is_an_orphan_and_never_moves_to_a_look_alike(
    site: Loopback, library: Library, clock: Clock, lookalike: str
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 0, MarkKind.CHECKED)
    newer = await again(site, library, clock, lookalike, COUNCIL, OTHER)
    [orphan] = library.marks.of(newer)
    assert orphan.is_orphan
    assert (orphan.number, orphan.mark.words) == (None, reading.article.quotes[0].text)
    [listed] = await library.marks.every()
    assert listed == orphan
    assert [each.number for each in library.marks.of(await library.copy(orphan.mark.page))] == [0]


async def test_the_same_words_of_somebody_else_in_another_place_are_not_the_marked_ones(
    site: Loopback, library: Library, clock: Clock
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 0, MarkKind.WRONG)
    moved = "And “The ferry will sail through the winter,” said Ole Berg, as he had said in the spring."
    newer = await again(site, library, clock, OTHER, COUNCIL, moved)
    assert [each.is_orphan for each in library.marks.of(newer)] == [True]


async def test_a_mark_outlives_a_change_of_the_rules(site: Loopback, library: Library, store: Store) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 1, MarkKind.DOUBTFUL, "Which crew?")
    with store.write() as connection:
        connection.execute("UPDATE articles SET rules = 0, json = '{}'")
    [listed] = await library.marks.every()
    assert (listed.number, listed.mark.note) == (1, "Which crew?")
    assert [each.number for each in library.marks.of(await library.open(site.url("/ferry")))] == [1]


async def test_without_a_stored_copy_there_is_nothing_to_tie_a_mark_to(
    site: Loopback, library: Library, clock: Clock
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    loose = Reading(reading.article, None, clock())
    with pytest.raises(ReaderError, match="stored page"):
        library.marks.put(loose, 0, MarkKind.CHECKED)
    assert library.marks.of(loose) == ()


async def test_marks_are_listed_newest_first(site: Loopback, library: Library, clock: Clock) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 1, MarkKind.CHECKED)
    clock.pass_by(minutes=5)
    library.marks.put(reading, 0, MarkKind.WRONG)
    assert [each.number for each in await library.marks.every()] == [0, 1]


async def test_a_note_is_one_line_without_what_a_terminal_would_obey(
    site: Loopback, library: Library
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 0, MarkKind.CHECKED, "Looked\x1b[2J up\non Monday")
    [placed] = library.marks.of(reading)
    assert "\x1b" not in placed.mark.note and "\n" not in placed.mark.note
    assert placed.mark.note.endswith("up on Monday")


def test_an_older_library_takes_verdicts_and_marks(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "library.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, MIGRATIONS[:1])
    connection.execute(
        "INSERT INTO pages VALUES (1, 'https://a.example/', 'https://a.example/', 0, 0, 200, 'text/html', "
        "NULL, NULL, NULL, x'00', 1, x'00')"
    )
    connection.close()
    store = Store(path)
    mark = Mark(MarkKind.WRONG, "no", None, (Anchor("a", "b", "c"),), "A", clock(), 1, "", clock(), "")
    marks.replace(store, None, mark)
    [kept] = marks.of_page(store, 1)
    assert (kept.kind, kept.note, kept.anchors, kept.url) == (
        *(MarkKind.WRONG, "no", mark.anchors, "https://a.example/"),
    )
    store.close()


async def test_a_mark_that_waits_for_its_page_goes_on_waiting_while_that_gives_no_text(
    site: Loopback, library: Library, store: Store
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 1, MarkKind.DOUBTFUL)
    address, kept = reading.article.url or "", [marks.plain(mark) for mark in marks.every(store)]
    with store.write() as connection:
        connection.execute("DELETE FROM marks")
        connection.execute("DELETE FROM pages")
    assert made.take_marks(store, kept) == (1, 1)
    site["/ferry"] = Reply(b"<html><body><nav>Home</nav></body></html>")
    with pytest.raises(ReaderError, match="text"):
        await library.open(address)
    assert (marks.every(store), list(made.made_marks(store))) == ([], kept)
    [placed] = library.marks.of(await library.open(publish(site, FERRY, COUNCIL, OTHER), force=True))
    assert placed.number == 1


async def test_one_page_that_cannot_be_read_hides_no_mark(
    site: Loopback, library: Library, store: Store
) -> None:
    reading = await library.open(publish(site, FERRY, COUNCIL, OTHER))
    library.marks.put(reading, 1, MarkKind.DOUBTFUL)
    with store.write() as connection:
        connection.execute("DELETE FROM articles")
        connection.execute("UPDATE pages SET body = x'00'")
    [placed] = await library.marks.every()
    assert placed.is_orphan

"""Verdicts as they are stored: with the two copies they were made on, and drawn again when either changes."""

from __future__ import annotations

import pytest
from fakes import Clock
from loopback import Loopback, Reply

from reader.library import Library
from reader.model import Checked, Reading, VerdictKind
from reader.store.store import Store

SAID = "The ferry will sail through the winter"


def page(*paragraphs: str) -> Reply:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return Reply(f"<html><body><article><h1>The ferry</h1>{body}</article></body></html>".encode())


def publish(site: Loopback, said: str = SAID, day: str = "Monday") -> str:
    """An article with one quote that links the interview it is from; its address."""
    interview = site.root.replace("127.0.0.1", "localhost") + "/interview"
    site["/ferry"] = page(
        f"“{SAID},” said Signe Dahl in <a href='{interview}'>an interview with the Courier</a>.",
        f"The harbour council met on {day} and heard what the line has cost it in each of ten years.",
    )
    publish_interview(site, said)
    return site.url("/ferry")


def publish_interview(site: Loopback, said: str) -> None:
    site["/interview"] = page(
        f"“{said},” said Signe Dahl, who has run it for thirty years and means to run it for more.",
        "She was asked about fuel, fares, and the road around the bay, and about her successor.",
    )


def publish_two(site: Loopback) -> str:
    """An article that links minutes without its quote, and farther off the interview; its address."""
    away = site.root.replace("127.0.0.1", "localhost")
    site["/ferry"] = page(
        f"“{SAID},” said Signe Dahl, as <a href='{away}/minutes'>the minutes of the council</a> have it.",
        f"She spoke at length in <a href='{away}/interview'>an interview with the Courier</a> before that.",
    )
    publish_interview(site, SAID)
    site["/minutes"] = page("The council met on Monday. " * 9, "It heard the figures of the line. " * 9)
    return site.url("/ferry")


async def check(library: Library, reading: Reading) -> list[Checked]:
    return [each async for each in library.check(reading.article, page=reading.page)]


async def renewed(library: Library, reading: Reading) -> list[VerdictKind]:
    return [each.verdict.kind async for each in library.renew_verdicts(reading)]


async def test_a_verdict_is_stored_with_its_copies(site: Loopback, library: Library, clock: Clock) -> None:
    reading = await library.open(publish(site, SAID.replace("winter", "spring")))
    assert library.verdicts(reading) == {}
    [checked] = await check(library, reading)
    assert (checked.verdict.kind, checked.copied) == (VerdictKind.ALTERED, clock())
    assert library.verdicts(reading) == {0: checked}
    assert checked.page is not None
    source = await library.copy(checked.page)
    assert source.article.document.at(checked.verdict.places[0]) == checked.verdict.found
    assert await renewed(library, reading) == []


async def test_without_the_copy_that_was_read_nothing_is_stored(site: Loopback, library: Library) -> None:
    reading = await library.open(publish(site))
    assert [each async for each in library.check(reading.article)]
    assert library.verdicts(reading) == {}


async def test_a_newer_copy_of_the_source_has_the_verdict_drawn_again(
    site: Loopback, library: Library, clock: Clock
) -> None:
    reading = await library.open(publish(site))
    [first] = await check(library, reading)
    assert first.verdict.kind is VerdictKind.VERBATIM
    publish_interview(site, SAID.replace("will", "will not"))
    clock.pass_by(days=1)
    await library.open(first.url or "", force=True)
    assert library.verdicts(reading) == {}
    library.offline = True
    assert await renewed(library, reading) == [VerdictKind.ALTERED]
    [now] = library.verdicts(reading).values()
    assert (now.verdict.kind, now.source, now.copied) == (VerdictKind.ALTERED, first.source, clock())


async def test_a_newer_copy_of_the_article_takes_over_what_was_checked(
    site: Loopback, library: Library, clock: Clock
) -> None:
    url = publish(site)
    await check(library, await library.open(url))
    publish(site, day="Tuesday")
    clock.pass_by(days=1)
    newer = await library.open(url, force=True)
    assert library.verdicts(newer) == {}
    asked = len(site.requests)
    assert await renewed(library, newer) == [VerdictKind.VERBATIM]
    assert [each.verdict.kind for each in library.verdicts(newer).values()] == [VerdictKind.VERBATIM]
    assert len(site.requests) == asked


@pytest.mark.parametrize("column", ["rules", "check_rules"])
async def test_other_rules_have_the_verdict_drawn_again(
    site: Loopback, library: Library, store: Store, column: str
) -> None:
    reading = await library.open(publish(site))
    await check(library, reading)
    with store.write() as connection:
        connection.execute(f"UPDATE verdicts SET {column} = 0, kind = 'absent'")
    assert library.verdicts(reading) == {}
    assert await renewed(library, reading) == [VerdictKind.VERBATIM]
    assert library.verdicts(reading)[0].verdict.kind is VerdictKind.VERBATIM


async def test_a_server_that_has_no_such_page_is_remembered_and_being_offline_is_not(
    site: Loopback, library: Library
) -> None:
    url = publish(site)
    reading = await library.open(url)
    library.offline = True
    [offline] = await check(library, reading)
    assert "offline" in offline.verdict.why and "no copy" in offline.verdict.why
    assert library.verdicts(reading) == {}
    library.offline = False
    site["/interview"] = Reply(b"", 404)
    [gone] = await check(library, reading)
    assert "404" in gone.verdict.why
    assert library.verdicts(reading) == {0: gone}


async def test_the_best_answer_of_all_linked_sources_counts(site: Loopback, library: Library) -> None:
    reading = await library.open(publish_two(site))
    [nearest] = await check(library, reading)
    assert nearest.verdict.kind is VerdictKind.ABSENT
    [best] = [each async for each in library.check(reading.article, page=reading.page, every=True)]
    assert best.verdict.kind is VerdictKind.VERBATIM
    assert (best.url or "").endswith("/interview")
    assert library.verdicts(reading) == {0: best}

"""Taking the evidence of stories along: what is asked for, in which order, how politely, and what is kept."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path

import pytest
from fakes import Clock, library_of
from loopback import Loopback, Received, Reply, item, rss
from pdfs import pdf_of, pictures_only

from reader.cli import main
from reader.config import Settings
from reader.library import Library
from reader.library.network import Network
from reader.library.pace import Pace
from reader.library.parts import Own
from reader.model import CannotKeep, LinkKind, LinkRule, Page, Progress, Selection, Story, Taken
from reader.store import pages
from reader.store.store import Store

KINDS = {
    "/audit": LinkKind.PRIMARY,
    "/release": LinkKind.RELEASE,
    "/courier": LinkKind.OUTLET,
    "/word": LinkKind.REFERENCE,
    "/earlier": LinkKind.OWN,
    "/post": LinkKind.SOCIAL,
    "/cart": LinkKind.SHOP,
}


def page(title: str, *paragraphs: str) -> Reply:
    filler = [f"The board met on {day} about {title} and did not go home before the evening." for day in DAYS]
    body = "".join(f"<p>{text}</p>" for text in [*paragraphs, *filler])
    head = f"<html><head><title>{title}</title></head>"
    return Reply(f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode())


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def citing(*targets: str) -> list[str]:
    """Paragraphs that each cite a page."""
    return [
        f"The works cost more than was planned, <a href='{target}'>paper {number} of the office</a> says."
        for number, target in enumerate(targets)
    ]


def publish(site: Loopback, *paths: str, story: str = "/story") -> None:
    """A feed with a story that cites these pages, all of which exist. The story is on a host of its own."""
    site[story] = page("Harbour works", *citing(*map(site.url, paths)))
    for path in paths:
        site[path] = page(path[1:])
    site["/feed"] = Reply(rss(item(story, "Harbour works", elsewhere(site, story))))


def elsewhere(site: Loopback, path: str) -> str:
    """The address of a page under the other name of this machine."""
    return site.url(path).replace("127.0.0.1", "localhost")


class Rests:
    """A pace whose rests take no time; `taken` are their seconds."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self._now = 0.0

    def clock(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)
        self._now += seconds


@pytest.fixture
def rests() -> Rests:
    return Rests()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
async def shelf(store: Store, clock: Clock, rests: Rests, settings: Settings) -> AsyncIterator[Library]:
    """A library to which the pages of the loopback server are of the kinds above."""
    own = Own(tuple(LinkRule("127.0.0.1", path, kind) for path, kind in KINDS.items()))
    network, pace = Network(None, offline=False), Pace(1.0, rests.clock, rests.sleep)
    library = library_of(store, network, clock, settings, own=own, pace=pace)
    yield library
    await library.close()


async def subscribed(library: Library, site: Loopback) -> Story:
    await library.subscriptions.add(site.url("/feed"))
    return library.stories(library.story_ids(Selection()))[0]


async def taken(library: Library, *story_ids: int, again: bool = False) -> list[Progress]:
    return [step async for step in library.evidence.take_along(story_ids, again=again)]


def outcomes(library: Library, story: Story, site: Loopback) -> dict[str, Taken]:
    return {
        each.url.partition(site.root.rpartition(":")[2])[2]: each.taken
        for each in library.evidence.of_story(story.id)
    }


def asked(site: Loopback) -> list[str]:
    return [request.path for request in site.requests if request.path != "/feed"]


async def test_documents_come_first_the_own_site_last_and_what_is_no_evidence_not_at_all(
    site: Loopback, shelf: Library, clock: Clock
) -> None:
    publish(site, "/cart", "/earlier", "/post", "/word", "/unheard", "/courier", "/release", "/audit")
    story = await subscribed(shelf, site)
    steps = await taken(shelf, story.id)
    assert asked(site) == ["/story", "/audit", "/release", "/courier", "/unheard", "/word", "/earlier"]
    assert [step.done for step in steps] == list(range(1, 8))
    assert steps[-1].total == 7 and not any(step.problem for step in steps)
    found = shelf.evidence.of_story(story.id)
    assert [each.taken for each in found] == [Taken.KEPT] * 7 + [Taken.SKIPPED] * 2
    assert found[0].link is None and found[1].link is LinkKind.PRIMARY
    assert "account" in found[-2].why
    assert found[1].copied == clock() and found[1].size > 100 and len(found[1].digest) == 64
    assert len(shelf.story_ids(Selection())) == 1  # what is cited is no story


async def test_it_is_read_offline_when_it_was_taken_along(site: Loopback, shelf: Library) -> None:
    publish(site, "/audit", "/courier")
    story = await subscribed(shelf, site)
    assert (story.evidence, story.kept) == (None, False)
    await taken(shelf, story.id)
    shelf.offline = True
    assert (await shelf.open(site.url("/audit"))).article.title == "audit"
    now = shelf.story(story.id)
    assert now is not None and (now.evidence, now.kept) == (True, True)


async def test_a_failure_is_stored_with_its_reason_and_tried_again_only_when_asked(
    site: Loopback, shelf: Library, clock: Clock
) -> None:
    publish(site, "/audit", "/courier")
    site["/audit"] = Reply(status=404)
    story = await subscribed(shelf, site)
    steps = await taken(shelf, story.id)
    assert [step.problem for step in steps] == [None, "127.0.0.1 has no such page (404).", None]
    failed = shelf.evidence.of_story(story.id)[1]
    assert (failed.taken, failed.why, failed.tried) == (Taken.FAILED, steps[1].problem, clock())
    assert shelf.stories([story.id])[0].evidence is False
    site["/audit"] = page("audit")
    clock.pass_by(days=1)
    before = len(site.requests)
    await taken(shelf, story.id)
    assert len(site.requests) == before
    assert shelf.evidence.of_story(story.id)[1] == failed
    await taken(shelf, story.id, again=True)
    assert asked(site)[-1] == "/audit" and len(site.requests) == before + 1
    assert outcomes(shelf, story, site)["/audit"] is Taken.KEPT
    assert shelf.stories([story.id])[0].evidence is True


async def test_what_is_stored_already_is_evidence_unasked(site: Loopback, shelf: Library) -> None:
    publish(site, "/audit")
    story = await subscribed(shelf, site)
    await shelf.open(site.url("/audit"))
    await shelf.open(story)
    before = len(site.requests)
    shelf.offline = True
    steps = await taken(shelf, story.id)
    assert len(site.requests) == before
    assert sum(step.added for step in steps) == 2


async def test_offline_it_says_so_and_nothing_is_a_failure(site: Loopback, shelf: Library) -> None:
    publish(site, "/audit", "/courier")
    story = await subscribed(shelf, site)
    await shelf.open(story)
    await shelf.open(site.url("/courier"))
    shelf.offline = True
    steps = await taken(shelf, story.id)
    assert [bool(step.problem) for step in steps] == [False, True, False]
    assert "offline" in (steps[1].problem or "")
    assert outcomes(shelf, story, site)["/audit"] is Taken.LEFT
    assert story.id in shelf.evidence.wanting()
    shelf.offline = False
    await taken(shelf, story.id)
    assert outcomes(shelf, story, site)["/audit"] is Taken.KEPT


async def test_a_host_rests_between_two_pages(site: Loopback, shelf: Library, rests: Rests) -> None:
    publish(site, "/audit", "/courier", "/word")
    story = await subscribed(shelf, site)
    await taken(shelf, story.id)
    # The story is on another host than the three sources.
    assert asked(site) == ["/story", "/audit", "/courier", "/word"]
    assert rests.taken == [1.0, 1.0]
    assert site.busiest == 1


async def test_a_host_that_wants_to_be_left_alone_is(site: Loopback, shelf: Library) -> None:
    publish(site, "/audit", "/courier", "/word")
    site["/audit"] = Reply(status=429)
    story = await subscribed(shelf, site)
    steps = await taken(shelf, story.id)
    assert asked(site) == ["/story", "/audit"]
    assert outcomes(shelf, story, site) == {
        "/story": Taken.KEPT,
        "/audit": Taken.LEFT,
        "/courier": Taken.LEFT,
        "/word": Taken.LEFT,
    }
    assert "less often" in (steps[1].problem or "")
    assert shelf.evidence.wanting() == [story.id]


@pytest.mark.parametrize(
    ("settings", "sentences"),
    [(Settings(evidence_pages=3), 12), (Settings(evidence_megabytes=1), 12_000)],
    ids=["pages", "bytes"],
)
async def test_the_budget_is_kept_and_the_next_run_goes_on(
    site: Loopback, shelf: Library, settings: Settings, sentences: int
) -> None:
    paths = ["/audit", "/release", "/courier", "/word"]
    publish(site, *paths)
    heavy = "<p>" + "The board met again and again in the cold. " * sentences + "</p>"
    for path in paths:
        site[path] = page(path[1:], heavy)
    story = await subscribed(shelf, site)
    steps = await taken(shelf, story.id)
    assert asked(site) == ["/story", "/audit", "/release"]
    assert "budget" in (steps[-1].problem or "")
    assert steps[-1].done == 5
    await taken(shelf, story.id)
    assert sorted(asked(site)) == sorted(["/story", *paths])
    assert set(outcomes(shelf, story, site).values()) == {Taken.KEPT}


async def test_stories_beyond_the_budget_are_not_begun_and_counted(
    site: Loopback, store: Store, clock: Clock
) -> None:
    publish(site, "/audit")
    site["/second"] = site["/third"] = page("Second")
    items = [item(path, path, elsewhere(site, path)) for path in ("/story", "/second", "/third")]
    site["/feed"] = Reply(rss(*items))
    settings = Settings(evidence_pages=2)
    library = library_of(store, Network(None, offline=False), clock, settings, pace=Pace(0))
    await library.subscriptions.add(site.url("/feed"))
    steps = await taken(library, *library.story_ids(Selection()))
    assert asked(site) == ["/story", "/audit"]
    assert steps[-1].problem == "The budget of this run is spent: 2 stories were not begun."
    assert len(library.evidence.wanting()) == 2
    await library.close()


async def test_stopping_leaves_whole_pages_and_their_outcomes(site: Loopback, shelf: Library) -> None:
    publish(site, "/audit", "/courier", "/word")
    hold = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(_: Received) -> Reply:
        loop.call_soon_threadsafe(hold.set)
        return Reply(b"x", headers={"Content-Length": "9"})

    site["/courier"] = slow
    story = await subscribed(shelf, site)

    async def run() -> None:
        async with aclosing(shelf.evidence.take_along([story.id])) as steps:  # type: ignore[type-var]
            async for _ in steps:
                pass

    task = asyncio.create_task(run())
    await hold.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert list(outcomes(shelf, story, site).values()) == [Taken.KEPT, Taken.KEPT, Taken.LEFT, Taken.LEFT]
    publish(site, "/audit", "/courier", "/word")
    before = len(site.requests)
    await taken(shelf, story.id)
    assert [request.path for request in site.requests[before:]] == ["/courier", "/word"]


async def test_a_run_that_was_killed_goes_on_where_it_was(
    site: Loopback, tmp_path: Path, clock: Clock
) -> None:
    publish(site, "/one", "/two", "/three")
    reached = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hang(_: Received) -> Reply:
        loop.call_soon_threadsafe(reached.set)
        return Reply(b"x", headers={"Content-Length": "99"})

    site["/two"] = hang
    (tmp_path / "config.toml").touch()
    quoth = [
        sys.executable,
        "-m",
        "reader",
        "--data-dir",
        str(tmp_path),
        "--config",
        str(tmp_path / "config.toml"),
    ]
    subprocess.run([*quoth, "add", site.url("/feed")], check=True, capture_output=True)
    process = await asyncio.create_subprocess_exec(
        *quoth, "fetch", "--sources", stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    await asyncio.wait_for(reached.wait(), 60)
    process.kill()
    await process.wait()
    store = Store(tmp_path / "library.db")
    library = library_of(store, Network(None, offline=False), clock, pace=Pace(0))
    (story_id,) = library.evidence.wanting()
    story = library.stories([story_id])[0]
    assert list(outcomes(library, story, site).values()) == [Taken.KEPT, Taken.KEPT, Taken.LEFT, Taken.LEFT]
    publish(site, "/one", "/two", "/three")
    before = len(site.requests)
    await taken(library, story_id)
    assert [request.path for request in site.requests[before:]] == ["/two", "/three"]
    assert library.stories([story_id])[0].evidence is True
    await library.close()


async def test_pdfs_are_evidence_and_one_without_text_is_kept_and_says_why(
    site: Loopback, shelf: Library
) -> None:
    publish(site, "/audit.pdf", "/courier.pdf")
    site["/audit.pdf"] = Reply(
        pdf_of(["The works cost 31 million, the board was told."]), content_type="application/pdf"
    )
    site["/courier.pdf"] = Reply(pictures_only(), content_type="application/pdf")
    story = await subscribed(shelf, site)
    await taken(shelf, story.id)
    _, text, scan = shelf.evidence.of_story(story.id)
    assert (text.taken, text.why) == (Taken.KEPT, "")
    assert (scan.taken, scan.why) == (Taken.KEPT, "This PDF holds pictures of its pages and no text.")
    shelf.offline = True
    assert "31 million" in (await shelf.open(text.url)).article.document.text


async def test_where_the_page_cannot_be_had_the_feeds_text_tells_what_it_cites(
    site: Loopback, shelf: Library
) -> None:
    site["/audit"] = page("audit")
    text = f"<p>The works cost more, <a href='{site.url('/audit')}'>an audit by the office</a> says.</p>"
    site["/feed"] = Reply(
        rss(item("1", "Walled", elsewhere(site, "/walled"), text), item("2", "Without a link", "", text))
    )
    await shelf.subscriptions.add(site.url("/feed"))
    for story in shelf.stories(shelf.story_ids(Selection())):
        await taken(shelf, story.id)
        assert outcomes(shelf, story, site)["/audit"] is Taken.KEPT
    assert asked(site) == ["/walled", "/audit"]


async def test_no_public_page_leads_into_the_private_network(
    site: Loopback, shelf: Library, store: Store, clock: Clock
) -> None:
    site["/audit"] = page("audit")
    body = page("Harbour works", *citing(site.url("/audit"))).body
    url = "https://gazette.example/story"
    far = clock() + timedelta(days=9)
    kept = Page(url, url, clock(), clock(), 200, "text/html", None, None, far, body)
    pages.save(store, kept, pages.pack(body))
    story = (await shelf.open(url)).story
    assert story is not None
    steps = await taken(shelf, story.id)
    assert [step.added for step in steps] == [1, 0]
    assert "private" in (steps[1].problem or "")
    assert not site.requests


async def test_a_story_that_cites_nothing_has_its_page_for_evidence(site: Loopback, shelf: Library) -> None:
    publish(site)
    story = await subscribed(shelf, site)
    await taken(shelf, story.id)
    assert outcomes(shelf, story, site) == {"/story": Taken.KEPT}
    assert shelf.evidence.wanting() == []


async def test_only_pages_may_be_wanted_and_the_sources_later(site: Loopback, shelf: Library) -> None:
    publish(site, "/audit")
    story = await subscribed(shelf, site)
    assert shelf.evidence.wanting(sources=False) == [story.id]
    steps = [step async for step in shelf.evidence.take_along([story.id], sources=False)]
    assert [step.added for step in steps] == [1]
    assert asked(site) == ["/story"]
    assert (shelf.evidence.wanting(sources=False), shelf.evidence.wanting()) == ([], [story.id])
    await taken(shelf, story.id)
    assert asked(site) == ["/story", "/audit"]
    assert shelf.evidence.wanting() == []


async def test_a_page_that_failed_alone_is_not_asked_for_at_every_fetch(
    site: Loopback, shelf: Library
) -> None:
    publish(site)
    site["/story"] = Reply(status=410)
    story = await subscribed(shelf, site)
    assert [step.problem is None async for step in shelf.evidence.take_along([story.id], sources=False)] == [
        False
    ]
    assert shelf.evidence.wanting(sources=False) == []
    assert shelf.evidence.wanting(sources=False, again=True) == [story.id]


def test_fetch_takes_pages_and_sources_along(
    site: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(site, "/one", "/gone")
    site["/gone"] = Reply(status=404)
    (tmp_path / "config.toml").touch()

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--data-dir", str(tmp_path), "--config", str(tmp_path / "config.toml"), *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    run("add", site.url("/feed"))
    code, out, _ = run("fetch", "--full")
    assert (code, out.splitlines()[-1]) == (0, "1 page kept, 0 not")
    code, out, err = run("fetch", "--full", "--sources")
    assert (code, out.splitlines()[-1]) == (3, "2 pages kept, 1 not")
    assert "gone" in err and "(404)" in err
    assert run("fetch", "--sources")[1].splitlines()[-1] == "0 pages kept, 0 not"
    site["/gone"] = page("found")
    assert run("fetch", "--sources", "--force")[1].splitlines()[-1] == "3 pages kept, 0 not"
    assert len(site.asked("/one")) == 1


async def test_that_there_is_no_room_for_a_page_is_no_failure_of_the_page(
    site: Loopback, shelf: Library
) -> None:
    publish(site, "/audit")
    site["/audit"] = page("Audit", *(random.randbytes(400).hex() for _ in range(400)))
    story = await subscribed(shelf, site)
    (used,) = shelf._store.rows("PRAGMA page_count")[0]
    shelf._store.rows(f"PRAGMA max_page_count = {used + 20}")
    with pytest.raises(CannotKeep, match="is full"):
        await taken(shelf, story.id)
    assert Taken.FAILED not in outcomes(shelf, story, site).values()
    shelf._store.rows("PRAGMA max_page_count = 1000000")
    await taken(shelf, story.id)
    assert list(outcomes(shelf, story, site).values()) == [Taken.KEPT, Taken.KEPT]

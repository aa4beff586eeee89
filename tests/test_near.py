"""What a page has asked for by itself: never in a private network where the page is none of it.

A name leads where its owner wants, and elsewhere a second later: that a link stays on its host is not enough.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fakes import Clock, parts_of

from reader.library.copies import new_copy
from reader.library.network import Network
from reader.library.opening import open_target
from reader.library.pace import Pace
from reader.library.parts import Parts
from reader.library.pictures import take
from reader.library.taking import take_along
from reader.model import Outline, Selection, Story
from reader.store import adding, feed_care, feeds, lists, pages, stories
from reader.store.adding import NewStory
from reader.store.schema import migrate
from reader.store.store import Store
from reader.store.tables import MIGRATIONS, PRIVATE_PAGES
from reader.text.article import article_from_text
from reader.web.answer import Answer
from reader.web.request import Request

STORY = "https://outlet.example/story"
TEXT = (
    "<p>The harbour council met on Monday and heard what the line has cost it in the last ten years.</p>" * 9
)
REPORT = "https://outlet.example/2026/11/report-of-the-council"
LINKS = f"<p>The works cost more, <a href='{REPORT}'>a report of the council</a> says, and last longer.</p>"


class Asked(Network):
    """A network on which every page says the same; `private` says of each whether it might lead to us.

    It does wherever it might, while names are at `home`.
    """

    def __init__(self) -> None:
        super().__init__(None, offline=False)
        self.private: dict[str, bool] = {}
        self.home = True

    async def get(self, request: Request) -> Answer:
        self.private[request.url] = request.private
        head = "<head><title>Costs</title><link rel=next href='/story?page=2'></head>"
        body = f"<html>{head}<body><article><h1>Costs</h1>{LINKS}{TEXT}</article></body></html>"
        return Answer(
            request.url,
            request.url,
            200,
            {"content-type": "text/html"},
            body.encode(),
            request.private and self.home,
        )


def story_of(store: Store, clock: Clock, private: bool) -> Story:
    feed, _ = feeds.subscribe(store, Outline("https://outlet.example/feed", ""), clock(), private)
    adding.add(store, feed, NewStory("a", STORY, STORY, "Costs", None, None, "", ""), clock())
    return stories.stories(store, lists.story_ids(store, Selection()))[0]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_a_feed_that_moves_may_lead_into_a_private_network_only_if_it_might_before_and_has_gone_there(
    store: Store, clock: Clock, before: bool, there: bool
) -> None:
    old, new = "https://outlet.example/feed", "https://outlet.example/new"
    feed_id, _ = feeds.subscribe(store, Outline(old, ""), clock(), before)
    feed_care.settle_move(store, feed_id, old, new, there)
    assert feeds.feed_at(store, new) == feed_id
    assert feeds.is_private(store, feed_id) is (before and there)


def story_id_of(store: Store, address: str) -> int:
    return stories.ids_of_address(store, address)[0]


@pytest.fixture
def network() -> Asked:
    return Asked()


@pytest.fixture
def parts(store: Store, network: Asked, clock: Clock) -> Parts:
    return parts_of(store, network, clock, pace=Pace(0))


@pytest.mark.parametrize("private", [True, False])
async def test_the_pages_that_an_article_goes_on_at_are_asked_for_like_its_first(
    parts: Parts, network: Asked, private: bool
) -> None:
    await new_copy(parts, STORY, None, private)
    assert network.private == {STORY: private, f"{STORY}?page=2": private}


@pytest.mark.parametrize("private", [True, False])
async def test_its_evidence_and_pictures_may_be_where_its_feed_may(
    parts: Parts, network: Asked, store: Store, clock: Clock, private: bool
) -> None:
    story = story_of(store, clock, private)
    _ = [step async for step in take_along(parts, [story.id], sources=True, again=False)]
    assert network.private[REPORT] is private
    await take(parts, article_from_text("Costs", STORY), "https://outlet.example/pier.png", story)
    assert network.private["https://outlet.example/pier.png"] is private
    assert set(network.private.values()) == {private}


async def test_a_link_of_a_public_story_leads_nowhere_private_on_its_own_host(
    parts: Parts, network: Asked, store: Store, clock: Clock
) -> None:
    await open_target(parts, story_of(store, clock, private=False), force=False)
    await open_target(parts, REPORT, force=False, linked_from=STORY)
    assert network.private[REPORT] is False
    clock.pass_by(days=1)
    found = next(iter(stories.stories(store, [story_id_of(store, REPORT)])))
    await open_target(parts, found, force=True)
    assert network.private[REPORT] is False, "nor when it is opened from the lists"
    await open_target(parts, REPORT, force=True)
    assert network.private[REPORT] is True, "it does when the user names it"


async def test_a_link_of_a_private_story_may_lead_on_at_its_host(
    parts: Parts, network: Asked, store: Store, clock: Clock
) -> None:
    await open_target(parts, story_of(store, clock, private=True), force=False)
    await open_target(parts, REPORT, force=False, linked_from=STORY)
    assert network.private[REPORT] is True


async def test_what_a_public_feed_alone_gave_of_a_story_leads_nowhere_private(
    parts: Parts, network: Asked, store: Store, clock: Clock
) -> None:
    story_of(store, clock, private=False)
    await open_target(parts, REPORT, force=False, linked_from=STORY)
    assert network.private[REPORT] is False


@pytest.mark.parametrize("home", [True, False])
async def test_what_belongs_to_a_page_that_the_user_named_is_sought_where_the_page_came_from(
    parts: Parts, network: Asked, store: Store, home: bool
) -> None:
    network.home = home
    reading = await open_target(parts, STORY, force=False)
    assert network.private[STORY] is True
    assert network.private[f"{STORY}?page=2"] is home
    picture = "https://outlet.example/pier.png"
    assert reading.story is not None
    await take(parts, reading.article, picture, reading.story)
    assert network.private[picture] is home


async def test_a_page_that_came_from_elsewhere_the_last_time_is_of_there(
    parts: Parts, network: Asked, store: Store, clock: Clock
) -> None:
    for home in (True, False, True):
        network.home = home
        clock.pass_by(days=1)
        page_id = (await open_target(parts, STORY, force=True)).page
        assert page_id is not None
        head, page = pages.head(store, page_id), pages.page(store, page_id)
        assert head is not None and page is not None
        assert head.private is page.private is home


def test_pages_of_an_older_library_are_private_by_their_host_alone(tmp_path: Path) -> None:
    near = ["http://10.0.0.7:80/a", "http://localhost/b", "http://[::1]/c", "http://wiki.internal/d"]
    far = [
        "https://outlet.example/10.0.0.7",
        "https://10.example/",
        "https://localhost.example/",
        "https://a.localx/",
    ]
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        migrate(older, path, MIGRATIONS[: MIGRATIONS.index(PRIVATE_PAGES)])
        for url in near + far:
            older.execute(
                "INSERT INTO pages (url, final_url, fetched, checked, status, content_type, digest, size, "
                "body) VALUES (?, ?, 0, 0, 200, '', x'', 0, x'')",
                (url, url),
            )
    store = Store(path)
    heads = [pages.newest(store, url) for url in near + far]
    assert [head.private for head in heads if head] == [True] * len(near) + [False] * len(far)
    store.close()

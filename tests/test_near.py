"""What a page has asked for by itself: never in a private network where a public feed brought the page.

A name leads where its owner wants, and elsewhere a second later: that a link stays on its host is not enough.
"""

from __future__ import annotations

import pytest
from fakes import Clock, parts_of

from reader.library.copies import new_copy
from reader.library.network import Network
from reader.library.pace import Pace
from reader.library.parts import Parts
from reader.library.pictures import take
from reader.library.taking import take_along
from reader.model import Outline, Selection, Story
from reader.store import adding, feeds, lists, stories
from reader.store.adding import NewStory
from reader.store.store import Store
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
    """A network on which every page says the same; `private` says of each whether it might lead to us."""

    def __init__(self) -> None:
        super().__init__(None, offline=False)
        self.private: dict[str, bool] = {}

    async def get(self, request: Request) -> Answer:
        self.private[request.url] = request.private
        head = "<head><title>Costs</title><link rel=next href='/story?page=2'></head>"
        body = f"<html>{head}<body><article><h1>Costs</h1>{LINKS}{TEXT}</article></body></html>"
        return Answer(request.url, request.url, 200, {"content-type": "text/html"}, body.encode())


def story_of(store: Store, clock: Clock, private: bool) -> Story:
    feed, _ = feeds.subscribe(store, Outline("https://outlet.example/feed", ""), clock(), private)
    adding.add(store, feed, NewStory("a", STORY, STORY, "Costs", None, None, "", ""), clock())
    return stories.stories(store, lists.story_ids(store, Selection()))[0]


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

"""One story of several feeds: one row, marked as one, counted as one, parted for good."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import Clock

from reader.library.incoming import compare_again, is_same, new_stories
from reader.library.marking import mark
from reader.model import Entry, Outline, ParsedFeed, Selection, Story, Tag
from reader.store import (
    adding,
    feeds,
    gathering,
    groups,
    hidden,
    key_tables,
    lists,
    notes,
    places,
    stories,
    story_index,
    tags,
)
from reader.store.feeds import Fetched
from reader.store.store import Store
from reader.text.query import read_query
from reader.text.words import words_of

TEXTS = tomllib.loads((Path(__file__).parent / "data" / "same" / "texts.toml").read_text(encoding="utf-8"))
WIRE, EDITED, OWN = (
    f"<p>{TEXTS[group][name]['text']}</p>"
    for group, name in (("agency", "wire"), ("agency", "edited"), ("own_report", "gazette"))
)


class Newsroom:
    """A store that feeds bring stories to, as a refresh does."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def brings(self, outlet: str, url: str, title: str = "Ferry", content: str = "", guid: str = "") -> int:
        """One feed brings one story; how many are new."""
        address = f"https://{outlet}.example/feed"
        feed_id, _ = feeds.subscribe(self.store, Outline(address, outlet.title(), "News"), self.clock())
        entry = Entry(guid or url, url, title, None, self.clock(), content)
        fetched = Fetched(ParsedFeed("", None, "en", ()), self.clock())
        self.clock.pass_by(minutes=1)
        new = new_stories([entry])
        return adding.add_fetched(self.store, feed_id, fetched, new, is_same)[0]

    def feed(self, outlet: str) -> int:
        return feeds.feed_at(self.store, f"https://{outlet}.example/feed") or 0

    def rows(self, search: str = "", **selection: object) -> list[Story]:
        query = read_query(search, self.clock()) if search else None
        return stories.stories(self.store, lists.story_ids(self.store, Selection(**selection), query))

    def outlets(self, search: str = "", **selection: object) -> list[str]:
        return [story.feed_title for story in self.rows(search, **selection)]


@pytest.fixture
def news(store: Store, clock: Clock) -> Newsroom:
    return Newsroom(store, clock)


@pytest.fixture
def agency_copy(news: Newsroom) -> Newsroom:
    """A story that three outlets took from an agency, and a report of another."""
    assert news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE) == 1
    assert news.brings("herald", "https://herald.example/2", "Islanders cut off", EDITED) == 0
    assert news.brings("mirror", "https://mirror.example/3", "Last boat at eleven", WIRE) == 0
    assert news.brings("post", "https://post.example/4", "Anger on the quay", OWN) == 1
    return news


def test_agency_copy_is_one_row_whatever_its_headline(agency_copy: Newsroom) -> None:
    own, wire = agency_copy.rows()
    assert (own.feed_title, own.feeds, own.outlets) == ("Post", 1, 1)
    assert (wire.feed_title, wire.feeds, wire.outlets) == ("Gazette", 3, 3)
    members = groups.members(agency_copy.store, wire.id)
    assert [story.feed_title for story in stories.stories(agency_copy.store, members)] == [
        "Gazette",
        "Herald",
        "Mirror",
    ]
    assert groups.members(agency_copy.store, members[-1]) == members
    assert groups.members(agency_copy.store, own.id) == [own.id]


def test_each_feed_lists_its_own_and_a_search_what_it_finds(agency_copy: Newsroom) -> None:
    assert agency_copy.outlets(feed=agency_copy.feed("herald")) == ["Herald"]
    assert agency_copy.outlets(folder="News") == ["Post", "Mirror"]
    assert agency_copy.outlets("title:islanders") == ["Herald"]
    assert agency_copy.outlets("osland") == ["Post", "Mirror"]
    assert agency_copy.outlets("feed:gazette") == ["Gazette"]


def test_counts_are_of_rows(agency_copy: Newsroom) -> None:
    counts = lists.counts(agency_copy.store)
    assert (counts.stories, counts.unread, counts.bookmarked) == (2, 2, 0)
    assert {feed.title: feed.unread for feed in feeds.feeds(agency_copy.store)} == {
        "Gazette": 1,
        "Herald": 1,
        "Mirror": 1,
        "Post": 1,
    }
    assert sum(feed.unread for feed in feeds.feeds(agency_copy.store)) - counts.doubled["News"] == 2


def test_a_tag_counts_a_story_once_that_several_feeds_have(agency_copy: Newsroom) -> None:
    store = agency_copy.store
    (row,) = agency_copy.rows(feed=agency_copy.feed("gazette"))
    together = groups.whole(store, [row.id])
    tags.change(store, together, ["coast"], [])
    assert len(together) == 3 and tags.every(store) == (Tag("coast", 1),)


def test_a_feed_counts_a_story_once_that_it_brings_twice(news: Newsroom) -> None:
    news.brings("gazette", "https://gazette.example/1", "Ferry", WIRE, guid="1")
    news.brings("herald", "https://herald.example/1", "Ferry", WIRE)
    news.brings("gazette", "https://gazette.example/front/1", "Ferry", WIRE, guid="front 1")
    (row,) = news.rows(feed=news.feed("gazette"))
    gazette, herald = feeds.feeds(news.store)
    assert (gazette.stories, gazette.unread, herald.stories) == (1, 1, 1)
    mark(news.store, [row.id], unread=False, bookmarked=None)
    assert [(each.stories, each.unread) for each in feeds.feeds(news.store)] == [(1, 0), (1, 0)]


def test_a_story_is_counted_once_in_each_folder_that_its_feeds_stand_in(agency_copy: Newsroom) -> None:
    places.put_into(agency_copy.store, agency_copy.feed("gazette"), ["News", "Coast/North", "Coast"])
    places.put_into(agency_copy.store, agency_copy.feed("herald"), ["Coast/South"])
    feeds_now = feeds.feeds(agency_copy.store)
    doubled = lists.counts(agency_copy.store).doubled
    for folder in ("News", "Coast", "Coast/North", "Coast/South"):
        unread = sum(feed.unread for feed in feeds_now if folder in feed.all_folders)
        assert unread - doubled.get(folder, 0) == len(agency_copy.outlets(folder=folder, unread=True))
    assert len(agency_copy.outlets(folder="Coast")) == 1, "both feeds have the one story"


def test_what_the_user_marks_holds_for_all(agency_copy: Newsroom) -> None:
    (herald,) = agency_copy.rows(feed=agency_copy.feed("herald"))
    change = mark(agency_copy.store, [herald.id], unread=False, bookmarked=None)
    mark(agency_copy.store, [herald.id], unread=None, bookmarked=True)
    assert change.label == "Marked 1 story read"
    assert agency_copy.outlets(unread=True) == ["Post"]
    assert agency_copy.outlets(bookmarked=True) == ["Gazette"]
    counts = lists.counts(agency_copy.store)
    assert (counts.stories, counts.unread, counts.bookmarked) == (2, 1, 1)
    agency_copy.brings("times", "https://times.example/5", "Boats", WIRE)
    assert agency_copy.outlets(unread=True) == ["Post"], "what was read at one outlet is read at the next"
    stories.restore_marks(agency_copy.store, change)
    assert agency_copy.outlets(unread=True) == ["Post", "Gazette"]


def test_a_page_is_one_row_in_whatever_feed_and_by_hand(news: Newsroom) -> None:
    page = "https://gazette.example/2026/ferry.html"
    keys = new_stories([Entry(page, page, "", None, None, "")])[0].keys
    by_hand = adding.NewStory(page, page, page, "Ferry", None, None, "", "", keys)
    story_id = adding.add_by_hand(news.store, by_hand, news.clock())
    # Another way to that page, which was opened by hand too.
    other = replace(by_hand, guid="http://m.gazette.example/2026/ferry.html", title="An island cut off")
    adding.add_by_hand(news.store, other, news.clock())
    assert len(news.rows()) == 1
    assert news.brings("gazette", f"{page}?utm_source=feed", "Ferry line to stop") == 0
    assert news.brings("links", "http://m.gazette.example/2026/ferry.html", "An island cut off") == 0
    (row,) = news.rows()
    assert (row.id, row.feed, row.feed_title, row.feeds, row.outlets) == (story_id, None, "Gazette", 2, 2)


def test_a_guid_that_is_one_in_the_world_makes_one_row(news: Newsroom) -> None:
    news.brings("gazette", "https://gazette.example/1", guid="tag:gazette.example,2026:1")
    news.brings("mobile", "https://other.example/one", guid="tag:gazette.example,2026:1")
    news.brings("post", "https://post.example/1", guid="1")
    news.brings("times", "https://times.example/1", guid="1")
    assert news.outlets() == ["Times", "Post", "Gazette"]


def test_within_a_feed_one_page_may_have_many_stories(news: Newsroom) -> None:
    page = "https://gazette.example/live"
    news.brings("gazette", page, "Boats leave", guid="a")
    news.brings("gazette", page, "Boats return", guid="b")
    assert news.brings("gazette", page, "Boats return", guid="b, again") == 0
    assert [story.title for story in news.rows()] == ["Boats return", "Boats leave"]
    assert [story.title for story in news.rows(feed=news.feed("gazette"))] == ["Boats return", "Boats leave"]
    (feed,) = feeds.feeds(news.store)
    assert (feed.stories, feed.unread) == (2, 2)


@pytest.mark.parametrize(
    "said", [f"<p>{TEXTS['wall_one']['gazette']['text']}</p>", WIRE], ids=["wall", "long"]
)
@pytest.mark.parametrize("sites", [("gazette",) * 3, ("gazette", "herald", "post")], ids=["one", "many"])
def test_what_a_feed_says_of_every_story_tells_nothing(
    news: Newsroom, sites: tuple[str, ...], said: str
) -> None:
    titles = ("Mayor resigns", "Choir wins", "Boats stay")
    for number, (site, title) in enumerate(zip(sites, titles, strict=True)):
        news.brings("links", f"https://{site}.example/{number}", title, said)
    assert len(news.rows()) == 3


def test_the_same_words_weeks_later_are_another_story(news: Newsroom) -> None:
    news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE)
    news.clock.pass_by(days=20)
    assert news.brings("herald", "https://herald.example/2", "Ferry line to stop", WIRE) == 1


def page_is_read(news: Newsroom, title: str, content: str) -> None:
    """The page of a story comes, as when it is opened or taken along with its feed."""
    (story,) = (story for story in news.rows() if story.title == title)
    with news.store.write() as connection:
        story_index.replace_words(news.store, connection, story.id, words_of(content))
    compare_again(news.store, [story.id], words_of(content), news.clock())


def test_stories_are_one_once_a_page_shows_that_their_texts_are(news: Newsroom) -> None:
    assert news.brings("herald", "https://herald.example/2", "Islanders cut off", "<p>Boats stop.</p>") == 1
    assert news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE) == 1
    assert news.brings("post", "https://post.example/4", "Anger on the quay", OWN) == 1
    (wire,) = (story for story in news.rows() if story.feed_title == "Gazette")
    mark(news.store, [wire.id], None, True)
    page_is_read(news, "Islanders cut off", EDITED)
    own, wire = news.rows()
    assert (own.feed_title, own.feeds) == ("Post", 1)
    assert (wire.feed_title, wire.feeds, wire.bookmarked) == ("Herald", 2, True), "the older one leads"


def test_a_story_joins_others_when_its_feed_gives_its_text(news: Newsroom) -> None:
    news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE)
    news.brings("mirror", "https://mirror.example/3", "Last boat at eleven", WIRE)
    assert news.brings("herald", "https://herald.example/2", "Islanders cut off", "<p>Boats stop.</p>") == 1
    assert [story.feeds for story in news.rows()] == [1, 2]
    assert news.brings("herald", "https://herald.example/2", "Islanders cut off", EDITED) == 0
    (wire,) = news.rows()
    assert (wire.feed_title, wire.feeds, wire.unread) == ("Gazette", 3, True)


def test_a_group_comes_along_when_the_one_that_leads_is_compared_again(news: Newsroom) -> None:
    short = "<p>" + " ".join(f"word{number}" for number in range(40)) + "</p>"
    for outlet in ("herald", "mirror"):
        news.brings(outlet, f"https://{outlet}.example/2", "Islanders cut off", short)
    news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE)
    assert [story.feeds for story in news.rows()] == [1, 2]
    page_is_read(news, "Islanders cut off", WIRE)
    assert [story.feeds for story in news.rows()] == [3]


def test_what_was_parted_stays_so_whatever_its_page_says(agency_copy: Newsroom) -> None:
    wire = agency_copy.rows()[-1]
    groups.scatter(agency_copy.store, wire.id)
    page_is_read(agency_copy, "Islanders cut off", WIRE)
    agency_copy.brings("herald", "https://herald.example/2", "Islanders cut off", f"{WIRE} Updated.")
    assert [story.feeds for story in agency_copy.rows()] == [1, 1, 1, 1]


def test_what_the_user_wrote_on_leads_and_two_of_those_stay_two(news: Newsroom) -> None:
    news.brings("herald", "https://herald.example/2", "Islanders cut off", "<p>Boats stop.</p>")
    news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE)
    news.brings("mirror", "https://mirror.example/3", "Last boat at eleven", "<p>Boats go.</p>")
    ids = {story.feed_title: story.id for story in news.rows()}
    tags.change(news.store, [ids["Gazette"], ids["Mirror"]], ["ferry"], [])
    page_is_read(news, "Islanders cut off", WIRE)
    page_is_read(news, "Last boat at eleven", WIRE)
    assert [(story.feed_title, story.feeds) for story in news.rows()] == [("Mirror", 1), ("Gazette", 2)]


def test_a_story_does_not_join_one_that_the_user_hid(news: Newsroom) -> None:
    news.brings("herald", "https://herald.example/2", "Islanders cut off", "<p>Boats stop.</p>")
    news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE)
    (gazette,) = news.rows(feed=news.feed("gazette"))
    with news.store.write() as connection:
        hidden.hide(connection, [(gazette.id, "", True)])
    page_is_read(news, "Islanders cut off", WIRE)
    assert news.outlets() == ["Herald"]


def test_a_story_of_long_ago_is_not_compared_again(news: Newsroom) -> None:
    news.brings("herald", "https://herald.example/2", "Islanders cut off", "<p>Boats stop.</p>")
    news.clock.pass_by(hours=24 * 7)
    news.brings("gazette", "https://gazette.example/1", "Ferry line to stop", WIRE)
    page_is_read(news, "Islanders cut off", WIRE)
    assert len(news.rows()) == 2


def test_a_story_is_parted_for_good_and_that_is_taken_back(agency_copy: Newsroom) -> None:
    store = agency_copy.store
    (mirror,) = agency_copy.rows(feed=agency_copy.feed("mirror"))
    parting = groups.part(store, mirror.id)
    assert agency_copy.outlets() == ["Post", "Mirror", "Gazette"]
    agency_copy.brings("times", "https://times.example/5", "Boats", WIRE)
    assert agency_copy.outlets() == ["Post", "Mirror", "Gazette"], "a new one finds the others"
    assert groups.members(store, mirror.id) == [mirror.id]
    groups.rejoin(store, parting)
    assert agency_copy.outlets() == ["Post", "Gazette"]


def test_parting_the_row_parts_all_its_outlets(agency_copy: Newsroom) -> None:
    *_, row = agency_copy.rows()
    parting = groups.scatter(agency_copy.store, row.id)
    assert agency_copy.outlets() == ["Post", "Mirror", "Herald", "Gazette"]
    assert [story.feeds for story in agency_copy.rows()] == [1, 1, 1, 1]
    groups.rejoin(agency_copy.store, parting)
    assert agency_copy.outlets() == ["Post", "Gazette"]


def test_the_story_that_leads_is_parted_alone_and_the_note_is_both_theirs(agency_copy: Newsroom) -> None:
    store = agency_copy.store
    *_, row = agency_copy.rows()
    notes.write(store, row.id, "Ask the pilot", agency_copy.clock())
    parting = groups.part(store, row.id)
    assert agency_copy.outlets() == ["Post", "Herald", "Gazette"]
    assert [(story.feeds, story.note) for story in agency_copy.rows()] == [
        (1, ""),
        (2, "Ask the pilot"),
        (1, "Ask the pilot"),
    ]
    groups.rejoin(store, parting)
    assert agency_copy.outlets() == ["Post", "Gazette"]
    assert [story.note for story in agency_copy.rows()] == ["", "Ask the pilot"]
    notes.write(store, row.id, "Asked", agency_copy.clock())
    groups.part(store, row.id)
    assert [story.note for story in agency_copy.rows()] == ["", "Asked", "Asked"]


def test_a_row_outlives_the_feed_that_led_it(agency_copy: Newsroom) -> None:
    feeds.remove(agency_copy.store, agency_copy.feed("gazette"), agency_copy.clock())
    assert agency_copy.outlets() == ["Post", "Herald"]
    feeds.remove(agency_copy.store, agency_copy.feed("herald"), agency_copy.clock())
    feeds.remove(agency_copy.store, agency_copy.feed("mirror"), agency_copy.clock())
    assert agency_copy.outlets() == ["Post"]
    assert lists.counts(agency_copy.store).stories == 1
    feeds.restore(agency_copy.store, agency_copy.feed("gazette"))
    assert agency_copy.outlets() == ["Post", "Gazette"]
    feeds.remove(agency_copy.store, agency_copy.feed("gazette"), agency_copy.clock())
    agency_copy.brings("times", "https://times.example/5", "Boats", WIRE)
    assert agency_copy.outlets() == ["Times", "Post"], "it does not hide behind what is in no list"


def test_a_change_of_words_is_told_and_one_of_markup_is_not(news: Newsroom) -> None:
    news.brings("gazette", "https://gazette.example/1", "Ferry", f"<p>{WIRE}</p>")
    mark(news.store, [news.rows()[0].id], unread=False, bookmarked=None)
    news.brings("gazette", "https://gazette.example/1", "Ferry", f"<div>{WIRE}<img src='x.png'></div>")
    assert not news.rows()[0].changed
    assert news.brings("gazette", "https://gazette.example/1", "Ferry", f"<p>{WIRE} It rained.</p>") == 0
    (row,) = news.rows()
    assert (row.changed, row.unread) == (True, False)
    assert len(news.rows("is:changed")) == 1


def test_rows_keep_their_number_when_none_are_the_same(news: Newsroom) -> None:
    for number in range(5):
        news.brings("gazette", f"https://gazette.example/{number}", f"Story {number}")
    assert len(news.rows()) == len(news.rows(folder="News")) == lists.counts(news.store).stories == 5
    assert groups.whole(news.store, [1, 2]) == [1, 2]
    assert not groups.any_stand(news.store)


def test_what_was_sorted_in_among_the_keys_is_found_as_well_as_what_waits(news: Newsroom) -> None:
    news.brings("gazette", "https://gazette.example/1", "Ferry", WIRE)
    waiting = news.store.rows(f"SELECT * FROM {key_tables.of_both(key_tables.TEXTS)}")
    with news.store.write() as connection:
        key_tables.add(connection, key_tables.TEXTS, [(-number, 10**6) for number in range(1, 10_000)])
        key_tables.add(connection, key_tables.TEXTS, [(-1, 10**6)])
    assert not news.store.rows("SELECT * FROM fresh_text_keys")
    assert set(waiting) < set(news.store.rows("SELECT * FROM text_keys"))
    assert news.brings("herald", "https://herald.example/9", "The ferry is late", WIRE) == 0
    (row,) = news.rows()
    assert row.feeds == 2


def test_a_story_has_a_key_once_though_it_waits_and_is_sorted_in(news: Newsroom) -> None:
    with news.store.write() as connection:
        key_tables.add(connection, key_tables.TEXTS, [(number, 5) for number in range(10_000)])
        key_tables.add(connection, key_tables.TEXTS, [(number, 5) for number in range(5_000)])
        key_tables.add(connection, key_tables.TEXTS, [(7, 5), (7, 6)])
        assert key_tables.Having(connection, key_tables.TEXTS, {7, -1}, 2).of((7, -1)) == [[5, 6]]


def test_a_feed_without_news_sorts_nothing_in(news: Newsroom) -> None:
    with news.store.write() as connection:
        key_tables.add(connection, key_tables.TEXTS, [(number, 5) for number in range(4_500)])
        key_tables.add(connection, key_tables.TEXTS, [])
        assert connection.execute("SELECT count(*) FROM fresh_text_keys").fetchone() == (4_500,)


def test_runs_of_words_are_kept_of_these_days_alone(news: Newsroom) -> None:
    def kept() -> int:
        return len(news.store.rows(f"SELECT DISTINCT story FROM {key_tables.of_both(key_tables.TEXTS)}"))

    news.brings("gazette", "https://gazette.example/1", "Ferry", WIRE)
    gathering.forget_old(news.store, news.clock())
    assert kept() == 1
    news.clock.pass_by(days=5)
    news.brings("gazette", "https://gazette.example/2", "Anger", OWN)
    gathering.forget_old(news.store, news.clock())
    assert kept() == 2
    news.clock.pass_by(days=5)
    gathering.forget_old(news.store, news.clock())
    assert kept() == 1
    news.clock.pass_by(days=50)
    gathering.forget_old(news.store, news.clock())
    assert kept() == 0
    gathering.forget_old(news.store, news.clock())


def test_what_an_outlet_says_of_all_its_stories_slows_nothing_down(news: Newsroom) -> None:
    """No text is compared with one that has but the common words in common."""
    compared = []

    def judge(one: object, other: object) -> bool:
        compared.append((one, other))
        return False

    line = "Subscribe to the Gazette for the price of a cup of coffee and read on every morning of the week. "
    feed_id, _ = feeds.subscribe(news.store, Outline("https://gazette.example/feed", "Gazette"), news.clock())
    entries = [
        Entry(f"{n}", f"https://gazette.example/{n}", f"{n}", None, news.clock(), line + f"{n} boats. " * 9)
        for n in range(60)
    ]
    fetched = Fetched(ParsedFeed("", None, "en", ()), news.clock())
    adding.add_fetched(news.store, feed_id, fetched, new_stories(entries), judge)
    assert len(compared) < 60 * 2


def test_tallies_are_what_counting_says(agency_copy: Newsroom) -> None:
    """After all that can happen to a story."""
    store = agency_copy.store

    def check() -> None:
        sql = (
            "SELECT coalesce(feed, 0), count(*), sum(unread), sum(lead IS NULL), "
            "sum((lead IS NULL) * unread), sum((lead IS NULL) * bookmarked), "
            "sum((lead IS NULL) * bookmarked * unread) "
            "FROM stories GROUP BY feed"
        )
        nothing = (0, 0, 0, 0, 0, 0)
        tallies = [row for row in store.rows("SELECT * FROM tallies ORDER BY feed") if row[1:] != nothing]
        assert tallies == sorted(store.rows(sql))
        counts = lists.counts(store)
        for selection, count in (
            (Selection(), counts.stories),
            (Selection(unread=True), counts.unread),
            (Selection(bookmarked=True), counts.bookmarked),
        ):
            assert len(list(lists.story_ids(store, selection))) == count

    check()
    (herald,) = agency_copy.rows(feed=agency_copy.feed("herald"))
    change = mark(store, [herald.id], unread=False, bookmarked=True)
    check()
    parting = groups.part(store, herald.id)
    check()
    stories.restore_marks(store, change)
    groups.rejoin(store, parting)
    check()
    by_hand = adding.NewStory(*["https://own.example/"] * 3, "Mine", None, None, "", "")
    mark(store, [adding.add_by_hand(store, by_hand, agency_copy.clock())], unread=None, bookmarked=True)
    check()
    for outlet in ("gazette", "post"):
        feeds.remove(store, agency_copy.feed(outlet), agency_copy.clock())
        check()
    mark(store, [herald.id], unread=None, bookmarked=True)
    feeds.remove(store, agency_copy.feed("herald"), agency_copy.clock())
    feeds.remove(store, agency_copy.feed("mirror"), agency_copy.clock())
    check()
    store.rows("DELETE FROM stories WHERE lead IS NOT NULL")
    check()


def test_a_hidden_story_is_in_no_count_of_the_lists(agency_copy: Newsroom) -> None:
    store = agency_copy.store
    (post,) = agency_copy.rows(feed=agency_copy.feed("post"))
    with store.write() as connection:
        hidden.hide(connection, [(post.id, "", True)])
    counts = lists.counts(store)
    assert (counts.stories, counts.unread) == (1, 1)
    assert len(agency_copy.rows()) == len(agency_copy.rows(unread=True)) == 1
    *_, row = agency_copy.rows()
    with store.write() as connection:
        hidden.hide(connection, [(row.id, "", True)])
    feeds.remove(store, agency_copy.feed("gazette"), agency_copy.clock())
    assert agency_copy.rows() == [], "the story stays hidden when another leads it"
    assert lists.counts(store).stories == 0

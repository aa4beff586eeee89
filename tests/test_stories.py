"""Stories as stored: lists, counts, marks, what a feed brings twice, and the search through them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakes import Clock

from reader.model import Change, Counts, Feed, Outline, Page, ParsedFeed, Selection
from reader.store import adding, articles, codec, feeds, lists, pages, search, stories
from reader.store.adding import NewStory
from reader.store.feeds import Fetched, Schedule
from reader.store.store import Store
from reader.text.article import article_from_text
from reader.text.query import DEEPEST, MOST, read_query

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def new(guid: str, title: str = "", **fields: object) -> NewStory:
    url = f"https://gazette.example/{guid}"
    story = NewStory(guid, url, url, title or guid, None, NOON, f"<p>{guid}</p>", guid)
    return replace(story, **fields)


def bring(store: Store, clock: Clock, feed_id: int, *new_stories: NewStory) -> int:
    fetched = Fetched(ParsedFeed("Gazette", None, "en", ()), clock())
    return adding.add_fetched(store, feed_id, fetched, new_stories)[0]


@pytest.fixture
def feed_id(store: Store, clock: Clock) -> int:
    return feeds.subscribe(store, Outline("https://gazette.example/feed", ""), clock())[0]


def listed(store: Store, **selection: object) -> list[str]:
    query = read_query(str(selection.get("search", "")), NOON)
    ids = lists.story_ids(store, Selection(**selection), query)
    return [story.title for story in stories.stories(store, ids)]


def ids_of(store: Store, *titles: str) -> list[int]:
    ids = lists.story_ids(store, Selection())
    return [story.id for story in stories.stories(store, ids) if story.title in titles]


def test_a_story_comes_back_as_it_was_brought(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a", "Harbour to close", author="Ada Lindqvist"))
    (story,) = stories.stories(store, lists.story_ids(store, Selection()))
    assert (story.feed, story.feed_title, story.title) == (feed_id, "Gazette", "Harbour to close")
    assert (story.url, story.author) == ("https://gazette.example/a", "Ada Lindqvist")
    assert (story.published, story.seen) == (NOON, clock())
    assert (story.unread, story.bookmarked, story.kept) == (True, False, False)
    assert stories.feed_text(store, story.id) == ("<p>a</p>", "en")


def test_the_newest_is_first_and_a_date_to_come_counts_as_now(
    store: Store, clock: Clock, feed_id: int
) -> None:
    bring(
        *(store, clock, feed_id),
        new("future", published=clock() + timedelta(days=300)),
        new("old", published=NOON - timedelta(days=9)),
        new("undated", published=None),
        new("recent", published=NOON),
    )
    clock.pass_by(hours=1)
    bring(store, clock, feed_id, new("today", published=clock()))
    assert listed(store) == ["today", "future", "undated", "recent", "old"]


def test_stories_of_one_time_stand_in_the_order_of_the_feed(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a"), new("b"), new("c"))
    assert listed(store) == ["a", "b", "c"]


def test_what_comes_again_keeps_its_marks_and_its_place(store: Store, clock: Clock, feed_id: int) -> None:
    assert bring(store, clock, feed_id, new("a", "First words"), new("b")) == 2
    stories.mark(store, ids_of(store, "First words"), unread=False, bookmarked=True)
    clock.pass_by(hours=1)
    changed = new("a", "Other words", published=clock(), html="<p>more</p>", words="more")
    assert bring(store, clock, feed_id, changed) == 0
    assert listed(store) == ["Other words", "b"]
    (story,) = stories.stories(store, ids_of(store, "Other words"))
    assert (story.unread, story.bookmarked, story.published) == (False, True, NOON)
    assert stories.feed_text(store, story.id)[0] == "<p>more</p>"
    assert listed(store, search="more") == ["Other words"]
    assert listed(store, search="first") == []


def test_a_guid_belongs_to_its_feed(store: Store, clock: Clock, feed_id: int) -> None:
    other, _ = feeds.subscribe(store, Outline("https://thief.example/feed", ""), clock())
    bring(store, clock, feed_id, new("a", "Ours"))
    assert bring(store, clock, other, new("a", "Theirs")) == 1
    assert sorted(listed(store)) == ["Ours", "Theirs"]


def test_a_feed_s_stories_come_whole_or_not_at_all(store: Store, clock: Clock, feed_id: int) -> None:
    broken = new("b", html=None)
    with pytest.raises(Exception, match="NOT NULL"):
        bring(store, clock, feed_id, new("a"), broken)
    assert listed(store) == []
    assert feeds.subscriptions(store)[0].title == "https://gazette.example/feed"


def test_lists_are_chosen_by_feed_folder_and_marks(store: Store, clock: Clock) -> None:
    folders = {"one": "News", "two": "News/Coast", "three": "Newsroom", "four": ""}
    for name, folder in folders.items():
        number, _ = feeds.subscribe(store, Outline(f"https://{name}.example/", name, folder), clock())
        bring(store, clock, number, new(name))
    stories.mark(store, ids_of(store, "one", "four"), unread=False, bookmarked=None)
    stories.mark(store, ids_of(store, "two", "four"), unread=None, bookmarked=True)
    assert set(listed(store, folder="News")) == {"one", "two"}
    assert listed(store, folder="News/Coast") == ["two"]
    assert listed(store, feed=feeds.feed_at(store, "https://three.example/")) == ["three"]
    assert set(listed(store, unread=True)) == {"two", "three"}
    assert set(listed(store, bookmarked=True)) == {"two", "four"}
    assert listed(store, bookmarked=True, unread=True, folder="News") == ["two"]
    assert lists.counts(store) == Counts(4, 2, 2)


def test_feeds_count_their_stories(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a"), new("b"), new("c"))
    stories.mark(store, ids_of(store, "b"), unread=False, bookmarked=None)
    address = "https://gazette.example/feed"
    assert feeds.feeds(store) == (Feed(feed_id, address, "Gazette", None, "", 2, 3, clock(), None),)


def test_a_feed_that_is_left_leaves_the_bookmarked(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a"), new("b"))
    stories.mark(store, ids_of(store, "a"), unread=None, bookmarked=True)
    feeds.remove(store, feed_id, clock())
    assert feeds.feeds(store) == ()
    assert feeds.subscriptions(store) == []
    assert listed(store) == listed(store, bookmarked=True) == ["a"]
    assert lists.counts(store) == Counts(1, 1, 1)
    feeds.restore(store, feed_id)
    assert listed(store) == ["a", "b"]


def test_marks_can_be_taken_back(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a"), new("b"))
    ids = ids_of(store, "a", "b")
    stories.mark(store, ids[:1], unread=False, bookmarked=True)
    before = stories.flags(store, ids)
    stories.mark(store, ids, unread=False, bookmarked=False)
    assert lists.counts(store) == Counts(2, 0, 0)
    stories.restore_marks(store, Change("", tuple(before)))
    assert stories.flags(store, ids) == before
    assert lists.counts(store) == Counts(2, 1, 1)


def test_rows_come_in_the_order_asked(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, *(new(f"{number:05}") for number in range(6000)))
    ids = list(lists.story_ids(store, Selection()))
    wanted = [*reversed(ids), 999_999, ids[0]]
    assert [story.id for story in stories.stories(store, wanted)] == [*reversed(ids), ids[0]]


def test_a_story_by_hand_stands_beside_those_of_feeds(store: Store, clock: Clock) -> None:
    adding.add_by_hand(store, new("https://gazette.example/x", "By hand"), clock())
    (story,) = stories.stories(store, lists.story_ids(store, Selection()))
    assert (story.feed, story.feed_title, story.title) == (None, "", "By hand")
    assert story.url is not None
    assert stories.story_of_address(store, story.url) == story
    assert stories.story_of_address(store, "https://gazette.example/other") is None


TEXTS = {
    "Harbour to close": "The council voted for the plan. Mayor Åsa Ekström said no.",
    "Ferries in winter": "Plans of the council were voted down; 100% of the boats stay.",
    "Bridge opens": 'A plan said "council" AND nothing OR else, NEAR(it)',
}


@pytest.fixture(params=[True, False], ids=["fts5", "like"])
def library_of_texts(request: pytest.FixtureRequest, store: Store, clock: Clock) -> Store:
    store.full_text = request.param
    number, _ = feeds.subscribe(store, Outline("https://gazette.example/", "Gazette"), clock())
    bring(
        store,
        clock,
        number,
        *(new(title, title, words=words, author="Ida Berg") for title, words in TEXTS.items()),
    )
    return store


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("harbour", {"Harbour to close"}),
        ("HARBOUR", {"Harbour to close"}),
        ("council", set(TEXTS)),
        ("council mayor", {"Harbour to close"}),
        ('"the council"', {"Harbour to close", "Ferries in winter"}),
        ('"council voted"', {"Harbour to close"}),
        ('"council voted', {"Harbour to close"}),
        ("ida berg bridge", {"Bridge opens"}),
        ("ferr*", {"Ferries in winter"}),
        ("nothing OR mayor", {"Harbour to close", "Bridge opens"}),
        ('"nothing or" mayor', set()),
        ("council -mayor", {"Ferries in winter", "Bridge opens"}),
        ("council NOT (mayor OR boats)", {"Bridge opens"}),
        ("NEAR(it)", {"Bridge opens"}),
        ("100%", {"Ferries in winter"}),
        ("title:harbour", {"Harbour to close"}),
        ("title:council", set()),
        ("body:council title:ferr*", {"Ferries in winter"}),
        ("author:ida -title:bridge", {"Harbour to close", "Ferries in winter"}),
        ("-", set(TEXTS)),
        ('""', set(TEXTS)),
        ("*", set(TEXTS)),
        ('" OR 1', set()),
        ("'; DROP TABLE stories", set()),
        ("  ", set(TEXTS)),
    ],
)
def test_words_are_found_and_nothing_is_a_command(
    library_of_texts: Store, search: str, found: set[str]
) -> None:
    assert set(listed(library_of_texts, search=search)) == found


@pytest.mark.parametrize("inside", ["is:read", "council", "folder:coast", "lang:en", "speaker:berg"])
@pytest.mark.parametrize(
    ("opened", "closed"),
    [("NOT ", ""), ("-(", ")"), ("is:unread (url:gazette OR ", ")"), ("plan OR -(b ", ")")],
)
def test_a_search_may_be_as_deep_as_the_language_lets_it(
    library_of_texts: Store, opened: str, closed: str, inside: str
) -> None:
    def found(levels: int) -> set[str]:
        search = opened * levels + inside + closed * levels
        return set(listed(library_of_texts, search=search, feed=1, unread=True))

    deepest = DEEPEST // len(re.findall(r"NOT|[-(]", opened))
    assert found(deepest) == found(2)  # each of these says the same of itself


@pytest.mark.parametrize(("part", "between"), [("council", " "), ("-title:bridge", " "), ("mayor", " OR ")])
def test_a_search_may_be_as_long_as_the_language_lets_it(
    library_of_texts: Store, part: str, between: str
) -> None:
    search = between.join([part] * (MOST // len(part + between)))
    assert listed(library_of_texts, search=search) == listed(library_of_texts, search=part) != []


@pytest.mark.parametrize("some", [" ", " OR "])
def test_a_search_may_have_as_many_words_as_the_language_lets_it(library_of_texts: Store, some: str) -> None:
    found = listed(library_of_texts, search=some.join(["a"] * (MOST // len(f"a{some}"))))
    assert found == listed(library_of_texts, search="a")


@pytest.mark.parametrize(("search", "found"), [("plans", 3), ("asa ekstrom", 1), ("voting", 2)])
def test_full_text_search_knows_stems_and_accents(
    store: Store, clock: Clock, search: str, found: int
) -> None:
    number, _ = feeds.subscribe(store, Outline("https://gazette.example/", "Gazette"), clock())
    bring(store, clock, number, *(new(title, title, words=words) for title, words in TEXTS.items()))
    assert len(listed(store, search=search)) == found


def test_a_search_stays_inside_its_list(library_of_texts: Store) -> None:
    stories.mark(library_of_texts, ids_of(library_of_texts, "Bridge opens"), unread=False, bookmarked=None)
    assert "Bridge opens" not in listed(library_of_texts, search="council", unread=True)


def test_an_index_left_behind_is_built_again(store: Store, clock: Clock) -> None:
    store.close()
    without = Store(store.path, full_text=False)
    number, _ = feeds.subscribe(without, Outline("https://gazette.example/", "Gazette"), clock())
    bring(without, clock, number, new("a", "Harbour to close"))
    without.close()
    again = Store(store.path, full_text=True)
    assert listed(again, search="harbour") == ["Harbour to close"]
    again.close()


def test_an_index_of_an_older_kind_is_built_anew_and_said(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a", words="ferry"), new("b", words="harbour"))
    with store.write() as connection:
        connection.execute("DROP TABLE story_search")
        connection.execute(
            "CREATE VIRTUAL TABLE story_search "
            "USING fts5(title, author, words, content='story_words', content_rowid='id')"
        )
        connection.execute("INSERT INTO story_search (story_search) VALUES ('rebuild')")
        connection.execute("UPDATE state SET value = 'whole' WHERE key = 'story_search'")
        connection.execute("UPDATE tallies SET stories = 30000")  # of so many it takes a while
    store.close()
    said = list[str]()
    for _ in range(2):
        again = Store(store.path, tell=said.append)
        assert listed(again, search="ferries") == ["a"]  # by its stem, as the newest kind has it
        assert "prefix=" in str(again.row("SELECT sql FROM sqlite_master WHERE name = 'story_search'"))
        again.close()
    assert said == ["Building the search index of 30,000 stories; this is done once."]


def test_a_list_of_feeds_is_taken_in_one_go(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a"))
    feeds.remove(store, feed_id, clock())
    outlines = [
        Outline("https://gazette.example/feed", "Gazette", "Old"),
        Outline("https://new.example/feed", "New", "Coast", "https://new.example/"),
        Outline("https://new.example/feed", "Twice"),
    ]
    assert feeds.import_all(store, outlines, clock()) == 2
    assert feeds.import_all(store, outlines, clock()) == 0
    assert [(f.title, f.folder, f.stories) for f in feeds.feeds(store)] == [
        ("Gazette", "", 1),
        ("New", "Coast", 0),
    ]


def test_how_a_fetch_went_is_kept(store: Store, clock: Clock, feed_id: int) -> None:
    failed = Schedule(clock() + timedelta(hours=1), clock(), 3, clock(), True, "gazette.example failed.")
    feeds.record_schedule(store, feed_id, failed)
    (subscription,) = feeds.subscriptions(store, [feed_id])
    assert subscription.schedule == failed
    assert feeds.feeds(store)[0].problem == "gazette.example failed."
    assert feeds.feeds(store)[0].checked is None
    fetched = Fetched(ParsedFeed("Gazette", None, None, ()), clock(), "d", '"e"', "yesterday")
    adding.add_fetched(store, feed_id, fetched, [])
    (subscription,) = feeds.subscriptions(store, [feed_id])
    assert (subscription.digest, subscription.etag, subscription.last_modified) == ("d", '"e"', "yesterday")
    assert (feeds.feeds(store)[0].problem, feeds.feeds(store)[0].checked) == (None, clock())


def test_a_search_asks_for_more_than_words(store: Store, clock: Clock, feed_id: int) -> None:
    bring(
        *(store, clock, feed_id),
        new("wells", "Wells are safe", published=NOON - timedelta(days=40)),
        new("ferry", "Ferry keeps its fares"),
        new("letter", "A letter", url=None, address=None),
    )
    by_hand = NewStory(
        "https://daybreak.example/a", *["https://daybreak.example/a"] * 2, "Audit", None, NOON, "", ""
    )
    adding.add_by_hand(store, by_hand, clock())
    stories.mark(store, ids_of(store, "Wells are safe"), unread=False, bookmarked=True)
    assert listed(store, search="is:read") == ["Wells are safe"]
    assert listed(store, search="is:bookmarked OR is:saved") == ["Audit", "Wells are safe"]
    assert listed(store, search="wells safe is:read") == ["Wells are safe"]
    assert listed(store, search="wells safe is:unread") == []
    assert listed(store, search="site:daybreak") == ["Audit"]
    assert listed(store, search="url:gazette.example/fer") == ["Ferry keeps its fares"]
    assert listed(store, search="feed:gazette -date:>=2026-11") == ["Wells are safe"]
    assert listed(store, search="date:2026-11-20 is:unread -is:saved") == [
        "Ferry keeps its fares",
        "A letter",
    ]
    assert "A letter" in listed(store, search="-is:offline"), "a story without a link is in no list of pages"
    assert listed(store, search="letter -site:daybreak") == ["A letter"]
    assert listed(store, search="feed:100%") == [], "what LIKE reads as a wildcard is looked for as it is"


def test_a_search_asks_who_said_it(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("bridge", "Bridge to reopen"), new("wells", "Wells are safe"))
    made = article_from_text("“Before the frost,” Ida Holm told Reuters.", None)
    url, now = "https://gazette.example/bridge", clock()
    page = Page(url, url, now, now, 200, "text/html", None, None, None, b"")
    page_id = pages.save(store, page, pages.pack(page.body))
    articles.save(store, page_id, made, codec.encode(made))
    for asked in (
        "speaker:holm",
        'speaker:"IDA HOLM"',
        "said:frost",
        "via:reuters",
        "source:Reuters",
        "has:quotes",
    ):
        assert listed(store, search=asked) == ["Bridge to reopen"], asked
        assert listed(store, search=f"-{asked}") == ["Wells are safe"], asked
    assert listed(store, search="speaker:lind") == []


def test_a_search_shows_its_hit_among_the_words_around_it(store: Store, clock: Clock, feed_id: int) -> None:
    text = "Nobody spoke. " * 40 + "Then the mayor rose and said no. " + "Nobody spoke. " * 40
    bring(
        store, clock, feed_id, new("vote", "The vote", words=text), new("calm", "Calm", words="Nothing else.")
    )
    ids = lists.story_ids(store, Selection())
    found = search.excerpts(store, read_query("mayor -boats", NOON), ids)
    (excerpt,) = found.values()
    assert [run for run, is_hit in excerpt.runs if is_hit] == ["mayor"]
    assert "Then the mayor rose and said no." in "".join(run for run, _ in excerpt.runs)
    assert search.excerpts(store, read_query("-boats is:unread title:calm", NOON), ids) == {}
    store.full_text = False
    assert search.excerpts(store, read_query("mayor", NOON), ids) == {}


def stored_page(store: Store, clock: Clock, url: str, text: str) -> None:
    """A page that was fetched and read, whether or not there is a story of it."""
    now = clock()
    page = Page(url, url, now, now, 200, "text/html", None, None, None, b"")
    page_id = pages.save(store, page, pages.pack(page.body))
    made = article_from_text(text, url)
    articles.save(store, page_id, made, codec.encode(made), stories.ids_of_address(store, url))


def test_the_words_of_a_page_are_found_whenever_its_story_comes(
    store: Store, clock: Clock, feed_id: int
) -> None:
    text = "“Before the frost,” Ida Holm told Reuters."
    stored_page(store, clock, "https://gazette.example/bridge", text)
    bring(store, clock, feed_id, new("bridge", "Bridge to reopen", words="A summary."))
    assert listed(store, search="frost") == listed(store, search="said:frost") == ["Bridge to reopen"]
    changed = new("bridge", "Bridge to reopen", html="<p>Another</p>", words="Another summary.")
    bring(store, clock, feed_id, changed)
    assert listed(store, search="frost") == ["Bridge to reopen"]


def test_what_was_said_is_found_by_its_words(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("bridge", "Bridge to reopen"), new("boat", "船の話"))
    stored_page(
        store, clock, "https://gazette.example/bridge", "“They will sail before the frost,” Ida Holm said."
    )
    stored_page(store, clock, "https://gazette.example/boat", "「霜が降りる前に」と田中は述べた。")
    assert listed(store, search='said:"before the frost"') == ["Bridge to reopen"]
    assert listed(store, search="said:sailing") == ["Bridge to reopen"], "by the same stem as any word"
    assert listed(store, search="said:fro*") == ["Bridge to reopen"]
    assert listed(store, search='said:"frost before"') == []
    assert listed(store, search="said:降りる前") == ["船の話"]
    store.full_text = False
    assert listed(store, search='said:"before the frost"') == ["Bridge to reopen"]


def test_a_hit_that_is_still_typed_shows_while_somebody_else_writes(
    store: Store, clock: Clock, feed_id: int
) -> None:
    bring(store, clock, feed_id, new("vote", "The vote", words="Then the mayor rose and said no."))
    ids = lists.story_ids(store, Selection())
    other = Store(store.path)
    with other.write():
        found = search.excerpts(store, read_query("the mayo", NOON, typing=True), ids)
        found = search.excerpts(store, read_query("the mayo", NOON, typing=True), ids)
    other.close()
    assert [run for run, is_hit in found[ids[0]].runs if is_hit] == ["the", "mayor"]


def test_a_long_list_is_whole_and_stands_still(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, *(new(f"{number}") for number in range(1300)))
    unread = lists.story_ids(store, Selection(unread=True))
    every = [row[0] for row in store.rows("SELECT id FROM stories ORDER BY at DESC, id DESC")]
    assert len(unread) == 1300
    stories.mark(store, every[:7], unread=False, bookmarked=None)
    assert list(unread) == every, "what was read since stays where it stood"
    assert list(lists.story_ids(store, Selection(unread=True))) == every[7:]
    assert list(lists.story_ids(store, Selection())) == every
    stories.mark(store, every[:600], unread=None, bookmarked=True)
    kept = lists.story_ids(store, Selection(bookmarked=True))
    both = lists.story_ids(store, Selection(unread=True, bookmarked=True))
    assert (len(kept), list(kept)) == (600, every[:600])
    assert (len(both), list(both)) == (593, every[7:600])


def test_the_index_takes_what_a_feed_brings_as_one_lot(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, *(new(f"g{n}", words=f"ferry w{n}") for n in range(40)))
    assert store.row("SELECT count(DISTINCT segid) FROM story_search_idx") == (1,)
    assert len(listed(store, search="ferry")) == 40


def test_the_index_follows_what_a_feed_says_anew(store: Store, clock: Clock, feed_id: int) -> None:
    bring(store, clock, feed_id, new("a", words="ferry"), new("b", words="harbour"))
    bring(
        store,
        clock,
        feed_id,
        new("c", words="ferry"),
        new("a", "A ship", words="quay"),
        new("b", html="<p>B</p>"),
    )
    assert listed(store, search="ferry") == ["c"]
    assert listed(store, search="quay ship") == ["A ship"]
    assert not listed(store, search="harbour")
    with store.write() as connection:  # raises when the index does not say what the tables do
        connection.execute("INSERT INTO story_search (story_search, rank) VALUES ('integrity-check', 1)")


def test_a_story_has_the_words_of_its_page_that_was_read_before(
    store: Store, clock: Clock, feed_id: int
) -> None:
    for guid in ("a", "b"):
        url = f"https://gazette.example/{guid}"
        page = Page(url, url, NOON, NOON, 200, "text/html", None, None, None, guid.encode())
        for text in ("An older copy.", f"Everybody came to quay {guid}."):
            article = article_from_text(text, url)
            page_id = pages.save(store, replace(page, body=text.encode()), pages.pack(text.encode()))
            articles.save(store, page_id, article, codec.encode(article))
    bring(store, clock, feed_id, new("a"), new("b"), new("c", words="quay"))
    assert set(listed(store, search="everybody")) == {"a", "b"}
    assert len(listed(store, search="quay")) == 3
    assert not listed(store, search="older")

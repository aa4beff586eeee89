"""What is set for one feed: how it is written, and what follows from it."""

from __future__ import annotations

import pytest
from desk import filler, page
from fakes import Clock
from loopback import Loopback, Reply, item, rss
from test_pictures import png

from reader.cli import main
from reader.library import Library
from reader.library.feed_settings import as_value, folders_of, key_of, new_address, values, with_setting
from reader.library.pictures import take
from reader.model import FeedSettings, FullText, ReaderError, Selection
from reader.store import feed_care, feeds
from reader.store.store import Store

PLAIN = FeedSettings()


@pytest.mark.parametrize(
    ("key", "value", "settings"),
    [
        ("refresh_minutes", " 240 ", FeedSettings(minutes=240)),
        ("refresh_minutes", "", PLAIN),
        ("full_text", "auto", FeedSettings(full_text=FullText.AUTO)),
        ("user_agent", "Paper/1 (+me)", FeedSettings(user_agent="Paper/1 (+me)")),
        ("proxy", "socks5h://u:p@tor.example:9050", FeedSettings(proxy="socks5h://u:p@tor.example:9050")),
        ("proxy", "none", FeedSettings(proxy="none")),
        ("private", "Yes", FeedSettings(private=True)),
        ("private", "", PLAIN),
    ],
)
def test_what_may_be_set(key: str, value: str, settings: FeedSettings) -> None:
    assert with_setting(PLAIN, key, value) == settings
    assert with_setting(with_setting(settings, key, ""), key, values(settings)[key]) == settings


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("refresh_minutes", value) for value in ("4", "1441", "-5", "often", "٥٥", "9" * 500)),
        ("full_text", "ON"),
        *(("user_agent", value) for value in ("a\nb", "a" * 301, "Ж", "x\r\nHost: y")),
        *(
            ("proxy", value)
            for value in ("localhost:1", "file:///x", "http://", "javascript:1", "http://a b")
        ),
        ("private", "maybe"),
    ],
)
def test_what_may_not_is_a_sentence(key: str, value: str) -> None:
    with pytest.raises(ReaderError, match=rf"^{key} must be "):
        with_setting(PLAIN, key, value)


def test_a_key_is_known_by_its_beginning() -> None:
    assert [key_of(name) for name in ("full", "title", "pro")] == ["full_text", "title", "proxy"]
    for name in ("p", "", "colour"):
        with pytest.raises(ReaderError, match="there is no such setting of a feed; there are title, folder"):
            key_of(name)


async def test_a_title_and_a_folder_of_ones_own_stay(site: Loopback, library: Library, clock: Clock) -> None:
    site["/feed"] = Reply(rss(item("a")), etag='"1"')
    feed = await library.subscriptions.add(site.url("/feed"))
    library.subscriptions.change(feed, "title", "My \x1b[2J paper")
    changed = library.subscriptions.change(feed, "folder", " News / Coast/")
    assert (changed.title, changed.folder) == ("My [2J paper", "News/Coast")
    site["/feed"] = Reply(rss(item("b"), title="Renamed"))
    clock.pass_by(hours=1)
    [step async for step in library.refresh()]
    assert library.feeds()[0].title == "My [2J paper"
    library.subscriptions.change(feed, "title", "")
    [step async for step in library.refresh()]
    assert library.feeds()[0].title == "Renamed"


@pytest.mark.parametrize(
    "value, folders",
    [
        ("", ("",)),
        ("/", ("",)),
        (" News / Coast/", ("News/Coast",)),
        ("News/Coast // Tech", ("News/Coast", "Tech")),
        ("/ // Tech//Tech", ("", "Tech")),
        ("A ∕ B; C, D//E", ("A ∕ B; C, D", "E")),
    ],
)
def test_folders_are_written_as_they_are_read(value: str, folders: tuple[str, ...]) -> None:
    assert folders_of(value) == folders
    assert folders_of(as_value(folders)) == folders


async def test_a_feed_may_stand_in_several_folders(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a")))
    feed = await library.subscriptions.add(site.url("/feed"), "News/Coast // Tech")
    assert feed.folders == ("News/Coast", "Tech")
    assert library.feeds() == (feed,)
    for folder, found in (("News", 1), ("News/Coast", 1), ("Tech", 1), ("Coast", 0), ("Te", 0)):
        assert len(library.story_ids(Selection(folder=folder))) == found
    for search, found in (("folder:tech", 1), ("folder:coast", 1), ("-folder:tech", 0), ("folder:sea", 0)):
        assert len(library.story_ids(Selection(search=search))) == found
    assert library.subscriptions.settings(feed)["folder"] == "News/Coast // Tech"
    assert library.subscriptions.change(feed, "folder", "Sea//Tech").folders == ("Sea", "Tech")
    assert library.subscriptions.change(feed, "folder", "Tech").folders == ("Tech",)
    assert library.subscriptions.change(feed, "folder", "").folders == ("",)
    assert not library.story_ids(Selection(search="folder:tech"))
    again = await library.subscriptions.add(site.url("/feed"), "Elsewhere")
    assert again.folders == ("",), "where it stands is the reader's own by now"


async def test_a_feed_is_fetched_by_its_own_settings(
    site: Loopback, library: Library, store: Store, clock: Clock
) -> None:
    site["/feed"] = Reply(rss(item("a")))
    feed = await library.subscriptions.add(site.url("/feed"))
    library.subscriptions.change(feed, "user_agent", "Paper/1")
    library.subscriptions.change(feed, "refresh_minutes", "180")
    assert [step.problem async for step in library.refresh()] == [None]
    assert site.requests[-1].headers["user-agent"] == "Paper/1"
    clock.pass_by(minutes=179)
    assert [step async for step in library.refresh()] == []
    library.subscriptions.change(feed, "private", "no")
    (step,) = [step async for step in library.refresh()]
    assert step.problem == "127.0.0.1 is in a private network, where only you can send the reader."
    library.subscriptions.change(feed, "private", "yes")
    library.subscriptions.change(feed, "proxy", "http://127.0.0.1:1")
    (step,) = [step async for step in library.refresh()]
    assert step.problem == "127.0.0.1 does not accept connections."
    assert feeds.subscriptions(store)[0].settings == FeedSettings(
        "Paper/1", "http://127.0.0.1:1", 180, None, True
    )


async def test_the_pages_of_a_feed_and_their_pictures_go_its_way(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a", "Story", site.url("/a")), item("b", "Other", site.url("/b"))))
    picture = f'<figure><img src="{site.url("/p.png")}" width=900 height=600></figure>'
    site["/a"] = page("Story", picture, *filler(6))
    site["/b"] = page("Other", *filler(6))
    feed = await library.subscriptions.add(site.url("/feed"))
    library.subscriptions.change(feed, "user_agent", "Paper/1")
    one, other = library.stories(library.story_ids(Selection()))
    reading = await library.open(one)
    assert await take(library._parts, reading.article, site.url("/p.png"), one) == 0, "there is none"
    asked = {request.path: request.headers["user-agent"] for request in site.requests}
    assert asked.pop("/feed") != asked["/a"] == asked["/p.png"] == "Paper/1"
    library.subscriptions.change(feed, "proxy", "http://127.0.0.1:1")
    before = len(site.requests)
    with pytest.raises(ReaderError, match="does not accept connections"):
        await library.open(other)
    assert len(site.requests) == before, "nothing goes past the proxy"


async def test_pictures_of_a_story_that_was_sent_on_go_its_feed_s_way(
    site: Loopback, library: Library
) -> None:
    site["/feed"] = Reply(rss(item("a", "Story", site.url("/old"))))
    site["/old"] = Reply(status=301, headers={"Location": site.url("/new")})
    picture = f'<figure><img src="{site.url("/p.png")}" width=900 height=600></figure>'
    site["/new"] = page("Story", picture, *filler(6))
    feed = await library.subscriptions.add(site.url("/feed"))
    (story,) = library.stories(library.story_ids(Selection()))
    reading = await library.open(story)
    assert reading.article.url == site.url("/new")
    library.subscriptions.change(feed, "proxy", "http://127.0.0.1:1")
    before = len(site.requests)
    assert await take(library._parts, reading.article, site.url("/p.png"), story) == 0
    assert len(site.requests) == before, "nothing goes past the proxy"


async def test_pictures_of_a_story_without_a_page_go_its_feed_s_way(site: Loopback, library: Library) -> None:
    text = "<p>Words<img src='http://pictures.example/p.png'></p>"
    site["/feed"] = Reply(rss(item("a", "Story", text=text)))
    feed = await library.subscriptions.add(site.url("/feed"))
    library.subscriptions.change(feed, "proxy", site.root)
    (story,) = library.stories(library.story_ids(Selection()))
    reading = await library.open(story)
    assert reading.article.url is None
    site["http://pictures.example/p.png"] = Reply(png(), content_type="image/png")
    assert await library.pictures.whole(reading, "http://pictures.example/p.png", 10, 10)


async def test_of_several_feeds_with_a_story_one_with_a_proxy_counts(
    site: Loopback, library: Library, store: Store
) -> None:
    for name, key, value in (("one", "user_agent", "Paper/1"), ("two", "proxy", "http://127.0.0.1:1")):
        site[f"/{name}"] = Reply(rss(item("a", "Story", site.url("/a"))))
        library.subscriptions.change(await library.subscriptions.add(site.url(f"/{name}")), key, value)
    assert feed_care.way_to(store, site.url("/a")) == (None, "http://127.0.0.1:1")


def test_settings_are_shown_and_set_on_the_command_line(
    tmp_path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").touch()
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml><body><outline text="Coast" xmlUrl="https://coast.example/feed"/></body></opml>')
    assert main(["import", str(opml)]) == 0
    capsys.readouterr()
    assert main(["feeds", "--set", "coast", "full=on", "title=The coast"]) == 0
    shown = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert (shown["title"], shown["full_text"], shown["proxy"]) == ("The coast", "on", "-")
    assert main(["feeds", "--show", "The Coast"]) == 0
    assert dict(line.split("\t") for line in capsys.readouterr().out.splitlines()) == shown
    for wrong in ("full=all", "full", "colour=1"):
        assert main(["feeds", "--set", "1", wrong]) == 1
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("old", ["exec:ls", "file:///feeds/a.xml", "quoth:edition"])
def test_what_is_no_feed_of_the_web_has_no_other_address(old: str) -> None:
    with pytest.raises(ReaderError, match="address must begin with http"):
        new_address(old, "https://a.example/feed")
    assert new_address("http://a.example/feed", " https://b.example ") == "https://b.example/"

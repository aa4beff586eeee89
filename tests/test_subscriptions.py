"""Finding feeds, subscribing, leaving, and lists of feeds."""

from __future__ import annotations

import pytest
from fakes import Clock, library_of
from loopback import Loopback, Reply, item, rss

from reader.library import Library
from reader.library.network import Network
from reader.model import FeedFound, FeedLink, Imported, ReaderError, Selection
from reader.store import feeds
from reader.store.store import Store

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><id>x</id>
<updated>2026-11-20T08:00:00Z</updated><entry><id>1</id><title>Ferry</title><updated>2026-11-20T08:00:00Z</updated>
<link href="/ferry"/><content type="html">&lt;p&gt;Words</content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel><title>Coast</title></channel>
<item rdf:about="x"><title>Ferry</title><link>https://a.example/ferry</link></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Coast",
"items": [{"id": "1", "title": "Ferry", "url": "https://a.example/ferry", "content_html": "<p>Words"}]}"""


def link(path: str, title: str = "") -> str:
    return f'<link rel="alternate" type="application/rss+xml" href="{path}" title="{title}">'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (ATOM, "application/atom+xml"),
        (RDF, "text/xml"),
        (JSON, "application/feed+json"),
        (JSON, "application/json"),
        (ATOM, "text/html"),
    ],
)
async def test_each_family_of_feeds_can_be_subscribed_to(
    site: Loopback, library: Library, clock: Clock, body: str, kind: str
) -> None:
    site["/feed"] = Reply(body.encode(), content_type=kind)
    feed = await library.subscriptions.add(site.url("/feed"), "News/Coast")
    assert library.feeds() == (feed,)
    assert (feed.title, feed.folder, feed.unread, feed.checked) == ("Coast", "News/Coast", 1, clock())
    (story,) = library.stories(library.story_ids(Selection(feed=feed.id)))
    assert (story.title, story.feed_title) == ("Ferry", "Coast")


async def test_the_only_feed_a_page_names_is_taken(site: Loopback, library: Library) -> None:
    site["/"] = Reply(link("/feed").encode() + b"<p>Welcome")
    site["/feed"] = Reply(rss(item("a")))
    assert (await library.subscriptions.add(site.url("/"))).url == site.url("/feed")


@pytest.mark.parametrize("page", [link("/feed"), "no feed is named"])
async def test_no_page_of_the_internet_leads_to_a_feed_in_ones_own_network(
    site: Loopback, store: Store, clock: Clock, page: str
) -> None:
    """The proxy stands for the internet: it has the page, and would have the other."""
    library = library_of(store, Network(None, False, proxy=site.root), clock)
    private = site.url("/feed").replace("127.0.0.1", "10.0.0.1")
    site["http://gazette.example/"] = Reply(page.replace("/feed", private).encode())
    site[private] = Reply(rss(item("a")))
    with pytest.raises(ReaderError, match=r"private network|names no feed"):
        await library.subscriptions.add("http://gazette.example/")
    assert not site.asked(private) and not library.feeds()
    await library.close()


async def test_the_reader_chooses_one_of_several_feeds(site: Loopback, library: Library) -> None:
    site["/"] = Reply((link("/one", "One") + link("/two", "Two")).encode())
    links = (FeedLink(site.url("/one"), "One"), FeedLink(site.url("/two"), "Two"))
    with pytest.raises(FeedFound, match="names 2 feeds") as caught:
        await library.subscriptions.add(site.url("/"))
    assert caught.value.feeds == links
    assert library.feeds() == ()


@pytest.mark.parametrize("path", ["/feed", "/rss.xml", "/blog/feed", "/feeds/posts/default"])
async def test_a_feed_that_no_page_links_is_found_at_the_usual_addresses(
    site: Loopback, library: Library, path: str
) -> None:
    site["/blog/today"] = Reply(b"<p>No feed here.")
    site["/rss"] = Reply(b"<html><p>Everything here leads to the front page.")
    site[path] = Reply(rss(item("a")))
    feed = await library.subscriptions.add(site.url("/blog/today"))
    assert (feed.url, feed.stories) == (site.url(path), 1)


@pytest.mark.parametrize("href", ["/service/abo", "/rss"])
async def test_a_feed_is_found_on_the_page_that_lists_those_of_a_site(
    site: Loopback, library: Library, href: str
) -> None:
    overview = f'<a href="{href}">RSS feeds</a>'
    site["/"] = Reply(f"<p>Welcome</p>{overview}".encode())
    site[href] = Reply(f"{overview}<a href='/news/rss.xml'>All news</a>".encode())
    site["/news/rss.xml"] = Reply(rss(item("a")))
    assert (await library.subscriptions.add(site.url("/"))).url == site.url("/news/rss.xml")
    site[href] = Reply(
        f"{overview}<a href='/news/rss.xml'>All</a><a href='/coast/rss.xml'>Coast</a>".encode()
    )
    with pytest.raises(FeedFound, match="names 2 feeds") as caught:
        await library.subscriptions.add(site.url("/"))
    assert [link.title for link in caught.value.feeds] == ["All", "Coast"]


async def test_a_link_that_is_called_a_feed_is_tried_before_the_usual_addresses(
    site: Loopback, library: Library
) -> None:
    site["/"] = Reply(b"<p>Welcome</p><a href='/out/7'><img alt='RSS'></a>")
    site["/out/7"] = Reply(rss(item("a")))
    assert (await library.subscriptions.add(site.url("/"))).url == site.url("/out/7")
    assert not site.asked("/feed")


async def test_pages_that_name_one_another_lead_to_no_feed(site: Loopback, library: Library) -> None:
    site["/"] = Reply(b"<p>Welcome</p><a href='/rss'>RSS</a>")
    site["/rss"] = Reply(b"<a href='/feed'>Feed</a>")
    site["/feed"] = Reply(b"<a href='/rss'>RSS</a>")
    with pytest.raises(ReaderError, match="not a feed"):
        await library.subscriptions.add(site.url("/"))
    assert len(site.requests) < 5


async def test_the_search_for_a_feed_ends_where_a_server_wants_to_be_left_alone(
    site: Loopback, library: Library
) -> None:
    site["/"] = Reply(b"<p>No feed here.")
    site["/rss"] = Reply(status=429)
    site["/atom.xml"] = Reply(rss(item("a")))
    with pytest.raises(ReaderError, match="has none at the usual addresses"):
        await library.subscriptions.add(site.url("/"))
    assert [request.path for request in site.requests] == ["/", "/feed", "/rss"]


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(b"<p>No feed here."), "names no feed on this page"),
        (Reply(status=404), "has no such page"),
        (Reply(b""), "sent an empty page"),
        (Reply(link("/absent").encode()), "has no such page"),
        (Reply(link("/page").encode()), "names no feed on this page"),
    ],
)
async def test_what_is_no_feed_is_not_subscribed_to(
    site: Loopback, library: Library, reply: Reply, sentence: str
) -> None:
    site["/"] = reply
    site["/page"] = Reply(b"<p>words")
    with pytest.raises(ReaderError, match=sentence):
        await library.subscriptions.add(site.url("/"))
    assert library.feeds() == ()


async def test_what_is_no_address_is_refused(library: Library) -> None:
    with pytest.raises(ReaderError, match=r"^javascript:ls is no web address"):
        await library.subscriptions.add("javascript:ls")
    library.offline = True
    with pytest.raises(ReaderError, match=r"^You are offline: a\.example was not asked\.$"):
        await library.subscriptions.add("https://a.example/")


async def test_a_feed_comes_back_with_its_stories(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a"), item("b")))
    feed = await library.subscriptions.add(site.url("/feed"))
    library.mark(library.story_ids(Selection())[:1], unread=False)
    library.subscriptions.remove(feed.id)
    assert (library.feeds(), len(library.story_ids(Selection()))) == ((), 0)
    library.subscriptions.restore(feed.id)
    assert [f.unread for f in library.feeds()] == [1]
    library.subscriptions.remove(feed.id)
    assert (await library.subscriptions.add(site.url("/feed"))).id == feed.id
    assert (await library.subscriptions.add(site.url("/feed"))).unread == 1


async def test_a_list_of_feeds_goes_out_and_comes_in(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a"), title="A &amp; B"))
    feed = await library.subscriptions.add(site.url("/feed"), "News/Coast & Sea")
    library.install_edition()
    exported = library.subscriptions.as_opml()
    assert "quoth:" not in exported
    assert library.subscriptions.import_list(exported.encode()) == Imported(0, 1)
    library.subscriptions.remove(feed.id)
    assert library.subscriptions.import_list(exported.encode()) == Imported(1, 0)
    (again,) = library.feeds()
    assert (again.id, again.title, again.folder, again.stories) == (feed.id, "A & B", "News/Coast & Sea", 1)


async def test_imported_feeds_come_with_the_next_refresh(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("a")))
    outline = f'<outline text="News"><outline xmlUrl="{site.url("/feed")}"/></outline>'
    opml = f'<opml version="2.0"><body>{outline}</body></opml>'
    assert library.subscriptions.import_list(opml.encode()) == Imported(1, 0)
    assert site.requests == []
    assert [step.added async for step in library.refresh()] == [1]
    (feed,) = library.feeds()
    assert (feed.folder, feed.title) == ("News", "Vannport Gazette")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_known_in_any_encoding_and_says_what_it_leaves_out(library: Library, encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    outlines = '<outline text="Zoë" xmlUrl="https://z.example/f"/><outline text="x" xmlUrl="exec:id"/>'
    text = f'<?xml version="1.0" encoding="{named}"?><opml><body>{outlines}</body></opml>'
    done = library.subscriptions.import_list(text.encode(encoding))
    assert done.added == 1
    assert [note.partition(":")[0] for note in done.notes] == ["1 outline was left out"]
    assert [feed.title for feed in library.feeds()] == ["Zoë"]


def test_a_list_that_cannot_be_read_is_a_sentence(library: Library) -> None:
    with pytest.raises(ReaderError):
        library.subscriptions.import_list(b"<opml><body><outline")
    assert library.feeds() == ()


async def test_a_feed_that_is_added_twice_is_one_and_says_so(site: Loopback, library: Library) -> None:
    site["/feed"] = site["/feed?utm_source=friend"] = Reply(rss(item("a")))
    first = await library.subscriptions.add(site.url("/feed"), "Coast")
    again = await library.subscriptions.add(site.url("/feed?utm_source=friend"))
    assert (again.id, again.folder, again.notice) == (first.id, "Coast", "You had it already.")
    assert first.notice is None
    assert [feed.notice for feed in library.feeds()] == [None]


async def test_a_feed_that_is_added_again_stays_in_its_folders(site: Loopback, library: Library) -> None:
    site["/feed"] = Reply(rss(item("1", "One")))
    feed = await library.subscriptions.add(site.url("/feed"), folder="Coast")
    assert (await library.subscriptions.add(site.url("/feed"), folder="News")).folders == ("Coast",)
    library.subscriptions.remove(feed.id)
    assert (await library.subscriptions.add(site.url("/feed"), folder="News")).folders == ("News",)


def test_only_a_host_that_is_plainly_private_may_be_in_a_list(library: Library, store: Store) -> None:
    hosts = ("192.168.0.9", "gazette.example", "2130706433", "localhost.")
    listed = "".join(f"<outline text='A' xmlUrl='http://{host}/feed'/>" for host in hosts)
    library.subscriptions.import_list(f"<opml><body>{listed}</body></opml>".encode())
    allowed = {feed.url for feed in feeds.subscriptions(store) if feed.settings.private}
    assert allowed == {f"http://{host}/feed" for host in hosts if host != "gazette.example"}

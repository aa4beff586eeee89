"""Title, authors, site, date, language of a page."""

import json
from html import escape

import pytest

from reader.text.bylines import is_person
from reader.text.extract.dates import clock_date, first_date, iso_date, written_dates
from reader.text.extract.dating import is_date_label, is_date_line
from reader.text.extract.guides import read_guides
from reader.text.extract.metadata import Metadata, read_metadata
from reader.text.extract.parse import parse

URL = "https://www.ansel.example/2024/11/05/market"


def metadata(head: str = "", body: str = "", url: str = "https://www.ansel.example/market") -> Metadata:
    root = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_metadata(root, read_guides(root), url)


def linked_data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


DATA_OF_BO = linked_data(author={"@type": "Person", "name": "Bo Day"})


PROSE = "The fish market on the hill has closed after ninety years, and the boats of its owners are for sale."


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The market closes | Courier</title>", "<h1>The market closes</h1>", "The market closes"),
        ("<title>The old market has closed - The Ansel Courier</title>", "", "The old market has closed"),
        ("<title>Courier » News » A fish market closes</title>", "<h1>A fish market closes</h1>",
         "A fish market closes"),
        ('<meta property="og:title" content="Fish &amp;amp; ice in Ansel">', "", "Fish & ice in Ansel"),
        ("<title>Ice on the river at last</title>", "<h1>Courier</h1>", "Ice on the river at last"),
        ('<meta property="og:site_name" content="Tide"><title>Ice on the river | Tide</title>',
         "<h1>Tide</h1>", "Ice on the river"),
        ("", "<h1>Only a headline here</h1>", "Only a headline here"),
        ("", "<h1>Only a headline<br>here</h1>", "Only a headline here"),
        ("<title>The market closes</title>", "<h1>A word from our own founder</h1>", "The market closes"),
        ("<title>The market closes</title>", "<h1>Title: The market closes</h1>", "The market closes"),
        ("<title>Why the market closes | Opinion</title>", "<h1>Why the market closes | Opinion</h1>",
         "Why the market closes"),
        ("<title>Tide tables | Coast, harbour and the open sea</title>", "<h1>Tide tables</h1>",
         "Tide tables"),
        ("<title>What the ice costs all of us | Tide</title>",
         "<h2>What the ice costs all of us</h2><h1>And what the costs do to the town</h1>",
         "What the ice costs all of us"),
        ("<title>Fish and ice and the price of both – World news: Tide</title>",
         "<h1>World news: Tide</h1><h1>Fish and ice and the price of both</h1>",
         "Fish and ice and the price of both"),
        ("<meta property='og:title' content='What the ice costs'><title>Ice World of Tide</title>",
         "<h1>World of Tide</h1><h1>What the ice costs</h1>", "What the ice costs"),
        ("<title>Ansel » What the ice on the river costs us</title>",
         "<h1>ANSEL</h1><h3>What the ice on the river costs us</h3>", "What the ice on the river costs us"),
        ("<title>Tales of a harbour town | What ice costs</title>", "<h2>Tales of a harbour town</h2>",
         "Tales of a harbour town"),
        ("<title>A harbour town and all of its tales | Ice costs us much</title>",
         "<h2>A harbour town and all of its tales</h2>", "A harbour town and all of its tales"),
        ("<title>What ice costs the town « Tide tables</title>", "", "What ice costs the town"),
        ("<title>The mayor sees no «mission» for her town</title>", "",
         "The mayor sees no «mission» for her town"),
        ("<title>Le maire du port répond : « Jamais »</title>", "", "Le maire du port répond : « Jamais »"),
        ("<title>Page</title>", "<svg><title>Icon</title></svg>", "Page"),
        ("", "", ""),
        ("<title>The old market closes now - Ansel.example - Port Ansel</title>", "",
         "The old market closes now"),
        ("<title>The old market closes - what now - Port Ansel</title>", "",
         "The old market closes - what now"),
    ],
)  # fmt: skip
def test_the_title_is_taken_from_the_best_place(head: str, body: str, title: str) -> None:
    assert metadata(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (linked_data(author={"@type": "Person", "name": "Ann Lee"}), "", ("Ann Lee",)),
        (
            linked_data(author=[{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Day"}]),
            "",
            ("Ann Lee", "Bo Day"),
        ),
        (linked_data(author={"@type": "Organization", "name": "Ansel Courier"}), "", ()),
        (linked_data(author="By Ann Lee and Bo Day"), "", ("Ann Lee", "Bo Day")),
        ('<meta name="author" content="Ann Lee, Bo Day">', "", ("Ann Lee", "Bo Day")),
        ('<meta property="article:author" content="https://social.example/annlee">', "", ()),
        ('<meta name="author" content="Staff">', "", ()),
        (
            "",
            "<h1>The market closes</h1><div class='byline'>By <a href='/ann'>Ann Lee</a></div>",
            ("Ann Lee",),
        ),
        ("", "<h1>The market closes</h1><p>Von Ernst Öder</p>", ("Ernst Öder",)),
        ("", "<h1>The market closes</h1><p>By the time it closed, nobody came.</p>", ()),
        (
            "",
            "<h1>The market closes</h1><span itemprop='author'>Ann Lee, senior reporter</span>",
            ("Ann Lee",),
        ),
        (
            "",
            "<h1>The market closes</h1><span class='byline'>Written by<b>Ann Lee</b>Harbour</span>",
            ("Ann Lee",),
        ),
        ("", "<h1>The market closes</h1><p><a href='/autoren/lee'>Ann Lee</a></p>", ("Ann Lee",)),
        ("", "<h1>The market closes</h1><p class='byline'>Photos by Ann Lee</p>", ()),
        ("", "<h1>The market closes</h1><p>Reviewed by Ann Lee</p>", ()),
        ("", "<h1>The market closes</h1><figcaption><a href='/staff/lee'>Ann Lee</a></figcaption>", ()),
        ("", "<h1>A day with Ann Lee</h1><a href='/people/ann'>Ann Lee</a>", ()),
        (
            linked_data(author={"@type": "Person", "name": "Ann"}),
            "<h1>A day with Ann</h1><p class='byline'>By <a href='/people/ann'>Ann Lee</a></p>",
            ("Ann Lee",),
        ),
        (linked_data(author={"@type": ["Person", "Organization"], "name": "Ann Lee"}), "", ("Ann Lee",)),
        (
            linked_data(
                author={"@id": "#a"},
                **{"@graph": [{"@id": "#a", "@type": ["Person", "Organization"], "name": "Zuzu Vane"}]},
            ),
            "",
            ("Zuzu Vane",),
        ),
        (linked_data(author={"@type": "Person", "name": "annlee"}), "", ("annlee",)),
        (linked_data(author={"@type": "Person", "name": "ann lee"}), "", ("Ann Lee",)),
        (linked_data(author={"@type": "Person", "name": "ansel"}), "", ()),
        (
            "<meta name='citation_author' content='Lee, Ann'><meta name='citation_author' content='Day, Bo'>",
            "",
            ("Ann Lee", "Bo Day"),
        ),
        ("<meta name='citation_author' content='van der Lee, Ann'>", "", ("Ann van der Lee",)),
        ("<meta name='dc.creator' content='Ann Lee, Bo Day'>", "", ("Ann Lee", "Bo Day")),
        ("", "<h1>The market closes</h1><p>A stall by Ann Lee</p><p>DIY Fish Stalls</p>", ()),
        (
            "",
            "<h1>The market closes</h1><div><p>Author</p><p>Ann Lee</p><p>Harbour editor</p></div>",
            ("Ann Lee",),
        ),
        ("", "<h1>The market closes</h1><p>Nov. 5, 2024 · By Ann (Annie) Lee · 3 min read</p>", ("Ann Lee",)),
        ("", "<h1>The market closes</h1><p>Ann Lee | Harbour editor | 5 November 2024</p>", ("Ann Lee",)),
        ("", "<h1>The market closes</h1><p>Fish Stall | 5 November 2024</p>", ()),
        (
            linked_data(author={"@type": "Person", "name": "Ansel Harbour Desk"}),
            "<h1>The market closes</h1><p class='author'>Text Size</p>",
            (),
        ),
        (
            linked_data(author={"@type": "Person", "name": "Ansel Harbour Desk"}),
            "<h1>The market closes</h1><p class='author'>Ann Lee</p>",
            ("Ann Lee",),
        ),
        ("", f"<h1>The market closes</h1>{'<p>Ice.</p>' * 300}<p>Written by Ann Lee</p>", ("Ann Lee",)),
        (
            "",
            f"<h1>The market closes</h1>{'<p>Ice.</p>' * 300}<p>Written by Ann Lee</p><p>By Bo Day</p>",
            (),
        ),
        ("", "<h1>The market closes</h1><div class='comments'><b class='author'>Bo Day</b></div>", ()),
        ("", "<h1>The market closes</h1><a rel='author' href='/@x'>Mastodon</a>", ()),
        (
            linked_data(author={"@type": "Person", "name": "Ansel Gazette"}, publisher="x")
            + '<meta property="og:site_name" content="Ansel Gazette">',
            "",
            (),
        ),
        (
            linked_data(author={"@type": "Person", "name": "Mary Dahl"})
            + '<meta property="og:site_name" content="Mary Dahl">',
            "",
            ("Mary Dahl",),
        ),
        (DATA_OF_BO, "<h1>A market</h1><p>By Ann Lee, harbour editor</p>", ("Ann Lee",)),
        (DATA_OF_BO, "<h1>A market</h1><p>By Bo Day and Ann Lee</p>", ("Bo Day", "Ann Lee")),
        (DATA_OF_BO, "<h1>A market</h1><p>By Dr. Bo A. Day</p><p>By Ann Lee</p>", ("Bo Day",)),
        (DATA_OF_BO, "<h1>A market</h1><p>Edited by Ann Lee</p>", ("Bo Day",)),
        (DATA_OF_BO, "<h1>A market</h1><p>By Fish Stall</p>", ("Bo Day",)),
        (DATA_OF_BO, f"<h1>A market</h1>{'<p>Ice.</p>' * 30}<p>By Ann Lee</p>", ("Bo Day",)),
        (
            "",
            "<h1>A market</h1><div><h6>Author(s)</h6><ul><li>Ann Lee</li><li>Bo Day</li></ul></div>",
            ("Ann Lee", "Bo Day"),
        ),
        ("", "<h1>A market</h1><p><b>Contributors:</b> Ann Lee</p>", ("Ann Lee",)),
        ('<meta name="dcterms.creator" content="Board for Fish Welfare and Trade">', "", ()),
        ("", "<h1>Fish</h1><li>DiMarco Fishing Boats</li>", ()),
        ("", "<h1>Fish</h1><p class='byline'>ByAnn Lee</p>", ("Ann Lee",)),
        ("", "<h1>Fish</h1><p class='byline'>By DiAnna Lee</p>", ("DiAnna Lee",)),
        (
            '<meta name="dc.creator" content="Ann Lee"><meta name="citation_authors" content="Lee, Ann">'
            '<meta name="citation_authors" content="Day, Bo">',
            "",
            ("Ann Lee", "Bo Day"),
        ),
        (
            "",
            f"<h1>Fish</h1><div class='author'><style>{'.a{color:red}' * 20}</style>Ann Lee</div>",
            ("Ann Lee",),
        ),
        ("", "<h1>The market</h1><span class='author'>王小明</span>", ("王小明",)),
        ("", "<h1>The market</h1><span class='author'>编辑</span>", ()),
        ("", "<h1>The market</h1><p>作者：王小明</p>", ("王小明",)),
        ("", "<h1>The market</h1><p>記者 山田太郎</p>", ("山田太郎",)),
        ("", "<h1>The market</h1><p class='byline'>홍길동 기자</p>", ("홍길동",)),
        ("", "<h1>The market</h1><p>بقلم أحمد علي</p>", ("أحمد علي",)),
        (linked_data(author={"@type": "Person", "name": "ანა ლომიძე"}), "", ("ანა ლომიძე",)),
        (linked_data(author="新华社"), "", ()),
        (
            "",
            "<h1>Fish</h1><div>Par <b>Jeanne Morel</b>, <b>Luc Petit</b> <i>à Lyon</i></div>",
            ("Jeanne Morel", "Luc Petit"),
        ),
        (
            '<meta name="author" content="paper.es">',
            "<h1>Fish</h1><p class='firma'><em>Marta Vidal</em> | Palma</p>",
            ("Marta Vidal",),
        ),
        ("", "<h1>The market</h1><p>김영희 기자 kim@paper.example</p>", ("김영희",)),
        ("<meta name='author' content='DER ANSEL'>", "<h1>Fish</h1><p>Von Ada Kern</p>", ("Ada Kern",)),
        ("<meta name='author' content='Der Pohl'>", "<h1>Fish</h1>", ("Der Pohl",)),
        (
            "<meta name='author' content='Harbour Wave (www.ansel.example)'>",
            "<h1>Fish</h1><p>By Ada Kern</p>",
            ("Ada Kern",),
        ),
        ("<meta name='author' content='Ada Kern (ada@ansel.example)'>", "<h1>Fish</h1>", ("Ada Kern",)),
        (DATA_OF_BO, "<h1>Fish</h1><a href='/b'><h3>Ice is dear</h3><p>By Ada Kern</p></a>", ("Bo Day",)),
        (DATA_OF_BO, "<h1>Fish</h1><a href='/authors/kern'><span>By Ada Kern</span></a>", ("Ada Kern",)),
        ("<meta name='articleAuthor' content='Ada Kern'>", "<h1>Fish</h1>", ("Ada Kern",)),
        (
            "",
            "<h1>Fish</h1><div data-testid='byline-contributors'><span>Ada Kern</span></div>",
            ("Ada Kern",),
        ),
        ("", f"<h1>Fish</h1><p>{PROSE}</p><p style='text-align: right'><b>Ngân Hà</b></p>", ("Ngân Hà",)),
        ("", f"<h1>Fish</h1><p>{PROSE}</p><p><strong>Ann Lee</strong></p><p>Tags</p>", ("Ann Lee",)),
        ("", f"<h1>Fish</h1><p>{PROSE}</p><p><strong>Ann Lee</strong></p><p>{PROSE}</p>", ()),
        ("", f"<h1>Fish</h1><p>{PROSE}</p><p><strong>Harbour Lights</strong></p>", ()),
        ("", f"<h1>Fish</h1><p>{PROSE}</p><p><strong>Ann Lee</strong> sells fish</p>", ()),
        (
            "<meta property='og:site_name' content='Vestea Coastei - Cotidianul oamenilor de mare'>",
            "<h1>The market closes</h1><p class='byline'>De Vestea Coasţei</p>",
            (),
        ),
        (
            "<meta property='og:site_name' content='Ice &amp; I'><meta name='author' content='Ice &amp; I'>",
            "<h1>The market closes</h1>",
            (),
        ),
        ("", f"<h1>The market closes</h1><p>{PROSE} {PROSE}</p><p>{PROSE} (By Bo Day) Ends</p>", ("Bo Day",)),
        ("", f"<h1>市场关闭</h1><p>{'港口的鱼市场已经关闭。' * 9}（记者 张大文）</p>", ("张大文",)),
        ("", f"<h1>The market closes</h1><p>{PROSE} (By and large)</p>", ()),
        ("", f"<h1>The market closes</h1><p>{PROSE} (Edited by Bo Day)</p>", ()),
        ("", f"<h1>The market closes</h1><p>{PROSE} (By Bo Day)</p><p>{PROSE} (By Ann Lee)</p>", ()),
    ],
)
def test_authors_are_taken_from_the_best_place(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert metadata(head, body).authors == authors


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (linked_data(datePublished="2024-11-05T18:20Z", keywords=""), "", "2024-11-05T18:20:00+00:00"),
        ('<meta name="pubdate" content="2024-11-05T18:20+0100">', "", "2024-11-05T18:20:00+01:00"),
        ("", "<h1>The market closes</h1><time datetime='2024-11-05'>today</time>", "2024-11-05"),
        ("", "<h1>The market closes</h1><p>5 November 2024</p>", "2024-11-05"),
        ('<meta name="og:updated_time" content="2024-11-09">', "<h1>A market</h1><p>Nov. 5, 2024</p>",
         "2024-11-05"),
        (linked_data(datePublished="2024-11-25"), "<h1>A market</h1><p>Nov. 5, 2024</p>", "2024-11-05"),
        (linked_data(datePublished="2024-11-05"), "<h1>A market</h1><p>Nov. 25, 2024</p>", "2024-11-05"),
        (linked_data(datePublished="2024-11-25"), f"<h1>A market</h1>{'<p>Ice.</p>' * 30}<p>Nov. 5, 2024</p>",
         "2024-11-25"),
        ("", f"<h1>A market</h1>{'<p>Ice.</p>' * 300}<p>公開：2024/11/25</p>", "2024-11-25"),
        (linked_data(datePublished="2024-11-25"),
         f"<h1>A market</h1>{'<p>Ice.</p>' * 30}<p>Published Nov. 5, 2024</p>", "2024-11-05"),
        (linked_data(datePublished="2024-11-06T01:00Z"), "<h1>A market</h1><p>Nov. 5, 2024</p>",
         "2024-11-06T01:00:00+00:00"),
        (linked_data(datePublished="2024-11-06T01:00Z"),
         "<h1>A market</h1><time datetime='2024-11-05T17:00-08:00'>Then</time>", "2024-11-05T17:00:00-08:00"),
        (linked_data(datePublished="2024-11-06T01:00Z"),
         "<h1>A market</h1><time datetime='2024-11-06T07:00-08:00'>Now</time>", "2024-11-06T01:00:00+00:00"),
        ("", f"<h1>A market</h1>{'<p>Ice.</p>' * 300}<p>Published on 5 November 2024</p>", "2024-11-05"),
        ("", f"<h1>A market</h1>{'<p>Ice.</p>' * 300}<p>5 November 2024</p>", None),
        (linked_data(datePublished="2024-11-07T22:00Z"), "<h1>A market</h1><p>Nov. 6, 2024</p>",
         "2024-11-06"),
        ("", f"<h1>A market</h1>{'<p>Ice.</p>' * 300}<p>Updated on 5 November 2024</p>", "2024-11-05"),
        ('<meta name="sailthru.date" content="2024-11-05">', "", "2024-11-05"),
        ('<meta property="article:post_date" content="2024-11-05">', "", "2024-11-05"),
        ('<meta name="_pubtime" content="2024-11-05 10:15">', "", "2024-11-05T10:15:00"),
        ('<meta name="update_time" content="2024-11-09"><meta name="pubtime" content="2024-11-05">', "",
         "2024-11-05"),
        ('<meta name="sailthru.date" content="2024-11-06 03:00:00">', "<h1>A market</h1><p>Nov. 5, 2024</p>",
         "2024-11-05"),
        ("", "<h1>A market</h1><relative-time datetime='2024-11-05'>2 days ago</relative-time>",
         "2024-11-05"),
        ("", "<h1>A market</h1><harbour-tide datetime='2024-11-05'>High water</harbour-tide>", None),
        (linked_data(dateModified="2024-11-05"), "<h1>A market</h1>", "2024-11-05"),
        (linked_data(dateModified="2024-11-09"), "<h1>A market</h1><p>Nov. 5, 2024</p>", "2024-11-05"),
        ("", "", None),
    ],
)  # fmt: skip
def test_dates_of_pages(head: str, body: str, published: str | None) -> None:
    assert metadata(head, body).published == published


@pytest.mark.parametrize(
    ("given", "headline", "title"),
    [
        ("The market on the hill closes", "Nov 5 2024 The market on the hill closes",
         "The market on the hill closes"),
        ("The market on the hill closes", "The market on the hill closes Posted on July 1, 2024 by bo",
         "The market on the hill closes"),
        ("The market on the hill", "The market on the hill, and what the vote of 5 November 2024 was about",
         "The market on the hill, and what the vote of 5 November 2024 was about"),
        ("The market on the hill closes", "The market on the hill closes in 2024",
         "The market on the hill closes"),
        ("Ice, salt, and the price of both: how we set up the market, the harbour and th",
         "Ice, salt, and the price of both: how we set up the market, the harbour and the hill",
         "Ice, salt, and the price of both: how we set up the market, the harbour and the hill"),
        ("What the ice on the hill costs", "What the ice on the hill costs<b>Courier Ansel</b>",
         "What the ice on the hill costs"),
        ("AnselNet - how the ice on the river grows", "Title:AnselNet - how the ice on the river grows",
         "AnselNet - how the ice on the river grows"),
        ("Fish &amp;amp; ice on the hill", "Fish &amp;amp; ice on the hill", "Fish & ice on the hill"),
    ],
)  # fmt: skip
def test_a_headline_is_taken_without_its_date_and_whole(given: str, headline: str, title: str) -> None:
    head = f'<meta property="og:title" content="{given}">'
    assert metadata(head, f"<h1>{headline}</h1><p>{PROSE}</p>").title == title


def published_meta(stamp: str) -> str:
    return f'<meta property="article:published_time" content="{stamp}">'


@pytest.mark.parametrize(
    ("stamps", "published"),
    [
        (("2024-11-05", "2024-11-05T18:20Z"), "2024-11-05T18:20:00+00:00"),
        (("2024-11-05T00:00Z", "2024-11-06T04:39Z"), "2024-11-06T04:39:00+00:00"),
        (("2024-11-05", "2024-11-08T18:20Z"), "2024-11-05"),
        (("2024-11-05", "2024-11-03T18:20Z"), "2024-11-05"),
        (("2024-11-05T00:00-05:00", "2024-11-05T05:00Z"), "2024-11-05T00:00:00-05:00"),
        (("2024-11-05T09:00Z", "2024-11-05T18:20Z"), "2024-11-05T09:00:00+00:00"),
    ],
)
def test_a_day_that_the_data_gives_has_the_time_that_it_gives_elsewhere(
    stamps: tuple[str, str], published: str
) -> None:
    head = linked_data(datePublished=stamps[0]) + published_meta(stamps[1])
    assert metadata(head).published == published


def test_the_time_of_a_comment_is_not_that_of_the_article() -> None:
    comment = {"@type": "Comment", "datePublished": "2024-11-05T18:20Z"}
    assert metadata(linked_data(datePublished="2024-11-05", comment=comment)).published == "2024-11-05"


@pytest.mark.parametrize(
    ("elsewhere", "published"),
    [
        ("<time datetime='2024-11-06T07:00-08:00'>7 am</time>", "2024-11-05T17:00:00-08:00"),
        ("<time datetime='2024-11-06T07:00+09:00'>7 am</time>", "2024-11-06T01:00:00+00:00"),
        ("<time datetime='2024-11-06T07:00Z'>7 am</time>", "2024-11-06T01:00:00+00:00"),
        ("<time datetime='2024-11-06'>Wednesday</time>", "2024-11-06T01:00:00+00:00"),
    ],
)
def test_a_moment_is_given_where_it_is_the_day_that_the_page_shows(elsewhere: str, published: str) -> None:
    body = f"<h1>A market</h1><p>Nov. 5, 2024</p><p>{PROSE}</p><div class='comments'>{elsewhere}</div>"
    assert metadata(linked_data(datePublished="2024-11-06T01:00Z"), body).published == published


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("<div><p><a href='/author/bo-day'>Bo Day</a></p><p>5 November 2024</p></div>", "2024-11-05"),
        ("<div><p>Report by Bo Day</p><p>May 5, 2024. Updated: May 7, 2024</p></div>", "2024-05-05"),
        ("<div><p>Bo Day</p><p>Updated: May 7, 2024</p></div>", "2024-05-07"),
        ("<div><p>Bo Day</p><p>Born on 5 November 1974</p></div>", None),
        ("<div><p>Cy Lund</p><p>5 November 2024</p></div>", None),
        ("<div><p>Bo Day</p><p>5 November 2024</p></div><div><p>Bo Day</p><p>6 May 2023</p></div>", None),
        (f"<div><p>Bo Day. {PROSE}</p><p>5 November 2024</p></div>", None),
    ],
)
def test_the_date_below_a_text_is_that_which_stands_by_its_author(foot: str, published: str | None) -> None:
    body = f"<h1>A market</h1><p>By Bo Day</p>{'<p>Ice.</p>' * 300}{foot}"
    assert metadata(DATA_OF_BO, body).published == published


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (linked_data(datePublished=1730829600), "", "2024-11-05T18:00:00+00:00"),
        ('<meta property="article:published_time" content="1730829600">', "", "2024-11-05T18:00:00+00:00"),
        ('<meta property="og:updated_time" content="1730829600000">', "", "2024-11-05T18:00:00+00:00"),
        ("", "<h1>A market</h1><time datetime='1730829600'>Then</time>", "2024-11-05T18:00:00+00:00"),
        ("", "<h1>A market</h1><time data-time='1730829600' datetime='2024-11-04'></time>", "2024-11-04"),
        ("", "<h1>A market</h1><p data-published-at='1730829600'>Ice</p>", "2024-11-05T18:00:00+00:00"),
        ("", "<h1>A market</h1><p data-publish-date='5 Nov 2024'>Ice</p>", "2024-11-05"),
        ("", "<h1>A market</h1><time data-updated='1730829600'>Then</time>", None),
        ("", "<h1>A market</h1><p data-time='1730829600' data-publication-id='1730829600'>Ice</p>", None),
        ("", "<h1>A market</h1><p>1730829600</p>", None),
        ('<meta property="article:publisher" content="1730829600">', "", None),
    ],
)
def test_a_number_is_a_date_where_it_is_named_for_one(head: str, body: str, published: str | None) -> None:
    assert metadata(head, body).published == published


def test_linked_data_in_a_meta_element_is_read() -> None:
    data = escape(json.dumps({"@type": "NewsArticle", "datePublished": "2024-11-05"}))
    assert metadata(f'<meta name="schema" content="{data}">', "").published == "2024-11-05"
    assert metadata(f'<meta name="schema" content="{data[:-1]}">', "").published is None


def test_the_change_told_by_the_headline_goes_before_the_dates_of_other_stories() -> None:
    cards = "<div class='related'><p>2 May 2024</p></div>"
    found = metadata("", f"<h1>The market closes</h1><p>Last modified: 6 May 2021</p>{cards}")
    assert found.published == "2021-05-06"


CHANGED = '<meta property="article:modified_time" content="{}">'
TOLD = linked_data(datePublished="2024-11-05T18:20Z")


@pytest.mark.parametrize(
    ("head", "body", "updated"),
    [
        (TOLD + CHANGED.format("2024-11-06T08:00:00+01:00"), "", "2024-11-06T08:00:00+01:00"),
        (TOLD + CHANGED.format("2024-11-05T19:20:00+01:00"), "", None),
        (TOLD + CHANGED.format("2024-11-05"), "", None),
        (TOLD, "<h1>The market closes</h1><p>Aktualisiert am 7. November 2024</p>", "2024-11-07"),
        (TOLD, "<h1>The market closes</h1><time class='updated' datetime='2024-11-08'></time>", "2024-11-08"),
        (TOLD, "", None),
        ("", "", None),
    ],
)
def test_dates_of_changes(head: str, body: str, updated: str | None) -> None:
    assert metadata(head, body).updated == updated


def test_the_date_by_the_headline_is_before_those_of_other_stories() -> None:
    cards = "<div class='related'><p>2 May 2021</p><a href='/x'>Another story of the sea</a></div>"
    page = f"{cards}<p>4 May 2021</p><h1>The market closes</h1><p>Updated 6 May 2021</p>{cards}"
    found = metadata("", page)
    assert (found.published, found.updated) == ("2021-05-04", "2021-05-06")


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Published 5 November 2024, 18:20 CET", True),
        ("5. November 2024 um 18.20 Uhr", True),
        ("2024-11-05 | 5 min read", True),
        ("By then, on 5 November 2024, nobody of the council would have said so.", False),
        ("The market closes", False),
        ("Ten firsts of 2024", False),
        ("The 10 best of 2024", False),
        ("", False),
    ],
)
def test_lines_of_dates(line: str, dated: bool) -> None:
    assert is_date_line(line) is dated


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("5 hours ago", True),
        ("vor 3 Stunden", True),
        ("Last updated on", True),
        ("Published:", True),
        ("Long ago", False),
        ("The council published its report on the harbour", False),
        ("The market closes", False),
    ],
)
def test_labels_of_dates(line: str, label: bool) -> None:
    assert is_date_label(line) is label


def test_a_byline_stands_by_a_headline_of_any_level() -> None:
    others = "".join(f"<p>Another line about ice, number {number}</p>" for number in range(300))
    headline = "<h3>Ice <i>on the</i> river</h3><p>By Ann Lee</p>"
    body = f"<h1>Courier</h1>{others}{headline}{others}<h3>Snow</h3><p>By Bo Day</p>"
    assert metadata("<title>Ice on the river</title>", body).authors == ("Ann Lee",)


def test_a_heading_behind_the_text_is_no_headline() -> None:
    text = "<p>" + "The ice came in the night, and with it the cold of the north. " * 4 + "</p>"
    body = f"<p class='byline'>by <a>Ann Lee</a></p>{text * 70}<h1>Support our newspaper now</h1>"
    assert metadata("<title>Rivers freeze over</title>", body).authors == ("Ann Lee",)


def test_section_and_image() -> None:
    found = metadata(
        '<meta property="article:section" content="Harbour"><meta property="og:image" content="/i/quay.jpg">'
    )
    assert (found.section, found.image) == ("Harbour", "https://www.ansel.example/i/quay.jpg")
    assert metadata('<meta property="og:image" content="/logo.png">').image is None
    told = metadata(linked_data(articleSection=["Coast", "News"], image={"url": "https://i.example/a.jpg"}))
    assert (told.section, told.image) == ("Coast", "https://i.example/a.jpg")
    assert metadata('<meta property="article:section" content="2016">').section is None


def test_an_address_can_tell_the_date() -> None:
    assert metadata(url=URL).published == "2024-11-05"
    assert metadata(url="https://www.ansel.example/2024/november/05/market").published == "2024-11-05"
    assert metadata(url="https://www.ansel.example/2024/market/05/").published is None


def test_the_page_tells_its_date_before_the_boxes_of_other_stories_do() -> None:
    cards = "<div class='related'><time datetime='2021-05-02'>2 May</time></div>"
    page = f"<h1>The market closes</h1>{cards}<p>4 May 2021</p>{cards}"
    assert metadata("", page).published == "2021-05-04"
    told = '<meta name="date" content="March 7, 2020">'
    assert metadata(told, f"<h1>The market closes</h1>{cards}").published == "2020-03-07"
    assert metadata("", f"<h1>The market closes</h1>{cards}").published == "2021-05-02"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5 de noviembre de 2024", "2024-11-05"),
        ("5. November 2024, 18:20 Uhr", "2024-11-05"),
        ("le 5 novembre 2024", "2024-11-05"),
        ("5 ноября 2024", "2024-11-05"),
        ("2024年11月5日", "2024-11-05"),
        ("05.11.2024", "2024-11-05"),
        ("25/11/2024", "2024-11-25"),
        ("11/25/2024", "2024-11-25"),
        ("2024. november 5., kedd", "2024-11-05"),
        ("2024 m. lapkričio 5 d.", "2024-11-05"),
        ("5 tháng 11, 2024", "2024-11-05"),
        ("2024 Nov 5", "2024-11-05"),
        ("5th of November 2024", "2024-11-05"),
        ("5 Νοεμβρίου 2024", "2024-11-05"),
        ("5 نوفمبر 2024", "2024-11-05"),
        ("5 Novembr. 2024", "2024-11-05"),
        ("5. 11. 2024 18:20", "2024-11-05"),
        ("5 ΝΟΕΜΒΡΙΟΥ 2024", "2024-11-05"),
        ("5 KASIM 2024", "2024-11-05"),
        ("٥ نوفمبر ٢٠٢٤", "2024-11-05"),
        ("۵ نوامبر ۲۰۲۴", "2024-11-05"),
        ("5 בנובמבר 2024", "2024-11-05"),
        ("५ नवंबर २०२४", "2024-11-05"),
        ("৫ নভেম্বর ২০২৪", "2024-11-05"),
        ("5 พ.ย. 2567", "2024-11-05"),
        ("5 พฤศจิกายน 2567", "2024-11-05"),
        ("ngày 5 tháng 11 năm 2024", "2024-11-05"),
        ("2024. gada 5. novembris", "2024-11-05"),
        ("5-Nov-2024", "2024-11-05"),
        ("วันอังคารที่ 5 พฤศจิกายน พ.ศ. 2567", "2024-11-05"),
        ("5 ნოემბერი, 2024", "2024-11-05"),
        ("5 Նոյեմբերի 2024", "2024-11-05"),
        ("၅ နိုဝင်ဘာ ၂၀၂၄", "2024-11-05"),
        ("5 ኖቬምበር 2024", "2024-11-05"),
        ("నవంబర్ 5, 2024", "2024-11-05"),
        ("५ नोव्हेंबर २०२४", "2024-11-05"),
        ("5 nëntor 2024", "2024-11-05"),
        ("5 noyabr 2024", "2024-11-05"),
        ("5 қараша 2024", "2024-11-05"),
        ("5 лістапада 2024", "2024-11-05"),
        ("5 machines 2024", None),
        ("5 Marina 2024", None),
        ("5 media 2024", None),
        ("5.nov.2024", "2024-11-05"),
        ("5 تشرين الثاني/نوفمبر 2024", "2024-11-05"),
        ("4 اغسطس/ آب 2024", "2024-08-04"),
        ("Ann NovakNov 5, 2024", None),
        ("Ann Marie 5, 2024", None),
        ("3/4/2024", None),
        ("03-04-2024", None),
        ("99 November 2024", None),
        ("one of 2024", None),
        ("Copyright 2021 May 5, 2022", "2022-05-05"),
    ],
)
def test_dates_in_words(text: str, date: str | None) -> None:
    assert first_date(text) == date


def test_days_are_before_months_in_every_language_but_english() -> None:
    assert [first_date("3/4/2024", code) for code in ("fr", "vi", "en", None)] == ["2024-04-03"] * 2 + [
        None
    ] * 2
    page = "<h1>Le marché</h1><p>Publié le 3/4/2024</p>"
    root = parse(f"<html lang='fr-CA'><body>{page}</body></html>")
    assert read_metadata(root, read_guides(root), URL.replace("2024", "x")).published == "2024-04-03"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Tue, 05 Nov 2024 18:20:00 +0100", "2024-11-05T18:20:00+01:00"),
        ("20241105", "2024-11-05"),
        ("2024-11-05 18:20:00", "2024-11-05T18:20:00"),
        ("5 Nov 2024 06:20 PM IST", "2024-11-05T18:20:00"),
        ("5 Nov 2024 12:20 a.m.", "2024-11-05T00:20:00"),
        ("2024-11-05 06:20 PM", "2024-11-05T18:20:00"),
        ("2024-11-05 26:20 PM", "2024-11-05"),
        ("2024-13-05", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        (["2024-11-05"], "2024-11-05"),
        (1730829600, None),
        (None, None),
        ("yesterday", None),
    ],
)
def test_machine_dates(value: object, date: str | None) -> None:
    assert iso_date(value) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (1730829600, "2024-11-05T18:00:00+00:00"),
        (1730829600.25, "2024-11-05T18:00:00+00:00"),
        (" 1730829600123 ", "2024-11-05T18:00:00+00:00"),
        ("173082960", None),
        ("17308296001", None),
        ("9730829600", None),
        (True, None),
        (["1730829600"], None),
        (None, None),
    ],
)
def test_dates_by_the_clock(value: object, date: str | None) -> None:
    assert clock_date(value) == date


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ann Lee", True),
        ("Maïwenn de la Tour", True),
        ("Cher", True),
        ("https://a.example", False),
        ("News Desk", False),
        ("the harbour", False),
        ("5 November", False),
        ("", False),
    ],
)
def test_who_can_be_a_person(name: str, person: bool) -> None:
    assert is_person(name) is person


def test_site_and_canonical_address() -> None:
    found = metadata(
        '<meta property="og:site_name" content="Ansel Courier"><link rel="canonical" href="/news/market">'
    )
    assert (found.site, found.canonical) == ("Ansel Courier", "https://www.ansel.example/news/market")
    assert metadata('<link rel="canonical" href="https://other.example/x">').canonical is None
    assert metadata().site == "ansel.example"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("EURO 2024 am 14. Juni 2024", "2024-06-14"),
        ("Updated 2021 on 3 May 2021", "2021-05-03"),
        ("© 2024 El 3 de mayo de 2024", "2024-05-03"),
        ("Copa 2026 el 11 de junio de 2026", "2026-06-11"),
        ("12 ตุลาคม 2567", "2024-10-12"),
        ("Tel. 2541-10-12", None),
        ("45 Juni 2024", None),
        ("Dismay 3 2024", None),
    ],
)
def test_a_year_before_a_date_is_no_part_of_it(text: str, day: str | None) -> None:
    assert first_date(text) == day


def test_a_line_of_a_year_and_a_date_is_one_of_a_date() -> None:
    assert written_dates("EM 2024 vom 14. Juni 2024") == ("EM 2024 vom  ", 1)
    assert written_dates("3 May 2021 and 4 May 2021") == ("  and  ", 2)


@pytest.mark.parametrize(
    "line",
    [
        "<p class='deck'>Writers, Actors Reach Deal</p>",
        "<span>Authors, Publishers Sue OpenAI</span>",
        "<span>記者会見</span>",
        "<p>首相記者会見</p>",
        "<p>記者招待會</p>",
        "<p>Interview de Marine Le Pen</p>",
        "<p>Intervista di Mario Rossi</p>",
        "<p>Reportage de France Bleu</p>",
        "<p>Bericht von Amnesty International</p>",
        "<p>Kommentar von Union Berlin</p>",
        "<div class='firma'>Siemens Energy</div>",
        "<div class='signature'>Blue Lagoon</div>",
        "<p>현직 기자 구속</p>",
    ],
)
def test_a_line_that_only_looks_like_a_byline_names_nobody(line: str) -> None:
    assert metadata("", f"<h1>The market closes</h1>{line}<p>Fish is sold.</p>").authors == ()


def test_an_author_may_bear_the_name_of_an_agency() -> None:
    head = "<meta name='author' content='Antara Haldar'>"
    assert metadata(head, "<h1>Fish</h1><p>By Antara Haldar</p>").authors == ("Antara Haldar",)
    assert metadata("<meta name='author' content='Antara'>", "<h1>Fish</h1>").authors == ()


FOOT = "<footer><p>Posted by <a href='/author/bo-day'>Bo Day</a> on 5 November 2024</p></footer>"


def test_the_footer_of_an_article_says_who_wrote_it() -> None:
    article = f"<article><h1>The market closes</h1><p>{PROSE}</p>{FOOT}</article>"
    assert metadata("", article).authors == ("Bo Day",)


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>The market closes</h1><p>{PROSE}</p></article>{FOOT}",
        f"<h1>The market closes</h1><p>{PROSE}</p><article><h2>The ice is back</h2>{FOOT}</article>",
        f"<article><h1>The market closes</h1><p>{PROSE}</p><div class='comments'>{FOOT}</div></article>",
    ],
)
def test_other_footers_say_nothing_of_the_article(body: str) -> None:
    assert metadata("", body).authors == ()


def test_what_is_said_of_an_author_is_no_name() -> None:
    about = "<div class='author-description'>Licensed Harbour Pilot, Master Baker</div>"
    assert metadata("", f"<h1>The market closes</h1>{about}<p>{PROSE}</p>").authors == ()
    named = "<div class='author-name'>Bo Day</div>"
    assert metadata("", f"<h1>The market closes</h1>{named}{about}<p>{PROSE}</p>").authors == ("Bo Day",)


OTHER = {
    "@type": "NewsArticle",
    "headline": "Ten pies for the winter",
    "datePublished": "2023-01-02",
    "author": {"@type": "Person", "name": "Ada Kern"},
    "articleBody": "Pies are eaten warm.",
}
OWN = {
    "@type": "NewsArticle",
    "headline": "The market closes",
    "datePublished": "2024-11-05",
    "author": {"@type": "Person", "name": "Bo Day"},
}
CANONICAL = f'<link rel="canonical" href="{URL}">'


def scripts(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


@pytest.mark.parametrize(
    "head",
    [
        scripts(OTHER, OWN),
        scripts({"@graph": [OTHER, OWN]}),
        scripts({"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, OWN),
        CANONICAL + scripts(OTHER, {**OWN, "headline": "Fish and ice", "url": f"{URL}/"}),
        CANONICAL + scripts(OTHER, {**OWN, "headline": "Fish", "mainEntityOfPage": {"@id": f"{URL}?amp=1"}}),
        scripts({**OWN, "@type": "LiveBlogPosting", "liveBlogUpdate": [{**OTHER, "@type": "BlogPosting"}]}),
    ],
    ids=["after another", "in a graph", "list", "address", "page", "live"],
)
def test_the_data_of_another_story_or_of_an_update_is_not_that_of_the_article(head: str) -> None:
    found = metadata(f"<title>The market closes | Courier</title>{head}", "<h1>The market closes</h1>")
    assert (found.authors, found.published) == (("Bo Day",), "2024-11-05")


def test_data_with_a_headline_for_search_engines_is_that_of_the_article() -> None:
    head = scripts(
        {"@type": "WebPage", "datePublished": "2020-01-01"}, {**OWN, "headline": "Fish, ice, boats"}
    )
    assert metadata(f"<title>The market closes</title>{head}").authors == ("Bo Day",)


def test_authors_in_a_list_of_linked_data_are_read() -> None:
    people = [{"@type": "Person", "name": name} for name in ("Bo Day", "Ada Kern")]
    assert metadata(linked_data(author={"@list": people})).authors == ("Bo Day", "Ada Kern")


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<h1><span>Harbour</span> <span>The old market closes</span></h1>", "The old market closes"),
        ("<h1>Harbour: <em>The</em> old market closes</h1>", "Harbour: The old market closes"),
        ("<h1><span>The old market closes</span></h1>", "The old market closes"),
    ],
)
def test_a_label_beside_the_headline_is_no_part_of_it(heading: str, title: str) -> None:
    told = "<meta property='og:title' content='The old market closes'>"
    assert metadata(told if "span" in heading else "", heading).title == title


def test_a_motto_behind_the_name_of_a_site_is_no_standfirst() -> None:
    motto = "<h1>Ansel Courier</h1><h2>All of the news that the coast has for you</h2>"
    body = "<div><h1>The old market closes</h1><h2>After ninety years the fishmongers give up</h2></div>"
    title = "<title>The old market closes</title>"
    assert metadata(title, motto).standfirst == ""
    assert metadata(title, motto + body).standfirst == "After ninety years the fishmongers give up"

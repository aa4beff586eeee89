"""Text that a page holds and does not show: in data, templates, frames and attributes."""

from __future__ import annotations

from html import escape
from json import dumps

import pytest

from reader.text.extract import extract

URL = "https://paper.example/storm"
TEXT = (
    "The harbour of the town was closed on Monday after a storm had torn loose two of its three cranes.",
    "Ships that were to unload grain are waiting outside, and the mayor asked the ministry for its help.",
    "Insurers put the damage at four million, but nobody has yet counted what the sea took from the boats.",
)
HTML = "".join(f"<p>{line}</p>" for line in TEXT)
CHINESE = "港口在星期一的风暴之后关闭，两台起重机被吹倒，市长请求部里帮助，船只在外等候卸下粮食。" * 6


CONSENT = (
    "We and our 812 partners store and read information on your device and process personal data, such as "
    "unique identifiers, for advertising and content that are made to measure, for measuring them, for "
    "research on audiences and to develop services. With your consent we and our partners may use the place "
    "where you are, as told by your device. You may choose at any time in the settings of privacy, and the "
    "harbour of your choices stays open for thirteen months on this device alone."
)
SCRIPTS_OFF = "You need to enable JavaScript to run this app about the storm that closes the harbour. " * 6
BRIEF = (
    "The harbour of the town opened again on Friday after the storm, said the mayor, who thanked crews of "
    "both cranes for the nights that they had worked through."
)


def shown(body: str, title: str = "Storm closes the harbour") -> tuple[str, str]:
    """The Markdown of a page and how it was got."""
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    found = extract(page, URL)
    return found.markdown, found.how.method


@pytest.mark.parametrize(
    "body",
    [
        f"<template>{HTML}</template><div id='root'></div>",
        f"<noscript><h1>Storm closes the harbour</h1>{HTML}</noscript>",
        f"<textarea>{HTML}</textarea>",
        f'<iframe srcdoc="{escape(HTML)}"></iframe>',
        f"<script type='text/template'>{HTML}</script>",
        f"<script>var story = {{'id': 1, \"body\": {dumps(HTML)}}};</script>",
        f"<script>self.push([1, {dumps('a:[' + dumps({'html': HTML}) + ']')}])</script>",
        f'<story-page data-page="{escape(dumps({"props": {"body": HTML}}))}"></story-page>',
        f'<story-page :content="{escape(HTML)}"></story-page>',
        f'<story-page text="{" ".join(TEXT)}"></story-page>',
    ],
)
def test_a_page_that_shows_nothing_gives_the_text_that_it_holds(body: str) -> None:
    markdown, method = shown(body)
    assert method == "data"
    assert all(line in markdown for line in TEXT)


def test_the_page_of_frames_gives_what_it_has_for_others() -> None:
    frames = f"<frameset cols='20%,80%'><frame src='/a'><noframes><body>{HTML}</body></noframes></frameset>"
    page = f"<html>{frames}</html>"
    assert TEXT[2] in extract(page, URL).markdown


def test_text_without_blanks_is_text() -> None:
    body = f'<script type="application/json">{dumps({"post": {"content": CHINESE}})}</script>'
    assert shown(body, "港口在暴风雨后关闭") == (CHINESE, "data")


@pytest.mark.parametrize(
    "body",
    [
        f"<script>var style = {dumps('.story { color: red; margin: 0 } ' * 60)};</script>",
        "<noscript>Please switch on scripts to read this page.</noscript>",
        f"<!-- {HTML} -->",
        "<template>" * 80 + "<p>Loading</p>",
    ],
)
def test_code_and_comments_are_no_text(body: str) -> None:
    assert shown(body) == ("", "page")


def test_what_the_page_shows_goes_before_what_it_holds() -> None:
    body = f"<h1>Storm</h1>{HTML}<template>{HTML.replace('harbour', 'airport') * 5}</template>"
    markdown, method = shown(body)
    assert method == "page" and "airport" not in markdown


def test_elements_of_a_pages_own_are_paragraphs() -> None:
    markdown, _ = shown("".join(f"<my-line>{line}</my-line>" for line in TEXT))
    assert markdown.split("\n\n") == list(TEXT)


HELD = [
    f'<img src="/a.jpg" alt="{" ".join(TEXT)}">',
    f'<button aria-description="{" ".join(TEXT)}">?</button>',
    f"<textarea readonly>{CONSENT}</textarea>",
    f"<template id='cc'><p>{CONSENT}</p></template>",
    f'<div data-consent-text="{CONSENT}"></div>',
    f"<script>var x = {dumps({'t': CONSENT})}</script>",
    f'<script type="application/json">{dumps({"gdpr": CONSENT})}</script>',
    f"<script>var other = {dumps({'t': ' '.join(TEXT)})}</script>",
]


@pytest.mark.parametrize("held", HELD)
def test_a_brief_that_is_shown_stays_whatever_the_page_holds(held: str) -> None:
    assert shown(f"<article><h1>Storm closes the harbour</h1>{held}<p>{BRIEF}</p></article>") == (
        BRIEF,
        "page",
    )


def test_what_begins_with_the_text_that_is_shown_is_more_of_it() -> None:
    held = f"<script>var story = {dumps({'t': ' '.join([BRIEF, *TEXT, *TEXT])})}</script>"
    markdown, method = shown(f"<article><h1>Storm closes the harbour</h1><p>{BRIEF}</p></article>{held}")
    assert method == "data" and BRIEF in markdown and TEXT[2] in markdown


@pytest.mark.parametrize("held", HELD[2:7])
@pytest.mark.parametrize(
    "title", ["Storm closes the harbour", "Your privacy", "404 Not Found", "Just a moment...", ""]
)
def test_a_text_that_asks_for_consent_is_no_article(held: str, title: str) -> None:
    assert shown(f"<div id='root'></div>{held}", title) == ("", "page")


def test_the_notice_of_a_page_that_needs_scripts_is_no_article() -> None:
    page = f"<title>Storm</title><script src='/app.js'></script><noscript>{SCRIPTS_OFF}</noscript>"
    found = extract(page, URL)
    assert (found.markdown, found.warnings) == ("", ("The page shows its text by script only.",))


@pytest.mark.parametrize("title", ["404 Not Found", "Just a moment...", "Hamsters and how to keep them"])
def test_a_page_of_an_error_or_of_something_else_shows_no_text_of_scripts(title: str) -> None:
    assert shown(f"<script>var story = {dumps({'t': ' '.join(TEXT)})}</script>", title) == ("", "page")


def test_what_the_data_calls_the_text_of_the_article_goes_before_all_that_is_held() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Storm closes the harbour",
        "articleBody": " ".join(TEXT) + BRIEF,
    }
    held = (
        f"<script>var other = {dumps({'t': f'The harbour of Storm was built early. {CONSENT}' * 3})}</script>"
    )
    markdown, method = shown(f'<script type="application/ld+json">{dumps(data)}</script>{held}')
    assert method == "data" and markdown.startswith(TEXT[0]) and "built early" not in markdown


def test_a_script_is_no_article_that_is_longer_than_any() -> None:
    code = "var a = " + dumps(('"' + "storm and harbour " * 20) * 2_000)
    assert shown(f"<script>{code}</script>") == ("", "page")


@pytest.mark.parametrize(
    "line",
    [
        "<p><x-link>Ann Lee</x-link> <x-link>said on Monday</x-link> <x-link>that boats sail.</x-link></p>",
        "<p><x-link>Ann Lee</x-link> said <b>on Monday</b> <x-link>that boats sail.</x-link></p>",
        "<div>Ann Lee <x-link>said on Monday</x-link> that boats sail.</div>",
    ],
)
def test_elements_of_a_pages_own_within_a_line_are_pieces_of_it(line: str) -> None:
    markdown, _ = shown(f"<main><p>{TEXT[0]}</p>{line}{HTML.replace('Ships', 'Boats')}</main>")
    assert markdown.split("\n\n")[1].replace("*", "") == "Ann Lee said on Monday that boats sail."


def pieces(line: str, **link: object) -> list[dict[str, object]]:
    """A line in pieces, the middle one a link, as editors' systems store rich text."""
    return [
        {"type": "text", "text": line[:20]},
        {**link, "children": [{"text": line[20:40]}]},
        {"text": line[40:]},
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        [{"_type": "block", "children": [{"text": line[:30]}, {"text": line[30:]}]} for line in TEXT],
        [{"type": "p", "children": pieces(line, type="a", attribs={"href": "/c"})} for line in TEXT],
        [{"nodeType": "paragraph", "content": pieces(line, data={"uri": "/c"})} for line in TEXT],
        [{"type": "paragraph", "children": pieces(line, href="/c")} for line in TEXT],
    ],
)
def test_rich_text_of_editors_systems_is_read_with_the_links_in_it(blocks: list[object]) -> None:
    data = dumps({"props": {"story": {"title": "Storm", "body": blocks}}})
    markdown, how = shown(f"<div id='root'></div><script id='__NEXT_DATA__'>{data}</script>")
    linked = "https://paper.example/c" in markdown
    assert how == "data" and linked is ("/c" in data)
    assert markdown.replace("[", "").replace("](https://paper.example/c)", "").split("\n\n") == list(TEXT)


def test_signs_of_markup_in_a_piece_of_text_are_text() -> None:
    blocks = [{"children": [{"text": f"{line} a < b & c"}]} for line in TEXT]
    data = dumps({"story": {"body": blocks}})
    markdown, _ = shown(f"<div></div><script id='__NEXT_DATA__'>{data}</script>")
    assert markdown.count("a \\< b \\& c") == len(TEXT)


def test_tags_that_a_script_would_make_html_of_are_no_text() -> None:
    lines = [*TEXT, "Nobody was hurt, but three of the older boats sank at their moorings in the night."]
    body = "".join(f"{{p}}{line}{{/p}}\n" for line in lines) + '{sd-embed id="4"}\n{/sd-embed}{/p}'
    data = dumps({"@type": "NewsArticle", "headline": "Storm closes the harbour", "articleBody": body})
    markdown, method = shown(f'<script type="application/ld+json">{data}</script>')
    assert (markdown.split("\n\n"), method) == (lines, "data")


def test_tags_in_braces_within_html_are_no_text() -> None:
    html = "".join(f"<p>{line} {{/p}}" for line in TEXT) + '{sd-embed id="4"}{/sd-embed}{/p}'
    markdown, _ = shown(f"<script id='__NEXT_DATA__'>{dumps({'rich': html})}</script>")
    assert markdown.split("\n\n") == list(TEXT)


def test_the_blocks_of_an_article_that_a_script_assigns_are_what_they_say() -> None:
    elements = [
        {"type": "text", "content": TEXT[0]},
        {"type": "header", "level": 2, "content": "The cranes"},
        {
            "type": "list",
            "items": [{"type": "text", "content": "two fell"}, {"type": "text", "content": "one"}],
        },
        {"type": "quote", "content_elements": [{"type": "text", "content": TEXT[1]}]},
        {"type": "interstitial_link", "content": "Read why the storm came so early", "url": "/w"},
        {"type": "text", "content": TEXT[2]},
    ]
    code = f"window.Fusion={{}};Fusion.globalContent={dumps({'content_elements': elements})};Fusion.a={{}}"
    markdown, _ = shown(f"<script id='fusion-metadata' type='application/javascript'>{code}</script>")
    assert markdown.split("\n\n") == [
        TEXT[0],
        "## The cranes",
        "- two fell\n- one",
        f"> {TEXT[1]}",
        TEXT[2],
    ]


def pushed(*rows: str) -> str:
    """The scripts that push a stream of rows, cut within a row as servers cut it."""
    stream = "\n".join(rows)
    pieces = (stream[at : at + 90] for at in range(0, len(stream), 90))
    return "".join(f"<script>self.__next_f.push([1,{dumps(piece)}])</script>" for piece in pieces)


def element(tag: str, children: object, **more: object) -> list[object]:
    return ["$", tag, None, {**more, "children": children}]


LINKED = ["Insurers put the damage at ", element("a", "four million", href="/c"), TEXT[2][39:]]


@pytest.mark.parametrize(
    "rows",
    [
        [f'5:["$","$L9",null,{dumps({"story": {"html": HTML}})}]'],
        [f"1b:T{len(HTML.encode()):x},{HTML}5:" + dumps(element("$L9", {"body": "$1b"}))],
        ["2:I[12,[],'x']", "5:" + dumps(element("main", [element("p", line) for line in TEXT]))],
        ["5:" + dumps(element("div", [element("p", line) for line in (*TEXT[:2], LINKED)]))],
        ["a:" + dumps({"blocks": [{"type": "paragraph", "content": line} for line in TEXT]})],
        [f"{number}:{dumps(element('p', line))}" for number, line in enumerate(TEXT)],
    ],
    ids=["html", "text", "elements", "link", "blocks", "rows"],
)
def test_the_stream_that_a_page_pushes_to_its_scripts_is_read(rows: list[str]) -> None:
    markdown, method = shown(pushed(*rows))
    plain = markdown.replace("[four million](https://paper.example/c)", "four million")
    assert (plain.split("\n\n"), method) == (list(TEXT), "data")


@pytest.mark.parametrize("rows", [["no row"], ["5:{"], ["5:Tffffff,short"], ["5:" + "[" * 3000], [""]])
def test_a_broken_stream_gives_nothing(rows: list[str]) -> None:
    assert shown(pushed(*rows))[0] == ""


@pytest.mark.parametrize(
    "values",
    [
        [{"data": 1}, {"title": 2, "body": 3}, "Storm", HTML],
        [["ShallowReactive", 1], {"story": 2}, ["Reactive", 3], {"body": 4}, [5, 6, 7], *TEXT],
        [{"story": 1}, {"body": 2, "self": 1}, [3, 5, 7], *(v for t in TEXT for v in ({"text": 0}, t))],
    ],
    ids=["html", "wrapped", "blocks"],
)
def test_values_that_are_packed_as_places_in_a_list_are_unpacked(values: list[object]) -> None:
    for place, value in enumerate(values):
        if value == {"text": 0}:
            values[place] = {"text": place + 1}
    data = dumps(values)
    markdown, method = shown(f"<script type='application/json' id='__NUXT_DATA__'>{data}</script>")
    assert (markdown.split("\n\n"), method) == (list(TEXT), "data")

"""Stories handed out: the same bytes each time, well-formed, and what others wrote stays text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from readings import COPIED, ferry, paragraph, quote_of, reading_of, source_of, span_of
from test_dossier import HOSTILE, dossier

from reader.model import (
    Block,
    BlockKind,
    Chapter,
    Document,
    Dossier,
    Form,
    Handout,
    Quote,
    QuoteKind,
    SourceKind,
    Span,
    SpanKind,
)
from reader.text.handout import written
from reader.text.handout.markup import text_markup

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"


def chapter(found: Dossier) -> Chapter:
    article = found.reading.article
    return Chapter(article.title, article.url, article.site or "", article.published, found)


def ferry_handout(**changes: object) -> Handout:
    return Handout((chapter(dossier()),))._replace(**changes)


def row_alone() -> Chapter:
    return Chapter(
        "Wells & <i>dry</i>", "https://tidende.example/wells?a=1&b=2", "Tidende", "2026-11-20", None
    )


def markup(document: Document, *quotes: Quote) -> str:
    return text_markup(reading_of(document, quotes).article, "c0-")


def elements(text: str) -> ElementTree.Element:
    """The markup as elements: it must be well-formed."""
    return ElementTree.fromstring(f"<body>{text}</body>")


def words_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("form", Form)
def test_the_same_story_gives_the_same_bytes(form: Form) -> None:
    assert written(ferry_handout(), form) == written(ferry_handout(), form)


def test_words_of_a_speaker_are_marked_up_with_who_said_them() -> None:
    text = "“We have the boat,” said Ingrid Solheim. Per Aalto said that the line had lost money."
    document = Document((paragraph(text),))
    direct = quote_of(document, "“We have the boat,”", speaker="Ingrid Solheim")
    reported = quote_of(document, "the line had lost money", speaker="Per Aalto", kind=QuoteKind.INDIRECT)
    found = elements(markup(document, direct, reported))
    spoken = found.find(".//q")
    assert spoken is not None and spoken.text == "“We have the boat,”"
    assert spoken.get("title") == "Ingrid Solheim, said"
    assert [span.get("class") for span in found.iter("span") if span.text] == ["reported"]
    assert [a.get("href") for a in found.iter("a")] == ["#c0-said-1", "#c0-said-2"]
    assert [span.get("id") for span in found.iter("span") if span.get("id")] == ["c0-quote-1", "c0-quote-2"]


def test_a_quote_that_is_a_whole_block_quote_is_the_block() -> None:
    document = Document((Block(BlockKind.QUOTE, "Rivers do not sign contracts.", level=1),))
    found = elements(markup(document, quote_of(document, "Rivers do not sign contracts.", speaker="Lind")))
    assert found.find("blockquote/p") is not None
    assert found.find(".//q") is None
    assert found.find(".//sup/a") is not None


def test_spans_that_cross_quotes_are_split_and_ids_stand_once() -> None:
    text = "He said: “one two three” and went."
    link = span_of(text, "said: “one two", SpanKind.LINK, "https://a.example/?x=1&y=2")
    strong = span_of(text, "three” and", SpanKind.STRONG)
    document = Document((paragraph(text, link, strong),))
    first = quote_of(document, "“one two three”", speaker="A")
    crossing = quote_of(document, "three” and", speaker="B")
    found = elements(markup(document, first, crossing))
    assert re.sub(r"(?<=”)1|(?<=and)2", "", "".join(found.itertext())) == text
    assert {a.get("href") for a in found.iter("a")} >= {"https://a.example/?x=1&y=2"}
    ids = [element.get("id") for element in found.iter() if element.get("id")]
    assert sorted(ids) == ["c0-quote-1", "c0-quote-2"]
    assert len(found.findall(".//sup")) == 2


def test_lists_nest_and_number_as_they_were() -> None:
    items = (
        Block(BlockKind.ITEM, "one", level=1, marker="3."),
        Block(BlockKind.ITEM, "inside", level=2, marker="•"),
        Block(BlockKind.ITEM, "goes on", level=1),
        Block(BlockKind.ITEM, "two", level=1, marker="4."),
    )
    found = elements(markup(Document(items)))
    top = found.find("ol")
    assert top is not None
    rows = top.findall("li")
    assert [row.get("value") for row in rows] == ["3", "4"]
    assert [words_of(row) for row in rows] == ["one inside goes on", "two"]
    assert rows[0].find("ul/li") is not None


def test_a_list_of_another_kind_is_another_list() -> None:
    marks = ("•", "1.", "2.", "•")
    found = elements(markup(Document(tuple(Block(BlockKind.ITEM, "x", level=1, marker=m) for m in marks))))
    assert [(part.tag, len(part)) for part in found] == [("ul", 1), ("ol", 2), ("ul", 1)]


def test_tables_code_captions_and_rules() -> None:
    text = "Year\tLoss\n2019\t3.1"
    table = Block(BlockKind.TABLE, text, (Span(text.index("3.1"), len(text), SpanKind.STRONG),))
    image = (Span(0, 9, SpanKind.IMAGE, "https://pictures.example/boat.jpg"),)
    document = Document(
        (
            table,
            Block(BlockKind.CODE, "if a < b:\n    print('&')"),
            Block(BlockKind.CAPTION, "The ferry", image),
            Block(BlockKind.RULE, ""),
            Block(BlockKind.HEADING, "Further", level=6),
            paragraph("one\ntwo"),
        )
    )
    found = elements(markup(document))
    assert [words_of(cell) for cell in found.iter("th")] == ["Year", "Loss"]
    assert [words_of(cell) for cell in found.iter("td")] == ["2019", "3.1"]
    assert found.find(".//td/strong") is not None
    code = found.find("pre/code")
    assert code is not None and code.text == "if a < b:\n    print('&')"
    assert "Picture: The ferry" in words_of(found)
    assert found.find("hr") is not None and found.find("h6") is not None and found.find("p/br") is not None
    assert "boat.jpg" not in markup(document)


@pytest.mark.parametrize("text", [*HOSTILE, "</article><p>", "]]>", "\"quoted\" & 'single'"])
@pytest.mark.parametrize("with_text", [True, False])
def test_what_others_wrote_is_text_in_html(text: str, with_text: bool) -> None:
    told = f"“{text} and more” said Lind, as {text} reports."
    spans = (span_of(told, "reports", SpanKind.LINK, "javascript:alert(1)"),)
    document = Document(
        (paragraph(told, *spans), Block(BlockKind.CODE, text), Block(BlockKind.ITEM, text, marker="•"))
    )
    quote = quote_of(document, f"“{text} and more”", speaker=text)
    source = source_of(document, text, SourceKind.OUTLET, "https://a.example/x")
    reading = reading_of(document, (quote,), (source,), title=text)
    handout = Handout((chapter(Dossier(reading, {}, {}, {})),), text, with_text)
    page = written(handout, Form.HTML).decode()
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    tags = {element.tag for element in root.iter()}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "i", "b"})
    assert not any(name.startswith("on") or name == "style" for e in root.iter() for name in e.attrib)
    leads = {str(a.get("href")) for a in root.iter("a")}
    assert all(
        href.startswith(("#c0", "https://a.example/x", "https://tidende.example/ferry")) for href in leads
    )
    assert words_of(root).count(" ".join(text.split())) >= 4


def test_html_fetches_nothing_and_says_so_to_the_browser() -> None:
    page = written(ferry_handout(), Form.HTML).decode()
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    policy = next(m.get("content") for m in root.iter("meta") if m.get("http-equiv"))
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not [e.tag for e in root.iter() if e.get("src") or e.tag in ("link", "script", "img")]
    assert "url(" not in page and "@import" not in page


def test_html_lists_sources_with_their_verdicts_and_leads_to_the_words() -> None:
    page = written(ferry_handout(), Form.HTML).decode()
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert {href[1:] for a in root.iter("a") if (href := str(a.get("href"))).startswith("#")} <= ids
    assert "Quotes checked against it: 1 altered." in words_of(root)
    assert "Altered, in county’s auditors" in words_of(root)
    assert any("#:~:text=" in str(a.get("href")) for a in root.iter("a"))


def test_evidence_alone_leaves_the_text_out_in_every_form() -> None:
    line = "will run until spring"
    for form in (Form.MARKDOWN, Form.HTML, Form.JSON):
        assert line not in written(ferry_handout(with_text=False), form).decode().split("fragment")[0]
    assert line in written(ferry_handout(), Form.HTML).decode()
    assert "text" not in json.loads(written(ferry_handout(with_text=False), Form.JSON))


def test_a_list_names_its_stories_and_those_without_a_copy() -> None:
    handout = Handout((chapter(dossier()), row_alone()), "Search: ferry")
    markdown = written(handout, Form.MARKDOWN).decode()
    assert markdown.startswith(
        "# Search: ferry\n\n1. [The ferry sails on](<https://tidende.example/ferry>) · "
    )
    assert "[^1-q1]:" in markdown and "No copy of it is stored." in markdown
    page = written(handout, Form.HTML).decode()
    assert page.count('<article id="c') == 2 and "Wells &amp; &lt;i&gt;dry&lt;/i&gt;" in page
    table = json.loads(written(handout, Form.JSON))
    assert table["title"] == "Search: ferry"
    assert [story["title"] for story in table["stories"]] == ["The ferry sails on", "Wells & <i>dry</i>"]
    assert table["stories"][1]["quotes"] is None


def test_a_title_that_the_text_repeats_stands_once() -> None:
    reading = ferry()
    assert reading.article.begins_with_title
    reading = replace(reading, article=replace(reading.article, markdown="# The ferry sails on\n\nText."))
    handout = Handout((chapter(Dossier(reading, {}, {}, {})),))
    page = written(handout, Form.HTML).decode()
    assert page.count("The ferry sails on</h") == 1
    assert written(handout, Form.MARKDOWN).decode().count("# The ferry sails on") == 1


def epub(handout: Handout) -> ZipFile:
    return ZipFile(BytesIO(written(handout, Form.EPUB)))


def test_an_epub_has_the_structure_that_its_standard_asks_for() -> None:
    archive = epub(Handout((chapter(dossier()), row_alone()), "Two & more"))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert archive.read("mimetype") == b"application/epub+zip"
    assert archive.testzip() is None
    container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
    opf_path = next(e.get("full-path") for e in container.iter() if e.get("full-path"))
    assert opf_path == "EPUB/package.opf"
    package = ElementTree.fromstring(archive.read(opf_path))
    assert package.get("version") == "3.0"
    told = {element.tag.rpartition("}")[2]: element.text for element in package.find(f"{OPF}metadata") or ()}
    assert told["title"] == "Two & more" and told["language"]
    assert package.get("unique-identifier") == "id" and str(told["identifier"]).startswith("urn:uuid:")
    assert told["meta"] == f"{COPIED:%Y-%m-%dT%H:%M:%SZ}"
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    assert {f"EPUB/{item.get('href')}" for item in items.values()} | {
        *("mimetype", "META-INF/container.xml", opf_path)
    } == set(archive.namelist())
    assert [ref.get("idref") for ref in package.iter(f"{OPF}itemref")] == ["c0", "c1"]
    assert [i for i, item in items.items() if item.get("properties") == "nav"] == ["nav"]


def test_every_page_of_an_epub_is_well_formed_and_leads_nowhere_that_is_not_there() -> None:
    archive = epub(Handout((chapter(dossier()), row_alone()), "Two"))
    pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
    assert len(pages) == 3
    for name in pages:
        root = ElementTree.fromstring(archive.read(name))
        assert root.tag == f"{XHTML}html"
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        for a in root.iter(f"{XHTML}a"):
            href = str(a.get("href"))
            assert href.startswith("https://") or href.removeprefix("#") in ids or f"EPUB/{href}" in pages
        assert not [e.tag for e in root.iter() if e.get("src")]
    nav = ElementTree.fromstring(archive.read("EPUB/nav.xhtml"))
    assert nav.find(f".//{XHTML}nav").get("{http://www.idpf.org/2007/ops}type") == "toc"


def test_an_epub_of_any_year_can_be_dated() -> None:
    reading = replace(ferry(), copied=COPIED.replace(year=1970))
    archive = epub(Handout((chapter(Dossier(reading, {}, {}, {})),)))
    assert archive.infolist()[0].date_time[0] == 1980


def test_a_table_of_many_cells_and_links_takes_time_in_proportion() -> None:
    from time import process_time

    def took(rows: int) -> float:
        row = "cell\tlink"
        text = "\n".join([row] * rows)
        spans = tuple(
            Span(at * (len(row) + 1) + 5, at * (len(row) + 1) + 9, SpanKind.LINK, "https://a.example/")
            for at in range(rows)
        )
        document = Document((Block(BlockKind.TABLE, text, spans),))
        began = process_time()
        markup(document)
        return process_time() - began

    took(100)
    assert took(8000) < 12 * max(took(2000), 0.01)

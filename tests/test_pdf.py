"""PDFs as sources: their text in paragraphs, or the reason why there is none."""

from __future__ import annotations

import random
import time
import zlib
from pathlib import Path

import pytest
from loopback import Loopback, Reply
from pdfs import encrypted, packed, pdf_of, pictures_only

from reader.cli import main
from reader.library import Library
from reader.library.apart import Workers
from reader.library.files import article_of_file
from reader.model import ReaderError, Selection, VerdictKind
from reader.text import pdf
from reader.text.article import article_from_pdf
from reader.text.pdf import MOST_PAGES, mended, paragraphs, read_pdf, without_running

REPORT = (
    "Audit of the harbour works",
    "The works on the south quay cost 31 million, which is nine million more than the coun-",
    "cil had allowed for in the spring, and nobody told the harbour board before the summer.",
    "“We were shown the figures in August,” said Signe Dahl, who has run the board since 2019.",
    "The board has asked for a long-",
    "term plan.",
)


def test_a_report_is_read_in_paragraphs() -> None:
    article = article_from_pdf(pdf_of(REPORT, title="Audit of the harbour works"), "https://a.example/r.pdf")
    assert article.title == "Audit of the harbour works"
    texts = [block.text for block in article.document.blocks]
    assert any(
        "nine million more than the council had allowed for in the spring, and nobody" in t for t in texts
    )
    assert [quote.speaker for quote in article.quotes] == ["Signe Dahl"]
    assert article.url == "https://a.example/r.pdf"


def test_the_title_is_the_files_own_only_where_it_stands_on_the_first_page() -> None:
    assert read_pdf(pdf_of(REPORT, title="final_v7.docx")).title == ""
    assert article_from_pdf(pdf_of(REPORT, title="final_v7.docx"), None).title == "Audit of the harbour works"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["the coun-", "cil met"], ["the council", "met"]),
        (["the coun\u00ad", "cil"], ["the council"]),
        (["a long-term plan and a long-", "term view"], ["a long-term plan and a long-term", "view"]),
        (["a view from Saint-", "Denis."], ["a view from Saint-Denis."]),
        (["it was 2019-", "2021 when"], ["it was 2019-", "2021 when"]),
        (["a co-", "op-", "erative"], ["a cooperative"]),
        (["ends with -", "and goes on"], ["ends with -", "and goes on"]),
        ([], []),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole_again(lines: list[str], whole: list[str]) -> None:
    assert mended(lines) == whole


def test_a_paragraph_ends_where_the_next_word_would_have_fitted() -> None:
    full = "word " * 15 + "ends"
    assert paragraphs([full, full, "A short last line.", full, "And its end."]) == [
        f"{full} {full} A short last line.",
        f"{full} And its end.",
    ]
    assert paragraphs([]) == []


def test_running_heads_and_page_numbers_are_no_text() -> None:
    pages = [
        [
            "Annual report 2020",
            f"What page {name} says.",
            "It says more.",
            "And goes on.",
            f"To {name}.",
            str(n),
        ]
        for n, name in enumerate("abcdef", 1)
    ]
    whole = without_running(pages)
    assert [page[0] for page in whole] == [f"What page {name} says." for name in "abcdef"]
    assert [page[-1] for page in whole] == [f"To {name}." for name in "abcdef"]
    few = [["A chapter" if n < 3 else f"Of {'x' * n}", "a", "b", "c", "d", f"{'y' * n}"] for n in range(12)]
    assert without_running(few)[0][0] == "A chapter", "three of twelve are less than a third"
    two = [["A report", "alpha", "beta", "gamma", "delta", "7"], ["A report", "one", "two", "three", "8"]]
    assert without_running(two) == [page[:-1] for page in two]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 and nothing more", "This PDF is damaged and cannot be read."),
        (pdf_of(REPORT)[:180], "This PDF is damaged and cannot be read."),
        (pictures_only(), "This PDF holds pictures of its pages and no text."),
        (encrypted(pdf_of(REPORT), "secret"), "This PDF is encrypted and cannot be read."),
    ],
    ids=["nothing", "cut", "pictures", "encrypted"],
)
def test_a_pdf_without_text_gives_its_reason(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError) as caught:
        article_of_file(data, "report.pdf")
    assert str(caught.value) == sentence


def test_a_pdf_that_is_locked_against_changes_alone_is_read() -> None:
    assert "31 million" in read_pdf(encrypted(pdf_of(REPORT), "")).text


def test_only_the_first_pages_of_a_long_pdf_are_read_and_it_says_so() -> None:
    found = read_pdf(pdf_of(*[[f"Page {number} has words."] for number in range(MOST_PAGES + 3)]))
    assert found.warnings == (f"These are the first {MOST_PAGES} of the {MOST_PAGES + 3} pages of this PDF.",)
    assert "Page 50 has words." in found.text
    assert f"Page {MOST_PAGES} has words." not in found.text


def test_a_page_that_cannot_be_read_is_counted() -> None:
    data = pdf_of(REPORT, ["The second page."]).replace(b"<< /Length 53", b"<< /Filter /No /Length 53")
    found = read_pdf(data)
    assert "31 million" in found.text
    assert found.warnings == ("1 of the 2 pages of this PDF could not be read.",)


def test_no_garbage_ends_in_anything_but_a_sentence() -> None:
    chance, whole = random.Random(11), bytearray(pdf_of(REPORT, REPORT))
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(5, len(data))] = chance.randrange(256)
        try:
            assert pdf.read_pdf(bytes(data)).text
        except ReaderError as error:
            assert str(error).startswith("This PDF ")


def test_reading_takes_time_in_proportion_to_the_length() -> None:
    def seconds(count: int) -> float:
        lines = [f"Line {number} of a page that goes on to a divi-" for number in range(count)]
        start = time.process_time()
        paragraphs(mended(lines))
        return time.process_time() - start

    seconds(500)
    assert seconds(16_000) < 40 * max(seconds(2_000), 0.002)


def bomb(megabytes: int) -> bytes:
    """A line of text behind so many megabytes of blanks, packed."""
    packer = zlib.compressobj(9)
    blanks = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes))
    return blanks + packer.compress(b"BT /F1 11 Tf 60 780 Td (Ferry) Tj ET") + packer.flush()


BOMBS = {
    "packed": lambda: packed(bomb(800), "/FlateDecode"),
    "packed twice": lambda: packed(zlib.compress(bomb(800), 9), "/FlateDecode", "/FlateDecode"),
    "zeros": lambda: packed(b"z" * 12_000_000 + b"~>", "/ASCII85Decode"),
}


@pytest.mark.parametrize("name", BOMBS)
async def test_a_pdf_that_unfolds_without_an_end_is_a_sentence(name: str) -> None:
    workers = Workers(at_once=1)
    with pytest.raises(ReaderError, match=r"is damaged and cannot be read|is too complex"):
        await workers.run("The PDF", article_of_file, BOMBS[name](), "report.pdf")
    small = await workers.run("It", article_of_file, packed(bomb(1), "/FlateDecode"), "report.pdf")
    assert small.document.text == "Ferry"
    await workers.close()


async def test_a_pdf_at_an_address_is_kept_raw_and_read(site: Loopback, library: Library) -> None:
    site["/report.pdf"] = Reply(pdf_of(REPORT), content_type="application/pdf")
    reading = await library.open(site.url("/report.pdf"))
    assert "nine million more" in reading.article.document.text
    library.offline = True
    again = await library.open(site.url("/report.pdf"))
    assert again.article == reading.article
    site["/scan.pdf"] = Reply(pictures_only(), content_type="application/pdf")
    library.offline = False
    with pytest.raises(ReaderError, match="pictures of its pages"):
        await library.open(site.url("/scan.pdf"))
    assert len(library.story_ids(Selection())) == 1


async def test_a_quote_is_checked_against_a_pdf(library: Library, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf_of(REPORT))
    text = "Late figures\n\n“We were shown the figures in August,” said Signe Dahl.\n"
    article = article_of_file(text.encode(), "story.txt")
    (checked,) = [each async for each in library.check(article, against=str(tmp_path / "report.pdf"))]
    assert (checked.verdict.kind, checked.verdict.speaker) == (VerdictKind.VERBATIM, "Signe Dahl")


def test_show_prints_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf_of(REPORT))
    (tmp_path / "locked.pdf").write_bytes(encrypted(pdf_of(REPORT), "secret"))
    assert main(["show", str(tmp_path / "report.pdf"), str(tmp_path / "locked.pdf")]) == 3
    printed = capsys.readouterr()
    assert "WHO SAID IT\nSigne Dahl" in printed.out
    assert printed.err == "quoth: This PDF is encrypted and cannot be read.\n"

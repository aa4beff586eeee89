"""Pictures of articles: which there are, what is taken of the network, and what is refused."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from loopback import Loopback, Reply
from PIL import Image
from readings import paragraph, reading_of, span_of

from reader.library import Library
from reader.library.pictures import LARGEST, Picture, lead_of, pictures_of
from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Inset,
    ReaderError,
    Reading,
    Room,
    Span,
    SpanKind,
)
from reader.text.picture import inset, scaled


def png(width: int = 60, height: int = 40, kind: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "teal").save(made, kind)
    return made.getvalue()


def claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    size, check = struct.pack(">I", 13), struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + size + head + check + b"\0\0\0\0IDAT"


def article(*urls: str, lead: str | None = None) -> Article:
    spans = [(Span(0, 9, SpanKind.IMAGE, url),) for url in urls]
    blocks = [Block(BlockKind.CAPTION, f"Caption {n}", span) for n, span in enumerate(spans)]
    return replace(reading_of(Document(tuple(blocks))).article, image=lead)


def reading_at(url: str) -> Reading:
    return replace(reading_of(Document(())), article=replace(article(), url=url))


def test_each_picture_comes_once_and_the_lead_first() -> None:
    one, two = "https://a.example/1.png", "https://a.example/2.png"
    found = pictures_of(article(one, two, one, lead="https://a.example/lead.jpg"))
    assert found == (
        Picture("https://a.example/lead.jpg", "The ferry sails on"),
        Picture(one, "Caption 0"),
        Picture(two, "Caption 1"),
    )
    assert pictures_of(article(one, lead=one)) == (Picture(one, "Caption 0"),)
    text = "A boat and words."
    inline = Document((paragraph(text, span_of(text, "boat", SpanKind.IMAGE, one)),))
    assert pictures_of(reading_of(inline).article) == (Picture(one, "boat"),)
    assert pictures_of(article()) == ()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_made_no_larger_than_asked_and_keeps_its_shape(kind: str) -> None:
    with Image.open(BytesIO(scaled(png(600, 300, kind), 100, 100))) as made:
        assert (made.format, made.size, made.mode) == ("PNG", (100, 50), "RGB")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (claims(20_000, 20_000), "million pixels|cannot be read"),
        (claims(7000, 7000), "more than 40 million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "cannot be read"),
        (png()[:60], "cannot be read"),
        (b"", "cannot be read"),
        (png(kind="BMP"), "cannot be read"),
        (b"GIF89a" + b"\xff" * 40, "cannot be read"),
    ],
)
def test_what_is_no_picture_or_a_bomb_is_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReaderError, match=sentence):
        scaled(data, 100, 100)


async def test_a_picture_is_fetched_once_and_is_there_offline(site: Loopback, library: Library) -> None:
    site["/boat.png"] = Reply(png(), content_type="image/png")
    about = reading_at(site.url("/story"))
    first = await library.pictures.whole(about, site.url("/boat.png"), 50, 50)
    library.offline = True
    assert await library.pictures.whole(about, site.url("/boat.png"), 50, 50) == first
    with pytest.raises(ReaderError, match="You are offline"):
        await library.pictures.whole(about, site.url("/other.png"), 50, 50)


async def test_what_cannot_be_taken_is_said_and_not_kept(site: Loopback, library: Library) -> None:
    about = reading_at(site.url("/story"))
    site["/page.png"] = Reply(b"<p>no</p>")
    site["/huge.png"] = Reply(png() + b"\0" * LARGEST, content_type="image/png")
    site["/broken.png"] = Reply(png()[:50], content_type="image/png")
    for path, sentence in (
        ("/page.png", "something other than a picture"),
        ("/huge.png", "larger than 8 MB"),
        ("/none.png", r"did not send the picture \(404\)"),
        ("/broken.png", "cannot be read"),
    ):
        with pytest.raises(ReaderError, match=sentence):
            await library.pictures.whole(about, site.url(path), 50, 50)
    site["/broken.png"] = Reply(png(), content_type="image/png")
    assert await library.pictures.whole(about, site.url("/broken.png"), 50, 50)


async def test_no_page_of_the_internet_leads_to_a_picture_in_ones_own_network(
    site: Loopback, library: Library
) -> None:
    site["/boat.png"] = Reply(png(), content_type="image/png")
    with pytest.raises(ReaderError, match="private"):
        await library.pictures.whole(
            reading_at("https://tidende.example/ferry"), site.url("/boat.png"), 50, 50
        )


async def test_pictures_are_taken_along_with_the_page_as_evidence(site: Loopback, library: Library) -> None:
    words = "<p>The boat sails from the harbour at noon, and comes back in the evening of that day.</p>"
    caption = "<figcaption>The boat number {} at its berth</figcaption>"
    first, second = (f"<figure><img src='/{n}.png'>{caption.format(n)}</figure>" for n in (1, 2))
    page = (
        f"<html><body><article><h1>Boat</h1>{words}{first}{words * 4}{second}{words}</article></body></html>"
    )
    site["/boat"] = Reply(page.encode())
    site["/1.png"] = Reply(png(), content_type="image/png")
    site["/2.png"] = Reply(status=404)
    reading = await library.open(site.url("/boat"))
    assert reading.story is not None and len(pictures_of(reading.article)) == 2
    async for step in library.evidence.take_along([reading.story.id]):
        assert step.problem is None
    library.offline = True
    assert await library.pictures.whole(reading, site.url("/1.png"), 50, 50)
    with pytest.raises(ReaderError, match="You are offline"):
        await library.pictures.whole(reading, site.url("/2.png"), 50, 50)


@pytest.mark.parametrize(
    ("size", "room", "cells"),
    [
        ((1200, 800), (72, 18), (54, 18)),
        ((1200, 300), (72, 18), (72, 9)),
        ((300, 900), (72, 18), (12, 18)),
        ((200, 100), (72, 18), (40, 10)),
        ((4000, 40), (72, 18), (72, 1)),
    ],
    ids=["photograph", "wide", "tall", "small", "strip"],
)
def test_a_picture_in_the_text_fits_its_room_and_keeps_its_shape(
    size: tuple[int, int], room: tuple[int, int], cells: tuple[int, int]
) -> None:
    made = inset(png(*size), Room(*room, 10, 20, sharp=False))
    assert (made.columns, made.rows) == cells
    assert made.drawn == bytes((0, 128, 128)) * (cells[0] * 2 * cells[1])
    sharp = inset(png(*size), Room(*room, 10, 20, sharp=True))
    assert (sharp.columns, sharp.rows) == cells
    with Image.open(BytesIO(sharp.drawn)) as picture:
        assert picture.format == "PNG" and picture.width <= cells[0] * 10 + 10


def test_icons_are_no_pictures_of_the_text() -> None:
    assert inset(png(31, 400), Room(72, 18, 10, 20, sharp=False)) == Inset(0, 0, b"")


def test_a_picture_is_upright_and_on_white() -> None:
    made = BytesIO()
    clear = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 40, 40))
    turned = Image.Exif()
    turned[0x0112] = 6
    clear.save(made, "PNG", exif=turned)
    shown = inset(made.getvalue(), Room(40, 20, 10, 20, sharp=False))
    assert shown.columns < 2 * shown.rows
    assert shown.drawn[:3] == b"\0\0\0" and shown.drawn[-3:] == b"\xff\xff\xff"


def test_the_picture_that_leads_stands_once_in_the_text() -> None:
    lead, other = "https://a.example/900/boat.jpg?w=900", "https://a.example/quay.jpg"
    text = tuple(Block(BlockKind.PARAGRAPH, f"Paragraph {number}") for number in range(4))

    def led(*blocks: Block) -> str | None:
        return lead_of(replace(reading_of(Document(blocks)).article, image=lead))

    def caption(url: str) -> Block:
        return Block(BlockKind.CAPTION, "A caption", (Span(0, 9, SpanKind.IMAGE, url),))

    assert led(*text) == lead and led(*text, caption(other)) == lead
    assert led(text[0], caption(other), *text) is None
    assert led(*text, caption("https://a.example/300/boat.webp")) is None
    assert lead_of(reading_of(Document(text)).article) is None

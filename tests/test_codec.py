"""What is encoded comes back equal, whatever an article holds."""

import json
import time
from dataclasses import fields

import pytest

from reader.model import (
    Article,
    Block,
    BlockKind,
    Document,
    Extraction,
    FeedLink,
    LinkKind,
    Place,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Span,
    SpanKind,
)
from reader.store.codec import decode, encode

WORDS = "“Nobody asked the boats,” said Signe Dahl, who runs the ferry to Holm. "


def article_of(blocks: tuple[Block, ...], **fields: object) -> Article:
    return Article("https://a.example/x", "Title", None, None, None, Document(blocks, "en"), "text", **fields)


def test_every_kind_of_thing_comes_back_equal() -> None:
    blocks = (
        Block(BlockKind.HEADING, "Höhe 🚢", level=2),
        Block(BlockKind.PARAGRAPH, ""),
        Block(BlockKind.ITEM, "first", (Span(0, 5, SpanKind.LINK, "https://a.example/"),), 1, "•"),
        Block(BlockKind.CODE, "a\n\tb\x7f\"\\'", marker="python"),
        Block(BlockKind.RULE, ""),
        *(
            Block(kind, kind.value, tuple(Span(0, 1, span) for span in SpanKind), 3, "m")
            for kind in BlockKind
        ),
    )
    quotes = (
        Quote(
            (Place(0, 1, 2), Place(1, 0, 3)),
            "words",
            QuoteKind.DIRECT,
            "Ada",
            "she",
            "said",
            "Reuters",
            0.9,
            "r",
            inner=(Place(0, 1, 2), Place(1, 0, 1)),
        ),
        Quote((), "", QuoteKind.MIXED, None, None, None, None, 0.0, ""),
    )
    sources = tuple(Source(kind.value, kind, None, (Place(0, 0, 1),)) for kind in SourceKind)
    article = Article(
        url=None,
        title="Title",
        byline="Ada",
        site="Gazette",
        published="2026-11-23",
        document=Document(blocks, None),
        markdown="# Höhe",
        quotes=quotes,
        sources=(*sources, Source("x", SourceKind.LINK, "https://x.example/", (), LinkKind.PRIMARY)),
        feeds=(FeedLink("https://a.example/feed", "Feed"),),
        warnings=("The page is long.",),
        rules=7,
        authors=("Ada", "Bo"),
        updated="2026-11-24",
        section="Coast",
        image="https://a.example/i.jpg",
        canonical="https://a.example/x",
        next_page="https://a.example/x?page=2",
        other_version="https://a.example/x/amp",
        extraction=Extraction("page", 3, 90, wall=False, cut=True),
    )
    encoded = encode(article)
    assert decode(encoded, "# Höhe") == article
    assert encoded == encode(decode(encoded, "# Höhe"))


def test_an_article_of_an_older_version_is_read() -> None:
    source = Source("Gazette", SourceKind.LINK, "https://g.example/", (Place(0, 0, 1),))
    article = article_of((Block(BlockKind.PARAGRAPH, "words"),), sources=(source,))
    older = json.loads(encode(article))
    del older["about"], older["extraction"]
    older["sources"] = [row[:-1] for row in older["sources"]]
    assert decode(json.dumps(older), article.markdown) == article


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            Article,
            "url title byline site published document markdown quotes sources feeds warnings rules "
            "authors updated section image canonical next_page other_version extraction standfirst",
        ),
        (Extraction, "method kept words wall cut"),
        (Document, "blocks language"),
        (Block, "kind text spans level marker"),
        (Span, "start end kind target"),
        (Source, "name kind url mentions link"),
        (FeedLink, "url title"),
        (Place, "block start end"),
    ],
)
def test_nothing_was_added_that_the_codec_does_not_know(kind: type, names: str) -> None:
    assert [field.name for field in fields(kind)] == names.split()


def test_whatever_a_quote_says_of_its_speaker_is_kept() -> None:
    texts = {field.name: f"the {field.name}" for field in fields(Quote)[3:] if field.name != "inner"}
    quote = Quote((Place(0, 1, 2),), "words", QuoteKind.INDIRECT, **texts)
    article = article_of((), quotes=(quote,))
    assert decode(encode(article), article.markdown) == article


def test_a_quote_stored_before_places_inside_it_were_is_one_without_any() -> None:
    voice = ["Ada", "she", "said", None, 0.9, "after", False, "mayor"]
    quote = Quote((Place(0, 0, 5),), "words", QuoteKind.DIRECT, *voice)
    encoded = encode(article_of((), quotes=(quote,)))
    assert json.loads(encoded)["quotes"] == [[[[0, 0, 5]], "words", "direct", *voice]]
    assert decode(encoded, "text").quotes == (quote,)


def test_a_plain_block_is_written_short() -> None:
    blocks = json.loads(encode(article_of((Block(BlockKind.PARAGRAPH, "words"),))))["blocks"]
    assert blocks == [["paragraph", "words"]]


def test_fifty_thousand_words_are_read_at_once() -> None:
    block = Block(BlockKind.PARAGRAPH, WORDS * 4, (Span(5, 9, SpanKind.LINK, "https://a.example/"),) * 4)
    quote = Quote(
        (Place(0, 0, 25),), WORDS[:25], QuoteKind.DIRECT, "Signe Dahl", None, "said", None, 0.9, "r"
    )
    encoded = encode(article_of((block,) * 1000, quotes=(quote,) * 2000))
    assert encoded.count(" ") >= 50_000
    started = time.process_time()
    assert len(decode(encoded, "").document.blocks) == 1000
    assert time.process_time() - started < 0.4

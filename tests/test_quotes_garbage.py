"""Any text at all is read without raising, in time that grows with its length, and always the same way."""

import gc
import random
import time

import pytest

from reader.model import Block, BlockKind, Document
from reader.text.quotes import find_quotes

TRIES = 5
PIECES = {
    "marks": ['"', "“", "”", "„", "«", "»", "'", "‘", "’", "``", "''", "「", "」"],
    "one mark": ['"'],
    "openers": ["“"],
    "quoted words": ["“A b c d.” "],
    "led in": ['he said: "x y z." '],
    "enumeration": ['"a" and '],
    "verbs": ["said ", "told ", "saying ", "asked ", "that "],
    "names": ["Roe ", "Ann ", "Jr. ", "van ", "Mr. ", "of ", "University "],
    "bodies": ["Centers for ", "Department of ", "and ", "the ", "Roe ", "Health ", "Council on "],
    "descriptions": [
        "the company ",
        "a senior official ",
        "his wife ",
        "one of the men ",
        "said ",
        ", ",
        ". ",
    ],
    "closing clauses": [
        ", said ",
        ", who ",
        ", according to ",
        "in Roe's words ",
        "as Roe puts it, ",
        "“a b” ",
    ],
    "nicknames": ["Ann “B” Roe ", "Bo “C” ", "Ann and Bo Roe "],
    "roles": ["Gov. Roe ", "the governor said ", "“a b c d.” ", "the Leeds coach ", ". "],
    "datelines": ["LEEDS, Eng. ", "LEEDS ", "(AP) ", "— "],
    "commas": ["Ann Roe, ", "— ", ": ", ". "],
    "pronouns": ["he ", "she ", "it ", "they ", "his "],
    "brackets": ["(", "[", "(a "],
    "stray marks": ['"A b c d." ” said Roe.\n\n'],
    "turns": ["A: b c d e\n\n", "Q: b c d e\n\n"],
    "all": ['"', "“", "”", "'", "said ", "told ", "Roe ", "Ann ", ", ", ". ", ": ", "he ", "\n\n"],
}


def garbage(kind: str, length: int, seed: int = 1) -> Document:
    chosen = random.Random(seed).choices(PIECES[kind], k=length)
    paragraphs = "".join(chosen)[:length].split("\n\n")
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs), "en")


def seconds(document: Document) -> float:
    """The CPU time of reading a document, without the collector: its runs grow with what other tests left."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        find_quotes(document)
        return time.process_time() - start
    finally:
        gc.enable()


def grows_as_its_length(small: Document, great: Document) -> bool:
    """Whether five times the text takes far less than the twenty-five times of a square.

    Other work on the machine makes a time several times as long now and then: the best of some tries counts.
    """
    tries = ((seconds(great), max(seconds(small), 0.005)) for _ in range(TRIES))
    return any(more < 15 * less for more, less in tries)


@pytest.mark.parametrize("kind", PIECES)
def test_time_grows_with_length(kind: str) -> None:
    seconds(garbage(kind, 1_000))
    assert grows_as_its_length(garbage(kind, 20_000), garbage(kind, 100_000))


FOREIGN = {
    "de": [
        "„",
        "“",
        "sagte ",
        "hat ",
        "wie ",
        "dass ",
        "der ",
        "Roe ",
        "Minister ",
        ", ",
        ". ",
        ": ",
        "er ",
        "sei ",
    ],
    "fr": [
        "« ",
        " »",
        "a dit ",
        "a-t-il ",
        "que ",
        "selon ",
        "Roe ",
        "de ",
        ", ",
        ". ",
        ": ",
        "il ",
        "maire ",
    ],
    "pt": [
        "“",
        "”",
        "disse ",
        "segundo ",
        "Presidente ",
        "da ",
        "República ",
        "que ",
        "o ",
        ", ",
        ". ",
        ": ",
    ],
    "es": ["—", "— ", "dijo ", "según ", "que ", "Roe ", "el ", "de ", ", ", ". ", "\n\n—"],
    "sv": ["– ", ", säger ", "enligt ", "som ", "Roe ", "hon ", ". ", "\n\n– "],
    "ja": ["「", "」", "と", "は", "の", "首相", "述べた", "。", "（", "）"],
    "zh": ["“", "”", "说", "表示", "据", "报道", "部长", "，", "：", "。", "他"],
}


@pytest.mark.parametrize("language", FOREIGN)
def test_time_grows_with_length_in_other_languages(language: str) -> None:
    def document(length: int) -> Document:
        text = "".join(random.Random(3).choices(FOREIGN[language], k=length))[:length]
        return Document(tuple(Block(BlockKind.PARAGRAPH, each) for each in text.split("\n\n")), language)

    seconds(document(1_000))
    assert grows_as_its_length(document(20_000), document(100_000))


ONE_LINE = {
    "called by age": ("de", "Jost Roe, 45, sprach. ", "„Es regnet heute sehr“, sagte der 45-Jährige. "),
    "called by office": ("nl", "Jost Roe sprak. ", "‘Het regent vandaag erg’, zei de voorzitter. "),
    "sentences alone": ("ja", "", "「明日は雨が降るでしょう。」"),
    "nobody named": ("ja", "", "「明日は雨が降るだろう」と話した。空は青い。"),
    "Chinese sentences alone": ("zh", "", "“明天会下很大的雨。”"),
}


@pytest.mark.parametrize("kind", ONE_LINE)
def test_time_grows_with_the_length_of_a_paragraph_of_quotations(kind: str) -> None:
    language, first, again = ONE_LINE[kind]

    def document(count: int) -> Document:
        return Document((Block(BlockKind.PARAGRAPH, first + again * count),), language)

    seconds(document(100))
    assert grows_as_its_length(document(600), document(3_000))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "ja", "zh", "xx", None])
def test_garbage_is_read_in_any_language(language: str | None) -> None:
    blocks = garbage("all", 4_000, seed=7).blocks + garbage("marks", 1_000, seed=8).blocks
    document = Document(blocks, language)
    found = find_quotes(document)
    assert found == find_quotes(document)
    for quote in found:
        assert all(document.at(place) for place in quote.parts)
        assert 0 <= quote.confidence <= 1


def test_words_of_all_languages_are_read_in_each() -> None:
    """Any row of words at all: offices without names, particles at the end, verbs without subjects."""
    chosen = random.Random(11)
    pieces = [piece for group in (*FOREIGN.values(), *PIECES.values()) for piece in group] + [
        "Of ",
        "Minister of ",
    ]
    for language in ("en", *FOREIGN, "it", "nl"):
        for _ in range(30):
            text = "".join(chosen.choices(pieces, k=200))
            document = Document((Block(BlockKind.PARAGRAPH, text),), language)
            assert find_quotes(document) == find_quotes(document)


def test_every_kind_of_block_is_read() -> None:
    for kind in BlockKind:
        document = Document((Block(kind, "“It is late,” said Ann Roe."), Block(kind, "")))
        quotes = find_quotes(document)
        assert len(quotes) == (0 if kind in (BlockKind.CODE, BlockKind.TABLE, BlockKind.RULE) else 1)


def test_nothing_is_found_in_nothing() -> None:
    assert find_quotes(Document(())) == ()
    assert find_quotes(Document((Block(BlockKind.PARAGRAPH, "  "),))) == ()

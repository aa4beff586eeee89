"""What is told of Japanese and Chinese quotations beside their speakers."""

from __future__ import annotations

import pytest

from reader.model import Block, BlockKind, Document
from reader.text.quotes import find_quotes


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("浜田市長は「橋は直すつもりだ」と語った。", "語った"),
        ("浜田市長は「橋は直すつもりだ」と言う。", "言う"),
        ("浜田市長は「橋は直すつもりだ」と強調。", "強調"),
        ("浜田市長は「橋は直すつもりだ」と謝った。", "謝った"),
        ("浜田市長は「橋は直すつもりだ」と涙を浮かべた。", "涙を浮かべた"),
        ("浜田市長は「橋は直すつもりだ」と壊れた家の前で立つ。", None),
        ("「橋は直すつもりだ」と語る浜田市長は帰った。", "語る"),
    ],
)
def test_a_japanese_word_of_saying_is_told_as_it_is_written(sentence: str, cue: str | None) -> None:
    (quote,) = find_quotes(Document((Block(BlockKind.PARAGRAPH, sentence),), "ja"))
    assert (quote.speaker, quote.cue) == ("浜田", cue)


def test_words_over_two_paragraphs_keep_their_speaker() -> None:
    texts = ("◆野口健選手：", "「最後まで走れてよかった。", "次も走りたいです」")
    quotes = find_quotes(Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts), "ja"))
    assert [quote.speaker for quote in quotes] == ["野口健", "野口健"]


def test_the_outlet_that_passed_chinese_words_on_is_told() -> None:
    text = "据海风社报道，部长李小梅表示：“大桥月底通车。”"
    (quote,) = find_quotes(Document((Block(BlockKind.PARAGRAPH, text),), "zh"))
    assert (quote.speaker, quote.via) == ("李小梅", "海风社")

"""A stray mark costs the quotations of its own paragraph, and of the next that it runs on into; no others."""

import random

import pytest

from reader.model import Block, BlockKind, Document
from reader.text.quotes import find_quotes

STYLES = {
    "straight": ("en", '"', '"', " said Ann Roe", "'"),
    "curly": ("en", "“", "”", " said Ann Roe", "‘"),
    "curly single": ("en", "‘", "’", " said Ann Roe", "“"),
    "guillemets": ("fr", "« ", " »", " a dit Ann Roe", "“"),
    "inward": ("de", "»", "«", " sagte Ann Roe", "›"),
    "low": ("de", "„", "“", " sagte Ann Roe", "‚"),
    "Swedish": ("sv", "”", "”", " säger Ann Roe", "’"),
    "brackets": ("ja", "「", "」", "と述べた", "『"),
}
STRAYS = ["“", "”", '"', "„", "«", "»", "‘", "'", "’", "''", "``", "「", "」", "5'", '6"']
WORDS = (
    "the",
    "old",
    "bridge",
    "over",
    "wide",
    "river",
    "was",
    "closed",
    "on",
    "friday",
    "and",
    "nobody",
    "knew",
)


def paragraph(style: str, chosen: random.Random, number: int) -> str:
    _, opens, closes, says, _ = STYLES[style]
    plain = " ".join(chosen.choices(WORDS, k=8))
    spoken = " ".join(chosen.choices(WORDS, k=6))
    more = " ".join(chosen.choices(WORDS, k=5))
    shape = number % 3
    if shape == 0:
        return f"{opens}It is {spoken},{closes}{says}. Then {plain}."
    if shape == 1:
        return f"Then {plain}. {opens}We know {spoken},{closes}{says}. {opens}And {more}.{closes}"
    return f"Then {plain}. It was a day when {more}."


def spans(document: Document) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for quote in find_quotes(document):
        for place in quote.parts:
            found.setdefault(place.block, []).append((place.start, place.end))
    return found


@pytest.mark.parametrize("style", STYLES)
def test_a_stray_mark_stays_in_its_paragraph(style: str) -> None:
    chosen = random.Random(style)
    texts = [paragraph(style, chosen, number) for number in range(9)]
    language = STYLES[style][0]
    before = spans(Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts), language))
    assert sum(map(len, before.values())) >= 6
    for _ in range(120):
        block, mark = chosen.randrange(len(texts)), chosen.choice(STRAYS)
        at = chosen.randrange(len(texts[block]) + 1)
        marked = [*texts]
        marked[block] = texts[block][:at] + mark + texts[block][at:]
        after = spans(Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in marked), language))
        for number in range(len(texts)):
            if number not in (block, block + 1):
                assert after.get(number) == before.get(number), (marked[block], number)

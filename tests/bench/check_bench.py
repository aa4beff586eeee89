"""What it costs to check a quote against a stored source.

python tests/bench/check_bench.py

Prints CPU milliseconds, the best of several runs, for a source of 5,000 words and one of 50,000: for making
it ready, and for one quote that stands there, one that is altered, one that is cut, and one that does not.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from check_pairs import read_quote, read_source
from sources_bench import edition

from reader.model import Article, Block, BlockKind, Document
from reader.text.check import check_against
from reader.text.check.source_text import source_text_of
from reader.text.quotes import find_quotes

SENTENCE = "“It was the longest winter that anybody on the island had seen.”"
QUOTES = {
    "verbatim": SENTENCE,
    "altered": "“It was the longest summer that nobody on the island had seen.”",
    "cut": "“It was the longest winter … the island had seen.”",
    "absent": "“There never was such a thing as a quiet crossing in March.”",
}
LENGTHS, RUNS = (5_000, 50_000), 7


def source(words: int) -> Article:
    """An article of so many words of the bundled edition, in an order of chance, with the sentence in it."""
    blocks = [block for block in edition().blocks if block.kind is BlockKind.PARAGRAPH]
    chance, chosen, length = random.Random(1), [], 0
    while length < words:
        chosen.append(chance.choice(blocks))
        length += len(chosen[-1].text.split())
    chosen.insert(len(chosen) * 2 // 3, Block(BlockKind.PARAGRAPH, SENTENCE))
    document = Document(tuple(chosen), "en")
    return replace(read_source(""), document=document, quotes=find_quotes(document))


def least(work: Callable[[], object]) -> float:
    """CPU milliseconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1e3 * min(times)


def main() -> None:
    print(f"{'words':>8}{'ready':>9}" + "".join(f"{name:>10}" for name in QUOTES) + "  CPU ms")
    for words in LENGTHS:
        article = source(words)
        ready = least(
            lambda each=article: source_text_of(replace(each, document=Document(each.document.blocks, "en")))
        )
        costs = []
        for text in QUOTES.values():
            quote, document = read_quote(text)
            evidence = source_text_of(article)
            costs.append(least(lambda q=quote, d=document, e=evidence: check_against(q, d, e)))
        print(f"{words:>8}{ready:>9.1f}" + "".join(f"{cost:>10.1f}" for cost in costs))


if __name__ == "__main__":
    main()

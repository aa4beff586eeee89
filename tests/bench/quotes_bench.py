"""What quotations cost, and how often each level of confidence is right.

python tests/bench/quotes_bench.py

Prints CPU milliseconds for 1,000 words at growing lengths, which should not grow, and for the project's
own cases (`tests/data/quotes/cases.toml`) how many attributions of each level and of each rule are right.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

from quote_cases import Case, read_cases  # noqa: E402

from reader.model import Document, Quote, QuoteKind  # noqa: E402
from reader.text.quotes import find_quotes  # noqa: E402

LENGTHS = (1_000, 10_000, 50_000, 200_000)
LEVELS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.0)


def document_of(cases: Sequence[Case], words: int) -> Document:
    """The English cases over and over, up to a number of words."""
    blocks, count = [], 0
    texts = [case.document.blocks for case in cases if case.document.language == "en"]
    while count < words:
        for group in texts:
            blocks.extend(group)
            count += sum(len(block.text.split()) for block in group)
            if count >= words:
                break
    return Document(tuple(blocks), "en")


def cost(document: Document) -> float:
    """CPU milliseconds for 1,000 words."""
    words = sum(len(block.text.split()) for block in document.blocks)
    start = time.process_time()
    find_quotes(document)
    return 1e6 * (time.process_time() - start) / words


def judged(cases: Sequence[Case]) -> list[tuple[Quote, bool]]:
    """Each attribution made for the cases, and whether it is right."""
    found = []
    for case in cases:
        speakers = {part: each.speaker for each in case.expected for part in each.parts}
        for quote in find_quotes(case.document):
            if quote.speaker is not None and quote.kind is not QuoteKind.INDIRECT:
                first = quote.parts[0]
                right = speakers.get((first.block, first.start, first.end)) == quote.speaker
                found.append((quote, right))
    return found


def table(title: str, found: Sequence[tuple[Quote, bool]], group: Callable[[Quote], str]) -> None:
    print(f"\n{title:<20}{'right':>7}{'of':>6}{'share':>8}{'said':>7}")
    rows: dict[str, list[tuple[Quote, bool]]] = {}
    for quote, right in found:
        rows.setdefault(group(quote), []).append((quote, right))
    for name, row in sorted(rows.items(), reverse=True):
        right = sum(each for _, each in row)
        said = sum(quote.confidence for quote, _ in row) / len(row)
        print(f"{name:<20}{right:>7}{len(row):>6}{right / len(row):>8.2f}{said:>7.2f}")


def level(quote: Quote) -> str:
    return f"{next(floor for floor in LEVELS if quote.confidence >= floor):.1f} and more"


def main() -> None:
    cases = read_cases()
    cost(document_of(cases, 1_000))
    print(f"{'words':>8}  CPU ms for 1,000")
    for words in LENGTHS:
        print(f"{words:>8}  {cost(document_of(cases, words)):.1f}")
    found = judged(cases)
    table("confidence", found, level)
    table("rule", found, lambda quote: quote.rule)


if __name__ == "__main__":
    main()

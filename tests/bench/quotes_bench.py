"""What quotations cost, and how often each level of confidence is right.

python tests/bench/quotes_bench.py

Prints the least CPU milliseconds of some runs for 1,000 words at growing lengths, which should not grow, and
for whole articles of news; and for the project's own texts (`tests/data/quotes`) how many attributions of
each level and of each rule are right: of the cases, and of the articles, where those written to measure stand
apart.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

from quote_cases import Case, read_articles, read_cases  # noqa: E402

from reader.model import Document, Quote, QuoteKind  # noqa: E402
from reader.text.quotes import find_quotes  # noqa: E402

RUNS = 3
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


def cost(documents: Sequence[Document]) -> float:
    """The least CPU milliseconds for 1,000 words of documents that are read one by one."""
    words = sum(len(block.text.split()) for document in documents for block in document.blocks)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for document in documents:
            find_quotes(document)
        times.append(time.process_time() - start)
    return 1e6 * min(times) / words


def judged(cases: Sequence[Case]) -> list[tuple[Quote, bool]]:
    """Each attribution made for the cases, and whether it is right."""
    found = []
    for case in cases:
        speakers = {part: each.speaker for each in case.expected for part in each.parts}
        for quote in find_quotes(case.document):
            if quote.speaker is not None and quote.kind is not QuoteKind.INDIRECT:
                first = quote.parts[0]
                said = speakers.get((first.block, first.start, first.end))
                right = said is not None and said.lower() == quote.speaker.lower()
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
    print(f"{'words':>8}  CPU ms for 1,000")
    for words in LENGTHS:
        print(f"{words:>8}  {cost([document_of(cases, words)]):.1f}")
    news = [case for case in read_articles() if "novel" not in case.name]
    print(f"    news  {cost([case.document for case in news]):.1f}")
    fresh = [case for case in news if case.name.startswith("fresh")]
    for name, texts in (("cases", cases), ("articles", news), ("fresh articles", fresh)):
        found = judged(texts)
        print(f"\n== {name}: {sum(right for _, right in found)} of {len(found)} right")
        table("confidence", found, level)
        table("rule", found, lambda quote: quote.rule)
        table("speaker as written", found, shape)


def shape(quote: Quote) -> str:
    """How the speaker is written: by name or description, or to be resolved."""
    if quote.mention == quote.speaker:
        return "as resolved"
    return "pronoun" if (quote.mention or "").lower() in ("he", "she", "it", "they") else "shorter or other"


if __name__ == "__main__":
    main()

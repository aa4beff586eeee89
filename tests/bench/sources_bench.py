"""What it costs to find the sources of a text, beside what its quotations cost.

python tests/bench/sources_bench.py

Prints CPU milliseconds for 1,000 words of the bundled edition's English pages, the best of several runs, and
the same for a text many times as long, which should not be more.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import reader
from reader.model import Document
from reader.text.article import article_from_html
from reader.text.quotes import find_quotes
from reader.text.sources.find import find_sources

EDITION = Path(reader.__file__).parent / "edition"
RUNS, LONGER = 15, 20
"""Runs of the short text, and how many times as long the other is, which is read a fifth as often."""


def edition() -> Document:
    """The blocks of all English pages of the edition, one after another."""
    blocks = []
    for url, row in json.loads((EDITION / "pages.json").read_text("utf-8")).items():
        body = (EDITION / "pages" / row["file"]).read_bytes()
        document = article_from_html(body, row["content_type"], url).document
        blocks += document.blocks if document.language == "en" else ()
    return Document(tuple(blocks), "en")


def cost(document: Document, find: Callable[[], object], runs: int) -> float:
    """The least CPU milliseconds for 1,000 words."""
    words = sum(len(block.text.split()) for block in document.blocks)
    times = []
    for _ in range(runs):
        start = time.process_time()
        find()
        times.append(time.process_time() - start)
    return 1e6 * min(times) / words


def main() -> None:
    short = edition()
    print(f"{'blocks':>8}{'quotes':>9}{'sources':>9}{'both':>9}  CPU ms for 1,000 words")
    for document, runs in ((short, RUNS), (Document(short.blocks * LONGER, "en"), RUNS // 5)):
        quotes = find_quotes(document)
        of_quotes = cost(document, lambda each=document: find_quotes(each), runs)
        of_sources = cost(
            document, lambda each=document, said=quotes: find_sources(each, None, None, said), runs
        )
        print(f"{len(document.blocks):>8}{of_quotes:>9.1f}{of_sources:>9.1f}{of_quotes + of_sources:>9.1f}")


if __name__ == "__main__":
    main()

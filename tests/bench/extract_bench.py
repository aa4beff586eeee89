"""What a page costs: CPU milliseconds for each golden page, and for importing all that reads it.

python tests/bench/extract_bench.py [FOLDER]    # a folder of .html files; tests/data/pages without one
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from reader.text.article import article_from_html

FOLDER = Path(__file__).parents[1] / "data" / "pages"
ROUNDS = 5
IMPORTS = (
    "import time; begun = time.process_time(); "
    "import reader.text.extract, reader.text.markdown, markdown_it, "
    "reader.text.quotes, reader.text.sources; print((time.process_time() - begun) * 1000)"
)


def cost(body: bytes) -> float:
    """The CPU milliseconds of one page, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        article_from_html(body, "text/html", "https://www.ansel.example/news/market.html")
        best = min(best, (time.process_time() - begun) * 1000)
    return best


def main() -> None:
    """Prints the mean, the 95th percentile and the dearest pages."""
    imports = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    costs = sorted((cost(path.read_bytes()), path.name) for path in folder.glob("*.html"))
    print(f"import {float(imports.stdout):.0f} ms")
    print(f"{len(costs)} pages: mean {sum(ms for ms, _ in costs) / len(costs):.1f} ms a page, ", end="")
    print(f"95th percentile {costs[int(len(costs) * 0.95)][0]:.1f} ms")
    for ms, name in costs[:-4:-1]:
        print(f"  {ms:6.1f} ms  {name}")


if __name__ == "__main__":
    main()

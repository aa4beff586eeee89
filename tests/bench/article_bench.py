"""The article pane, measured in a real app: opening, reaching the end, reflow, quotes and finds.

    python tests/bench/article_bench.py

Each figure is the median of several rounds, from the key's handler to a screen of styled lines, beside its
budget where it has one. The articles are held in memory: what is measured is setting and drawing.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from readings import COPIED, paragraph
from screens import screen_text
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.model import Article, Document, Inset, Place, Quote, QuoteKind, Reading, Room
from reader.text.find import find
from reader.text.layout import lay_out
from reader.ui.article.view import ArticleView
from reader.ui.pictures.plates import Plate

ROUNDS = 7
SIZE = (120, 40)
_SENTENCES = (
    "The harbour council of Ostby met for the third time in a week, and again it voted late at night. "
    "“We have the boat, and we have the crew,” said Ingrid Solheim, who has led it since the spring — "
    "though not without doubts of her own about the line’s accounts, which nobody has seen. "
)


class Desk(App[None]):
    def compose(self) -> ComposeResult:
        yield ArticleView()


def reading(words: int) -> Reading:
    """An article of so many words, with a quote in every paragraph."""
    text = (_SENTENCES * 2).strip()
    document = Document((paragraph(text),) * (words // len(text.split())))
    start, end = text.index("“"), text.index("”") + 1
    quotes = tuple(
        Quote(
            (Place(block, start, end),),
            text[start:end],
            QuoteKind.DIRECT,
            f"Speaker {block % 9}",
            None,
            "said",
            None,
            1.0,
            "",
        )
        for block in range(len(document.blocks))
    )
    return Reading(Article(None, "A report", None, None, "2026-11-23", document, "", quotes), None, COPIED)


def plates(count: int) -> dict[int, Plate]:
    """Pictures above the first blocks, no two cells of one alike: as slow to draw as pictures get."""
    noise = random.Random(1)
    room = Room(72, 18, 10, 20, sharp=False)
    return {
        block: Plate(f"{block}.png", room, Inset(54, 18, noise.randbytes(54 * 36 * 3)))
        for block in range(count)
    }


async def until_painted(pilot: Pilot[None], act: Callable[[], object]) -> float:
    """Milliseconds from a call to the screen that follows from it."""
    await pilot.pause()
    start = time.perf_counter()
    act()
    await pilot.pause()
    screen_text(pilot.app)
    return (time.perf_counter() - start) * 1000


async def measure() -> None:
    short, long = reading(3_000), reading(50_000)
    app = Desk()
    async with app.run_test(size=SIZE) as pilot:
        view = app.query_one(ArticleView)

        async def report(label: str, budget: str, *acts: Callable[[], object]) -> None:
            """Each round does the acts in turn; the last is measured, after the others have been painted."""
            times = []
            for _ in range(ROUNDS):
                for act in acts[:-1]:
                    await until_painted(pilot, act)
                times.append(await until_painted(pilot, acts[-1]))
            print(f"{label:46}{statistics.median(times):8.1f} ms   {budget}")

        def to_the_end(shown: Reading) -> None:
            view.show(shown)
            view.action_scroll_end()

        def narrower() -> None:
            view.measure = 72 if view.measure == 50 else 50

        await report("3,000 words: key to paint", "(100)", lambda: view.show(None), lambda: view.show(short))
        await report(
            "50,000 words: usable to its end", "(700)", lambda: view.show(None), lambda: to_the_end(long)
        )
        await report("50,000 words: reflow with the place kept", "(300)", narrower)
        await report("50,000 words: page down", "(50)", view.action_page_down)
        await report("50,000 words: next quote", "(50)", view.action_next_quote)
        await report("50,000 words: find in all of it", "", lambda: view.find(""), lambda: view.find("the"))
        await report("50,000 words: next find", "(50)", lambda: view.step_find(1))
        view.find("")
        view.action_scroll_home()
        shown = plates(30)
        await report(
            "50,000 words: one picture more",
            "(50)",
            lambda: view.illustrate({}),
            lambda: view.illustrate(shown),
        )
        view.action_scroll_home()
        await report("50,000 words, 30 pictures: page down", "(50)", view.action_page_down)
        await report("50,000 words, 30 pictures: next quote", "(50)", view.action_next_quote)


def layout_alone() -> None:
    for label, document, width in (
        ("50,000 words laid out", reading(50_000).article.document, 72),
        ("50,000 words laid out in 40 cells", reading(50_000).article.document, 40),
        (
            "100,000 Chinese characters laid out",
            Document((paragraph("市议会星期一决定继续运营渡轮航线。" * 60),) * 98),
            72,
        ),
        (
            "50,000 words of Hebrew laid out",
            Document((paragraph("ראש העיר אמר כי המעבורת (NATO 12) תפליג עד האביב. " * 10),) * 500),
            72,
        ),
    ):
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            lay_out(document, width)
            times.append((time.process_time() - start) * 1000)
        print(f"{label:46}{statistics.median(times):8.1f} ms CPU")
    start = time.process_time()
    found = find(reading(50_000).article.document, "harbour")
    print(
        f"{f'50,000 words searched, {len(found)} found':46}{(time.process_time() - start) * 1000:8.1f} ms CPU"
    )


if __name__ == "__main__":
    layout_alone()
    asyncio.run(measure())

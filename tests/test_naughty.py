"""Strings that break programs, shown letter for letter wherever others' words stand: all of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from desk import AtDesk, Desk
from fakes import Clock
from families import FAMILIES, NAUGHTY
from readings import paragraph, quote_of, reading_of, source_of
from rich.cells import cell_len
from test_tour import OBEYED, Unguarded, clicks
from textual.screen import ModalScreen

from reader.library import Library
from reader.model import Document, Outline, SourceKind
from reader.store import adding, feeds
from reader.store.adding import NewStory
from reader.text.clean import safe_line, safe_text
from reader.text.scripts import LEFTWARD
from reader.ui.actions import Pane
from reader.ui.article.turning import turned
from reader.ui.dialogs.questions import Choice, Confirm, Pick, Prompt

LINES = tuple(dict.fromkeys(line for text in NAUGHTY if (line := safe_line(text))))
SHORT = tuple(line for line in LINES if len(line) <= 40)
"""Those that are cut or broken nowhere, on a screen that is wide."""
NARROW = tuple(line for line in SHORT if cell_len(line) <= 16)
"""Those that the narrow pane of the library does not cut."""
FORWARD = tuple(line for line in SHORT if not LEFTWARD.search(line))
"""Those whose order no letters around them change, and that need none put in order."""
UNBROKEN = 39
"""Cells of the longest that stands in one line of the ledger, beside its signs and its scrollbar."""
SIZE = (400, 60)
SMALL = (120, 30)
"""For what stands in one line, of which there are many."""
ALL = (pytest.mark.long, pytest.mark.timeout(600))
SHARES = pytest.mark.parametrize("step", [6, pytest.param(1, marks=ALL)])
"""Every sixth of the strings on each change, all of them in the long run."""
PLAIN = re.compile(r"\s+")


def shown(at: Desk) -> str:
    """What is on the screen, without the blanks by which lines are filled."""
    return PLAIN.sub(" ", at.text)


def as_drawn(line: str) -> str:
    return PLAIN.sub(" ", turned(line))


def missing(texts: Sequence[str], screen: str) -> list[str]:
    return [text for text in texts if as_drawn(text) not in screen]


async def gone_through(at: Desk, pane: Pane) -> str:
    """What a pane shows from its beginning to its end and back, a page at a time: rows end where pages do."""
    at.panes.go(pane)
    seen: list[str] = []
    for start, on in (("home", "pagedown"), ("end", "pageup")):
        await at.pilot.press(start)
        before = ""
        while before != (now := shown(at)):
            assert not OBEYED.search(now) and not clicks(at)
            seen.append(now)
            before = now
            await at.pilot.press(on)
            await at.pilot.pause()
    return " ".join(seen)


def test_there_are_more_than_the_field_s_five_hundred() -> None:
    assert len(NAUGHTY) > 900 and len(SHORT) > 700
    assert all(FAMILIES.values())


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_clean_stays_as_it_is(family: str) -> None:
    for text in FAMILIES[family]:
        line, block = safe_line(text), safe_text(text)
        assert (safe_line(line), safe_text(block)) == (line, block), ascii(text)
        assert not OBEYED.search(line + block) and "\n" not in line, ascii(text)
        assert f"{line}{block}".encode().decode() == line + block, ascii(text)


async def expect_all(at: Desk, pane: Pane, texts: Sequence[str]) -> None:
    """That a pane shows each of these strings, and draws nothing that a terminal would obey."""
    assert missing(texts, await gone_through(at, pane)) == [], pane
    assert isinstance(at.app, Unguarded)
    assert not at.app.watch_of_lines.found


@SHARES
async def test_lists_show_them(at_desk: AtDesk, library: Library, clock: Clock, step: int) -> None:
    store = library._store
    for number, line in enumerate(SHORT[::step]):
        feed, _ = feeds.subscribe(store, Outline(f"https://gazette.example/{number}", line), clock())
        new = NewStory(str(number), None, None, line, line, None, f"<p>{number}</p>", line)
        adding.add(store, feed, new, clock())
    async with at_desk(SIZE, app_type=Unguarded) as at:
        await expect_all(at, Pane.STORIES, SHORT[::step])
        await expect_all(at, Pane.LIBRARY, [line for line in SHORT[::step] if line in NARROW])


@SHARES
async def test_an_article_and_its_ledger_show_them(at_desk: AtDesk, step: int) -> None:
    lines = FORWARD[::step]
    blocks = [paragraph(f"“Words {number},” said {line}") for number, line in enumerate(lines)]
    document = Document((*blocks, *(paragraph(f"Of {line} too.") for line in lines)))
    quotes = tuple(
        quote_of(document, f"“Words {number},”", speaker=line) for number, line in enumerate(lines)
    )
    sources = tuple(source_of(document, line, SourceKind.OUTLET) for line in lines)
    async with at_desk(SIZE, app_type=Unguarded) as at:
        at.screen.parts.opening.put(reading_of(document, quotes, sources, title="Strings"))
        await at.settle()
        await expect_all(at, Pane.ARTICLE, lines)
        for pane in (Pane.QUOTES, Pane.SOURCES):
            await expect_all(at, pane, [line for line in lines if cell_len(line) <= UNBROKEN])


def bundles(most: int = 54) -> list[list[str]]:
    """The strings, as many at a time as stand in one line of a dialog."""
    found: list[list[str]] = [[]]
    for line in FORWARD:
        if cell_len(" | ".join((*found[-1], line))) > most:
            found.append([])
        found[-1].append(line)
    return found


@pytest.mark.parametrize("step", [40, pytest.param(1, marks=ALL)])
async def test_titles_of_articles_show_them(at_desk: AtDesk, step: int) -> None:
    async with at_desk(SMALL, app_type=Unguarded) as at:
        for lines in bundles()[::step]:
            reading = reading_of(Document((paragraph("Words."),)), title=" | ".join(lines))
            at.screen.parts.opening.put(reading)
            await at.pilot.pause()
            assert not missing([reading.article.title], shown(at)), lines
        assert isinstance(at.app, Unguarded) and not at.app.watch_of_lines.found


@SHARES
async def test_what_is_said_is_shown(at_desk: AtDesk, step: int) -> None:
    async with at_desk((140, 12), app_type=Unguarded) as at:
        for line in (*LINES[::step], *FAMILIES["turned"][-7:]):
            at.screen.stage.say(line)
            await at.pilot.pause()
            start = line if len(line) <= 120 else line[:60]
            assert not missing([start], shown(at)), ascii(line)
        assert isinstance(at.app, Unguarded) and not at.app.watch_of_lines.found


@SHARES
async def test_what_is_to_be_chosen_is_shown(at_desk: AtDesk, step: int) -> None:
    lines = SHORT[::step]
    async with at_desk(SIZE, app_type=Unguarded) as at:
        at.app.push_screen(Pick("Which?", [Choice(f"{line} |", f"| {line}") for line in lines]))
        await at.settle()
        seen = []
        while not seen or seen[-1] != shown(at):
            seen.append(shown(at))
            await at.pilot.press("pagedown")
            await at.pilot.pause()
        for text in (f"{turned(line)} |" for line in lines):
            assert PLAIN.sub(" ", text) in " ".join(seen), ascii(text)
        assert isinstance(at.app, Unguarded) and not at.app.watch_of_lines.found


Ask = Callable[[str], ModalScreen[Any]]
ASKS: dict[str, Ask] = {
    "title": lambda line: Prompt(line, "A hint"),
    "hint": lambda line: Prompt("Title", line),
    "text": lambda line: Prompt("Title", "A hint", line),
    "question": lambda line: Confirm(line),
    "note": lambda line: Confirm("Question", line),
    "choice": lambda line: Pick(line, [Choice("One")]),
}


APART = ("title", "hint", "text", "note")
"""Those of which each is drawn by something of its own: a question and a choice stand where titles do."""


@pytest.mark.parametrize(
    ("place", "step"),
    [*((place, 40) for place in ASKS), *(pytest.param(place, 1, marks=ALL) for place in APART)],
)
async def test_what_is_asked_is_shown(at_desk: AtDesk, place: str, step: int) -> None:
    async with at_desk(SMALL, app_type=Unguarded) as at:
        for lines in bundles()[::step]:
            text = " | ".join(lines)
            at.app.push_screen(ASKS[place](text))
            await at.pilot.pause()
            assert not missing([text], shown(at)), lines
            assert not clicks(at), lines
            at.app.pop_screen()
            await at.pilot.pause()
        assert isinstance(at.app, Unguarded) and not at.app.watch_of_lines.found

"""Stored pages that gave no article: read again where the machine was to blame, and not at every look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

import pytest
from desk import filler, page
from fakes import Clock, InThreads, library_of

from reader.library import Library
from reader.library.network import Network
from reader.library.unread import TRIES
from reader.model import NotReadNow, Page, ReaderError
from reader.store import pages, state
from reader.store.store import Store

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
WORDS = "“The mill will turn again by the spring,” said Tove Arnesen, who owns the mill."


class Busy(InThreads):
    """Has no time for anything while `problem` is set, and counts what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.problem: ReaderError | None = NotReadNow("It is too complex: it was not read within 4.5 s.")
        self.asked = 0

    async def run(self, subject: str, work: Callable[[Unpack[Ts]], T], *args: *Ts) -> T:
        self.asked += 1
        if self.problem is not None:
            raise self.problem
        return await super().run(subject, work, *args)


@pytest.fixture
def workers() -> Busy:
    return Busy()


@pytest.fixture
def library(store: Store, clock: Clock, workers: Busy) -> Library:
    body = page("The mill turns again", WORDS, *filler(3)).body
    url = "https://mill.example/"
    kept = Page(url, url, clock(), clock(), 200, "text/html; charset=utf-8", None, None, None, body)
    pages.save(store, kept, pages.pack(body))
    return library_of(store, Network(None, offline=True), clock, None, workers)


async def problems(library: Library) -> list[str | None]:
    return [step.problem async for step in library.said.read_pages()]


async def test_a_page_that_there_was_no_time_for_is_read_a_day_later(
    library: Library, workers: Busy, clock: Clock
) -> None:
    assert len(await problems(library)) == 1
    assert await problems(library) == [], "not at every look at it"
    workers.problem = None
    clock.pass_by(days=1)
    assert await problems(library) == [None]
    assert library.said.speaker("Tove Arnesen") is not None
    assert await problems(library) == []


async def test_a_page_that_is_never_read_in_time_is_given_up(
    library: Library, workers: Busy, clock: Clock
) -> None:
    for _ in range(TRIES + 2):
        await problems(library)
        clock.pass_by(days=1)
    assert workers.asked == TRIES


async def test_a_page_without_text_is_not_read_again(library: Library, workers: Busy, clock: Clock) -> None:
    workers.problem = ReaderError("mill.example holds no text to read.")
    assert len(await problems(library)) == 1
    clock.pass_by(days=30)
    assert await problems(library) == [] and workers.asked == 1


async def test_a_clock_that_was_set_back_lets_no_page_rest_for_ever(
    library: Library, workers: Busy, clock: Clock
) -> None:
    await problems(library)
    workers.problem = None
    clock.pass_by(days=-300)
    assert await problems(library) == [None]


@pytest.mark.parametrize("key", ["pages without text", "pages not read in time"])
async def test_what_is_no_list_of_pages_keeps_no_page_from_being_read(
    library: Library, store: Store, workers: Busy, key: str
) -> None:
    await problems(library)
    made_by = (state.remembered(store, "pages not read in time") or "").partition(":")[0]
    state.remember(store, "pages not read in time", None)
    state.remember(store, key, f"{made_by}:x,,1 y 2,²")
    workers.problem = None
    assert await problems(library) == [None]

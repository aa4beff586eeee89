"""The language of searches: what is typed, the tree it becomes, and the mistakes that are told."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from reader.model import AllOf, AnyOf, Field, Flag, Not, Query, QueryError, Term, Within
from reader.model.terms import FIELDS, HAS, IS, search_terms
from reader.text.query import DEEPEST, MOST, read_query

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number, tzinfo=UTC)


BRIDGE, FERRY, MAYOR = Term("bridge"), Term("ferry"), Term("mayor")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", AllOf(())),
        ("bridge", BRIDGE),
        ("bridge ferry", AllOf((BRIDGE, FERRY))),
        ("bridge AND ferry", AllOf((BRIDGE, FERRY))),
        ("bridge and ferry", AllOf((BRIDGE, Term("and"), FERRY))),
        ("bridge OR ferry mayor", AnyOf((BRIDGE, AllOf((FERRY, MAYOR))))),
        ("(bridge OR ferry) mayor", AllOf((AnyOf((BRIDGE, FERRY)), MAYOR))),
        ("bridge NOT ferry", AllOf((BRIDGE, Not(FERRY)))),
        ("-bridge", Not(BRIDGE)),
        ("-(bridge ferry)", Not(AllOf((BRIDGE, FERRY)))),
        ("well-kept", Term("well-kept")),
        ('"city council"', Term("city council")),
        ('"city council', Term("city council")),
        ('"city counc"*', Term("city counc", begun=True)),
        ("ferr*", Term("ferr", begun=True)),
        ("title:bridge", Term("bridge", Field.TITLE)),
        ("Title:bridge", Term("bridge", Field.TITLE)),
        ('speaker:"Ida Holm"', Term("Ida Holm", Field.SPEAKER)),
        ("-feed:gazette", Not(Term("gazette", Field.FEED))),
        ("https://example.org/a", Term("https://example.org/a")),
        ("12:30", Term("12:30")),
        ("is:unread has:quotes", AllOf((Flag.UNREAD, Flag.QUOTES))),
        ("is:altered -has:unlinked", AllOf((Flag.ALTERED, Not(Flag.UNLINKED)))),
        ("tag:clim* lang:de", AllOf((Term("clim", Field.TAG, begun=True), Term("de", Field.LANG)))),
        ("date:2026", Within(day(2026, 1, 1), day(2027, 1, 1))),
        ("date:2026-12", Within(day(2026, 12, 1), day(2027, 1, 1))),
        ("date:2026-2-28", Within(day(2026, 2, 28), day(2026, 3, 1))),
        ("date:>2026-11", Within(day(2026, 12, 1), None)),
        ("date:>=2026-11-05", Within(day(2026, 11, 5), None)),
        ("date:<2026-11-05", Within(None, day(2026, 11, 5))),
        ("date:<=2026", Within(None, day(2027, 1, 1))),
        ("date:2026-11-01..2026-11-20", Within(day(2026, 11, 1), day(2026, 11, 21))),
        ("date:2026-10..2026-11", Within(day(2026, 10, 1), day(2026, 12, 1))),
        ("date:2026-11-05..", Within(day(2026, 11, 5), None)),
        ("date:..2026", Within(None, day(2027, 1, 1))),
        ("date:1d", Within(day(2026, 11, 23), None)),
        ("date:2w", Within(day(2026, 11, 10), None)),
    ],
)
def test_what_is_typed_is_read(text: str, query: Query) -> None:
    assert read_query(text, NOW) == query


@pytest.mark.parametrize(
    ("text", "position", "part"),
    [
        ("ferry\0", 5, "No text holds this"),
        ("ferry \udcff", 6, "No text holds this"),
        ("(bridge", 0, "never closed"),
        ("bridge ) ferry", 7, "Nothing was opened"),
        ("bridge OR", 9, "missing at the end"),
        ("bridge NOT", 10, "missing at the end"),
        ("OR bridge", 0, "missing before “OR”"),
        ("bridge ()", 8, "missing before “)”"),
        ("bridge colour:red", 7, "There is no “colour:”"),
        ("title: bridge", 6, "right after “title:”"),
        ("bridge is:blue", 10, "Write one of unread, read"),
        ("has:wings", 4, "Write one of quotes"),
        ("date:soon", 5, "Write a date as"),
        ("date:2026-13", 5, "Write a date as"),
        ("date:9999", 5, "Write a date as"),
        ("date:..", 5, "Write a date as"),
        ("date:2026..soon", 5, "Write a date as"),
        ("date:>2026..2027", 5, "Write a date as"),
        ('title:"--"', 6, "no letter or digit"),
        ("(" * (DEEPEST + 1), DEEPEST, "too many parentheses"),
        ("a" * (MOST + 1), MOST, "longer than 2,000"),
    ],
)
def test_a_mistake_is_told_with_its_character(text: str, position: int, part: str) -> None:
    with pytest.raises(QueryError, match=part.replace("(", r"\(").replace(")", r"\)")) as told:
        read_query(text, NOW)
    assert told.value.position == position


def test_parentheses_beside_one_another_are_no_deeper_for_it() -> None:
    assert read_query(" ".join(["(a)"] * (DEEPEST + 1)), NOW) == AllOf((Term("a"),) * (DEEPEST + 1))


def test_the_word_that_is_being_typed_counts_by_its_beginning() -> None:
    assert read_query("bridge fer", NOW, typing=True) == AllOf((BRIDGE, Term("fer", begun=True)))
    assert read_query("title:fer", NOW, typing=True) == Term("fer", Field.TITLE, begun=True)
    assert read_query("bridge ", NOW, typing=True) == BRIDGE
    assert read_query("is:unread", NOW, typing=True) == Flag.UNREAD
    assert read_query("date:3d", NOW, typing=True) == Within(day(2026, 11, 21), None)
    with pytest.raises(QueryError, match="missing at the end"):
        read_query("bridge OR", NOW, typing=True)


def test_every_term_that_is_explained_can_be_asked_for() -> None:
    for written, _ in search_terms():
        for text in written.split(", "):
            read_query(f"{text}x" if text.endswith(":") else text, NOW)
    assert {*IS, *HAS} == set(Flag)
    assert set(FIELDS) == set(Field)


def test_anything_typed_is_a_query_or_a_mistake_in_it() -> None:
    pieces = [
        "(",
        ")",
        '"',
        "-",
        "*",
        ":",
        " ",
        "OR",
        "AND ",
        "NOT ",
        "is:",
        "date:",
        "2026",
        "..",
        "a",
        "title:",
        "é",
    ]
    rng = random.Random(3)
    for _ in range(3_000):
        text = "".join(rng.choices(pieces, k=rng.randrange(12)))
        try:
            read_query(text, NOW, typing=rng.random() < 0.5)
        except QueryError as error:
            assert 0 <= error.position <= len(text)
            assert str(error).endswith((".", ":"))

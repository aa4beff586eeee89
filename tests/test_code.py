"""What stands out in code, whatever it is."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest

from reader.ui.article.code import stretches


def inked(text: str, language: str = "") -> list[tuple[str, str]]:
    return [(text[start:end], ink) for start, end, ink in stretches(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "python",
            'def f(x):  # in "crowns"\n    return 4.2 * x',
            [("def", "keyword"), ('# in "crowns"', "comment"), ("return", "keyword"), ("4.2", "number")],
        ),
        ("python", '"""A # text."""\nx', [('"""A # text."""', "string")]),
        ("JS", "let a = 'b // c' // d", [("let", "keyword"), ("'b // c'", "string"), ("// d", "comment")]),
        ("c", "/* one\ntwo */ 7", [("/* one\ntwo */", "comment"), ("7", "number")]),
        ("sql", "SELECT x -- all", [("SELECT", "keyword"), ("-- all", "comment")]),
        ("", 'say "so" # not', [('"so"', "string"), ("not", "keyword")]),
        ("sh", 'echo "never\nclosed', [('"never', "string")]),
        ("rust", r'"a \" b" c', [(r'"a \" b"', "string")]),
    ],
)
def test_what_stands_out(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert inked(text, language) == found


@pytest.mark.parametrize("language", ["python", "c", "sql", ""])
@pytest.mark.parametrize("unit", ['"\\', '"""', "/*", "'", "\\\"'", '#"', "`", "--", "*/", "a1.", '"" '])
def test_the_time_is_linear_in_the_length(language: str, unit: str) -> None:
    def spent(times: int) -> float:
        before = time.process_time()
        assert sum(end - start for start, end, _ in stretches(unit * times, language)) <= len(unit) * times
        return time.process_time() - before

    spent(100)
    assert spent(80_000) < 40 * max(spent(8_000), 0.002)


def test_garbage_gives_stretches_in_order() -> None:
    chance = random.Random(5)
    for _ in range(300):
        text = "".join(chance.choice("\"'`\\/*#-%;\n aif019_é日") for _ in range(80))
        found = list(stretches(text, chance.choice(["python", "c", "sql", "lisp", ""])))
        assert all(one.start < one.end <= len(text) for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))

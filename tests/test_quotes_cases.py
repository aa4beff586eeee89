"""The quotations, speakers and relays of texts of every shape, against what a reader would say."""

import pytest
from quote_cases import Case, Expected, read_cases

from reader.model import Quote, QuoteKind
from reader.text.quotes import find_quotes

CASES = read_cases()
MARKS = [pytest.mark.xfail(reason=case.wrong, strict=True) if case.wrong else () for case in CASES]


def seen(quote: Quote) -> Expected:
    parts = tuple((place.block, place.start, place.end) for place in quote.parts)
    return Expected(parts, quote.speaker, quote.via, quote.kind is QuoteKind.INDIRECT)


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=mark, id=case.name) for case, mark in zip(CASES, MARKS, strict=True)]
)
def test_every_case_gives_the_quotes_it_expects(case: Case) -> None:
    assert [seen(quote) for quote in find_quotes(case.document)] == list(case.expected)


def test_there_are_cases_of_every_kind() -> None:
    kinds = {case.name.partition("-")[0] for case in CASES}
    assert len(CASES) >= 200
    assert kinds >= {"marks", "shape", "who", "via", "not", "indirect"}
    assert kinds >= {"de", "fr", "es", "it", "pt", "nl", "sv", "ja", "zh"}

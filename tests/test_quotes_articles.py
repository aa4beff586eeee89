"""What is found in whole articles, and how much of it is right."""

import pytest
from quote_cases import Case, read_articles

from reader.model import Quote, QuoteKind
from reader.text.quotes import find_quotes

ARTICLES = read_articles()
NEWS = [each for each in ARTICLES if "novel" not in each.name]


def spoken(case: Case) -> dict[tuple[int, int, int], Quote]:
    """The quotations of an article by the places of their parts, indirect speech apart."""
    return {
        (place.block, place.start, place.end): quote
        for quote in find_quotes(case.document)
        if quote.kind is not QuoteKind.INDIRECT
        for place in quote.parts
    }


def expected(case: Case) -> dict[tuple[int, int, int], str | None]:
    return {part: each.speaker for each in case.expected for part in each.parts}


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in ARTICLES])
def test_no_more_than_one_span_of_an_article_is_missed_or_made_up(case: Case) -> None:
    assert len(spoken(case).keys() ^ expected(case).keys()) <= 1


def test_nearly_every_speaker_is_right() -> None:
    wrong, count = [], 0
    for case in NEWS:
        found = spoken(case)
        for part, speaker in expected(case).items():
            count += 1
            said = found[part].speaker if part in found else None
            if (said or "").lower() != (speaker or "").lower():
                wrong.append((case.name, speaker, said))
    assert len(wrong) < 0.05 * count, wrong


def test_a_speaker_that_is_sure_is_seldom_wrong() -> None:
    sure = [
        ((quote.speaker or "").lower() == (expected(case).get(part) or "").lower(), case.name, quote.speaker)
        for case in NEWS
        for part, quote in spoken(case).items()
        if quote.confidence >= 0.9
    ]
    assert sum(right for right, *_ in sure) > 0.97 * len(sure), [each for each in sure if not each[0]]

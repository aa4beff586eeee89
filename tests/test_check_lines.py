"""What the card of a check says, and what its lines keep to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from known import mark_of

from reader.model import Checked, MarkKind, Place, Quote, QuoteKind, Verdict, VerdictKind
from reader.ui.cells import cells
from reader.ui.quotes.check_lines import card_lines, title_of
from reader.ui.quotes.signs import MARKS, VERDICTS
from reader.ui.quotes.verdict_words import in_sum, said_there

SAID = Quote(
    (Place(0, 0, 9),), "“We have the boat,”", QuoteKind.DIRECT, "Ida Holm", None, "said", None, 0.9, ""
)
FOUND = Verdict(
    VerdictKind.ALTERED,
    found="We had the boat and the crew",
    speaker="Ole Berg",
    differences=(("have", "had"), ("", "and the crew")),
)
CHECK = Checked(
    SAID, FOUND, "Harbour Gazette", "https://www.gazette.example/a", datetime(2026, 11, 19, 12, tzinfo=UTC)
)


def lines_of(checked: Checked, width: int = 60) -> list[str]:
    return ["".join(text for text, _ in line) for line in card_lines(checked, None, width)]


def of_kind(kind: VerdictKind, **changes: object) -> Checked:
    return replace(CHECK, verdict=replace(FOUND, kind=kind, differences=(), **changes))


def test_the_words_that_differ_stand_side_by_side() -> None:
    rows = [[cell.strip() for cell in line.split("│")] for line in lines_of(CHECK) if "│" in line]
    assert rows == [["In the article", "In the source"], ["have", "had"], ["(nothing)", "and the crew"]]


@pytest.mark.parametrize("width", [12, 20, 33, 66, 120])
@pytest.mark.parametrize("kind", VerdictKind)
def test_no_line_is_wider_than_the_card(kind: VerdictKind, width: int) -> None:
    long = "a word of a length that no card has room for: " + "x" * 150
    checked = replace(
        of_kind(kind, found=long, why=long), quote=replace(SAID, text=long, speaker=long), source=long
    )
    altered = replace(checked, verdict=replace(checked.verdict, differences=((long, ""), ("", long))))
    mark = mark_of(MarkKind.WRONG, long, None, long)
    assert all(cells(line) <= width for line in card_lines(altered, mark, width))


def test_every_verdict_and_mark_has_a_sign_of_its_own() -> None:
    signs = [sign for sign, _, _ in VERDICTS.values()] + list(MARKS.values())
    assert set(VERDICTS) == set(VerdictKind) and set(MARKS) == set(MarkKind)
    assert len(set(signs)) == len(signs)
    assert all(cells([(sign, "")]) == 1 for sign in signs)


def test_the_card_names_the_source_and_the_date_of_the_copy() -> None:
    lines = lines_of(of_kind(VerdictKind.VERBATIM))
    assert title_of(of_kind(VerdictKind.VERBATIM)) == "= Verbatim"
    assert "Looked for in Harbour Gazette" in lines
    assert "copy of 19 Nov 2026 · gazette.example" in lines
    assert "no copy · gazette.example" in lines_of(replace(CHECK, copied=None))


def test_without_a_source_the_card_says_only_that() -> None:
    unlinked = Checked(SAID, Verdict(VerdictKind.UNREADABLE, why="The article links no source."))
    assert title_of(unlinked) == "Not checked"
    assert lines_of(unlinked)[-1] == "The article links no source."


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("Ida Holm", "Ida Holm", "Said there by Ida Holm as well."),
        ("Holm", "Ida Holm", "Said there by Ida Holm as well."),
        ("Ida Holm", "Ole Berg", "Found, but said there by Ole Berg."),
        ("the report", "Their report", "Said there by Their report, here by the report."),
        (None, "Ole Berg", "Said there by Ole Berg; the article does not say whose words they are."),
        ("Ida Holm", None, "It does not say there whose words they are."),
    ],
)
def test_the_sources_own_attribution_is_told(here: str | None, there: str | None, told: str) -> None:
    checked = of_kind(VerdictKind.CUT, speaker=there)
    assert said_there(replace(checked, quote=replace(SAID, speaker=here))) == told
    assert said_there(of_kind(VerdictKind.ABSENT, found="")) == ""


def test_many_checks_are_summed_up_in_the_order_of_the_verdicts() -> None:
    unlinked = Checked(SAID, Verdict(VerdictKind.UNREADABLE))
    checks = [of_kind(VerdictKind.ABSENT), CHECK, unlinked, of_kind(VerdictKind.VERBATIM), CHECK]
    assert in_sum(checks) == (
        "5 quotes: 1 verbatim, 2 altered, 1 not in Harbour Gazette, 1 without a linked source."
    )
    assert in_sum([CHECK]) == "1 quote: 1 altered."
    other = replace(checks[0], source="Ostby Tidende")
    assert in_sum([CHECK, checks[0], other]) == "3 quotes: 1 altered, 2 not in the nearest linked source."
    assert in_sum([]) == "There are no words in quotation marks to check."


def test_words_that_are_in_no_source_may_be_the_articles_own() -> None:
    absent = of_kind(VerdictKind.ABSENT, found="", speaker=None)
    own = "What was said to the article itself stands in no source."
    assert in_sum([absent, absent]) == f"2 quotes: 2 not in Harbour Gazette. {own}"
    assert in_sum([absent]) == "1 quote: 1 not in Harbour Gazette."
    assert own not in in_sum([absent, absent, of_kind(VerdictKind.VERBATIM)])
    assert lines_of(absent, 120)[-1].endswith("They may have been said to this article itself.")
    relayed = replace(absent, quote=replace(SAID, via="Ostby Tidende"))
    assert lines_of(relayed, 120)[-1] == VERDICTS[VerdictKind.ABSENT][2]

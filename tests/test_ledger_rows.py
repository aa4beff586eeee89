"""The rows of the ledger."""

from __future__ import annotations

import pytest

from reader.model import Place, Quote, QuoteKind, Source, SourceKind
from reader.ui.cells import cells
from reader.ui.quote_rows import QuoteRows
from reader.ui.source_rows import SourceRows

AT = Place(0, 0, 4)
SAID = Quote((AT,), "“The bed will move again.”", QuoteKind.DIRECT, "Ida Holm", "she", "said", None, 0.9, "")


def quote_lines(quote: Quote, width: int = 40) -> list[str]:
    (*lines,) = QuoteRows([quote], [0], {"Ida Holm": "quote-1"}).draw(0, width)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_quote_says_who_how_and_through_whom() -> None:
    assert quote_lines(SAID) == ["Ida Holm  said", "“The bed will move again.”"]
    relayed = Quote((AT,), "“No.”", QuoteKind.DIRECT, "Ida Holm", None, "told", "Reuters", 0.9, "")
    assert quote_lines(relayed)[0] == "Ida Holm  told · via Reuters"


def test_doubt_and_silence_are_shown() -> None:
    unsure = Quote((AT,), "“No.”", QuoteKind.DIRECT, "Ida Holm", None, None, None, 0.4, "")
    nobody = Quote((AT,), "“No.”", QuoteKind.DIRECT, None, None, None, None, 0.0, "")
    assert quote_lines(unsure)[0] == "Ida Holm?"
    assert quote_lines(nobody)[0] == "unattributed"
    indirect = Quote((AT,), "the bed will move", QuoteKind.INDIRECT, "Ida Holm", None, "said", None, 0.9, "")
    assert quote_lines(indirect)[0] == "Ida Holm  said, in substance"


def test_signs_stand_before_the_speakers_name() -> None:
    rows = QuoteRows([SAID], [0], signs={0: [("✓", "mark"), ("!", "problem")]})
    assert rows.draw(0, 40)[0][:2] == (("✓", "mark"), (" ", ""))
    assert "".join(text for text, _ in rows.draw(0, 40)[0]) == "✓ ! Ida Holm  said"


def test_the_speaker_has_the_look_of_the_text() -> None:
    rows = QuoteRows(
        [SAID, Quote((AT,), "“No.”", QuoteKind.DIRECT, None, None, None, None, 0.0, "")],
        [0, 1],
        {"Ida Holm": "quote-1"},
    )
    assert rows.draw(0, 40)[0][0] == ("Ida Holm", "quote-1")
    assert rows.draw(1, 40)[0][0] == ("unattributed", "quote-none")


def test_quotes_are_parted_by_a_blank_line_but_for_the_last() -> None:
    rows = QuoteRows([SAID, SAID], [0, 1])
    assert rows.draw(0, 40)[-1] == ()
    assert rows.draw(1, 40)[-1] != ()


@pytest.mark.parametrize("width", [1, 2, 5, 20, 60])
def test_long_words_and_names_keep_to_their_width(width: int) -> None:
    long = Quote(
        (AT,), "“" + "港で静か " * 60 + "”", QuoteKind.DIRECT, "名" * 80, "x", "said", "Reuters" * 9, 0.2, ""
    )
    drawn = QuoteRows([long], [0]).draw(0, width)
    assert all(cells(line) <= width for line in drawn)
    assert len(drawn) <= 6
    source = Source("名" * 80, SourceKind.AGENCY, "https://" + "a" * 60 + ".example/", (AT,) * 12)
    assert all(cells(line) <= max(width, 1) for line in SourceRows([source]).draw(0, width))


def source_lines(source: Source) -> list[str]:
    lines = SourceRows([source]).draw(0, 30)
    return ["".join(text for text, _ in line) for line in lines]


def test_a_source_says_what_it_is_how_often_and_where_it_leads() -> None:
    linked = Source("Harbour Gazette", SourceKind.OUTLET, "https://www.harbour.example/a", (AT, AT))
    assert source_lines(linked) == ["Harbour Gazette             ×2", "outlet · → harbour.example", ""]
    named = Source("Reuters", SourceKind.AGENCY, None, (AT,))
    assert source_lines(named) == ["Reuters", "named, not linked · news agen…", ""]
    link = Source("the report", SourceKind.LINK, "https://county.example/r.pdf", (AT,))
    assert source_lines(link)[1] == "→ county.example"

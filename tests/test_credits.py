"""Which agency a text is credited to."""

import pytest

from reader.text.credits import agency_of

LONG = "The boats stay in the harbour. " * 20


@pytest.mark.parametrize(
    ("author", "words", "agency"),
    [
        ("Reuters", LONG, "Reuters"),
        ("Ida Holm, Associated Press", LONG, "Associated Press"),
        (None, f"HOLMVIK (Reuters) - {LONG}", "Reuters"),
        (None, f"Holmvik [AFP] {LONG}", "AFP"),
        ("Ida Holm", f"{LONG} (dpa)", "Deutsche Presse-Agentur"),
        (None, f"{LONG} © AFP", "AFP"),
        (None, f"Reuters said that {LONG}", None),
        (None, f"{LONG} Reuters was told (by nobody) of it. {LONG}", None),
        ("Ida Holm", "", None),
    ],
)
def test_a_credit_names_an_agency(author: str | None, words: str, agency: str | None) -> None:
    assert agency_of(author, words) == agency

"""Why a quote is its speaker's, in words."""

from __future__ import annotations

import pytest
from quoted import said

from reader.text.quotes.confidence import _PRIOR
from reader.ui.quotes.rules import RULES, reason


def test_there_is_a_sentence_for_every_rule_of_the_engine_and_for_no_other() -> None:
    assert RULES.keys() == _PRIOR.keys() | {"none"}
    assert len(set(RULES.values())) == len(RULES)


@pytest.mark.parametrize(
    ("sure", "words"),
    [(0.96, "almost sure, about 96 of 100"), (0.8, "likely, about 80"), (0.5, "doubtful, about 50")],
)
def test_confidence_is_said_in_words(sure: float, words: str) -> None:
    assert reason(said("Ida Holm", "No.", confidence=sure)).startswith(
        f"Named right after the words: {words}"
    )


def test_nobody_is_not_sure() -> None:
    assert reason(said(None, "No.", confidence=0.0)) == RULES["none"]

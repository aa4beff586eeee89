"""What is a full name, by which people are taken for the same in two articles."""

from __future__ import annotations

import pytest

from reader.text.fullname import full_name


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        ("Ida Holm", "ida holm"),
        ("IDA  HOLM", "ida holm"),
        ("Mayor Ida Holm", "ida holm"),
        ("Dr. Ida Holm, PhD", "ida holm"),
        ("Dean Osterwalder", "dean osterwalder"),
        ("Jan van der Meer", "jan van der meer"),
        ("Samir al-Haddad", "samir al-haddad"),
        ("Chloé d’Arvor", "chloé d'arvor"),
        ("J.K. Lindqvist", "j.k. lindqvist"),
        ("Ingrid B. Solheim", "ingrid b. solheim"),
        ("Alder Quay Council", "alder quay council"),
        ("French Foreign Ministry", "french foreign ministry"),
        ("Harbour Gazette", "harbour gazette"),
        ("Мария Орлова", "мария орлова"),
        ("王小明", "王小明"),
        ("アンナ・リンド", "アンナ・リンド"),
    ],
)
def test_full_names_are_compared_by_their_words(name: str, compared: str) -> None:
    assert full_name(name) == compared


@pytest.mark.parametrize(
    "name",
    [
        *("", "Holm", "Mayor Holm", "Mr Holm", "President Holm", "I. Holm", "van der Meer", "Holm Jr."),
        *("the mayor", "The French foreign minister", "two officials", "a spokesman for the council"),
        *("Police", "Foreign Ministry", "Supreme Court", "the Foreign Ministry", "Reuters", "NATO"),
        *(
            "council’s head",
            "People in Alder Quay",
            "Witness 2",
            "Ida Holm2",
            "王",
            "安部",
            "x" * 200 + " Holm",
        ),
    ],
)
def test_surnames_descriptions_and_what_every_town_has_are_not_full_names(name: str) -> None:
    assert full_name(name) is None


def test_two_ways_of_writing_one_name_are_one() -> None:
    assert full_name("Chloe\u0301 d'Arvor") == full_name("Chloé d’Arvor")

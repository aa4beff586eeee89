"""Speakers that a text leaves open are none, or are shown as doubtful; those it shows plainly are not."""

import pytest

from reader.model import SURE, Block, BlockKind, Document, Quote
from reader.text.quotes import find_quotes

LONG = "das haben wir so noch nie zuvor gesehen"


def last_quote(language: str, text: str) -> Quote:
    blocks = tuple(Block(BlockKind.PARAGRAPH, each) for each in text.split("\n\n"))
    return find_quotes(Document(blocks, language))[-1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(language, text, id=name)
        for name, language, text in [
            (
                "a verb behind a writing",
                "es",
                "Ana Roe calló. El estudio salió ayer. «La tasa ha bajado mucho este año», señala.",
            ),
            (
                "a verb behind a body",
                "pt",
                "Ana Roe acusou Beto Paz. A polícia prendeu o homem. “Não fiz nada de mal a ela”, disse.",
            ),
            (
                "one of two mayors",
                "it",
                "Il sindaco Paolo Roe ha visto il sindaco Luca Lee. «Non ci sono più soldi per l'opera», "
                "ha detto il sindaco.",
            ),
            (
                "a surname a letter off",
                "en",
                "Peter Larsen is the mayor of Tarn. “I do not agree with any of it,” said Mr. Larson.",
            ),
            (
                "those who tell and those they tell of",
                "en",
                "Ann Lund and Bo Dahl said the farmers were angry. “We have no water left here,” they said.",
            ),
            (
                "one of two coaches",
                "en",
                "Coach Bo Roe met coach Max Lee. “We did all of it right today,” the coach said.",
            ),
            (
                "one of two women of a sentence",
                "en",
                "Anna Roe met Clara Lee on Friday. “I never saw the house before,” she said.",
            ),
            (
                "one of whom the last sentence tells nothing",
                "en",
                "Karl Roe came late. Police held a man on Monday. “I never saw the house before,” he said.",
            ),
            ("who is told", "es", "A Ana Roe le dijeron: «Tiene usted que salir de aquí ahora»."),
            (
                "who gets a letter",
                "it",
                "Anna Roe ha ricevuto una lettera: «Deve uscire subito da questo posto».",
            ),
            ("who hears", "de", f"Anna Roe hörte einen Ruf: „{LONG}.“"),
            ("who is to hear", "nl", "Anna Roe kreeg te horen: “U moet hier nu meteen weg, mevrouw.”"),
            ("one of two by age", "de", f"Jost Roe half Karl Lee. „{LONG}“, sagte der 45-Jährige."),
            ("one of two by home", "de", f"Jost Roe gewann vor Karl Lee. „{LONG}“, sagte der Norweger."),
            (
                "one of two by trade",
                "de",
                f"Regisseur Jost Roe probt mit Karl Lee. „{LONG}“, sagte der Schauspieler.",
            ),
            ("one of two women by trade", "sv", f"Eva Roe mötte Anna Lee.\n\n– {LONG}, säger skådespelaren."),
        ]
    ],
)
def test_one_of_several_is_doubtful(language: str, text: str) -> None:
    found = last_quote(language, text)
    assert found.speaker is None or found.confidence < SURE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(language, text, id=name)
        for name, language, text in [
            (
                "by the office of one alone",
                "it",
                "Il sindaco Jost Roe ha visto l'attore Luca Lee. «Non ci sono più soldi per l'opera», "
                "ha detto il sindaco.",
            ),
            ("who shows joy", "de", f"Jost Roe freute sich sehr: „{LONG}.“"),
            ("who is at the head", "es", "Jost Roe dijo a Ana: «Tiene usted que salir de aquí ahora»."),
            ("by the age told", "de", f"Jost Roe, 45, half Karl Lee, 60. „{LONG}“, sagte der 45-Jährige."),
            (
                "by the home told",
                "de",
                f"Der Norweger Jost Roe gewann vor Karl Lee. „{LONG}“, sagte der Norweger.",
            ),
            (
                "the subject before a woman",
                "en",
                "Jost Roe met Clara Lee on Friday. “I never saw the house before that day,” he said.",
            ),
            (
                "who told the sentence before",
                "en",
                "Karl Lee left. Jost Roe said Max Moss had left. “I never saw the house before,” he said.",
            ),
            ("the only one", "de", f"Jost Roe hat gewonnen. „{LONG}“, sagte der Norweger."),
            (
                "by the office told",
                "de",
                f"Trainer Jost Roe schickte Karl Lee fort. „{LONG}“, sagte der Coach.",
            ),
        ]
    ],
)
def test_one_who_is_said_to_be_so_is_sure(language: str, text: str) -> None:
    found = last_quote(language, text)
    assert found.speaker == "Jost Roe"
    assert found.confidence >= SURE

"""Which colour stands for which speaker."""

from __future__ import annotations

from readings import ferry, paragraph, quote_of

from reader.model import Document
from reader.ui.quotes.speakers import speaker_colours


def test_speakers_are_numbered_as_they_first_speak_and_nobody_has_a_colour_of_its_own() -> None:
    assert speaker_colours(ferry().article.quotes) == {
        "Ingrid Solheim": "quote-1",
        "Per Aalto": "quote-2",
        None: "quote-none",
    }


def test_the_ninth_speaker_shares_the_first_ones_colour() -> None:
    document = Document((paragraph("words"),))
    colours = speaker_colours([quote_of(document, "words", speaker=name) for name in "ABCDEFGHI"])
    assert colours["H"] == "quote-8"
    assert colours["I"] == colours["A"] == "quote-1"

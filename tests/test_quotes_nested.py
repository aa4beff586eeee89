"""Quotations inside quotations, each language by its own marks. What is inside stands in ⟦brackets⟧ here."""

import time

import pytest

from reader.model import Block, BlockKind, Document, Place, Quote, QuoteKind
from reader.text.quotes import find_quotes

NESTED = {
    "single in double": ("en", "“The clerk wrote ⟦‘not today’⟧ on the door,” said Ida Holm."),
    "single at either end": ("en", "“⟦‘Row,’⟧ they told me, and I said ⟦‘Where to?’⟧” said Ida Holm."),
    "straight in straight": ("en", "\"The clerk wrote ⟦'not today'⟧ on the door,\" said Ida Holm."),
    "straight double in straight double": (
        "en",
        '"The clerk wrote ⟦"not today"⟧ on the door," said Ida Holm.',
    ),
    "straight in curly": ("en", '“The clerk wrote ⟦"not today"⟧ on the door,” said Ida Holm.'),
    "double in single": ("en", "‘She wrote ⟦“not today”⟧ there,’ Ida Holm said. ‘I can’t say why.’"),
    "inside of what is inside": (
        "en",
        "“I heard ⟦‘the clerk said ⟦“no”⟧ to all’⟧ twice,” said Ida Holm.",
    ),
    "in each part of one utterance": (
        "en",
        "“They cried ⟦‘fire,’⟧” said Ida Holm, “and then ⟦‘water.’⟧”",
    ),
    "in the turn of an interview": (
        "en",
        "IDA HOLM: They said ⟦“perhaps”⟧ to us.\n\nBO ROE: Did they?\n\nIDA HOLM: They did.",
    ),
    "a stray inner mark costs itself alone": (
        "en",
        '“A ‘door and a ⟦"window"⟧ are open,” said Ida Holm.',
    ),
    "German": ("de", "„Sie rief ⟦‚Halt‘⟧ und lief weg“, sagte Ida Holm."),
    "German with two closings": ("de", "„Sie rief ⟦‚Halt’⟧ und lief weg”, sagte Ida Holm."),
    "German guillemets": ("de", "»Sie rief ⟦›Halt‹⟧ und lief weg«, sagte Ida Holm."),
    "German double in double": ("de", "„Sie rief ⟦»Halt«⟧ und lief weg“, sagte Ida Holm."),
    "French": ("fr", "« Elle a crié ⟦“assez”⟧ puis ⟦« encore »⟧ », a déclaré Ida Holm."),
    "Swiss French": ("fr", "«Elle a crié ⟦‹assez›⟧ puis rien», a déclaré Ida Holm."),
    "Spanish": ("es", "«Gritó ⟦“basta”⟧ y ⟦‘fuera’⟧ y se fue», dijo Ida Holm."),
    "Italian": ("it", "«Ha gridato ⟦“basta”⟧ e un po’ d’altro», ha detto Ida Holm."),
    "Portuguese": ("pt", "“Ela gritou ⟦‘basta’⟧ e saiu”, disse Ida Holm."),
    "Dutch": ("nl", "‘Ze riep ⟦“halt”⟧ en ging weg’, zei Ida Holm."),
    "Dutch low": ("nl", "„Ze riep ⟦‘halt’⟧ en ’s avonds ging ze weg”, zei Ida Holm."),
    "Swedish": ("sv", "”Hon ropade ⟦’nog’⟧ och gick”, sade Ida Holm."),
    "Japanese": ("ja", "村田氏は「船長は⟦『もう出さない』⟧と言っていた」と述べた。"),
    "Chinese": ("zh", "王丽说：“船长告诉我⟦‘今天不开’⟧，我就回家了。”"),
    "Chinese brackets": ("zh", "王麗說：「船長告訴我⟦『今天不開』⟧，我就回家了。」"),
}
NOT_NESTED = {
    "contractions": "“I can’t and they won’t, rock ’n’ roll, ’tis true,” said Ida Holm.",
    "straight contractions": "\"I can't and they won't, rock 'n' roll, 'tis true,\" said Ida Holm.",
    "possessives": "“The boats’ owners and the dogs’ walkers agree,” said Ida Holm.",
    "years": "“The class of ’86 and the ’90s ferries’ crews came,” said Ida Holm.",
    "straight years": "\"The '86 flood and the ferries' crews came,\" said Ida Holm.",
    "inches and feet": '"It is 5\'10" tall and 6" wide," said Ida Holm.',
    "nothing": "“The boats stay in,” said Ida Holm.",
}

TRIES = 5


def read(marked: str, language: str) -> tuple[Document, list[Place]]:
    """The text without its brackets, and the places that stood in them, by where they start."""
    blocks, places = [], []
    for number, paragraph in enumerate(marked.split("\n\n")):
        text, opened = "", []
        for character in paragraph:
            if character == "⟦":
                opened.append(len(text))
            elif character == "⟧":
                places.append(Place(number, opened.pop(), len(text)))
            else:
                text += character
        blocks.append(Block(BlockKind.PARAGRAPH, text))
    return Document(tuple(blocks), language), sorted(places, key=lambda place: (place.block, place.start))


def inner_of(quotes: tuple[Quote, ...]) -> list[Place]:
    return [place for quote in quotes for place in quote.inner]


@pytest.mark.parametrize(("language", "marked"), NESTED.values(), ids=NESTED)
def test_what_stands_inside_is_found_and_is_no_quote_of_its_own(language: str, marked: str) -> None:
    document, places = read(marked, language)
    quotes = find_quotes(document)
    assert inner_of(quotes) == places
    assert not {part for quote in quotes for part in quote.parts} & set(places)


@pytest.mark.parametrize("text", NOT_NESTED.values(), ids=NOT_NESTED)
def test_apostrophes_and_measures_inside_are_no_quotations(text: str) -> None:
    (quote,) = find_quotes(read(text, "en")[0])
    assert quote.inner == ()


def test_words_that_are_a_turn_in_marks_hold_no_quotation() -> None:
    document, _ = read("IDA HOLM: We sail.\n\nBO ROE: “Never.”\n\nIDA HOLM: Tomorrow.", "en")
    assert [(quote.text, quote.inner) for quote in find_quotes(document)] == [
        ("We sail.", ()),
        ("“Never.”", ()),
        ("Tomorrow.", ()),
    ]


def test_reported_words_hold_none() -> None:
    document, _ = read("Ida Holm said that the ‘old’ boats would stay in.", "en")
    (reported,) = find_quotes(document)
    assert (reported.kind, reported.inner) == (QuoteKind.INDIRECT, ())


@pytest.mark.parametrize("inside", ["‘“", "“‘x’ ", "'\"a ", "«“", "‘a’ ", "'86 s' "])
def test_a_heap_of_marks_inside_takes_time_in_step_with_it(inside: str) -> None:
    def seconds(times: int) -> float:
        text = f"“Well {inside * times}, no more,” said Ida Holm."
        document = Document((Block(BlockKind.PARAGRAPH, text),), "en")
        started = time.process_time()
        find_quotes(document)
        return time.process_time() - started

    seconds(100)
    # A square would take a hundred times as long; other work on the machine upsets one try now and then.
    assert any(seconds(20_000) < 50 * seconds(2_000) + 0.2 for _ in range(TRIES))

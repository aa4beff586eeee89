"""Who is named in a document: names put together, titles apart, and what is no person."""

import pytest

from reader.model import SURE, Block, BlockKind, Document, QuoteKind
from reader.text.lexicon import grammar
from reader.text.quotes import find_quotes
from reader.text.quotes.described import read_everybody
from reader.text.quotes.passages import find_passages
from reader.text.quotes.prose import read_proses
from reader.text.quotes.registry import Registry
from reader.text.quotes.tokens import Prose


def document(*paragraphs: str, language: str = "en") -> Document:
    return Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs), language)


def entities(text: Document) -> tuple[Registry, list[Prose]]:
    """Who a document names outside its quotations, and the text they are named in."""
    words = grammar(text.language)
    proses = read_proses(text.blocks, find_passages(text.blocks, frozenset(words.cues)), words)
    return read_everybody(proses), proses


def named(text: Document) -> list[tuple[str, bool]]:
    """Each name of a document, and whether it is a person's."""
    registry, _ = entities(text)
    return [(each.name, each.human >= 0.5) for each in registry.entities if each.described is None]


def test_a_person_is_one_under_every_name() -> None:
    text = document("Foreign Minister Omar Haddad left.", "Mr. Haddad was tired. Omar Haddad slept.")
    registry, proses = entities(text)
    (person,) = (each for each in registry.entities if each.human >= 0.5)
    assert (person.name, person.gender) == ("Omar Haddad", "m")
    tokens = {prose.block: prose.tokens for prose in proses}
    written = [tokens[each.block][each.start : each.end] for each in registry.mentions]
    names = [" ".join(token.text for token in words) for words in written]
    assert names == ["Omar Haddad", "Haddad", "Omar Haddad"]


@pytest.mark.parametrize(
    ("text", "name", "human"),
    [
        ("The University of Bergen opened.", "University of Bergen", False),
        ("They met in Norway again.", "Norway", False),
        ("They met NASA again.", "NASA", False),
        ("They met Dr. Kari Lund again.", "Kari Lund", True),
        ("They met Senate Majority Leader Kari Lund again.", "Kari Lund", True),
        ("They met Secretary of State Kari Lund again.", "Kari Lund", True),
        ("They met Prince Harald again.", "Prince Harald", True),
        ("They met Bert van der Meer again.", "Bert van der Meer", True),
        ("They met Walter Boone Jr. again.", "Walter Boone Jr.", True),
        ("They met Samir al-Jabri again.", "Samir al-Jabri", True),
    ],
)
def test_names_and_their_kind(text: str, name: str, human: bool) -> None:
    assert named(document(text)) == [(name, human)]


def test_names_inside_quotations_are_not_the_writers() -> None:
    assert named(document("“Ask Bo Dahl,” said Lena Hoff.")) == [("Lena Hoff", True)]


def test_a_quotation_says_how_its_speaker_is_known() -> None:
    (quote,) = find_quotes(document("Ann Roe fled on Monday. “It burned,” she told the BBC."))
    assert (quote.speaker, quote.mention, quote.cue, quote.via) == ("Ann Roe", "she", "told", "BBC")
    assert quote.rule == "after"
    named, *_ = find_quotes(document("“It burned,” said Ann Roe."))
    assert quote.confidence < named.confidence


def test_an_anonymous_speaker_is_marked() -> None:
    (quote,) = find_quotes(document("“It is over,” said a senior official who asked not to be named."))
    assert (quote.speaker, quote.anonymous, quote.role) == ("a senior official", True, "official")
    (named,) = find_quotes(document("“It is over,” said Ann Roe, who asked not to be filmed."))
    assert not named.anonymous


def test_a_word_or_two_in_the_writers_sentence_are_mixed() -> None:
    mixed, direct = find_quotes(document("Ann Roe called it “absurd” again. “It is over,” she said."))
    assert (mixed.kind, direct.kind) == (QuoteKind.MIXED, QuoteKind.DIRECT)


def test_the_language_is_seen_when_none_is_declared() -> None:
    text = "„Die Mühle wird nicht wieder aufgebaut“, sagte der Sprecher der Stadt, Uwe Brandt, am Montag."
    (quote,) = find_quotes(Document((Block(BlockKind.PARAGRAPH, text),)))
    assert quote.speaker == "Uwe Brandt"


def test_a_pronoun_that_two_are_near_to_is_doubtful() -> None:
    near = document(
        "Carl Voss drew. Carl Voss left. Ivo Banks won.", "“We will never sell the old pier,” he said."
    )
    plain = document("Carl Voss met Ivo Banks. He was late.", "“We will never sell the old pier,” he said.")
    (doubtful,), (sure,) = find_quotes(near), find_quotes(plain)
    assert doubtful.confidence < SURE <= sure.confidence
    assert doubtful.who.endswith("?") and sure.who == "Carl Voss"

"""Places of a page that its programs have not filled."""

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy
from reader.text.extract.unfilled import drop_unfilled


def stays(block: str) -> bool:
    leaves = cut(tidy(parse(f"<main>{block}</main>")))
    kept = [True] * len(leaves)
    drop_unfilled(leaves, kept)
    return all(kept)


@pytest.mark.parametrize(
    "text",
    [
        "[harbour_map]",
        "[NEWS_BOX]",
        "[/boats]",
        '[gallery ids="4,9"]',
        "[player file=ferry.mp3 title=”The old ferry”]",
        "Loading boats…",
        "Wird geladen...",
        "Chargement de la carte…",
        "読み込み中…",
    ],
)
def test_a_code_for_programs_and_a_notice_of_loading_go(text: str) -> None:
    assert not stays(f"<p>{text}</p>")


@pytest.mark.parametrize(
    "block",
    [
        "<p>[Applause]</p>",
        "<p>[cross-talk]</p>",
        "<p>[The harbour master laughs.]</p>",
        "<p>[where x = 3]</p>",
        "<p>[CO_2]</p>",
        "<p>Laden with ice…</p>",
        "<p>[…]</p>",
        "<h3>[Method]</h3>",
        "<p>He wrote [harbour_map] into the page.</p>",
        "<pre>[harbour_map]</pre>",
        "<p>Loading the ferry takes an hour.</p>",
        "<p>Loading cod, ice, bread and mail, they sang old songs…</p>",
        "<h2>Loading and unloading</h2>",
    ],
)
def test_what_is_said_in_brackets_shown_as_code_or_told_of_loading_stays(block: str) -> None:
    assert stays(block)


def test_a_sentence_about_loading_that_trails_off_stays() -> None:
    assert stays("<p>Loading the boats took hours…</p>")

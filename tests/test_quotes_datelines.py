"""The town at the head of a report is nobody who could speak."""

import pytest

from reader.text.plain import read_plain
from reader.text.quotes import find_quotes


@pytest.mark.parametrize("head", ["PORT MARLE — ", "PORT MARLE (AP) — ", "PORT MARLE -- "])
def test_she_is_the_person_and_not_the_town(head: str) -> None:
    text = (
        f"{head}The library put a screen by its window.\n\n"
        "The card was written by Mara Lindqvist, who has kept the room for years.\n\n"
        'It begins with colours. "Press a key and you stand at the next one," she said.'
    )
    (quote,) = find_quotes(read_plain(text).document)
    assert quote.speaker == "Mara Lindqvist"

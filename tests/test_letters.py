"""Speakers told apart by letters: in the margin of the text and in the ledger."""

from __future__ import annotations

import pytest
from desk import AtDesk
from readings import ferry, paragraph, quote_of

from reader.config import Settings
from reader.model import Document
from reader.ui.quotes.letters import speaker_letters


def test_speakers_have_letters_as_they_first_speak_and_nobody_has_a_sign() -> None:
    assert speaker_letters(ferry().article.quotes) == {"Ingrid Solheim": "A", "Per Aalto": "B", None: "?"}


def test_the_many_that_no_letter_is_left_for_have_one_sign() -> None:
    document = Document((paragraph("words"),))
    names = [f"Speaker {number}" for number in range(40)]
    letters = speaker_letters([quote_of(document, "words", speaker=name) for name in names])
    assert [letters[name] for name in names[:2] + names[25:28] + names[34:36]] == list("ABZ129*")


@pytest.mark.parametrize(
    "settings",
    [Settings(theme="ansi-dark"), Settings(ascii=True), Settings(speaker_letters="always")],
    ids=["ansi", "ascii", "always"],
)
async def test_a_letter_stands_where_somebody_begins_to_speak(at_desk: AtDesk, settings: Settings) -> None:
    async with at_desk((200, 50), ferry().article, settings) as at:
        for words in ("A harbour council", "B 2019. He called", "A Ingrid Solheim", "? unattributed"):
            assert words in at.text, words
        assert "b head of the bay" in at.text  # told in substance
        await at.press('"', "tab")
        assert "A Ingrid Solheim" in at.text and "B Per Aalto" in at.text


async def test_letters_are_shown_without_colours_too(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk((200, 50), ferry().article) as at:
        assert "A harbour council" in at.text and "A Ingrid Solheim" in at.text


@pytest.mark.parametrize("shown", ["auto", "never"])
async def test_there_are_no_letters_where_colours_tell_speakers_apart(at_desk: AtDesk, shown: str) -> None:
    settings = Settings(theme="broadsheet", speaker_letters=shown, ascii=shown == "never")
    async with at_desk((200, 50), ferry().article, settings) as at:
        assert "A harbour council" not in at.text and "A Ingrid Solheim" not in at.text


async def test_letters_come_and_go_with_the_setting(at_desk: AtDesk) -> None:
    settings = Settings(theme="broadsheet")
    async with at_desk((200, 50), ferry().article, settings) as at:
        assert "A Ingrid Solheim" not in at.text
        at.app._change_setting("speaker_letters", "always")
        await at.settle()
        assert "A Ingrid Solheim" in at.text and "A harbour council" in at.text
        at.app._change_setting("speaker_letters", "never")
        await at.settle()
        assert "A Ingrid Solheim" not in at.text and "A harbour council" not in at.text

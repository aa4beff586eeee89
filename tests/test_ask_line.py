"""The line at the foot in which something is typed."""

from __future__ import annotations

from prompt_pilot import piloted
from textual.app import App, ComposeResult
from textual.events import Key
from textual.theme import Theme

from reader.ui.ask_line import AskLine

NAMES = ("quiet",)
"""What the line asks of the colours of the reader's own themes."""


class Asked(App[None]):
    """An app of one such line that notes what it tells."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(Theme("asked", primary="#ffffff", variables=dict.fromkeys(NAMES, "#808080")))
        self.theme = "asked"
        self.typed: list[str] = []
        self.finished: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield AskLine("Find")

    def on_ask_line_typed(self, event: AskLine.Typed) -> None:
        self.typed.append(event.text)

    def on_ask_line_finished(self, event: AskLine.Finished) -> None:
        self.finished.append(event.text)


async def test_each_letter_is_told_when_there_is_time_for_it() -> None:
    app = Asked()
    async with piloted(app) as pilot:
        for letter in "boat":
            await pilot.press(letter)
        assert app.typed == ["b", "bo", "boa", "boat"]


async def test_letters_typed_at_once_are_told_together_and_what_is_finished_is_all_of_them() -> None:
    app = Asked()
    async with piloted(app) as pilot:
        for letter in "boat":
            app.post_message(Key(letter, letter))
        app.post_message(Key("enter", None))
        await pilot.pause()
        assert app.typed == ["boat"]
        assert app.finished == ["boat"]

"""What is read, put on the clipboard in one of several forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Reading
    from reader.ui.context import Context
    from reader.ui.subject import Subject


class CopyForm(NamedTuple):
    """A form in which something can be copied: its name, what it looks like, and how it is made."""

    name: str
    detail: str
    made: Callable[[], str]


class Copying:
    """Asks in which form to copy, and copies."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self._library = context.library
        self._stage = context.stage
        self._subject = subject

    def action_copy_as(self) -> None:
        self._stage.job("ask", self._ask)

    async def _ask(self) -> None:
        from reader.ui.dialogs.questions import Choice, Pick

        reading = await self._subject.opened()
        if reading is None:
            self._stage.say("There is nothing to copy: choose a story.")
            return
        forms = self._forms(reading)
        choices = [Choice(form.name, form.detail) for form in forms]
        number = await self._stage.ask(Pick("Copy", choices, classes="copy"))
        if number is not None:
            self._stage.copy(forms[number].made())
            self._stage.say(f"Copied: {forms[number].name}.")

    def _forms(self, reading: Reading) -> list[CopyForm]:
        from reader.library import printed

        article, number = reading.article, self._subject.quote_of(reading)
        forms = []
        if number is not None:
            quote = article.quotes[number]
            forms += [
                CopyForm(
                    "Quote with its source",
                    f"by {quote.who}",
                    lambda: printed.quote_with_source(article, quote),
                ),
                CopyForm(
                    "Quote as Markdown", "a block quote", lambda: printed.quote_markdown(article, quote)
                ),
            ]
            if link := printed.quote_link(article, quote):
                forms.append(
                    CopyForm("Link to the quote", "an address that leads to the words", lambda: link)
                )
        if url := article.url:
            forms += [
                CopyForm("Link as Markdown", "[title](address)", lambda: printed.markdown_link(article)),
                CopyForm("URL", url, lambda: url),
            ]
        return [
            *forms,
            CopyForm("Text", "title and text", lambda: printed.plain_text(article)),
            CopyForm(
                "Markdown of the text", "with links and emphasis", lambda: printed.article_markdown(article)
            ),
        ]

"""What is done with the quotes of the article in front: their order, whose are shown, one of them in full."""

from __future__ import annotations

from collections.abc import Callable

from reader.model import Article, counted
from reader.ui.actions import Pane
from reader.ui.context import Context
from reader.ui.quotes.annotations import Annotations
from reader.ui.quotes.rows import QuoteOrder, Voice, voice_of
from reader.ui.quotes.speakers import speaker_colours
from reader.ui.subject import GONE, Subject, no_quote

_ORDER = "quotes_order"


class Quoting:
    """Does what the keys of the quotes say. `page` opens the page of a speaker, `check` checks a quote."""

    def __init__(
        self,
        context: Context,
        subject: Subject,
        annotations: Annotations,
        page: Callable[[str], None],
        check: Callable[[int], None],
    ) -> None:
        self._library = context.library
        self._stage = context.stage
        self._panes = context.panes
        self._view = context.panes.article
        self._said = context.panes.ledger.said
        self._subject = subject
        self._annotations = annotations
        self._page = page
        self._check = check

    def recall(self) -> None:
        """Arrange the quotes as they were when the reader was left."""
        if self._library.remembered(_ORDER) == QuoteOrder.SPEAKERS:
            self._arrange(QuoteOrder.SPEAKERS)

    def _arrange(self, order: QuoteOrder) -> None:
        self._said.arrange(order)
        self._stage.relabel("switch_order", "In order" if order is QuoteOrder.SPEAKERS else "")

    def end(self) -> bool:
        """Show everybody's quotes again; whether only one speaker's were shown."""
        if self._said.only is None or self._panes.front not in (Pane.ARTICLE, Pane.QUOTES):
            return False
        self.show_only(None)
        self._stage.say("")
        return True

    def chosen(self, index: int) -> None:
        """A row of the quotes was entered: a quote leads to its words, a heading to its speaker's page."""
        number = self._panes.ledger.quote_number(index)
        if number is None:
            self.action_speaker_page()
        else:
            self._go_to(number)

    def action_switch_order(self) -> None:
        order = QuoteOrder.TEXT if self._said.order is QuoteOrder.SPEAKERS else QuoteOrder.SPEAKERS
        with self._stage.telling():
            self._arrange(order)
            self._stage.say("By speaker." if order is QuoteOrder.SPEAKERS else "In the order of the text.")
            self._library.remember(_ORDER, order)

    def action_unfold(self) -> None:
        self._said.fold()

    def action_only_speaker(self) -> None:
        if self._said.only is not None:
            self.end()
        elif voice := self._voice:
            self.show_only(voice)
            quotes = counted(len(self._view.stepped), "quote")
            on, back = self._stage.key("next_quote"), self._stage.key("previous_quote")
            self._stage.say(f"Only {voice.label}, {quotes}: {on} and {back} step here, Esc shows all")
        else:
            key = self._stage.key
            then = (
                f"{key('next_quote')} goes to a quote; {key('only_speaker')} then shows this speaker's alone."
            )
            self._stage.say(no_quote(self._article, then))

    def action_card(self) -> None:
        number, article = self._number, self._article
        if article is None or number is None:
            key = self._stage.key
            then = f"{key('next_quote')} goes to a quote; {key('card')} then shows its card."
            self._stage.say(no_quote(article, then))
        else:
            self._stage.job("ask", lambda: self._show_card(article, number))

    async def _show_card(self, article: Article, number: int) -> None:
        # Imported when first needed: a dialog is no part of the first paint.
        from reader.library.printed import quote_with_source
        from reader.ui.quotes.card import Card
        from reader.ui.quotes.facts import facts

        quote = article.quotes[number]
        look = speaker_colours(article.quotes)[quote.speaker]
        known = facts(article, number, self._annotations.verdicts.get(number), self._annotations.mark(number))
        answer = await self._stage.ask(Card(quote, known, look))
        if answer == "copy":
            self._stage.copy(quote_with_source(article, quote))
            self._stage.say("Copied the quote with its source.")
        elif answer == "speaker":
            self._open_page(voice_of(quote))
        elif answer is not None:
            now = self._annotations.number_of(quote)
            if now is None:
                self._stage.say(GONE)
            elif answer == "words":
                self._go_to(now)
            elif answer == "check":
                self._check(now)

    def action_speaker_page(self) -> None:
        if voice := self._voice:
            self._open_page(voice)
        else:
            to_quote, page = self._stage.key("next_quote"), self._stage.key("speaker_page")
            then = f"{to_quote} goes to a quote; {page} then shows all that its speaker said."
            self._stage.say(no_quote(self._article, then))

    def _open_page(self, voice: Voice) -> None:
        if voice.name is None:
            self._stage.say(f"{voice.label}: only named speakers have a page.")
        else:
            self._page(voice.name)

    def _go_to(self, number: int) -> None:
        self._panes.go(Pane.ARTICLE)
        self._view.go_to_quote(number)

    def show_only(self, voice: Voice | None) -> None:
        """Show and step through nobody else's quotes; None brings back everybody's."""
        self._said.show_only(voice)
        quotes = self._article.quotes if self._article else ()
        self._view.stepped = [
            number for number, quote in enumerate(quotes) if voice is None or voice_of(quote) == voice
        ]

    @property
    def _article(self) -> Article | None:
        reading = self._subject.reading
        return reading.article if reading else None

    @property
    def _number(self) -> int | None:
        """The quote that is meant; on a heading, its first."""
        return self._said.number if self._panes.front is Pane.QUOTES else self._subject.quote

    @property
    def _voice(self) -> Voice | None:
        number, article = self._number, self._article
        return voice_of(article.quotes[number]) if article and number is not None else None

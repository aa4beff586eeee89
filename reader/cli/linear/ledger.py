"""The ledger of the article that is open, its quotes and its sources, in plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli.linear.lines import checked_lines, counts_line, quote_line, source_line
from reader.cli.linear.part import Part
from reader.model import Quote, Reading, Source
from reader.ui.quotes.facts import facts


class Ledger(Part):
    """Who said what in the article, what it cites, and whether the words stand there."""

    def do_quotes(self, name: str) -> None:
        """All, or those of a speaker: each with its number in the article."""
        quotes = self._talk.article.quotes
        if not name:
            self._talk.offer("Quotes", quotes, quote_line, self._tell_quote)
            return
        said = [number for number, quote in enumerate(quotes) if name.casefold() in quote.who.casefold()]
        self._talk.offer(
            f"Quotes of {name}",
            said,
            lambda number: f"Quote {number + 1}, {quote_line(quotes[number])}",
            lambda row: self._tell_quote(said[row]),
        )

    def do_sources(self, _: str) -> None:
        self._talk.offer("Sources", self._talk.article.sources, source_line, self._follow)

    def do_counts(self, _: str) -> None:
        self._talk.say(counts_line(self._talk.library.sources.provenance(self._talk.article)))

    def do_check(self, number: str) -> None:
        usage = "Say check and the number of a quote; quotes lists them."
        self._check([self._talk.article.quotes[self._talk.meant_quote(number, usage)]])

    def do_all(self, _: str) -> None:
        self._check(None)

    def do_cite(self, number: str) -> None:
        """A quote with whose it is and where it stands, to be pasted elsewhere."""
        from reader.library.printed import quote_with_source

        article = self._talk.article
        usage = "Say cite and the number of a quote; quotes lists them."
        quote = article.quotes[self._talk.meant_quote(number, usage)]
        for line in quote_with_source(article, quote).split("\n"):
            self._talk.say(line)

    def _tell_quote(self, number: int) -> None:
        """Say all that is known of a quote."""
        self._talk.quote_told = number
        self._talk.say(self._talk.article.quotes[number].text)
        library, opened = self._talk.library, self._talk.opened
        mark = next((placed.mark for placed in library.marks.of(opened) if placed.number == number), None)
        for fact in facts(opened.article, number, library.verdicts(opened).get(number), mark):
            self._talk.say(f"{fact.label}: {fact.text}")

    def _follow(self, number: int) -> None:
        """Open a source, or say where it is named."""
        article = self._talk.article
        source: Source = article.sources[number]
        if source.url:
            self._talk.open(source.url, linked_from=article.url)
            return
        self._talk.say(f"{source.name} is named, not linked.")
        for mention in source.mentions:
            self._talk.say(article.document.at(self._talk.library.sources.citing_sentence(article, mention)))

    def _check(self, quotes: Sequence[Quote] | None) -> None:
        self._talk.wait(self._checked(self._talk.opened, quotes))

    async def _checked(self, reading: Reading, quotes: Sequence[Quote] | None) -> None:
        count = 0
        async for checked in self._talk.library.check(reading.article, quotes, page=reading.page):
            count += 1
            for line in checked_lines(checked):
                self._talk.say(line)
        if not count:
            self._talk.say("There is no quote in quotation marks to check here.")

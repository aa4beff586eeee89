"""Who said what, on the command line: the ledger of articles, and the quotes of the whole library."""

from __future__ import annotations

import textwrap
from collections.abc import AsyncIterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.output import WRAPPED, json_line
from reader.cli.running import DONE, NOTHING, USAGE, Arguments, connected, for_each_article, stored
from reader.cli.voice import complain, say

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, Quote

_COLUMN = 5


class ArticleQuotes(NamedTuple):
    """Quotes of one article, by their numbers in it."""

    name: str
    article: Article
    numbers: Sequence[int]


def quotes(arguments: Arguments) -> int:
    """Print the quotes of the inputs, or without one those of the library that are asked for."""
    import asyncio

    if not arguments.input and not (arguments.speaker or arguments.words):
        complain("quotes needs an INPUT, or --speaker or --words to search the library.")
        return USAGE
    return asyncio.run(_of_inputs(arguments) if arguments.input else _of_library(arguments))


def speakers(arguments: Arguments) -> int:
    """Print everybody who is quoted in the library under a full name, with how often."""
    with stored(arguments) as library:
        found = library.said.speakers_of(library.said.speakers(arguments.name or ""))
    for speaker in found:
        if arguments.json:
            say(json_line({"speaker": speaker.name, "quotes": speaker.quotes}))
        else:
            say(f"{speaker.quotes}\t{speaker.name}")
    if found:
        return DONE
    named = f"nobody with “{arguments.name}” in the name" if arguments.name else "nobody"
    complain(f"{named} is quoted under a full name in what is stored.")
    return NOTHING if arguments.name else DONE


async def _of_inputs(arguments: Arguments) -> int:
    def print_quotes(name: str, article: Article) -> None:
        numbers = _asked_for(article, arguments)
        if not numbers and not arguments.json:
            complain(f"{name}: {_nobody(arguments)}")
        _print(ArticleQuotes(name, article, numbers), arguments)

    return await for_each_article(arguments, print_quotes, as_json=arguments.json)


async def _of_library(arguments: Arguments) -> int:
    total = 0
    async with connected(arguments) as library:
        await _read_pages(library)
        async for found in _in_library(library, arguments):
            total += len(found.numbers)
            _print(found, arguments)
    if total:
        return DONE
    if not arguments.json:
        complain(f"In the library, {_nobody(arguments)}")
    return NOTHING


async def _read_pages(library: Library) -> None:
    """Have the quotes of every stored page found first, and say so where that takes its time."""
    async for step in library.said.read_pages():
        if step.done == 1:
            complain(f"reading {step.total:,} stored pages anew first ...")


async def _in_library(library: Library, arguments: Arguments) -> AsyncIterator[ArticleQuotes]:
    said, name = library.said, arguments.speaker or ""
    speaker = said.speaker(name) if name else None
    ids = said.saying_ids(speaker.id if speaker else None, arguments.words or "", "" if speaker else name)
    for _, together in groupby(said.articles(said.sayings(ids)), key=lambda found: found[0].page):
        found = list(together)
        saying, article = found[0]
        yield ArticleQuotes(saying.url, article, sorted(each.number for each, _ in found))


def _asked_for(article: Article, arguments: Arguments) -> list[int]:
    """The quotes of an article in whose speaker and words is what was asked for."""
    who, words = (arguments.speaker or "").casefold(), (arguments.words or "").casefold().split()
    return [
        number
        for number, quote in enumerate(article.quotes)
        if who in (quote.speaker or "").casefold() and all(word in quote.text.casefold() for word in words)
    ]


def _nobody(arguments: Arguments) -> str:
    who = f" by {arguments.speaker}" if arguments.speaker else ""
    words = f" with “{arguments.words}”" if arguments.words else ""
    return f"nothing is quoted{who}{words}." if who or words else "nobody is quoted."


def _print(found: ArticleQuotes, arguments: Arguments) -> None:
    if arguments.json:
        for number in found.numbers:
            say(quote_json(found.name, found.article, number), flush=True)
    elif found.numbers:
        say("\n".join(ledger_lines(found.article, found.numbers, arguments.by_speaker)), flush=True)


def quote_json(name: str, article: Article, number: int) -> str:
    """One line of JSON: the contract of `quotes --json`. Offsets are code points, as in `show --json`."""
    quote = article.quotes[number]
    return json_line(
        {
            "input": name,
            "url": article.url,
            "title": article.title or None,
            "site": article.site,
            "published": article.published,
            "number": number + 1,
            "text": quote.text,
            "speaker": quote.speaker,
            "mention": quote.mention,
            "role": quote.role,
            "cue": quote.cue,
            "via": quote.via,
            "kind": quote.kind.value,
            "anonymous": quote.anonymous,
            "confidence": quote.confidence,
            "rule": quote.rule,
            "parts": [list(article.document.offsets(place)) for place in quote.parts],
            "inner": [list(article.document.offsets(place)) for place in quote.inner],
        }
    )


def ledger_lines(article: Article, numbers: Sequence[int], by_speaker: bool) -> list[str]:
    """The ledger of an article for people: its head, then its quotes, in their order or by speaker."""
    from reader.ui.quotes.rows import Group, QuoteOrder, rows_of

    about = " · ".join(part for part in (article.site, article.published, article.url) if part)
    lines = [*textwrap.wrap(article.title or "Untitled", WRAPPED), *([about] if about else []), ""]
    for row in rows_of(article.quotes, numbers, QuoteOrder.SPEAKERS if by_speaker else QuoteOrder.TEXT):
        if isinstance(row, Group):
            name = ", ".join(part for part in (row.title, row.role) if part)
            lines += [f"{name} ({len(row.numbers)})", ""]
        else:
            lines += [*_quote_lines(row + 1, article.quotes[row], named=not by_speaker), ""]
    return lines


def _quote_lines(number: int, quote: Quote, named: bool) -> list[str]:
    from reader.ui.quotes.rows import about, broken

    shown = named or quote.anonymous or quote.who != quote.speaker
    head = " · ".join(((quote.who,) if shown else ()) + about(quote, role=named))
    first, rest = f"{number:>3}  ", " " * _COLUMN
    lines = [f"{first}{head}"] if head else []
    words = [rest + line for line in broken(quote.text, WRAPPED - _COLUMN)]
    return lines + words if head else [first + words[0].lstrip(), *words[1:]]

"""The stored verdicts: those that still hold, and those to be drawn again."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace

from reader.library.parts import Parts
from reader.model import Checked, Reading, Source, SourceKind
from reader.store import verdicts
from reader.store.verdicts import KeptVerdict, Rules


def rules() -> Rules:
    """The versions of the rules that now make articles and draw verdicts."""
    from reader.text import article, check

    return article.RULES, check.RULES


def standing(parts: Parts, reading: Reading) -> dict[int, Checked]:
    """The verdicts on the quotes of a stored copy that still stand, by the number of the quote."""
    # Most copies have none, and the rules of checking are not read for them: a start may open an article.
    if reading.page is None or not verdicts.of_page(parts.store, reading.page):
        return {}
    return {
        kept.number: _checked(reading, kept)
        for kept in verdicts.of_page(parts.store, reading.page, rules())
        if kept.stands and _words(reading, kept.number) == kept.words
    }


async def renew(parts: Parts, reading: Reading) -> AsyncGenerator[Checked]:
    """Check again what was checked by other rules or on other copies, from what is stored; yield each."""
    if reading.page is None or not (outdated := _outdated(parts, reading, reading.page)):
        return
    from reader.library.checking import check_again

    quotes = reading.article.quotes
    wanted = [(quotes[number], source) for number, source in outdated.items()]
    offline = replace(parts, network=parts.network.shut())
    async for checked in check_again(offline, reading.article, reading.page, wanted):
        yield checked


def _outdated(parts: Parts, reading: Reading, page_id: int) -> dict[int, Source]:
    """The quotes whose verdict does not stand, or stands on an earlier copy, with what to check against."""
    own = verdicts.of_page(parts.store, page_id)
    before = verdicts.of_earlier_copies(parts.store, page_id)
    if not own and not before:
        return {}
    known = standing(parts, reading)
    before = [(kept.words, kept.name, kept.address) for kept in own if kept.number not in known] + before
    numbers: dict[str, list[int]] = {}
    for number, quote in enumerate(reading.article.quotes):
        if number not in known:
            numbers.setdefault(quote.text, []).append(number)
    found: dict[int, Source] = {}
    for words, name, address in before:
        for number in numbers.get(words, ()):
            found.setdefault(number, Source(name, SourceKind.LINK, address, ()))
    return found


def _words(reading: Reading, number: int) -> str | None:
    quotes = reading.article.quotes
    return quotes[number].text if number < len(quotes) else None


def _checked(reading: Reading, kept: KeptVerdict) -> Checked:
    quote = reading.article.quotes[kept.number]
    return Checked(quote, kept.verdict, kept.name, kept.address, kept.copied, kept.source)

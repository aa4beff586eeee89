"""All that is known of a quote, in words: for its card, for what is copied, and for the plain lines."""

from __future__ import annotations

from typing import NamedTuple

from reader.library.checking import is_relay_linked
from reader.model import Article, BlockKind, Checked, Mark, Quote, QuoteKind
from reader.ui.dates import day_of
from reader.ui.quotes.rules import reason
from reader.ui.quotes.signs import MARKS, VERDICTS

KINDS = {
    QuoteKind.DIRECT: "direct: their words, in quotation marks",
    QuoteKind.MIXED: "mixed: some of their words, inside the writer's sentence",
    QuoteKind.INDIRECT: "in substance: what they said, in the writer's words",
}


class Fact(NamedTuple):
    """Something known of a quote, as a line of its card."""

    label: str
    text: str


def facts(
    article: Article, number: int, checked: Checked | None = None, mark: Mark | None = None
) -> list[Fact]:
    """What is known of a quote, a line of the card each; `checked` and `mark` are what is stored of it."""
    quote = article.quotes[number]
    speaker = quote.who + (", not named on purpose" if quote.anonymous else "")
    # The role stands beside the name once: it holds for the quotes of "she" as well.
    said = (quote, *(other for other in article.quotes if quote.speaker and other.speaker == quote.speaker))
    role = next((each.role for each in said if each.role), "")
    known = [
        Fact("Speaker", speaker),
        Fact("As written", f"“{quote.mention}”" if quote.mention else "nobody beside the words"),
        Fact("Role", role),
        Fact("Said how", quote.cue or ""),
        Fact("Relayed", _relayed(article, quote)),
        Fact("Kind", KINDS[quote.kind]),
        Fact("Holds", _inside(article, quote)),
        Fact("Why", reason(quote)),
        Fact("Where", whereabouts(article, quote)),
        Fact("Checked", _outcome(checked) if checked else ""),
        Fact("Your mark", _own(mark) if mark else ""),
    ]
    return [fact for fact in known if fact.text]


def _relayed(article: Article, quote: Quote) -> str:
    """By whom; words of an outlet that is not linked cannot be looked for where they are from."""
    if quote.via is None:
        return ""
    return f"by {quote.via}" + ("" if is_relay_linked(article, quote) else ", which is not linked")


def _outcome(checked: Checked) -> str:
    """The verdict with its sign, and on which copy of which source it was reached; empty without a source."""
    if checked.source is None:
        return ""
    sign, name, _ = VERDICTS[checked.verdict.kind]
    copied = f", copy of {day_of(checked.copied)}" if checked.copied else ""
    return f"{sign} {name}: {checked.source}{copied}"


def _own(mark: Mark) -> str:
    note = f": {mark.note}" if mark.note else ""
    return f"{MARKS[mark.kind]} {mark.kind.value}{note}"


def _inside(article: Article, quote: Quote) -> str:
    words = "; ".join(article.document.at(place) for place in quote.inner)
    return f"quotes inside: {words}" if words else ""


def whereabouts(article: Article, quote: Quote) -> str:
    """Where in the article the words stand: "paragraph 4 of 12, under “What the figures say”"."""
    blocks, at = article.document.blocks, quote.parts[0].block
    paragraphs = [n for n, block in enumerate(blocks) if block.kind is not BlockKind.HEADING]
    headings = [block.text for block in blocks[:at] if block.kind is BlockKind.HEADING]
    under = f", under “{headings[-1]}”" if headings and headings[-1] != article.title else ""
    if at not in paragraphs:
        return "in a heading"
    return f"paragraph {paragraphs.index(at) + 1} of {len(paragraphs)}{under}"

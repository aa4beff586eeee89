"""The rows of the ledger: an article's quotes with their speakers, and the sources that it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rich.cells import cell_len

from reader.model import Quote, QuoteKind, Source, SourceKind
from reader.ui.cells import Line, cut, spread, wrap

SURE = 0.72
"""The confidence from which a speaker is named without a question mark."""

WORDS = 3
"""The lines of a quote's words that the ledger shows."""

KINDS = {
    SourceKind.OUTLET: "outlet",
    SourceKind.AGENCY: "news agency",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.PERSON: "person",
    SourceKind.DOCUMENT: "document",
    SourceKind.LINK: "link",
    SourceKind.ANONYMOUS: "not named",
    SourceKind.CREDIT: "photo credit",
    SourceKind.OWN: "its own page",
}


def speaker_name(quote: Quote) -> str:
    """Who is shown as the speaker: with a question mark where the text only hints at it."""
    if quote.speaker is None:
        return "unattributed"
    return quote.speaker if quote.confidence >= SURE else f"{quote.speaker}?"


@dataclass(frozen=True, slots=True)
class QuoteRows:
    """Quotes drawn for a list: who and how, then the words. `looks` gives each speaker a look."""

    quotes: Sequence[Quote]
    looks: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.quotes)

    def height(self, width: int) -> int:
        return 0

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        quote = self.quotes[index]
        look = self.looks.get(quote.speaker, "quote-none") if quote.speaker else "quote-none"
        in_substance = "in substance" if quote.kind is QuoteKind.INDIRECT else ""
        how = ", ".join(part for part in (quote.cue, in_substance) if part)
        via = f"via {quote.via}" if quote.via else ""
        head = cut(speaker_name(quote), width)
        rest = cut(" · ".join(part for part in (how, via) if part), width - cell_len(head) - 2)
        words = wrap(quote.text, width, WORDS)
        lines: list[Line] = [((head, look), (f"  {rest}" if rest else "", "quiet"))]
        lines += [((line, ""),) for line in words]
        return (*lines, ()) if index < len(self.quotes) - 1 else lines


@dataclass(frozen=True, slots=True)
class SourceRows:
    """Sources drawn for a list: the name and how often it is given, then what it is and where it leads."""

    sources: Sequence[Source]

    def __len__(self) -> int:
        return len(self.sources)

    def height(self, width: int) -> int:
        return 3

    def selectable(self, index: int) -> bool:
        return True

    def draw(self, index: int, width: int) -> Sequence[Line]:
        source = self.sources[index]
        times = f"×{len(source.mentions)}" if len(source.mentions) > 1 else ""
        host = (urlsplit(source.url).hostname or "").removeprefix("www.") if source.url else ""
        kind = "" if source.kind is SourceKind.LINK else KINDS[source.kind]
        about = " · ".join(part for part in (kind, f"→ {host}" if host else "not linked") if part)
        name = spread(source.name, times, width, "link" if source.url else "strong")
        return name, ((cut(about, width), "quiet"),), ()

"""Whether the words of a quote really stand in a source.

Both texts are brought to one way of writing (`normalise`, `quotation`, `evidence`), the words are looked for
(`align`), compared one by one (`compare`), and the verdict is drawn (`verdict`). A likeness (`likeness`) only
tells where to look: a quote is verbatim when all its words and marks stand there as they are, and not else.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article, Document, Quote, Verdict
from reader.text.check.evidence import read_evidence
from reader.text.check.quotation import read_quotation
from reader.text.check.verdict import judge


def check_quote(quote: Quote, document: Document, source: Article) -> Verdict:
    """The verdict on a quote of `document` against the read copy of a source."""
    return check_quotes([quote], document, source)[0]


def check_quotes(quotes: Sequence[Quote], document: Document, source: Article) -> tuple[Verdict, ...]:
    """The verdicts on several quotes of a document, in their order; the source is read once."""
    evidence = read_evidence(source)
    return tuple(judge(read_quotation(quote, document), evidence) for quote in quotes)

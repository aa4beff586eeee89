"""Whether the words of a quote really stand in a source.

Both texts are brought to one way of writing (`normalise`, `quotation`, `source_text`), the words are looked
for (`align`) and compared one by one (`compare`, `forms`). What stands beside them is weighed (`beside`,
`scope`, `amounts`) by the word lists of the language (`polarity`), and the verdict is drawn (`verdict`). A
likeness (`likeness`) only tells where to look: a quote is verbatim only where all its words and marks stand.
"""

from __future__ import annotations

from reader.model import Document, Quote, Verdict
from reader.text.check.quotation import read_quotation
from reader.text.check.source_text import SourceText
from reader.text.check.verdict import judge, too_short

RULES = 11
"""The version of the rules that draw verdicts; a stored verdict drawn by older ones is drawn again."""


def check_against(quote: Quote, document: Document, source: SourceText) -> Verdict:
    """The verdict on a quote of `document` against a source, which is made ready once for many."""
    return judge(read_quotation(quote, document), source)


def check_alone(quote: Quote, document: Document) -> Verdict | None:
    """The verdict that holds whatever a source says: too short. None where a source is needed."""
    return too_short(read_quotation(quote, document))

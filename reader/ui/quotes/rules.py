"""Why a quote is taken for its speaker's, in plain words."""

from __future__ import annotations

from reader.model import SURE, Quote

RULES = {
    "inverted": "Named right after the words, behind the word of saying",
    "after": "Named right after the words",
    "before": "Named right before the words",
    "according to": "Named as the one according to whom it is so",
    "closing": "Named in the clause that closes the sentence",
    "beat": "The one who does something between these words and the next",
    "signature": "Named in a line of its own under the words",
    "colon": "Named before the colon that opens the words",
    "continued": "These words go on from the quote before them",
    "linked": "In one sentence with words whose speaker is named",
    "later": "The words go on after the speaker is named",
    "in turn": "Nobody is named here; two speakers take turns",
    "earlier": "Named further ahead in the sentence, with a word of saying",
    "omitted": "The verb has no subject; the one who spoke last, or whom the text is about, is meant",
    "omitted far": "The verb has no subject; the one of sentences further back is likely meant",
    "running": "Nobody is named here; the speaker of the words before goes on",
    "sentence before": "Named in the sentence before the words",
    "subject": "The one whom the sentence is about",
    "paragraph before": "Named in the paragraph before",
    "transcript": "The label of the turn in the interview",
    "set off": "Named before the words, which are set off from the text",
    "indirect": "Named beside what was reported",
    "reported": "Told in the German subjunctive, which goes on with what the last speaker said",
    "none": "The text does not say whose words these are",
}
"""A sentence for each rule by which a quote can be attributed."""

_ALMOST_SURE = 0.9


def reason(quote: Quote) -> str:
    """Why the quote is the speaker's and how sure that is: "Named right after the words: almost sure, 96 of
    100 such are right"."""
    if quote.speaker is None:
        return RULES["none"]
    sure = "almost sure" if quote.confidence >= _ALMOST_SURE else "likely"
    level = sure if quote.confidence >= SURE else "doubtful"
    why = RULES.get(quote.rule, "Found by the words around it")
    return f"{why}: {level}, about {round(quote.confidence * 100)} of 100 such are right"

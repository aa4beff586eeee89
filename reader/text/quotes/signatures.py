"""A quotation that is signed: a dash and a name behind it, or a line or paragraph of its own under it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.quotes.attribution import Attribution
from reader.text.quotes.following import subject_after
from reader.text.quotes.phrases import PhraseKind, name_phrase
from reader.text.quotes.taking_up import taken_up
from reader.text.quotes.tokens import Prose

_LINE = 18
"""How many tokens a line that signs a quotation has at most."""


def signature(prose: Prose, at: int) -> Attribution | None:
    """A dash and a name that end the block."""
    tokens = prose.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("—", "-", "~"):
        return None
    run = at + 2
    if run in prose.runs and (
        prose.runs[run] >= len(tokens) - 1 or tokens[prose.runs[run]].text in (",", "—")
    ):
        phrase = subject_after(prose, run, len(tokens))
        return None if phrase is None else Attribution("signature", phrase, None, prose.block)
    return None


def signed_below(proses: Sequence[Prose], number: int) -> Attribution | None:
    """Whose name and office are the next line, under a quotation that is a paragraph: a motto's author."""
    around = [proses[at] if 0 <= at < len(proses) else None for at in (number - 1, number + 1)]
    if around[1] is None or (around[0] is not None and _signs(around[0]) is not None):
        return None
    return _signs(around[1])


def told_below(proses: Sequence[Prose], number: int) -> Attribution | None:
    """Whose words the next paragraph says that the ones before are: "So said Ann Roe", "That is how Ann Roe
    recalls it", "Those were the words of Ann Roe"."""
    prose = proses[number + 1] if number + 1 < len(proses) else None
    if prose is None or not prose.tokens:
        return None
    if prose.grammar.language != "en":
        return taken_up(prose, 0)
    first, at = prose.lower(0), -1
    if first in ("so", "thus") and prose.grammar.cues.get(prose.lower(1)):
        at = 2
    elif first in ("that", "this", "those", "these") and prose.lower(1) in ("is", "was", "are", "were"):
        how = prose.lower(2) == "how"
        words = (prose.lower(2), prose.lower(3), prose.lower(4)) == ("the", "words", "of")
        at = 3 if how and 3 in prose.runs else 5 if words else -1
    if at < 0:
        return None
    phrase = name_phrase(prose, at, prose.runs[at]) if at in prose.runs else None
    phrase = phrase or subject_after(prose, at, prose.sentences[0][1])
    return None if phrase is None else Attribution("signature", phrase, None, prose.block)


def _signs(prose: Prose) -> Attribution | None:
    """The name that a line is that holds nothing else but what they are: "Ann Roe, founder of the mill"."""
    start = 1 if prose.tokens[0].text in ("—", "-", "~") else 0
    end = prose.runs.get(start, 0)
    last = prose.run_ends.get(len(prose.tokens), -1)
    if start and last >= 0 and (last == start or prose.tokens[last - 1].text == ","):
        phrase = name_phrase(prose, last, len(prose.tokens))
        return Attribution("signature", phrase, None, prose.block) if phrase.kind is PhraseKind.NAME else None
    if end < start + 2 or len(prose.tokens) > _LINE or prose.text.rstrip()[-1:] in ".!?:;" or prose.quotes:
        return None
    if end + 1 >= len(prose.tokens) or prose.tokens[end].text != ",":
        return None
    acts = any(
        not token.capital
        and (prose.grammar.cues.get(token.lower) or token.lower in prose.grammar.auxiliaries)
        for token in prose.tokens[end:]
    )
    phrase = name_phrase(prose, start, end)
    named = phrase.kind is PhraseKind.NAME and not acts
    return Attribution("signature", phrase, None, prose.block) if named else None

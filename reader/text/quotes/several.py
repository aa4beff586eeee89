"""Several people who speak together: "said Ann Roe, Bo Lee and Eva Holm"."""

from __future__ import annotations

from reader.text.lexicon import first_names
from reader.text.quotes.names import is_body, name_lists, plain
from reader.text.quotes.tokens import Prose

_JOINING = frozenset({"and", "und", "et", "y", "e", "en", "och"})


def joined_after(prose: Prose, run: int, ceiling: int) -> int:
    """Where the names end that the one at token `run` is joined to by "and", commas between them; -1 if by
    none, or if what follows is more than names: "said Ann Roe, Oslo University and the mill"."""
    end = prose.runs[run]
    while end < ceiling and prose.lower(end) == "," and _is_like(prose, run, end + 1):
        end = prose.runs[end + 1]
    if end == prose.runs[run]:
        return -1
    last = end + 2 if prose.lower(end) == "," else end + 1
    joined = prose.lower(last - 1) in _JOINING and last < ceiling and _is_like(prose, run, last)
    return prose.runs[last] if joined else -1


def joined_before(prose: Prose, run: int) -> int:
    """Where the names start that the one at token `run` is the last of, "Ann Roe and clerk Bo Lee"; -1 if it
    stands alone."""
    titled = prose.grammar.language == "en" and prose.lower(run - 1) in name_lists().trades
    joining = run - 2 if titled else run - 1
    start = prose.run_ends.get(joining, -1) if prose.lower(joining) in _JOINING else -1
    while start > 1 and prose.lower(start - 1) == "," and start - 1 in prose.run_ends:
        before = prose.run_ends[start - 1]
        hangs = before > 0 and prose.lower(before - 1) in prose.grammar.prepositions
        if hangs or not _is_like(prose, run, before):
            break
        start = before
    return start


def _is_like(prose: Prose, run: int, other: int) -> bool:
    """Whether a name stands at a token that can go on with a list of people: as full as the one at `run`."""
    if other not in prose.runs:
        return False
    names = [[token.text for token in prose.tokens[at : prose.runs[at]]] for at in (run, other)]
    if any(is_body(words) or plain(words[-1]) in name_lists().lands for words in names):
        return False
    single = all(len(words) == 1 for words in names)
    return single or all(len(words) > 1 and plain(words[0]) in first_names() for words in names)

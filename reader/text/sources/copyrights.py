"""Copyright lines that tell where a piece is from: an agency, or a paper whose piece a syndicate sells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.model import SourceKind
from reader.text.sources.passages import Found, Passage

_MARKS = ("©", "(c)", "copyright", "c.", "distributed by")
# "© Kyodo News": an agency says no year.
_SIGNED = re.compile(r"(?:©|\(c\)) ?$")
# "Copyright 2018 The Associated Press.", "©2021 Harbour Times.", "c.2014 Harbour Times News Service"
_HOLDER = re.compile(
    r"(?:©|\(c\)|\bcopyright\b|(?<!\w)c\.)[ ,]{0,2}(?:(?:©|\(c\)) ?)?(?:19|20)\d\d,? (?:by )?(?:the )?$"
)
# Whose own page it is sells nothing: behind the name of another's piece it says where that is to be had.
_SOLD = re.compile(
    r"[^\n]{0,80}\b(?:distributed by|to see more|visit (?:www\.|https?:|[\w ]{2,40} at|\w+\.)|news service)"
)
_DISTRIBUTED = re.compile(r"\b(?:distributed|syndicated) by (?:the )?$")
# Who owns papers is the firm: "Copyright 2017 Harbour Company, Inc."
_FIRM = re.compile(r",? (?:& )?(?:co|company|inc|corp|llc|ltd)\b")
_REACH = 32


def copyright_lines(passages: Iterable[Passage]) -> Iterator[Found]:
    """The agencies that hold the copyright of a piece, the papers whose piece a syndicate sells, and it."""
    for passage in passages:
        if not any(map(passage.low.__contains__, _MARKS)):
            continue
        for mention in passage.mentions:
            before = passage.low[max(0, mention.start - _REACH) : mention.start]
            agency = mention.kind is SourceKind.AGENCY and not _FIRM.match(passage.low, mention.end)
            sold = agency or _SOLD.match(passage.low, mention.end) is not None
            held = (sold and _HOLDER.search(before)) or (agency and _SIGNED.search(before))
            # A film is distributed by a network as well.
            sells = (agency or any(map(passage.low.__contains__, _MARKS[:3]))) and _DISTRIBUTED.search(before)
            if mention.outlet.kind != "network" and (held or sells):
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))

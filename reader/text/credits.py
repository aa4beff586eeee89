"""The agency that a text is credited to, where it says so itself: in byline, dateline or last line."""

from __future__ import annotations

import re

from reader.model import SourceKind
from reader.text.outlets import find_outlets

_BEGIN, _END = 80, 60
"""Characters in which a dateline stands at the beginning, and a credit at the end."""
_AROUND = re.compile(r"[(\[©]\s*([^()\[\]©]{2,40})")


def agency_of(author: str | None, words: str) -> str | None:
    """The agency named by author, in the dateline ("LONDON (Reuters) -") or in a credit at the end.

    None where none of them names one: what the text tells of an agency is no credit.
    """
    credited = [author or "", *_AROUND.findall(words[:_BEGIN]), *_AROUND.findall(words[-_END:])]
    for text in credited:
        for mention in find_outlets(text) if text else ():
            if mention.kind is SourceKind.AGENCY:
                return mention.name
    return None

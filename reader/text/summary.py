"""Whether what a feed gives of a story is the beginning of a longer text. Pure."""

from __future__ import annotations

import re

from reader.text.words import count_words

SHORT = 80
"""Words: whole articles are seldom shorter, and summaries seldom longer."""

_LEADS_ON = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|→|»)\W{0,8}\Z")
"""How a text ends that goes on elsewhere: the same in every language."""
_TAIL = 40


def looks_cut(words: str) -> bool:
    """Whether a plain text is short, or ends as one does that goes on elsewhere."""
    text = words.rstrip()
    return count_words(text) < SHORT or _LEADS_ON.search(text[-_TAIL:]) is not None

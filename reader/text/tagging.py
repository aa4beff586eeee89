"""Tags as they are typed: words with blanks or commas between them."""

from __future__ import annotations

import re
import unicodedata

from reader.model import ReaderError
from reader.text.clean import safe_line

LONGEST = 40
"""Characters of a tag."""
_BETWEEN = re.compile(r"[\s,]+")
_NOT_IN_TAGS = '"()*#'
"""What a search would read as its own."""


def read_tags(text: str) -> tuple[str, ...]:
    """The tags in what was typed, each once, whatever its capitals; a "#" in front is left off.

    Raises ReaderError for what can be no tag.
    """
    found: dict[str, str] = {}
    for word in _BETWEEN.split(unicodedata.normalize("NFC", safe_line(text))):
        tag = word.lstrip("#")
        if not tag:
            continue
        if len(tag) > LONGEST:
            raise ReaderError(f"“{tag[:LONGEST]}…” is longer than {LONGEST} characters: write a shorter tag.")
        if not any(map(str.isalnum, tag)) or any(sign in tag for sign in _NOT_IN_TAGS):
            raise ReaderError(f"“{tag}” cannot be a tag: write letters and digits, none of {_NOT_IN_TAGS}")
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())

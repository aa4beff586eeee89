"""Finding a regular expression in a text, in a process that is ended when it goes astray."""

from __future__ import annotations

from reader.library.parts import Parts
from reader.model import Document, Place
from reader.text.pattern import matches, read_pattern


async def find_pattern(parts: Parts, document: Document, pattern: str) -> list[Place]:
    """Where a pattern is met in a text, in its order. See `Library.find_pattern`."""
    read_pattern(pattern)
    texts = [block.text for block in document.blocks]
    return [Place(*found) for found in await parts.workers.run("The pattern", matches, texts, pattern)]

"""The text of an article told in pages, and where reading stopped in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.cli.linear.lines import block_lines, text_blocks
from reader.library import Library
from reader.library.organising import LeftOff
from reader.model import Reading, counted

PAGE = 10
"""Rows, or blocks of a text, that are said at a time."""


def told(library: Library, reading: Reading, start: int) -> Iterator[Sequence[str]]:
    """The lines of a text from block `start` of its document on, a page at a time.

    Each page, before it is said, is remembered as the place to take the story up at. At the beginning and on
    the last page nothing is to take up.
    """
    document = reading.article.document
    end, blocks = len(document.blocks), text_blocks(reading.article)
    begin = end - len(blocks)
    behind = [0]
    for block in blocks:
        behind.append(behind[-1] + len(block.text))
    for at in range(max(start - begin, 0), max(len(blocks), 1), PAGE):
        left = len(blocks) - at - PAGE
        if reading.story:
            share = max(100 * behind[min(at + PAGE, len(blocks))] // max(behind[-1], 1), 1)
            place = LeftOff(begin + at, 0, share) if at and left > 0 else None
            library.organising.leave_off(reading.story.id, place)
        said = [line for block in blocks[at : at + PAGE] for line in block_lines(block)]
        yield [*said, f"{counted(left, 'more paragraph')}." if left > 0 else "End of the article."]


def taken_up_at(library: Library, reading: Reading) -> tuple[int, str]:
    """The block at which an article was left, here or on the screen, and what to say of it."""
    left = library.organising.left_off(reading.story.id) if reading.story else None
    if left is None or left.block >= len(reading.article.document.blocks):
        return 0, ""
    return left.block, f"Resumed where you left it, at {left.share}%; say text to start again."

"""The user's own marks on quotes, as the command line lists them."""

from __future__ import annotations

from reader.cli.output import iso, json_line
from reader.cli.running import DONE, Arguments, connected
from reader.cli.voice import complain, say
from reader.model import PlacedMark


def marks(arguments: Arguments) -> int:
    """Print every mark, the newest first."""
    import asyncio

    write = mark_json if arguments.json else mark_line

    async def marks() -> int:
        async with connected(arguments) as library:
            found = await library.marks.every()
        for placed in found:
            say(write(placed))
        if not found:
            complain("no quote is marked yet: `M` marks one in the reader.")
        return DONE

    return asyncio.run(marks())


def mark_json(placed: PlacedMark) -> str:
    """The line of `marks --json`. `orphan`: the newest copy of the page does not hold the exact words."""
    mark = placed.mark
    return json_line(
        {
            "mark": mark.kind.value,
            "note": mark.note or None,
            "quote": mark.words,
            "speaker": mark.speaker,
            "title": mark.title or None,
            "url": mark.url,
            "marked": iso(mark.made),
            "copied": iso(mark.copied),
            "sha256": mark.digest,
            "orphan": placed.is_orphan,
        }
    )


def mark_line(placed: PlacedMark) -> str:
    """A row of `marks`: mark, day, speaker, words, URL and note, with a tab between them."""
    mark = placed.mark
    kind = f"{mark.kind.value}, orphan" if placed.is_orphan else mark.kind.value
    row = [kind, f"{mark.made.astimezone():%Y-%m-%d}", mark.speaker or "unattributed", mark.words, mark.url]
    return "\t".join([*row, mark.note] if mark.note else row)

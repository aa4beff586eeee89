"""Keys of a TOML file set and taken out line by line: comments, order, blank lines and line ends stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.config.toml import comments_of, quoted, statements


def with_keys(text: str, table: str, changes: Mapping[str, str | None]) -> str:
    """A valid text in which a table has other statements for some of its keys; None takes one out.

    A statement, of one line, stands where the key stood, with the comments in and behind it. That of a new
    key comes last in the table, which is made at the end of the file if it is not there. The table "" is
    what stands before all others.
    """
    feed = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1]:
        lines.append("")
    standing = [one for one in statements("\n".join(lines)) if one.table == table and one.key in changes]
    for one in reversed(standing):
        span = slice(one.lines.start, one.lines.stop)
        lines[span] = _commented("\n".join(lines[span]), changes[one.key])
    missing = changes.keys() - {one.key for one in standing}
    new = [line for key, line in changes.items() if line is not None and key in missing]
    if new:
        end = end_of(lines, table)
        if end is None:
            end = _before_blanks(lines, len(lines))
            new = [*([""] if end else []), f"[{quoted(table)}]", *new]
        lines[end:end] = new
    return feed.join(lines)


def end_of(lines: Sequence[str], table: str) -> int | None:
    """The line, counted from 0, before which a new key of a table comes; None where there is no such table.

    What is written right over the next heading belongs to that.
    """
    inside, end = not table, len(lines)
    for one in statements("\n".join(lines)):
        if inside and one.table != table:
            end = one.lines.start
            while end and lines[end - 1].startswith("#"):
                end -= 1
            break
        inside = inside or one.table == table
    return _before_blanks(lines, end) if inside else None


def _before_blanks(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _commented(before: str, line: str | None) -> list[str]:
    """The new line of a statement with the comments that stood in it and behind it."""
    inside, behind = comments_of(before)
    return inside if line is None else [*inside, line + behind]

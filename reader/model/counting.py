"""Counts with their nouns, and the measure of sizes."""

MEGABYTE = 1_000_000
"""In bytes, as settings and messages count them."""


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count as it is read: "1 story", "1,200 stories". `many` is for what is no plain plural of `one`."""
    return f"1 {one}" if count == 1 else f"{count:,} {many or _plural(one)}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"

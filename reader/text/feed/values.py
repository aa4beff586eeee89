"""What the elements of a feed say, set right: texts, and the addresses of links."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urljoin

from reader.text.clean import safe_url

_C1 = re.compile("[\x80-\x9f]")
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"
}


def tidy(pieces: list[str]) -> str:
    """A text without blanks around it, what was encoded twice and the letters of Windows set right."""
    text = "".join(pieces).strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return text.translate(_WINDOWS) if _C1.search(text) else text


def without_frame(markup: str) -> str:
    """XHTML without the one <div> that Atom has around it."""
    if markup.startswith(("<div>", "<div ")) and markup.endswith("</div>") and markup.count("<div") == 1:
        return markup[markup.index(">") + 1 : -len("</div>")].strip()
    return markup


def joined(base: str, declared: str | None) -> str:
    """The address that links within an element are read against: the one it declares, if it does."""
    return (safe_url(declared, base) or base) if declared else base


def joined_link(base: str, link: str) -> str:
    """The address of a link; none where it is written as an option of a command is."""
    if link.startswith("-"):
        return ""
    try:
        return urljoin(base, link)
    except ValueError:
        return link

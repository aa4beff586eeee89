"""What the elements of a feed say: texts set right, authors told from their addresses, links made whole."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from reader.text.clean import safe_url

Table = dict[str, Any]
"""What is known of a feed or an entry, under the names that feedparser gives it."""

_LONGEST_AUTHOR = 500
_C1 = re.compile("[\x80-\x9f]")
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in b"\x81\x8d\x8f\x90\x9d"
}
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")


def keep_author(context: Table, name: str | None, text: str, atom: bool, tag: str) -> None:
    """Atom's last name counts, of all others the first that is not only an address; all names are kept."""
    if name is not None:
        context.setdefault("author_detail", {})["name"] = name
    else:
        name, context["author"] = text, text
        if "@" in text[:_LONGEST_AUTHOR]:
            name = _EMAIL.sub("", text[:_LONGEST_AUTHOR]).replace("()", "").replace("<>", "")
            name = name.strip().removeprefix("(").removesuffix(")").strip()
        if text and not atom:
            context.setdefault("author_detail", {"name": name})
    if name:
        context.setdefault("named", {}).setdefault(tag, []).append(name)


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

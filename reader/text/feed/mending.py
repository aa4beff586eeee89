"""Faults of letters, not of tags: with them mended, most feeds that are no XML can be read as XML."""

from __future__ import annotations

import re
from html.entities import html5
from xml.parsers.expat import errors
from xml.sax.saxutils import escape

from reader.text.clean import NOT_OF_XML

MENDABLE = {
    errors.codes[message]
    for message in (
        errors.XML_ERROR_INVALID_TOKEN,
        errors.XML_ERROR_UNDEFINED_ENTITY,
        errors.XML_ERROR_BAD_CHAR_REF,
    )
}
"""What expat calls these faults."""
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));|([A-Za-z][A-Za-z0-9]{0,31};))?",
    re.DOTALL,
)
_OF_XML = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_QUOTES = {'"': "&quot;", "'": "&apos;"}
"""What would end the value of an attribute."""


def mended(text: str) -> str:
    """A feed without characters that XML forbids, in which every & begins what XML knows.

    An & that begins nothing stands for itself, names of HTML's characters for those, and numbers that are
    none of a character for U+FFFD.
    """
    return _AMPERSAND.sub(_mended, NOT_OF_XML.sub("", text))


def _mended(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if hexadecimal or decimal:
        return _numbered(int(hexadecimal or decimal, 16 if hexadecimal else 10), found[0])
    if name:
        return found[0] if name in _OF_XML else escape(html5.get(name, f"&{name}"), _QUOTES)
    return "&amp;" if found[0] == "&" else found[0]


def _numbered(code: int, reference: str) -> str:
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return "" if NOT_OF_XML.match(chr(code)) else reference

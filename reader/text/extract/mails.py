"""Addresses of mail that Cloudflare hides from programs, and shows by a script."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from reader.text.extract.parse import Element

_CODE = "data-cfemail"
_NEAR = 9
"""Elements of a link that are looked through for a code."""
_LINK = re.compile(r"/cdn-cgi/l/email-protection(?:#([0-9a-f]{6,600}))?$", re.I)
_HEX = re.compile(r"(?:[0-9a-f]{2}){3,300}", re.I)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}")
"""An address as RFC 5321 has it (4.1.2, without quotation marks), letters of any script as in RFC 6531."""


def show_addresses(body: Element) -> None:
    """Writes each address into the text where a page has but its code, and into the links that lead to it."""
    for element in body.iter("a"):
        link = _LINK.search(element.get("href") or "")
        within = (inner.get(_CODE) or "" for inner in islice(element.iter(etree.Element), _NEAR))
        codes = [link[1] or "", *within] if link else []
        address = next(filter(None, map(_decoded, codes)), "")
        if address:
            element.set("href", f"mailto:{address}")
    for element in list(body.iter(etree.Element)):
        address = _decoded(element.get(_CODE) or "")
        if address:
            tail = element.tail
            for inner in list(element):
                element.remove(inner)
            element.text, element.tail = address, tail


def _decoded(code: str) -> str:
    """The address of a code: bytes in hexadecimal digits, each but the first changed by that one."""
    if not _HEX.fullmatch(code):
        return ""
    key, *rest = bytes.fromhex(code)
    text = bytes(byte ^ key for byte in rest).decode("utf-8", "replace")
    address = text.partition("?")[0]
    return address if _ADDRESS.fullmatch(address) else ""

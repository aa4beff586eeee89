"""Handing an address to the web browser: the one thing here that starts a program."""

from __future__ import annotations

import re

from reader.model import ReaderError
from reader.text.clean import safe_url

# What the rules of addresses allow, but a shell or the template of a command ("%s", "%action") reads as
# something else (CVE-2026-4519). A server reads the code, in capitals, as it reads the character.
_TOLD_APART = re.compile(r"['$();`|*]|%[0-9A-Fa-f]{2}|%")


def address_for_browser(url: str) -> str:
    """The address written anew, in ASCII, beginning with http. Raises ReaderError when it is no such one."""
    safe = safe_url(url)
    if safe is None:
        raise ReaderError("This is no address of the web: no browser is given it.")
    return _TOLD_APART.sub(lambda match: _coded(match.group()), safe)


def _coded(found: str) -> str:
    return found.upper() if len(found) > 1 else f"%{ord(found):02X}"

"""Handing an address to the web browser, and what is copied to a command, as the settings say."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from reader.library import programs
from reader.model import ReaderError
from reader.text.clean import safe_url

# What the rules of addresses allow, but a shell or the template of a command ("%s", "%action") reads as
# something else (CVE-2026-4519). A server reads the code, in capitals, as it reads the character.
_TOLD_APART = re.compile(r"['$();`|*]|%[0-9A-Fa-f]{2}|%")
_IN_THE_TERMINAL = ("www-browser", "links", "elinks", "lynx", "w3m")
"""Browsers that `webbrowser` takes where there is no desktop: seen by nobody, they would read the keys."""


def address_for_browser(url: str) -> str:
    """The address written anew, in ASCII, beginning with http. Raises ReaderError when it is no such one."""
    safe = safe_url(url)
    if safe is None:
        raise ReaderError("This is not a web address: no browser is given it.")
    return _TOLD_APART.sub(lambda match: _coded(match.group()), safe)


def _coded(found: str) -> str:
    return found.upper() if len(found) > 1 else f"%{ord(found):02X}"


async def open_by(commands: Sequence[str], url: str) -> str:
    """Open an address of `address_for_browser` by the first command that can; a sentence that says which did.

    A command that does not name `{url}` gets it as its last word. Raises ReaderError when none can.
    """
    failed: list[str] = []
    for command in commands:
        words = shlex.split(command)
        words += [] if any("{url}" in word for word in words[1:]) else ["{url}"]
        # The address is safe as it stands: encoded a second time it would be another.
        try:
            await programs.start([words[0], *(word.replace("{url}", url) for word in words[1:])])
        except ReaderError as error:
            failed.append(str(error))
        else:
            return " ".join([f"Opened {url} by {words[0]}.", *failed])
    raise ReaderError(f"No browser in the settings could open it. {' '.join(failed)}")


def open_by_system(url: str) -> None:
    """Open an address of `address_for_browser` by the system's browser, and perhaps wait until it is closed.

    Raises ReaderError where there is none, or it ends with an error.
    """
    import webbrowser

    try:
        # The first alone: those after it are ever less what somebody meant, down to one in the terminal.
        browser = webbrowser.get()
        opened = browser.name not in _IN_THE_TERMINAL and browser.open(url)
    except (webbrowser.Error, ValueError):  # there is none, or $BROWSER is no command
        opened = False
    if not opened:
        raise ReaderError("No browser of the system could open it: name one in the settings, as `browser`.")


async def hand_over(words: Sequence[str], text: str) -> None:
    """Give a text to a command on its standard input. Raises ReaderError when it does not take it."""
    output = await programs.run(words, text.encode(), seconds=10, leave=True)
    if output.code:
        raise programs.failure(words, output)

"""What a browser is given: one address of the web, and nothing that any command could read as more."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from reader.model import ReaderError
from reader.ui.outside.browser import address_for_browser, hand_over, open_by

REFUSED = [
    *("", "--renderer-cmd-prefix=/bin/sh", "-e", "javascript:alert(1)", "file:///x", "data:text/html,x"),
    *("http:\\\\a.example", "http://", "//a.example/", "a.example", "http://a\x00b/", "http://a\x1b]0;x\x07/"),
    *("http://-a.example/ -x", "ftp://a.example/", "http://[::1", "http://a b/"),
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(ReaderError, match=r"^This is not a web address"):
        address_for_browser(url)


GIVEN = {
    "https://gazette.example/a?b=c&d=e#f": "https://gazette.example/a?b=c&d=e#f",
    "https://u:p@gazette.example/": "https://gazette.example/",
    "http://a.example/\n--b": "http://a.example/--b",
    "http://a.example/%action%s%": "http://a.example/%ACtion%25s%25",
    "http://a.example/$(id)`id`;'|\"*": "http://a.example/%24%28id%29%60id%60%3B%27%7C%22%2A",
    "http://a.example/%20b c": "http://a.example/%20b%20c",
    "http://bücher.example/ü": "http://xn--bcher-kva.example/%C3%BC",
}


@pytest.mark.parametrize("url", GIVEN)
def test_an_address_is_written_anew(url: str) -> None:
    given = address_for_browser(url)
    assert given == GIVEN[url]
    assert re.fullmatch(r"https?://[A-Za-z0-9]([A-Za-z0-9/:?&=#,.~_%+!@\[\]-])*", given)
    assert address_for_browser(given) == given


def told(folder: Path, name: str) -> str:
    """A command that writes its words into a file of the folder."""
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]))"
    return shlex.join([sys.executable, "-c", code, str(folder / name)])


async def test_the_first_command_that_can_opens_it_and_the_others_are_told(tmp_path: Path) -> None:
    url = address_for_browser("https://gazette.example/a?b=$(id)&c=%20d")
    failing = shlex.join([sys.executable, "-c", "raise SystemExit(3)"])
    said = await open_by(["no-such-browser {url}", failing, told(tmp_path, "a") + " --new {url}"], url)
    assert said.startswith(f"Opened {url} by {sys.executable}.")
    assert "There is no program no-such-browser." in said and "ended with 3." in said
    assert (tmp_path / "a").read_text() == repr(["--new", url])
    await open_by([told(tmp_path, "b")], url)
    assert (tmp_path / "b").read_text() == repr([url])


async def test_when_none_can_it_says_why() -> None:
    sentence = r"^No browser in the settings could open it\. There is no program x-y"
    with pytest.raises(ReaderError, match=sentence):
        await open_by(["x-y"], "https://a.example/")


async def test_what_is_copied_goes_to_the_command_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
    await hand_over([sys.executable, "-c", code, str(out)], "“ja” $(id)\n")
    assert out.read_text() == "“ja” $(id)\n"
    with pytest.raises(ReaderError, match=r"ended with 1\. no display"):
        await hand_over([sys.executable, "-c", "import sys; sys.exit('no display')"], "x")

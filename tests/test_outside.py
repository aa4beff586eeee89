"""What a browser is given: one address of the web, and nothing that any command could read as more."""

import re

import pytest

from reader.model import ReaderError
from reader.ui.outside import address_for_browser

REFUSED = [
    *("", "--renderer-cmd-prefix=/bin/sh", "-e", "javascript:alert(1)", "file:///x", "data:text/html,x"),
    *("http:\\\\a.example", "http://", "//a.example/", "a.example", "http://a\x00b/", "http://a\x1b]0;x\x07/"),
    *("http://-a.example/ -x", "ftp://a.example/", "http://[::1", "http://a b/"),
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(ReaderError, match=r"^This is no address of the web"):
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

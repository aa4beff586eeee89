"""What a terminal would obey never reaches it: not from feeds, pages, lists of feeds or failing servers."""

from __future__ import annotations

import json
import os
import re
import subprocess
from html import escape
from pathlib import Path

import pytest
from loopback import Loopback, Reply
from naughty import CONTROLS
from terminal import QUOTH, Terminal

SEQUENCE = re.compile(
    rb"\x1b(?:\][^\x07\x1b]{0,200}|[P_^X][^\x1b]{0,200}|\[[0-9;?>=!]*[ -/]?[@-~]|[^\[\]P_^X])"
)
DRAWING = re.compile(rb"\x1b\[[0-9;]*[mHJKABCDG]")
"""Colours, and moves of the cursor: these alone may differ with what is on the screen."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def publish(site: Loopback, payloads: tuple[str, ...]) -> None:
    """A feed and a page with a payload in every place that holds text; the second feed's server fails."""
    every = "".join(payloads)
    entries = [
        {
            "id": f"{number}{payload}",
            "url": site.url("/page"),
            "title": f"Story {number} {payload} end",
            "content_html": f"<p>Text {payload} {escape(payload)}</p>",
            "authors": [{"name": f"Ida {payload} Brandt"}],
        }
        for number, payload in enumerate(payloads)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"Gazette {every}", "items": entries}
    site["/feed"] = Reply(json.dumps(feed).encode(), content_type="application/feed+json")
    references = "".join(f"&#{ord(character)};" for character in every if character not in "&;")
    item = f"<item><title>x{references}</title></item>"
    channel = f"<channel><title>Courier {references}</title>{item}</channel>"
    site["/xml"] = Reply(f"<rss>{channel}</rss>".encode())
    said = "".join(f"<p>“We said {text} no,” said Ida Holm {text} the mayor.</p>" for text in payloads)
    head = f"<title>Bridge {every}</title><meta name='author' content='{escape(every)}'>"
    link = f"<p><a href='/x?{escape(every)}'>link {every}</a> of the Gazette {every}, {references}.</p>"
    body = f"<article><h1>Bridge {every}</h1>{said}{link}<pre>{every}</pre></article>"
    site["/page"] = Reply(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    site["/broken"] = Reply(raw=f"HTTP/1.1 500 {every}\r\nX: {every}\r\n\r\n".encode())


def command(home: Path, *words: str) -> str:
    """What a verb of the command line printed, on both streams."""
    surroundings = os.environ | {"HOME": str(home), "QUOTH_DATA_DIR": str(home / "data")}
    done = subprocess.run([str(QUOTH), *words], env=surroundings, capture_output=True, timeout=60)
    return (done.stdout + done.stderr).decode()


def screens(home: Path, page: str) -> bytes:
    """What reaches the terminal while the reader goes through its screens."""
    with Terminal(["--offline", "--data-dir", str(home / "data"), page], home, 160, 50) as terminal:
        terminal.expect("We said")
        for key, seen in (("c", "Sources"), ('"', "Ida Holm"), ("?", "One line or row down")):
            terminal.press(key)
            terminal.expect(seen)
        terminal.press("escape")
        terminal.expect_gone("One line or row down")
        for _ in range(3):
            terminal.press("h")
        terminal.expect("Story 1 ")
        terminal.press("Q")
        terminal.ended()
        return terminal.raw


def prepared(home: Path, site: Loopback, payloads: tuple[str, ...]) -> list[str]:
    """A library that holds all of it; what the command line printed on the way."""
    publish(site, payloads)
    folder = "".join(
        f"&#{ord(character)};" for payload in payloads for character in payload if ord(character) > 0x7E
    )
    opml = home / "list.opml"
    opml.write_text(
        f'<opml version="2.0"><body><outline text="News{folder}"><outline text="Broken{folder}" '
        f'xmlUrl="{site.url("/broken")}"/></outline></body></opml>'
    )
    return [
        command(home, *words)
        for words in (
            ("add", site.url("/feed"), site.url("/xml")),
            ("import", str(opml)),
            ("fetch", "--force"),
            ("feeds",),
            ("list",),
            ("list", "--json"),
            ("show", site.url("/page")),
            ("show", "--markdown", site.url("/page")),
            ("show", "--json", site.url("/page")),
            ("show", f"no-file{''.join(payloads)}".replace("\0", "")),
            ("check", site.url("/page")),
            ("export",),
        )
    ]


@pytest.mark.timeout(240)
def test_nothing_that_a_terminal_obeys_reaches_it(tmp_path: Path, site: Loopback) -> None:
    assert len(CONTROLS) >= 30
    hostile, plain = tmp_path / "hostile", tmp_path / "plain"
    for home in (hostile, plain):
        home.mkdir()
    for printed in prepared(hostile, site, CONTROLS):
        assert printed
        assert not (found := OBEYED.search(printed)), (found, printed[:300])
    raw = screens(hostile, site.url("/page"))
    prepared(plain, site, tuple("A" for _ in CONTROLS))
    own = screens(plain, site.url("/page"))
    ours, theirs = (
        {found for found in SEQUENCE.findall(each) if not DRAWING.fullmatch(found)} for each in (own, raw)
    )
    assert theirs <= ours
    told = [text.encode() for text in CONTROLS if text[0] in "\x1b\x9b\x9d\x90"]
    assert not [text for text in told if text in raw and text not in own]
    text = re.sub(rb"\x1b\][^\x07\x1b]*\x07?", b"", raw).decode("utf-8", "replace")
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text)

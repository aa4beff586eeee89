"""What a terminal would obey never reaches it: not from feeds, pages, lists of feeds or failing servers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path

import pytest
import tour
from loopback import Loopback, Reply
from naughty import CONTROLS, OBEYED
from terminal import QUOTH, Terminal

from reader.cli.verb_table import VERBS

SEQUENCE = re.compile(
    rb"\x1b(?:\][^\x07\x1b]{0,200}|[P_^X][^\x1b]{0,200}|\[[0-9;?>=!]*[ -/]?[@-~]|[^\[\]P_^X])"
)
DRAWING = re.compile(rb"\x1b\[[0-9;]*[mHJKABCDG]")
"""Colours, and moves of the cursor: these alone may differ with what is on the screen."""
NUMBERED = re.compile(rb"_Gi=\d+")
"""The question whether the terminal draws pictures, which has another number each time."""


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
        for key, seen in (("c", "Sources"), ('"', "Ida Holm"), ("?", "Most used here")):
            terminal.press(key)
            terminal.expect(seen)
        terminal.press("escape")
        terminal.expect_gone("Most used here")
        for _ in range(3):
            terminal.press("h")
        terminal.expect("Story 1 ")
        terminal.press("Q")
        terminal.ended()
        return terminal.raw


SAYS_NOTHING_OF_THEIRS = {"serve"}
"""Verbs that run until they are ended."""
READ_FILES = (("config",), ("config", "check"), ("keys",), ("rules",), ("doctor",), ("list",))
"""What speaks of the files of the reader's own, which are full of mistakes."""


def verbs(home: Path, site: Loopback, payloads: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every verb, in an order in which each has something to say."""
    every, page = "".join(payloads).replace("\0", ""), site.url("/page")
    mistaken = str(home / "mistaken" / "config.toml")
    named = home / f"file {every.replace('/', '')[:60]}.html"
    named.write_text(f"<title>Bridge {every}</title><p>“We said {every} no,” said Ida Holm.</p>" * 9)
    opml, urls = tour.lists(site, "".join(payloads))
    for name, data in (("opml", opml), ("urls", urls)):
        (home / name).write_bytes(data)
    return [
        ("add", site.url("/feed"), site.url("/xml")),
        ("import", str(home / "list.opml")),
        ("import", str(home / "opml")),
        ("import", str(home / "urls")),
        ("fetch", "--force"),
        ("feeds",),
        ("list",),
        ("list", "--json"),
        ("show", page),
        ("show", "--markdown", page),
        ("show", "--json", page),
        ("show", f"no-file{every}"),
        ("show", str(named)),
        ("check", page),
        ("chain", page),
        ("sources", page),
        ("sources", "--json"),
        ("quotes",),
        ("quotes", "--json"),
        ("speakers",),
        ("speakers", "--json"),
        ("marks",),
        ("note", "1", f"noted {every}"),
        ("note", "1"),
        ("tag", "1", f"tagged{every}"),
        ("tags",),
        ("rules", "--try", f"x{every}"),
        ("remove", f"http://a.example/{every}"),
        ("backup", str(home / f"backup{every.replace('/', '')[:60]}")),
        ("restore", "--yes", f"no-file{every}"),
        ("gc",),
        ("rebuild",),
        ("themes",),
        ("themes", "new", f"x{every}"),
        ("paths",),
        ("manual", "json"),
        ("export",),
        ("export", "--search", "Story"),
        ("export", "--story", "1", "--as", "json"),
        *((verb, *rest, "--config", mistaken) for verb, *rest in READ_FILES),
    ]


def prepared(
    home: Path, site: Loopback, payloads: tuple[str, ...], most: int | None = None
) -> dict[tuple[str, ...], str]:
    """A library that holds all of it; what the command line printed on the way, by so many verbs."""
    publish(site, payloads)
    folder = "".join(
        f"&#{ord(character)};" for payload in payloads for character in payload if ord(character) > 0x7E
    )
    opml = home / "list.opml"
    opml.write_text(
        f'<opml version="2.0"><body><outline text="News{folder}"><outline text="Broken{folder}" '
        f'xmlUrl="{site.url("/broken")}"/></outline></body></opml>'
    )
    (home / "mistaken").mkdir()
    tour.configure(home / "mistaken", "".join(payloads))
    return {words: command(home, *words) for words in verbs(home, site, payloads)[:most]}


def test_every_verb_is_among_them(tmp_path: Path, site: Loopback) -> None:
    publish(site, ("A",))
    assert {words[0] for words in verbs(tmp_path, site, ("A",))} | SAYS_NOTHING_OF_THEIRS == set(VERBS)


@pytest.mark.timeout(240)
def test_nothing_that_a_terminal_obeys_reaches_it(tmp_path: Path, site: Loopback) -> None:
    assert len(CONTROLS) >= 30
    hostile, plain = tmp_path / "hostile", tmp_path / "plain"
    for home in (hostile, plain):
        home.mkdir()
    all_printed = prepared(hostile, site, CONTROLS)
    assert f"Story {len(CONTROLS) - 1}" in all_printed["list",]
    for words, printed in all_printed.items():
        assert printed or words[0] in ("marks", "rules", "gc", "rebuild"), words
        assert "Traceback" not in printed, (words, printed)
        assert not (found := OBEYED.search(printed)), (words, found, printed[:300])
    raw = screens(hostile, site.url("/page"))
    prepared(plain, site, tuple("A" for _ in CONTROLS), most=9)
    expect_nothing_of_theirs(raw, screens(plain, site.url("/page")))


def expect_nothing_of_theirs(raw: bytes, own: bytes) -> None:
    """That the terminal was told nothing but what it is told where all texts are harmless, `own`."""
    ours, theirs = (
        {NUMBERED.sub(b"_Gi=", found) for found in SEQUENCE.findall(each) if not DRAWING.fullmatch(found)}
        for each in (own, raw)
    )
    assert theirs <= ours
    told = [text.encode() for text in CONTROLS if text[0] in "\x1b\x9b\x9d\x90"]
    assert not [text for text in told if text in raw and text not in own]
    text = re.sub(rb"\x1b\][^\x07\x1b]*\x07?", b"", raw).decode("utf-8", "replace")
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text)


def noted(terminal: Terminal, notes: Path) -> Iterator[str]:
    """What `noted.py` writes, a line at a time, each waited for."""
    for at in count():
        terminal.expect(lambda _, lines=at + 1: notes.exists() and notes.read_text().count("\n") >= lines)
        yield notes.read_text().splitlines()[at]


def toured(home: Path, site: Loopback, payload: str) -> bytes:
    """What reaches the terminal on the way through every screen, a payload in all texts."""
    home.mkdir()
    tour.publish(site, payload)
    tour.configure(home, payload if payload.isprintable() else tour.CLICK)
    for path in ("/feed", "/failing"):
        command(home, "add", site.url(path))
    for name, data in zip(("opml", "urls"), tour.lists(site, payload), strict=True):
        (home / name).write_bytes(data)
        command(home, "import", str(home / name))
    site["/failing"] = tour.failing(payload)
    command(home, "fetch", "--force")
    command(home, "note", "1", f"Noted {payload}".replace("\0", ""))
    notes = home / "notes"
    arguments = [str(Path(__file__).with_name("noted.py")), str(notes), "--data-dir", str(home / "data")]
    arguments += ["--config", str(home / "config.toml"), site.url("/page")]
    with Terminal(arguments, home, 200, 60, command=sys.executable) as terminal:
        names = noted(terminal, notes)
        terminal.expect("We said")
        terminal.press("d")
        terminal.expect("page kept")
        terminal.press("}")
        for keys, stops in tour.LEGS:
            for key in keys:
                terminal.press(key)
                terminal.settle()
            for stop in stops:
                terminal.press(*stop.keys)
                assert stop.screen in names
                terminal.settle()
                terminal.press(*stop.back)
                assert "-" in names
                terminal.settle()
        terminal.press("Q")
        terminal.ended()
        return terminal.raw


@pytest.mark.long
@pytest.mark.timeout(400)
def test_nothing_obeyed_comes_out_of_any_screen(tmp_path: Path, site: Loopback) -> None:
    raw = toured(tmp_path / "hostile", site, tour.EVERY)
    expect_nothing_of_theirs(raw, toured(tmp_path / "plain", site, "A"))

"""A way through every screen and dialog of the reader, by its keys."""

from __future__ import annotations

import json
import pkgutil
from html import escape
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from loopback import Loopback, Reply
from naughty import CONTROLS
from test_pictures import png
from textual.screen import Screen

import reader.ui
from reader.config.toml import quoted as toml_quoted

CLICK = "[@click=app.quit]q[/]"
EVERY = f"{CLICK} [/nope] {''.join(CONTROLS)}"


class Stop(NamedTuple):
    """A screen, the keys that lead to it from the pane before, and those that lead back."""

    screen: str
    keys: tuple[str, ...]
    back: tuple[str, ...] = ("escape",)
    plain: bool = False
    """Whether all its words are ours, or are somebody's whose name is all that comes from outside."""


FROM_ARTICLE = (
    Stop("Help", ("?",), plain=True),
    Stop("Card", ("e",)),
    Stop("CheckCard", ("v",)),
    Stop("MarkDialog", ("M",), ("1", "enter")),
    Stop("SaidScreen", ("S",), plain=True),
    Stop("SaidScreen", ("P",)),
    Stop("Pick", ("|",)),
    Stop("PipeDialog", ("|", "G", "enter"), plain=True),
    Stop("Pick", ("@",)),
    Stop("Pick", ("Y",), plain=True),
    Stop("Pick", ("T",), plain=True),
    Stop("PickToOpen", ("H",)),
    Stop("PickToOpen", ("C",)),
    Stop("NoteDialog", ("ctrl+n",)),
    Stop("TagDialog", ("#",)),
    Stop("WriteDialog", ("W",), plain=True),
    Stop("SettingsScreen", ("f2",), plain=True),
    Stop("Palette", (":",), plain=True),
    Stop("Prompt", ("o",), plain=True),
    Stop("PictureScreen", ("B",)),
    Stop("Picker", ("X",)),
    Stop("ExhibitList", ("d",)),
)
"""From an article that is open, at a quote of it. Its evidence was taken along."""
FROM_LISTS = (
    Stop("ListDialog", ("L",), plain=True),
    Stop("Pick", (",",), plain=True),
    Stop("ProblemList", ("!",)),
    Stop("MarkList", ("4",)),
)
"""From the stories, of which a search shows some."""
FROM_LIBRARY = (
    Stop("CardRows", ("e",)),
    Stop("Confirm", ("D",)),
)
"""From the library's pane, on a feed."""

LEGS = (
    (("tab", "enter", "tab", "backspace", "tab", "tab", "enter", "home", "}"), FROM_ARTICLE),
    (("h", "f", *"bridge", "enter"), FROM_LISTS),
    (("escape", "h", "G"), FROM_LIBRARY),
)
"""Keys that lead on, and the stops that are reached from there."""
FRAME = "reader.ui.dialogs.frame"
"""Where the frame of all dialogs is, which is no screen by itself."""
STOPS = (*FROM_ARTICLE, *FROM_LISTS, *FROM_LIBRARY)


def publish(site: Loopback, payload: str) -> None:
    """A feed, a page and a picture with payloads in every text, and a feed whose server fails with them."""
    hostile = escape(payload)
    entry = {
        "id": payload,
        "url": site.url("/page"),
        "title": f"Bridge {payload}",
        "content_html": f"<p>{hostile}</p>",
        "authors": [{"name": payload}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"Gazette {payload}", "items": [entry]}
    site["/feed"] = Reply(json.dumps(feed).encode(), content_type="application/feed+json")
    said = f"<p>“We said {hostile} before the frost, all of us,” said Ida Holm, {hostile}, the mayor.</p>" * 2
    elsewhere = site.url("/report").replace("127.0.0.1", "localhost")
    links = f"<a href='/next'>the next {hostile}</a>", f"<a href='{elsewhere}'>a report {hostile}</a>"
    source = f"<p>Read {links[0]}.</p><p>So says {links[1]} of the Gazette {hostile}.</p>"
    caption = f"<figcaption>A boat {hostile} lies there.</figcaption>"
    picture = f"<figure><img src='/p.png' alt='{hostile}'>{caption}</figure>"
    words = "<p>The boat sails from the harbour at noon, and comes back in the evening of that day.</p>" * 5
    body = f"<article><h1>Bridge {hostile}</h1>{said}{source}{picture}{words}<pre>{hostile}</pre></article>"
    head = f"<title>Bridge {hostile}</title><meta name='author' content='{hostile}'>"
    site["/page"] = Reply(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    site["/next"] = Reply(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    site["/report"] = Reply(raw=f"HTTP/1.1 500 {payload}\r\n\r\n".encode())
    site["/p.png"] = Reply(png(120, 80), content_type="image/png")
    site["/failing"] = Reply(json.dumps(feed | {"items": []}).encode(), content_type="application/feed+json")


def lists(site: Loopback, payload: str) -> tuple[bytes, bytes]:
    """An OPML file and a file of newsboat's with a payload in their titles, folders, tags and comments."""
    # XML cannot say the others of C0, not even so.
    hostile = "".join(f"&#{ord(letter)};" for letter in payload if letter >= " ")
    named = f'text="Listed {hostile}" title="Listed {hostile}"'
    outline = f'<outline {named} xmlUrl="{site.url("/listed")}"/>'
    opml = f'<opml version="2.0"><body><outline text="Told {hostile}">{outline}</outline></body></opml>'
    line = " ".join(payload.split()).replace('"', "'").replace("\\", "/")
    asking = f'"query:Q {line}:title =~ \\"{line}\\""'
    urls = f'# {line}\n{site.url("/boat")} "~Boat {line}" "{line}" tag\n{asking}\n'
    return opml.encode(), urls.encode()


def configure(folder: Path, words: str) -> None:
    """Files of settings with these words wherever a text may stand, and with mistakes in them."""
    quoted = toml_quoted(words)
    agent = f"user_agent = {quoted}\n" if words.isascii() else ""  # it takes no other letters
    commands = f'[share]\nmail = ["true", {quoted}]\n[pipe]\nwords = ["true", {quoted}]\n'
    (folder / "config.toml").write_text(agent + commands)
    (folder / "lists.toml").write_text(f'{quoted} = "title:bridge"\nTwo = {quoted}\n')
    (folder / "keys.toml").write_text(f"{quoted} = {quoted}\n")


def screens() -> set[str]:
    """The names of all screens of the reader: a new one has to be a stop of the tour."""
    names = set()
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        for value in vars(import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, Screen)
                and value.__module__ == module.name
                and module.name != FRAME
            ):
                names.add(value.__name__)
    return names


def failing(payload: str) -> Reply:
    """The answer of a server that fails, with a payload in its words."""
    return Reply(raw=f"HTTP/1.1 500 {payload}\r\nX: {payload}\r\n\r\n".encode())

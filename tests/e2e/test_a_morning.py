"""A morning with the reader, in a real terminal: subscribe, read, keep, quit, come back without a network."""

from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss
from terminal import Terminal

STORY = b"""<!doctype html><html lang="en"><head><title>Ferry to stop - Vannport Gazette</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry to stop</h1>
<p>The Vannport ferry will stop on Friday, the harbour office said in a notice on its door this morning.</p>
<p>"Nobody asked the boats," said Signe Dahl, who has run the ferry since the old bridge was closed to cars.
"They asked the banks, and the banks were asleep."</p>
<p>The council will meet on Thursday to hear the islanders, according to the Coast Office, which sent a letter
to every house on the island and asked for answers by the end of the week.</p></article></body></html>"""


@pytest.fixture
def gazette(site: Loopback) -> Loopback:
    site["/feed"] = Reply(
        rss(
            item("1", "Ferry to stop", site.url("/ferry"), "The ferry will stop."),
            item("2", "Bakery opens", site.url("/bakery"), "A bakery opened."),
        ),
        content_type="application/rss+xml",
    )
    site["/ferry"] = Reply(STORY)
    return site


def start(home: Path, *arguments: str, columns: int = 120, rows: int = 40) -> Terminal:
    return Terminal(["--data-dir", str(home / "data"), *arguments], home, columns, rows)


def test_a_bookmark_survives_a_restart_without_network(tmp_path: Path, gazette: Loopback) -> None:
    with start(tmp_path) as terminal:
        terminal.expect("quotes:")
        terminal.press("a")
        terminal.expect("Add a feed")
        terminal.press(gazette.url("/feed"), "enter")
        terminal.expect("Subscribed to Vannport Gazette")
        terminal.expect("Ferry to stop")
        terminal.press("g", "enter")
        terminal.expect("Nobody asked the boats")
        terminal.press("s")
        terminal.expect("ookmark")
        terminal.press("Q")
        assert terminal.ended() == 0
    asked = len(gazette.requests)
    with start(tmp_path, "--offline") as terminal:
        terminal.expect("Vannport Gazette")
        terminal.press("3")
        terminal.expect("Ferry to stop")
        terminal.press("g", "enter")
        terminal.expect("Nobody asked the boats")
        assert "offline" in terminal.text
    assert len(gazette.requests) == asked


def test_an_address_on_the_command_line_opens_at_once(tmp_path: Path, gazette: Loopback) -> None:
    with start(tmp_path, gazette.url("/ferry")) as terminal:
        terminal.expect("They asked the banks")
        assert "Sport" not in terminal.text


def test_the_address_of_a_feed_offers_to_subscribe(tmp_path: Path, gazette: Loopback) -> None:
    with start(tmp_path) as terminal:
        terminal.expect("quotes:")
        terminal.press("o")
        terminal.expect("Open a page")
        terminal.press(gazette.url("/feed"), "enter")
        terminal.expect("Subscribe to Vannport Gazette?")
        terminal.press("enter")
        terminal.expect("Subscribed to Vannport Gazette")


def test_standard_input_is_read_and_the_keys_come_from_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "note.txt"
    article.write_text('A note\n\n"We shall see," said Ada Lindqvist, according to the Vannport Gazette.\n')
    command = f"cat '{article}' | {Terminal.quoth()} --data-dir '{tmp_path / 'data'}' -"
    with Terminal(["-c", command], tmp_path, command="/bin/sh") as terminal:
        terminal.expect("We shall see")
        terminal.expect("1 quote:")
        terminal.press("Q")
        assert terminal.ended() == 0


def test_a_chosen_theme_is_worn_again(tmp_path: Path) -> None:
    with start(tmp_path, "--offline") as terminal:
        terminal.expect("quotes:")
        terminal.press("T")
        terminal.expect("broadsheet")
        terminal.press("/")
        terminal.expect("Search:")
        terminal.press("broadsheet")
        terminal.expect_gone("solarized")
        terminal.press("enter")
        terminal.expect_gone("Search:")
        terminal.expect("Enter  choose")
        terminal.press("enter")
        terminal.expect_gone("Enter  choose")
        terminal.press("Q")
        assert terminal.ended() == 0
    with start(tmp_path, "--offline") as terminal:
        terminal.expect("Choose a story to read it here.")
        assert terminal.background(0, 0) == "f7f2e6"


def test_the_screen_follows_the_terminal(tmp_path: Path) -> None:
    with start(tmp_path, "--offline", columns=200, rows=50) as terminal:
        terminal.expect("quotes:")
        terminal.resize(60, 18)
        terminal.expect(lambda screen: "quotes:" in screen and len(screen.splitlines()) <= 18)
        terminal.resize(20, 5)
        terminal.resize(120, 40)
        terminal.expect("quotes:")
        terminal.press("Q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"COLORTERM": "", "TERM": "xterm"}])
def test_quotes_are_marked_without_colours_too(tmp_path: Path, environ: dict[str, str]) -> None:
    with Terminal(["--offline"], tmp_path, environ=environ) as terminal:
        terminal.expect("quotes:")
        terminal.press("}")
        terminal.expect(lambda _: terminal.styled())


def test_a_page_that_names_a_feed_offers_it(tmp_path: Path, gazette: Loopback) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{gazette.url("/feed")}">'.encode()
    gazette["/page"] = Reply(STORY.replace(b"<head>", b"<head>" + link))
    with start(tmp_path, gazette.url("/page")) as terminal:
        terminal.expect("This page has a feed: a subscribes.")
        terminal.press("a")
        terminal.expect("Subscribe to")
        terminal.press("y")
        terminal.expect("Subscribed to Vannport Gazette")

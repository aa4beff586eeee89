"""Feeds of one title are told apart by what only their own addresses have."""

from __future__ import annotations

import pytest

from reader.library.namesakes import namesakes
from reader.model import Feed


def feed(number: int, title: str, url: str) -> Feed:
    return Feed(number, url, title, None, "", 0, 0, None, None)


@pytest.mark.parametrize(
    ("urls", "own"),
    [
        (("https://gull.example/feed", "https://www.tern.example/feed"), ("gull.example", "tern.example")),
        (("https://gull.example/town/rss", "https://gull.example/sea/rss"), ("town", "sea")),
        (("https://gull.example/rss", "https://gull.example/rss/talk"), ("rss", "rss/talk")),
        (("https://gull.example/f?of=1", "https://gull.example/f?of=2"), ("?of=1", "?of=2")),
        (("https://gull.example/f", "https://gull.example/f?of=2"), ("f", "f?of=2")),
        (
            ("https://gull.example/a", "https://gull.example/b", "https://tern.example/a"),
            ("gull.example/a", "gull.example/b", "tern.example/a"),
        ),
        (
            ("http://gull.example/f", "https://gull.example/f"),
            ("http://gull.example/f", "https://gull.example/f"),
        ),
        (("https://me:secret@gull.example/a", "https://gull.example/b"), ("a", "b")),
    ],
)
def test_the_first_part_that_differs_tells_them_apart(urls: tuple[str, ...], own: tuple[str, ...]) -> None:
    feeds = [feed(number, "The Gull", url) for number, url in enumerate(urls)]
    assert namesakes(feeds) == dict(enumerate(own))


def test_a_title_of_its_own_needs_nothing_more_and_case_makes_no_other_title() -> None:
    feeds = [
        feed(1, "The Gull", "https://gull.example/a"),
        feed(2, "The Tern", "https://tern.example/a"),
        feed(3, "THE GULL", "https://gull.example/b"),
    ]
    assert namesakes(feeds) == {1: "a", 3: "b"}
    assert namesakes([]) == {}

"""Which stories are one: by their addresses, their guids and their texts."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

import pytest

from reader.text.same import SKETCH, Text, address_key, digest_of, guid_key, is_same, number_of, text_keys

TEXTS = tomllib.loads((Path(__file__).parent / "data" / "same" / "texts.toml").read_text(encoding="utf-8"))
STORIES = [
    (group, name, Text(one["title"], one["text"], f"https://{one.get('site', f'{name}.example')}/{group}"))
    for group, texts in TEXTS.items()
    for name, one in texts.items()
]


@pytest.mark.parametrize(
    "pair",
    list(combinations(STORIES, 2)),
    ids=lambda pair: "-".join(f"{group}.{name}" for group, name, _ in pair),
)
def test_texts_of_one_group_are_one_story_and_no_others(pair) -> None:
    (group, _, one), (other_group, _, other) = pair
    assert is_same(one, other) == is_same(other, one) == (group == other_group)
    if group == other_group:
        assert set(text_keys(one.words)) & set(text_keys(other.words))


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/2026/story.html",
        "https://www.a.example/2026/story.html?utm_source=feed&utm_medium=rss",
        "https://m.a.example/2026/story.html",
        "https://amp.a.example/2026/story.html",
        "https://a.example/2026/story.amp.html",
        "https://a.example/2026/story.html?outputType=amp",
        "https://a.example/2026/story.html#xtor=RSS-3",
        "https://a.example/2026/story.html#:~:text=night%20sailings",
        "https://www.google.com/amp/s/www.a.example/2026/story.html",
        "https://a-example.cdn.ampproject.org/c/s/a.example/2026/story.html",
    ],
)
def test_ways_to_one_page_have_one_key(url: str) -> None:
    assert address_key(url) == address_key("https://a.example/2026/story.html")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2026/story.html?page=2",
        "https://a.example/2026/story.html#comment-17",
        "https://b.example/2026/story.html",
        "https://a.example/2026/other.html",
        "https://a.example:8080/2026/story.html",
    ],
)
def test_other_pages_have_keys_of_their_own(url: str) -> None:
    assert address_key(url) != address_key("https://a.example/2026/story.html")


def test_the_ways_to_a_folder_s_page_have_one_key() -> None:
    ways = ("/2026/story", "/2026/story/", "/2026/story/index.html", "/2026/story/amp/", "/amp/2026/story")
    assert len({address_key(f"https://a.example{way}") for way in ways}) == 1


def test_a_front_page_is_not_taken_for_a_story() -> None:
    assert address_key("https://www.a.example/") is None
    assert address_key("https://www.a.example/?utm_source=feed") is None
    assert address_key("mailto:ida@a.example") is None


@pytest.mark.parametrize(
    ("guid", "key"),
    [
        ("tag:a.example,2026:17", "tag:a.example,2026:17"),
        ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
        ("http://www.a.example/?p=17", "a.example/?p=17"),
        ("17", None),
        ("story", None),
    ],
)
def test_a_guid_counts_beyond_its_feed_when_it_can_only_be_one(guid: str, key: str | None) -> None:
    assert guid_key(guid) == key


def test_a_text_is_told_by_its_words_alone() -> None:
    assert digest_of("The boats  sail.") == digest_of("the boats, sail") != digest_of("the boat sails")


def test_what_is_too_short_to_tell_has_no_keys() -> None:
    assert text_keys("Read more") == text_keys("") == ()
    assert len(text_keys("one two three four five six seven eight")) == 1
    assert len(text_keys(TEXTS["agency"]["wire"]["text"])) == SKETCH


def test_keys_are_found_in_time_that_grows_with_the_text() -> None:
    words = [str(Random(3).random()) for _ in range(4000)]

    def took(text: str) -> float:
        start = process_time()
        for _ in range(3):
            text_keys(text)
            is_same(Text("", text, None), Text("", text, None))
        return process_time() - start

    took(" ".join(words))
    assert took("-" * 2_000_000) < 40 * took(" ".join(words)) + 0.5


def test_numbers_fit_the_store() -> None:
    assert -(2**63) <= number_of("a.example/2026/story?") < 2**63


def test_numbers_of_a_series_whose_pages_say_the_same_are_stories_of_their_own() -> None:
    words = TEXTS["agency"]["wire"]["text"]
    one, other = (Text(f"The Harbour Hour, no. {n}", words, f"https://radio.example/{n}") for n in (12, 13))
    assert not is_same(one, other)
    assert is_same(one, other._replace(title="Radio: The Harbour Hour, no. 12"))
    assert is_same(one, other._replace(url="https://gazette.example/1", title="Ferry stops in 13 days"))

"""Where the web is searched for a source without a link."""

from urllib.parse import unquote, urlsplit

from reader.text.websearch import LONGEST_QUERY, search_address

SEARCH = "https://find.example/?q={query}&lang=en"


def test_name_and_title_are_the_query() -> None:
    address = search_address(SEARCH, "Coast & Office", "Höfe: 50% close?")
    assert address == "https://find.example/?q=Coast%20%26%20Office%20H%C3%B6fe%3A%2050%25%20close%3F&lang=en"


def test_nothing_in_a_name_leaves_the_query() -> None:
    address = search_address(SEARCH, "x#&?/{query}\x1b]\n", "")
    assert urlsplit(address).query == "q=x%23%26%3F%2F%7Bquery%7D%5D&lang=en"


def test_a_long_title_gives_way_between_words() -> None:
    query = unquote(search_address("{query}", "Coast Office", "many words " * 100))
    assert query.startswith("Coast Office many words ")
    assert len(query) <= LONGEST_QUERY and query.split()[-1] in ("many", "words")
    assert len(unquote(search_address("{query}", "x" * 999, "title"))) == LONGEST_QUERY


def test_a_title_that_is_the_name_is_not_said_twice() -> None:
    assert search_address("{query}", "Coast", "coast") == "Coast"

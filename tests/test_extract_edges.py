"""Lines at the head and the foot of an article that say who wrote it or when."""

from math import log

import pytest

from reader.text.extract import article_blocks
from reader.text.extract.forest import Forest
from reader.text.extract.guides import Guides
from reader.text.extract.metadata import Metadata
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy

LONG = "The fish market on the hill has closed after ninety years, and the boats of its owners are for sale."
SURE = Forest((log(0.99 / 0.01),))
KNOWN = Metadata(authors=("Ann Lee",), published="2024-11-05T18:20:00+01:00", updated="2024-11-06")


def others(head: str = "", foot: str = "") -> list[str]:
    """The blocks beside the text that stay of an article of Ann Lee's of the fifth of November 2024."""
    text = "".join(f"<p>{LONG} {word}.</p>" for word in ("Ice", "Snow", "Rain", "Wind", "Fog"))
    body = tidy(parse(f"<body><main>{head}{text}{foot}</main></body>"))
    kept = article_blocks(body, Guides(), KNOWN, SURE, "https://ansel.example/market")
    return [leaf.text for leaf in kept if not leaf.text.startswith(LONG)]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Ansel Post | 05.11.2024 à 18h20 • Mis à jour le 06.11.2024 | Par Ann Lee (avec Bo Day)", False),
        ("National desk, Ann Lee for the Ansel Post, November 5, 2024", False),
        ("On 5 November 2024 Ann Lee went to sea with four of the last fishers of the town.", True),
        ("Ann Lee has looked into the fish market for us", True),
    ],
)
def test_a_line_of_date_and_author_at_the_head_goes(line: str, stays: bool) -> None:
    assert bool(others(head=f"<p>{line}</p>")) is stays


@pytest.mark.parametrize(
    ("foot", "stays"),
    [
        ("<p>5 novembre 2024 (modifica il 6 novembre 2024 | 12:03)</p>", False),
        ("<p>2024/11/06 08:10</p>", False),
        ("<p>3 November 2024</p>", True),
        (
            "<p>Correction, 6 November 2024: the market is on the hill, and not by the harbour.</p>",
            True,
        ),
        ("<blockquote><p>— Bo Day (@bo) November 5, 2024</p></blockquote>", True),
    ],
)
def test_the_date_of_the_page_at_the_foot_goes(foot: str, stays: bool) -> None:
    assert bool(others(foot=foot)) is stays

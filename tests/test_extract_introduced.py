"""Lists that a line ending in a colon introduces."""

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.introduced import keep_introduced
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy

SITE = "harbour-post.example"
LINE = "<p>The council has published three papers on the quay:</p>"
AWAY = (
    '<li><a href="https://archive.example/plan">Plan of the quay</a></li>'
    '<li><a href="https://archive.example/cost">What it will cost</a></li>'
)
HERE = (
    '<li><a href="/2031/quay">Quay to close for a year</a></li>'
    '<li><a href="https://www.harbour-post.example/2031/ferry">Ferry moves to the mole</a></li>'
)


def kept(body: str, chance: float = 0.2) -> list[str]:
    """The items that come in where every line outside of lists is in already."""
    leaves = cut(tidy(parse(f"<html><body><main>{body}</main></body></html>")))
    keep = [leaf.element.tag != "li" for leaf in leaves]
    keep_introduced(leaves, [chance] * len(leaves), keep, SITE)
    return [leaf.text for leaf, stays in zip(leaves, keep, strict=True) if stays and leaf.element.tag == "li"]


def test_a_list_of_links_that_lead_elsewhere_is_in_behind_a_colon() -> None:
    assert kept(f"{LINE}<ul>{AWAY}</ul>") == ["Plan of the quay", "What it will cost"]


@pytest.mark.parametrize(
    "line", ["Die Stadt hat drei Papiere veröffentlicht:", "市は三つの文書を公表した：", "Trois pièces :"]
)
def test_any_language_introduces_by_a_colon(line: str) -> None:
    assert len(kept(f"<p>{line}</p><ol>{AWAY}</ol>")) == 2


def test_items_with_words_beside_their_links_are_no_menu() -> None:
    items = '<li><a href="/a">Mole</a>, where the ferry will land from May on</li><li>Quay of the tugs</li>'
    assert len(kept(f"{LINE}<ul>{items}</ul>")) == 2


def test_a_heading_introduces_as_well_as_a_paragraph() -> None:
    assert len(kept(f"<h3>What to read on the quay:</h3><ul>{AWAY}</ul>")) == 2


@pytest.mark.parametrize(
    "body",
    [
        f"{LINE}<ul>{HERE}</ul>",
        f"{LINE}<ul>{HERE}{AWAY}</ul>",
        f"<p>Related stories:</p><ul>{AWAY}</ul>",
        f"<p>The council has published three papers.</p><ul>{AWAY}</ul>",
        f"{LINE}<p>They are long.</p><ul>{AWAY}</ul>",
        f"{LINE}<nav><ul>{AWAY}</ul></nav>",
        f"{LINE}<aside><ul>{AWAY}</ul></aside>",
        f"<ul>{AWAY}</ul>{LINE}",
    ],
    ids=["menu", "half a menu", "other stories", "no colon", "not next", "nav", "aside", "before"],
)
def test_no_other_list_comes_in(body: str) -> None:
    assert kept(body) == []


def test_what_no_article_has_stays_out() -> None:
    assert kept(f"{LINE}<ul>{AWAY}</ul>", chance=0.05) == []


def test_a_line_that_is_out_introduces_nothing() -> None:
    leaves = cut(tidy(parse(f"<html><body><main>{LINE}<ul>{AWAY}</ul></main></body></html>")))
    keep = [False] * len(leaves)
    keep_introduced(leaves, [0.2] * len(leaves), keep, SITE)
    assert not any(keep)

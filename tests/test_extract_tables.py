"""Tables of data and tables that arrange the page."""

import pytest

from reader.text.extract.blocks import cut, holders
from reader.text.extract.parse import parse
from reader.text.extract.settle import keep_whole
from reader.text.extract.tables import is_data
from reader.text.extract.tidy import tidy

ROWS = "<tr><td>Mole</td><td>4.5 m</td></tr><tr><td>Quay</td><td>7 m</td></tr>"
LINKS = (
    '<tr><td><a href="/a">Ferry moves</a></td><td><a href="/b">Tug sold</a></td></tr>'
    '<tr><td><a href="/c">Pilot retires</a></td><td><a href="/d">Mole repaired</a></td></tr>'
)
PROSE = "<p>The harbour was dredged again in the spring of that year.</p>"


def is_of_data(rows: str, attributes: str = "") -> bool:
    leaves = cut(tidy(parse(f"<html><body><main><table{attributes}>{rows}</table></main></body></html>")))
    return is_data(next(one for one in holders(leaves[0].holding) if one.element.tag == "table"))


def kept(body: str) -> list[str]:
    """The cells that come in where all other blocks are in already."""
    leaves = cut(tidy(parse(f"<html><body><main>{body}</main></body></html>")))
    keep = [leaf.element.tag != "td" for leaf in leaves]
    keep_whole(leaves, [0.2] * len(leaves), keep)
    return [leaf.text for leaf, stays in zip(leaves, keep, strict=True) if stays and leaf.element.tag == "td"]


def test_a_table_with_head_cells_is_one_of_data() -> None:
    assert is_of_data("<tr><th>Depth</th></tr><tr><td>4.5 m</td></tr>")


def test_so_are_rows_of_several_cells_without_a_head() -> None:
    assert is_of_data(ROWS)


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>Mole</td><td>4.5 m</td></tr>",
        "<tr><td>Mole</td></tr><tr><td>Quay</td></tr>",
        LINKS,
        ROWS.replace("7 m", "<h3>Tides</h3><p>7 m</p>"),
        ROWS.replace("7 m", "<table><tr><td>7 m</td></tr></table>"),
        ROWS.replace("7 m", "The tide comes in and the tide goes out again. " * 20),
    ],
    ids=["one row", "one cell a row", "links", "headings inside", "a table inside", "running text"],
)
def test_a_table_that_arranges_the_page_is_none(rows: str) -> None:
    assert not is_of_data(rows)


def test_one_that_says_so_is_none() -> None:
    assert not is_of_data(ROWS, ' role="presentation"')


def test_a_table_without_a_head_is_whole_between_text() -> None:
    assert kept(f"{PROSE}<table>{ROWS}</table>{PROSE}") == ["Mole", "4.5 m", "Quay", "7 m"]


@pytest.mark.parametrize(
    "body",
    [
        f"{PROSE}<table>{ROWS}</table>",
        f"{PROSE}<table>{LINKS}</table>{PROSE}",
        f"{PROSE}<aside><table>{ROWS}</table></aside>{PROSE}",
    ],
    ids=["at the end", "links", "beside the text"],
)
def test_no_other_comes_in(body: str) -> None:
    assert kept(body) == []

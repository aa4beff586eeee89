"""The reader's own rules for a site, and the choice that makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import load_sites
from reader.config.rules import site_problems
from reader.config.site_writing import table_with_rule, with_rule, write_rule
from reader.library.making import rule_of
from reader.model import ReaderError, SiteRule
from reader.text.extract import extract
from reader.text.extract.picking import blocks_of_page

URL = "https://www.ansel.example/news/market.html"
TEXT = "".join(
    f"<p>The old fish market of Port Ansel closes in {month}, the council said on Tuesday in a statement.</p>"
    for month in ("March", "April", "May", "June")
)
PAGE = (
    "<html><head><title>Market closes</title></head><body><div class='menu-bar'><a href='/'>Home</a></div>"
    f"<div class='story'><h1>Market closes</h1>{TEXT}<p class='house-note'>We are the paper of the harbour, "
    "read by more people of the coast than any other, every day of the week but Sunday.</p></div>"
    "<div class='box-7f3a facts'><h3>The roof in figures</h3></div>"
    "<a class='onward' href='/news/market-2'>More</a></body></html>"
)


def rule(**lists: tuple[str, ...]) -> SiteRule:
    return SiteRule("ansel.example", **lists)


def test_what_a_rule_drops_is_out_and_what_it_keeps_is_in() -> None:
    assert "paper of the harbour" in extract(PAGE, URL).markdown
    found = extract(PAGE, URL, rule(keep=(".facts",), drop=(".house-note",)))
    assert "paper of the harbour" not in found.markdown
    assert "The roof in figures" in found.markdown
    assert "in March" in found.markdown
    assert found.how.method == "rule"


def test_a_rule_that_finds_nothing_changes_nothing() -> None:
    assert extract(PAGE, URL, rule(drop=(".gone",), keep=("#gone",))) == extract(PAGE, URL)


def test_a_rule_names_the_next_page_of_its_own_site() -> None:
    found = extract(PAGE, URL, rule(next_page=("a.onward",)))
    assert found.next_page == "https://www.ansel.example/news/market-2"
    away = PAGE.replace("/news/market-2", "https://other.example/")
    assert extract(away, URL, rule(next_page=("a.onward",))).next_page is None


def test_the_narrowest_domain_rules() -> None:
    rules = (SiteRule("ansel.example"), SiteRule("www.ansel.example"), SiteRule("sel.example"))
    assert rule_of(rules, URL) == rules[1]
    assert rule_of(rules, "https://m.ansel.example/") == rules[0]
    assert rule_of(rules, "https://notansel.example/") is None


def test_the_file_of_rules(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    assert load_sites(path) == ()
    path.write_text('["Ansel.example"]\nkeep = [".story > p"]\ndrop = "aside"\nnext = ["a[rel=next]"]\n')
    assert load_sites(path) == (SiteRule("ansel.example", (".story > p",), ("aside",), ("a[rel=next]",)),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[ansel", "not valid TOML"),
        ('"ansel.example" = 3', "ansel.example must be a table"),
        (
            '["ansel.example"]\nkepe = "p"',
            r'unknown key ["ansel.example"] kepe; did you mean keep?',
        ),
        ('["ansel.example"]\nkeep = 3', r'["ansel.example"] keep must be a list of CSS selectors, not 3.'),
        ('["ansel.example"]\ndrop = ["p >"]', r"""["ansel.example"] drop: 'p >' is not a CSS selector"""),
    ],
)
def test_mistakes_are_sentences_with_file_and_key(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(text)
    [found] = site_problems(path)
    assert str(found).startswith(f"{path}:")
    assert problem in str(found)


def test_what_is_wrong_in_it_is_left_out_and_the_rest_counts(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text('"dull.example" = 3\n["ansel.example"]\nkepe = "p"\nkeep = "p >"\ndrop = "aside"\n')
    assert load_sites(path) == (SiteRule("ansel.example", drop=("aside",)),)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text("[ansel")
    with pytest.raises(ReaderError, match=r"sites\.toml:1: not valid TOML"):
        load_sites(path)


def test_the_blocks_of_a_page_with_what_selects_them() -> None:
    blocks = {block.text[:12]: block for block in blocks_of_page(PAGE, URL)}
    assert blocks["We are the p"].kept
    assert not blocks["Home"].kept
    assert blocks["We are the p"].selector == "p.house-note"
    assert blocks["The old fish"].selector == "div.story p"
    assert blocks["The roof in "].selector == blocks["The roof in "].alone == "div.facts h3"


def test_what_a_terminal_would_obey_is_not_in_a_block() -> None:
    hostile = PAGE.replace("We are the paper", "We are \u202ethe \x9b31mpaper")
    (block,) = [each for each in blocks_of_page(hostile, URL) if each.text.startswith("We are")]
    assert not {"\u202e", "\x9b"} & set(block.text + block.alone)


def test_one_of_many_blocks_of_a_look_is_told_by_its_first_words() -> None:
    april = next(block for block in blocks_of_page(PAGE, URL) if "in April" in block.text)
    assert april.alone == f'{april.selector}:contains("{april.text[:62]}")'
    found = extract(PAGE, URL, rule(drop=(april.alone,)))
    assert [month for month in ("March", "April", "May", "June") if month in found.markdown] == [
        "March",
        "May",
        "June",
    ]


@pytest.mark.parametrize("text", ["We are the p", "The roof in "])
def test_a_choice_is_what_its_rule_does(text: str) -> None:
    (chosen,) = [block for block in blocks_of_page(PAGE, URL) if block.text.startswith(text)]
    lists = {"drop" if chosen.kept else "keep": (chosen.selector,)}
    after = blocks_of_page(PAGE, URL, rule(**lists))
    assert [block.kept for block in after if block.text.startswith(text)] == [not chosen.kept]
    assert (chosen.text in extract(PAGE, URL, rule(**lists)).markdown) is not chosen.kept


def test_a_rule_is_written_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    first = with_rule("", rule(drop=(".promo", 'p[title="a"]')))
    other = '# Mine.\n["b.example"]\nkeep = "main"  # all of it\n'
    second = with_rule(other + "\n" + first, rule(keep=(".promo",), next_page=("a.next",)))
    assert second.startswith(other)
    path.write_text(second)
    assert load_sites(path) == (
        SiteRule("b.example", ("main",)),
        SiteRule("ansel.example", (".promo",), ('p[title="a"]',), ("a.next",)),
    )
    assert with_rule(second, SiteRule("ansel.example")) == second


def test_comments_in_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(
        "# Mine.\n"
        '["Ansel.example"]  # the paper\n'
        "# Boxes.\n"
        'drop = [\n  # the old one\n  ".promo", # "hash"\n]  # enough\n'
        'next = "a.next" # onward\n'
        "\n"
        "# Another.\n"
        '["b.example"]\nkeep = "main"\n'
    )
    write_rule(path, rule(keep=(".facts",), drop=("#ad",), next_page=("a.more",)))
    assert path.read_text() == (
        "# Mine.\n"
        '["Ansel.example"]  # the paper\n'
        "# Boxes.\n"
        '  # the old one\ndrop = [".promo", "#ad"]  # enough\n'
        'next = ["a.next", "a.more"] # onward\n'
        'keep = [".facts"]\n'
        "\n"
        "# Another.\n"
        '["b.example"]\nkeep = "main"\n'
    )
    assert table_with_rule(path, rule(drop=("#ad",))).startswith('["Ansel.example"]  # the paper\n# Boxes.')


def test_a_list_that_a_rule_empties_goes() -> None:
    assert with_rule('["ansel.example"]\ndrop = ".facts"\n', rule(keep=(".facts",))) == (
        '["ansel.example"]\nkeep = [".facts"]\n'
    )


def test_no_rule_is_written_into_a_file_with_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text('["ansel.example"]\nkepe = "p"\n')
    with pytest.raises(ReaderError, match="did you mean keep"):
        write_rule(path, rule(drop=("aside",)))
    assert "aside" not in path.read_text()


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "sites.toml"
    assert table_with_rule(path, rule(drop=("aside",))) == '["ansel.example"]\ndrop = ["aside"]'
    write_rule(path, rule(drop=("aside",)))
    assert load_sites(path) == (rule(drop=("aside",)),)


def test_a_table_of_figures_is_one_block_and_a_page_laid_out_by_tables_is_many() -> None:
    figures = (
        "<table class=tides><tr><td>Jan</td><td>11.2</td></tr><tr><td>Feb</td><td>10.8</td></tr></table>"
    )
    long = " ".join(
        ["The keeper of the tide clock wound it herself on every morning of those nine years."] * 3
    )
    page = f"<article><h1>Tides</h1><p>{long}</p>{figures}<p>{long} Nobody paid her.</p></article>"
    (table,) = [block for block in blocks_of_page(page, URL) if "11.2" in block.text]
    assert (table.text, table.selector) == ("Jan 11.2 Feb 10.8", "table.tides")
    laid_out = (
        f"<table class=page><tr><td>Menu</td><td><p>{long}</p><p>{long} Nobody paid.</p></td></tr></table>"
    )
    blocks = [block.text for block in blocks_of_page(f"<body>{laid_out}</body>", URL)]
    assert len([text for text in blocks if text.startswith("The keeper")]) == 2

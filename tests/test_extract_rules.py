"""The reader's own rules for a site, and the choice that makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import load_sites
from reader.library.making import rule_of
from reader.model import ReaderError, SiteRule
from reader.text.extract import extract
from reader.text.extract.picking import blocks_of_page, with_rule

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
        ('["ansel.example"]\ndrop = ["p >"]', r"""["ansel.example"] drop: 'p >' is no CSS selector"""),
    ],
)
def test_mistakes_are_sentences_with_file_and_key(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(text)
    with pytest.raises(ReaderError) as error:
        load_sites(path)
    assert str(error.value).startswith(f"{path}:")
    assert problem in str(error.value)


def test_the_blocks_of_a_page_with_what_selects_them() -> None:
    blocks = {block.text[:12]: block for block in blocks_of_page(PAGE, URL)}
    assert blocks["We are the p"].kept
    assert not blocks["Home"].kept
    assert blocks["We are the p"].selector == "p.house-note"
    assert blocks["The old fish"].selector == "div.story p"
    assert blocks["The roof in "].selector == "div.facts h3"


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

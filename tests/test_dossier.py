"""Evidence handed on: the same letters each time, and what others wrote stays text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from golden import DATA, check_text
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from readings import ferry, paragraph, place_of, quote_of, reading_of, source_of

from reader.cli import main
from reader.model import (
    Checked,
    Document,
    Dossier,
    Exhibit,
    LinkKind,
    SourceKind,
    Taken,
    Verdict,
    VerdictKind,
)
from reader.text.dossier import dossier_json, dossier_markdown
from reader.text.dossier.as_markdown import escaped

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
REPORT = "https://county.example/report"
COURIER = "https://courier.example/aalto"
OWN = "https://tidende.example/ferry"


def exhibit(url: str, taken: Taken = Taken.KEPT, why: str = "") -> Exhibit:
    copy = (7, NOON, 18_204, "ab" * 32) if taken is Taken.KEPT else ()
    return Exhibit(url, "a page", LinkKind.OUTLET, taken, why, NOON, *copy)


def dossier() -> Dossier:
    """The ferry's article: its own page and the report kept, another source failed, two quotes checked."""
    reading = ferry()
    sources = tuple(
        replace(source, link=link)
        for source, link in zip(
            reading.article.sources, (LinkKind.OUTLET, LinkKind.PRIMARY, None), strict=True
        )
    )
    reading = replace(reading, article=replace(reading.article, sources=sources))
    report = Document(
        (paragraph("The auditors say: the harbour master’s numbers do not add up, on any page."),)
    )
    there = place_of(report, "the harbour master’s numbers do not add up")
    altered = Verdict(VerdictKind.ALTERED, (there,), report.at(there), "The auditors", (("hold", "add up"),))
    quotes = reading.article.quotes
    checks = {
        2: Checked(
            quotes[2], Verdict(VerdictKind.SHORT, why="Four words tell too little."), "Lund Courier", COURIER
        ),
        3: Checked(quotes[3], altered, "county’s auditors", REPORT, NOON),
    }
    failed = exhibit(COURIER, Taken.FAILED, "courier.example has no such page (404).")
    copies = {OWN: exhibit(OWN), REPORT: exhibit(REPORT), COURIER: failed}
    return Dossier(reading, copies, checks, {REPORT: report})


def test_markdown_is_as_recorded() -> None:
    check_text(DATA / "dossier" / "ferry.md", dossier_markdown(dossier()))


def test_json_is_as_recorded() -> None:
    text = dossier_json(dossier())
    check_text(DATA / "dossier" / "ferry.json", text)
    found = json.loads(text)
    assert found["copy"]["sha256"] == "ab" * 32
    assert found["quotes"][0]["check"] is None
    assert found["quotes"][3]["check"]["differences"] == [["hold", "add up"]]
    assert "county.example/report#:~:text=the%20harbour" in found["quotes"][3]["check"]["fragment"]
    assert (found["sources"][0]["copy"], found["sources"][0]["outcome"]) == (None, "failed")


def test_a_later_copy_does_not_vouch_for_a_check() -> None:
    one = dossier()
    later = replace(one.copies[REPORT], copied=datetime(2026, 12, 1, tzinfo=UTC))
    found = json.loads(dossier_json(replace(one, copies={**one.copies, REPORT: later})))
    assert found["quotes"][3]["check"]["copied"] == NOON.isoformat()
    assert found["quotes"][3]["check"]["sha256"] is None


def test_an_article_without_address_quotes_or_sources_is_written_too() -> None:
    bare = reading_of(Document((paragraph("Nobody says anything here."),)), title="")
    bare = replace(bare, article=replace(bare.article, url=None))
    text = dossier_markdown(Dossier(bare, {}, {}, {}))
    assert text.startswith("# Untitled\n") and text.count("None.") == 2
    assert json.loads(dossier_json(Dossier(bare, {}, {}, {})))["quotes"] == []


HOSTILE = [
    "[x](javascript:alert(1))",
    "<script>alert(1)</script>",
    "![x](https://evil.example/p.png)",
    "[^q1]: mine",
    "**bold** _and_ ~~gone~~ `code`",
    "&lt;b&gt; &amp; | a | b |",
    "# not a heading",
    "1. not a list",
    "- [ ] nor this",
    "a\\",
    "\\[x](y)",
    "<https://evil.example>",
    "$x$ ``` ~~~",
    "***",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_others_wrote_stays_text(text: str) -> None:
    document = Document((paragraph(f"“{text} and more” said Lind."), paragraph(f"As {text} reports.")))
    quote = quote_of(document, f"“{text} and more”", speaker=text)
    source = source_of(document, text, SourceKind.OUTLET, "https://a.example/x")
    why = Exhibit("https://a.example/x", text, None, Taken.FAILED, text, NOON)
    verdict = Verdict(VerdictKind.ALTERED, (), text, text, ((text, text),), text)
    reading = reading_of(document, (quote,), (source,), title=text)
    checks = {0: Checked(quote, verdict, text, "https://a.example/x", NOON)}
    written = dossier_markdown(Dossier(reading, {"https://a.example/x": why}, checks, {}))
    parser = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)
    tokens = [inner for token in parser.parse(written) for inner in (token.children or [token])]
    kinds = {token.type for token in tokens}
    assert kinds.isdisjoint(
        {"image", "html_block", "html_inline", "code_block", "fence", "s_open", "em_open"}
    )
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2"]
    hosts = {
        re.split("[/:]+", str(token.attrGet("href")))[1] for token in tokens if token.type == "link_open"
    }
    assert hosts <= {"tidende.example", "a.example"}
    read = " ".join(token.content for token in tokens if token.type in ("text", "text_special"))
    for word in re.findall(r"\w+", text):
        assert word in read
    assert kinds >= {"footnote_ref"}
    assert sum(token.type == "footnote_open" for token in tokens) == 2


def test_bare_addresses_are_no_links_where_dialects_make_them_so() -> None:
    assert "https://" not in escaped("see https://evil.example now")
    assert "www." not in escaped("see www.evil.example now")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "config.toml").touch()

    def run_command(*words: str) -> tuple[int, str, str]:
        apart = ("--data-dir", str(tmp_path / "data"), "--config", str(tmp_path / "config.toml"), "--offline")
        code = main([*apart, *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_the_evidence_of_an_edition_story_is_exported(run, tmp_path: Path) -> None:
    run("add", "quoth:edition")
    url = "https://daybreak.example/2026/11/lenne-bridge-before-the-frost"
    number = next(line.split("\t")[0] for line in run("list")[1].splitlines() if "Lenne Bridge" in line)
    code, markdown, err = run("export", "--evidence", number)
    assert (code, err) == (0, "")
    assert "**Ida Holm**" in markdown and f"{url}#:~:text=" in markdown
    assert re.search(r"Copy of 2026-11-20 18:00 UTC, [\d,]+ bytes, SHA-256 `[0-9a-f]{64}`", markdown)
    assert run("export", "--evidence", url)[1] == markdown
    out = tmp_path / "out.json"
    assert run("export", "--evidence", url, "--json", str(out))[:2] == (0, "")
    found = json.loads(out.read_text())
    gazette = next(source for source in found["sources"] if source["name"] == "Harbour Gazette")
    assert len(gazette["copy"]["sha256"]) == 64
    assert gazette["cited"][0]["sentence"].endswith("according to the Harbour Gazette.")
    assert run("export", "--evidence", url, str(out))[2] == f"quoth: {out} exists; --force writes over it.\n"
    assert run("export", "--evidence", url, "--force", str(out))[0] == 0
    assert run("export", "--evidence", "999")[2] == "quoth: 999: no such story; `quoth list` lists them.\n"
    assert run("export")[1].startswith("<?xml")


def test_stories_are_exported_in_every_form(run, tmp_path: Path) -> None:
    run("add", "quoth:edition")
    numbers = [line.split("\t")[0] for line in run("list")[1].splitlines()]
    out = tmp_path / "two.epub"
    assert run("export", "--story", *numbers[:2], "--as", "epub", str(out))[::2] == (0, "")
    assert out.read_bytes().startswith(b"PK")
    named = tmp_path / "one.html"
    assert run("export", "--story", numbers[0], str(named))[::2] == (0, "")
    assert named.read_text().startswith("<!DOCTYPE html>"), "what is no story is the file"
    again = run("export", "--force", "--story", numbers[0], str(named))
    assert "write it ahead of --story" in again[2] and not again[1], "one that exists may be a story too"
    assert run("export", "--force", str(named), "--story", numbers[0])[::2] == (0, "")
    code, out_of_two, err = run("export", "--story", numbers[0], "https://vannport.example/a.html")
    assert (code, out_of_two) == (1, "") and "no copy of this page" in err, "an address is a story"
    page = tmp_path / "list.html"
    assert run("export", "--search", "bridge", str(page))[::2] == (0, "")
    text = page.read_text()
    assert text.startswith("<!DOCTYPE html>") and text.count("<article id=") > 1 and "<q title=" in text
    found = json.loads(run("export", "--story", numbers[0], "--as", "json")[1])
    assert found["text"] and found["quotes"]
    markdown = run("export", "--story", numbers[0])[1]
    assert markdown.startswith(f"# {found['title']}")
    local = tmp_path / "local.md"
    local.write_text("# Mine\n\n“We are here,” said Ida Holm, the mayor.\n")
    assert "**Ida Holm**" in run("export", "--story", str(local))[1]


def test_what_cannot_be_exported_is_a_sentence(run) -> None:
    run("add", "quoth:edition")
    assert run("export", "--search", "zebra")[2] == "quoth: There is no story in this list.\n"
    assert "one of --story, --search" in run("export", "--search", "x", "--evidence", "1")[2]
    assert "OPML" in run("export", "--as", "html")[2]
    assert run("export", "--search", "(")[0] == 1


def test_the_chain_of_an_edition_story_is_printed(run) -> None:
    run("add", "quoth:edition")
    code, out, _ = run("chain", "https://edition.quoth.example/2026/11/22/who-said-that")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("The Quoth Edition: A Library Asks")
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 0, 2]
    assert lines[2].startswith("  - Harbour Gazette: Holm:")
    assert run("chain", "https://nowhere.example/")[0] == 1

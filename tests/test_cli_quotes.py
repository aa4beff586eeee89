"""`quoth quotes` and `quoth speakers`: the ledger, and the library, on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import Clock
from quoted import keep, quoted, said
from test_cli import article, run

from reader.store.store import Store

__all__ = ["article", "run"]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def stocked(tmp_path: Path, clock: Clock) -> None:
    """A library in which Ida Holm is quoted by two articles, once in substance."""
    store = Store(tmp_path / "data" / "library.db")
    long = "“" + "The river has moved its bed, and we must move the piers. " * 3 + "”"
    first = quoted(
        said("Ida Holm", long, role="mayor", via="Reuters"), said(None, "“Boats!”"), title="Bridge"
    )
    keep(store, clock, first, "https://gazette.example/bridge")
    clock.pass_by(days=1)
    second = quoted(said("Ida Holm", "“No boats.”"), said("Holm", "“Maybe.”", confidence=0.4), title="Ferry")
    keep(store, clock, second, "https://courier.example/ferry")
    store.close()


def test_the_ledger_is_printed_in_the_order_of_the_text_or_by_speaker(run: Run, article: str) -> None:
    code, out, err = run("quotes", article)
    assert (code, err) == (0, "")
    assert out == (
        "Harbour to close for winter\n\n"
        "  1  Signe Dahl · said\n"
        '     "Nobody asked the boats," "They asked the banks."\n\n'
    )
    assert "Signe Dahl (1)\n\n  1  said\n" in run("quotes", "--by-speaker", article)[1]


def test_quotes_json_keeps_its_contract(run: Run, article: str) -> None:
    code, out, _ = run("quotes", "--json", article)
    (quote,) = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert set(quote) == {
        *("input", "url", "title", "site", "published", "number", "text", "speaker", "mention", "role"),
        *("cue", "via", "kind", "anonymous", "confidence", "rule", "parts", "inner"),
    }
    assert (quote["input"], quote["number"], quote["speaker"]) == (article, 1, "Signe Dahl")
    text = json.loads(run("show", "--json", article)[1])["text"]
    assert " ".join(text[start:end] for start, end in quote["parts"]) == quote["text"]


def test_one_speaker_or_certain_words_alone(run: Run, article: str) -> None:
    assert "Signe Dahl" in run("quotes", article, "--speaker", "dahl")[1]
    assert "Signe Dahl" in run("quotes", article, "--words", "BANKS asked")[1]
    code, out, err = run("quotes", article, "--speaker", "Holm", "--words", "frost")
    assert (code, out) == (0, "")
    assert err.endswith("nothing is quoted by Holm with “frost”.\n")


def test_what_cannot_be_read_is_told_as_by_show(run: Run, article: str) -> None:
    code, out, err = run("quotes", article, "nowhere.txt")
    assert code == 3 and "Signe Dahl" in out and err.startswith("quoth: nowhere.txt is neither a file")
    code, out, err = run("quotes", "--json", "nowhere.txt")
    assert code == 1 and err == "" and set(json.loads(out)) == {"input", "error"}


@pytest.mark.usefixtures("stocked")
def test_the_library_is_asked_for_a_speaker_newest_first(run: Run) -> None:
    code, out, err = run("quotes", "--speaker", "ida holm")
    assert (code, err) == (0, "")
    assert out.index("Ferry") < out.index("Bridge")
    assert "Ida Holm · mayor · said · via Reuters" in out and "Maybe" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
    found = [json.loads(line) for line in run("quotes", "--speaker", "holm", "--json")[1].splitlines()]
    assert [(each["input"], each["number"], each["speaker"]) for each in found] == [
        ("https://courier.example/ferry", 1, "Ida Holm"),
        ("https://courier.example/ferry", 2, "Holm"),
        ("https://gazette.example/bridge", 1, "Ida Holm"),
    ]


@pytest.mark.usefixtures("stocked")
def test_the_library_is_asked_who_said_certain_words(run: Run) -> None:
    out = run("quotes", "--words", "boats")[1]
    assert out.count("boats") == 1 and "unattributed" in out
    assert run("quotes", "--words", "zeppelin") == (
        4,
        "",
        "quoth: In the library, nothing is quoted with “zeppelin”.\n",
    )


@pytest.mark.usefixtures("stocked")
def test_a_doubtful_speaker_is_printed_with_a_question_mark(run: Run) -> None:
    assert "Holm? · said" in run("quotes", "--words", "maybe")[1]


@pytest.mark.usefixtures("stocked")
def test_the_speakers_of_the_library_are_listed(run: Run) -> None:
    assert run("speakers") == (0, "2\tIda Holm\n", "")
    assert json.loads(run("speakers", "holm", "--json")[1]) == {"speaker": "Ida Holm", "quotes": 2}
    assert run("speakers", "nobody")[1] == ""


def test_nothing_asked_for_is_a_usage_error(run: Run) -> None:
    code, out, err = run("quotes")
    assert (code, out) == (2, "") and "needs an INPUT" in err


def test_pages_that_were_never_read_are_read_first(run: Run) -> None:
    run("add", "quoth:edition")
    code, out, err = run("quotes", "--speaker", "Ida Holm")
    assert code == 0 and out.count("Ida Holm") > 2
    assert err.startswith("quoth: reading ")
    assert run("quotes", "--speaker", "Ida Holm")[2] == ""


@pytest.mark.parametrize("words", [("quotes", "--speaker"), ("speakers",), ("quotes",)])
def test_an_argument_that_is_no_utf_8_is_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    code, _, err = run(*words, "ferry \udcff")
    assert code != 0
    assert "itself" not in err and err.count("\n") == 1 and err.endswith(".\n")

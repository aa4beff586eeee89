"""What is meant by a word that is typed where an address or a file is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.typed import completed, telling_of_http, typed_target
from reader.model import ReaderError


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("here.txt", "here.txt"),
        ("quoth:edition", "quoth:edition"),
        ("http://vannport.example/1", "http://vannport.example/1"),
        ("vannport.example/1", "https://vannport.example/1"),
        ("~no one", "~no one"),
        ("absent.txt", "absent.txt"),
        ("./absent", "./absent"),
        ("vannport.example/notes.txt", "https://vannport.example/notes.txt"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("127.0.0.1/feed", "http://127.0.0.1/feed"),
        ("[::1]:8080/", "http://[::1]:8080/"),
        ("localhost.vannport.example", "https://localhost.vannport.example"),
        ("vannport.example?" + "a" * 300, "https://vannport.example?" + "a" * 300),
    ],
)
def test_what_is_typed_is_an_address_without_its_scheme_unless_it_is_something_else(
    typed: str, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert typed_target(typed) == target


@pytest.mark.parametrize(
    "site",
    [
        "vannport.example",
        "vannport.example/harbour/notes.html",
        "news.vannport.example:8080/a?b=c",
        "vannport.example?day=1",
        "Zürich.example",
        "xn--zrich-kva.example",
        "10.0.0.7/feed",
        "notes.md/feed",
    ],
)
def test_a_word_of_a_command_line_that_has_a_host_is_an_address(site: str) -> None:
    assert completed(site) == f"https://{site}"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "notes.html",
            "README.md",
            "./vannport.example",
            "../a.b/c",
            "harbour/notes.html",
            "/vannport.example",
        ),
        *(
            "someone@vannport.example",
            "mailto:someone@vannport.example",
            "3.14",
            "1.2.3",
            "a b.example",
            "fetch",
        ),
        *("localhost", "", ".", "..", "-", ".hidden", "vannport.example:x", "http:vannport.example", "[::1"),
    ],
)
def test_what_may_be_a_file_a_verb_or_an_e_mail_address_is_no_site(word: str) -> None:
    assert completed(word) == word


def test_a_file_that_is_there_is_meant_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vannport.example").touch()
    monkeypatch.chdir(tmp_path)
    assert completed("vannport.example") == "vannport.example"


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("https://vannport.example/a", True),
        ("http://vannport.example/a", False),
        ("https://a.example", False),
    ],
)
def test_an_address_that_fails_by_the_scheme_it_was_given_is_told_of(address: str, is_told: bool) -> None:
    failed = ReaderError("vannport.example does not accept connections.")
    failed.http_may_do = "vannport.example"
    wanted = "http:// before the address" if is_told else "connections.$"
    with pytest.raises(ReaderError, match=wanted), telling_of_http(address):
        raise failed

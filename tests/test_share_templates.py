"""The commands that the manual gives for `@`: what they ask of a service is what its API documents.

linkding: https://github.com/sissbruecker/linkding/blob/master/docs/src/content/docs/api.md
Readeck: the API page of every instance (`/docs/api`)
Instapaper: https://www.instapaper.com/api/simple
wallabag, whose API wants a new token every hour, by a program: https://codeberg.org/strubbl/wallabag-add-article
"""

from __future__ import annotations

import json
import shutil
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, unquote

import pytest

from reader.library.programs import filled, run

PAGE = (Path(__file__).parent.parent / "reader" / "manual" / "files.md").read_text(encoding="utf-8")
URL = "https://daybreak.example/a?b=1&c=it's"
STORY = {"url": URL, "title": '-x "Frost" & $(date) ß', "site": "Daybreak", "text": "Words."}


class Asked(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: str


class Service(ThreadingHTTPServer):
    """A server that says 201 to everything and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[Asked] = []
        self.status = 201

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        service = self.server
        assert isinstance(service, Service)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        service.asked.append(Asked(self.command, self.path, headers, body))
        self.send_response(service.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def templates() -> dict[str, list[str]]:
    """The commands of its `[share]`, by name."""
    lines = PAGE[PAGE.index("    [share]\n") :].split("\n\n", 1)[0]
    share = tomllib.loads("\n".join(line[4:] for line in lines.splitlines()))["share"]
    assert isinstance(share, dict)
    return share


async def shared(name: str, service: Service, host: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a template on a story against our own service; its exit code."""
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("NO_PROXY", "*")
    words = [word.replace(host, service.root).replace("/home/me", str(home)) for word in templates()[name]]
    output = await run(filled(words, STORY), leave=True)
    return output.code


def headers_file(home: Path, name: str, scheme: str) -> None:
    """The file of `-K`, as it gives it."""
    given = PAGE[PAGE.index("    header = ") :].split("\n\n", 1)[0]
    lines = [line.strip().partition(" #")[0] for line in given.splitlines()]
    (home / name).write_text("\n".join(lines).replace("Token …", f"{scheme} s3cret"))


needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="the templates run curl")


@needs_curl
@pytest.mark.parametrize(
    ("name", "host", "file", "scheme", "path"),
    [
        ("linkding", "https://links.example", ".linkding", "Token", "/api/bookmarks/"),
        ("readeck", "https://readeck.example", ".readeck", "Bearer", "/api/bookmarks"),
    ],
)
async def test_a_bookmark_is_made_as_the_api_has_it(
    name: str,
    host: str,
    file: str,
    scheme: str,
    path: str,
    service: Service,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    headers_file(tmp_path, file, scheme)
    assert await shared(name, service, host, tmp_path, monkeypatch) == 0
    [asked] = service.asked
    assert (asked.method, asked.path) == ("POST", path)
    assert asked.headers["authorization"] == f"{scheme} s3cret"
    assert asked.headers["content-type"] == "application/json"
    assert json.loads(asked.body) == {"url": URL}


@needs_curl
async def test_instapaper_is_given_the_address_by_name_and_password(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ida password frost\n")
    (tmp_path / ".netrc").chmod(0o600)
    host = "https://www.instapaper.com"
    assert await shared("instapaper", service, host, tmp_path, monkeypatch) == 0
    [asked] = service.asked
    assert (asked.method, asked.path) == ("POST", "/api/add")
    assert asked.headers["authorization"].startswith("Basic ")
    assert parse_qs(asked.body) == {"url": [URL]}


@needs_curl
async def test_what_a_service_refuses_fails(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers_file(tmp_path, ".linkding", "Token")
    service.status = 403
    assert await shared("linkding", service, "https://links.example", tmp_path, monkeypatch) != 0


def test_a_mail_has_title_and_address_whole() -> None:
    program, address = filled(templates()["mail"], STORY)
    assert program == "xdg-open"
    scheme, _, query = address.partition("?")
    fields = dict(part.split("=", 1) for part in query.split("&"))
    assert scheme == "mailto:" and {key: unquote(value) for key, value in fields.items()} == {
        "subject": STORY["title"],
        "body": URL,
    }


def test_wallabag_gets_its_words_apart() -> None:
    words = filled(templates()["wallabag"], STORY)
    assert words == ["wallabag-add-article", "-title", f" {STORY['title']}", URL]

"""Names and passwords: they reach their own server, and nothing else ever holds them."""

from __future__ import annotations

import base64
import logging
import stat
import traceback
from pathlib import Path

import pytest
from desk import AtDesk
from full_disk import full_disk
from loopback import Loopback, Received, Reply, item, rss

from reader.cli import main
from reader.config import Settings
from reader.library import Library, open_library
from reader.library.logins import Logins
from reader.model import FeedFound, ReaderError

PASSWORD = "canary: 7*ß@/"
LOGIN = ("ada", PASSWORD)
IN_URL = "ada:canary%3A%207*%C3%9F%40%2F@"


def guarded(request: Received) -> Reply:
    """A feed for whoever knows the password."""
    given = request.headers.get("authorization", "").removeprefix("Basic ")
    if base64.b64decode(given).decode() != ":".join(LOGIN):
        return Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="coast"'})
    return Reply(rss(item("a", link="/a")), content_type="application/rss+xml")


def test_what_another_process_keeps_meanwhile_stays(tmp_path: Path) -> None:
    mine, other = Logins(tmp_path / "logins.json"), Logins(tmp_path / "logins.json")
    assert mine.of("https://a.example/feed") is None
    other.keep("https://a.example/feed", ("ada", "a"))
    mine.keep("https://b.example/feed", ("bob", "b"))
    assert Logins(tmp_path / "logins.json").of("https://a.example/x") == ("ada", "a")
    assert mine.of("https://a.example/feed") == ("ada", "a")


async def refreshed(library: Library) -> list[str | None]:
    return [step.problem async for step in library.refresh(force=True)]


async def test_a_feed_with_a_login_is_fetched_now_and_later(site: Loopback, tmp_path: Path) -> None:
    site["/feed"] = guarded
    library = open_library(tmp_path, Settings())
    feed = await library.subscriptions.add(site.url("/feed").replace("//", f"//{IN_URL}"))
    assert (feed.url, feed.stories) == (site.url("/feed"), 1)
    assert await refreshed(library) == [None]
    await library.close()
    again = open_library(tmp_path, Settings())
    assert await refreshed(again) == [None]
    await again.close()


async def test_the_login_can_be_given_apart(site: Loopback, tmp_path: Path) -> None:
    site["/feed"] = guarded
    library = open_library(tmp_path, Settings())
    with pytest.raises(ReaderError, match=r"wants a login \(401\): `quoth add --login NAME URL`"):
        await library.subscriptions.add(site.url("/feed"))
    assert (await library.subscriptions.add(site.url("/feed"), login=LOGIN)).stories == 1
    await library.close()


async def test_a_wrong_login_is_not_kept(site: Loopback, tmp_path: Path) -> None:
    site["/feed"] = guarded
    library = open_library(tmp_path, Settings())
    with pytest.raises(ReaderError, match="401"):
        await library.subscriptions.add(site.url("/feed"), login=("ada", "wrong"))
    assert not (tmp_path / "logins.json").exists()
    await library.close()


async def test_no_other_server_is_given_it(site: Loopback, tmp_path: Path) -> None:
    site["/feed"] = guarded
    site["/moved"] = Reply(status=302, headers={"Location": site.url("/b").replace("127.0.0.1", "localhost")})
    site["/b"] = Reply(b"<p>text</p>")
    library = open_library(tmp_path, Settings())
    await library.subscriptions.add(site.url("/feed"), login=LOGIN)
    await library.open(site.url("/moved"))
    await library.open(site.url("/b").replace("127.0.0.1", "localhost"), force=True)
    assert [bool(request.headers.get("authorization")) for request in site.requests] == [
        True,
        True,
        False,
        False,
    ]
    await library.close()


async def test_it_stands_nowhere_but_in_its_file(
    site: Loopback, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    site["/feed"], site["/gone"] = guarded, Reply(status=410)
    site["/page"] = Reply(b'<link rel="alternate" type="application/rss+xml" href="/feed">' * 2)
    library = open_library(tmp_path, Settings())
    told = []
    for path in ("/feed", "/gone", "/page", "/nowhere"):
        try:
            told.append(repr(await library.subscriptions.add(site.url(path).replace("//", f"//{IN_URL}"))))
        except ReaderError as error:
            told.append("".join(traceback.format_exception(error)))
            told += [link.url for link in error.feeds] if isinstance(error, FeedFound) else []
    told += [library.subscriptions.as_opml(), repr(library.feeds()), caplog.text, *capfd.readouterr()]
    await library.close()
    kept = [path.read_bytes().decode("latin-1") for path in tmp_path.iterdir() if path.name != "logins.json"]
    assert len(kept) >= 1
    token = base64.b64encode(":".join(LOGIN).encode()).decode()
    for canary in ("canary", token):
        assert not [text for text in (*told, *kept) if canary in text]


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "logins.json"
    logins = Logins(path)
    logins.keep("https://gazette.example/feed", LOGIN)
    logins.keep("https://other.example:8443/", ("bo", "x"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Logins(path)
    assert again.of("https://gazette.example:443/else?x") == LOGIN
    assert again.of("https://other.example:8443/feed") == ("bo", "x")
    assert [again.of(url) for url in ("http://gazette.example/", "https://other.example/", "", "x")] == [
        None
    ] * 4
    assert [entry.name for entry in tmp_path.iterdir()] == ["logins.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", pytest.param("[" * 100_000, id="deep"), '{"https://a.example:443": "canary"}', "\xff"],
)
def test_a_damaged_file_is_a_sentence_that_does_not_quote_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "logins.json"
    path.write_text(text, "latin-1")
    with pytest.raises(ReaderError, match=r"logins\.json is not a file of logins: mend it") as raised:
        Logins(path).of("https://a.example/")
    assert "canary" not in "".join(traceback.format_exception(raised.value))


def test_a_file_that_cannot_be_written_is_a_sentence_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "logins.json"
    Logins(path).keep("https://a.example/", LOGIN)
    with full_disk(10), pytest.raises(ReaderError, match=r"logins\.json: cannot be written: [\w ]+\.$"):
        Logins(path).keep("https://b.example/", LOGIN)
    assert (Logins(path).of("https://a.example/"), Logins(path).of("https://b.example/")) == (LOGIN, None)
    assert [entry.name for entry in tmp_path.iterdir()] == ["logins.json"]


@pytest.mark.parametrize("proxy", ["http://ada:canary@proxy.example:3128", "ftp://ada:canary@proxy.example"])
@pytest.mark.parametrize("words", [("config",), ("config", "check"), ("doctor",), ("list",), ("fetch",)])
def test_no_verb_prints_the_password_of_a_proxy(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], words: tuple[str, ...], proxy: str
) -> None:
    """What they print is what people show to those who help them."""
    config = tmp_path / "config.toml"
    config.write_text(f'proxy = "{proxy}"\n')
    main([*words, "--config", str(config), "--data-dir", str(tmp_path / "data")])
    printed = "".join(capfd.readouterr())
    assert "canary" not in printed
    assert "proxy must be" in printed or proxy.startswith("http:")


async def test_no_screen_shows_the_password_of_a_proxy(at_desk: AtDesk) -> None:
    settings = Settings(proxy="http://ada:canary@proxy.example:3128")
    async with at_desk((120, 120), settings=settings) as at:
        await at.press("f2")
        assert "http://proxy.example:3128" in at.text and "canary" not in at.text

"""Servers that cannot prove who they are: each is a sentence, and none is asked for anything."""

from __future__ import annotations

import re
import ssl
from pathlib import Path

import pytest
from fakes import Clock, library_of
from loopback import Reply, item, rss, serving

from reader.library.network import Network
from reader.model import Outline, ReaderError
from reader.store import feeds
from reader.store.store import Store
from reader.web.fetch import Fetcher
from reader.web.request import Request

DATA = Path(__file__).parent / "data" / "tls"
TRUSTING = ssl.create_default_context(cafile=str(DATA / "authority.pem"))


def shown(name: str) -> ssl.SSLContext:
    """What a server shows for itself."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / f"{name}.pem")
    return context


async def asked(context: ssl.SSLContext) -> tuple[str, int]:
    """What is said of a server, and how often it was asked for something."""
    fetcher = Fetcher(certificates=TRUSTING)
    with serving(context) as site:
        site["/feed"] = Reply(rss(item("a")))
        try:
            answer = await fetcher.get(Request(site.url("/feed"), private=True))
            said = str(answer.status)
        except ReaderError as error:
            said = str(error)
        await fetcher.close()
        return said, len(site.requests)


async def test_a_server_that_proves_who_it_is_is_asked() -> None:
    assert await asked(shown("good")) == ("200", 1)


@pytest.mark.parametrize("holds", [None, "no certificate"])
async def test_without_certificates_nobody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holds: str | None
) -> None:
    file = tmp_path / "certificates.pem"
    if holds is not None:
        file.write_text(holds)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    network = Network(None, offline=False)
    with pytest.raises(
        ReaderError, match=r"^The certificates of servers cannot be read: look at SSL_CERT_FILE"
    ):
        await network.get(Request("https://gazette.example/"))
    await network.close()


async def test_a_server_may_send_the_reader_on_but_not_to_where_others_read_along() -> None:
    fetcher = Fetcher(certificates=TRUSTING)
    with serving() as plain, serving(shown("good")) as site:
        plain["/feed"] = Reply(b"tampered with")
        site["/feed"] = Reply(status=302, headers={"Location": plain.url("/feed")})
        sentence = r"^127\.0\.0\.1 sent the reader on from https to http, where others can read along"
        with pytest.raises(ReaderError, match=sentence):
            await fetcher.get(Request(site.url("/feed"), private=True))
        assert plain.requests == []
        site["/old"] = Reply(status=301, headers={"Location": "/new"})
        plain["/old"] = Reply(status=301, headers={"Location": site.url("/new")})
        site["/new"] = Reply(b"as it was written")
        for begun in (site, plain):
            answer = await fetcher.get(Request(begun.url("/old"), private=True))
            assert (answer.body, answer.moved) == (b"as it was written", site.url("/new"))
    await fetcher.close()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("expired", "certificate has expired"),
        ("wrong-host", "IP address mismatch, certificate is not valid for '127.0.0.1'"),
        ("self-signed", "self.signed certificate"),
    ],
)
async def test_one_that_does_not_is_a_sentence(name: str, why: str) -> None:
    said, times = await asked(shown(name))
    assert re.fullmatch(rf"127\.0\.0\.1 could not prove that it is 127\.0\.0\.1: {why}\.", said)
    assert times == 0


async def test_one_that_speaks_no_tls_of_today_is_a_sentence() -> None:
    context = shown("good")
    context.set_ciphers("ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    assert await asked(context) == ("127.0.0.1 and the reader found no way to encrypt.", 0)


async def test_one_that_speaks_no_tls_at_all_is_a_sentence() -> None:
    fetcher = Fetcher(certificates=TRUSTING)
    sentence = r"^127\.0\.0\.1 and the reader found no way to encrypt\.$"
    with serving() as site, pytest.raises(ReaderError, match=sentence) as raised:
        await fetcher.get(Request(site.url("/feed").replace("http:", "https:"), private=True))
    assert raised.value.http_may_do == "127.0.0.1"
    with serving(shown("self-signed")) as site, pytest.raises(ReaderError, match="could not prove") as raised:
        await fetcher.get(Request(site.url("/feed"), private=True))
    assert not raised.value.http_may_do
    await fetcher.close()


async def test_a_feed_whose_server_signed_for_itself_says_so_in_its_row(store: Store, clock: Clock) -> None:
    library = library_of(store, Network(None, offline=False), clock)
    with serving(shown("self-signed")) as site:
        url = site.url("/feed")
        feeds.import_all(store, [Outline(url, "")], clock(), private={url})
        (step,) = [step async for step in library.refresh()]
    assert step.problem == library.subscriptions.troubled()[0].problem
    assert step.problem is not None
    assert step.problem.startswith("127.0.0.1 could not prove that it is 127.0.0.1: self")
    await library.close()

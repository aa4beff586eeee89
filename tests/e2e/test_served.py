"""The reader in a web browser: who gets in, and that it is drawn and answers keys in headless Chromium."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
from base64 import b64decode
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSServerHandshakeError

from reader.cli import main

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `quoth serve` says that it is."""
    command = [sys.executable, "-m", "reader", "serve", "--port", str(free_port())]
    apart = ["--offline", "--data-dir", str(tmp_path / "data"), "--config", str(tmp_path / "config.toml")]
    (tmp_path / "config.toml").touch()
    environ = {**os.environ, "HOME": str(tmp_path)}
    process = subprocess.Popen([*command, *apart], stdout=subprocess.PIPE, text=True, env=environ)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("Quoth is at http://127.0.0.1:"), line
        yield line.split()[-1]
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


async def answered(url: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        for _ in range(200):
            try:
                return await client.get(url, headers=headers)
            except httpx.ConnectError:
                await asyncio.sleep(0.05)
    raise AssertionError(f"nothing answers at {url}")


async def test_nobody_gets_in_without_the_key_or_from_another_page(address: str) -> None:
    root, _, key = address.partition("/?key=")
    port = root.rpartition(":")[2]
    entered = await answered(address)
    assert (entered.status_code, entered.headers["location"]) == (302, "/")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    mine = {"Cookie": cookie.partition(";")[0]}
    page = await answered(root + "/", **mine)
    assert page.status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]
    for url, headers in (
        (f"{root}/", {}),
        (f"{root}/?key={key[:-1]}", {}),
        (f"{root}/static/js/textual.js", {}),
        (f"{root}/ws", {"Cookie": "quoth=x"}),
        (f"{root}/", {**mine, "Host": f"evil.example:{port}"}),
        (f"{root}/", {**mine, "Origin": "https://evil.example"}),
    ):
        assert (await answered(url, **headers)).status_code == 403, (url, headers)
    async with ClientSession() as session:
        for headers in ({}, {**mine, "Origin": "http://evil.example"}):
            with pytest.raises(WSServerHandshakeError):
                await session.ws_connect(f"{root}/ws", headers=headers)


def test_a_port_that_there_is_not_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "65536"]) == 1
    assert capsys.readouterr().err == (
        "quoth: Nothing can be served at 127.0.0.1, port 65536: ports go up to 65535.\n"
    )


def test_a_port_that_is_taken_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert capsys.readouterr().err.startswith("quoth: Nothing can be served at 127.0.0.1, port ")


def test_without_the_extra_it_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "reader.ui.serving", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main(["serve"]) == 1
    assert "needs the extra `web`" in capsys.readouterr().err


class Browser:
    """A page of headless Chromium, spoken to by its DevTools protocol."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.asked: list[str] = []

    async def do(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json(timeout=30)
            if message.get("method") == "Network.requestWillBeSent":
                self.asked.append(message["params"]["request"]["url"])
            if message.get("id") == self._number:
                return message.get("result")

    async def until(self, expression: str) -> None:
        for _ in range(300):
            found = await self.do("Runtime.evaluate", expression=expression)
            if found["result"].get("value"):
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"never so: {expression}")

    async def picture(self, name: str) -> bytes:
        """A picture of the page, put into the folder that QUOTH_PICTURES names, if it names one."""
        taken = b64decode((await self.do("Page.captureScreenshot"))["data"])
        if folder := os.environ.get("QUOTH_PICTURES"):
            Path(folder, f"served-{name}.png").write_bytes(taken)
        return taken

    async def drawn(self, unlike: bytes = b"") -> bytes:
        """A picture of the page when it has come to rest, and is no longer as in another picture."""
        last = b""
        for _ in range(100):
            taken = await self.picture("last")
            if taken == last and taken != unlike:
                return taken
            last = taken
            await asyncio.sleep(0.3)
        raise AssertionError("the page did not come to rest, or did not change")

    async def press(self, key: str) -> None:
        await self.do("Input.dispatchKeyEvent", type="keyDown", text=key, key=key)
        await self.do("Input.dispatchKeyEvent", type="keyUp", key=key)


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    assert CHROMIUM is not None
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]
    process = await asyncio.create_subprocess_exec(
        *(CHROMIUM, *flags, f"--user-data-dir={folder}", "--window-size=1200,800", "about:blank"),
        stderr=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        port = folder / "DevToolsActivePort"
        for _ in range(300):
            if port.exists() and port.read_text().count("\n"):
                break
            await asyncio.sleep(0.1)
        root = f"http://127.0.0.1:{port.read_text().splitlines()[0]}"
        async with ClientSession() as session:
            async with session.get(f"{root}/json") as listed:
                pages = [each for each in json.loads(await listed.text()) if each["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Browser(socket)
    finally:
        os.killpg(process.pid, 9)
        await process.wait()


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
@pytest.mark.timeout(180)
async def test_it_is_drawn_and_answers_keys_in_a_browser(address: str, tmp_path: Path) -> None:
    root = address.partition("/?key=")[0]
    await answered(address)
    async with browser(tmp_path / "chromium") as page:
        await page.do("Network.enable")
        await page.do("Page.enable")
        await page.do("Page.navigate", url=address)
        await page.until("document.body && document.body.classList.contains('-first-byte')")
        before = await page.drawn()
        await page.do("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
        await page.press("?")
        after = await page.drawn(unlike=before)
        asked = [url for url in page.asked if url.startswith("http")]
        assert asked and all(url.startswith(root) or "fonts.googleapis.com" in url for url in asked)
        loaded = "performance.getEntriesByType('resource').map(e => e.name + ' ' + e.responseStatus).join()"
        fetched = (await page.do("Runtime.evaluate", expression=loaded))["result"]["value"]
        assert "googleapis" not in fetched or "googleapis.com/css?family=Roboto%20Mono 0" in fetched
        await page.do("Input.dispatchKeyEvent", type="keyDown", key="Escape", windowsVirtualKeyCode=27)
        # Q at the heels of Escape would be one key: Alt with Q.
        await page.drawn(unlike=after)
        await page.press("Q")
        await page.until("document.body.classList.contains('-closed')")

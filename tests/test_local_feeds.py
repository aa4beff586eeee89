"""Feeds of this machine: commands and files, from the user's own hand alone."""

from __future__ import annotations

import asyncio
import base64
import io
import os
import shlex
import sys
from pathlib import Path

import pytest
from desk import AtDesk
from fakes import Clock
from loopback import Loopback, Reply, item, rss

from reader.cli import main
from reader.library import Library
from reader.library.local import checked_address, command_output, words_of_command
from reader.model import ReaderError, Selection

PRINT = "import sys; sys.stdout.write({!r})"


def python(code: str) -> str:
    """A feed that is what this code prints."""
    return f"exec:{shlex.quote(sys.executable)} -c {shlex.quote(code)}"


def printing(body: bytes) -> str:
    return python(PRINT.format(body.decode()))


def titles(library: Library) -> set[str]:
    return {story.title for story in library.stories(library.story_ids(Selection()))}


async def test_what_a_command_prints_is_a_feed(library: Library, clock: Clock, tmp_path: Path) -> None:
    source = tmp_path / "feed.xml"
    source.write_bytes(rss(item("a")))
    url = python(f"import sys, pathlib; sys.stdout.write(pathlib.Path({str(source)!r}).read_text())")
    feed = await library.subscriptions.add(url, "Mine", commands=True)
    assert (feed.url, feed.title, feed.folder, feed.stories) == (url, "Vannport Gazette", "Mine", 1)
    source.write_bytes(rss(item("b"), item("a")))
    clock.pass_by(hours=1)
    (step,) = [step async for step in library.refresh()]
    assert (step.added, step.problem, titles(library)) == (1, None, {"a", "b"})
    source.unlink()
    clock.pass_by(hours=1)
    (step,) = [step async for step in library.refresh()]
    assert step.problem is not None and " ended with 1. FileNotFoundError" in step.problem
    assert titles(library) == {"a", "b"}


async def test_a_command_is_run_only_when_it_is_allowed(library: Library) -> None:
    with pytest.raises(ReaderError, match="is a command: it is run only if you allow it"):
        await library.subscriptions.add(printing(rss(item("a"))))
    assert library.feeds() == ()


async def test_a_file_is_a_feed(library: Library, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "my feed.xml"
    path.write_bytes(rss(item("a", link="/relative")))
    feed = await library.subscriptions.add(f"file://{path}")
    assert feed.url == path.as_uri()
    (story,) = library.stories(library.story_ids(Selection()))
    assert story.url is None
    path.write_bytes(rss(item("b")))
    clock.pass_by(hours=1)
    assert [step.added async for step in library.refresh()] == [1]


async def test_a_filter_makes_a_feed_of_what_a_server_sent(
    site: Loopback, library: Library, clock: Clock
) -> None:
    site["/raw"] = Reply(b"one two", etag='"1"')
    code = "import sys; print('<rss version=\"2.0\"><channel><title>T</title>'); "
    code += "[print(f'<item><guid>{w}</guid><title>{w}</title></item>') for w in sys.stdin.read().split()]; "
    code += "print('</channel></rss>')"
    packed = base64.b64encode(code.encode()).decode()  # newsboat ends the command at its first colon
    script = f"import base64; exec(base64.b64decode('{packed}'))"
    command = f"{shlex.quote(sys.executable)} -c {shlex.quote(script)}"
    await library.subscriptions.add(f"filter:{command}:{site.url('/raw')}", commands=True)
    assert titles(library) == {"one", "two"}
    clock.pass_by(hours=1)
    assert [step.added async for step in library.refresh()] == [0]
    assert site.requests[-1].headers["if-none-match"] == '"1"'
    site["/raw"] = Reply(status=429, headers={"Retry-After": "7200"})
    clock.pass_by(hours=1)
    await anext(aiter(library.refresh()))
    clock.pass_by(hours=1)
    assert [step async for step in library.refresh(force=True)] == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("exec:", "A local feed is written exec:COMMAND"),
        ("exec:a 'b", "a quotation mark is never closed"),
        ("exec:a\0b", "A local feed is written"),
        ("filter:cat:nowhere", "what is filtered must be an address"),
        ("file://host/x", "A local feed is written"),
        ("file:relative", "A local feed is written"),
        ("file:///a%00b", "A local feed is written"),
    ],
)
def test_what_is_no_local_feed_is_a_sentence(url: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        checked_address(url)


def test_no_shell_reads_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ida")
    words = words_of_command("exec:~/bin/feed --name 'a b' $(id) | sh; rm -rf ~ `x`")
    assert words == [
        *("/home/ida/bin/feed", "--name", "a b", "$(id)", "|", "sh;", "rm", "-rf", "/home/ida", "`x`"),
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import time; time.sleep(60)", r"did not end within 1 s and was stopped\.$"),
        ("while True: print('x' * 9999)", r"printed more than 0 MB, which is too much\.$"),
        ("import sys; sys.exit('no \\x1b[2Jfeed today.')", r"ended with 1\. no \[2Jfeed today\.$"),
        ("import sys; sys.exit('no feed today')", r"ended with 1\. no feed today\.$"),
        ("import sys; sys.exit('no feed: why?')", r"ended with 1\. no feed: why\?$"),
        ("import os; os.kill(os.getpid(), 9)", r"ended with -9\.$"),
        (
            "import sys\nwhile True: sys.stderr.write('x' * 9999)",
            r"complained of more than 0 MB and was stopped\.$",
        ),
    ],
)
async def test_a_command_that_fails_is_a_sentence(code: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        await command_output([sys.executable, "-c", code], seconds=1, most=100_000)


async def test_a_command_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(ReaderError, match=r"^There is no program /no/such/thing\.$"):
        await command_output(["/no/such/thing"])


async def test_a_command_that_does_not_read_is_no_failure() -> None:
    assert await command_output([sys.executable, "-c", "print(1)"], given=b"x" * 1_000_000) == b"1\n"


async def test_what_a_command_has_started_ends_with_it(tmp_path: Path) -> None:
    """A child that it leaves behind holds no pipe of ours and is ended all the same."""
    note = tmp_path / "child"
    code = f"""
import subprocess, sys
quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], **quiet)
open({str(note)!r}, "w").write(str(child.pid))
print(1)
"""
    assert await command_output([sys.executable, "-c", code]) == b"1\n"
    for _ in range(100):
        try:
            os.kill(int(note.read_text()), 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{note.read_text()}/stat").read_text().split()[2] == "Z":
            return  # ended; whoever adopted it has not looked yet
        await asyncio.sleep(0.05)
    raise AssertionError("it lives on")


@pytest.mark.parametrize("kind", ["folder", "pipe", "missing", "empty"])
async def test_a_file_that_is_missing_is_a_sentence(library: Library, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "feed"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "empty":
        path.touch()
    with pytest.raises(ReaderError, match=r"(is not a file|cannot be read: No such|gives nothing).*\.$"):
        await library.subscriptions.add(path.as_uri())


def test_the_command_line_asks_for_leave(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").touch()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    url = printing(rss(item("a")))
    assert main(["add", url]) == 1
    assert "--allow-exec allows it to be run." in capsys.readouterr().err
    assert main(["add", "--allow-exec", url]) == 0
    assert capsys.readouterr().out == "Vannport Gazette: 1 story\n"
    for answer, code in (("yes\n", 0), ("no\n", 1), ("", 1)):
        terminal = io.StringIO(answer)
        terminal.isatty = lambda: True  # type: ignore[method-assign]
        monkeypatch.setattr("sys.stdin", terminal)
        assert main(["add", url]) == code
        assert "Something went wrong" not in capsys.readouterr().err


async def test_the_screen_asks_before_a_command_becomes_a_feed(
    at_desk: AtDesk, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "feed").write_bytes(rss(item("a", "Ferry returns")))
    monkeypatch.setenv("HOME", str(tmp_path))  # each letter of a long path would be typed and drawn
    async with at_desk() as at:
        before = len(library.feeds())
        for answer, more in (("n", 0), ("y", 1)):
            await at.pilot.press("a")
            await at.type("exec:cat ~/feed")
            await at.pilot.press("enter")
            await at.until(lambda: "Run this command? cat ~/feed" in at.text)
            await at.press(answer)
            assert not at.is_asked
            await at.until(lambda more=more: len(library.feeds()) == before + more)
        await at.until(lambda: "Subscribed to Vannport Gazette" in at.said)

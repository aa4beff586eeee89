"""The reader's own commands: words and no shell, bounded, and ended with all that they have started."""

from __future__ import annotations

import ast
import asyncio
import errno
import os
import sys
import time
from pathlib import Path

import pytest
from full_disk import full_disk

from reader.library import programs
from reader.library.programs import filled, run, start
from reader.model import ReaderError

HOSTILE = [
    "; touch x",
    "$(touch x)",
    "`touch x`",
    "a\nb",
    "'\"",
    "-rf",
    "--help",
    "@/etc/x",
    "*",
    "{title}",
    "%s",
    "|x",
]
LEAVES = "import subprocess, sys; (lambda code: subprocess.Popen([sys.executable, '-c', code]))"
"""A program that starts another, to be written before its code in brackets."""


def python(code: str, *words: str) -> list[str]:
    return [sys.executable, "-c", code, *words]


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_value_stays_one_word_and_is_no_option(text: str, tmp_path: Path) -> None:
    code = "import sys; print(repr(sys.argv[1:]))"
    words = python(code, "{title}", "by={title}", "mailto:?subject={title}")
    found = (await run(filled(words, {"title": text}))).data.decode()
    told = ast.literal_eval(found)
    assert told[0].lstrip() == text.lstrip() and told[0][0] not in "-@"
    assert told[1] == f"by={text}"
    assert told[2].isascii() and not set(told[2].removeprefix("mailto:?subject=")) & set(" &?\n'\"`$;|*#")
    assert os.listdir(tmp_path) == []


def test_the_program_is_not_filled_in_and_unknown_names_stay() -> None:
    assert filled(["{url}", "{other} {url}"], {"url": "https://a.example/"}) == [
        "{url}",
        "{other} https://a.example/",
    ]
    assert filled([], {}) == []


async def test_what_a_command_is_given_and_what_it_gives() -> None:
    output = await run(python("import sys; sys.stdout.write(sys.stdin.read().upper())"), "größe".encode())
    assert (output.data.decode(), output.code, output.is_cut) == ("GRÖSSE", 0, False)
    failed = await run(python("import sys; sys.stderr.write('one\\n\\x1b]0;x\\x07two\\n\\n'); sys.exit(3)"))
    assert (failed.code, failed.complaint) == (3, "]0;xtwo")


async def test_a_command_that_reads_nothing_is_no_error() -> None:
    assert (await run(python("pass"), b"x" * 3_000_000)).code == 0


async def test_output_without_end_is_cut() -> None:
    output = await run(python("while True: print('x' * 1000)"), most=10_000)
    assert output.is_cut and len(output.data) == 10_000


async def test_complaints_without_end_fill_no_disk() -> None:
    flood = python("import sys\nwhile True: sys.stderr.write('x' * 1000)")
    with pytest.raises(ReaderError, match=r"^\S+ complained of more than 1 MB and was stopped\.$"):
        await run(flood, most=1_000_000)


async def test_many_complaints_of_a_command_that_ends_are_no_failure() -> None:
    output = await run(python("import sys; sys.stderr.write('x' * 50_000); print(1)"))
    assert (output.data, output.code, output.complaint) == (b"1\n", 0, "x" * 200 + "…")


async def test_a_disk_that_is_full_is_a_sentence() -> None:
    with full_disk(), pytest.raises(ReaderError, match=r"^cat cannot be run: File too large\.$"):
        await run(["cat"], b"x" * 100_000)


async def test_one_that_may_not_be_ended_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that runs as another user: the system refuses to end it."""

    def refuse(group: int, number: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "killpg", refuse)
    begun = time.monotonic()
    with pytest.raises(ReaderError, match="did not end within"):
        await run(python("import time; time.sleep(6)"), seconds=0.2)
    assert time.monotonic() - begun < 5


async def test_what_a_command_leaves_ends_with_it_when_that_is_wanted(tmp_path: Path) -> None:
    begun, end = tmp_path / "begun", tmp_path / "end"
    child = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(1); "
    child += f"pathlib.Path({str(end)!r}).touch()"
    wait = f"import os, time\nwhile not os.path.exists({str(begun)!r}): time.sleep(0.01)"
    assert (await run(python(f"{LEAVES}({child!r})\n{wait}"), whole=True)).code == 0
    await asyncio.sleep(1.5)
    assert begun.exists() and not end.exists()


async def test_time_is_bounded_and_what_was_started_ends_too(tmp_path: Path) -> None:
    mark = tmp_path / "alive"
    child = f"import time, pathlib\nwhile True: pathlib.Path({str(mark)!r}).touch(); time.sleep(0.02)"
    code = f"{LEAVES}({child!r}); import time; time.sleep(60)"
    with pytest.raises(ReaderError, match=r"did not end within 1\.5 s and was stopped"):
        await run(python(code), seconds=1.5)
    await asyncio.sleep(0.2)
    mark.unlink(missing_ok=True)
    await asyncio.sleep(0.3)
    assert not mark.exists()


@pytest.mark.parametrize("leave", [False, True])
async def test_cancelling_ends_a_command_unless_it_is_left(leave: bool, tmp_path: Path) -> None:
    begun, done = tmp_path / "begun", tmp_path / "done"
    marks = "import pathlib, sys, time; pathlib.Path(sys.argv[1]).touch(); "
    code = marks + "time.sleep(0.5); pathlib.Path(sys.argv[2]).touch()"
    task = asyncio.create_task(run(python(code, str(begun), str(done)), leave=leave))
    while not begun.exists():
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for _ in range(1000 if leave else 50):
        if not done.exists():
            await asyncio.sleep(0.02)
    assert done.exists() is leave


async def test_one_that_leaves_something_behind_holds_nothing_up(tmp_path: Path) -> None:
    end = tmp_path / "end"
    child = f"import pathlib, time; print(1, flush=True); time.sleep(4); pathlib.Path({str(end)!r}).touch()"
    assert (await run(python(f"{LEAVES}({child!r})"))).code == 0
    assert not end.exists()


@pytest.mark.parametrize(
    ("word", "reason"),
    [("/no/such/program", "There is no program"), ("/", "cannot be started"), ("a\0b", "null")],
)
async def test_what_cannot_be_started_is_a_sentence(word: str, reason: str) -> None:
    for began in (run([word]), start([word])):
        with pytest.raises(ReaderError, match=reason):
            await began
    with pytest.raises(ReaderError, match=reason):
        programs.in_terminal([word])


async def test_a_program_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code = "import pathlib, sys, time; time.sleep(2); pathlib.Path(sys.argv[1]).touch()"
    await start(python(code, str(mark)))
    for _ in range(1000):
        if not mark.exists():
            await asyncio.sleep(0.02)
    assert mark.exists()


async def test_one_that_fails_at_once_is_told() -> None:
    with pytest.raises(ReaderError, match="ended with 3"):
        await start(python("raise SystemExit(3)"))
    await start(python("pass"))


def test_one_in_the_terminal_gives_its_code() -> None:
    assert programs.in_terminal(python("raise SystemExit(4)")) == 4

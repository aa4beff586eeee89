"""`quoth --linear` for somebody who hears the screen: lines in a terminal, and lines in a pipe."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pexpect
import pytest
from terminal import PATIENCE, QUOTH

ENVIRON = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "dumb"}


def test_a_story_is_read_quoted_checked_and_kept(tmp_path: Path) -> None:
    talk = pexpect.spawn(
        str(QUOTH),
        ["--linear", "--offline"],
        env={**ENVIRON, "HOME": str(tmp_path)},
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(24, 400),
    )
    for said, answer in (
        ("2", "10 quotes: 9 named, 1 unattributed"),
        ("quotes", "2\\. Ida Holm, via Harbour Gazette: "),
        ("2", "Speaker: Ida Holm"),
        ("check", "Verbatim in Harbour Gazette"),
        ("sources", "1\\. Harbour Gazette, outlet, linked"),
        ("1", "I Will Be in the First Car"),
        ("back", "Lenne Bridge to Reopen"),
        ("bookmark", "Bookmarked 1 story"),
        ("search frost", "Found by frost: 3"),
        ("next", "The Novelist Who Kept the Receipts"),
    ):
        talk.expect("> ")
        talk.sendline(said)
        talk.expect(answer)
    talk.expect("> ")
    talk.sendline("quit")
    talk.expect(pexpect.EOF)
    talk.wait()
    assert talk.exitstatus == 0


@pytest.mark.parametrize("words", [["--linear", "--offline"], ["--offline"]], ids=["flag", "setting"])
def test_what_is_piped_in_is_done_and_no_line_is_drawn_over(tmp_path: Path, words: list[str]) -> None:
    run = subprocess.run(
        [str(QUOTH), *words],
        input="2\nquotes\n1\nlists\nnonsense\n",
        capture_output=True,
        text=True,
        env={**ENVIRON, "HOME": str(tmp_path), **({} if "--linear" in words else {"QUOTH_LINEAR": "yes"})},
        timeout=60,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "nonsense: no such command." in run.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\u2500-\u259f]", run.stdout)

"""The process is killed at any line of our code, at any byte, at any moment: nothing is torn or lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from kills import JOBS

KILLS = Path(__file__).with_name("kills.py")


def kill(folder: Path, times: int, *jobs: str) -> list[str]:
    """Run the kills in a process of one thread, which is what can be forked; what each line of it says."""
    command = [sys.executable, str(KILLS), str(folder), str(times), *jobs]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_what_is_killed_is_done_or_not_and_goes_on(in_memory: Path) -> None:
    assert len(kill(in_memory, 6)) == len(JOBS)


def test_a_process_that_is_killed_loses_nothing_it_acknowledged(in_memory: Path) -> None:
    (said,) = kill(in_memory, 6, "lives")
    assert said.startswith("6 killed, ")


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("job", JOBS)
def test_it_may_be_killed_at_every_line(in_memory: Path, job: str) -> None:
    (said,) = kill(in_memory, 120, job)
    assert said.startswith(f"{job}: killed ")


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_thousand_kills_lose_nothing(in_memory: Path) -> None:
    (said,) = kill(in_memory, 1000, "lives")
    print(said)
    told = re.fullmatch(r"1000 killed, ([\d,]+) acts stand", said)
    assert told and int(told[1].replace(",", "")) > 1000

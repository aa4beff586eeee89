"""Two readers and refreshes with one library at once: no act is lost, and nobody hears of a lock."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from loopback import Loopback, Received, Reply, item, rss
from terminal import QUOTH, Terminal

FEEDS, TURNS, ACTS = 10, 4, 12


def test_two_readers_and_a_refresh_lose_nothing(tmp_path: Path, site: Loopback) -> None:
    def grown(request: Received) -> Reply:
        """More stories with each request, and those that are there say something else."""
        times, name = len(site.asked(request.path)), request.path[1:]
        entries = (
            item(f"{at}", f"{word} {at} {name}", "", f"{times}") for at in range(9 + times) for word in WORDS
        )
        return Reply(rss(*entries, title=f"Feed {name}"))

    for number in range(FEEDS):
        site[f"/{number}"] = grown
    data = tmp_path / "data"
    kept = os.environ | {"HOME": str(tmp_path), "QUOTH_DATA_DIR": str(data)}

    def quoth(*words: str) -> str:
        done = subprocess.run([str(QUOTH), *words], env=kept, capture_output=True, text=True, timeout=100)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    quoth("add", *(site.url(f"/{number}") for number in range(FEEDS)))
    arguments = ["--data-dir", str(data)]
    with Terminal(arguments, tmp_path) as first, Terminal(arguments, tmp_path) as second:
        both = tuple(zip((first, second), WORDS, strict=True))
        for reader, word in both:
            reader.expect("Feed 0")
            reader.press("f", word)
            reader.expect(f"Search the library: {word}")
            reader.press("enter")
            reader.expect_gone("Search the library")
            reader.expect(f"Search: {word}")
        with subprocess.Popen(
            ["sh", "-c", f"for turn in $(seq {TURNS}); do '{QUOTH}' fetch --force || exit; done"],
            env=kept,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as fetching:
            for act in range(ACTS):
                for reader, word in both:
                    reader.press("s")
                    reader.expect(lambda _, word=word, acts=act + 1: bookmarked(data, word) == acts)
                    reader.press("j")
            _, said = fetching.communicate(timeout=100)
            assert (fetching.returncode, said) == (0, "")
        for reader, _ in both:
            reader.press("Q")
            assert reader.ended() == 0
            assert b"another program" not in reader.raw and b"locked" not in reader.raw
    titles = [
        json.loads(line)["title"]
        for line in quoth("list", "--bookmarks", "--json", "--limit", "99").splitlines()
    ]
    assert [sum(title.startswith(word) for title in titles) for word in WORDS] == [ACTS, ACTS]
    assert int(quoth("list", "--json", "--limit", "9999").count("\n")) == FEEDS * len(WORDS) * (9 + TURNS + 1)


WORDS = "Harbour", "Library"


def bookmarked(data: Path, word: str) -> int:
    """How many stories that begin with a word are bookmarked by now."""
    with closing(sqlite3.connect(f"file:{data}/library.db?mode=ro", uri=True)) as library:
        sql = "SELECT count(*) FROM stories WHERE bookmarked = 1 AND title LIKE ?"
        return int(library.execute(sql, (f"{word}%",)).fetchone()[0])

"""A talk with the reader in plain lines, for tests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from reader.cli.linear.outside import Outside
from reader.cli.linear.session import Session
from reader.config import Paths, Settings
from reader.library import Library
from reader.model import Article, NotReadNow

T = TypeVar("T")


class Talk:
    """A talk over the bundled edition: say something, and see what is answered."""

    def __init__(
        self,
        library: Library,
        target: str | Article | None = None,
        settings: Settings | None = None,
        paths: Paths | None = None,
    ) -> None:
        self.library = library
        self._runner = asyncio.Runner()
        self._lines: list[str] = []
        now = datetime(2026, 11, 23, 9, tzinfo=UTC)
        nowhere = Path("/nowhere/quoth")
        self.lent: list[Sequence[str]] = []
        outside = Outside(
            settings or Settings(), paths or Paths(nowhere / "config.toml", nowhere), self._lend
        )
        self.session = Session(library, self._lines.append, self.wait, lambda: now, outside)
        self.session.begin(target)
        self.opening = self.answer()

    def _lend(self, words: Sequence[str]) -> int:
        """Note a program that would take the terminal."""
        self.lent.append(words)
        return 0

    def wait(self, work: Awaitable[T]) -> T:
        async def done() -> T:
            return await work

        return self._runner.run(done())

    def answer(self) -> list[str]:
        lines, self._lines[:] = list(self._lines), []
        return lines

    def hear(self, line: str) -> list[str]:
        try:
            self.session.hear(line)
        except NotReadNow:
            self.session.hear(line)  # the machine was busy: whoever reads would ask again
        return self.answer()

    def close(self) -> None:
        self.wait(self.library.close())
        self._runner.close()

"""Who said what in everything that is stored, in plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.linear.lines import saying_line, speaker_line
from reader.cli.linear.part import Part
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.cli.linear.session import Session

MOST = 500
"""Stored pages that are read first, where somebody waits for an answer."""


async def read_pages(talk: Session) -> None:
    """Have the words of stored pages that nobody opened yet found as well; say so where there are any."""
    async for step in talk.library.said.read_pages(MOST):
        if step.done == 1:
            talk.say("Reading stored pages first.")


class Speakers(Part):
    """What is asked of all quotes."""

    def do_speakers(self, needle: str) -> None:
        """Those quoted most first; a number tells what one of them said."""
        self._talk.wait(read_pages(self._talk))
        said = self._talk.library.said
        speakers = said.speakers_of(said.speakers(needle))
        self._talk.offer("Speakers", speakers, speaker_line, lambda number: self._tell(speakers[number].name))

    def do_speaker(self, number: str) -> None:
        """All that the speaker of a quote said."""
        usage = "Say speaker and the number of a quote; quotes lists them."
        quote = self._talk.article.quotes[self._talk.meant_quote(number, usage)]
        if quote.speaker is None:
            raise ReaderError("The article does not say whose words these are.")
        self._tell(quote.speaker)

    def do_said(self, words: str) -> None:
        """Who said certain words."""
        if not words:
            self._talk.say("Say said and the words that somebody said.")
            return
        self._talk.wait(read_pages(self._talk))
        self._offer(f"Said with {words}", self._talk.library.said.saying_ids(words=words))

    def _tell(self, name: str) -> None:
        said = self._talk.library.said
        speaker = said.speaker(name)
        if speaker is None:
            raise ReaderError(f"{name} is not a full name: several people may bear it.")
        self._offer(speaker.name, said.saying_ids(speaker.id))

    def _offer(self, title: str, ids: Sequence[int]) -> None:
        sayings = [saying for saying in self._talk.library.said.sayings(ids) if saying]
        now = self._talk.now()
        self._talk.offer(
            title,
            sayings,
            lambda saying: saying_line(saying, now),
            lambda number: self._talk.open(sayings[number].url),
        )

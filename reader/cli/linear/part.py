"""A part of the talk in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.cli.linear.session import Session


class Part:
    """Has some of the words of the talk: each word is a method `do_<word>`, given what was said behind it."""

    def __init__(self, talk: Session) -> None:
        self._talk = talk

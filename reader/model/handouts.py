"""What is handed out of the library to be read elsewhere: a story, its evidence, or a list of stories."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.evidence import Dossier


class Form(StrEnum):
    """The form of a handout. The value is the ending of its file's name."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    EPUB = "epub"

    @classmethod
    def of_file(cls, name: str) -> Form:
        """The form that the ending of a file's name tells; Markdown for any other."""
        ending = name.rpartition(".")[2].lower()
        return cls(ending) if ending in list(cls) else cls.MARKDOWN

    @property
    def words(self) -> str:
        """What a user calls it."""
        return "Markdown" if self is Form.MARKDOWN else self.value.upper()

    @property
    def is_text(self) -> bool:
        """Whether it can be put on a clipboard and shown in a terminal."""
        return self is not Form.EPUB


class Chapter(NamedTuple):
    """A story of a handout. `dossier` is None when no text of it is stored: then only its row is written."""

    title: str
    url: str | None
    outlet: str
    published: str | None
    dossier: Dossier | None


class Handout(NamedTuple):
    """Stories in their order. `title` is that of their list, empty for a story alone.

    Without `with_text` it holds what the stories rest on, and not their texts.
    """

    chapters: tuple[Chapter, ...]
    title: str = ""
    with_text: bool = True

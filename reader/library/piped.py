"""Articles given to commands of the user's own: piped, sent on, read aloud; and what a command wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.apart import apart, run_once
from reader.library.programs import MOST, Output, failure, filled, run
from reader.model import MEGABYTE, Article, Form, ReaderError, Reading
from reader.text.clean import safe_line

if TYPE_CHECKING:
    from reader.config.commands import NamedCommand
    from reader.library import Library

MARKDOWN, TEXT, JSON = GIVEN = ("Markdown", "text", "JSON")
"""The forms in which a command gets an article."""
NO_SPEECH = 'Set speech_command in config.toml, as in ["espeak-ng", "--stdin"].'
NO_SHARING = 'Set in config.toml: [share] mail = ["xdg-email", "--body", "{url}"].'


async def input_of(library: Library, reading: Reading, form: str) -> bytes:
    """An article in one of the forms of `GIVEN`."""
    from reader.library.printed import article_markdown, plain_text

    if form == JSON:
        return await library.handouts.of([reading], Form.JSON, with_text=True)
    made = plain_text if form == TEXT else article_markdown
    return made(reading.article).encode()


def words_for(words: Sequence[str], article: Article) -> list[str]:
    """The words of a command, with what `{url}` and the like stand for."""
    from reader.library.printed import values_of

    return filled(words, values_of(article))


async def piped(words: Sequence[str], data: bytes, form: str) -> Article:
    """What a command wrote of an article that it was given in a form.

    Raises ReaderError for one that fails or cannot be started, and for output that is no text.
    """
    name = safe_line(words[0])
    output = await run(words, data)
    if output.code and not output.is_cut:
        raise failure(words, output)
    return await apart(article_of_output, output, name, form == MARKDOWN)


def article_of_output(output: Output, name: str, as_markdown: bool) -> Article:
    """What a command wrote, as an article: HTML, JSON as code, else Markdown or plain text.

    Raises ReaderError for what is no text. Waits for the process that reads it.
    """
    from reader.library import making

    data = output.data.strip()
    if not data:
        raise ReaderError(f"{name} wrote nothing.")
    if data[:1] + data[-1:] in (b"{}", b"[]"):
        data, as_markdown = b"".join(b"    " + line for line in data.splitlines(keepends=True)), True
    suffix = ".md" if as_markdown and not data.startswith(b"<") else ""
    article = run_once(f"What {name} wrote", making.article_of_bytes, data, f"output of {name}{suffix}")
    cut = f"This is the first of what {name} wrote, {MOST // MEGABYTE} MB." if output.is_cut else ""
    return replace(
        article,
        title=article.title or f"Output of {name}",
        site=f"Output of {name}",
        warnings=(*article.warnings, cut) if cut else article.warnings,
    )


async def share(command: NamedCommand, article: Article) -> None:
    """Send an article on by a command, which goes on when this is cancelled.

    Raises ReaderError for one that fails or cannot be started.
    """
    output = await run(words_for(command.words, article), leave=True)
    if output.code:
        raise ReaderError(f"{command.name}: {failure(command.words, output)}")


async def say_aloud(command: Sequence[str], text: str) -> None:
    """Have a command read a sentence aloud, and wait for its end. Raises ReaderError as `share` does."""
    output = await run(command, f"{text}\n".encode())
    if output.code:
        raise failure(command, output)

"""The user's own files -> articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library import making
from reader.library.apart import run_once

if TYPE_CHECKING:
    from reader.model import Article, LinkRule


def article_from(data: bytes, name: str, link_rules: Sequence[LinkRule] = ()) -> Article:
    """The article in a file, or in standard input, named "-": HTML, Markdown, PDF or plain text.

    Raises ReaderError for what is no text.
    """
    from reader.text.linkkinds import with_rules

    return with_rules(article_of_file(data, name), link_rules)


def article_of_file(data: bytes, name: str) -> Article:
    """The article in a file (or in standard input, named "-"), as `making` has it.

    A PDF seldom is of the user's own making: it is parsed in a worker, like what comes from the network.
    """
    if not making.is_pdf(data):
        return making.article_from(data, name)
    subject = "The PDF in standard input" if name == "-" else name
    return run_once(subject, making.article_from, data, name)

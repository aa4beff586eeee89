"""The user's own files -> articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library import making
from reader.library.apart import run_once

if TYPE_CHECKING:
    from reader.model import Article, LinkRule


def article_of_file(data: bytes, name: str, link_rules: Sequence[LinkRule] = ()) -> Article:
    """The article in a file, or in standard input, named "-": HTML, Markdown, PDF or plain text.

    A PDF is seldom of the user's own making: it is parsed in a worker, like what comes from the network.
    Raises ReaderError for what is no text.
    """
    from reader.text.linkkinds import with_rules

    if not making.is_pdf(data):
        return with_rules(making.article_of_bytes(data, name), link_rules)
    subject = "The PDF in standard input" if name == "-" else name
    return with_rules(run_once(subject, making.article_of_bytes, data, name), link_rules)

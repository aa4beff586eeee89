"""Stories written to be read elsewhere: as Markdown, HTML, JSON or EPUB.

The same stories give the same bytes: what is written holds the dates of copies and none of its own.
"""

from __future__ import annotations

from reader.model import Form, Handout


def written(handout: Handout, form: Form) -> bytes:
    """The handout as the bytes of a file, in UTF-8 where the form is text."""
    match form:
        case Form.MARKDOWN:
            from reader.text.handout.as_markdown import handout_markdown

            return handout_markdown(handout).encode()
        case Form.HTML:
            from reader.text.handout.as_html import handout_html

            return handout_html(handout).encode()
        case Form.JSON:
            from reader.text.handout.as_json import handout_json

            return handout_json(handout).encode()
        case Form.EPUB:
            from reader.text.handout.as_epub import handout_epub

            return handout_epub(handout)

"""The evidence of an article as one document: Markdown with footnotes for people, JSON for programs.

The same evidence gives the same text, letter by letter: it holds the dates of copies and none of its own.
"""

from __future__ import annotations

from reader.text.dossier.as_json import dossier_json
from reader.text.dossier.as_markdown import dossier_markdown

__all__ = ["dossier_json", "dossier_markdown"]

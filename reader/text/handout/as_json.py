"""A handout as JSON: an object for a story, an object with a list of them for a list."""

from __future__ import annotations

import json
from typing import Any

from reader.model import Chapter, Handout
from reader.text.dossier.as_json import dossier_table


def handout_json(handout: Handout) -> str:
    """`dossier_json` of a story, with `markdown` and `text` where it holds its text.

    Of a list: `title`, and those objects as `stories`. A story of which no text is stored has `quotes`,
    `sources` and `copy` null.
    """
    tables = [_table(handout, chapter) for chapter in handout.chapters]
    alone = tables[0] if len(tables) == 1 and not handout.title else None
    whole = alone or {"title": handout.title or None, "stories": tables}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _table(handout: Handout, chapter: Chapter) -> dict[str, Any]:
    if chapter.dossier is None:
        table: dict[str, Any] = {
            "title": chapter.title or None,
            "url": chapter.url,
            "site": chapter.outlet or None,
            "published": chapter.published,
        }
        return {**table, "copy": None, "quotes": None, "sources": None}
    table = dossier_table(chapter.dossier)
    if handout.with_text:
        article = chapter.dossier.reading.article
        table |= {"markdown": article.markdown, "text": article.document.text}
    return table

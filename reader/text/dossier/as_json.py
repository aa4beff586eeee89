"""A dossier as JSON. Unknown is null, dates are ISO 8601, the order is that of the article."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from reader.model import Checked, Dossier, Exhibit, Quote, Source
from reader.text.dossier.words import copy_at, found_link, mention_link, own_url, quote_link, sentences


def dossier_json(dossier: Dossier) -> str:
    """One object, indented, with a line end."""
    return json.dumps(dossier_table(dossier), ensure_ascii=False, indent=2) + "\n"


def dossier_table(dossier: Dossier) -> dict[str, Any]:
    """The object as a table."""
    article = dossier.reading.article
    return {
        "title": article.title or None,
        "url": article.url,
        "site": article.site,
        "byline": article.byline,
        "published": article.published,
        "language": article.document.language,
        "copy": _copy(copy_at(dossier, own_url(dossier))),
        "quotes": [_quote(dossier, number, quote) for number, quote in enumerate(article.quotes)],
        "sources": [_source(dossier, source) for source in article.sources],
    }


def _quote(dossier: Dossier, number: int, quote: Quote) -> dict[str, Any]:
    checked = dossier.checks.get(number)
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "mention": quote.mention,
        "cue": quote.cue,
        "via": quote.via,
        "kind": quote.kind.value,
        "fragment": quote_link(dossier, quote),
        "check": _check(dossier, checked) if checked else None,
    }


def _check(dossier: Dossier, checked: Checked) -> dict[str, Any]:
    verdict, copy = checked.verdict, copy_at(dossier, checked.url)
    # The words were found in the copy of that day: a later one's digest would vouch for what it may not hold.
    same = copy is not None and copy.copied == checked.copied
    return {
        "verdict": verdict.kind.value,
        "source": checked.source,
        "url": checked.url,
        "copied": _iso(checked.copied),
        "sha256": copy.digest if copy and same else None,
        "found": verdict.found or None,
        "found_speaker": verdict.speaker,
        "differences": [list(pair) for pair in verdict.differences],
        "why": verdict.why or None,
        "fragment": found_link(dossier, checked),
    }


def _source(dossier: Dossier, source: Source) -> dict[str, Any]:
    exhibit = copy_at(dossier, source.url)
    return {
        "name": source.name,
        "kind": source.kind.value,
        "link": source.link.value if source.link else None,
        "url": source.url,
        "cited": [
            {"sentence": sentence, "fragment": mention_link(dossier, mention)}
            for sentence, mention in sentences(dossier, source)
        ],
        "copy": _copy(exhibit),
        "outcome": exhibit.taken.value if exhibit else None,
        "why": (exhibit.why if exhibit else "") or None,
    }


def _copy(exhibit: Exhibit | None) -> dict[str, Any] | None:
    if exhibit is None or exhibit.copied is None:
        return None
    return {"fetched": _iso(exhibit.copied), "bytes": exhibit.size, "sha256": exhibit.digest}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

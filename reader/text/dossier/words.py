"""What both forms of a dossier say: where words stand, and what is known of a source's copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from reader.model import (
    Checked,
    Dossier,
    Exhibit,
    LinkKind,
    Place,
    Quote,
    Source,
    SourceKind,
    Taken,
)
from reader.text.clean import canonical_url
from reader.text.fragments import text_link
from reader.text.sources.sentences import citing_sentence


class Markers(NamedTuple):
    """How a form writes what it is given: `text` from outside as text, `code`, a `link` with its words."""

    text: Callable[[str], str]
    code: Callable[[str], str]
    link: Callable[[str | None, str], str]


def own_url(dossier: Dossier) -> str | None:
    """The address of the article."""
    return dossier.reading.article.url


def copy_at(dossier: Dossier, url: str | None) -> Exhibit | None:
    """What is known of the copy of a page; None where it was neither taken along nor opened."""
    return dossier.copies.get(canonical_url(url)) if url else None


def quote_link(dossier: Dossier, quote: Quote) -> str | None:
    """An address that leads to a quote's words in the article."""
    article = dossier.reading.article
    return text_link(article.url, article.document, quote.parts) if article.url else None


def mention_link(dossier: Dossier, mention: Place) -> str | None:
    """An address that leads to a mention of a source in the article."""
    article = dossier.reading.article
    return text_link(article.url, article.document, [mention]) if article.url else None


def found_link(dossier: Dossier, checked: Checked) -> str | None:
    """An address that leads to the words that a check found in a source; None where it found none."""
    document = dossier.texts.get(canonical_url(checked.url)) if checked.url else None
    if checked.url is None or document is None or not checked.verdict.places:
        return checked.url if checked.verdict.places else None
    return text_link(checked.url, document, checked.verdict.places)


def sentences(dossier: Dossier, source: Source) -> list[tuple[str, Place]]:
    """The sentences that cite a source, each once, with the first mention in it."""
    document = dossier.reading.article.document
    found: dict[Place, Place] = {}
    for mention in source.mentions:
        found.setdefault(citing_sentence(document, mention), mention)
    return [(" ".join(document.at(sentence).split()), mention) for sentence, mention in found.items()]


def check_sentences(dossier: Dossier, checked: Checked, marked: Markers) -> str:
    """What a check has found: the verdict, the words that stand there, what differs, and why."""
    verdict, text = checked.verdict, marked.text
    day = f", copy of {moment_words(checked.copied)}" if checked.copied else ""
    source = f"{text(checked.source)}{day}" if checked.source else "any source"
    parts = [verdict.kind.outcome_in(source)]
    if verdict.found:
        there = f"by {text(verdict.speaker)}" if verdict.speaker else "by nobody it names"
        words = marked.link(found_link(dossier, checked), "There")
        parts.append(f"{words}, {there}: “{text(verdict.found)}”.")
    if verdict.differences:
        pairs = (
            f"{text(here) or '(nothing)'} / {text(there) or '(nothing)'}"
            for here, there in verdict.differences
        )
        parts.append(f"Here and there: {'; '.join(pairs)}.")
    if verdict.why:
        parts.append(text(verdict.why))
    return " ".join(parts)


def copy_sentences(exhibit: Exhibit | None, marked: Markers) -> str:
    """What is known of a copy."""
    if exhibit is None:
        return "No copy was taken."
    if exhibit.copied is not None:
        why = f" {marked.text(exhibit.why)}" if exhibit.why else ""
        digest = marked.code(exhibit.digest)
        return f"Copy of {moment_words(exhibit.copied)}, {exhibit.size:,} bytes, SHA-256 {digest}.{why}"
    tried = f"Tried on {moment_words(exhibit.tried)}: " if exhibit.taken is Taken.FAILED else ""
    return f"No copy. {tried}{marked.text(exhibit.why)}".rstrip()


def kind_words(source: Source) -> str:
    """What a source is, and whether it is linked."""
    linked = source.link.words if source.link else "not linked"
    is_plain = (source.kind, source.link) == (SourceKind.OUTLET, LinkKind.OUTLET)
    return source.kind.words if is_plain else f"{source.kind.words}, {linked}"


def moment_words(moment: datetime) -> str:
    """A moment as "2026-11-19 07:30 UTC", whatever time zone it was noted in."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"

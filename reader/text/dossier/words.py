"""What both forms of a dossier say: where words stand, and what is known of a source's copy."""

from __future__ import annotations

from reader.model import Checked, Dossier, Exhibit, Place, Quote, Source
from reader.text.clean import canonical_url
from reader.text.fragments import text_link
from reader.text.sources.sentences import citing_sentence


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

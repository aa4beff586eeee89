"""A dossier as Markdown with footnotes. What others wrote is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Article, Dossier, Quote, QuoteKind, Source
from reader.text.dossier.words import (
    Markers,
    check_sentences,
    copy_at,
    copy_sentences,
    kind_words,
    mention_link,
    own_url,
    quote_link,
    sentences,
)
from reader.text.writing import inline

# What else Markdown dialects take for marks: strikes, columns, bare addresses.
_MORE_MARKS = re.compile(r"[~|]|(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)


def dossier_markdown(dossier: Dossier, with_text: bool = False, chapter: str = "") -> str:
    """A heading, the text if wanted, and quotes and sources as numbered lists with a footnote to each.

    `chapter` begins the footnotes' names, for a document that holds more than one article.
    """
    article = dossier.reading.article
    about = [part for part in (article.site, article.byline, article.published) if part]
    copy = copy_sentences(copy_at(dossier, own_url(dossier)), _MARKERS)
    lines = [f"# {escaped(article.title or 'Untitled')}", ""]
    lines += [" · ".join(map(escaped, about)), ""] if about else []
    lines += [f"{_link(own_url(dossier), 'The article')}. {copy}", ""]
    lines += [_text(article), "", "---", ""] if with_text else []
    quotes, sources = list(enumerate(article.quotes, 1)), list(enumerate(article.sources, 1))
    lines += ["## Quotes", ""]
    lines += [f"{n}. {_said(quote)}[^{chapter}q{n}]" for n, quote in quotes] or ["None."]
    lines += ["", "## Sources", ""]
    lines += [f"{n}. {_given(source)}[^{chapter}s{n}]" for n, source in sources] or ["None."]
    notes = [
        *(f"[^{chapter}q{n}]: {' '.join(_of_quote(dossier, n - 1, quote))}" for n, quote in quotes),
        *(f"[^{chapter}s{n}]: {' '.join(_of_source(dossier, source))}" for n, source in sources),
    ]
    return "\n".join([*lines, *(["", *notes] if notes else [])]) + "\n"


def escaped(text: str) -> str:
    """Text from outside on one line, as Markdown that reads as that text."""
    return _MORE_MARKS.sub(lambda found: f"\\{found[0]}", inline(" ".join(text.split()), ()))


def _text(article: Article) -> str:
    """The text without the title, which stands above it."""
    return article.markdown.partition("\n\n")[2] if article.begins_with_title else article.markdown


def _said(quote: Quote) -> str:
    who = f"**{escaped(quote.speaker)}**" if quote.speaker else "Unattributed"
    in_substance = "in substance" if quote.kind is QuoteKind.INDIRECT else None
    how = [part for part in (quote.cue, in_substance, f"via {quote.via}" if quote.via else None) if part]
    manner = f" ({escaped(', '.join(how))})" if how else ""
    return f"{who}{manner}: {escaped(quote.text)}"


def _given(source: Source) -> str:
    return f"**{escaped(source.name)}** ({kind_words(source)})"


def _of_quote(dossier: Dossier, number: int, quote: Quote) -> Iterator[str]:
    if url := quote_link(dossier, quote):
        yield f"{_link(url, 'In the article')}."
    checked = dossier.checks.get(number)
    yield check_sentences(dossier, checked, _MARKERS) if checked else "Not checked."


def _of_source(dossier: Dossier, source: Source) -> Iterator[str]:
    if source.url:
        yield f"{_link(source.url, 'The page')}. {copy_sentences(copy_at(dossier, source.url), _MARKERS)}"
    for sentence, mention in sentences(dossier, source):
        yield f"{_link(mention_link(dossier, mention), 'Cited')}: {escaped(sentence)}"


def _link(url: str | None, words: str) -> str:
    return f"[{words}](<{url}>)" if url else words


_MARKERS = Markers(escaped, lambda text: f"`{text}`", _link)

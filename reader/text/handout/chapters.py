"""A story as elements that are both HTML and XHTML: its head, its text, who said what, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from reader.model import Chapter, Dossier, Handout, Quote, Source
from reader.text.clean import canonical_url
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
from reader.text.handout.markup import link, text_markup, who_said

_MARKERS = Markers(escape, lambda text: f"<code>{escape(text)}</code>", link)


def chapter_markup(handout: Handout, number: int) -> str:
    """The story with this number, counted from 0, as an `article`. Its ids begin with "c<number>-"."""
    chapter = handout.chapters[number]
    dossier = chapter.dossier
    article = dossier.reading.article if dossier else None
    language = article.document.language if article else None
    spoken = f' lang="{escape(language)}" xml:lang="{escape(language)}"' if language else ""
    lines = [f'<article id="c{number}"{spoken} dir="auto">', f"<h1>{escape(title_of(chapter))}</h1>"]
    lines += _head(chapter)
    if dossier is not None:
        prefix = f"c{number}-"
        lines += [text_markup(dossier.reading.article, prefix)] if handout.with_text else []
        lines += _quotes(dossier, prefix, handout.with_text)
        lines += _sources(dossier)
    return "\n".join([*lines, "</article>"])


def whole_title(handout: Handout) -> str:
    """The title of a handout: that of its list, else that of its only story."""
    return handout.title or (title_of(handout.chapters[0]) if handout.chapters else "Nothing")


def title_of(chapter: Chapter) -> str:
    """The title of a story, or what stands for it."""
    return chapter.title or "Untitled"


def _head(chapter: Chapter) -> Iterator[str]:
    dossier = chapter.dossier
    if dossier is None:
        about = [chapter.outlet, chapter.published]
        copy = "No copy of it is stored."
    else:
        article = dossier.reading.article
        about = [chapter.outlet or article.site, article.byline, article.published]
        copy = copy_sentences(copy_at(dossier, own_url(dossier)), _MARKERS)
    if words := " · ".join(escape(part) for part in about if part):
        yield f'<p class="about">{words}</p>'
    yield f'<p class="copy">{link(chapter.url, "The article")}. {copy}</p>'


def _quotes(dossier: Dossier, prefix: str, with_text: bool) -> Iterator[str]:
    yield "<h2>Who said it</h2>"
    quotes = dossier.reading.article.quotes
    if not quotes:
        yield "<p>Nobody is quoted.</p>"
    for number, quote in enumerate(quotes, 1):
        back = f' <a href="#{prefix}quote-{number}">In the text</a>.' if with_text else ""
        yield f'<blockquote id="{prefix}said-{number}"><p>{number}. {escape(quote.text)}</p>'
        yield f"<footer>— <cite>{escape(who_said(quote))}</cite>.{back}"
        yield f"{_of_quote(dossier, number, quote)}</footer></blockquote>"


def _of_quote(dossier: Dossier, number: int, quote: Quote) -> str:
    url = quote_link(dossier, quote)
    checked = dossier.checks.get(number - 1)
    found = check_sentences(dossier, checked, _MARKERS) if checked else "Not checked."
    return f"{link(url, 'At its address')}. {found}" if url else found


def _sources(dossier: Dossier) -> Iterator[str]:
    yield "<h2>Sources</h2>"
    sources = dossier.reading.article.sources
    if not sources:
        yield "<p>None are named.</p>"
        return
    yield "<ol>"
    for source in sources:
        yield f"<li>{' '.join(_of_source(dossier, source))}</li>"
    yield "</ol>"


def _of_source(dossier: Dossier, source: Source) -> Iterator[str]:
    yield f"<p><strong>{link(source.url, escape(source.name))}</strong> ({escape(kind_words(source))})."
    if source.url:
        found = Counter(
            checked.verdict.kind
            for checked in dossier.checks.values()
            if checked.url and canonical_url(checked.url) == canonical_url(source.url)
        )
        if found:
            yield f"Quotes checked against it: {', '.join(f'{n} {kind.value}' for kind, n in found.items())}."
        yield f'</p><p class="copy">{copy_sentences(copy_at(dossier, source.url), _MARKERS)}'
    yield "</p>"
    for sentence, mention in sentences(dossier, source):
        yield f"<p>{link(mention_link(dossier, mention), 'Cited')}: {escape(sentence)}</p>"

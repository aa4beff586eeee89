"""A dossier as Markdown with footnotes. What others wrote is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from reader.model import (
    Checked,
    Dossier,
    Exhibit,
    LinkKind,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Taken,
    VerdictKind,
)
from reader.text.dossier.words import copy_at, found_link, mention_link, own_url, quote_link, sentences
from reader.text.writing import inline

_VERDICTS = {
    VerdictKind.VERBATIM: "Verbatim in {source}",
    VerdictKind.CUT: "Verbatim but cut, in {source}",
    VerdictKind.ALTERED: "Altered, in {source}",
    VerdictKind.ABSENT: "Not in {source}",
    VerdictKind.UNREADABLE: "Not checked against {source}",
    VerdictKind.SHORT: "Too short to check against {source}",
    VerdictKind.AMBIGUOUS: "Ambiguous in {source}",
}
# What else Markdown dialects take for marks: strikes, columns, bare addresses.
_MORE_MARKS = re.compile(r"[~|]|(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)


def dossier_markdown(dossier: Dossier) -> str:
    """A heading, the quotes as a numbered list, the sources as another, and a footnote to each."""
    article = dossier.reading.article
    about = [part for part in (article.site, article.byline, article.published) if part]
    lines = [f"# {escaped(article.title or 'Untitled')}", ""]
    lines += [" · ".join(map(escaped, about)), ""] if about else []
    lines += [f"{_link('The article', own_url(dossier))}. {_copy(copy_at(dossier, own_url(dossier)))}", ""]
    lines += ["## Quotes", ""]
    lines += [f"{n}. {_said(quote)}[^q{n}]" for n, quote in enumerate(article.quotes, 1)] or ["None."]
    lines += ["", "## Sources", ""]
    lines += [f"{n}. {_given(source)}[^s{n}]" for n, source in enumerate(article.sources, 1)] or ["None."]
    notes = [
        *(
            f"[^q{n}]: {' '.join(_of_quote(dossier, n - 1, quote))}"
            for n, quote in enumerate(article.quotes, 1)
        ),
        *(f"[^s{n}]: {' '.join(_of_source(dossier, source))}" for n, source in enumerate(article.sources, 1)),
    ]
    return "\n".join([*lines, *(["", *notes] if notes else [])]) + "\n"


def escaped(text: str) -> str:
    """Text from outside on one line, as Markdown that reads as that text."""
    return _MORE_MARKS.sub(lambda found: f"\\{found[0]}", inline(" ".join(text.split()), ()))


def _said(quote: Quote) -> str:
    who = f"**{escaped(quote.speaker)}**" if quote.speaker else "Unattributed"
    in_substance = "in substance" if quote.kind is QuoteKind.INDIRECT else None
    how = [part for part in (quote.cue, in_substance, f"via {quote.via}" if quote.via else None) if part]
    manner = f" ({escaped(', '.join(how))})" if how else ""
    return f"{who}{manner}: {escaped(quote.text)}"


def _given(source: Source) -> str:
    linked = source.link.words if source.link else "not linked"
    is_plain = (source.kind, source.link) == (SourceKind.OUTLET, LinkKind.OUTLET)
    kinds = source.kind.words if is_plain else f"{source.kind.words}, {linked}"
    return f"**{escaped(source.name)}** ({kinds})"


def _of_quote(dossier: Dossier, number: int, quote: Quote) -> Iterator[str]:
    if url := quote_link(dossier, quote):
        yield f"{_link('In the article', url)}."
    checked = dossier.checks.get(number)
    yield _check(dossier, checked) if checked else "Not checked."


def _check(dossier: Dossier, checked: Checked) -> str:
    verdict = checked.verdict
    day = f", copy of {_moment(checked.copied)}" if checked.copied else ""
    source = f"{escaped(checked.source)}{day}" if checked.source else "any source"
    parts = [_VERDICTS[verdict.kind].format(source=source) + "."]
    if verdict.found:
        there = f"by {escaped(verdict.speaker)}" if verdict.speaker else "by nobody it names"
        parts.append(f"{_link('There', found_link(dossier, checked))}, {there}: “{escaped(verdict.found)}”.")
    if verdict.differences:
        pairs = (
            f"{escaped(here) or '(nothing)'} / {escaped(there) or '(nothing)'}"
            for here, there in verdict.differences
        )
        parts.append(f"Here and there: {'; '.join(pairs)}.")
    if verdict.why:
        parts.append(escaped(verdict.why))
    return " ".join(parts)


def _of_source(dossier: Dossier, source: Source) -> Iterator[str]:
    if source.url:
        yield f"{_link('The page', source.url)}. {_copy(copy_at(dossier, source.url))}"
    for sentence, mention in sentences(dossier, source):
        yield f"{_link('Cited', mention_link(dossier, mention))}: {escaped(sentence)}"


def _copy(exhibit: Exhibit | None) -> str:
    """What is known of a copy, in a sentence."""
    if exhibit is None:
        return "No copy was taken."
    if exhibit.copied is not None:
        why = f" {escaped(exhibit.why)}" if exhibit.why else ""
        return f"Copy of {_moment(exhibit.copied)}, {exhibit.size:,} bytes, SHA-256 `{exhibit.digest}`.{why}"
    tried = f"Tried on {_moment(exhibit.tried)}: " if exhibit.taken is Taken.FAILED else ""
    return f"No copy. {tried}{escaped(exhibit.why)}".rstrip()


def _link(words: str, url: str | None) -> str:
    return f"[{words}](<{url}>)" if url else words


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"

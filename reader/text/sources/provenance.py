"""What an article rests on, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reader.model import Article, LinkRule, Provenance, Verdict
from reader.text.clean import canonical_url
from reader.text.sources.pages import known_links


def provenance(
    article: Article, verdicts: Iterable[Verdict] = (), rules: Sequence[LinkRule] = ()
) -> Provenance:
    """The counts of an article. `verdicts` are those on its quotes, one a quote; `rules` the user's own."""
    quotes = article.quotes
    anonymous = sum(quote.anonymous for quote in quotes)
    unattributed = sum(quote.speaker is None and not quote.anonymous for quote in quotes)
    pages = {
        canonical_url(known.link.url): known.kind
        for known in known_links(article.document, article.url, rules)
    }
    return Provenance(
        named=len(quotes) - anonymous - unattributed,
        anonymous=anonymous,
        unattributed=unattributed,
        links=Counter(pages.values()),
        unlinked=sum(source.is_unlinked for source in article.sources),
        checked=sum(verdict.kind.is_answer for verdict in verdicts),
    )

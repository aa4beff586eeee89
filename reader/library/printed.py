"""An article, and a quote of it, as text for people and other programs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from reader.model import Article, BlockKind, Quote, Source
from reader.text.clean import safe_line

WRAPPED = 78
"""Columns of an article as text, so that it reads well in a mail and in a terminal of 80."""


def article_markdown(article: Article) -> str:
    """The article as Markdown under its title."""
    head = f"# {article.title}\n\n" if article.title and not article.begins_with_title else ""
    return head + article.markdown


def article_text(article: Article, dated: Callable[[str], str]) -> str:
    """The article as plain wrapped text, then who said what and the sources; `dated` words its date."""
    parts = [] if article.begins_with_title or not article.title else [textwrap.fill(article.title, WRAPPED)]
    if article.standfirst and not article.begins_with_standfirst:
        parts.append(textwrap.fill(article.standfirst, WRAPPED))
    published = dated(article.published) if article.published else None
    meta = [part for part in (article.byline, article.site, published) if part]
    parts += [" · ".join(meta)] if meta else []
    parts += [_wrapped(block.kind, block.text, block.marker) for block in article.document.blocks]
    if article.quotes:
        parts.append("WHO SAID IT\n" + "\n".join(_said(quote) for quote in article.quotes))
    if article.sources:
        parts.append("SOURCES\n" + "\n".join(_given(source) for source in article.sources))
    return "\n\n".join(parts)


def _wrapped(kind: BlockKind, text: str, marker: str) -> str:
    if kind in (BlockKind.CODE, BlockKind.TABLE):
        return text
    if kind is BlockKind.RULE:
        return "* * *"
    first = {BlockKind.QUOTE: "> ", BlockKind.ITEM: f"{marker or '•'} "}.get(kind, "")
    rest = "> " if kind is BlockKind.QUOTE else " " * len(first)
    return textwrap.fill(
        text,
        WRAPPED,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _said(quote: Quote) -> str:
    via = f", via {quote.via}" if quote.via else ""
    return textwrap.fill(f"{quote.who}{via}: {quote.text}", WRAPPED, subsequent_indent="    ")


def _given(source: Source) -> str:
    times = f", {len(source.mentions)} mentions" if len(source.mentions) > 1 else ""
    return f"{source.name} ({source.kind.value}{times})" + (f" {source.url}" if source.url else "")


def plain_text(article: Article) -> str:
    """The title and the text, a paragraph a line."""
    title = [] if article.begins_with_title or not article.title else [article.title]
    return "\n\n".join([*title, article.document.text]) + "\n"


def values_of(article: Article) -> dict[str, str]:
    """What stands for `{name}` in the user's commands."""
    return {
        "url": article.url or "",
        "title": safe_line(article.title),
        "site": safe_line(article.site or ""),
        "text": article.document.text,
    }


def markdown_link(article: Article) -> str:
    """The title as a Markdown link to the article, on one line; the title alone where it has no address."""
    from reader.text.dossier.as_markdown import escaped

    title = escaped(article.title or article.site or "Untitled")
    return f"[{title}](<{article.url}>)" if article.url else title


def quote_link(article: Article, quote: Quote) -> str | None:
    """An address that leads to the words of a quote."""
    from reader.text.fragments import text_link

    return text_link(article.url, article.document, quote.parts) if article.url else None


def quote_with_source(article: Article, quote: Quote) -> str:
    """The words with a line that says whose they are and where they stand, to be pasted."""
    origin = ", ".join([*_origin(article), *filter(None, [quote_link(article, quote)])])
    return f"{quote.text}\n— {_speaker(quote)}" + (f"; {origin}" if origin else "")


def quote_markdown(article: Article, quote: Quote) -> str:
    """The same as a block quote of Markdown."""
    from reader.text.dossier.as_markdown import escaped

    origin = escaped(", ".join(_origin(article)))
    url = quote_link(article, quote)
    where = f"[{origin or 'there'}](<{url}>)" if url else origin
    return f"> {escaped(quote.text)}\n>\n> — {escaped(_speaker(quote))}" + (f"; {where}" if where else "")


def _speaker(quote: Quote) -> str:
    return ", ".join(filter(None, (quote.who, quote.role, f"via {quote.via}" if quote.via else "")))


def _origin(article: Article) -> list[str]:
    title = f"“{article.title}”" if article.title else ""
    day = (article.published or "").partition("T")[0]
    return [part for part in (title, article.site, day) if part]

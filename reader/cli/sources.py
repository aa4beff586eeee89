"""What articles cite, as the command line prints it: each source with the sentences that cite it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.cli.output import WRAPPED, json_line
from reader.cli.running import Arguments, connected, for_each_article
from reader.cli.voice import say

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Article, Place, Source


def sources(arguments: Arguments) -> int:
    """Print the sources of each input, in the order of the text."""
    import asyncio

    write = sources_json if arguments.json else sources_text

    async def sources() -> int:
        async with connected(arguments) as library:

            def print_sources(name: str, article: Article) -> None:
                say(write(name, article, library), flush=True)

            return await for_each_article(arguments, print_sources, as_json=arguments.json, library=library)

    return asyncio.run(sources())


def sources_json(name: str, article: Article, library: Library) -> str:
    """One line of JSON: the contract of `sources --json`. Offsets are as in `show --json`."""
    counts = library.sources.provenance(article)
    return json_line(
        {
            "input": name,
            "url": article.url,
            "title": article.title or None,
            "sources": [_source(article, source, library) for source in article.sources],
            "links": [
                {"url": known.link.url, "kind": known.kind.value, **_place(article, known.link.place)}
                for known in library.sources.links(article)
            ],
            "counts": {
                "named": counts.named,
                "anonymous": counts.anonymous,
                "unattributed": counts.unattributed,
                "links": {kind.value: count for kind, count in counts.links.items()},
                "unlinked": counts.unlinked,
            },
        }
    )


def _source(article: Article, source: Source, library: Library) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "url": source.url,
        "link": source.link.value if source.link else None,
        "unlinked": source.is_unlinked,
        "mentions": [
            {
                **_place(article, mention),
                "sentence": article.document.at(library.sources.citing_sentence(article, mention)),
            }
            for mention in source.mentions
        ],
    }


def _place(article: Article, place: Place) -> dict[str, Any]:
    start, end = article.document.offsets(place)
    return {"text": article.document.at(place), "start": start, "end": end}


def sources_text(name: str, article: Article, library: Library) -> str:
    """The sources for people: what each is, how often it is cited, where it leads, and the sentences."""
    parts = [textwrap.fill(article.title or name, WRAPPED)]
    if not article.sources:
        parts.append("Nothing is cited.")
    for source in article.sources:
        parts.append("\n".join(_lines(article, source, library)))
    return "\n\n".join(parts) + "\n"


def _lines(article: Article, source: Source, library: Library) -> Iterator[str]:
    times = f"{len(source.mentions)} times" if len(source.mentions) > 1 else ""
    about = ", ".join(filter(None, (source.kind.value, times, "not linked" if source.is_unlinked else "")))
    yield f"{source.name} ({about})"
    if source.url and source.link:
        yield f"  -> {source.link.value}: {source.url}"
    sentences = (
        article.document.at(library.sources.citing_sentence(article, each)) for each in source.mentions
    )
    for sentence in dict.fromkeys(" ".join(each.split()) for each in sentences):
        yield textwrap.fill(sentence, WRAPPED, initial_indent="    ", subsequent_indent="    ")

"""Document -> cited sources: everything an article gives as where its information comes from, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.model import Document, Quote, QuoteKind, Source
from reader.text.home_papers import HEAD, HEAD_BLOCKS, home_papers
from reader.text.language import spoken_language
from reader.text.outlets import OutletMention, find_outlets, outlet_of_site
from reader.text.sources.abroad import abroad_outlets
from reader.text.sources.anonymous import anonymous_sources
from reader.text.sources.closing import agency_lines, credit_lines
from reader.text.sources.copyrights import copyright_lines
from reader.text.sources.digests import digest_lines
from reader.text.sources.documents import cited_documents
from reader.text.sources.east import eastern_outlets
from reader.text.sources.hosts import hosted_shows
from reader.text.sources.labelled import source_lines
from reader.text.sources.links import linked_sources
from reader.text.sources.listed import cited_outlets, last_words
from reader.text.sources.merging import merged
from reader.text.sources.passages import Found, Passage, passages
from reader.text.sources.present import present_outlets
from reader.text.sources.relayed import relaying_outlets
from reader.text.sources.runs import Run, runs
from reader.text.sources.shortnames import called_in_full
from reader.text.sources.signed import signed_lines
from reader.text.sources.sites import told_sites
from reader.text.sources.unlisted import cited_names

_ENGLISH = ("en", None)
"""A text in which nothing speaks for another language is read as English."""


def find_sources(
    document: Document, url: str | None, site: str | None, quotes: tuple[Quote, ...]
) -> tuple[Source, ...]:
    """The sources of a document in the order of their first mention.

    `url` and `site` say where the article stood: its own outlet is of kind OWN, links within its site are
    none. The words of `quotes` are passed over, for an outlet named in them is cited by the speaker, not by
    the article; their speakers are known to be people. Never raises; time grows with the length of the text.
    """
    blocks = passages(document, quotes)
    own = _own(url, site)
    home = home_papers("\n".join(block.text[:HEAD] for block in blocks[:HEAD_BLOCKS]))
    listed = {**home, **last_words(blocks, {})}
    names = called_in_full(blocks, {block.number: _named(block) for block in blocks}, own, listed)
    # What is said in substance a body can say as well: one word is no person's name by it.
    speakers = {
        quote.speaker
        for quote in quotes
        if quote.speaker and (quote.kind is not QuoteKind.INDIRECT or " " in quote.speaker)
    }
    surnames = frozenset(speaker.split()[-1] for speaker in speakers - _outlets(blocks) if " " in speaker)
    found: list[Found] = [
        *agency_lines(blocks),
        *signed_lines(blocks, names),
        *cited_outlets(blocks, names, surnames, home),
        *hosted_shows(blocks),
        *relaying_outlets(blocks, quotes, listed),
        *credit_lines(blocks),
        *copyright_lines(blocks),
        *digest_lines(blocks),
        *source_lines(blocks),
        *cited_names(blocks, names, speakers),
        *cited_documents(blocks, names),
        *anonymous_sources(blocks),
    ]
    found += _by_language(spoken_language(document.language, document.text), blocks, found, quotes)
    return merged(document, found, linked_sources(blocks, names, speakers, url), own, url)


def _by_language(
    language: str | None, blocks: Sequence[Passage], found: Sequence[Found], quotes: tuple[Quote, ...]
) -> Iterable[Found]:
    """What only the rules of a text's own language find, beside what is `found`."""
    if language in _ENGLISH:
        return tuple(present_outlets(blocks, found, quotes))
    return (*abroad_outlets(blocks, language), *eastern_outlets(blocks, language))


def _named(block: Passage) -> tuple[Run, ...]:
    """The runs of capitals of a block and the sites that it cites in small letters, in order."""
    found, sites = tuple(runs(block)), tuple(told_sites(block))
    return tuple(sorted((*found, *sites), key=lambda run: run.start)) if sites else found


def _outlets(blocks: Iterable[Passage]) -> frozenset[str]:
    """The listed outlets as the text writes them, with and without "The": they speak as people do."""
    written = {block.text[mention.start : mention.end] for block in blocks for mention in block.mentions}
    return frozenset(written | {name.removeprefix("The ") for name in written})


def _own(url: str | None, site: str | None) -> str | None:
    """The name of the outlet that the article stood in."""
    named = outlet_of_site(url) if url else None
    if named or not site:
        return named
    mentions = find_outlets(site)
    if not mentions or mentions[0].end - mentions[0].start <= len(site) // 2:
        return site
    return site if _is_part(mentions[0], site) else mentions[0].name


def _is_part(mention: OutletMention, site: str) -> bool:
    """Whether a name that several have, as "Gazette", is but a word of the longer one that a site has."""
    before, behind = site[: mention.start].lower().split(), site[mention.end :]
    return mention.ambiguous and (before[-1:] not in ([], ["the"]) or bool(re.match(r" ?\w", behind)))

"""The user's own rules for sites, and the blocks of a page by which one is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library.copies import article_of
from reader.library.making import article_of_page, blocks_of, rule_of
from reader.library.parts import Parts
from reader.model import PageBlock, Place, ReaderError, Reading, SiteRule
from reader.store import pages
from reader.text.anchor import anchor, find
from reader.text.clean import host_of

if TYPE_CHECKING:
    from reader.model import Article, Document, Page

_ORDINAL = "www."
_NEAR = 20
"""How many blocks after a lost place are tried when it is looked for in the new text."""


class Choosing(NamedTuple):
    """The blocks of a page to choose among, and the domain that a choice will hold for."""

    domain: str
    blocks: tuple[PageBlock, ...]


class Sites:
    """Rules for sites are tried and written here. Every failure is a ReaderError with one sentence."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def blocks(self, reading: Reading) -> Choosing:
        """The blocks of the page that an article was made of."""
        page = self._page(reading)
        rule = rule_of(self._parts.settings.sites, page.final_url)
        subject = f"The page of {host_of(page.final_url)}"
        found = await self._parts.workers.run(subject, blocks_of, page, rule)
        if not found:
            raise ReaderError(f"{subject} cannot be taken apart: it has no blocks, or too many.")
        return Choosing(rule.domain if rule else host_of(page.final_url).removeprefix(_ORDINAL), found)

    async def tried(self, reading: Reading, rule: SiteRule) -> Article:
        """The article that the page would give by a rule, and what stands. Nothing is kept."""
        from reader.config.site_writing import joined

        page = self._page(reading)
        whole = joined(rule_of(self._parts.settings.sites, page.final_url), rule)
        subject = f"The page of {host_of(page.final_url)}"
        article, _ = await self._parts.workers.run(subject, article_of_page, page, whole)
        return article

    def text_with(self, rule: SiteRule) -> str:
        """What `sites.toml` will say of the domain once a rule is written: its table."""
        from reader.config.site_writing import table_with_rule

        return table_with_rule(self.file, rule)

    @property
    def file(self) -> Path:
        """Where the rules are. Raises ReaderError where the library was opened without a place for them."""
        if self._parts.settings.sites_file is None:
            raise ReaderError("No file is set for the rules of sites.")
        return self._parts.settings.sites_file

    async def write(
        self, reading: Reading, rule: SiteRule, place: Place | None
    ) -> tuple[Reading, Place | None]:
        """Write a rule and make the article again by it; the place is found again by its exact words."""
        from reader.config.site_writing import write_rule

        write_rule(self.file, rule)
        return await self._made_anew(reading, place)

    @property
    def text(self) -> str:
        """What `sites.toml` says."""
        from reader.config.toml import read_toml

        return read_toml(self.file).text

    async def take_back(
        self, reading: Reading, place: Place | None, written: str, before: str
    ) -> tuple[Reading, Place | None]:
        """Let the file, which holds what was `written`, say what it did before; the article is made by that.

        Raises ReaderError for a file that says something else by now.
        """
        from reader.config.writing import put_in_place

        if self.text != written:
            raise ReaderError(f"{self.file} has been changed since: take the rule out of it by hand.")
        put_in_place(self.file, before)
        return await self._made_anew(reading, place)

    async def _made_anew(self, reading: Reading, place: Place | None) -> tuple[Reading, Place | None]:
        from reader.config import load_sites

        page = self._page(reading)
        self._parts.settings.sites = load_sites(self.file)
        article, copied = await article_of(self._parts, page.id, anew=True)
        found = _again(reading.article.document, place, article.document) if place else None
        return replace(reading, article=article, copied=copied), found

    def _page(self, reading: Reading) -> Page:
        page = pages.page(self._parts.store, reading.page) if reading.page is not None else None
        if page is None:
            raise ReaderError("No page of this article is stored: there are no blocks to choose among.")
        return page


def _again(before: Document, place: Place, now: Document) -> Place | None:
    """Where the words from a place to the end of its block, or else those of a block after it, stand now."""
    following = enumerate(before.blocks[place.block :][: _NEAR + 1], place.block)
    places = (Place(number, place.start * (number == place.block), len(b.text)) for number, b in following)
    return next(filter(None, (find(now, anchor(before, each)) for each in places)), None)


def rule_from(domain: str, wanted: Mapping[str, bool]) -> SiteRule:
    """The rule that keeps what some selectors find and drops what others do."""
    keep = tuple(selector for selector, kept in wanted.items() if kept)
    drop = tuple(selector for selector, kept in wanted.items() if not kept)
    return SiteRule(domain, keep, drop)

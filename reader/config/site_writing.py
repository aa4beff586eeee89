"""A rule for a site written into `sites.toml`: what else stands there stays as it is, with its comments."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from reader.config.editing import with_keys
from reader.config.problems import raise_first
from reader.config.rules import SITE_KEYS, listed, site_problems
from reader.config.template import toml_value
from reader.config.toml import read_toml, statements
from reader.config.writing import put_in_place
from reader.model import SiteRule


def joined(stood: SiteRule | None, rule: SiteRule) -> SiteRule:
    """A rule added to what stood: what it keeps is no longer dropped, and the other way round."""
    before = stood or SiteRule(rule.domain)
    return SiteRule(
        before.domain,
        keep=_merged(before.keep, rule.keep, rule.drop),
        drop=_merged(before.drop, rule.drop, rule.keep),
        next_page=_merged(before.next_page, rule.next_page, ()),
    )


def with_rule(text: str, rule: SiteRule) -> str:
    """The text of `sites.toml` with a rule in it, joined to what stands there for the domain.

    Raises ValueError when the text is not TOML.
    """
    domain, table = _table_of(text, rule.domain)
    stood = SiteRule(domain, **{name: tuple(listed(table.get(key, []))) for key, name in SITE_KEYS.items()})
    whole = joined(stood, rule)
    changes: dict[str, str | None] = {}
    for key, name in SITE_KEYS.items():
        selectors: tuple[str, ...] = getattr(whole, name)
        if selectors != getattr(stood, name):
            changes[key] = f"{key} = {toml_value(selectors)}" if selectors else None
    return with_keys(text, domain, changes)


def write_rule(path: Path, rule: SiteRule) -> None:
    """Put a rule into the file, which is made if it is not there; whole or not at all.

    Raises ReaderError for a file that cannot be read or written, or has mistakes in it.
    """
    put_in_place(path, text_with_rule(path, rule))


def text_with_rule(path: Path, rule: SiteRule) -> str:
    """What the file will hold once a rule is written. Raises ReaderError for one with mistakes in it."""
    raise_first(site_problems(path))
    return with_rule(read_toml(path).text, rule)


def table_with_rule(path: Path, rule: SiteRule) -> str:
    """What the file will say of the domain of a rule once that is written: its table, with the comments."""
    text = text_with_rule(path, rule).replace("\r\n", "\n")
    domain, _ = _table_of(text, rule.domain)
    spans = [each.lines for each in statements(text) if each.table == domain]
    return "\n".join(text.split("\n")[spans[0].start : spans[-1].stop]) if spans else ""


def _table_of(text: str, domain: str) -> tuple[str, dict[str, object]]:
    """The table of a domain, and the domain as it is written there."""
    for name, table in tomllib.loads(text.replace("\r\n", "\n")).items():
        if name.lower().strip(".") == domain and isinstance(table, dict):
            return name, table
    return domain, {}


def _merged(stood: Sequence[str], more: Sequence[str], less: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys([*stood, *more]) if one not in less or one in more)

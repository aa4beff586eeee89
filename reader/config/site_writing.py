"""A rule for a site written into `sites.toml`: what else stands there stays as it is, with its comments."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

from reader.config.problems import raise_first
from reader.config.rules import SITE_KEYS, listed, site_problems
from reader.config.toml import Statement, read_toml, statements
from reader.config.writing import comment_behind, put_in_place
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
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n") if text.strip() else []
    domain, table = _table_of(text, rule.domain)
    stood = SiteRule(domain, **{name: tuple(listed(table.get(key, []))) for key, name in SITE_KEYS.items()})
    whole = joined(stood, rule)
    standing = [each for each in statements(text) if each.table == domain]
    if not standing:
        lines += ["", f"[{json.dumps(domain)}]"] if lines else [f"[{json.dumps(domain)}]"]
    end = standing[-1].lines.stop if standing else len(lines)
    more: list[str] = []
    changed: list[tuple[Statement, list[str]]] = []
    for key, name in SITE_KEYS.items():
        selectors: tuple[str, ...] = getattr(whole, name)
        if selectors == getattr(stood, name):
            continue
        line = [f"{key} = {json.dumps(list(selectors), ensure_ascii=False)}"] if selectors else []
        here = next((each for each in standing if each.key == key), None)
        if here is None:
            more += line
        else:
            changed.append((here, line))
    lines[end:end] = more
    for statement, line in sorted(changed, key=lambda each: -each[0].lines.start):
        span = slice(statement.lines.start, statement.lines.stop)
        lines[span] = _commented(lines[span], line)
    return "\n".join(lines) + "\n"


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
    text = text_with_rule(path, rule)
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


def _commented(before: list[str], line: list[str]) -> list[str]:
    """The new line of a statement, with the comments that stood in it and behind it."""
    apart = [each for each in before if each.lstrip().startswith("#")]
    return [*apart, *(each + comment_behind(before) for each in line)]

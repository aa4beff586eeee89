"""The user's own kinds of link, `links.toml`, and rules for sites, `sites.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from reader.config.problems import Problem, hint, raise_first
from reader.config.toml import Read, line_of, read_toml, statements
from reader.model import LinkKind, LinkRule, SiteRule

_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")

SITE_KEYS = {"keep": "keep", "drop": "drop", "next": "next_page"}
"""The keys of a site in `sites.toml`, and the fields they fill."""


def read_link_rules(path: Path) -> tuple[LinkRule, ...]:
    """The rules of a file that can be used. Raises ReaderError for a file that cannot be read."""
    read = _readable(path)
    return tuple(
        LinkRule(*_address(key), LinkKind(str(value)))
        for key, value in _flat(read.table)
        if not _wrong_in_link(key, value)
    )


def link_problems(path: Path) -> list[Problem]:
    """Everything that is wrong in a file of kinds of link; nothing where there is none."""
    return list(_of_links(path, read_toml(path)))


def read_sites(path: Path) -> tuple[SiteRule, ...]:
    """The rules of a file that can be used. Raises ReaderError for a file that cannot be read."""
    read = _readable(path)
    return tuple(
        SiteRule(
            domain.lower().strip("."),
            **{
                SITE_KEYS[key]: tuple(listed(one))
                for key, one in table.items()
                if not any(_of_site(domain, key, one))
            },
        )
        for domain, table in read.table.items()
        if isinstance(table, dict)
    )


def site_problems(path: Path) -> list[Problem]:
    """Everything that is wrong in a file of rules for sites; nothing where there is none."""
    return list(_of_sites(path, read_toml(path)))


def _readable(path: Path) -> Read:
    read = read_toml(path)
    raise_first([read.problem] if read.problem else [])
    return read


def _of_links(path: Path, read: Read) -> Iterator[Problem]:
    if read.problem:
        yield read.problem
    for key, value in _flat(read.table):
        if sentence := _wrong_in_link(key, value):
            yield Problem(path, _line_of_dotted(read.text, key), sentence)


def _wrong_in_link(key: str, value: object) -> str:
    """What is wrong with the kind of a domain; "" when nothing is."""
    if not _DOMAIN.fullmatch(_address(key)[0]):
        return f'"{key}": not a domain, as in "council.example" or "council.example/minutes".'
    kinds = [kind.value for kind in LinkKind]
    if value not in kinds:
        return f'"{key}": unknown kind {value!r}; {hint(str(value), kinds, "kinds")}'
    return ""


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Keys and values; a domain written without quotes, which TOML takes apart, is put together."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


@lru_cache(maxsize=1)
def _first_lines(text: str) -> Mapping[str, int]:
    """The line of each key, whichever table it is in: of one that stands in several, the first."""
    lines = dict[str, int]()
    for statement in statements(text):
        lines.setdefault(statement.key, statement.lines.start + 1)
    return lines


def _line_of_dotted(text: str, key: str) -> int:
    """The line of a key that may be written in parts: that of the first whose part begins it."""
    lines = _first_lines(text)
    beginnings = accumulate(key.split("."), lambda before, part: f"{before}.{part}")
    return min((lines[one] for one in beginnings if one in lines), default=0)


def _address(key: str) -> tuple[str, str]:
    """The domain and the path that a key names; the domain "" where it is none."""
    host, slash, rest = key.partition("://")[2 if "://" in key else 0].partition("/")
    try:
        return host.lower().removeprefix("www.").encode("idna").decode(), slash + rest
    except UnicodeError:
        return "", ""


def _of_sites(path: Path, read: Read) -> Iterator[Problem]:
    if read.problem:
        yield read.problem
    for domain, table in read.table.items():
        if not isinstance(table, dict):
            sentence = f'{domain} must be a table, ["{domain}"], not {table!r}.'
            yield Problem(path, line_of(read.text, "", domain), sentence)
            continue
        for key, value in table.items():
            for sentence in _of_site(f'["{domain}"] {key}', key, value):
                yield Problem(path, line_of(read.text, domain, key), sentence)


def _of_site(name: str, key: str, value: object) -> Iterator[str]:
    if key not in SITE_KEYS:
        yield f"unknown key {name}; {hint(key, list(SITE_KEYS), 'keys')}"
        return
    selectors = listed(value)
    if not selectors and value != []:
        yield f"{name} must be a list of CSS selectors, not {value!r}."
        return
    from cssselect import HTMLTranslator, SelectorError

    for selector in selectors:
        try:
            HTMLTranslator().css_to_xpath(selector)
        except SelectorError as error:
            yield f"{name}: {selector!r} is not a CSS selector: {error}."


def listed(value: object) -> list[str]:
    """The selectors that a value gives, none where it is no list of texts."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        return []
    return listed

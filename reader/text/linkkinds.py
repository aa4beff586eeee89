"""What a link leads to: rules on its host and path (`lexicon/links.toml`), the user's own before them.

The rules name what is known. Whatever they do not name is unknown, and stays so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from reader.model import Article, LinkKind, LinkRule
from reader.text.clean import host_of, site_of
from reader.text.outlets import outlets

# A post on a server that nobody has listed: "/@name/113500000000000000", as all of Mastodon's kind write it.
_POST = re.compile(r"/@[\w.]+(?:@[\w.-]+)?/\d{10,}/?")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.+)")
_MOST_LABELS = 6
"""Labels of a host that are looked at. Bounded, so that one of a hundred takes no longer."""


def link_kind(url: str, article_url: str | None, rules: Sequence[LinkRule] = ()) -> LinkKind:
    """The kind of an address that is linked by the article at `article_url`.

    `rules` are the user's own and come before all else. Then it is a page of the article's own outlet, a
    shop, a press release wherever that stands, and what else its host and path tell.
    """
    host, written = host_of(url), urlsplit(url).path
    path = written.lower()
    by_user = _of_rules(host, written, rules)
    if by_user:
        return by_user
    if archived := _ARCHIVED.fullmatch(url):
        return link_kind(archived[1], article_url, rules)
    if article_url and _same_outlet(host, url, article_url):
        return LinkKind.OWN
    listed = _of_host(host, path)
    if listed is LinkKind.SHOP:
        return listed
    return _of_path(path, LinkKind.RELEASE) or listed or _of_outlet(host) or _by_path(path)


def with_rules(article: Article, rules: Sequence[LinkRule]) -> Article:
    """An article whose links are classed by the user's rules as well."""
    if not rules:
        return article
    sources = tuple(
        replace(source, link=link_kind(source.url, article.url, rules)) if source.url else source
        for source in article.sources
    )
    return replace(article, sources=sources)


def is_shop(url: str) -> bool:
    """Whether an address is a shop, a counter or a button."""
    return _of_host(host_of(url), urlsplit(url).path.lower()) is LinkKind.SHOP


def is_reference(url: str) -> bool:
    """Whether an address is in a work of reference, which explains what a name means."""
    return _of_host(host_of(url), urlsplit(url).path.lower()) is LinkKind.REFERENCE


def _of_rules(host: str, path: str, rules: Sequence[LinkRule]) -> LinkKind | None:
    """The kind by the rule that says most of an address: the longest host, then the longest path."""
    fitting = (rule for rule in rules if _is_below(host, rule.host) and path.startswith(rule.path))
    best = max(fitting, key=lambda rule: (len(rule.host), len(rule.path)), default=None)
    return best.kind if best else None


def _is_below(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _same_outlet(host: str, url: str, article_url: str) -> bool:
    if site_of(url) == site_of(article_url):
        return True
    outlet = outlets().of_host(host)
    return (
        outlet is not None and outlet.kind != "network" and outlet is outlets().of_host(host_of(article_url))
    )


def _of_outlet(host: str) -> LinkKind | None:
    outlet = outlets().of_host(host)
    if outlet is None:
        return None
    return LinkKind.SOCIAL if outlet.kind == "network" else LinkKind.OUTLET


def _by_path(path: str) -> LinkKind:
    """The kind of a page of an unlisted host by its path alone."""
    if _POST.fullmatch(path):
        return LinkKind.SOCIAL
    return _of_path(path, LinkKind.PRIMARY) or _of_path(path, LinkKind.SHOP) or LinkKind.UNKNOWN


def _of_path(path: str, kind: LinkKind) -> LinkKind | None:
    return kind if any(phrase in path for phrase in _lists()[kind]["paths"]) else None


def _of_host(host: str, path: str) -> LinkKind | None:
    """The kind by the listed site, or part of a site, that names an address most exactly."""
    return next((kind for prefix, kind in _candidates(host) if path.startswith(prefix)), None)


@lru_cache(maxsize=2048)
def _candidates(host: str) -> tuple[tuple[str, LinkKind], ...]:
    """Path prefixes with kinds, those of the longest name of the host first, last by its first label."""
    found: list[tuple[str, LinkKind]] = []
    for name in _names(host):
        found += _sites().get(name, ())
    first = host.partition(".")[0]
    if site_of(f"//{host}") != host:  # the first label is not the name of the site itself
        found += [("", kind) for kind, lists in _lists().items() if first in lists["labels"]]
    return tuple(found)


def _names(host: str) -> Iterator[str]:
    """A host, the domains above it, and each with one of its labels left open ("gov.*", "state.*.us")."""
    labels = host.removeprefix("www.").split(".")[-_MOST_LABELS:]
    for at in range(len(labels)):
        name = labels[at:]
        yield ".".join(name)
        for left_open in range(1, len(name)):
            yield ".".join([*name[:left_open], "*", *name[left_open + 1 :]])


@cache
def _sites() -> dict[str, list[tuple[str, LinkKind]]]:
    """Path prefixes and kinds of each listed host, the longest prefix first."""
    sites: dict[str, list[tuple[str, LinkKind]]] = {}
    for kind, lists in _lists().items():
        for site in lists["sites"]:
            host, slash, path = site.partition("/")
            sites.setdefault(host, []).append((slash + path, kind))
    for rules in sites.values():
        rules.sort(key=lambda rule: -len(rule[0]))
    return sites


@cache
def _lists() -> dict[LinkKind, dict[str, tuple[str, ...]]]:
    file = Path(__file__).parent / "lexicon" / "links.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        kind: {
            key: tuple(tables.get(kind.value, {}).get(key, "").split())
            for key in ("sites", "labels", "paths")
        }
        for kind in LinkKind
    }

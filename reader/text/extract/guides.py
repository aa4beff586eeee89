"""What a page says of itself for machines: JSON-LD and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from reader.text.clean import safe_line
from reader.text.extract.features import PageFacts, shingles
from reader.text.extract.mended import mended_json
from reader.text.extract.parse import Element, words_of
from reader.text.language import guess_language, language_code, stop_words
from reader.text.words import count_words, words_as_set_apart

_ARTICLE = re.compile(r"Article|BlogPosting|LiveBlog|Report$|NewsStory|Posting")
_PAGE = re.compile(r"WebPage|VideoObject|PodcastEpisode|Recipe|Review|HowTo|FAQPage")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s?<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/)|(?:-->|//\s?\]\]>|;)\s*$")
_MOST_NODES = 20_000
_STRANGE = 3
"""Of so many words of a headline one at least is in the titles of its page."""
LONGEST_JSON = 5_000_000
_BRACED = re.compile(r"\{/?[a-z][a-z0-9-]{0,15}(?:\s[^{}]{0,500})?\}")
"""Tags as some systems store them, to be made HTML by a script: "{/p}"."""
_TAG = re.compile(r"<[^<>]{1,2000}>")


@dataclass(frozen=True, slots=True)
class Guides:
    """`article` is the JSON-LD node of the article, `nodes` are all of them.

    `meta` are the meta elements by their names in lower case, the first of each, `every` all of each.
    """

    nodes: tuple[dict[str, Any], ...] = ()
    article: dict[str, Any] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    every: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    language: str | None = None


def read_guides(root: Element) -> Guides:
    """The guides of a page, read before it is tidied: tidying takes its scripts away."""
    nodes = tuple(_nodes(root))
    every: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        name = name or element.get("http-equiv") or ""
        content = safe_line(element.get("content") or "")
        if name and content:
            every.setdefault(name.strip().lower(), []).append(content)
    meta = {name: contents[0] for name, contents in every.items()}
    title = next((words_of(element) for element in root.iter("title") if _in_head(element)), "")
    declared = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    language = declared or meta.get("content-language") or meta.get("og:locale") or meta.get("language")
    own = _own_addresses(root, meta)
    named = " ".join(filter(None, (title, meta.get("og:title"), *map(words_of, root.iter("h1")))))
    article = _article_node(nodes, own, frozenset(words_as_set_apart(named)))
    return Guides(nodes, article, meta, every, safe_line(title), language_code(language))


def page_facts(guides: Guides, body: Element) -> PageFacts:
    """What the judgement of blocks takes from the guides, the small words of the page's language with it."""
    title = guides.meta.get("og:title") or guides.title
    described = guides.meta.get("og:description") or guides.meta.get("description") or ""
    spoken = guess_language(" ".join(words_of(p) for p in _first(body.iter("p"), 60))) or guides.language
    small = frozenset(word for word, codes in stop_words().items() if spoken in codes)
    return PageFacts(
        title=frozenset(words_as_set_apart(title)),
        body=frozenset(shingles(words_as_set_apart(body_text(guides)))),
        description=frozenset(words_as_set_apart(described)),
        small_words=small,
    )


def body_text(guides: Guides) -> str:
    """The plain text of the article as JSON-LD gives it, where that is more than a teaser."""
    text = guides.article.get("articleBody") or guides.article.get("text") or ""
    text = plain_of(text) if isinstance(text, str) else ""
    text = without_braced(text)
    return text if count_words(text) > 60 else ""


def plain_of(text: str) -> str:
    """A text that may hold tags without them."""
    return _TAG.sub(" ", text)


def without_braced(text: str) -> str:
    """A text without tags in braces, where it has any that close."""
    return _BRACED.sub(" ", text) if "{/" in text else text


def _first(elements: Iterable[Element], number: int) -> Iterator[Element]:
    for _, element in zip(range(number), elements, strict=False):
        yield element


def _in_head(title: Element) -> bool:
    """An icon has a title too."""
    return all(holder.tag not in ("svg", "symbol", "g") for holder in title.iterancestors())


def _nodes(root: Element) -> Iterator[dict[str, Any]]:
    """The nodes of JSON-LD in scripts, then of those that pages put into a meta element instead."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            text = script.text or ""
            yield from objects(load_json(text) or mended_json(text[:LONGEST_JSON]))
    for element in root.iter("meta"):
        content = element.get("content") or ""
        if '"@type"' in content:
            yield from objects(load_json(content))


def load_json(text: str) -> Any:
    """The value of a JSON text as pages write it, comments and CDATA marks around it; None if it is none."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", text.strip()))
    if len(text) > LONGEST_JSON:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, outer ones first."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(inner for inner in item.values() if isinstance(inner, dict | list))
        elif isinstance(item, list):
            waiting.extend(inner for inner in item if isinstance(inner, dict | list))


def types_of(node: dict[str, Any]) -> str:
    """The types of a JSON-LD node, joined by blanks."""
    kinds = node.get("@type") or ""
    return " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)


def _article_node(nodes: Sequence[dict[str, Any]], own: Container[str], named: Set[str]) -> dict[str, Any]:
    """The node of the page's article: of several the richest, but those of other stories and of updates.

    `own` are the addresses of the page, `named` the words of its titles.
    """
    updates = {id(inner) for node in nodes for inner in objects(node.get("liveBlogUpdate"))}
    best: dict[str, Any] = {}
    best_rank = (False, 0)
    for node in nodes:
        kind = types_of(node)
        of_kind = 2 if _ARTICLE.search(kind) else 1 if _PAGE.search(kind) else 0
        rank = of_kind * 10 + sum(
            key in node for key in ("headline", "datePublished", "author", "articleBody")
        )
        ranked = of_kind > 1 and id(node) not in updates and not _is_elsewhere(node, own, named), rank
        if ranked > best_rank and rank >= 10:
            best, best_rank = node, ranked
    return best


def _is_elsewhere(node: dict[str, Any], own: Container[str], named: Set[str]) -> bool:
    """Whether a node is of another story: hardly a word of its headline is in a title of the page.

    One that bears the page's own address is of the page, whatever it is called.
    """
    headline = node.get("headline")
    words = set(words_as_set_apart(headline)) if isinstance(headline, str) else set()
    page = node.get("mainEntityOfPage")
    addresses = node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page
    if any(isinstance(one, str) and _address(one) in own for one in addresses):
        return False
    return bool(words) and bool(named) and len(words & named) * _STRANGE < len(words)


def _own_addresses(root: Element, meta: dict[str, str]) -> set[str]:
    """The addresses that a page says are its own."""
    told = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return {_address(one) for one in (*told, meta.get("og:url")) if one}


def _address(text: str) -> str:
    """An address as addresses are compared: without scheme, query, fragment and last stroke."""
    return re.split(r"[?#]", text.strip(), maxsplit=1)[0].partition("//")[2].rstrip("/").lower()

"""The article of a page that shows none without its scripts: out of their data, of templates and frames."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from reader.text.extract.guides import (
    LONGEST_JSON,
    Guides,
    body_text,
    load_json,
    objects,
    without_braced,
)
from reader.text.extract.parse import INLINE, Element
from reader.text.extract.payloads import STREAM, streamed, unpacked
from reader.text.extract.warn import is_notice
from reader.text.words import count_words, words_of

_DATA_SCRIPTS = ("__NEXT_DATA__", "__NUXT_DATA__", "fusion-metadata", "__APOLLO_STATE__", "preloaded-state")
_ASSIGNED = re.compile(
    r"(?:window\.)?(?:Fusion\.globalContent|__APOLLO_STATE__|__PRELOADED_STATE__|__INITIAL_STATE__)\s{0,9}=\s{0,9}"
)
_HELD = ("noscript", "template", "noframes", "textarea")
"""Elements whose content a browser shows without scripts only, or not at all."""
_TEMPLATES = ("text/template", "text/html", "text/x-template", "text/x-handlebars-template")
_SHORTEST, _FEWEST = 150, 50
"""The fewest characters and words of a string that may be an article."""
_HOLDING = ("content", "text", "html", "value", "body", "paragraph", "children", "content_elements", "items")
"""What holds the text of a block, or the pieces of it: rich text as editors' systems store it."""
_LEAF = ("text", "value", "data", "children")
_SAYING = ("type", "_type", "kind", "__typename", "blockType", "style")
"""What holds the kind of a block."""
_HEADS = frozenset(("header", "heading", "headline", "subhead", "subheading", "h2", "h3", "h4"))
_QUOTING = frozenset(("quote", "blockquote", "pullquote"))
_OF_LISTS = frozenset(("list", "ul", "ol", "unorderedlist", "orderedlist", "bulletlist"))
_BESIDE = frozenset(("interstitial_link", "image", "gallery", "video", "figure", "ad", "script", "style"))
"""Kinds of blocks; the last are no text of the article."""
_DEEPEST_BLOCK = 40
"""How deep the elements of React may lie in one another."""
_OF_REACT = 4
"""Parts of an element of React: a sign, its tag, its key, what it holds."""
_OF_LINK = ("attribs", "attrs", "attributes", "data")
_DEEPEST = 6
"""How deep the pieces of a block may lie in one another."""
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*+)"?')
_MOST_STRINGS, _LONGEST = 500, 400_000
"""Strings of a script that are read, and characters of one that may be an article."""
_INNER = 2
"""How deep strings of data are looked for within strings."""
_CODE = re.compile(r"[{};]")
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[^\W\d_]{4,}")
_STEM = 5
"""Letters that a word is known by, as names and verbs end in many ways."""
_NESTED = re.compile(r"\s{0,9}(?:\w{1,4}:)?[{\[]")
_UNREAD = frozenset(("style", "d", "srcset", "content", "href", "src", "alt", "title", "placeholder"))
"""Attributes that hold no article: code, addresses, and what tells of pictures and fields."""
_LEAST_BETWEEN = 60
"""The fewest characters for each sign of code in running text."""


class Stored(NamedTuple):
    """A piece of HTML that a page holds; `whole` where all of it is text of the article.

    `known` is whether it stands in what sites are known to keep their articles in.
    """

    html: str
    whole: bool = True
    known: bool = False


class Seen(NamedTuple):
    """What a page shows: its title, its paragraphs, and whether it says that the article is not there."""

    title: str
    prose: Sequence[str]
    walled: bool


def stored_text(root: Element, guides: Guides, seen: Seen) -> Stored:
    """The text that the page's data calls its article's; else the longest that may be; empty without any."""
    told = body_text(guides)
    if told:
        return Stored(_paragraphs(told))
    best, most = Stored(""), 0
    for piece in map(_as_html, (*_of_scripts(root), *_of_attributes(root), *_of_elements(root))):
        text = words_of(piece.html)
        words = count_words(text)
        if words > most and _may_be_article(text, words, piece.known, seen):
            best, most = piece, words
    return best


def _as_html(piece: Stored) -> Stored:
    """A piece without the tags in braces that some systems store, to be made HTML by a script."""
    return piece._replace(html=without_braced(piece.html))


def _may_be_article(text: str, words: int, known: bool, seen: Seen) -> bool:
    """Whether a text that a page holds is no notice, and of what the page shows where that can be told.

    Pages hold much that is not the article: terms, descriptions of pictures, the texts of dialogs.
    """
    if is_notice(text.casefold(), words):
        return False
    if known:
        return True
    same = all(line.strip(" .…") in text for line in seen.prose)
    return same and not seen.walled and _is_titled(text.casefold(), seen.title.casefold())


def _is_titled(text: str, title: str) -> bool:
    """Whether a quarter of the words of a title stand in a text, by their first letters or pairs of signs."""
    stems = {word[:_STEM] for word in _WORD.findall(title)}
    return bool(stems) and sum(stem in text for stem in stems) * 4 >= len(stems)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _of_scripts(root: Element) -> Iterator[Stored]:
    """The texts of script data: of objects where it is JSON, of long strings where it is code."""
    rows = streamed(root)
    yield from map(Stored, _texts({"rows": rows}))
    for script in root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if "ld+json" in kind or (rows and STREAM in text):
            continue
        if kind in _TEMPLATES:
            yield Stored(text, whole=False)
            continue
        known = (script.get("id") or "") in _DATA_SCRIPTS
        value = load_json(text) if known or kind == "application/json" else None
        if value is not None or kind == "application/json":
            yield from (Stored(found, known=known) for found in _texts(unpacked(value)))
        else:
            assigned = _ASSIGNED.search(text)
            value = _assigned(text[assigned.end() :]) if assigned else None
            known = value is not None
            texts = _texts(value) if value else _strings(text, _INNER)
            yield from (Stored(found, known=known) for found in texts)


def _of_attributes(root: Element) -> Iterator[Stored]:
    """The texts in attributes: data for scripts, a page within the page, what a component shows."""
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if len(value) <= _SHORTEST or name in _UNREAD or name.startswith("aria-"):
                continue
            if name == "srcdoc":
                yield Stored(value, whole=False)
            elif value.lstrip()[:1] in ("{", "["):
                yield from map(Stored, _texts(load_json(value)))
            elif _is_prose(value):
                yield Stored(value if "<" in value else _paragraphs(value))


def _of_elements(root: Element) -> Iterator[Stored]:
    """The content of elements that are not shown, but those that stand in another of them."""
    for element in root.iter(*_HELD):
        if next(element.iterancestors(*_HELD), None) is not None or element.get("readonly") is not None:
            continue
        inner = element.text or ""
        html = inner + "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
        if len(html) > _SHORTEST and count_words(words_of(html)) > _FEWEST:
            yield Stored(html, whole=False, known=element.tag == "noframes")


def _strings(code: str, deep: int) -> Iterator[str]:
    """The long strings of code that are running text, as HTML, and those within strings that hold data."""
    long = (found[1] for found in _STRING.finditer(code[:LONGEST_JSON]) if len(found[1]) > _SHORTEST)
    for literal in islice(long, _MOST_STRINGS):
        text = _unescaped(literal)
        inner = list(_strings(text, deep - 1)) if deep and _NESTED.match(text) else []
        yield from inner
        if not inner and len(text) <= _LONGEST and _is_prose(text):
            yield text if "<p" in text else _paragraphs(text)


def _unescaped(text: str) -> str:
    try:
        value = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _is_prose(text: str) -> bool:
    """Whether a string is running text, and no style sheet or code."""
    line = words_of(text)
    return count_words(line) > _FEWEST and len(_CODE.findall(line)) * _LEAST_BETWEEN < len(line)


def _assigned(text: str) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text[:LONGEST_JSON])[0]
    except (ValueError, RecursionError):
        return None


def _texts(value: Any) -> Iterator[str]:
    """The texts that lie together: long strings, and strings of objects in one list, as paragraphs."""
    for item in objects(value):
        for inner in item.values():
            if isinstance(inner, str) and len(inner) > _SHORTEST and count_words(inner) > _FEWEST:
                yield inner if "<p" in inner else f"<p>{inner}</p>"
            elif isinstance(inner, list):
                yield "".join(map(_block_of, inner))


def _block_of(item: Any, deep: int = _DEEPEST_BLOCK) -> str:
    """A block as editors' systems store it as HTML: a paragraph, if it does not say that it is another."""
    kind = _kind_of(item)
    inner = item[-1].get("children") if _is_of_react(item) and isinstance(item[-1], dict) else None
    if isinstance(inner, list) and any(_is_of_react(one) and one[1] not in INLINE for one in inner):
        return "".join(_block_of(one, deep - 1) for one in inner) if deep else ""
    if kind in _OF_LISTS and isinstance(item, dict):
        inner = next((item[key] for key in _HOLDING if isinstance(item.get(key), list)), [])
        texts = [text for one in inner if (text := _text_of(one) or _inline(one, _DEEPEST))]
        return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>" if texts else ""
    text = "" if kind in _BESIDE else _text_of(item, kind in _HEADS)
    tag = "h2" if kind in _HEADS else "blockquote" if kind in _QUOTING else "p"
    return f"<{tag}>{text}</{tag}>" if text else ""


def _is_of_react(item: Any) -> bool:
    return isinstance(item, list) and len(item) == _OF_REACT and item[0] == "$"


def _kind_of(item: Any) -> str:
    """What a block says that it is, in small letters; of an element of React its tag."""
    if _is_of_react(item):
        return str(item[1]).lower()
    kinds = (item.get(key) for key in _SAYING) if isinstance(item, dict) else ()
    return next((kind.lower() for kind in kinds if isinstance(kind, str)), "")


def _text_of(item: Any, heads: bool = False) -> str:
    """The running text of a block as editors' systems store it, or the few words of a heading."""
    item = item[-1] if _is_of_react(item) else item
    if isinstance(item, str):
        return item if count_words(item) > 5 else ""
    if not isinstance(item, dict):
        return ""
    for key in _HOLDING:
        text = item.get(key)
        if (
            isinstance(text, str)
            and count_words(text) > (0 if heads else 3)
            and not text.startswith(("http", "{"))
        ):
            return text
        if isinstance(text, list):
            return _inline({"content": text}, _DEEPEST)
    return ""


def _inline(item: Any, deep: int) -> str:
    """The text of a piece of a block, of the pieces in it and of a link as HTML."""
    item = item[-1] if _is_of_react(item) else item
    if isinstance(item, str):
        return item
    if not isinstance(item, dict) or not deep:
        return ""
    text = next((item[key] for key in _LEAF if isinstance(item.get(key), str)), "")
    inner: list[Any] = next((item[key] for key in _HOLDING if isinstance(item.get(key), list)), [])
    inner = [inner] if _is_of_react(inner) else inner
    marked_up = item["content"] if isinstance(item.get("content"), str) else ""
    text = escape(text) or marked_up or "".join(_inline(piece, deep - 1) for piece in inner)
    address = _address(item)
    return f'<a href="{escape(address)}">{text}</a>' if text and address else text


def _address(item: dict[str, Any]) -> str:
    """The address that a piece leads to; that of a picture or a whole block is none."""
    for holder in (item, *(inner for key in _OF_LINK if isinstance(inner := item.get(key), dict))):
        found = next((holder[key] for key in ("href", "uri") if isinstance(holder.get(key), str)), "")
        if found:
            return found
    return ""

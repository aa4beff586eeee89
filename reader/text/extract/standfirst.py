"""The standfirst of an article: what its page says of it in a sentence or two under the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from reader.model import Block
from reader.text.clean import safe_line
from reader.text.extract.dates import first_date
from reader.text.extract.guides import Guides
from reader.text.extract.parse import Element, naming, words_of
from reader.text.extract.surroundings import Surroundings
from reader.text.furniture import kind_of
from reader.text.plain import byline_of
from reader.text.words import count_words

_NAMES = re.compile(
    r"standfirst|(?<![a-z])dec?k(?![a-z])|sub-?_?(?:title|head)|chapo|vorspann|(?<![a-z])ingress|entradilla"
    r"|bajada|catenaccio|sommario|manchet|excerpt|(?:article|story|post|entry|content)[-_]*(?:summary|lead|intro)",
    re.I,
)
"""What such an element is called in pages of several languages."""
_NAMING = ("class", "id", "itemprop", "data-testid", "data-component")
_PROPERTIES = frozenset(("alternativeheadline", "description", "abstract"))
_FEWEST, _MOST = 5, 90
"""Words of a standfirst."""
_FEWEST_BESIDE_DATE = 12
_ENDS = (".", "!", "?", "”", '"', "»", "。", "！", "？", ")")
_OPENING = 6
"""Blocks of the text that may say a standfirst again."""
_SAME = 0.75
"""The share of a standfirst's words in one block from which that says it again."""
_LONG = 4
_NEAR = 60
_PROSE = 200
"""Characters of a paragraph of the text."""


def marked_standfirst(root: Element, around: Surroundings, title: str) -> str:
    """The text of the element near the headline that is marked as a standfirst; empty without one."""
    for element in (*_subtitles(root, title), *_marked(around)):
        text = safe_line(words_of(element))
        if _FEWEST <= count_words(text) <= _MOST and element.find(".//li") is None and not _is_of_head(text):
            return text
    return ""


def _subtitles(root: Element, title: str) -> Iterator[Element]:
    """Headings of the second level that stand right behind the headline; behind a name is a motto."""
    words = _words(title)
    for heading in root.iter("h2"):
        before = heading.getprevious()
        if before is not None and before.tag == "h1" and (not words or words & _words(words_of(before))):
            yield heading


def _marked(around: Surroundings) -> Iterator[Element]:
    for element in islice(around.near, _NEAR):
        if _is_marked(element):
            yield element
        elif element.tag == "p" and len(words_of(element)) > _PROSE:
            return  # the text has begun: what is so called in it is a heading


def _is_of_head(text: str) -> bool:
    """Whether a line is a byline, little more than a date, or one that only pages say."""
    if kind_of(text):
        return True  # of a list of other stories that stands before the text
    return bool(byline_of(text)) or (first_date(text) is not None and count_words(text) < _FEWEST_BESIDE_DATE)


def _is_marked(element: Element) -> bool:
    if (element.get("itemprop") or "").lower() in _PROPERTIES:
        return True
    return bool(_NAMES.search(naming(element, *_NAMING)))


def described(guides: Guides) -> str:
    """What a page of news says of its article for machines, where that is whole sentences; else empty.

    On other pages it is written for search engines, to be clicked, and no reader of the page ever sees it.
    """
    if "NewsArticle" not in str(guides.article.get("@type")):
        return ""
    given = (
        guides.meta.get("og:description"),
        guides.article.get("description"),
        guides.meta.get("description"),
    )
    for text in given:
        line = safe_line(text) if isinstance(text, str) else ""
        if _FEWEST <= count_words(line) <= _MOST and line.endswith(_ENDS) and not line.endswith(("...", "…")):
            return line
    return ""


def standfirst(marked: str, description: str, title: str, blocks: Sequence[Block]) -> str | None:
    """The standfirst of a text: the one that is marked, else a description that is of this text.

    The text may begin with the one that is marked, word for word. None where its opening says one again in
    other words, or the title does.
    """
    if marked and blocks and blocks[0].text.casefold() == marked.casefold():
        return blocks[0].text
    for given in (marked, description if _is_of(description, blocks) else ""):
        if given:
            opening = [title, *(block.text for block in blocks[:_OPENING])]
            return None if any(_says(text, given) for text in opening) else given
    return None


def _says(text: str, given: str) -> bool:
    """Whether a text says what is given, in nearly the same words."""
    if given.casefold() in text.casefold():
        return True
    wanted, there = _words(given), _words(text)
    return len(wanted & there) >= _SAME * len(wanted)


def _is_of(description: str, blocks: Sequence[Block]) -> bool:
    """Whether a description is of this text, and not of the site: most of its longer words stand in it."""
    wanted = {word for word in _words(description) if len(word) > _LONG}
    there = _words(" ".join(block.text for block in blocks))
    return bool(wanted) and len(wanted & there) * 2 > len(wanted)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))

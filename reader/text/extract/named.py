"""Parts of a page that their names or their links set apart from its text, whatever they say.

The names are the words of an element's classes, as they are written in every language. On the pages that the
forest learnt from, what is so called is hardly ever of the article: on none of 108 with a dialog, two of 66
with a disclaimer, ten of 168 with a call to action, twelve of 245 with a box about the author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from reader.text.extract.blocks import CAMEL, TAGS, Holding, Leaf, holders
from reader.text.extract.features import is_prose
from reader.text.extract.settle import HALF, says_contributed, stays_within, take_out

_LETTERS = re.compile(r"[a-z]+")
_LOOK_OR_HOOK = re.compile(r"(?:\S{0,40}:)?(?:bg|text|border|font|fill|js|has|is|no|with)-")
"""How a class begins that says how an element looks ("text-cta-700"), what it has, or what a script does."""
_APART = tuple(map(frozenset, (("modal", "modals", "popup"), ("disclaimer", "disclaimers"), ("cta", "ctas"))))
"""What opens on demand, what a house says to be safe, calls to action."""
_AUTHORS = frozenset(
    ("author", "authors", "autor", "autora", "autorin", "autores", "autoren", "auteur", "auteurs", "autore")
) | {"autori", "forfatter", "schrijver", "penulis", "yazar"}
_WRITTEN = frozenset(("text", "content", "body", "statement", "answer", "reply", "response", "reading"))
"""Words beside "author" in the name of what somebody has written or said, not of a box about them."""
_BUTTONS = frozenset(("button", "buttons", "btn", "btns"))
_SHARE = 0.3
"""The most of the words kept that such a box has, or all of them; what has more holds the article."""
_LONGEST_NOTE = 25
"""Words of a note, one block alone, that says who wrote the text; what has more tells a life."""
_MOST_ON_BUTTON = 10
_FIGURES = TAGS["blockquote"] | TAGS["figure"]
_ROWS = _FIGURES | TAGS["table"] | TAGS["li"] | TAGS["dl"]
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def drop_named(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Small boxes that are named for dialogs, disclaimers or calls to action go, unless they hold much of it.

    Block quotes and captions stay wherever they are: they are somebody's words, and what a picture shows.
    """
    for names in _APART:
        _drop_called(leaves, kept, names)


def _drop_called(leaves: Sequence[Leaf], kept: list[bool], names: frozenset[str]) -> None:
    known: dict[int, bool] = {}
    most = _most(leaves, kept)

    def is_called(holding: Holding) -> bool:
        return not names.isdisjoint(_words(holding))

    out = [_is_free(leaf) and _stands_in(leaf, known, most, is_called) for leaf in leaves]
    take_out(leaves, kept, out, 1 - _SHARE)


def drop_about_author(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Boxes behind the text that are named for the author, and tell of them in a sentence, go.

    A line that names an author alone may sign a letter or a part of the text; a short note alone tells on
    whose authority it speaks; who else has worked on it is evidence: these stay. So does all where text is
    called so too: answers in an interview, the posts of a live page.
    """
    known: dict[int, bool] = {}
    most = _most(leaves, kept)
    about = [_is_free(leaf) and _stands_in(leaf, known, most, _is_about_author) for leaf in leaves]
    prose = [at for at, leaf in enumerate(leaves) if kept[at] and is_prose(leaf)]
    behind = next((at for at in reversed(prose) if not about[at]), len(leaves)) + 1
    if any(about[at] for at in prose if at < behind):
        return
    out = [
        one and at >= behind and not says_contributed(leaf.text.casefold())
        for at, (one, leaf) in enumerate(zip(about, leaves, strict=True))
    ]
    words = [leaf.words for leaf, one, keep in zip(leaves, out, kept, strict=True) if one and keep]
    if len(words) > 1 or sum(words) > _LONGEST_NOTE:
        take_out(leaves, kept, out, HALF)


def drop_buttons(leaves: Sequence[Leaf], kept: list[bool], site: str) -> None:
    """Links to pages of the site that are buttons go: by their name, or as they say the same of other pages.

    They are blocks of few words, in no list and no heading. A link to another site may be a source.
    """
    lines = [keep and _is_line(leaf, site) for leaf, keep in zip(leaves, kept, strict=True)]
    targets: dict[str, set[str]] = {}
    for leaf, line in zip(leaves, lines, strict=True):
        if line:
            targets.setdefault(leaf.text.casefold(), set()).add(_target(leaf))
    for at, leaf in enumerate(leaves):
        if lines[at]:
            named = any(_is_button(holding) for holding in holders(leaf.holding))
            kept[at] = not named and len(targets[leaf.text.casefold()]) == 1


def drop_last_links(leaves: Sequence[Leaf], kept: list[bool], site: str) -> None:
    """Paragraphs at the very end that are a link to another page of the site, and nothing else, go.

    Lists of such links stay: as many texts end in them as pages add them. So does all where half would go.
    """
    out = [False] * len(leaves)
    for at in range(len(leaves) - 1, -1, -1):
        if kept[at] and not _is_link(leaves[at], site):
            break
        out[at] = kept[at]
    take_out(leaves, kept, out, HALF)


@lru_cache(maxsize=20_000)
def _class_words(classes: str) -> frozenset[str]:
    return frozenset().union(*_each(classes))


@lru_cache(maxsize=20_000)
def _each(classes: str) -> tuple[frozenset[str], ...]:
    """The words of each class that says what an element is."""
    named = (name for name in classes.split() if not _LOOK_OR_HOOK.match(name))
    return tuple(frozenset(_LETTERS.findall(CAMEL.sub(" ", name).lower())) for name in named)


def _words(holding: Holding) -> frozenset[str]:
    return _class_words(holding.element.get("class") or "")


def _most(leaves: Sequence[Leaf], kept: Sequence[bool]) -> float:
    return _SHARE * sum(leaf.words for leaf, keep in zip(leaves, kept, strict=True) if keep)


def _is_free(leaf: Leaf) -> bool:
    return leaf.element.tag != "figcaption" and not leaf.holding.tags & _FIGURES


def _stands_in(leaf: Leaf, known: dict[int, bool], most: float, test: Callable[[Holding], bool]) -> bool:
    """Whether a block stands in an element of few words that passes a test; `known` are those tested."""
    for holding in holders(leaf.holding):
        if holding.words > most:
            return False
        if id(holding) not in known:
            known[id(holding)] = test(holding)
        if known[id(holding)]:
            return True
    return False


def _is_about_author(holding: Holding) -> bool:
    """Whether an element is named for the author, by a class or for machines, and has running text."""
    classes = _each(holding.element.get("class") or "")
    named = any(not _AUTHORS.isdisjoint(words) and _WRITTEN.isdisjoint(words) for words in classes)
    return holding.prose > 0 and (named or holding.element.get("itemprop") == "author")


def _is_button(holding: Holding) -> bool:
    return holding.words <= _MOST_ON_BUTTON and not _BUTTONS.isdisjoint(_words(holding))


def _is_line(leaf: Leaf, site: str) -> bool:
    return leaf.words <= _MOST_ON_BUTTON and _is_link(leaf, site)


def _is_link(leaf: Leaf, site: str) -> bool:
    """Whether a block is a link or two within the site and nothing else, in no list and no heading."""
    if leaf.element.tag in _HEADINGS or leaf.holding.tags & _ROWS or not leaf.links:
        return False
    return 0 < leaf.words == leaf.linked and stays_within(leaf, site)


def _target(leaf: Leaf) -> str:
    """The page that a link leads to; a place in this one is no other."""
    return str(next(leaf.element.iter("a")).get("href") or "").partition("#")[0]

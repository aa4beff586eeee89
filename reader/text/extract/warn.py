"""What a page that gives no article, or not all of it, is called: a sentence each, for the reader."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from reader.text.extract.guides import Guides
from reader.text.extract.parse import Element

_STUB_WORDS = 120
_WHOLE_WORDS = 400
"""Many pages say that they are for subscribers and give all of the text: one of so many words is not cut."""
_LONG_TITLE = 80


def warnings_of(
    root: Element, guides: Guides, title: str, whole: str, words: int, method: str
) -> tuple[str, ...]:
    """The warnings for an article of so many words from a page of so much text."""
    found = []
    text = f"{title}\n{whole}".casefold() if words < _STUB_WORDS else ""
    if method == "data":
        found.append("The text comes from data in the page's script: the page itself shows none.")
    if method == "plain":
        found.append("The page is too complex to take apart: this is its bare text.")
    if words < _STUB_WORDS and _said("bot", text):
        found.append("The page is a check for robots, not the article.")
    elif words < _STUB_WORDS and _said("error", title.casefold()[:_LONG_TITLE]):
        found.append("The page says that the article is not there.")
    elif words < _STUB_WORDS and _said("cookie", text):
        found.append("The page asks for consent to cookies before it shows the article.")
    elif words < _WHOLE_WORDS and (_is_paid(guides) or _said("paywall", _text_of_stub(whole, words))):
        found.append(f"The article is for subscribers: the page gave {words} words of it.")
    elif words < _STUB_WORDS and (_said("script", text) or (not whole.strip() and _has_scripts(root))):
        found.append("The page shows its text by script only.")
    elif words < _STUB_WORDS // 3:
        found.append(f"The page gave hardly any text: {words} words." if words else "The page gave no text.")
    return tuple(found)


def _text_of_stub(whole: str, words: int) -> str:
    """The page's text in small letters where its article is short enough to have been cut by a wall."""
    return whole.casefold() if words < 2 * _STUB_WORDS else ""


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """For each kind of wall, its phrases as one pattern."""
    kinds: dict[str, list[str]] = {}
    for line in files("reader.text.lexicon").joinpath("walls.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, phrase = line.partition("\t")
            kinds.setdefault(kind, []).append(re.escape(phrase))
    return {kind: re.compile("|".join(phrases)) for kind, phrases in kinds.items()}


def _said(kind: str, text: str) -> bool:
    return bool(text) and bool(_phrases()[kind].search(text))


def _is_paid(guides: Guides) -> bool:
    free: Any = guides.article.get("isAccessibleForFree")
    tier = guides.meta.get("article:content_tier", "").lower()
    return str(free).lower() in ("false", "no") or tier in ("locked", "metered", "paid")


def _has_scripts(root: Element) -> bool:
    return next(root.iter("script"), None) is not None or bool(len(root))

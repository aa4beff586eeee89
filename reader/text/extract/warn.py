"""What a page that gives no article, or not all of it, is called: a sentence each, for the user."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.model import counted
from reader.text.extract.guides import Guides
from reader.text.extract.parse import Element
from reader.text.lexicon import phrase_lists, walls
from reader.text.words import count_words

_STUB_WORDS = 120
_HARDLY_ANY = 40
_WHOLE_WORDS = 400
"""Many pages say that they are for subscribers and give all of the text: one of so many words is not cut."""
_SMALL_PAGE = 250
"""Words of a page that holds nothing but a wall; others only speak of cookies at their foot."""
_LONG_TITLE = 80
_BEGINNING = 60
"""Characters within which an invitation begins."""
_COPYRIGHT = ("©", "ⓒ", "(c)", "copyright")
_QUOTES = "\"“”„«»‘’‚'「『"
_UNQUOTED = f"(?<![{re.escape(_QUOTES)}])"
_QUOTABLE = ("cookie", "paywall", "script")
"""Walls that articles tell of: what they quote of one right behind a mark of quotation, no wall says."""
_BETWEEN_CONSENT = 25
"""The most words for each that speaks of consent, in a text that asks for it."""
_STATUS = re.compile(
    r"(?:error|http|fehler|erreur)?\W{0,3}(?:40[0-9]|410|50[0-4])"
    r"(?:\W{0,3}(?:error|not found|forbidden|gone|unauthorized|fehler)\b|\s?[-–|:]|$)"
)
_WALLS = {
    "bot": "The page is a check for robots, not the article.",
    "error": "The page says that the article is not there.",
    "cookie": "The page asks for consent to cookies before it shows the article.",
    "script": "The page shows its text by script only.",
    "nothing": "The page gave no text.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to see of a page: all of its text and that of its article, and the latter's words."""

    title: str
    whole: str
    article: str
    words: int
    method: str


@dataclass(frozen=True, slots=True)
class Warned:
    """The sentences; whether the page is a wall and no article, and whether it holds back the rest."""

    sentences: tuple[str, ...]
    wall: bool = False
    cut: bool = False


def warn(root: Element, guides: Guides, shown: Shown) -> Warned:
    """What is to be said of a page and its article."""
    found = []
    if shown.method == "data":
        found.append("The text comes from what the page holds and does not show.")
    if shown.method == "plain":
        found.append("The page is too complex to take apart: this is its bare text.")
        if shown.words * 10 < count_words(shown.whole) * 9:
            found.append("It is longer than is read here: what comes after is left out.")
    wall = wall_of(root, shown)
    if wall:
        return Warned((*found, _WALLS[wall]), wall=True)
    if shown.words < _WHOLE_WORDS and (_is_paid(guides) or _says_paid(shown)):
        found.append(f"The article is for subscribers: the page gave {counted(shown.words, 'word')} of it.")
        return Warned(tuple(found), cut=True)
    if shown.words < _HARDLY_ANY:
        found.append(f"The page gave hardly any text: {counted(shown.words, 'word')}.")
    return Warned(tuple(found))


def wall_of(root: Element, shown: Shown) -> str:
    """Which wall a page of few words is; empty for a short article that has a banner beside it."""
    if shown.words >= _STUB_WORDS:
        return ""
    small = count_words(shown.whole) < _SMALL_PAGE
    text = f"{shown.title}\n{shown.whole if small else shown.article}".casefold()
    title = shown.title.casefold()[:_LONG_TITLE]
    if _said("bot", text):
        return "bot"
    if _said("error", title) or _STATUS.match(title):
        return "error"
    if _said("cookie", text) and (small or shown.words < _HARDLY_ANY):
        return "cookie"
    if shown.words < _HARDLY_ANY and _said("script", shown.whole.casefold()):
        return "script"
    if not shown.words:
        return "script" if not shown.whole.strip() and _has_scripts(root) else "nothing"
    return ""


def is_notice(text: str, words: int) -> bool:
    """Whether a text in small letters asks for consent, or for scripts or proof that nobody is a robot."""
    if words < _SMALL_PAGE and any(_said(kind, text) for kind in ("bot", "cookie", "script")):
        return True
    return words <= len(_phrases()["consent"].findall(text)) * _BETWEEN_CONSENT


def says_paid(text: str) -> bool:
    """Whether a text in small letters says as paywalls do that more is for subscribers."""
    return _said("paywall", text)


def invites(text: str) -> bool:
    """Whether a text invites at its beginning to follow the paper elsewhere; somebody's words do not."""
    if text[0] in _QUOTES:
        return False
    asked, channels = _invitations()
    folded = text.casefold().replace("’", "'")
    found = asked.search(folded)
    return found is not None and found.start() <= _BEGINNING and channels.search(folded) is not None


def claims_rights(text: str) -> bool:
    """Whether a text is a notice of copyright: it has the sign and says what is reserved or forbidden."""
    folded = text.casefold()
    signed = any(sign in folded for sign in _COPYRIGHT)
    return signed and any(phrase in folded for phrase in phrase_lists("invitations")["rights"])


@cache
def _invitations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What invitations ask for, and the channels that they name, as patterns."""
    asked, channels = (
        "|".join(map(re.escape, sorted(phrase_lists("invitations")[name]))) for name in ("asked", "channels")
    )
    return re.compile(rf"(?<![^\W\u3040-\ud7af])(?:{asked})"), re.compile(channels)


def _says_paid(shown: Shown) -> bool:
    """Whether a page whose article is short enough to have been cut by a wall speaks of subscribing."""
    return shown.words < 2 * _STUB_WORDS and says_paid(shown.whole.casefold())


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """For each kind of wall, its phrases as one pattern."""
    folded = {kind: [re.escape(one.casefold()) for one in phrases] for kind, phrases in walls().items()}
    return {
        kind: re.compile(f"{_UNQUOTED if kind in _QUOTABLE else ''}(?:{'|'.join(phrases)})")
        for kind, phrases in folded.items()
    }


def _said(kind: str, text: str) -> bool:
    return bool(text) and bool(_phrases()[kind].search(text))


def _is_paid(guides: Guides) -> bool:
    free: Any = guides.article.get("isAccessibleForFree")
    tier = guides.meta.get("article:content_tier", "").lower()
    return str(free).lower() in ("false", "no") or tier in ("locked", "metered", "paid")


def _has_scripts(root: Element) -> bool:
    return any("json" not in (script.get("type") or "") for script in root.iter("script"))

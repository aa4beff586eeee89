"""The attribution inside the marks, or after a dash without any to close.

« Il faut partir, a dit le maire. Il le faut. » – Det regnar, säger hon. Such a passage is cut around it, so
that the rules read the attribution as they read any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.model import Block
from reader.text.lexicon import Grammar, word_lists
from reader.text.quotes.marks import MarkedPassage
from reader.text.quotes.names import name_lists

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLITIC = re.compile(r"(?:-t)?-(?:ils?|elles?|on)$")
_ELISION = re.compile(r"^(?:[slm])['’]")
_PAUSE = re.compile(r"[,?!…][\u00a0\u202f ](?=[^\W\d_])|[\u00a0 ][-–—] ?(?=[^\W\d_])")
_STOP = re.compile(r"[,.!?]|[\u00a0 ][-–—](?= )")
_CLOSING = re.compile(r"[\u00a0 ]?[-–—](?=[\u00a0 .,:;”»\"]|$)|[.!?][\u00a0 ]+(?=[A-Z])")
"""The dash that closes what a dash opened, or the end of a sentence, whichever comes first."""
_TITLED = re.compile(r"[\u00a0 ](?:M\.|Mme|Mlle|Mgr) [^\W\d_a-zà-ÿ]")
_AGE = re.compile(r"\d{1,3}\s")
_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]+(?: (?:d[eu] |d['’]|van |von )?[^\W\d_a-zà-ÿ][\w'’-]+){1,3}[,.]")
_INITIAL = re.compile(r"\b[A-Z]|\bMM?|\bMmes?|\bdott|\bSra?|\bDra?")
_LONGEST = 120
_STEPS = 4
"""How many words an attribution has at most up to its verb: « ... », lui a-t-il aussi répondu."""


def cut_incises(
    blocks: Sequence[Block], passages: Sequence[MarkedPassage], words: Grammar
) -> list[MarkedPassage]:
    """The passages, those with attributions inside cut around them."""
    if not words.romance and words.language != "sv":
        return list(passages)
    return [piece for passage in passages for piece in _pieces(blocks[passage.block].text, passage, words)]


def _pieces(text: str, passage: MarkedPassage, words: Grammar) -> Iterator[MarkedPassage]:
    rest: MarkedPassage | None = passage
    for pause in _PAUSE.finditer(text, passage.inner, passage.until):
        if rest is None or pause.start() < rest.inner:
            continue
        dash = _closing_dash(text, pause.end(), passage) if text[pause.start()] in "\u00a0 " else 0
        if not dash and pause.group()[-1] in "-–—":
            continue  # a hyphen without its blank
        end = _incise_end(text, pause.end(), passage, words, dash)
        if not end:
            continue
        cut = pause.start() + (text[pause.start()] in ",?!…" and passage.closed)
        yield replace(rest, end=cut, until=cut)
        after = end + len(text[end : passage.until]) - len(text[end : passage.until].lstrip(" ,.\u00a0–—-"))
        rest = replace(passage, start=after, inner=after, continues=False) if after < passage.until else None
    if rest is not None:
        yield rest


def _closing_dash(text: str, start: int, passage: MarkedPassage) -> int:
    """Where the dash stands that closes what one opened before `start`; 0 if there is none."""
    for found in _CLOSING.finditer(text, start, min(passage.until, start + _LONGEST)):
        if text[found.start()] in "\u00a0 -–—":
            return found.start()
        if not _INITIAL.fullmatch(text[start : found.start()].rsplit(" ", 1)[-1]):
            return 0
    return 0


def _incise_end(text: str, start: int, passage: MarkedPassage, words: Grammar, dash: int = 0) -> int:
    """Where the attribution that starts here ends, at its comma or full stop or at the dash that closes it; 0
    if none does."""
    at, inverted = start, False
    for _ in range(_STEPS):
        match = WORD.match(text, at)
        if match is None:
            return 0
        word = match.group().lower().replace("’", "'")
        clitic = _CLITIC.search(word)
        bare = word[: clitic.start()] if clitic else word
        at = match.end() + 1
        inverted = inverted or clitic is not None
        reflexive = _ELISION.match(bare)
        if bare in words.cues or (reflexive and bare[reflexive.end() :] in words.cues):
            if dash >= match.end():
                return _between_dashes(text[match.end() : dash], dash, words, inverted)
            return _after_verb(text, match.end(), passage, words, inverted)
        if bare in word_lists("speech")["objects"]:
            return 0
        if bare not in words.auxiliaries and bare not in words.adverbs:
            titled = match.start() == start and _TITLED.match(text, match.end()) is not None
            return _after_verb(text, match.end(), passage, words, True) if titled else 0
    return 0


def _between_dashes(after: str, dash: int, words: Grammar, has_subject: bool) -> int:
    """The closing dash if what stands between a verb of saying and it can be all of its clause; else 0.

    It is a subject, or where the language leaves that out nothing, or when, where and how it was said.
    """
    subject = after.strip()
    first = subject.split(" ", 1)[0].lower().rstrip(",")
    named = subject[:1].isupper() or first.startswith(("l'", "l’", "un'", "un’")) or first in words.pronouns
    circumstance = first in words.prepositions | words.adverbs | words.times
    omitted = words.pro_drop and (not subject or circumstance)
    return dash if has_subject or named or omitted or first in words.determiners else 0


def _after_verb(text: str, at: int, passage: MarkedPassage, words: Grammar, has_subject: bool) -> int:
    """The end of an attribution whose verb ends at `at`; 0 where no subject follows: a name, an article, a
    pronoun."""
    stop = _stop(text, at, passage, words)
    subject = text[at:stop].lstrip()
    first = subject.split(" ", 1)[0].lower()
    named = subject[:1].isupper() or first.startswith(("l'", "l’")) or first in words.pronouns
    sure = has_subject or named or not passage.closed
    return stop if sure or first in words.determiners else 0


def _stop(text: str, at: int, passage: MarkedPassage, words: Grammar) -> int:
    """The first comma or stop after a verb that ends its clause: no initial's point, no comma before an age
    or an office, and where no mark will close, a stop only."""
    until = min(passage.until, at + _LONGEST)
    for found in _STOP.finditer(text, at, until):
        mark = text[found.start()]
        if mark == "." and _INITIAL.search(text, max(at, found.start() - 4), found.start()) is not None:
            word = text[at : found.start()].rsplit(" ", 1)[-1]
            if _INITIAL.fullmatch(word):
                continue
        small = not text[at : at + 3].strip()[:1].isupper()
        if mark == "," and (not passage.closed or _apposition(text, found.end(), words, small)):
            continue
        return found.start()
    return until


def _apposition(text: str, at: int, words: Grammar, described: bool) -> bool:
    """Whether what follows a comma still is about the speaker: « ..., dit Roe, 41 ans, maire de Vannes. »

    With `described` the speaker has no name yet, so one between commas is theirs.
    """
    after = text[at : at + 60].lstrip()
    word = WORD.match(after)
    if _AGE.match(after) is not None or (described and _NAME.match(after) is not None):
        return True
    first = word.group().lower() if word is not None else ""
    return first in name_lists().roles or first in words.foreign.circumstances

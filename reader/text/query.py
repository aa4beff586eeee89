"""The one language of searches, filters and lists: what is typed, as a `Query`.

    council bridge          both words, in title, author or text
    "city council"          these words together; counc* by the beginning
    title:ferry             in one field
    date:2026-11            in a day, a month, a year; >2026-11-01, <=2026, 2026-10..2026-11; 3d, 2w: the last
    is:unread has:quotes    what a story is, what it has: `reader.model.terms` lists all of it
    a OR b, NOT a, -a, ( )  AND stands between words by itself; operators are written in capitals

Other readers' languages have the same words (newsboat, eilmeldung, FreshRSS), so that they can be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from reader.model import AllOf, AnyOf, Field, Flag, Not, Query, QueryError, Term, Within
from reader.model.terms import HAS, IS

MOST = 2000
"""Characters of a search that are read: more is no search."""
DEEPEST = 8
"""Parentheses and NOTs inside one another: SQLite's parser has room for 100 open signs (YYSTACKDEPTH), which
ten levels of ANDs and ORs by turns go beyond."""

_TOKEN = re.compile(
    r'(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)-]))|(?P<field>[A-Za-z]+):(?!//)|(?P<word>[^\s()"]+)|"'
)
_NOT_STORED = re.compile("[\0\ud800-\udfff]")
"""What SQLite takes for the end of a text, or cannot store: an argument that is not UTF-8 holds such."""
_DAYS = {"d": 1, "w": 7}
_SPAN = re.compile(r"(\d{1,4})([dw])\Z")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_COMPARED = re.compile("<=|>=|<|>|")
_FIELDS = (*Field, "date", "is", "has")


class _Token(NamedTuple):
    """`kind` is "(", ")", "-", "field", "word" or "phrase"; `at` is where it begins."""

    kind: str
    text: str
    at: int


def read_query(text: str, now: datetime, typing: bool = False) -> Query:
    """What a search asks for; nothing typed asks for everything. Dates are days of `now`'s time zone.

    While it is being typed, the last word counts by its beginning.

    Raises QueryError, with the character, for what cannot be read.
    """
    if len(text) > MOST:
        raise QueryError(f"This search is longer than {MOST:,} characters.", MOST)
    if found := _NOT_STORED.search(text):
        raise QueryError("No text holds this character.", found.start())
    tokens = _tokens(text)
    if typing and tokens and tokens[-1].kind == "word" and text[-1].isalnum():
        tokens[-1] = tokens[-1]._replace(text=tokens[-1].text + "*")
    return _Reading(tokens, len(text), now).whole()


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            tokens.append(_phrase(text, at))
            at += len(tokens[-1].text) + 2
            continue
        kind = {"open": "(", "close": ")", "minus": "-"}.get(found.lastgroup, found.lastgroup)
        tokens.append(_Token(kind, found[found.lastgroup], at))
        at = found.end()
    return tokens


def _phrase(text: str, at: int) -> _Token:
    """The words from a quotation mark to the next, or to the end: it may still be typed. A "*" may follow."""
    end = text.find('"', at + 1)
    if end < 0:
        end = len(text)
    begun = text[end + 1 : end + 2] == "*"
    return _Token("phrase", text[at + 1 : end] + "*" * begun, at)


class _Reading:
    """The tokens of a search, read from left to right by the grammar above."""

    def __init__(self, tokens: list[_Token], length: int, now: datetime) -> None:
        self._tokens = tokens
        self._length = length
        self._now = now
        self._next = 0
        self._depth = 0

    def whole(self) -> Query:
        if not self._tokens:
            return AllOf(())
        query = self._any_of()
        if self._next < len(self._tokens):
            raise QueryError("Nothing was opened that this could close.", self._tokens[self._next].at)
        return query

    def _any_of(self) -> Query:
        parts = [self._all_of()]
        while self._took("OR"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all_of(self) -> Query:
        parts = [self._one()]
        while (token := self._token) and token.kind != ")" and not _is_operator(token, "OR"):
            self._took("AND")
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self) -> Query:
        token = self._token
        if token is None:
            raise QueryError("Something is missing at the end.", self._length)
        if token.kind == ")" or _is_operator(token, "AND", "OR"):
            raise QueryError(f"Something is missing before “{token.text}”.", token.at)
        self._next += 1
        if token.kind == "-" or _is_operator(token, "NOT"):
            return self._deeper(token, lambda: Not(self._one()))
        if token.kind == "(":
            return self._deeper(token, lambda: self._in_parentheses(token))
        if token.kind == "field":
            return self._field(token)
        return _words(token, None)

    def _in_parentheses(self, opening: _Token) -> Query:
        query = self._any_of()
        if self._token is None:
            raise QueryError("This parenthesis is never closed.", opening.at)
        self._next += 1
        return query

    def _deeper(self, token: _Token, read: Callable[[], Query]) -> Query:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("There are too many parentheses inside one another.", token.at)
        query = read()
        self._depth -= 1
        return query

    def _field(self, field: _Token) -> Query:
        name = field.text.lower()
        if name not in _FIELDS:
            known = " ".join(f"{each}:" for each in _FIELDS)
            raise QueryError(f"There is no “{field.text}:” to ask for; there are {known}", field.at)
        value = self._token
        if value is None or value.kind not in ("word", "phrase") or value.at != field.at + len(name) + 1:
            raise QueryError(f"Write what to search for right after “{name}:”.", field.at + len(name) + 1)
        self._next += 1
        if name == "date":
            return _dates(value, self._now)
        if name in ("is", "has"):
            return _flag(value, tuple(IS if name == "is" else HAS))
        return _words(value, Field(name))

    def _took(self, operator: str) -> bool:
        """Whether this operator is next; it is then behind us."""
        token = self._token
        is_next = token is not None and _is_operator(token, operator)
        self._next += is_next
        return is_next

    @property
    def _token(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None


def _is_operator(token: _Token, *operators: str) -> bool:
    return token.kind == "word" and token.text.removesuffix("*") in operators


def _words(token: _Token, field: Field | None) -> Query:
    text = token.text.rstrip("*")
    if any(character.isalnum() for character in text):
        return Term(text, field, begun=text != token.text)
    if field is None:
        return AllOf(())  # a dash or an ampersand between words asks for nothing
    raise QueryError("There is no letter or digit in this to look for.", token.at)


def _flag(token: _Token, known: tuple[Flag, ...]) -> Flag:
    for flag in known:
        if token.text.lower().removesuffix("*") == flag:
            return flag
    raise QueryError(f"Write one of {', '.join(known)} here.", token.at)


def _dates(token: _Token, now: datetime) -> Within:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    text = token.text.removesuffix("*")
    if span := _SPAN.match(text):
        return Within(today - timedelta(days=int(span[1]) * _DAYS[span[2]] - 1), None)
    try:
        if ".." in text:
            begin, _, end = text.partition("..")
            if not (begin or end):
                raise ValueError
            first = _days(begin, today)[0] if begin else None
            return Within(first, _days(end, today)[1] if end else None)
        found = _COMPARED.match(text)
        compared = found[0] if found else ""
        first, after = _days(text.removeprefix(compared), today)
    except (ValueError, OverflowError):
        message = "Write a date as 2026, 2026-11, >2026-11-01, 2026-11-01..2026-11-20 or 3d here."
        raise QueryError(message, token.at) from None
    return {
        "": Within(first, after),
        "<": Within(None, first),
        "<=": Within(None, after),
        ">": Within(after, None),
        ">=": Within(first, None),
    }[compared]


def _days(text: str, today: datetime) -> tuple[datetime, datetime]:
    """The beginning of a day, a month or a year, and of the one after it. Raises ValueError for none."""
    found = _DATE.match(text)
    if found is None:
        raise ValueError
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    first = today.replace(year=year, month=month, day=day)
    if found[3]:
        return first, first + timedelta(days=1)
    if found[2]:
        return first, first.replace(year=year + month // 12, month=month % 12 + 1)
    return first, first.replace(year=year + 1)

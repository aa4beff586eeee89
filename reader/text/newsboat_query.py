"""newsboat's filter language -> the language of `reader.text.query`.

    unread = "yes" and (title =~ "frost|ice" or tags # "coast")
    is:unread (title:"frost"* OR title:"ice"* OR folder:"coast")

What that language cannot say is refused by name, so that nothing is taken over as something else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model import QueryError

MOST = 4000
DEEPEST = 40

_TOKEN = re.compile(
    r"\s{0,999}(?:(?P<open>\()|(?P<close>\))|\"(?P<quoted>(?:[^\"\\]|\\.){0,2000})\"|(?P<name>[A-Za-z_]{1,30})"
    r"|(?P<range>-?[0-9]{1,9}:-?[0-9]{1,9})|(?P<number>-?[0-9]{1,9})|(?P<operator>!~|=~|==|!=|<=|>=|!#|&&|\|\||[=<>#]))"
)
_FIELDS = {
    "title": "title",
    "author": "author",
    "content": "body",
    "description": "body",
    "link": "url",
    "feedtitle": "feed",
    "rssurl": "feed",
}
_PLAIN = re.compile(r"[^\W_](?:[\w '’&,:/@-]{0,198}[^\W_])?", re.UNICODE)
_NEGATED = {"!=": "=", "!~": "=~", "!#": "#"}


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def translated(text: str) -> str:
    """The search that finds what a filter finds; a tag of a feed is a folder here.

    A pattern is taken for the words that it is made of, by their beginnings. Raises QueryError, with a
    sentence and the character, for what cannot be said.
    """
    return _Filter(_tokens(text)).whole()


def _tokens(text: str) -> list[_Token]:
    if len(text) > MOST:
        raise QueryError(f"It is longer than {MOST:,} characters.", MOST)
    tokens, at = [], 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise QueryError(f"“{text[at:].strip()[:20]}” cannot be read.", at)
        tokens.append(_Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)))
        at = found.end()
    return tokens


class _Filter:
    """A filter, read from left to right: comparisons joined by `and` and `or`, in parentheses."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def whole(self) -> str:
        query = self._any_of()
        if self._next < len(self._tokens):
            raise QueryError(f"“{self._tokens[self._next].text}” stands where nothing can.", 0)
        return query

    def _any_of(self) -> str:
        parts = [self._all_of()]
        while self._took("or", "||"):
            parts.append(self._all_of())
        return " OR ".join(parts)

    def _all_of(self) -> str:
        parts = [self._one()]
        while self._took("and", "&&"):
            parts.append(self._one())
        return " ".join(f"({part})" if " OR " in part and len(parts) > 1 else part for part in parts)

    def _one(self) -> str:
        if self._took("("):
            self._depth += 1
            if self._depth > DEEPEST:
                raise QueryError("It has too many parentheses inside one another.", 0)
            query = self._any_of()
            self._depth -= 1
            if not self._took(")"):
                raise QueryError("A parenthesis is never closed.", 0)
            return query
        name, operator, value = self._word("name"), self._word("operator", "name"), self._word(None)
        if operator.text in _NEGATED:
            found = self._comparison(name, _NEGATED[operator.text], value)
            return (
                found.removeprefix("-")
                if found.startswith("-")
                else f"-({found})"
                if " " in found
                else f"-{found}"
            )
        return self._comparison(name, operator.text, value)

    def _comparison(self, name: _Token, operator: str, value: _Token) -> str:
        attribute = name.text.lower()
        said = f"{name.text} {operator} “{value.text}”"
        if attribute == "unread" and operator in ("=", "=="):
            return "is:unread" if value.text.lower() in ("yes", "1", "true") else "is:read"
        if attribute == "tags" and operator in ("#", "=", "=="):
            return f'folder:"{_words(value, said).replace("/", " ")}"'
        if attribute == "age":
            return _age(operator, value, said)
        field = _FIELDS.get(attribute)
        if field is None or operator not in ("=", "==", "=~", "#"):
            raise QueryError(f"a search cannot say {said}.", name.at)
        if operator != "=~":
            return f'{field}:"{_words(value, said)}"'
        parts = [f'{field}:"{words}"*' for words in _alternatives(value, said)]
        return " OR ".join(parts)

    def _word(self, *kinds: str | None) -> _Token:
        if self._next >= len(self._tokens):
            raise QueryError("it breaks off.", 0)
        token = self._tokens[self._next]
        if None not in kinds and token.kind not in kinds:
            raise QueryError(f"“{token.text}” stands where nothing of its kind can.", token.at)
        self._next += 1
        return token

    def _took(self, *texts: str) -> bool:
        """Whether one of these is next; it is then behind us."""
        token = self._tokens[self._next] if self._next < len(self._tokens) else None
        found = token is not None and token.kind != "quoted" and token.text.lower() in texts
        self._next += found
        return found


def _age(operator: str, value: _Token, said: str) -> str:
    """Ages are whole days; `3d` are today and the two days before it."""
    first, _, last = value.text.partition(":")
    if operator.lower() == "between" and last.isdecimal() and first.isdecimal():
        newer = f" -date:{int(first)}d" if int(first) else ""
        return f"date:{int(last) + 1}d{newer}"
    if first.isdecimal() and not last:
        days = int(first)
        found = {
            "<": f"date:{days}d" if days else "",
            "<=": f"date:{days + 1}d",
            ">": f"-date:{days + 1}d",
            ">=": f"-date:{days}d" if days else "",
            "=": f"date:{days + 1}d" + (f" -date:{days}d" if days else ""),
        }.get("=" if operator == "==" else operator, "")
        if found and days < 9999:
            return found
    raise QueryError(f"a search cannot say {said}.", value.at)


def _alternatives(value: _Token, said: str) -> list[str]:
    """The words that a pattern is made of: `frost|ice`, `^Ice`, `(frost|ice)`. Others cannot be said."""
    pattern = value.text.removeprefix("^").removeprefix(".*").removesuffix("$").removesuffix(".*")
    if pattern.startswith("(") and pattern.endswith(")"):
        pattern = pattern[1:-1]
    parts = pattern.split("|")
    if not all(_PLAIN.fullmatch(part) for part in parts):
        raise QueryError(f"a search has no patterns like {said}.", value.at)
    return parts


def _words(value: _Token, said: str) -> str:
    if not any(character.isalnum() for character in value.text) or '"' in value.text or "\\" in value.text:
        raise QueryError(f"a search cannot say {said}.", value.at)
    return value.text

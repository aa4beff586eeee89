"""What stands out in a block of code: comments, texts, numbers and the words that most languages share.

Of any language alike, by one pattern that never goes back: the lexers of libraries do, and a page could hold
one up for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_AFTER_HASH = """
    bash dockerfile elixir fish julia make makefile nix perl py python r rb ruby sh shell toml
    yaml yml zsh
"""
_AFTER_SLASHES = """
    c cpp cs csharp css dart go java javascript js jsx kotlin php rs rust scala swift ts tsx
    typescript zig
"""
_COMMENTS = {
    "#": _AFTER_HASH,
    "//": _AFTER_SLASHES,
    "--": "ada elm haskell hs lua sql",
    ";": "asm clojure ini lisp scheme",
    "%": "erlang latex matlab prolog tex",
}
_STARTS = {language: start for start, languages in _COMMENTS.items() for language in languages.split()}
_KEYWORDS = """
    and as async await break case catch class const continue def default del do elif else end
    enum except export extends false False final finally fn for from func function if impl
    import in interface is lambda let loop match mod mut new nil None not null or package
    private pub public raise return select self static struct super switch then this throw trait
    true True try type typeof undefined union unless until use using var void where while with
    yield CREATE DELETE FROM GROUP INSERT INTO JOIN ORDER SELECT TABLE UPDATE WHERE
"""
_WORDS = frozenset(_KEYWORDS.split())
_TEXTS = r"""\"{3}(?:[^"]|"(?!""))*(?:"{3})?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`[^`\n]*`?"""
_REST = r"(?P<number>\d[\w.]*)|(?P<word>[^\W\d]\w*)"


class CodeToken(NamedTuple):
    """A stretch of a code's text and the ink that it is drawn in."""

    start: int
    end: int
    ink: str


def stretches(text: str, language: str) -> Iterator[CodeToken]:
    """What stands out in a code of this language ("" where it is not known), in order."""
    for found in _signs(_STARTS.get(language.lower(), "")).finditer(text):
        kind = found.lastgroup
        if kind == "word":
            if found[0] in _WORDS:
                yield CodeToken(*found.span(), "keyword")
        elif kind:
            yield CodeToken(*found.span(), kind)


@cache
def _signs(start: str) -> re.Pattern[str]:
    """What stands out where a comment begins with `start`, "" where nobody knows with what."""
    block = r"|/\*(?:[^*]|\*(?!/))*(?:\*/)?" if start in ("//", "--") else ""
    comment = f"(?P<comment>{re.escape(start)}[^\n]*{block})|" if start else ""
    return re.compile(f"{comment}(?P<string>{_TEXTS})|{_REST}")

"""Whether a name is full: enough to take its bearers in two articles for the same person.

A full name is

- a given name and a surname, "Ida Holm": two words with capitals or more, beside particles ("van der"),
  titles and suffixes, which count for nothing. One initial is no given name: "I. Holm" may be anybody.
- the name of a body of two words or more, one of them its own: "Alder Quay Council", "French Foreign
  Ministry"; not "Foreign Ministry", which every country has.
- in writing without blanks, a name of three characters or more, or of parts with a dot between them.

No surname alone ("Holm"), no title with it ("Mayor Holm"), no description ("the mayor", "two officials") is
one. Nor is a single word, be it an agency: it is too short to be sure of. Two people who share a full name
cannot be told apart by it.
"""

from __future__ import annotations

import re
import unicodedata

from reader.text.lexicon import first_names, word_lists

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff・·＝=]+")
_BETWEEN = re.compile("[・·＝=]")
_SHORTEST_UNSPACED = 3
_APOSTROPHES = str.maketrans("’ʼ‘`", "''''")
_LONGEST = 120
"""Characters of a name; what is longer is a sentence."""


def full_name(name: str) -> str | None:
    """What a full name is compared by: its words in small letters, without titles and suffixes, blanks and
    apostrophes alike. None for what is no full name."""
    written = " ".join(unicodedata.normalize("NFC", name).translate(_APOSTROPHES).split())
    if not written or len(written) > _LONGEST or any(character.isdigit() for character in written):
        return None
    if _UNSPACED.fullmatch(written):
        parts = _BETWEEN.split(written)
        return written if len(parts) > 1 or len(written) >= _SHORTEST_UNSPACED else None
    words = _without_titles(written.split())
    return " ".join(words).casefold() if _is_full(words) else None


def _without_titles(words: list[str]) -> list[str]:
    start, end = 0, len(words)
    while start < len(words) - 1 and _is_title(words[start].casefold()):
        start += 1
    while end > start + 1 and words[end - 1].strip(",").casefold() in word_lists("titles")["suffixes"]:
        end -= 1
    return [word.strip(",") for word in words[start:end]]


def _is_title(word: str) -> bool:
    """Whether a word before a name is a title; some are given names as well."""
    titles = word_lists("titles")
    return any(word in titles[kind] for kind in ("male", "female", "plain")) and word not in first_names()


def _is_full(words: list[str]) -> bool:
    lists = word_lists("organisations")
    own = [word for word in words if word.casefold() not in lists["particles"]]
    if len(own) < 2 or not all(_is_name(word) for word in own) or _is_article(words[0]):
        return False
    initials = sum(len(word.strip(".")) == 1 for word in own)
    if len(own) - initials < 2 and initials < 2 and _has_one_initial(own):
        return False
    generic = (lists["words"], word_lists("titles")["roles"], word_lists("fullnames")["general"])
    return any(all(word.casefold() not in words for words in generic) for word in own)


def _is_name(word: str) -> bool:
    """Whether a word begins with a capital, be it behind "al-" or "d'", or is of a script without any."""
    return any(part[:1].isalpha() and not part[0].islower() for part in re.split("[-']", word))


def _has_one_initial(words: list[str]) -> bool:
    """Whether all that stands beside the surname is one letter: "I. Holm", not "J.K. Holm"."""
    return sum(sum(map(str.isalpha, word)) == 1 for word in words) == len(words) - 1


def _is_article(word: str) -> bool:
    return word.casefold() in word_lists("fullnames")["articles"]

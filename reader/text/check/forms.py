"""Two ways of writing one word: contractions, thousands, dots that are left out, letters of another alphabet.

A word's key (`key_of`) is the same for all ways of writing it, and now and then for another word too: "'s" is
"is" or "has". So keys only find where words stand; whether two of them are one, `same_form` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile

from reader.text.lexicon import word_lists

_AUXILIARIES = (
    "ca|could|dare|did|do|does|had|has|have|is|are|may|might|must|need|ought|sha|should|was|were|wo|would"
)
_CLITIC = re.compile(
    rf"(?:(?:{_AUXILIARIES})(?=n't$)|\w+(?='(?:re|ve|ll|d)$)|i(?='m$)"
    r"|(?:it|he|she|that|this|there|here|what|who|where|when|how|why|somebody|someone|everybody|everyone"
    r"|everything|nobody|nothing)(?='s$))",
    re.I,
)
"""The word that a contraction hangs on. Any noun's "'s" may be a genitive, a pronoun's is "is" or "has"."""
_CANNOT = re.compile(r"can(?=not$)", re.I)
_MEANS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'m": ("am",),
    "'s": ("is", "has"),
    "'d": ("had", "would"),
}
"""What the end of a contraction may stand for; where that is two words, `_means` tells which."""
_REGULAR = re.compile(r"[^e]ed$")
"""The end of a regular participle; those in "eed" are listed, for "need" and "feed" are none."""
_LONGEST_VERB_IN_LY = 5
_BASES = {"ca": "can", "wo": "will", "sha": "shall"}
PERCENT_IN_TWO = ("per cent", "pour cent", "por ciento", "por cento", "per cento")
"""The words for "%" that are written in two."""
_PERCENT = frozenset(
    ("%", "percent", "pct", "prozent", "procent", *(words.replace(" ", "") for words in PERCENT_IN_TWO))
)
_KEYS = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'m": "am",
    **dict.fromkeys(_PERCENT, "%"),
    **{word: clitic for clitic in ("'s", "'d", "'ll") for word in _MEANS[clitic]},
}

_MARKS_OF_FIGURES = str.maketrans("", "", ".,:' ")
_GROUPED = re.compile(r"(\d{1,3})((?:[.,' ]\d{3})+)(?!\d)")

_CYRILLIC = "аеорсухіјѕԁһқԛԝАВЕЗІЈКМНОРЅТСУХ"
_AS_LATIN = "aeopcyxijsdhkqwABE3IJKMHOPSTCYX"
_GREEK, _GREEK_AS_LATIN = "οανρικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavpikuxABEZHIKMNOPTYX"
_TO_LATIN = {
    **dict(zip(_CYRILLIC, _AS_LATIN, strict=True)),
    **dict(zip(_GREEK, _GREEK_AS_LATIN, strict=True)),
}
_TO_CYRILLIC = dict(zip(_AS_LATIN, _CYRILLIC, strict=True))
_LATIN, _OTHER = "A-Za-z", "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_WORD = re.compile(r"\w+")
_IS_LATIN, _IS_OTHER = re.compile(f"[{_LATIN}]"), re.compile(f"[{_OTHER}]")


def key_of(word: str) -> str:
    """The key of a word that is no part of a contraction."""
    key = word.lower()
    if key[0].isdigit():
        return key.translate(_MARKS_OF_FIGURES)
    return _KEYS.get(key, key).replace("ё", "е")


def keys_of(words: Sequence[str]) -> list[str]:
    """The key of each of many words, as `key_of` has it, in a third of the time."""
    return [
        key_of(key) if key[0] < ":" or "ё" in key else _KEYS.get(key, key) for key in map(str.lower, words)
    ]


def parts_of(word: str) -> tuple[str, str] | None:
    """A contraction as the word it hangs on and the rest, as they are written; None for any other word."""
    match = _CLITIC.match(word) or _CANNOT.match(word)
    return (match.group(), word[match.end() :]) if match else None


def base_key(word: str) -> str:
    """The key of the word that a contraction hangs on: "will" of "won't"."""
    return key_of(_BASES.get(word.lower(), word))


def same_form(quote: str, source: str, following: Sequence[str], thousands: frozenset[str]) -> bool:
    """Whether two words of one key are one word, capitals apart.

    `following` are the words after it, `thousands` the language's marks. The dots of "ё" are mostly left out
    in print; who puts them in where the source has none reads it so.
    """
    one, other = quote.lower(), source.lower()
    if one == other:
        return True
    if one[0].isdigit() and other[0].isdigit():
        return plain_figure(one, thousands) == plain_figure(other, thousands)
    if one == other.replace("ё", "е"):
        return True
    if one in _PERCENT:
        return other in _PERCENT
    if one in _MEANS or other in _MEANS:
        return one in _means(other, following) or other in _means(one, following)
    return _BASES.get(one, one) == _BASES.get(other, other)


def _means(word: str, following: Sequence[str]) -> tuple[str, ...]:
    """What a word may stand for before others: "'d" is "had" before "gone" and "would" before "go"; before
    "put", and where nothing follows, it may be either, so it is taken for neither.
    """
    if word not in ("'s", "'d"):
        return _MEANS.get(word, (word,))
    lists = word_lists("contractions")
    rest = list(dropwhile(lambda each: _is_adverb(each, lists), map(str.lower, following)))
    next_word, after = [*rest, "", ""][:2]
    is_participle = next_word in lists["participles"] or bool(_REGULAR.search(next_word))
    if word == "'d":
        if not next_word or next_word in lists["unchanged"]:
            return ()
        had = is_participle or next_word == "better" or next_word in lists["objects"]
        return ("had",) if had else ("would",)
    if next_word in lists["perfect"]:
        return ("has",)
    if not is_participle and next_word not in lists["unchanged"]:
        return ("is",)
    is_object = after in lists["objects"] and next_word not in lists["naming"]
    return ("has",) if is_object else ("is", "has")


def _is_adverb(word: str, lists: Mapping[str, frozenset[str]]) -> bool:
    return word in lists["adverbs"] or (word.endswith("ly") and len(word) > _LONGEST_VERB_IN_LY)


def plain_figure(figure: str, thousands: frozenset[str]) -> str:
    """A figure without the marks that part its thousands: a blank, an apostrophe, any mark that comes twice,
    and the one mark that the language sets there.
    """
    match = _GROUPED.match(figure)
    if match is None:
        return figure
    marks = re.sub(r"\d", "", match[2])
    plain = set(marks) <= {" ", "'"} or (len(marks) > 1 and len(set(marks)) == 1) or set(marks) <= thousands
    return match[1] + re.sub(r"\D", "", match[2]) + figure[match.end() :] if plain else figure


def one_alphabet(text: str) -> str:
    """The text with each word that mixes alphabets written in one, where all its odd letters look alike."""
    return _WORD.sub(_written_alike, text) if _MIXED.search(text) else text


def _written_alike(match: re.Match[str]) -> str:
    word = match.group()
    if not _MIXED.search(word):
        return word
    if all(letter in _TO_LATIN for letter in _IS_OTHER.findall(word)):
        return "".join(_TO_LATIN.get(letter, letter) for letter in word)
    if all(letter in _TO_CYRILLIC for letter in _IS_LATIN.findall(word)):
        return "".join(_TO_CYRILLIC.get(letter, letter) for letter in word)
    return word


def plain_digits() -> dict[int, str]:
    """The digits of other scripts, and Arabic marks within figures, as our own."""
    zeros = (
        0x660,
        0x6F0,
        0x966,
        0x9E6,
        0xA66,
        0xAE6,
        0xBE6,
        0xC66,
        0xCE6,
        0xD66,
        0xE50,
        0xED0,
        0x1040,
        0x17E0,
    )
    digits = {zero + at: str(at) for zero in zeros for at in range(10)}
    return digits | {0x66B: ".", 0x66C: ","}

"""What language a text is in, by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from reader.text.lexicon import lines_of

_SAMPLE = 20_000
_SHORT_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Scripts that one language of the news writes.
_SCRIPTS = {
    "ja": "[\u3040-\u30ff]",
    "ko": "[\uac00-\ud7a3]",
    "zh": "[\u4e00-\u9fff]",
    "el": "[\u0370-\u03ff]",
    "th": "[\u0e00-\u0e7f]",
    "bn": "[\u0980-\u09ff]",
    "pa": "[\u0a00-\u0a7f]",
    "gu": "[\u0a80-\u0aff]",
    "ta": "[\u0b80-\u0bff]",
    "te": "[\u0c00-\u0c7f]",
    "kn": "[\u0c80-\u0cff]",
    "ml": "[\u0d00-\u0d7f]",
    "si": "[\u0d80-\u0dff]",
    "lo": "[\u0e80-\u0eff]",
    "my": "[\u1000-\u109f]",
    "ka": "[\u10a0-\u10ff]",
    "am": "[\u1200-\u137f]",
    "km": "[\u1780-\u17ff]",
    "hy": "[\u0530-\u058f]",
}
_ANY_SCRIPT = re.compile(f"[{''.join(script.strip('[]') for script in _SCRIPTS.values())}]")
_KANA_SHARE = 0.1


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the language a text is plainly in; None when too little speaks for one.

    A script of one language decides; else small words (`lexicon/stopwords.tsv`): at least three, and more
    than any other language has.
    """
    return _guess(text[:_SAMPLE])


def likeliest_language(text: str, codes: tuple[str, ...]) -> str | None:
    """The one of some languages that most small words of a text may be, the first of several; None when they
    may rather be of another language, or fewer than two are known.
    """
    hits = _hits(_WORD.findall(text.lower()))
    most = max(hits.values(), default=0)
    return next((code for code in codes if hits.get(code, 0) == most), None) if most > 1 else None


@lru_cache(maxsize=8)
def _guess(text: str) -> str | None:
    scripts = _SCRIPTS if _ANY_SCRIPT.search(text) else ()
    letters = sum(map(str.isalpha, text)) if scripts else 0
    for code in scripts:
        if len(_script(code).findall(text)) > letters * (_KANA_SHARE if code == "ja" else 0.4):
            return code
    return _by_small_words(_WORD.findall(text.lower()))


@cache
def _script(code: str) -> re.Pattern[str]:
    """The letters of the script that a language alone writes."""
    return re.compile(_SCRIPTS[code])


def spoken_language(declared: str | None, text: str) -> str | None:
    """The language to read a text in: the one its page declares, unless the text is plainly in another; the
    one it is plainly in where nothing is declared.

    A script overrules a tag, and so do small words: ten at least, and twice those of the declared language.
    """
    code = language_code(declared)
    if code is None:
        return guess_language(text)
    sample = text[:_SHORT_SAMPLE]
    guess = guess_language(sample)
    if guess is None or guess == code:
        return code
    hits = _hits(_WORD.findall(sample.lower()))
    plain = guess in _SCRIPTS or (hits[guess] >= 10 and hits[guess] >= 2 * hits.get(code, 0))
    return guess if plain else code


def language_code(tag: str | None) -> str | None:
    """The language of a tag as pages declare it: "en" of "en-GB", "pt_BR" or "EN"; None when it is no tag."""
    code = re.split("[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    return code if re.fullmatch("[a-z]{2,3}", code) else None


@cache
def stop_words() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that use it."""
    languages: dict[str, list[str]] = {}
    for line in lines_of("stopwords.tsv"):
        code, _, words = line.partition("\t")
        for word in set(words.split()):
            languages.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in languages.items()}


def _hits(words: list[str]) -> dict[str, int]:
    """How many of the words are small words of each language."""
    known = stop_words()
    hits: dict[str, int] = {}
    for word, times in Counter(words).items():
        for code in known.get(word, ()):
            hits[code] = hits.get(code, 0) + times
    return hits


def _by_small_words(words: list[str]) -> str | None:
    hits = _hits(words)
    ranked = sorted(hits.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < 3 or ranked[0][1] * 12 < len(words):
        return None
    return None if len(ranked) > 1 and ranked[1][1] == ranked[0][1] else ranked[0][0]

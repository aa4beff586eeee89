"""How well the forests judge pages of publishers and languages that they have not seen.

    python tests/bench/extraction/unseen.py PAGES.jsonl.gz FOLDS [COPY ...]

PAGES and FOLDS are those of train.py. Every page is judged by the forest that has not seen its site, as it is
and in copies that stand for other publishers and languages. What is kept of a copy is compared with the gold
text by the words that it has in the page itself, so the figures can be set side by side: token F1, precision
and recall, each the mean over the pages.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

from labels import tokens
from train import fold_of

from reader.text.extract import article_blocks
from reader.text.extract.blocks import cut
from reader.text.extract.forest import Forest, load_forest
from reader.text.extract.guides import load_json, read_guides
from reader.text.extract.metadata import read_metadata
from reader.text.extract.parse import Element, parse
from reader.text.extract.tidy import tidy
from reader.text.language import stop_words

Write = Callable[[str], str]

NAMED = ("class", "id", "data-component", "data-testid", "data-type", "aria-label")
TOLD = ("articleBody", "text", "headline", "description", "name")
"""Keys of JSON-LD whose values are text."""
SYLLABLES = [start + vowel for start in "krmt" for vowel in "aeio"]
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
KANA = 0x3042
GEORGIAN = str.maketrans({letter: chr(0x10D0 + at) for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")})
STOPS = {
    "。": r"\.(?=\s|$|[\"”’)])",
    "、": r",\s",
    "？": r"\?(?=\s|$)",
    "！": r"!(?=\s|$)",
    "：": r":(?=\s|$)",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """How the names of elements and the words of a page are written anew, and the language it then says."""

    names: Write | None = None
    words: Write | None = None
    language: str = ""
    data: bool = True


def digits(word: str) -> str:
    """Sixteen-fold digits that are always the same for a word."""
    return hashlib.md5(word.encode()).hexdigest()


def styled(names: str) -> str:
    """Names as style sheets make them that are built from code."""
    return " ".join(f"css-{digits(name)[:6]}" for name in names.split())


def foreign(text: str) -> str:
    """Every word in syllables of no language, as long as before and with its capital."""
    return WORD.sub(lambda found: _cased(_syllables(found[0].lower()), found[0]), text)


def spanish(text: str) -> str:
    """As `foreign`, the small words being those of Spanish."""
    every = stop_words()
    own = sorted(word for word, codes in every.items() if "es" in codes)

    def word(found: re.Match[str]) -> str:
        low = found[0].lower()
        small = "en" in every.get(low, ())
        return _cased(own[int(digits(low), 16) % len(own)] if small else _syllables(low), found[0])

    return WORD.sub(word, text)


def georgian(text: str) -> str:
    """In the letters of Georgian, which has no capitals."""
    return text.lower().translate(GEORGIAN)


def kana(text: str) -> str:
    """Each word in one or two signs, without blanks; so it is shorter than Japanese is."""
    for stop, pattern in STOPS.items():
        text = re.sub(pattern, stop, text)
    signs = re.sub(r"[A-Za-z'’]+", lambda found: _kana(found[0].lower()), text)
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+(?=\S)|(?<=\S)\s+(?=[^\x00-\x7f])", "", signs)
    return joined


def _kana(word: str) -> str:
    made = bytes.fromhex(digits(word))
    return "".join(chr(KANA + byte % 80) for byte in made[: 1 + (len(word) > 3)])


def _syllables(word: str) -> str:
    return "".join(SYLLABLES[int(digit, 16)] for digit in digits(word)[: max(1, len(word) // 2)])


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


COPIES = {
    "as it is": Copy(),
    "names made by code": Copy(names=styled),
    "names of no known language": Copy(names=foreign),
    "Georgian letters": Copy(words=georgian, language="ka"),
    "Spanish small words": Copy(words=spanish, language="es"),
    "kana": Copy(words=kana, language="ja"),
    "no JSON-LD": Copy(data=False),
    "Georgian letters, names made by code": Copy(styled, georgian, "ka"),
    "kana, names made by code": Copy(styled, kana, "ja"),
}


def change(root: Element, copy: Copy) -> None:
    """Gives a parsed page the names, guides and language of the copy; its text is written anew when tidy."""
    for element in root.iter():
        for name in NAMED if copy.names else ():
            if element.get(name):
                element.set(name, copy.names(element.get(name)))
        if element.tag == "script" and "ld+json" in (element.get("type") or ""):
            told = load_json(element.text or "") if copy.data else None
            element.text = json.dumps(_told(told, copy.words)) if told and copy.words else element.text
            element.text = element.text if copy.data else ""
        elif element.tag == "meta" and copy.words and element.get("content"):
            if re.search("title|description", element.get("property") or element.get("name") or ""):
                element.set("content", copy.words(element.get("content")))
        elif element.tag == "title" and copy.words and element.text:
            element.text = copy.words(element.text)
    if copy.language:
        root.set("lang", copy.language)


def _told(value: Any, write: Write) -> Any:
    if isinstance(value, dict):
        return {
            key: write(inner) if key in TOLD and isinstance(inner, str) else _told(inner, write)
            for key, inner in value.items()
        }
    return [_told(inner, write) for inner in value] if isinstance(value, list) else value


def rewrite(body: Element, write: Write) -> None:
    """The text of a tidy page anew: after it was cut into blocks, so that these are those of the page."""
    for element in body.iter():
        element.text = write(element.text) if element.text else element.text
        element.tail = write(element.tail) if element.tail else element.tail


def judged(page: dict[str, Any], copy: Copy, forest: Forest) -> tuple[float, float, float]:
    """F1, precision and recall of what is kept of a copy, by the words that its blocks have in the page."""
    root = parse(page["html"])
    metadata = read_metadata(root, read_guides(root), page["url"])
    change(root, copy)
    guides = read_guides(root)
    body = tidy(root)
    texts = {leaf.element: leaf.text for leaf in cut(body)}
    if copy.words:
        rewrite(body, copy.words)
        metadata = replace(metadata, title=copy.words(metadata.title or ""))
    kept = article_blocks(body, guides, metadata, forest, page["url"])
    return overlap((texts.get(leaf.element, "") for leaf in kept), page["gold"]["text"])


def overlap(texts: Iterable[str], gold: str) -> tuple[float, float, float]:
    """F1, precision and recall of the words of some texts, in any order."""
    found, right = Counter(word for text in texts for word in tokens(text)), Counter(tokens(gold))
    both = sum((found & right).values())
    given, wanted = max(found.total(), 1), max(right.total(), 1)
    return 2 * both / (given + wanted), both / given, both / wanted


def main() -> None:
    """Prints a line a copy; see the text at the top."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("copies", nargs="*", metavar="COPY", help=", ".join(COPIES))
    options = parser.parse_args()
    forests = [load_forest(path.read_text("utf-8")) for path in sorted(options.folds.glob("fold-*.json"))]
    figures: dict[str, list[tuple[float, float, float]]] = {}
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            for name in options.copies or COPIES:
                result = judged(page, COPIES[name], forests[fold_of(page["url"])])
                figures.setdefault(name, []).append(result)
    for name, results in figures.items():
        f1, precision, recall = (mean(column) for column in zip(*results, strict=True))
        print(f"{name:40} F1 {f1:.4f}  precision {precision:.3f}  recall {recall:.3f}")


if __name__ == "__main__":
    main()

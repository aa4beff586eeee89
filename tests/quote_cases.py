"""Reads the cases and articles of `data/quotes`: texts with the quotations marked in them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from reader.model import Block, BlockKind, Document

_DATA = Path(__file__).parent / "data" / "quotes"
_MARKED = re.compile(r"\{([!?+~]?)([^|{}]*)\|([^{}]*)\}")
_KINDS = {"= ": BlockKind.HEADING, "> ": BlockKind.QUOTE, "- ": BlockKind.ITEM, "^ ": BlockKind.CAPTION}


@dataclass(frozen=True, slots=True)
class Expected:
    """A quotation as it should be found; `parts` are (block, start, end)."""

    parts: tuple[tuple[int, int, int], ...]
    speaker: str | None
    via: str | None = None
    indirect: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    document: Document
    expected: tuple[Expected, ...]
    wrong: str = ""


def read_cases() -> list[Case]:
    """Every case, in the order of the file: a sentence or two each."""
    return _read_file("cases.toml")


def read_articles() -> list[Case]:
    """Every whole article, in the order of the file."""
    return _read_file("articles.toml")


def _read_file(name: str) -> list[Case]:
    tables = tomllib.loads((_DATA / name).read_text("utf-8"))
    return [_case(name, table) for name, table in tables.items()]


def _case(name: str, table: dict[str, str]) -> Case:
    blocks: list[Block] = []
    expected: list[Expected] = []
    for number, paragraph in enumerate(table["text"].strip().split("\n\n")):
        kind = _KINDS.get(paragraph[:2], BlockKind.PARAGRAPH)
        marked = paragraph if kind is BlockKind.PARAGRAPH else paragraph[2:]
        blocks.append(Block(kind, _read(number, marked, expected)))
    document = Document(tuple(blocks), table.get("language", "en"))
    return Case(name, document, tuple(expected), table.get("wrong", ""))


def _read(number: int, marked: str, expected: list[Expected]) -> str:
    """The plain text of a paragraph; what it marks is added to `expected`."""
    text, at = "", 0
    for found in _MARKED.finditer(marked):
        sign, who, words = found.groups()
        text += marked[at : found.start()]
        at = found.end()
        part = (number, len(text), len(text) + len(words))
        text += words
        speaker, _, via = who.partition("/")
        if sign == "+":
            last = expected.pop()
            expected.append(Expected((*last.parts, part), last.speaker, last.via, last.indirect))
        elif sign != "!":
            expected.append(Expected((part,), speaker or None, via or None, sign == "~"))
    return text + marked[at:]

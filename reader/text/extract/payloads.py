"""Data that frameworks send to a page's scripts in forms of their own -> the values that it stands for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.text.extract.guides import LONGEST_JSON
from reader.text.extract.parse import Element

STREAM = "__next_f.push"
"""What a script says that has a piece of the stream."""
_PUSHED = re.compile(r'__next_f\.push\(\[1,\s{0,9}("(?:[^"\\]|\\.)*+")\s{0,9}\]\)')
"""A piece of the stream of React's server components, as Next.js writes it into its pages."""
_ROW = re.compile(rb"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?")
_MOST_ROWS = 5_000
_MOST_VALUES = 50_000
_DEEPEST = 60
_WRAPPERS = frozenset(("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "Set"))
"""What devalue, the form of Nuxt, writes before the number of a value that is wrapped."""


def streamed(root: Element) -> list[Any]:
    """The rows of the stream that a page's scripts push piece by piece: values of JSON, and texts."""
    pieces = (found[1] for script in root.iter("script") for found in _PUSHED.finditer(script.text or ""))
    data = "".join(map(_text, pieces))[:LONGEST_JSON].encode("utf-8", "replace")
    return list(_rows(data)) if data else []


def _text(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return ""


def _rows(data: bytes) -> Iterator[Any]:
    """The values of a stream: each begins with its number, a text with its length in bytes besides."""
    at = 0
    for _ in range(_MOST_ROWS):
        found = _ROW.match(data, at)
        if found is None:
            at = data.find(b"\n", at) + 1
            if not at:
                return
            continue
        end = found.end() + int(found[2], 16) if found[2] else data.find(b"\n", found.end())
        piece = data[found.end() : end if end >= 0 else len(data)].decode("utf-8", "replace")
        value = {"text": piece} if found[2] else _value(piece)
        if value is not None:
            yield value
        if end < 0:
            return
        at = end + (not found[2])


def _value(piece: str) -> Any:
    try:
        return json.loads(piece, strict=False)
    except (ValueError, RecursionError):
        return None


def unpacked(value: Any) -> Any:
    """A value of JSON; of a list whose objects give the places of what they hold in it, what they hold."""
    is_packed = isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict | list)
    if not is_packed or not _are_places(value[0], len(value)):
        return value
    left = [_MOST_VALUES, LONGEST_JSON]
    return _unpacked(value, 0, left, _DEEPEST)


def _are_places(item: Any, count: int) -> bool:
    inner = list(item.values()) if isinstance(item, dict) else item
    places = [one for one in inner if not (isinstance(one, str) and one in _WRAPPERS)]
    return bool(places) and all(type(one) is int and -10 < one < count for one in places)


def _unpacked(values: list[Any], place: Any, left: list[int], deep: int) -> Any:
    """What stands at a place. `left` are the values and the characters that may still be taken: a short
    list can name one long text again and again.
    """
    left[0] -= 1
    if type(place) is not int or not 0 <= place < len(values) or left[0] < 0 or not deep:
        return None
    item = values[place]
    if isinstance(item, dict):
        return {key: _unpacked(values, inner, left, deep - 1) for key, inner in item.items()}
    if isinstance(item, list):
        if item and isinstance(item[0], str):
            return _unpacked(values, item[-1], left, deep - 1) if item[0] in _WRAPPERS else None
        return [_unpacked(values, inner, left, deep - 1) for inner in item]
    if isinstance(item, str):
        left[1] -= len(item)
        return item if left[1] >= 0 else None
    return item

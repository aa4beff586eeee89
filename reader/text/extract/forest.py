"""A tree ensemble in plain Python: rows of numbers -> chances.

The trees are a data file that `tests/bench/extraction/train.py` writes; its card stands beside that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

Node = Any
"""A leaf is its value, an inner node (feature, threshold, left, right): left up to the threshold."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to the log-odds of a row."""

    trees: tuple[Node, ...]

    def chances(self, rows: Iterable[Sequence[float]]) -> list[float]:
        """The chance of each row, 0 to 1."""
        return [1 / (1 + exp(-self._sum(row))) for row in rows]

    def _sum(self, row: Sequence[float]) -> float:
        total = 0.0
        for node in self.trees:
            while type(node) is tuple:
                feature, threshold, left, right = node
                node = left if row[feature] <= threshold else right
            total += node
        return max(-30.0, min(30.0, total))


def load_forest(text: str) -> Forest:
    """The forest of a JSON text: a tree is a list of nodes, [feature, threshold, left, right] or [value]."""
    return Forest(tuple(_tree(nodes) for nodes in json.loads(text)["trees"]))


@cache
def block_forest() -> Forest:
    """The forest that judges the blocks of a page."""
    return load_forest(Path(__file__).with_name("forest.json").read_text("utf-8"))


def _tree(nodes: list[list[float]]) -> Node:
    """Children stand after their parent, so the tree is built from its end."""
    built: list[Node] = [0.0] * len(nodes)
    for at in range(len(nodes) - 1, -1, -1):
        node = nodes[at]
        if len(node) == 1:
            built[at] = node[0]
        else:
            built[at] = (int(node[0]), node[1], built[int(node[2])], built[int(node[3])])
    return built[0]

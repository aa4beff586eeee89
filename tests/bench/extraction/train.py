"""Trains the forest that judges the blocks of a page, and writes reader/text/extract/forest.json.

    pip install lightgbm numpy    # in an environment of its own: the reader needs neither
    python tests/bench/extraction/train.py PAGES.jsonl.gz [--folds DIRECTORY]

PAGES has one JSON object a line: {"url", "html", "gold": {"text"}}. With --folds it writes one forest more
for each third of the sites, trained on the other two thirds, as fold-0.json to fold-2.json: with these a page
can be judged by a forest that has not seen its site.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy
from labels import labels, tokens

from reader.text.clean import site_of
from reader.text.extract.blocks import cut
from reader.text.extract.features import GROUPS, features
from reader.text.extract.guides import page_facts, read_guides
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy

TREES = 100
FOLDS = 3
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 24,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "num_threads": 2,
    "verbose": -1,
    "deterministic": True,
}
SMALL_WORDS, CAPITALS, FURNITURE, NAMING = 6, slice(10, 12), 12, slice(21, 21 + GROUPS)
"""Columns that lean on one language or script: they are blanked in the second copy of some pages."""

MODEL = Path(__file__).parents[3] / "reader" / "text" / "extract" / "forest.json"


@dataclass(slots=True)
class Sample:
    """One page: rows, whether each block belongs to the article, and how much each counts."""

    fold: int
    rows: list[list[float]]
    kept: list[bool]
    weights: list[float]


def fold_of(url: str) -> int:
    """The third that a page's site falls in."""
    return int(hashlib.md5(site_of(url).encode()).hexdigest(), 16) % FOLDS


def samples(path: Path) -> Iterator[Sample]:
    """Every page of the data as rows and labels."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            root = parse(page["html"])
            guides = read_guides(root)
            body = tidy(root)
            leaves = cut(body)
            gold = tokens(page["gold"]["text"])
            words = [tokens(leaf.text) for leaf in leaves]
            shares = labels(words, gold)
            heading = [len(leaf.element.tag) == 2 and leaf.element.tag[1].isdigit() for leaf in leaves]
            yield Sample(
                fold_of(page["url"]),
                features(leaves, page_facts(guides, body)),
                [share > 0.5 for share in shares],
                # A block counts by its share of the article; headings more, there are few words in them.
                [
                    min((len(block) + 2) / max(len(gold), 100), 0.3) * (4 if head else 1)
                    for block, head in zip(words, heading, strict=True)
                ],
            )


def train(pages: list[Sample]) -> dict[str, Any]:
    """The forest of some pages, as it is written to file."""
    rows = numpy.array([row for page in pages for row in page.rows])
    kept = numpy.array([mark for page in pages for mark in page.kept], float)
    weights = numpy.array([weight for page in pages for weight in page.weights])
    data = lightgbm.Dataset(
        numpy.vstack([rows, blanked(rows, pages)]),
        numpy.concatenate([kept, kept]),
        weight=numpy.concatenate([weights, weights * 0.5]),
        params={"max_bin": 63},
    )
    model = lightgbm.train(SETTINGS, data, TREES).dump_model()
    return {"trees": [flat(tree["tree_structure"]) for tree in model["tree_info"]]}


def blanked(rows: Any, pages: list[Sample]) -> Any:
    """The rows without the naming of elements and the words of a language, for a part of the pages each."""
    chance = numpy.random.default_rng(0)
    copy = rows.copy()
    at = 0
    for page in pages:
        part = slice(at, at + len(page.rows))
        at = part.stop
        if chance.random() < 0.6:
            copy[part, NAMING] = 0
        if chance.random() < 0.5:
            copy[part, SMALL_WORDS] = -1
        if chance.random() < 0.3:
            copy[part, CAPITALS] = 0
        copy[part, FURNITURE] = 0
    return copy


def flat(root: dict[str, Any]) -> list[list[float]]:
    """A tree as a list of nodes, children after their parents."""
    nodes: list[list[float]] = []
    waiting = [(root, None, 0)]
    while waiting:
        node, parent, side = waiting.pop()
        if parent is not None:
            nodes[parent][side] = len(nodes)
        if "leaf_value" in node:
            nodes.append([float(f"{node['leaf_value']:.4g}")])
            continue
        assert node["decision_type"] == "<="
        nodes.append([node["split_feature"], float(f"{node['threshold']:.6g}"), 0, 0])
        waiting += [(node["left_child"], len(nodes) - 1, 2), (node["right_child"], len(nodes) - 1, 3)]
    return nodes


def main() -> None:
    """Trains on the whole file; see the text at the top."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--folds", type=Path)
    options = parser.parse_args()
    pages = list(samples(options.pages))
    for fold in range(FOLDS) if options.folds else ():
        others = train([page for page in pages if page.fold != fold])
        (options.folds / f"fold-{fold}.json").write_text(json.dumps(others, separators=(",", ":")))
    MODEL.write_text(json.dumps(train(pages), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

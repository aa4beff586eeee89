"""The shape of the house: who imports whom, how long modules and functions are, what start-up loads."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name

import pytest

import reader.model

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "reader").rglob("*.py"))
BENCHMARKS = sorted((ROOT / "tests" / "bench").glob("*.py"))

# What each part may import of ours. `library` joins the three below it; the screen sees the library, the
# nouns and the pure layout and search of a text, nothing deeper.
ALLOWED = {
    "model": {"model"},
    "text": {"text", "model"},
    "web": {"", "web", "model"},
    "store": {"store", "model"},
    "config": {"config", "model", "text.clean"},
    "library": {"", "library", "text", "web", "store", "model", "config"},
    "ui": {"ui", "library", "model", "config", "text.layout", "text.find", "text.clean", "text.scripts"},
    "cli": {"", "cli", "ui", "library", "model", "config", "text.clean"},
    "": set(),
    "__main__": {"cli"},
}
HOLDERS = {
    "textual": "ui",
    "textual_serve": "ui",
    "aiohttp": "ui",
    "textual_image": "ui",
    "PIL": "text",
    "httpx": "web",
    "sqlite3": "store",
    "lxml": "text",
    "markdownify": "text",
    "pypdf": "text",
}
SLOW = [
    "httpx",
    "bs4",
    "lxml",
    "markdownify",
    "markdown_it",
    "feedparser",
    "publicsuffixlist",
    "pypdf",
    "rapidfuzz",
]
UNREAD = [
    "reader.ui.article.view",
    "reader.ui.quotes.ledger",
    "reader.store.codec",
    "reader.store.search",
    "reader.model.checks",
    "reader.model.evidence",
    "reader.model.query",
]
"""What only the reading of an article, or a search, has need of."""
START_PATHS = {
    # What runs, and what it must not have loaded when it is done.
    "from reader.cli import main; main(['--version'])": [*SLOW, "argparse", "reader.model", "sqlite3"],
    "from reader.cli import main; main(['list'])": [*SLOW, "textual", "asyncio", "importlib.metadata"],
    "from reader.cli import main; main(['keys'])": [*SLOW, "textual", "asyncio", "sqlite3"],
    "from reader.cli import main; main(['themes'])": [*SLOW, "textual", "asyncio", "sqlite3"],
    "import reader.ui.app": [*SLOW, "importlib.metadata"],
    "import reader.library, reader.ui.application": [*SLOW, *UNREAD, "importlib.metadata"],
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "reader").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part_of(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows_go_one_way(path: Path) -> None:
    part = part_of(name_of(path))
    for imported in imports(path):
        if imported.startswith("reader."):
            target = imported.removeprefix("reader.")
            allowed = ALLOWED[part]
            assert any(target.startswith(f"{a}.") or target == a for a in allowed if a) or (
                "" in allowed and target == "__version__"
            ), f"{name_of(path)} imports {target}"
        holder = HOLDERS.get(imported.split(".")[0])
        assert holder in (None, part), f"{name_of(path)} imports {imported}, which is for {holder}/"


def test_sql_is_written_in_the_store_alone() -> None:
    sql = re.compile(r"(?:SELECT|INSERT INTO|DELETE FROM|UPDATE|PRAGMA) [a-z(*?]|[a-z] IS (?:NOT )?NULL")
    for path in MODULES:
        source = path.read_text()
        if part_of(name_of(path)) == "store" or not sql.search(source):
            continue
        for node in ast.walk(ast.parse(source)):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            assert not sql.search(text), f"{name_of(path)} speaks SQL: {text}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text()
    assert source.count("\n") <= 400, f"{name_of(path)} is over 400 lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 40, f"{name_of(path)}.{node.name} is {length} lines"


def test_benchmarks_import_what_exists() -> None:
    """They are run by hand: no other test would find that a name has changed."""
    ours = {name for path in BENCHMARKS for name in imports(path) if name.startswith("reader.")}
    assert len(ours) > len(BENCHMARKS)
    for name in ours:
        assert resolve_name(name) is not None


def test_every_noun_is_found_in_its_module() -> None:
    assert sorted(reader.model._MODULES) == sorted(reader.model.__all__)
    for name, module in reader.model._MODULES.items():
        assert getattr(reader.model, name) is getattr(import_module(f"reader.model.{module}"), name)
    with pytest.raises(AttributeError, match="Nobody"):
        _ = reader.model.Nobody


@pytest.mark.parametrize("code", START_PATHS)
def test_start_paths_load_nothing_slow(code: str, tmp_path: Path) -> None:
    listed = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules, file=sys.stderr)"],
        env={"PATH": "", "QUOTH_DATA_DIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stderr.split()
    loaded = {name for name in START_PATHS[code] if name in listed}
    assert not loaded, f"{code!r} loads {sorted(loaded)}"

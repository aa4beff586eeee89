"""Modules that are put off until they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from reader.text.extract.lazy import import_lazily
import_lazily("{name}")
import {name}
before = "{inside}" in sys.modules
{use}
print(before, "{inside}" in sys.modules)
"""


def run(name: str, inside: str, use: str) -> str:
    script = SCRIPT.format(name=name, inside=inside, use=use)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("use", ["soupsieve.compile('p')", "import soupsieve.css_parser"])
def test_a_module_is_loaded_when_something_of_it_is_used(use: str) -> None:
    assert run("soupsieve", "soupsieve.css_parser", use).split() == ["False", "True"]


def test_one_that_is_loaded_stays_as_it_is() -> None:
    assert run("json", "json.decoder", "assert json.loads('1') == 1").split()[1] == "True"


def test_one_that_is_not_there_is_still_not_there() -> None:
    script = "from reader.text.extract.lazy import import_lazily\nimport_lazily('no_such')\nimport no_such"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "ModuleNotFoundError" in done.stderr


def test_a_page_is_rendered_without_selectors() -> None:
    script = (
        "import sys; from reader.text.extract import extract_fragment; "
        "print(extract_fragment('<p>Some <b>ice</b></p>', 'https://a.example'), "
        "'soupsieve.css_parser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Some", "**ice**", "False"]

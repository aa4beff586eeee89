"""Which pager and which editor: of the settings, of the environment, or the usual one."""

from __future__ import annotations

import pytest

from reader.library.editing import of_environment


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, ("vi",)),
        ({"EDITOR": "nano -w"}, ("nano", "-w")),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ("code", "--wait")),
        ({"VISUAL": " ", "EDITOR": "'my editor' $HOME"}, ("my editor", "$HOME")),
        ({"VISUAL": "broken '", "EDITOR": "nano"}, ("nano",)),
    ],
)
def test_the_first_variable_with_a_command_counts(environ: dict[str, str], words: tuple[str, ...]) -> None:
    assert of_environment(environ, ("VISUAL", "EDITOR"), "vi") == words

"""A new theme is that of its model, with a word on every colour."""

from pathlib import Path

import pytest

from reader.cli import main
from reader.model import ReaderError
from reader.ui.themes.files import COLOURS, read_theme, read_themes, themes_dir
from reader.ui.themes.template import MEANINGS, new_theme, theme_text

THEMES = read_themes([themes_dir()]).themes


def test_every_colour_is_explained_there_and_in_the_readme() -> None:
    assert list(MEANINGS) == [f"{title}.{key}" for title, keys in COLOURS.items() for key in keys]


@pytest.mark.parametrize("like", THEMES, ids=lambda theme: theme.name)
def test_a_new_theme_has_the_colours_of_its_model(tmp_path: Path, like: object) -> None:
    model = next(theme for theme in THEMES if theme is like)
    made = read_theme(new_theme(tmp_path / "themes", "mine", model))
    assert (made.colours, made.speakers, made.unattributed) == (
        model.colours,
        model.speakers,
        model.unattributed,
    )
    assert (made.dark, made.ansi, made.name) == (model.dark, model.ansi, "mine")
    text = theme_text("mine", model)
    assert all(text.count(f"# {meaning}\n") == 1 for meaning in MEANINGS.values())


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    new_theme(tmp_path, "mine", THEMES[0])
    with pytest.raises(ReaderError, match="there is one already"):
        new_theme(tmp_path, "mine", THEMES[1])
    with pytest.raises(ReaderError, match="lower-case"):
        new_theme(tmp_path, "../Mine", THEMES[1])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


def test_the_command_writes_one_and_lists_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path))
    assert main(["themes", "new", "dusk", "--like", "nord"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'themes' / 'dusk.toml'}\n"
    assert main(["themes"]) == 0
    assert "dusk\tdark\tdusk, after nord\n" in capsys.readouterr().out
    assert main(["themes", "new", "dawn", "--like", "nort"]) == 1
    assert main(["themes", "new"]) == 1

"""Theme files: the ones that come with the reader are good; a bad one is one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.model import ReaderError
from reader.ui.quotes.speakers import SPEAKER_COLOURS
from reader.ui.themes.files import COLOURS, LARGEST, read_theme, read_themes, themes_dir

GOOD = (themes_dir() / "broadsheet.toml").read_text()


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_the_themes_of_the_reader_are_all_good() -> None:
    found = read_themes([themes_dir()])
    names = [theme.name for theme in found.themes]
    assert found.problems == ()
    assert names == sorted(names) and len(names) >= 8
    assert {"broadsheet", "nightdesk", "contrast-dark", "contrast-light", "ansi-dark", "ansi-light"} <= set(
        names
    )


def test_a_theme_holds_what_its_file_says() -> None:
    theme = read_theme(themes_dir() / "broadsheet.toml")
    assert (theme.name, theme.dark, theme.ansi) == ("broadsheet", False, False)
    assert theme.description == "Newsprint, ink and one warm accent"
    assert theme.credit is None
    assert theme.colours["page.background"] == "#f7f2e6"
    assert theme.colours["marks.cursor-text"] == "#14110d"
    assert len(theme.speakers) == SPEAKER_COLOURS and theme.speakers[0] == "#1b589e"
    assert theme.unattributed == "#5f564a"


def test_a_palette_is_credited() -> None:
    credit = read_theme(themes_dir() / "gruvbox.toml").credit
    assert credit == "Gruvbox by Pavel Pertsev (MIT), https://github.com/morhetz/gruvbox"


def test_the_users_theme_replaces_one_of_the_same_name(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("#f7f2e6", "#ffffff"), "broadsheet.toml")
    found = read_themes([themes_dir(), tmp_path])
    [broadsheet] = [theme for theme in found.themes if theme.name == "broadsheet"]
    assert broadsheet.colours["page.background"] == "#ffffff"


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    written(tmp_path, "dark = ", "broadsheet.toml")
    written(tmp_path, GOOD, "mine.toml")
    found = read_themes([themes_dir(), tmp_path, tmp_path / "absent"])
    assert {"broadsheet", "mine"} <= {theme.name for theme in found.themes}
    [problem] = found.problems
    assert problem.startswith(f"{tmp_path / 'broadsheet.toml'}: not valid TOML: ")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("link = ", "lnik = ", "[ink] unknown key 'lnik'; did you mean link."),
        ("[signs]", "[sounds]", "unknown key 'sounds'; known here: description, dark, ansi, palette,"),
        ('quiet = "#655a4b"\n', "", "[ink] quiet is missing."),
        ("dark = false\n", "", "dark is missing."),
        ("dark = false", 'dark = "no"', "dark must be true or false, not 'no'."),
        ('"#655a4b"', '"grey"', "[ink] quiet must be a colour such as \"#1f4e79\", not 'grey'."),
        ('"#655a4b"', "7", '[ink] quiet must be a colour such as "#1f4e79", not 7.'),
        ('"#655a4b"', '["#655a4b"]', "[ink] quiet must be a colour such as \"#1f4e79\", not ['#655a4b']."),
        ('"#655a4b"', '"#655a4b\\u001b"', "not '#655a4b\\x1b'."),
        ('  "#1b589e", # ink blue\n', "", "[speakers] colours must be a list of 8 colours."),
        ("#a93622", "a93622", "[speakers] colours 2 must be a colour such as"),
        ("dark = false", "dark = false\nansi = true", 'must be a colour of the terminal such as "ansi_blue"'),
        ("[page]", "[palette]\nname = 'Mine'\n[page]", "[palette] author is missing."),
        ("description = ", 'description = ""\n# ', "description must be a text in quotes, not ''."),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ReaderError) as caught:
        read_theme(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and sentence in message
    assert "\n" not in message and "\x1b" not in message


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "description is missing."),
        (b"page = 3\n" + GOOD.replace("[page]", "[panel]").encode(), "unknown key 'panel'"),
        (b"\xff\xfe", "not UTF-8 at byte 0."),
        (b"x = " + b"[" * 8_000, "not valid TOML: "),
        (b"x = " + b"9" * 8_000, "not valid TOML: "),
        (b"#" * (LARGEST + 1), "cannot be read: it is larger than 8,192 bytes."),
    ],
)
def test_garbage_is_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    [problem] = read_themes([tmp_path]).problems
    assert problem.startswith(f"{path}: ") and sentence in problem and len(problem) < len(str(path)) + 250


def test_a_file_without_an_end_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").symlink_to("/dev/zero")
    [problem] = read_themes([tmp_path]).problems
    assert "larger than 8,192 bytes" in problem


def test_a_folder_named_like_a_theme_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    [problem] = read_themes([tmp_path]).problems
    assert problem == f"{tmp_path / 'folder.toml'}: cannot be read: Is a directory."


def test_a_name_that_could_not_be_typed_is_refused(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "My \x1b[31mTheme.toml")
    [problem] = read_themes([tmp_path]).problems
    assert problem.endswith("the file's name must be lower-case letters, digits and hyphens.")
    assert "\x1b" not in problem


def test_themes_are_listed_without_textual() -> None:
    read = "from reader.ui.themes.files import *; read_themes([themes_dir()])"
    code = f"import sys; {read}; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_page_about_themes_lists_them_all_rightly() -> None:
    page = (themes_dir() / "README.md").read_text()
    for theme in read_themes([themes_dir()]).themes:
        [row] = [line for line in page.splitlines() if line.startswith(f"| `{theme.name}` |")]
        assert f"| {'dark' if theme.dark else 'light'} |" in row
        if theme.credit:
            name_and_author, licence = theme.credit.split(", ")[0].removesuffix(")").split(" (")
            palette, author = name_and_author.split(" by ")
            assert all(word in row for word in (palette, author, licence))
    for table, keys in COLOURS.items():
        assert f"`[{table}]`" in page and all(f"`{key}`" in page for key in keys)

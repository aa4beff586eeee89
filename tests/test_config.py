"""Settings and paths: what wins, and what is said of a mistake."""

from pathlib import Path

import pytest

from reader.config import Settings, find_paths, is_set, load_settings
from reader.model import ReaderError


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text)
    return path


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"none\.toml: no such config file"):
        load_settings(tmp_path / "none.toml", must_exist=True)


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'measure = 60\ntheme = "nightdesk"\noffline = true\nuser_agent = "Paper/1"\nrefresh_minutes = 15\n'
        'search_url = "https://find.example/{query}/news"\n'
        "evidence_pages = 9\nevidence_megabytes = 8\nbookmark_evidence = false\n"
        'proxy = "http://localhost:3128"\nfull_text = "auto"\n',
    )
    assert load_settings(path) == Settings(
        measure=60,
        theme="nightdesk",
        offline=True,
        user_agent="Paper/1",
        proxy="http://localhost:3128",
        refresh_minutes=15,
        full_text="auto",
        search_url="https://find.example/{query}/news",
        evidence_pages=9,
        evidence_megabytes=8,
        bookmark_evidence=False,
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("mesure = 60", "unknown key mesure; did you mean measure?"),
        ("colour = 1", "unknown key colour; known keys: measure, "),
        ('measure = "wide"', "measure must be a whole number, not 'wide'"),
        ("measure = true", "measure must be a whole number, not True"),
        ("measure = 20", "measure must be 40 to 140, not 20"),
        ("offline = 1", "offline must be true or false, not 1"),
        ("theme = 3", "theme must be a text in quotes, not 3"),
        ("refresh_minutes = 1", "refresh_minutes must be 5 or more, not 1"),
        ('search_url = "find.example/?q={query}"', "search_url must be an address that starts with http"),
        ('search_url = "https://find.example/"', "once behind the host, not 'https://find.example/'"),
        ('search_url = "https://{query}.example/"', "search_url must be an address"),
        ('search_url = "https://find.example/{query}?q={query}"', "search_url must be an address"),
        ('search_url = "https://find.example/{words}?q={query}"', "search_url must be an address"),
        ("evidence_pages = 0", "evidence_pages must be 1 or more, not 0"),
        ("evidence_megabytes = 1.5", "evidence_megabytes must be a whole number, not 1.5"),
        ("bookmark_evidence = 1", "bookmark_evidence must be true or false, not 1"),
        ('full_text = "yes"', "full_text: 'yes' is not one of its values; known values: on, auto, off."),
        ('proxy = "localhost:3128"', "proxy must be an address like http://localhost:3128, not"),
    ],
)
def test_a_mistake_is_a_sentence_that_names_file_and_key(tmp_path: Path, text: str, sentence: str) -> None:
    path = written(tmp_path, text)
    [mistake] = load_settings(path).mistakes
    assert mistake.startswith(f"{path}:1: ")
    assert sentence in mistake


@pytest.mark.parametrize(
    ("data", "why"), [(b"\xff\xfe\x00", "cannot be read"), (b"measure = ", "not valid TOML")]
)
def test_a_file_that_says_nothing_is_an_error(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    with pytest.raises(ReaderError, match=rf"config\.toml:1: {why}"):
        load_settings(path)


def test_every_mistake_is_told_and_what_is_right_counts(tmp_path: Path) -> None:
    path = written(tmp_path, "measure = 20\nfull_txet = true\nrefresh_minutes = 15\nascii = 2\n")
    settings = load_settings(path, environ={"QUOTH_EVIDENCE_PAGES": "none", "QUOTH_EVIDENCE_MEGABYTES": "9"})
    assert settings == Settings(refresh_minutes=15, evidence_megabytes=9)
    assert [mistake.partition(": ")[0] for mistake in settings.mistakes] == [
        f"{path}:1",
        f"{path}:2",
        f"{path}:4",
        "the environment",
    ]
    assert all(mistake.endswith("Until that is mended, it does not count.") for mistake in settings.mistakes)


@pytest.mark.parametrize("text", ["offline = 1", "ofline = true", 'proxy = "localhost:3128"', 'proxi = ""'])
def test_where_it_is_about_what_keeps_the_network_away_nothing_is_fetched(tmp_path: Path, text: str) -> None:
    settings = load_settings(written(tmp_path, text))
    assert settings == Settings(offline=True)
    assert settings.mistakes[0].endswith("Nothing is fetched until that is mended.")
    assert load_settings(tmp_path / "none.toml", environ={"QUOTH_OFFLINE": "perhaps"}).offline


@pytest.mark.parametrize(
    "text",
    [
        "[share]\noffline = true",
        "[network]\noffline = true",
        "[web.home]\nofline = true",
        '[[nets]]\nproxy = "http://localhost:3128"',
        "OFFLINE = true",
    ],
)
def test_so_it_is_where_that_stands_in_a_table_or_in_capitals(tmp_path: Path, text: str) -> None:
    settings = load_settings(written(tmp_path, text))
    assert settings == Settings(offline=True)
    assert settings.mistakes[0].endswith("Nothing is fetched until that is mended.")


def test_the_environment_may_say_what_the_file_says_badly(tmp_path: Path) -> None:
    path = written(tmp_path, "offline = 1")
    assert not load_settings(path, environ={"QUOTH_OFFLINE": "no"}).offline
    path = written(tmp_path, 'proxy = "localhost:3128"')
    assert load_settings(path, environ={"QUOTH_OFFLINE": "no"}).offline
    proxy = "http://localhost:3128"
    assert load_settings(path, environ={"QUOTH_PROXY": proxy}) == Settings(proxy=proxy)


def test_no_other_key_is_taken_for_one_that_keeps_the_network_away(tmp_path: Path) -> None:
    path = written(tmp_path, "[share]\nproxi = []\n")
    assert not load_settings(path).offline
    assert not load_settings(written(tmp_path, "pictures = 1\nedtor = 2\ncolour = 3")).offline
    assert not load_settings(written(tmp_path, '[looks]\ncolour = 3\n[pipe]\noffline = ["tee"]')).offline


def test_a_flag_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"QUOTH_CONFIG": "/env/config.toml", "QUOTH_DATA_DIR": "/env/data"}
    by_flag = find_paths(environ, str(tmp_path / "mine.toml"), str(tmp_path / "data"))
    assert (by_flag.config, by_flag.data) == (tmp_path / "mine.toml", tmp_path / "data")
    by_environment = find_paths(environ)
    assert by_environment.config == Path("/env/config.toml")
    assert by_environment.database == Path("/env/data/library.db")
    assert by_environment.themes == Path("/env/themes")


def test_a_home_is_taken_for_one_only_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_paths({"QUOTH_CONFIG": "~/mine.toml", "QUOTH_DATA_DIR": "~/data"}).data == tmp_path / "data"
    assert find_paths({"QUOTH_CONFIG": "~/mine.toml"}).config == tmp_path / "mine.toml"
    assert find_paths({}, data_dir="~no one/data").data == Path("~no one/data").absolute()


def test_without_either_the_platform_says_where() -> None:
    paths = find_paths({})
    assert paths.config.name == "config.toml"
    assert "quoth" in str(paths.data)


def test_a_switch_is_on_only_when_it_holds_something() -> None:
    assert is_set({"NO_COLOR": "1"}, "NO_COLOR")
    assert not is_set({"NO_COLOR": ""}, "NO_COLOR")
    assert not is_set({}, "NO_COLOR")

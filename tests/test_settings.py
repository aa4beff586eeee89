"""The table of settings, what is printed of it, and how a file of settings is checked as a whole."""

import subprocess
import sys
import tomllib
from itertools import groupby
from pathlib import Path

import pytest
from full_disk import full_disk

from reader.cli import main
from reader.config import Settings, load_settings
from reader.config.checks import FORMS, complaint
from reader.config.problems import Problem
from reader.config.reading import settings_problems
from reader.config.rules import link_problems, site_problems
from reader.config.template import config_text, toml_value
from reader.config.toml import statements

ROWS = Settings.rows()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "config.toml"


def said(problems: list[Problem]) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in problems]


def test_each_row_is_whole() -> None:
    for row in ROWS.values():
        assert row.line.endswith(".") and row.group, row.name
        assert not row.form or row.form in FORMS, row.name
        shown = row.example if row.default is None else row.default
        value = list(shown) if isinstance(shown, tuple) else shown
        assert shown != "" and not complaint(row, value), row.name


def test_the_rows_of_a_group_stand_together() -> None:
    groups = [group for group, _ in groupby(row.group for row in ROWS.values())]
    assert len(groups) == len(set(groups))


def test_the_written_file_names_every_setting_and_changes_none(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(config_text(), encoding="utf-8")
    assert load_settings(path) == Settings()
    named = config_text().replace("\n# ", "\n")
    keys = [line for line in named.splitlines() if " = " in line and line.split(" = ")[0] in ROWS]
    assert list(tomllib.loads("\n".join(keys))) == list(ROWS)


@pytest.mark.parametrize("value", ['say "so" \\ now', "naïve\t日", True, False, 12, ("a", 'b"')])
def test_a_written_value_is_read_as_it_was(value: object) -> None:
    read = tomllib.loads(f"key = {toml_value(value)}")["key"]
    assert (tuple(read) if isinstance(read, list) else read) == value


def test_a_setting_is_changed_by_name_and_not_assigned() -> None:
    settings = Settings(measure=60)
    with pytest.raises(AttributeError, match="measure"):
        settings.measure = 70  # type: ignore[misc]
    with pytest.raises(TypeError, match="mesure"):
        Settings(mesure=60)
    settings.change("measure", 64, "config.toml")
    assert (settings.measure, settings.origin("measure")) == (64, "config.toml")
    settings.change("measure", None, "config.toml")
    assert (settings.measure, settings.origin("measure")) == (72, "default")
    settings.change("measure", 60, "flag")
    other = settings.with_("flag", offline=True)
    assert (settings.offline, other.offline, other.measure) == (False, True, 60)
    assert (other.origin("offline"), other.origin("theme")) == ("flag", "default")


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '# mine\nmesure = 60\n\nuser_agent = """\noffline = 1\n"""\noffline = 1\n[theme]\nname = "x"\n'
    )
    assert said(settings_problems(path)) == [
        (2, "unknown key mesure; did you mean measure?"),
        (
            4,
            "user_agent must be at most 300 letters, digits and signs of ASCII, not 'offline = 1\\n'.",
        ),
        (7, "offline must be true or false, not 1."),
        (8, "theme must be a text in quotes, not {'name': 'x'}."),
    ]
    path.write_text("measure = 60\nmeasure = = 2\n")
    assert [
        (problem.line, str(problem).startswith(f"{path}:2: ")) for problem in settings_problems(path)
    ] == [(2, True)]
    path.write_bytes(b'measure = 60\ntheme = "\xff"\n')
    assert said(settings_problems(path)) == [(2, "cannot be read: it is not UTF-8.")]


@pytest.mark.parametrize("agent", [" Paper/1", "Paper/1 ", " "])
def test_a_user_agent_that_no_header_may_hold_is_told(tmp_path: Path, agent: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'user_agent = "{agent}"\n')
    assert said(settings_problems(path)) == [
        (1, f"user_agent must be without blanks at its ends, not {agent!r}.")
    ]
    path.write_text('user_agent = "Paper/1 (by hand)"\n')
    assert said(settings_problems(path)) == []


def test_the_files_beside_it_are_checked_too(tmp_path: Path) -> None:
    links, sites = tmp_path / "links.toml", tmp_path / "sites.toml"
    links.write_text('"council.example" = "primry"\nno.example = "primary"\n"not a domain" = "own"\n')
    assert [problem.line for problem in link_problems(links)] == [1, 3]
    sites.write_text('["a.example"]\nkeep = ["p"]\ndrp = [".x"]\n["b.example"]\ndrop = ["p["]\nnext = 3\n')
    assert [problem.line for problem in site_problems(sites)] == [3, 5, 6]
    assert "did you mean drop?" in str(site_problems(sites)[0])


def test_statements_of_several_lines_are_kept_together() -> None:
    text = (
        'a = [\n  "x", # [b]\n  "y",\n]\n\n# c = 1\n[one."two.three"]\nb = """\nd = 1\n"""\n[[many]]\ne = 1\n'
    )
    found = [(one.table, one.key, one.lines.start, one.lines.stop) for one in statements(text)]
    assert found == [
        ("", "a", 0, 4),
        ("one.two.three", "", 6, 7),
        ("one.two.three", "b", 7, 10),
        ("many", "", 10, 11),
        ("many", "e", 11, 12),
    ]


@pytest.mark.parametrize(
    "first",
    [
        'a = """"b"""" # \'',
        "a = ''''\n[b]\n'''''",
        'a = "\\"[" # ]"',
        "a = '[\\' # {",
        'a = [{ b = "]" }, # ]\n]',
        'a = """\\\n\\""" # [\n"""',
        '"a.=[" = \'"""\'',
        'a = ""',
        'a = """"""',
    ],
)
def test_no_sign_in_a_string_or_a_comment_ends_a_statement_or_does_not(first: str) -> None:
    tomllib.loads(first)
    one, two = statements(f"{first}\nc = 2\n")
    assert (one.lines, two.key, two.lines) == (
        range(first.count("\n") + 1),
        "c",
        range(first.count("\n") + 1, first.count("\n") + 2),
    )


def test_the_environment_wins_over_the_file_and_a_flag_over_both(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text("measure = 60\nrefresh_minutes = 15\noffline = false\n")
    monkeypatch.setenv("QUOTH_MEASURE", "66")
    assert main(["config", "--offline"]) == 0
    listed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [name for name, _, _ in listed] == list(ROWS)
    assert ["measure", "66", "environment"] in listed
    assert ["refresh_minutes", "15", "config.toml"] in listed
    assert ["offline", "true", "flag"] in listed
    assert ["bookmark_evidence", "true", "default"] in listed


@pytest.mark.parametrize("word", ["wide", "7", "6.5", "--60", "6" * 5000])
def test_a_bad_variable_is_a_sentence_that_names_it(config: Path, word: str) -> None:
    settings = load_settings(config, environ={"QUOTH_MEASURE": word})
    assert settings.measure == Settings().measure
    assert settings.mistakes[0].startswith("the environment: QUOTH_MEASURE: measure must be ")


@pytest.mark.parametrize(("word", "value"), [("1", True), ("off", False), ("True", True), ("no", False)])
def test_a_switch_in_the_environment_may_be_worded(config: Path, word: str, value: bool) -> None:
    assert load_settings(config, environ={"QUOTH_OFFLINE": word}).offline is value


def test_init_writes_once_and_check_finds_nothing_in_it(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["config", "init"]) == 0
    assert config.read_text(encoding="utf-8") == config_text()
    assert main(["config", "check"]) == 0
    config.write_text("measure = 60\n")
    assert main(["config", "init"]) == 1
    assert config.read_text() == "measure = 60\n"
    assert "there is one already" in capsys.readouterr().err


def test_init_leaves_no_half_of_a_file(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with full_disk(100):
        assert main(["config", "init"]) == 1
    assert capsys.readouterr().err == f"quoth: {config}: cannot be written: File too large.\n"
    assert not config.exists()


def test_check_tells_everything_and_fails(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('ofline = true\nmeasure = "x"\n')
    (config.parent / "links.toml").write_text("a = 1\n")
    monkeypatch.setenv("QUOTH_EVIDENCE_PAGES", "none")
    (config.parent / "keys.toml").write_text('nonsense = "x"\n')
    (config.parent / "themes").mkdir()
    (config.parent / "themes" / "mine.toml").write_text("dark = 3\n")
    assert main(["config", "check"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[0] for line in told] == [
        f"{config}:1",
        f"{config}:2",
        f"{config.parent / 'links.toml'}:1",
        f"{config.parent / 'keys.toml'}, line 1",
        str(config.parent / "themes" / "mine.toml"),
        "the environment",
    ]


def test_a_start_without_files_reads_no_checks(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader.config import *; folder = Path(sys.argv[1]);"
        "load_settings(folder / 'config.toml', environ={}); load_sites(folder / 'sites.toml');"
        "load_link_rules(folder / 'links.toml'); print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert "reader.config.settings" in loaded
    assert not loaded & {
        "reader.config.reading",
        "reader.config.checks",
        "tomllib",
        "dataclasses",
        "reader.model",
    }

"""The file of the reader's own lists: read, mistakes told with their line, and written with all else kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_disk import full_disk

from reader.cli import main
from reader.config import load_lists
from reader.config.lists import keep_list, list_problems, remove_list
from reader.library.searching import mistake_in_search
from reader.model import QueryList, ReaderError

FILE = """# What I follow
Harbour = "title:harbour"  # the whole coast

"Over there" = '''
source:reuters
is:unread'''
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lists.toml"
    path.write_text(FILE)
    return path


def names(path: Path) -> list[str]:
    own = load_lists(path)
    return [each.name for each in own.lists] if own else []


def test_lists_come_in_the_order_of_the_file(path: Path) -> None:
    own = load_lists(path)
    assert own is not None
    assert own.lists == (
        QueryList("Harbour", "title:harbour"),
        QueryList("Over there", "source:reuters\nis:unread"),
    )
    assert own.problems == ()
    assert load_lists(path.with_name("none.toml")) is None


def test_every_mistake_is_told_with_its_line_and_the_other_lists_stand(path: Path) -> None:
    path.write_text(FILE + 'Wrong = "colour:red"\nNumber = 7\n"bell\\u0007" = "a"\n[table]\nx = "a"\n')
    told = [str(problem).partition(":")[2] for problem in list_problems(path, mistake_in_search)]
    assert [line.partition(":")[0] for line in told] == ["7", "8", "9", "10"]
    assert "“Wrong”: There is no “colour:”" in told[0]
    assert told[0].endswith("That is character 1 of its search.")
    assert names(path) == ["Harbour", "Over there", "Wrong"]


def test_a_file_that_is_no_toml_is_no_list_and_is_not_written(path: Path) -> None:
    path.write_text("Harbour = title:harbour")
    own = load_lists(path)
    assert own is not None and own.lists == () and "not valid TOML" in str(own.problems[0])
    with pytest.raises(ReaderError, match="nothing was written"):
        keep_list(path, QueryList("a", "b"))
    assert path.read_text() == "Harbour = title:harbour"


def test_a_new_list_is_the_last_and_all_else_stays(path: Path) -> None:
    keep_list(path, QueryList('Say "hi"', 'speaker:"Ida Holm"'))
    assert path.read_text() == FILE + '"Say \\"hi\\"" = "speaker:\\"Ida Holm\\""\n'
    assert names(path) == ["Harbour", "Over there", 'Say "hi"']


def test_a_list_is_changed_in_its_place(path: Path) -> None:
    keep_list(path, QueryList("Far", "source:afp"), old="Over there")
    assert path.read_text() == FILE[: FILE.index('"Over')] + '"Far" = "source:afp"\n'
    keep_list(path, QueryList("Harbour", "harbour"), old="Far")
    assert names(path) == ["Harbour"], "of one name there is one list"


def test_what_is_written_beside_a_list_stays_with_it(path: Path) -> None:
    path.write_bytes(FILE.replace("\n", "\r\n").encode())
    keep_list(path, QueryList("Port", "harbour"), old="Harbour")
    assert (
        path.read_bytes()
        == FILE.replace('Harbour = "title:harbour"', '"Port" = "harbour"').replace("\n", "\r\n").encode()
    )


def test_a_list_is_removed_alone(path: Path) -> None:
    remove_list(path, "Over there")
    assert path.read_text() == FILE[: FILE.index('"Over')]
    remove_list(path, "none such")
    assert names(path) == ["Harbour"]


def test_a_list_is_kept_above_the_first_table_and_in_no_file_at_all(path: Path) -> None:
    path.write_text('a = "b"\n\n[table]\n')
    keep_list(path, QueryList("c", "d"))
    assert names(path) == ["a", "c"]
    fresh = path.parent / "deep" / "lists.toml"
    keep_list(fresh, QueryList("c", "d"))
    assert fresh.read_text() == '"c" = "d"\n'


def test_where_nothing_can_be_written_the_lists_stay_and_it_says_so(path: Path) -> None:
    path.write_text('Harbour = "title:harbour"\n')
    with full_disk(), pytest.raises(ReaderError, match=r"lists\.toml: cannot be written: File too large"):
        keep_list(path, QueryList("c", "d" * 8192))
    assert path.read_text() == 'Harbour = "title:harbour"\n'
    assert list(path.parent.iterdir()) == [path]


def test_config_check_looks_at_the_lists(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_CONFIG", str(path.with_name("config.toml")))
    monkeypatch.setenv("QUOTH_DATA_DIR", str(path.parent))
    assert main(["config", "check"]) == 0
    path.write_text('Wrong = "is:lost"')
    assert main(["config", "check"]) == 1
    assert f"{path}:1: “Wrong”: Write one of unread" in capsys.readouterr().out


def test_config_check_looks_at_the_rules(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_CONFIG", str(path.with_name("config.toml")))
    monkeypatch.setenv("QUOTH_DATA_DIR", str(path.parent))
    rules = path.with_name("rules.toml")
    rules.write_text('["Sport"]\nquery = "is:lost"\nhide = true\n')
    assert main(["config", "check"]) == 1
    assert f"{rules}:2: “Sport”: Write one of unread" in capsys.readouterr().out

"""Lists of the library in plain lines: shown in part, ordered, kept, renamed, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from talk import Talk

from reader.model import ReaderError


def number_of(lines: list[str], label: str) -> str:
    """The number under which something was listed."""
    return next(line.partition(".")[0] for line in lines if line.partition(". ")[2].startswith(label))


def titles(lines: list[str]) -> list[str]:
    return [line.partition(". ")[2].split(", The Quoth")[0] for line in lines[1:]]


def test_a_list_is_shown_in_part_and_whole_again(talk: Talk) -> None:
    talk.hear("read 1-3")
    talk.hear("bookmark 2")
    assert talk.hear("show unread")[0] == "The Quoth Edition, unread: 5."
    assert talk.hear("show bookmarks")[0] == "The Quoth Edition, bookmarks: 1."
    assert talk.hear("show all")[0] == "The Quoth Edition: 8."
    with pytest.raises(ReaderError, match="Say show and all, unread or bookmarks"):
        talk.hear("show")


def test_the_order_of_a_list_is_chosen_and_remembered_for_it(talk: Talk) -> None:
    newest = titles(talk.opening[1:])
    assert titles(talk.hear("order oldest")) == newest[::-1]
    offered = talk.hear(",")
    assert offered[0] == "Orders: 5."
    by_title = talk.hear(number_of(offered, "title"))
    assert by_title[0] == "The Quoth Edition, by title: 8."
    assert titles(by_title) == sorted(newest, key=str.casefold)
    talk.hear(number_of(talk.hear("lists"), "All stories"))
    again = talk.hear(number_of(talk.hear("lists"), "The Quoth Edition"))
    assert again == by_title
    with pytest.raises(ReaderError, match="Say order and one of date, oldest, title"):
        talk.hear("order sideways")


def test_a_search_is_kept_renamed_and_removed_as_a_list(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "lists.toml"
    with pytest.raises(ReaderError, match="Say search and words, then keep"):
        talk.hear("keep Rivers")
    talk.hear("search title:bridge")
    said = talk.hear("keep Rivers  and bridges")
    assert said[:2] == [f"Kept the list Rivers and bridges in {file}.", "Rivers and bridges: 1."]
    assert file.read_text() == '"Rivers and bridges" = "title:bridge"\n'
    talk.hear("L Rivers")
    assert file.read_text() == '"Rivers" = "title:bridge"\n'
    talk.hear("search gasket")
    with pytest.raises(ReaderError, match="There is a list Rivers already: say keep over Rivers"):
        talk.hear("keep Rivers")
    talk.hear("keep over Rivers")
    assert file.read_text() == '"Rivers" = "gasket"\n'
    talk.hear("undo")
    assert file.read_text() == '"Rivers" = "title:bridge"\n'
    number = number_of(talk.hear("lists"), "Rivers")
    assert talk.hear(f"remove {number}") == ["Removed the list Rivers. Say undo to take it back."]
    assert file.read_text() == "" and not any("Rivers" in line for line in talk.hear("lists"))
    talk.hear("undo")
    assert any("Rivers" in line for line in talk.hear("lists"))


def test_a_tag_is_renamed_and_taken_off_every_story(talk: Talk, tmp_path: Path) -> None:
    for number in ("1", "2"):
        talk.hear("stories")
        talk.hear(number)
        talk.hear("tag frost")
    (tmp_path / "lists.toml").write_text('Cold = "tag:frost"\n')
    assert talk.hear("rename #frost ice") == ["Renamed #frost to #ice.", "Cold still names #frost."]
    assert talk.hear("tag") == ["Tags: ice."]
    with pytest.raises(ReaderError, match="no story has this tag"):
        talk.hear("rename frost ice")
    with pytest.raises(ReaderError, match="Say rename, a tag and its new name"):
        talk.hear("= ice")
    number = number_of(talk.hear("lists"), "#ice")
    assert talk.hear(f"remove {number}") == ["Removed #ice from 2 stories."]
    assert talk.hear("tag") == ["Tags: none."]
    talk.hear("undo")
    assert talk.hear("tag") == ["Tags: ice."]


def test_only_what_can_be_removed_is(talk: Talk) -> None:
    talk.hear("lists")
    with pytest.raises(ReaderError, match="Say remove and the number of a feed, a list of your own or a tag"):
        talk.hear("remove 1")

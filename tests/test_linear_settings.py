"""The settings of the reader and of one feed, in plain lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from talk import Talk

from reader.cli.linear.lines import story_line
from reader.model import ReaderError

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def feed_number(talk: Talk) -> str:
    return next(line.partition(".")[0] for line in talk.hear("lists") if "The Quoth Edition" in line)


def test_settings_are_listed_explained_changed_and_changed_back(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    listed = talk.hear("settings refresh_minutes")
    assert listed[0] == "Settings: 1." and listed[1].endswith(", default")
    before = listed[1]
    (told,) = talk.hear("1")
    assert told.startswith("refresh_minutes: ") and "By default" in told
    assert talk.hear("set refresh_minutes 77") == ["Changed refresh_minutes in config.toml."]
    assert talk.session.outside.settings.refresh_minutes == 77
    assert "refresh_minutes = 77" in file.read_text()
    assert talk.hear("settings refresh_min")[1] == "1. refresh_minutes: 77, config.toml"
    talk.hear("undo")
    assert talk.hear("settings refresh_min")[1] == before
    talk.hear("set refresh_minutes 78")
    talk.hear("set refresh_minutes -")
    assert talk.hear("settings refresh_min")[1] == before
    assert talk.hear("set linear on") == ["Changed linear in config.toml. It holds from the next start."]
    for wrong in ("set", "set refresh_minutes", "set no_such_thing 1"):
        with pytest.raises(ReaderError, match="Say set, the name of a setting and its value"):
            talk.hear(wrong)
    with pytest.raises(ReaderError, match="refresh_minutes"):
        talk.hear("set refresh_minutes often")


def test_the_network_is_used_again_as_soon_as_that_is_set(talk: Talk) -> None:
    assert talk.library.offline
    talk.hear("set offline off")
    assert not talk.library.offline
    talk.hear("set offline on")
    assert talk.library.offline


def test_offline_a_line_tells_of_which_stories_only_what_the_feed_gave_is_there(talk: Talk) -> None:
    assert not any("feed gave" in line for line in talk.hear("stories"))  # the edition has its pages
    story = talk.session.story_at(0)
    assert story_line(replace(story, kept=False), NOW, offline=True).endswith(", only what the feed gave")
    assert "gave" not in story_line(replace(story, kept=False), NOW)
    assert "gave" not in story_line(replace(story, kept=False, url=None), NOW, offline=True)


def test_a_feed_is_told_and_set_by_its_number_or_where_it_is_entered(talk: Talk) -> None:
    number = feed_number(talk)
    told = talk.hear(f"feed {number}")
    assert "Title: The Quoth Edition (title)" in told
    assert any(line.startswith("Stories: ") and "8 unread" in line for line in told)
    assert talk.hear(f"feed {number} full on") == ["Set for The Quoth Edition: full_text."]
    assert "Full texts: on (full_text)" in talk.hear("feed")
    talk.hear("undo")
    assert "Full texts: on (full_text)" not in talk.hear("feed")
    talk.hear("feed title My Edition")
    assert any("My Edition" in line for line in talk.hear("lists"))
    with pytest.raises(ReaderError, match="full_text must be one of"):
        talk.hear("feed full_text sometimes")
    with pytest.raises(ReaderError, match="there is no such setting of a feed"):
        talk.hear("feed colour red")
    with pytest.raises(ReaderError, match="Say a value for title"):
        talk.hear("feed title")
    with pytest.raises(ReaderError, match="Say feed and the number of a feed"):
        talk.hear("feed 1")

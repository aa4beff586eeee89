"""The words above an article: what they say of where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from readings import ferry, paragraph, reading_of

from reader.model import Block, BlockKind, Document, LinkKind, Provenance, Reading, Story
from reader.ui.article.head import copy_notice, head_lines, human_date, is_headline, reading_time
from reader.ui.quotes.signs import Notes


def plain(words: int = 3) -> Document:
    return Document((paragraph(" ".join(["word"] * words)),))


FERRY = Provenance(3, 0, 1, {LinkKind.UNKNOWN: 2}, 0, 0)


def last_lines(reading: Reading, width: int = 72, provenance: Provenance | None = None) -> list[str]:
    """The lines between the byline and the rule under the head."""
    lines = head_lines(reading, width, Notes(provenance=provenance))
    return [line.text for line in lines[4:-2]]


def test_the_year_is_said_when_it_is_not_the_one_of_publication() -> None:
    assert last_lines(reading_of(plain(), published="2019-05-01")) == ["copy of 23 Nov 2026"]
    assert last_lines(reading_of(plain(), published=None)) == ["copy of 23 Nov 2026"]


def test_a_page_without_a_date_has_that_of_its_feed() -> None:
    told = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    story = Story(1, 1, "Gazette", None, "A title", None, told, told, True, False, False)
    undated = replace(reading_of(plain(), published=None), story=story)
    assert "Sun 22 Nov 2026, 06:30 UTC" in head_lines(undated, 72)[3].text
    dated = replace(reading_of(plain(), published="2026-11-21"), story=story)
    assert "Sat 21 Nov 2026 ·" in head_lines(dated, 72)[3].text
    assert last_lines(undated) == ["copy of 23 Nov"], "the year stands above it"


def test_an_old_copy_says_why_or_at_least_from_when_it_is() -> None:
    told = "tidende.example did not answer. This is the copy of 20 Nov."
    assert copy_notice(reading_of(plain(), notice=told, stale=True)) == told
    assert copy_notice(reading_of(plain(), stale=True)) == "Copy of 23 Nov."
    assert copy_notice(reading_of(plain())) == ""
    assert last_lines(reading_of(plain(), stale=True)) == ["copy of 23 Nov"], "its date stands there once"


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-11-23T10:40:00+01:00", "Mon 23 Nov 2026, 10:40"),
        ("2026-11-23T09:40:00Z", "Mon 23 Nov 2026, 09:40 UTC"),
        ("2026-11-23 10:40", "Mon 23 Nov 2026, 10:40"),
        ("2026-11-03", "Tue 3 Nov 2026"),
        ("2026-11", "Nov 2026"),
        ("2026", "2026"),
        ("2026-13", "2026-13"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(published: str, words: str) -> None:
    assert human_date(published) == words


@pytest.mark.parametrize(("words", "time"), [(0, ""), (5, "1 min"), (920, "4 min")])
def test_reading_time_is_told_in_minutes(words: int, time: str) -> None:
    assert reading_time(reading_of(plain(words)).article) == time


def test_reading_time_of_a_text_without_blanks_between_words() -> None:
    assert reading_time(reading_of(Document((paragraph("市议会决定继续运营" * 200),))).article) == "4 min"


def test_the_head_keeps_within_its_width_and_its_parts_whole() -> None:
    assert max(len(line.text) for line in head_lines(ferry(), 40)) == 40
    assert last_lines(ferry(), 40, FERRY)[-2:] == [
        "4 quotes: 3 named, 1 unattributed",
        "2 links · copy of 23 Nov",
    ]


@pytest.mark.parametrize(
    ("width", "title", "lines"),
    [
        (30, "Ferry to Keep Its Fares Until", ["Ferry to Keep Its Fares Until"]),
        (30, "Ferry to Keep Its Fares Until May", ["Ferry to Keep Its", "Fares Until May"]),
        (12, "Ferry to Keep Its Fares Until May", ["Ferry to", "Keep Its", "Fares", "Until May"]),
    ],
)
def test_a_headline_is_set_in_lines_of_about_the_same_length(
    width: int, title: str, lines: list[str]
) -> None:
    reading = reading_of(plain())
    reading = replace(reading, article=replace(reading.article, title=title))
    assert [line.text for line in head_lines(reading, width) if line.ink == "heading"] == lines


def test_warnings_and_the_notice_of_an_old_copy_stand_in_the_head() -> None:
    reading = reading_of(
        plain(), warnings=("The page has no main text.",), notice="The host did not answer.", stale=True
    )
    warned = [line.text for line in head_lines(reading, 60) if line.ink == "warning"]
    assert warned == ["The host did not answer.", "The page has no main text."]


def test_marks_that_have_lost_their_words_are_told_in_the_head() -> None:
    lost = head_lines(reading_of(plain()), 60, Notes(orphans=2))
    assert "see your list of marks" in " ".join(line.text for line in lost if line.ink == "warning")
    assert not [line for line in head_lines(reading_of(plain()), 60) if line.ink == "warning"]


def test_an_article_without_a_title_has_a_name_all_the_same() -> None:
    reading = reading_of(plain(), title="")
    assert "Untitled" in [line.text for line in head_lines(reading, 60)]


def test_a_text_that_begins_with_its_title_is_known_whatever_its_case_and_blanks() -> None:
    heading = Block(BlockKind.HEADING, "The  Ferry sails on", level=1)
    assert is_headline(Document((heading,)), "The ferry sails on")
    assert not is_headline(Document((replace(heading, kind=BlockKind.PARAGRAPH),)), "The ferry sails on")
    assert not is_headline(Document(()), "")


def test_no_line_of_the_head_begins_or_ends_with_a_dot() -> None:
    reading = ferry()
    for width in range(24, 90):
        lines = [line.text for line in head_lines(reading, width, Notes(provenance=FERRY))]
        assert not [line for line in lines if line.startswith("·") or line.endswith("·")]


@pytest.mark.parametrize("width", range(16, 60))
def test_no_date_or_word_is_broken_that_has_room(width: int) -> None:
    title = "Netherbrook counterproposal"
    reading = reading_of(plain(), title=title, published="2026-11-23T09:40:00Z")
    lines = [line.text for line in head_lines(reading, width)]
    assert all(any(word in line for line in lines) for word in title.split() if len(word) <= width)
    date = "Mon 23 Nov 2026, 09:40 UTC"
    pieces = [date] if len(date) <= width else [word for word in date.split() if len(word) <= width]
    assert all(any(piece in line for line in lines) for piece in pieces)
    assert all(len(line) <= width for line in lines)

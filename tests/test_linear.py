"""The reader in plain lines: what is said of things, and what can be said to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from readings import ferry
from talk import Talk

from reader.cli.linear import _guarded
from reader.cli.linear.commands import COMMANDS, ON_THE_SCREEN, help_lines, keys_of, meant
from reader.cli.linear.lines import block_lines, head_lines, source_line, story_line, text_blocks
from reader.cli.linear.lists import Lists
from reader.cli.linear.paging import PAGE
from reader.cli.linear.session import PARTS, Session
from reader.config import Paths, Settings
from reader.library import open_library
from reader.model import Article, Block, BlockKind, Document, Provenance, ReaderError, Story
from reader.ui.actions import ACTIONS


def test_the_marks_of_a_story_are_said_in_words() -> None:
    now = datetime(2026, 11, 23, 14, tzinfo=UTC)
    plain = Story(1, 7, "Courier", None, "Wells Are Safe", None, None, now, True, False, False)
    assert story_line(plain, now) == "Wells Are Safe, Courier, now, unread"
    begun = replace(
        plain, unread=False, begun=40, outlets=3, agency="Reuters", tags=("wells", "x"), note="Ask"
    )
    assert story_line(plain, now, apart="news") == "Wells Are Safe, Courier, news, now, unread"
    assert story_line(begun, now) == (
        "Wells Are Safe, Reuters in 3 outlets, now, read to 40%, with a note, tagged wells x"
    )


def test_every_command_is_an_action_or_says_what_it_does_and_is_done() -> None:
    actions = {action.name for action in ACTIONS}
    for command in COMMANDS:
        assert command.action in actions or (not command.action and command.help), command.name
        parts = Session, Lists, *PARTS
        assert sum(hasattr(part, f"do_{command.name}") for part in parts) == 1, command.name
    keys = [key for command in COMMANDS for key in keys_of(command)]
    assert len(keys) == len(set(keys)) and set('"cvVsnpfUQ?') <= set(keys)
    assert len(help_lines()) == len(COMMANDS) + 1


def test_every_action_of_the_screen_has_a_word_or_a_reason_for_none(talk: Talk) -> None:
    named = {name for command in COMMANDS for name in (command.action, *command.covers) if name}
    assert named.isdisjoint(ON_THE_SCREEN)
    assert named | set(ON_THE_SCREEN) == {action.name for action in ACTIONS}
    assert talk.hear("zen") == ["zen is for the screen: there are no panes."]


def test_a_word_may_be_short_and_a_key_is_one_exactly() -> None:
    assert [command.name for command in meant("boo")] == ["bookmark"]
    assert [command.name for command in meant("s")] == ["bookmark"]
    assert {command.name for command in meant("so")} == {"sources"}
    assert {command.name for command in meant("a")} == {"add"}
    assert {command.name for command in meant("st")} == {"stories"}
    assert "open" in {command.name for command in meant("O")}
    assert not {command.name for letter in "AaDdRrOoBb" for command in meant(letter) if command.spelled}
    assert [command.name for command in meant("rem")] == ["remove"]
    assert meant("frobnicate") == []
    assert [command.name for command in meant("Mark")] == ["read"]
    assert [command.name for command in meant("check_quote")] == ["check"]
    assert [command.name for command in meant("back")] == ["back"], "a name goes before an action's"


def test_words_after_a_command_that_wants_none_are_refused(talk: Talk) -> None:
    for line in ("readall 2", "browser 2", "quit now"):
        with pytest.raises(ReaderError, match="takes no words: say it alone"):
            talk.hear(line)
    assert talk.library.counts().unread and not talk.session.over


def test_a_table_is_told_cell_by_cell() -> None:
    table = Block(BlockKind.TABLE, "Year\tLoss\n2023\t2.4\n2024\t2.9\tnearly")
    assert list(block_lines(table)) == [
        "Table of 2 rows: Year, Loss",
        "Year: 2023; Loss: 2.4",
        "Year: 2024; Loss: 2.9; nearly",
    ]


def test_blocks_say_what_they_are() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Costs", level=2),
        Block(BlockKind.ITEM, "one", marker="•"),
        Block(BlockKind.ITEM, "two", marker="2."),
        Block(BlockKind.RULE, ""),
        Block(BlockKind.CAPTION, "A ferry"),
        Block(BlockKind.QUOTE, "Words"),
    ]
    assert [line for block in blocks for line in block_lines(block)] == [
        "Heading: Costs",
        "Item one",
        "2. two",
        "Picture: A ferry",
        "Quotation: Words",
    ]


def test_the_head_has_counts_in_words() -> None:
    lines = list(head_lines(ferry(), Provenance(3, 0, 1, {}, 0, 0)))
    assert lines[0] == ferry().article.title
    assert lines[2] == "4 quotes: 3 named, 1 unattributed. no links."
    assert source_line(ferry().article.sources[0]).count(",") >= 2


def test_a_repeated_title_is_said_once() -> None:
    blocks = (Block(BlockKind.HEADING, "T", level=1), Block(BlockKind.PARAGRAPH, "p"))
    article = Article(None, "T", None, None, None, Document(blocks), "")
    assert text_blocks(article) == blocks[1:]


def test_stories_are_listed_opened_marked_and_taken_back(talk: Talk) -> None:
    assert talk.opening[1] == "The Quoth Edition: 8."
    assert talk.opening[2].startswith("1. A Library Asks") and talk.opening[2].endswith(", unread")
    opened = talk.hear("2")
    assert opened[1] == "Lenne Bridge to Reopen Before the Frost, Mayor Says"
    assert opened[3] == "10 quotes: 9 named, 1 unattributed. 1 link. 2 sources not linked."
    assert opened[-1] == "4 more paragraphs."
    assert len(opened) == 4 + PAGE + 1
    assert talk.hear("")[-1] == "End of the article."
    assert talk.hear("more") == ["There is no more."]
    assert talk.hear("s") == ["Bookmarked 1 story."]
    assert talk.library.counts().bookmarked == 1
    assert talk.hear("undo") == ["Undone: Bookmarked 1 story."]
    assert talk.library.counts().bookmarked == 0
    assert not talk.hear("stories")[2].endswith("unread")


def test_words_take_the_number_of_what_was_listed(talk: Talk) -> None:
    assert talk.hear("read 3") == ["Marked 1 story read."]
    assert talk.hear("mark 3") == ["Marked 1 story unread."]
    assert talk.hear("bookmark 1") == ["Bookmarked 1 story."]
    with pytest.raises(ReaderError, match="There is no story 9 in the last list"):
        talk.hear("read 9")
    assert talk.hear("open 2")[1] == "Lenne Bridge to Reopen Before the Frost, Mayor Says"
    talk.hear("sources")
    with pytest.raises(ReaderError, match="There is no story 1 in the last list"):
        talk.hear("read 1")
    assert "Holm: ‘I Will Be in the First Car’" in talk.hear("open 1")
    assert talk.hear("open")[0].startswith("Say open and a number")


def test_reading_is_taken_up_where_it_was_left_in_the_next_talk_too(tmp_path: Path) -> None:
    first = Talk(open_library(tmp_path, Settings(), offline=True))
    beginning = first.hear("6")
    first.hear("find three lines")
    left = first.hear("1")
    assert left[0] == "Heading: Three lines" and left[-1].endswith(" more paragraphs.")
    first.close()
    url = "https://northmoorcourier.example/coast/tide-clock"
    again = Talk(open_library(tmp_path, Settings(), offline=True), url)
    taken_up = again.opening
    at = next(number for number, line in enumerate(taken_up) if line.startswith("Resumed where you left it"))
    assert taken_up[at].endswith("%; say text to start again.") and taken_up[at + 1 :] == left
    anew = again.hear("text")
    assert anew == beginning[-len(anew) :]
    again.close()


def test_an_article_heard_to_its_end_starts_from_the_top_again(talk: Talk) -> None:
    talk.hear("2")
    assert talk.hear("")[-1] == "End of the article."
    talk.hear("stories")
    assert not any(line.startswith("Resumed") for line in talk.hear("2"))


def test_links_paragraphs_and_the_chain_are_numbered_and_a_number_goes_there(talk: Talk) -> None:
    talk.hear("2")
    assert talk.hear("links")[:2] == [
        "Links: 1.",
        "1. Harbour Gazette, harbourgazette.example",
    ]
    found = talk.hear("find roads office")
    assert found[0] == "Paragraphs with roads office: 2." and "National Roads Office" in found[1]
    assert talk.hear("1")[0] == found[1].partition(". ")[2]
    chain = talk.hear("chain")
    assert chain[0] == "The chain of sources: 2." and chain[2].startswith("2. Harbour Gazette, 1 step behind")
    assert "Holm: ‘I Will Be in the First Car’" in talk.hear("2")
    assert talk.hear("address") == ["https://harbourgazette.example/news/2026/holm-on-the-bridge"]


def test_speakers_are_told_from_everything_that_is_stored(talk: Talk) -> None:
    speakers = talk.hear("speakers holm")
    assert speakers[0] == "Reading stored pages first." and speakers[2].startswith("1. Ida Holm, ")
    said = talk.hear("1")
    assert said[0].startswith("Ida Holm: ") and said[1].startswith("1. Ida Holm, ")
    assert talk.hear("said cathedral matchstick")[1].startswith("1. Lucian Frost, ")
    assert "The Novelist Who Kept the Receipts" in talk.hear("1")
    with pytest.raises(ReaderError, match="Say speaker and the number of a quote"):
        talk.hear("speaker")
    assert talk.hear("speaker 1")[0].startswith("Adaeze Okoro: ")


def test_tags_notes_and_hiding_are_taken_back(talk: Talk) -> None:
    with pytest.raises(ReaderError, match="No story is open"):
        talk.hear("tag harbour")
    talk.hear("2")
    assert talk.hear("tag") == ["Tags: none."] and talk.hear("note") == ["Your note: none."]
    talk.hear("tag harbour frost")
    talk.hear("note Ask the mayor")
    assert talk.hear("tag") == ["Tags: frost harbour."] and talk.hear("note") == ["Your note: Ask the mayor."]
    assert talk.hear("undo") == ["Undone: Kept your note."]
    assert talk.hear("note") == ["Your note: none."]
    talk.hear("hide")
    talk.hear("lists")
    assert talk.library.counts().stories == 7
    talk.hear("undo")
    assert talk.library.counts().stories == 8


def test_quotes_are_told_and_checked(talk: Talk) -> None:
    talk.hear("2")
    quotes = talk.hear('"')
    assert quotes[0] == "Quotes: 10." and quotes[2].startswith("2. Ida Holm, via Harbour Gazette: ")
    card = talk.hear("2")
    assert "Speaker: Ida Holm" in card
    checked = talk.hear("v")
    assert checked[1].startswith("Verbatim in Harbour Gazette, copy of 20 Nov 2026.")
    with pytest.raises(ReaderError, match="Say check"):
        talk.hear("check 99")
    assert sum(line.startswith("Verbatim") for line in talk.hear("all")) > 1


def test_the_quotes_of_one_speaker_keep_their_numbers_and_can_be_cited(talk: Talk) -> None:
    talk.hear("2")
    every = talk.hear("quotes")[1:]
    holms = [line for line in every if ". Ida Holm" in line]
    title, *said = talk.hear("quotes holm")
    assert title == f"Quotes of holm: {len(holms)}."
    assert said[0] == f"1. Quote {holms[0].replace('.', ',', 1)}"
    told = talk.hear("1")
    words, origin = talk.hear("cite")
    assert words == told[0]
    assert origin.startswith("— Ida Holm") and str(talk.session.article.url) in origin
    with pytest.raises(ReaderError, match="Say cite and the number"):
        talk.hear("Y 99")


def test_a_source_is_followed_and_back_leads_home(talk: Talk) -> None:
    talk.hear("2")
    assert talk.hear("sources")[1].startswith("1. Harbour Gazette, outlet, linked")
    assert "Holm: ‘I Will Be in the First Car’" in talk.hear("1")
    assert talk.hear("back")[0] == "Lenne Bridge to Reopen Before the Frost, Mayor Says"
    assert talk.hear("back") == ["This is the first article you opened."]
    talk.hear("c")
    named = talk.hear("2")
    assert named[0] == "National Roads Office is named, not linked." and len(named) == 3


def test_lists_searches_and_the_next_unread(talk: Talk) -> None:
    listed = talk.hear("lists")
    assert listed[1] == "1. Unread, 8" and listed[-1] == f"{len(listed) - 1}. The Quoth Edition, 8"
    number = next(line for line in listed if "Bookmarks" in line).partition(".")[0]
    assert talk.hear(number) == ["Bookmarks: none."]
    assert talk.hear("1") == ["Nothing was listed."]
    assert talk.hear("f gasket")[:2] == ["Reading stored pages first.", "Found by gasket: 1."]
    assert talk.hear("next")[0].startswith("Wells at Kestrel Hill")
    assert talk.hear("n") == ["No more unread stories in this list."]


def test_the_readers_own_lists_are_among_them(tmp_path: Path) -> None:
    library = open_library(tmp_path, Settings(), offline=True)
    paths = Paths(tmp_path / "config.toml", tmp_path)
    paths.lists.write_text('Rivers = "title:bridge"\n')
    talking = Talk(library, paths=paths)
    try:
        listed = talking.hear("lists")
        number = next(line for line in listed if "Rivers" in line).partition(".")[0]
        assert talking.hear(number)[0] == "Rivers: 1."
    finally:
        talking.close()


def test_what_is_not_understood_is_said(talk: Talk) -> None:
    with pytest.raises(ReaderError, match="No article is open"):
        talk.hear("quotes")
    told = "frobnicate: no such command. Say a number of what was listed last, or help."
    assert talk.hear("frobnicate") == [told]
    assert talk.hear("feeds")[0].endswith("listed last, or help feeds.")
    about, *found = talk.hear("help feeds")
    assert about == f"With feeds: {len(found)} commands." and any(
        line.startswith("lists, ") for line in found
    )
    assert all("feeds" in line.lower() for line in found)
    assert talk.hear("help xyzzy") == ["With xyzzy: 0 commands."]
    assert talk.hear("99") == ["99: the last list has 8."]
    assert talk.hear("9" * 5_000) == [f"{'9' * 5_000}: the last list has 8."]
    assert len(talk.hear("?")) == len(COMMANDS) + 1
    with pytest.raises(ReaderError, match="offline"):
        talk.hear("open https://nowhere.example/")
    talk.hear("quit")
    assert talk.session.over


def test_a_mistake_of_ours_is_told_and_logged_and_the_talk_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = open_library(tmp_path, Settings(), offline=True)

    def broken() -> None:
        raise ZeroDivisionError("a mistake")

    _guarded(library, broken)
    library.close_store()
    assert capsys.readouterr().out.startswith("Problem: ")
    assert "ZeroDivisionError" in (tmp_path / "quoth.log").read_text()


def test_a_list_of_feeds_is_imported_and_what_is_left_out_is_said(talk: Talk, tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text('https://gazette.example/feed\n"query:Boats:title =~ \\"boat\\""\nexec:~/feed.sh\n')
    said = talk.hear(f"import {urls}")
    assert said[0] == "1 feed added, 0 known already; fetch brings them."
    assert any("feed.sh" in line for line in said[1:])
    assert said[-1] == "1 list added."
    assert any("Boats" in line for line in talk.hear("lists"))
    assert any("gazette.example" in feed.url for feed in talk.library.feeds())
    assert talk.hear("I") == ["Say import and the path of an OPML file, or of newsboat's urls."]
    with pytest.raises(ReaderError, match="nowhere"):
        talk.hear("import /nowhere/at-all")


def test_a_quote_is_judged_found_among_the_marks_and_the_mark_taken_back(talk: Talk) -> None:
    talk.hear("2")
    assert talk.hear("marks") == ["Quotes that you marked: none."]
    assert talk.hear("judge 1 doubtful Ask the mayor") == ["Marked a quote doubtful."]
    title, line = talk.hear("marks")
    assert title == "Quotes that you marked: 1."
    assert line.startswith("1. doubtful, ") and line.endswith(" Your note: Ask the mayor")
    assert talk.session.article.quotes[0].text in line
    assert "Lenne Bridge" in talk.hear("1")[0], "the number leads to the article"
    assert talk.hear("M 1 none") == ["Removed the mark of a quote."]
    assert talk.hear("undo") == ["Undone: Removed the mark of a quote."]
    assert len(talk.hear("marks")) == 2
    for wrong in ("judge", "judge 1", "judge 99 wrong", "judge 1 splendid", "judge x wrong"):
        with pytest.raises(ReaderError, match="Say judge, the number of a quote, and checked, doubtful"):
            talk.hear(wrong)


def test_the_evidence_of_a_story_is_taken_along_listed_and_opened(talk: Talk) -> None:
    with pytest.raises(ReaderError, match="No story is open"):
        talk.hear("evidence")
    talk.hear("2")
    said = talk.hear("evidence")
    title = next(number for number, line in enumerate(said) if line.startswith("Evidence: "))
    assert re.match(r"1\. .*, the article, kept \d", said[title + 1])
    assert talk.hear("1")[0].startswith("Lenne Bridge")
    assert talk.hear("evidence list")[0] == "Saving the evidence of 8 stories; Ctrl+C stops it."
    with pytest.raises(ReaderError, match="Say evidence for the story"):
        talk.hear("evidence lots")
    again = talk.hear("evidence again")
    missing = [line for line in again if re.match(r"\d+\. ", line) and ", kept " not in line]
    if missing:
        number = missing[0].partition(".")[0]
        assert talk.hear(number)[0].endswith("Say evidence again to try again.")


def test_what_is_open_or_listed_is_written_to_a_file_and_none_is_lost(talk: Talk, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="No article is open"):
        talk.hear(f"export {tmp_path / 'a.md'}")
    assert talk.hear(f"export list {tmp_path / 'list.html'}") == [f"Wrote {tmp_path / 'list.html'}."]
    assert "Lenne Bridge" in (tmp_path / "list.html").read_text()
    talk.hear("2")
    talk.hear(f"export {tmp_path / 'a.md'}")
    whole = (tmp_path / "a.md").read_text()
    talk.hear(f"export evidence {tmp_path / 'evidence.md'}")
    evidence = (tmp_path / "evidence.md").read_text()
    assert whole != evidence and evidence.startswith("# Lenne Bridge")
    (tmp_path / "a.md").write_text("mine")
    assert talk.hear(f"W {tmp_path / 'a.md'}") == [
        f"{tmp_path / 'a.md'} exists: say export over {tmp_path / 'a.md'}."
    ]
    assert (tmp_path / "a.md").read_text() == "mine"
    assert talk.hear(f"export over {tmp_path / 'a.md'}") == [f"Wrote {tmp_path / 'a.md'}."]
    assert (tmp_path / "a.md").read_text() == whole
    assert talk.hear("export")[0].startswith("Say export and the name of a file")

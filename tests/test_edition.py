"""The bundled edition: whole, readable without network, and with blocks of every kind in it."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import drawings
import pytest
from bundled import BY_NAME, CITED, EDITION, PAGES, PICTURES, STORIES, article, feed
from PIL import Image

from reader.config import Settings
from reader.library import open_library
from reader.library.pictures import pictures_of
from reader.model import BlockKind, Selection, SpanKind, VerdictKind
from reader.text.clean import canonical_url, host_of
from reader.text.layout import lay_out
from reader.text.layout.bidi import order_of
from reader.ui.actions import ACTIONS


def test_the_feed_names_every_story_newest_first() -> None:
    entries = feed().entries
    assert [entry.url for entry in entries] == [BY_NAME[name] for name in STORIES]
    dates = [entry.published for entry in entries if entry.published]
    assert dates == sorted(dates, reverse=True) and len(dates) == len(entries)
    assert datetime(2026, 11, 14, tzinfo=UTC) <= dates[-1] and dates[0] < datetime(2026, 11, 23, tzinfo=UTC)
    assert all(entry.title and entry.author and entry.content for entry in entries)
    assert feed().title == "The Quoth Edition"


def test_every_page_is_there_and_belongs_to_no_real_site() -> None:
    assert set(BY_NAME) == {*STORIES, *CITED}
    assert {row["file"] for row in PAGES.values()} == {path.name for path in (EDITION / "pages").iterdir()}
    for url, row in PAGES.items():
        assert host_of(url).endswith(".example") and canonical_url(url) == url
        assert datetime.fromisoformat(row["date"]).tzinfo is not None


@pytest.mark.parametrize("number", range(len(STORIES)), ids=STORIES)
def test_a_page_agrees_with_its_entry_in_the_feed(number: int) -> None:
    entry, read = feed().entries[number], article(STORIES[number])
    assert (read.title, read.byline) == (entry.title, entry.author)
    assert read.published and entry.published and read.published[:10] == entry.published.date().isoformat()
    assert read.warnings == ()


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_as_long_as_news_is(name: str) -> None:
    assert 330 <= len(article(name).document.text.split()) <= 700


@pytest.mark.parametrize("name", [*STORIES, *CITED])
def test_no_furniture_is_in_the_text(name: str) -> None:
    furniture = [
        "Skip to main",
        "Zum Inhalt",
        "Popular Video",
        "Otter",
        "Ten Bridges",
        "Related",
        "Subscribe",
    ]
    furniture += [
        "You may also like",
        "Meistgelesen",
        "Möwe",
        "tide table by email",
        "Read more",
        "Kelp",
        "Privacy",
    ]
    furniture += [
        "Impressum",
        "On air now",
        "small lantern",
        "Frost was too generous",
        "Startseite",
        "Corrections",
    ]
    furniture += ["More from this edition", "Tides", "Print"]
    text = article(name).document.text
    assert [words for words in furniture if words in text] == []


@pytest.mark.parametrize("name", STORIES)
def test_what_is_cited_with_a_link_can_be_opened(name: str) -> None:
    linked = {source.url for source in article(name).sources if source.url}
    assert linked <= set(PAGES)
    assert linked or name == "salt-ledger"


async def test_all_of_it_opens_without_network(tmp_path: Path) -> None:
    library = open_library(tmp_path, Settings(), offline=True)
    try:
        assert library.install_edition() is not None
        stories = library.stories(library.story_ids(Selection()))
        assert [story.url for story in stories] == [BY_NAME[name] for name in STORIES]
        for target in [*stories, *(BY_NAME[name] for name in CITED)]:
            reading = await library.open(target)
            assert reading.article.url in PAGES and not reading.stale and not reading.notice
    finally:
        await library.close()


def test_the_first_story_names_keys_that_do_what_it_says() -> None:
    keys = {action.name: action.keys for action in ACTIONS}
    text = article("welcome").document.text
    for name, key, words in [
        ("next_quote", "}", "Press } and you stand at the next quotation"),
        ("previous_quote", "{", "press { and you are back"),
        ("sources", "c", "Press c for the list of all that an article leans on"),
        ("enter", "enter", "Enter on a name with a link"),
        ("history_back", "backspace", "Backspace comes home"),
        ("check_quote", "v", "he pressed v on a line"),
        ("bookmark", "s", "s keeps a story among the bookmarks"),
        ("theme", "T", "T changes the theme"),
        ("add_feed", "a", "a adds a feed"),
        ("remove_feed", "D", "D removes one"),
        ("help", "?", "? shows every key"),
    ]:
        assert key in keys[name] and words in text, name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("saltby-ferry", BlockKind.TABLE),
        ("eelgrass", BlockKind.ITEM),
        ("salt-ledger", BlockKind.QUOTE),
        ("salt-ledger", BlockKind.CAPTION),
        ("backstube", BlockKind.HEADING),
        ("tide-clock", BlockKind.CODE),
        ("tide-clock", BlockKind.TABLE),
        ("tide-clock", BlockKind.QUOTE),
    ],
)
def test_the_text_has_blocks_of_every_kind_of_news(name: str, kind: BlockKind) -> None:
    assert kind in {block.kind for block in article(name).document.blocks}


def test_a_picture_is_its_caption() -> None:
    [caption] = [b for b in article("salt-ledger").document.blocks if b.kind is BlockKind.CAPTION]
    assert "Adaeze Okoro on the harbour wall" in caption.text
    assert [span.kind for span in caption.spans if span.kind is SpanKind.IMAGE]


def test_every_picture_of_a_story_is_in_the_edition_as_it_was_drawn() -> None:
    shown = [picture.url for name in STORIES for picture in pictures_of(article(name))]
    assert sorted(shown) == sorted(PICTURES)
    assert {path.name for path in (EDITION / "pictures").iterdir()} == set(drawings.PICTURES)
    for name in PICTURES.values():
        file = EDITION / "pictures" / name
        with Image.open(file) as image:
            assert image.size == drawings.SIZE
        assert file.stat().st_size < 8_000
    assert (EDITION / "pages" / "tide-report.pdf").read_bytes() == drawings.report()


@pytest.mark.parametrize("name", ["tide-clock", "salt-ledger"])
def test_a_picture_has_its_caption_its_credit_and_what_it_shows(name: str) -> None:
    [picture] = pictures_of(article(name))
    assert "Drawing: " in picture.caption and re.search(r"\(A .* harbour wall.*\)", picture.caption)


def test_the_numbers_of_notes_lead_to_the_notes_and_back() -> None:
    targets = [
        span.target.rpartition("#")[2]
        for block in article("tide-clock").document.blocks
        for span in block.spans
        if span.kind is SpanKind.LINK and "#" in span.target
    ]
    assert targets == ["n1", "n2", "r1", "r2"]


def test_a_table_and_code_are_wider_than_the_page() -> None:
    document = article("tide-clock").document
    wide = lay_out(document, Settings().measure).wide
    assert {document.blocks[block].kind for block in wide} == {BlockKind.TABLE, BlockKind.CODE}


def test_words_run_from_right_to_left_in_a_line_and_on_one_of_their_own() -> None:
    orders = [order_of(block.text) for block in article("tide-clock").document.blocks]
    assert [order.leftwards for order in orders if order] == [False, True]


def test_a_block_quote_goes_over_two_paragraphs() -> None:
    kinds = [block.kind for block in article("tide-clock").document.blocks]
    first = kinds.index(BlockKind.QUOTE)
    assert kinds[first : first + 3] == [BlockKind.QUOTE, BlockKind.QUOTE, BlockKind.PARAGRAPH]


async def test_the_first_story_has_words_of_its_source_and_of_its_own(tmp_path: Path) -> None:
    library = open_library(tmp_path, Settings(), offline=True)
    try:
        library.install_edition()
        reading = await library.open(BY_NAME["welcome"])
        found = [checked async for checked in library.check(reading.article)]
        kinds = Counter(checked.verdict.kind for checked in found if checked.source)
        assert kinds == {VerdictKind.VERBATIM: 1, VerdictKind.ABSENT: len(found) - 2}
        (elsewhere,) = (checked for checked in found if not checked.source)
        assert elsewhere.quote.speaker == "Tomas Brandt"
    finally:
        await library.close()


async def test_words_are_looked_for_in_a_document_too(tmp_path: Path) -> None:
    library = open_library(tmp_path, Settings(), offline=True)
    try:
        library.install_edition()
        reading = await library.open(BY_NAME["tide-clock"])
        found = {checked.quote.text: checked async for checked in library.check(reading.article)}
        kinds = {text: checked.verdict.kind for text, checked in found.items()}
        assert (
            kinds["“The clock keeps good time. It is the channel that has changed,”"] is VerdictKind.VERBATIM
        )
        altered = found["“No ship has ever been delayed by it,”"].verdict
        assert altered.kind is VerdictKind.ALTERED and altered.differences == (("ever been", "been badly"),)
    finally:
        await library.close()


def test_one_story_is_in_another_language() -> None:
    assert {name: article(name).document.language for name in STORIES} == {
        name: "de" if name == "backstube" else "en" for name in STORIES
    }

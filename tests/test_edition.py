"""The bundled edition: whole, readable without network, and with every feature of the reader really in it."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import drawings
import pytest
from PIL import Image

import reader
from reader.config import Settings
from reader.library import open_library
from reader.library.making import article_of_page
from reader.library.pictures import pictures_of
from reader.model import (
    Article,
    BlockKind,
    Page,
    ParsedFeed,
    Quote,
    Selection,
    Source,
    SourceKind,
    SpanKind,
    VerdictKind,
)
from reader.text.clean import canonical_url, host_of
from reader.text.feed import parse_feed
from reader.text.layout import lay_out
from reader.text.layout.bidi import order_of
from reader.ui.actions import ACTIONS

EDITION = Path(reader.__file__).parent / "edition"
PAGES: dict[str, dict[str, str]] = json.loads((EDITION / "pages.json").read_text())
PICTURES: dict[str, str] = json.loads((EDITION / "pictures.json").read_text())
BY_NAME = {row["file"].partition(".")[0]: url for url, row in PAGES.items()}
STORIES = [
    "welcome",
    "lenne-bridge",
    "kestrel-hill-wells",
    "saltby-ferry",
    "eelgrass",
    "tide-clock",
    "salt-ledger",
    "backstube",
]
CITED = [
    "holm-on-the-bridge",
    "water-report",
    "ferry-interview",
    "eelgrass-survey",
    "tide-report",
    "claasen",
]


@cache
def article(name: str) -> Article:
    row = PAGES[BY_NAME[name]]
    body = (EDITION / "pages" / row["file"]).read_bytes()
    date = datetime.fromisoformat(row["date"])
    page = Page(BY_NAME[name], BY_NAME[name], date, date, 200, row["content_type"], None, None, None, body)
    return article_of_page(page)[0]


@cache
def feed() -> ParsedFeed:
    return parse_feed((EDITION / "feed.json").read_bytes(), "application/feed+json", "quoth:edition")


def quotes_with(name: str, words: str) -> list[Quote]:
    return [quote for quote in article(name).quotes if words in quote.text]


def quote(name: str, words: str) -> Quote:
    [found] = quotes_with(name, words)
    return found


def source(name: str, words: str) -> Source:
    [found] = [source for source in article(name).sources if words in source.name]
    return found


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


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
        ("bookmark", "s", "s keeps a story among the bookmarks"),
        ("theme", "T", "T changes the theme"),
        ("add_feed", "a", "a adds a feed"),
        ("remove_feed", "D", "D removes one"),
        ("help", "?", "? shows every key"),
    ]:
        assert key in keys[name] and words in text, name


SAID = [
    ("welcome", "I had it from everybody", "Piet Halloran"),
    ("welcome", "Four keys later", "Piet Halloran"),
    ("welcome", "People come in", "Mara Lindqvist"),
    ("welcome", "I ask them who, and where", "Mara Lindqvist"),
    ("welcome", "It works to any depth", "Mara Lindqvist"),
    ("welcome", "I went looking for her", "Tomas Brandt"),
    ("welcome", "It will not tell you what is true", "Mara Lindqvist"),
    ("lenne-bridge", "We said before the frost", "Ida Holm"),
    ("lenne-bridge", "I have walked every metre", "Ida Holm"),
    ("lenne-bridge", "I will be in the first car", "Ida Holm"),
    ("lenne-bridge", "A bridge is cheap", "Ida Holm"),
    ("lenne-bridge", "My customers have learned", "Ruth Adeyemi"),
    ("lenne-bridge", "Rivers do not sign contracts", "Oskar Lind"),
    ("lenne-bridge", "the best-founded bridge", "Emil Karr"),
    ("lenne-bridge", "we shall work in gloves", "Ida Holm"),
    ("kestrel-hill-wells", "From today the water", "Aron Weiss"),
    ("kestrel-hill-wells", "We are sorry that it took", "Aron Weiss"),
    ("kestrel-hill-wells", "I have drunk from that well", "Joseph Pryce"),
    ("kestrel-hill-wells", "The inspector stood in my kitchen", "Lena Hart"),
    ("kestrel-hill-wells", "Now they send me a leaflet", "Lena Hart"),
    ("kestrel-hill-wells", "We are not going away", "Aron Weiss"),
    ("kestrel-hill-wells", "After you", "Lena Hart"),
    ("saltby-ferry", "We will not raise the single fare", "Henrik Dahl"),
    ("saltby-ferry", "We have had promises before", "Agnes Thorne"),
    ("saltby-ferry", "There is a plan to cut", "Henrik Dahl"),
    ("saltby-ferry", "They count the people on the boat", "Agnes Thorne"),
    ("eelgrass", "We stopped planting", "Yusuf Amari"),
    ("eelgrass", "A pipefish looks like", "Yusuf Amari"),
    ("eelgrass", "For thirty years we looked", "Greta Solheim"),
    ("eelgrass", "I could have told them", "Greta Solheim"),
    ("eelgrass", "Sailors are creatures of habit", "Bram Teller"),
    ("eelgrass", "I carried it down", "Yusuf Amari"),
    ("salt-ledger", "Somebody had underlined it twice", "Adaeze Okoro"),
    ("salt-ledger", "I am not a disciplined person", "Adaeze Okoro"),
    ("salt-ledger", "Write it down, or it was only weather", "Adaeze Okoro"),
    ("salt-ledger", "a cathedral built to house", "Lucian Frost"),
    ("salt-ledger", "He is quite right", "Adaeze Okoro"),
    ("salt-ledger", "I thought somebody had sent us lunch", "Miriam Sand"),
    ("salt-ledger", "He came to the office", "Miriam Sand"),
    ("salt-ledger", "It is the same handwriting", "Adaeze Okoro"),
    ("tide-clock", "No ship has ever been delayed", "Marit Ekberg"),
    ("tide-clock", "and it never let me down", "Marit Ekberg"),
    ("tide-clock", "I thought that I had made a mistake", "Tobias Renn"),
    ("tide-clock", "By that", "Marit Ekberg"),
    ("backstube", "Ich habe den Schlüssel", "Frieda Claasen"),
    ("backstube", "Beim vierten Mal", "Frieda Claasen"),
    ("backstube", "Man merkt erst", "Jonte Brix"),
    ("backstube", "Das ist kein Museum", "Wiebke Thoms"),
    ("backstube", "Wir haben sie alle aufgeschrieben", "Jonte Brix"),
    ("backstube", "Er ist älter als ich", "Frieda Claasen"),
]


@pytest.mark.parametrize(("name", "words", "speaker"), SAID, ids=lambda value: value[:24])
def test_the_edition_says_who_said_what(name: str, words: str, speaker: str) -> None:
    assert quote(name, words).speaker == speaker


@pytest.mark.parametrize(
    ("name", "words", "outlet"),
    [
        ("welcome", "I went looking for her", "Harbour Gazette"),
        ("lenne-bridge", "We said before the frost", "Harbour Gazette"),
        ("salt-ledger", "He is quite right", "Herald"),
    ],
)
def test_the_edition_says_who_relayed_what(name: str, words: str, outlet: str) -> None:
    assert outlet in (quote(name, words).via or "")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("welcome", "I went looking for her", "and found her two papers away"),
        ("lenne-bridge", "A bridge is cheap", "until you have to do without one"),
        ("lenne-bridge", "Then,", "we shall work in gloves"),
        ("eelgrass", "For thirty years we looked", "and all that time the answer"),
        ("salt-ledger", "He is quite right", "but it is a very good matchstick"),
        ("backstube", "Er ist älter als ich", "und er hat schlechtere Laune"),
    ],
)
def test_a_quote_split_by_its_speaker_is_one(name: str, before: str, after: str) -> None:
    split = quote(name, before)
    first, second = (article(name).document.at(part) for part in split.parts)
    assert before in first and after in second


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("lenne-bridge", "I have walked every metre", "in the seat beside me"),
        ("salt-ledger", "Then I read the first page", "as I put them down"),
    ],
)
def test_a_quote_that_closes_in_its_last_paragraph_is_one(name: str, first: str, last: str) -> None:
    whole = quote(name, first)
    assert last in whole.text
    assert whole.parts[-1].block - whole.parts[0].block == (1 if name == "lenne-bridge" else 2)


def test_a_pronoun_is_kept_beside_the_name_it_stands_for() -> None:
    said = quote("lenne-bridge", "A bridge is cheap")
    assert (said.mention, said.speaker) == ("she", "Ida Holm")


def test_a_quote_of_nobody_has_no_speaker() -> None:
    assert quote("lenne-bridge", "Bread this way").speaker is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("welcome", "truth engine"),
        ("saltby-ferry", "winter peace"),
        ("salt-ledger", "The Salt Ledger"),
        ("salt-ledger", "Low Water"),
    ],
)
def test_scare_quotes_and_titles_are_nobodys_words(name: str, words: str) -> None:
    assert f"“{words}”" in article(name).document.text
    assert quotes_with(name, words) == []


@pytest.mark.parametrize(
    ("name", "inner"),
    [("kestrel-hill-wells", "I would not give it to a dog,"), ("salt-ledger", "Write it down")],
)
def test_a_quote_in_a_quote_is_a_part_of_it(name: str, inner: str) -> None:
    outer = quote(name, inner)
    assert f"‘{inner}" in outer.text or "‘Mrs Hart" in outer.text
    assert outer.text.startswith("“")


@pytest.mark.parametrize(
    ("name", "words", "speaker"),
    [
        ("lenne-bridge", "The bed will move again", "report"),
        ("kestrel-hill-wells", "The leak could have been prevented", "report"),
        ("eelgrass", "One weekend of fine weather", "report"),
        ("kestrel-hill-wells", "Nobody lines a tank", "union"),
        ("saltby-ferry", "the late boat is finished", "official"),
        ("eelgrass", "Ask for a rule", "member of the cooperative"),
    ],
)
def test_papers_bodies_and_the_unnamed_speak_too(name: str, words: str, speaker: str) -> None:
    assert speaker in (quote(name, words).speaker or "").lower()


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("lenne-bridge", "Harbour Gazette", SourceKind.OUTLET),
        ("lenne-bridge", "Northmoor Courier", SourceKind.OUTLET),
        ("lenne-bridge", "National Roads Office", SourceKind.ORGANISATION),
        ("lenne-bridge", "Jonas Marlow", SourceKind.CREDIT),
        ("saltby-ferry", "Northmoor Courier", SourceKind.OUTLET),
        ("saltby-ferry", "Meridian News Agency", SourceKind.AGENCY),
        ("saltby-ferry", "Coastal Transport Board", SourceKind.ORGANISATION),
        ("saltby-ferry", "official at the board", SourceKind.ANONYMOUS),
        ("kestrel-hill-wells", "Institute for Water and Soil", SourceKind.ORGANISATION),
        ("kestrel-hill-wells", "Moorland Farmers' Union", SourceKind.ORGANISATION),
        ("kestrel-hill-wells", "familiar", SourceKind.ANONYMOUS),
        ("eelgrass", "Sennet Marine Station", SourceKind.ORGANISATION),
        ("eelgrass", "Coastal Environment Agency", SourceKind.ORGANISATION),
        ("eelgrass", "member of the cooperative's board", SourceKind.ANONYMOUS),
        ("salt-ledger", "Booksellers' League", SourceKind.ORGANISATION),
        ("salt-ledger", "Sennet Herald", SourceKind.OUTLET),
        ("tide-clock", "Harbour Board", SourceKind.ORGANISATION),
        ("tide-clock", "Coastal Environment Agency", SourceKind.ORGANISATION),
        ("backstube", "Wattenblatt", SourceKind.OUTLET),
        ("backstube", "Landesverband des Bäckerhandwerks", SourceKind.ORGANISATION),
    ],
)
def test_what_the_story_leans_on(name: str, words: str, kind: SourceKind) -> None:
    assert source(name, words).kind is kind


@pytest.mark.parametrize(
    ("name", "words", "page", "mentions"),
    [
        ("saltby-ferry", "Courier", "ferry-interview", 2),
        ("kestrel-hill-wells", "Institute", "water-report", 2),
        ("eelgrass", "Station", "eelgrass-survey", 2),
        ("backstube", "Wattenblatt", "claasen", 2),
    ],
)
def test_a_source_is_one_by_whatever_words_it_is_linked(
    name: str, words: str, page: str, mentions: int
) -> None:
    cited = source(name, words)
    assert (cited.url, len(cited.mentions)) == (BY_NAME[page], mentions)
    assert [each for each in article(name).sources if each.url == cited.url] == [cited]


def test_one_source_is_linked_and_another_only_named() -> None:
    assert source("lenne-bridge", "Harbour Gazette").url == BY_NAME["holm-on-the-bridge"]
    assert source("lenne-bridge", "Northmoor Courier").url is None


@pytest.mark.parametrize(
    ("story", "words", "cited"),
    [
        ("lenne-bridge", "We said before the frost, and we mean before the frost", "holm-on-the-bridge"),
        ("lenne-bridge", "I have walked every metre of that deck.", "holm-on-the-bridge"),
        ("eelgrass", "A pipefish looks like a blade of grass that has had an idea", "eelgrass-survey"),
        ("backstube", "Beim vierten Mal habe ich gefragt, ob sie nicht", "claasen"),
    ],
)
def test_a_cited_page_holds_the_words(story: str, words: str, cited: str) -> None:
    assert words in quote(story, words).text
    assert words in plain(article(cited).document.text)


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("the monthly pass will stay at 38 crowns", "the monthly pass will stay at 48 crowns"),
        ("There is a plan to cut the late boat", "There is no plan to cut the late boat"),
    ],
)
def test_a_cited_page_holds_other_words(words: str, original: str) -> None:
    page = plain(article("ferry-interview").document.text)
    assert words in quote("saltby-ferry", words).text
    assert words not in page and original in page


def test_a_cited_page_holds_none_of_the_words() -> None:
    said = quote("kestrel-hill-wells", "The leak could have been prevented").text
    page = plain(article("water-report").document.text)
    assert "gasket" in said and "gasket" not in page and "prevented" not in page


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

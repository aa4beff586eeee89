"""Plain text -> Document."""

import pytest

from reader.model import BlockKind
from reader.text.furniture import body_of, kind_of
from reader.text.plain import byline_of, read_plain

LONG = "The council of Port Ansel voted on Tuesday to close the fish market, and nobody was surprised. " * 2


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_paragraphs_stand_at_blank_lines_and_wrapped_lines_are_joined() -> None:
    text = (
        "The council of Port Ansel voted on Tuesday to close the fish\nmarket, and nobody in the town was "
        "surprised by that.\n\n\nA second paragraph that has, all in all, next to\n  nothing to add to it.\n"
    )
    document = read_plain(text).document
    assert [block.text for block in document.blocks] == [
        "The council of Port Ansel voted on Tuesday to close the fish market, and nobody in the town was "
        "surprised by that.",
        "A second paragraph that has, all in all, next to nothing to add to it.",
    ]


def test_without_blank_lines_a_long_line_is_a_paragraph() -> None:
    document = read_plain(f"{LONG}\n{LONG}\n{LONG}").document
    assert [block.text for block in document.blocks] == [LONG.strip()] * 3


def test_a_long_address_is_no_measure_of_wrapped_lines() -> None:
    wrapped = "The council voted on Tuesday to\nclose the market, and nobody\nwas surprised."
    document = read_plain(f"{wrapped}\n\nhttps://council.example/{'minutes-' * 9}").document
    assert document.blocks[0].text == wrapped.replace("\n", " ")


def test_a_first_short_line_is_the_title_and_stays_in_the_text() -> None:
    plain = read_plain(f"Port Ansel closes its fish market\n\n{LONG}")
    assert plain.title == "Port Ansel closes its fish market"
    assert plain.document.blocks[0].kind is BlockKind.HEADING
    assert plain.document.text.startswith(plain.title)


@pytest.mark.parametrize(
    "first",
    ["It rained all night.", "“We won,” he said.", "and so it went on", "Who did it?", "12345"],
)
def test_a_sentence_is_no_title(first: str) -> None:
    plain = read_plain(f"{first}\n\n{LONG}")
    assert plain.title == ""
    assert plain.document.blocks[0].text == first


@pytest.mark.parametrize(
    "text", ["Hello", "Home", "A title only\n", "One sentence, no more.", "Search\nMenu"]
)
def test_of_a_short_text_everything_survives(text: str) -> None:
    plain = read_plain(text)
    assert plain.title == ""
    assert squeezed(plain.document.text) == squeezed(text)


def test_nothing_is_taken_for_markup() -> None:
    text = "# 1\n\n* a *b* _c_\n\n> d\n\n[e](f) <g>"
    assert squeezed(read_plain(text).document.text) == squeezed(text)


def test_page_furniture_goes_at_head_and_foot() -> None:
    text = (
        f"Skip to main content\n\nHome\nNews\nSport\nOpinion\n\nThe market closes\n\n{LONG}\n\n{LONG}\n\n"
        "Share this article\n\nRelated articles\nGulls learn to open bins\nIce on the river\n\nPopular Video"
    )
    assert [block.text for block in read_plain(text).document.blocks] == [
        "The market closes",
        LONG.strip(),
        LONG.strip(),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Das könnte Sie auch interessieren",
        "À lire aussi :",
        "Читайте также",
        "اقرأ أيضاً",
        "相关阅读",
        "関連記事",
        "관련기사",
    ],
)
def test_a_list_of_other_stories_is_known_by_its_heading(line: str) -> None:
    assert kind_of(line) == "list"


def test_furniture_between_paragraphs_is_text() -> None:
    text = f"{LONG}\n\nAdvertisement\n\n{LONG}"
    assert "Advertisement" in read_plain(text).document.text


def test_a_single_menu_word_is_no_menu() -> None:
    assert read_plain(f"Sport\n\n{LONG}").title == "Sport"


def test_sources_and_corrections_at_the_foot_stay() -> None:
    text = f"{LONG}\n\nSources: Ansel Courier, Kelling Post / Photo Credit: Ebba Lund\n\nPopular Video"
    assert read_plain(text).document.blocks[-1].text.startswith("Sources: Ansel Courier")


def test_sentences_after_a_list_heading_are_no_list() -> None:
    text = f"{LONG}\n\nRelated articles\n\n{LONG}"
    assert squeezed(read_plain(text).document.text) == squeezed(text)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By ANN LEE and Bo Day", "ANN LEE and Bo Day"),
        ("Von Ernst Öder", "Ernst Öder"),
        ("Par Maïwenn Tardieu", "Maïwenn Tardieu"),
        ("By the time it ended", None),
        ("By Monday it was over.", None),
        ("Ann Lee", None),
    ],
)
def test_bylines_of_plain_text_are_read(line: str, names: str | None) -> None:
    assert byline_of(line) == names


def test_a_byline_is_read_and_kept() -> None:
    plain = read_plain(f"The market closes\n\nBy Ann Lee\n\n{LONG}")
    assert plain.byline == "Ann Lee"
    assert plain.document.blocks[1].text == "By Ann Lee"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SKIP TO MAIN CONTENT", "alone"),
        ("Popular Video", "list"),
        ("Sport", "menu"),
        ("Click to share on Anything (Opens in new window)", "alone"),
        ("Popular videos of cats are no menace, the court found, and freed them all", ""),
        ("", ""),
    ],
)
def test_what_the_lexicon_knows(line: str, kind: str) -> None:
    assert kind_of(line) == kind


def test_lines_that_are_all_furniture_are_kept() -> None:
    assert body_of(["Home", "News", "Sport", "Search"]) == (0, 4)


def test_hidden_breaks_stay_as_they_were_written() -> None:
    text = "Die Donau\u00addampf\u200bschiff\u00adfahrt beginnt heute."
    assert read_plain(text).document.text == text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("İlgili haberler", "list"),
        ("【関連する記事】", "list"),
        ("[주요기사]", "list"),
        ("▶ 为你推荐", "list"),
        ("Čtěte i:", "list"),
        ("責任編輯：李小紅", "alone"),
        ("Følg os", "alone"),
        ("Знайшли помилку?", "alone"),
        ("责任编辑说明了情况", ""),
        ("Za další zprávy odpovídá on", ""),
        ("Følg oss til fjells", ""),
        ("[1]", ""),
    ],
)
def test_what_pages_say_in_other_languages(line: str, kind: str) -> None:
    assert kind_of(line) == kind

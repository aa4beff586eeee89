"""What the numbers of a block say in languages other than English."""

import json

import pytest

from reader.text.extract.blocks import cut
from reader.text.extract.features import PageFacts, features
from reader.text.extract.guides import page_facts, read_guides
from reader.text.extract.parse import parse
from reader.text.extract.tidy import tidy

ENDS, COLON, DATED, HEADLINE = 2, 20, 19, 77
BODY, DESCRIBED, TITLE = 84, 85, 87


def rows(page: str) -> list[list[float]]:
    root = parse(page)
    guides = read_guides(root)
    body = tidy(root)
    return features(cut(body), page_facts(guides, body))


def row(text: str) -> list[float]:
    return features(cut(tidy(parse(f"<p>{text}</p>"))), PageFacts())[0]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Between 2015 and<br>2018 the ice</p>", "Between 2015 and 2018 the ice"),
        ("<p>Price: 6<br/><b>Fare</b>: <i>4<br></i></p>", "Price: 6 Fare: 4"),
        ("<p>Fish<b>er</b>men<!-- of <br> --> leave</p>", "Fishermen leave"),
    ],
)
def test_a_broken_line_is_no_one_word(page: str, text: str) -> None:
    (leaf,) = cut(tidy(parse(page)))
    assert (leaf.text, leaf.words) == (text, len(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "Der Markt bleibt zu, sagt sie: „Die Boote sind verkauft.“",
        "Torvet er lukket. »Bådene er solgt.«",
        "市場は閉まったままだ。",
        "「船は売られた。」",
        "船卖了！”",
        "کشتیاں بک گئیں۔",
        "ጀልባዎቹ ተሸጡ።",
        "နားပြီ။",
    ],
)
def test_a_sentence_ends_by_the_marks_of_its_script(text: str) -> None:
    assert row(text)[ENDS] == 1


@pytest.mark.parametrize("text", ["Der Markt der „Boote“", "市場と「船」", "Prices up 2.5", "Torvet «Nord»"])
def test_a_closing_mark_alone_ends_no_sentence(text: str) -> None:
    assert row(text)[ENDS] == 0


@pytest.mark.parametrize("text", ["2031年4月2日", "2031년 4월", "٢٠٣١", "۱۴۱۰", "April 2031", "時刻 9：30"])
def test_a_short_line_with_a_year_or_a_time_is_dated(text: str) -> None:
    assert row(text)[DATED] == 1


@pytest.mark.parametrize("text", ["20310 boats", "2031kg of ice", "Room ٢٠", "120310年"])
def test_other_numbers_are_no_date(text: str) -> None:
    assert row(text)[DATED] == 0


def test_a_wide_colon_ends_a_line_as_a_narrow_one() -> None:
    assert row("関連する話題：")[COLON] == row("More on this:")[COLON] == 1


ICE = "港の市場は九十年続いたあと店を閉じ、持ち主たちは船を売りに出していると組合の代表が語った。"
NEXT = "次の店は駅の北に開く予定で、魚を運ぶ人たちは朝の電車を待つことになりそうだという。"
ELSEWHERE = "隣の町では新しい橋の工事が春から始まり、川を渡る車は三年のあいだ回り道をする。"


def test_text_without_blanks_is_found_in_what_the_page_says_of_itself() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": (ICE + NEXT) * 2})
    page = (
        f'<head><meta property="og:title" content="港の市場が店を閉じる">'
        f'<meta name="description" content="{ICE}">'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<h2>港の市場が店を閉じる</h2><p>{ICE}</p><p>{NEXT}</p><p>{ELSEWHERE}</p>"
    )
    head, ice, following, elsewhere = rows(page)
    assert (ice[BODY], following[BODY], elsewhere[BODY]) == (1, 1, 0)
    assert ice[DESCRIBED] == 1 and elsewhere[DESCRIBED] < 0.2
    assert head[TITLE] == 1 and elsewhere[TITLE] < 0.2
    assert (head[HEADLINE], ice[HEADLINE]) == (0, 1)

"""Dates of other calendars, and those whose year has two digits."""

from __future__ import annotations

import pytest

from reader.text.extract.dates import first_date, written_dates
from reader.text.extract.dating import is_date_line


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("۱ فروردین ۱۴۰۰", "fa", "2021-03-21"),
        ("۳۰ اسفند ۱۳۹۹", "fa", "2021-03-20"),
        ("دوشنبه ۵ مهر ۱۴۰۲", "fa", "2023-09-27"),
        ("1403/01/01 09:15", "fa", "2024-03-20"),
        ("令和6年1月9日", "ja", "2024-01-09"),
        ("平成元年12月3日", "ja", "1989-12-03"),
        ("09.11.22, 07:15 Uhr", "de", "2022-11-09"),
        ("09/11/22 07:15", "he", "2022-11-09"),
        ("09/11/22 07:15", "en", None),
        ("2022.november 9.", "hu", "2022-11-09"),
        ("9 نوفمبر، 2022", "ar", "2022-11-09"),
        ("9 лис. 2022", "uk", "2022-11-09"),
        ("1402/13/40", "fa", None),
        ("1400 von 1500 Stimmen", "de", None),
        ("Version 3.5.21 ist da", "de", None),
        ("Kapitel 3.5.21.4", "de", None),
        ("مهر ۱۴", "fa", None),
    ],
)
def test_the_day_that_a_text_of_another_calendar_gives(text: str, language: str, day: str | None) -> None:
    assert first_date(text, language) == day


def test_a_date_of_another_calendar_makes_a_line_of_a_date() -> None:
    assert is_date_line("انتشار: ۵ مهر ۱۴۰۲ ساعت ۱۰:۲۰")
    assert written_dates("۵ مهر ۱۴۰۲")[1] == 1
    assert not is_date_line("مجلس ۵ لایحه را در سال ۱۴۰۲ بررسی کرد")


def test_a_line_that_begins_with_day_and_clock_may_name_more_beside() -> None:
    beside = "来源：晚报 作者：张大文 编辑：李小红 阅读：512 次 评论(3)"
    assert is_date_line(f"2022-11-09 07:15 {beside}")
    assert not is_date_line(f"{beside} {beside} 2022-11-09 07:15")


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("9. listopada 2022.", "hr", "2022-10-09"),
        ("9 listopada 2022", "pl", "2022-11-09"),
        ("9 ian. 2022", "ro", "2022-01-09"),
        ("2022ko azaroaren 9a", "eu", "2022-11-09"),
        ("2022 թ. նոյեմբերի 9", "hy", "2022-11-09"),
        ("2022 оны 11 сарын 09", "mn", "2022-11-09"),
        ("2022 ж. 9 қараша", "kk", "2022-11-09"),
        ("09 نومبر ، 2022", "ur", "2022-11-09"),
        ("November 09 , 2022", "ml", "2022-11-09"),
        ("9 ta’ Novembru 2022", "mt", "2022-11-09"),
        ("9 ພະຈິກ 2022", "lo", "2022-11-09"),
        ("9 thg 11, 2022", "vi", "2022-11-09"),
        ("9 พฤศจิกายน ค.ศ. 2022", "th", "2022-11-09"),
        ("09\u200f/11\u200f/2022", "ar", "2022-11-09"),
        ("09-11-22, 07:15", "nl", "2022-11-09"),
        ("9 Machi 2022", "sw", "2022-03-09"),
        ("9 Tachwedd 2022", "cy", "2022-11-09"),
        ("Ian 9, 2022", "en", None),
        ("phone 9 Pro 2022", "en", None),
        ("9 machines 2022", "en", None),
        ("rezultat 9-11-22 po treh nizih", "sl", None),
    ],
)
def test_the_day_by_the_names_of_months_in_many_languages(text: str, language: str, day: str | None) -> None:
    assert first_date(text, language) == day

"""Stations by the way they are called: call sign, channel, frequency; and what only looks so."""

import random
import time

import pytest

from reader.text.outlets import find_outlets
from reader.text.stations import stations


def found(text: str) -> list[tuple[str, str]]:
    return [(each.name, text[each.start : each.end]) for each in stations(text)]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("She told KQRS-TV9 that", "KQRS-TV9", "KQRS-TV9"),
        ("he said on WQRS radio", "WQRS", "WQRS"),
        ("on WQRS-AM 890 that", "WQRS-AM 890", "WQRS-AM 890"),
        ("WQRS Radio in Norfield", "WQRS Radio", "WQRS Radio"),
        ("WQRS-TV (Channel 7) has", "WQRS-TV", "WQRS-TV (Channel 7)"),
        ("WQRS NewsChannel 3 has", "WQRS NewsChannel 3", "WQRS NewsChannel 3"),
        ("KQRS 2 Works for You has", "KQRS 2 Works for You", "KQRS 2 Works for You"),
        ("seen by KQRS-13 and", "KQRS-13", "KQRS-13"),
        ("the station KQRS 10TV.", "KQRS 10TV", "KQRS 10TV"),
        ("told KQRS Channel 2 News on Monday", "KQRS Channel 2 News", "KQRS Channel 2 News"),
        ("told KQRS News on Monday", "KQRS News", "KQRS News"),
        ("seen by KQRS/ABC7 and", "KQRS", "KQRS/ABC7"),
        ("told KQRS7 that", "KQRS7", "KQRS7"),
        ("told K-QRS 9 that", "K-QRS 9", "K-QRS 9"),
        ("told K-QRS Radio that", "K-QRS Radio", "K-QRS Radio"),
        ("told the station K-QRS that", "K-QRS", "K-QRS"),
        ("KQRS.com has", "KQRS.com", "KQRS.com"),
        ("on 101.9 The Gull.", "101.9 The Gull", "101.9 The Gull"),
        ("on ESPN 1220 that", "ESPN 1220", "ESPN 1220"),
        ("on 93.4 KQRS this", "93.4 KQRS", "93.4 KQRS"),
        ("told 12 News that", "12 News", "12 News"),
        ("told 9NEWS that", "9NEWS", "9NEWS"),
        ("told Fox 13 Norfield that", "Fox 13 Norfield", "Fox 13 Norfield"),
        ("told Fox 13 on", "Fox 13", "Fox 13"),
        ("told Fox 13 Monday", "Fox 13", "Fox 13"),
        ("and Gulf News 9 has", "Gulf News 9", "Gulf News 9"),
        ("told Harbour News 9.", "Harbour News 9", "Harbour News 9"),
        ("told NBC4.", "NBC4", "NBC4"),
        ("13 Action News has", "13 Action News", "13 Action News"),
    ],
)
def test_stations_are_called_in_many_ways(text: str, name: str, written: str) -> None:
    assert found(text) == [(name, written)]


@pytest.mark.parametrize(
    "text",
    [
        "WHAT WE KNOW",
        "the WHO said",
        "the WNBA player",
        "KPMG has 12 partners",
        "a $5 News fund",
        "in 2012 News spread",
        "Fox 30 percent",
        "at 10.5 The",
        "No. 12 Newsome",
        "RAIN IN KQRS COUNTY",
        "K-POP fans told K-POP",
        "songs as KPOP has",
        "told K-FED that",
        "told K-QRS that",
    ],
)
def test_capitals_and_numbers_alone_are_no_station(text: str) -> None:
    assert found(text) == []


def test_what_may_be_a_number_of_something_else_is_not_sure() -> None:
    assert [each.sure for each in stations("Teamsters Local 10 and Channel 10")] == [False, True]


def test_a_station_is_found_as_an_outlet_and_the_longer_name_stands() -> None:
    text = "Fox 13, Fox News, Channel 4 News and KQRS"
    assert [text[each.start : each.end] for each in find_outlets(text)] == [
        "Fox 13",
        "Fox News",
        "Channel 4 News",
        "KQRS",
    ]


def test_no_text_is_too_odd_and_places_are_in_order() -> None:
    rng = random.Random(5)
    pieces = [
        "KQRS",
        "-TV",
        " ",
        "Fox",
        "12",
        "News",
        ".5",
        "The ",
        "Gull",
        "(",
        "/",
        "Channel",
        "é",
        "9",
        "AM",
        "W",
    ]
    for _ in range(2000):
        text = "".join(rng.choices(pieces, k=rng.randrange(24)))
        at = 0
        for each in stations(text):
            assert at <= each.start < each.end <= len(text) and each.name and each.key
            at = each.end


@pytest.mark.parametrize(
    "piece", ["KQRS-TV (Channel ", "News 12 ", "101.9 The ", "Fox ", "W", "1", "12 12 ", "Bay "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        stations(text)
        return time.process_time() - began

    seconds(1_000)
    assert seconds(100_000) < 15 * max(seconds(20_000), 0.005)

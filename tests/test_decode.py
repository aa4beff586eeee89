"""Bytes -> text."""

import random

import pytest

from reader.text.decode import decode, unscrambled

GERMAN = "Die Fähre fährt nicht, sagte der Kapitän. Größe: 4 € für „alle“"
TEXTS = {
    "cp932": "東京の会社は今日、新しい製品を発表したと述べた。これはとても安いので、人々は喜んだ。",
    "euc_jp": "東京の会社は今日、新しい製品を発表したと述べた。これはとても安いので、人々は喜んだ。",
    "cp949": "정부는 오늘 새로운 정책을 발표했다고 밝혔다. 이것은 한국의 가장 큰 변화라고 했다.",
    "gb18030": "中国政府今天发布了新的政策，他们说这是一个大的变化，人们在等着。",
    "big5hkscs": "中國政府今天發布了新的政策，他們說這是一個大的變化，人們在等著。",
    "cp1251": "Правительство сегодня объявило о новой политике для всех регионов страны",
    "koi8-r": "Правительство сегодня объявило о новой политике для всех регионов страны",
    "cp1253": "Η κυβέρνηση ανακοίνωσε σήμερα νέα πολιτική για όλους τους πολίτες",
    "cp1255": "הממשלה הודיעה היום על מדיניות חדשה לכל האזרחים במדינה",
    "cp1256": "أعلنت الحكومة اليوم سياسة جديدة لجميع المواطنين في البلاد",
    "cp1252": "L’été dernier, « c’était déjà arrivé », a déclaré le préfet à la presse",
    "utf-8": GERMAN,
}


@pytest.mark.parametrize("codec", TEXTS)
def test_undeclared_text_is_known_by_its_bytes(codec: str) -> None:
    page = f"<html><body><p>{TEXTS[codec]}</p></body></html>"
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize("label", ["iso-8859-1", "Latin1", " ASCII ", "windows-1252", "ISO_8859-1"])
def test_latin_1_is_read_as_windows_1252(label: str) -> None:
    assert decode("“4 €”".encode("cp1252"), f"text/html; charset={label}") == "“4 €”"


def test_a_mark_at_the_start_beats_every_declaration() -> None:
    assert decode(b"\xef\xbb\xbf" + GERMAN.encode(), "text/html; charset=koi8-r") == GERMAN
    assert decode(b"\xff\xfe" + GERMAN.encode("utf-16-le"), "text/html; charset=utf-8") == GERMAN


def test_the_header_beats_the_page() -> None:
    page = '<meta charset="koi8-r">Фарватер'
    assert decode(page.encode("cp1251"), "text/html; charset=windows-1251") == page


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1250">',
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>",
        '<?xml version="1.0" encoding="windows-1250"?>',
    ],
)
def test_the_page_names_its_charset(head: str) -> None:
    page = head + "<p>Łódź i Żółw</p>"
    assert decode(page.encode("cp1250"), "text/html") == page


def test_utf_8_called_something_else_is_still_utf_8() -> None:
    assert decode(GERMAN.encode(), "text/html; charset=iso-8859-1") == GERMAN


def test_something_else_called_utf_8_is_read_by_its_bytes() -> None:
    text = "Die Fähre fährt nicht über die Förde, für Gäste zählt nur Größe"
    assert decode(text.encode("cp1252"), "text/html; charset=utf-8") == text


def test_one_bad_byte_does_not_change_the_charset() -> None:
    assert decode(GERMAN.encode() + b"\xff", "text/html; charset=utf-8") == GERMAN + "\ufffd"


def test_some_bad_bytes_among_many_good_ones_do_not_either() -> None:
    text = "Größe " * 20
    assert decode(text.encode() + b"\xff " * 5, "text/html; charset=utf-8").startswith(text)


def test_utf_16_without_a_mark() -> None:
    page = "<html><body>Fähre und noch mehr Text</body></html>"
    assert decode(page.encode("utf-16-le")) == page
    assert decode(page.encode("utf-16-be")) == page


@pytest.mark.parametrize("label", ["zlib_codec", "rot13", "utf-7", "punycode", "nonsense", ""])
def test_only_charsets_of_the_web_are_looked_up(label: str) -> None:
    assert decode(GERMAN.encode(), f"text/html; charset={label}") == GERMAN


@pytest.mark.parametrize("text", ["Ida’s “naïve” café — ½ €", "Бриг", "渡し船", "🛶", "Ångström’s Ñandú"])
def test_utf_8_that_was_once_read_as_latin_1_is_read_again(text: str) -> None:
    assert unscrambled(f"© {text.encode().decode('latin-1')}, é") == f"© {text}, é"


@pytest.mark.parametrize(
    "text",
    ["Ida’s “naïve” café", "NÃO, «PÂ«", "Ã© stands for é", "a torn \xe2\x80 end", "\x80", "é\x80"],
)
def test_what_may_be_a_text_is_left_alone(text: str) -> None:
    assert unscrambled(text) == text


def test_garbage_never_raises() -> None:
    chance = random.Random(5)
    for label in ("", "utf-8", "shift_jis", "gb2312", "iso-2022-jp", "utf-16", "big5", "euc-kr"):
        for _ in range(40):
            body = bytes(chance.randrange(256) for _ in range(chance.randrange(300)))
            assert isinstance(decode(body, f"text/html; charset={label}"), str)

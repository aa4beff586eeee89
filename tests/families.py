"""Some nine hundred strings that break programs, made by families: each a kind of mistake that is known.

The families are those of the lists of the field (Big List of Naughty Strings); the strings are our own.
"""

from __future__ import annotations

import sys
import unicodedata
from itertools import product

from naughty import CONTROLS, MARKUP, STRINGS

_JOINER = "\u200d"
_SKINS = tuple(map(chr, range(0x1F3FB, 0x1F400)))
_SCRIPTS = {
    "Latin": (0xC0, 0x148, 0x1E9E),
    "Greek": (0x391, 0x3B1, 0x1F70),
    "Cyrillic": (0x402, 0x410, 0x4D0),
    "Armenian": (0x531, 0x561),
    "Hebrew": (0x5D0, 0x5DA),
    "Arabic": (0x621, 0x641, 0xFB50),
    "Syriac": (0x710, 0x720),
    "Devanagari": (0x905, 0x915),
    "Bengali": (0x985, 0x995),
    "Tamil": (0xB85, 0xB95),
    "Thai": (0xE01, 0xE30),
    "Tibetan": (0xF40, 0xF50),
    "Burmese": (0x1000, 0x1010),
    "Georgian": (0x10D0, 0x10E0),
    "Hangul": (0x1100, 0xAC00, 0xD780),
    "Ethiopic": (0x1200, 0x1260),
    "Cherokee": (0x13A0, 0x13C0),
    "Khmer": (0x1780, 0x17A3),
    "Mongolian": (0x1820, 0x1840),
    "Kana": (0x3041, 0x30A1, 0xFF66),
    "Han": (0x4E00, 0x5B57, 0x2070E),
    "letters that look like others": (0xFF21, 0x1D400, 0x1D56C, 0x24B6, 0x249C),
    "signs": (0x2100, 0x2200, 0x2300, 0x2500, 0x2580, 0x2800, 0x20A0),
}


def _numbers() -> list[str]:
    forms = (
        "0",
        "1.00",
        "1/2",
        "1/0",
        "0..0",
        "0x0",
        "0xffffffff",
        "1e309",
        "1E+02",
        "01000",
        "08",
        "9" * 60,
    )
    grouped = (f"1{mark}000{mark}000{point}00" for mark, point in ("..", ",.", " ,", "'.", "\u202f,", "_."))
    words = (
        "NaN",
        "Infinity",
        "INF",
        "1#QNAN",
        "2.2250738585072011e-308",
        "٣٤٥",
        "१२३",
        "１２３",
        "⁰⁴⁵₀₁₂",
        "½⅛",
    )
    signed = (f"{sign}{form}" for sign, form in product(("", "-", "--", "+", "$"), forms))
    return [*signed, *grouped, *words]


def _words() -> list[str]:
    words = (
        "undefined undef null NULL (null) nil None none true True false False void function this yes no off"
    )
    keys = "hasOwnProperty __proto__ constructor toString length self cls __class__ class id key type"
    names = "CON PRN AUX NUL COM1 LPT1 desktop.ini .git .. . ~ - -- -rf --help @/etc/passwd"
    return f"{words} {keys} {names}".split()


def _quotes() -> list[str]:
    marks = ("'", '"', "`", "''", '""', "'\"", "“", "”", "„", "«", "»", "‹", "「", "\\'", '\\"', "&quot;")
    return [*marks, *(f"{left}word{right}" for left, right in product(marks[:6], marks[:6]))]


def _blanks() -> list[str]:
    every = map(chr, range(sys.maxunicode + 1))
    kinds = ("Zs", "Zl", "Zp", "Cf")
    return [f"a{one}b" for one in every if unicodedata.category(one) in kinds and one < "\U000e0021"]


def _controls() -> list[str]:
    return [f"a{chr(code)}b" for code in (*range(0x20), *range(0x7F, 0xA0))]


def _code() -> list[str]:
    calls = ("alert(1)", "javascript:alert(1)", "id", "touch x", "7*7", "DROP TABLE stories")
    shells = (
        "$({})",
        "`{}`",
        "; {} #",
        "| {}",
        "&& {}",
        "\n{}\n",
        "<({})",
        "!{}",
        "%{{{}}}",
        "{{{{{}}}}}",
        "#{{{}}}",
    )
    hypertext = (
        "<script>{}</script>", "<img src=x onerror={}>", "<svg/onload={}>", "<a href='{}'>x</a>",
        "<iframe src={}>",
        "\"><script>{}</script>", "'><script>{}</script>", "</title><script>{}</script>",
        "<!--{}-->", "]]><{}>",
        "<b onmouseover={}>", "<style>@import '{}'</style>", "<scr<script>ipt>{}</script>",
        "＜script＞{}＜/script＞",
        "&lt;script&gt;{}&lt;/script&gt;", "&#60;script&#62;{}&#60;/script&#62;",
        "<math><mi//xlink:href='{}'>",
    )  # fmt: skip
    queries = (
        "' OR '1'='1",
        "1; {}",
        "'; {} --",
        '" OR ""="',
        "1' UNION SELECT * --",
        "%' AND '%'='",
        "*) (uid=*",
    )
    return [form.format(call) for call in calls for form in (*shells, *hypertext, *queries)]


def _formats() -> list[str]:
    printf = ("%s", "%d", "%n", "%x" * 8, "%99999s", "%*.*s", "%%", "%c%c", "%1$s", "%(x)s")
    others = (
        "{}",
        "{0}",
        "{0.__class__}",
        "{:>99999}",
        "{x!r}",
        "${x}",
        "$x",
        "#{x}",
        "<%= x %>",
        "{% x %}",
        "\\u0000",
    )
    return [
        *printf,
        *others,
        *(f"\\{letter}" for letter in "abfnrtv0x\\"),
        "\\x1b[31m",
        "\\033[31m",
        "^[[31m",
    ]


def _paths() -> list[str]:
    steps = ("../", "..\\", "%2e%2e%2f", "....//", "..%c0%af", "/", "//", "\\\\", "file:///", "~/", "C:\\")
    return [f"{step}{place}" for step in steps for place in ("etc/passwd", "con", "")]


def _tags() -> list[str]:
    """Of Textual and Rich, and of Markdown."""
    names = (
        "b",
        "bold",
        "red on blue",
        "link=https://evil.example",
        "@click=app.quit",
        "$primary",
        "#f00",
        "/",
        "",
    )
    shapes = ("[{}]x[/]", "[{}]x[/{}]", "[{}", "{}]", "[[{}]]", "\\[{}]", "[{}][/nope]", "[/{}]")
    markdown = (
        "**x**", "_x_", "`x`", "~~x~~", "# x", "> x", "- x", "1. x", "[x](https://evil.example)", "![x](y)",
        "---",
        "```", "| a | b |", "[^1]", "<https://evil.example>", "\\*x\\*", "- [ ] x", "***", "[x]: y", "$$x$$",
    )  # fmt: skip
    return [*(shape.format(*[name] * 2) for name in names for shape in shapes), *markdown]


def _scripts() -> list[str]:
    return ["".join(map(chr, range(start, start + 6))) for starts in _SCRIPTS.values() for start in starts]


def _emoji() -> list[str]:
    people = [f"{one}{skin}" for one in ("👋", "👩", "🧑") for skin in ("", *_SKINS)]
    joined = [_JOINER.join(each) for each in ("👩👩👧👦", "👨🌾", "🐻❄", "❤🔥", "👩a", "ab")]
    flags = ("🇳🇴", "🇳🇴🇸🇪", "🇳", "🏴\U000e0067\U000e0062\U000e007f", "🏳️‍🌈", "🏴‍☠️")
    selected = [f"{one}{how}" for one in "❤☃✈#1©" for how in ("", "\ufe0e", "\ufe0f")]
    keycaps = [f"{one}\ufe0f\u20e3" for one in "0#*"]
    return [*people, *joined, *flags, *selected, *keycaps, _JOINER, "\ufe0f", _SKINS[0], "\u20e3"]


def _marks() -> list[str]:
    """Combining marks in numbers, and forms that are equal to others."""
    floods = [
        f"Z{''.join(chr(0x300 + (at * 7) % 112) for at in range(number))}o" for number in (1, 3, 5, 20, 99)
    ]
    forms = ("NFC", "NFD", "NFKC", "NFKD")
    equal = [
        unicodedata.normalize(form, text) for text in ("Ångström", "ﬃ ſ K", "각", "ｱ㎏") for form in forms
    ]
    return [*floods, *equal, "\u0301", "a\u0489", "İıſẞΣς", "͏", "\u034f\u0301"]


def _turned() -> list[str]:
    marks = ("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069")
    texts = ("שלום עולם", "أهلا (1) وسهلا", "abc שלום 12,5", "בְּרֵאשִׁית", "﷽", "ﷺ", "هَيْתָהtest")
    return [*(f"a{mark}exe.txt" for mark in (*marks, "\u200e", "\u200f", "\u061c")), *texts]


def _not_letters() -> list[str]:
    codes = (
        0xD800,
        0xDBFF,
        0xDC00,
        0xDFFF,
        0xFDD0,
        0xFFFD,
        0xFFFE,
        0xFFFF,
        0xE000,
        0xF8FF,
        0x1FFFE,
        0x10FFFF,
    )
    return [f"a{chr(code)}b" for code in codes]


def _sizes() -> list[str]:
    return [
        "a" * 5000,
        "é" * 3000,
        "漢" * 2000,
        "a b " * 1500,
        "🇳🇴" * 500,
        "<" * 2000,
        "[" * 2000,
        "\u200b" * 500,
    ]


def _nothing() -> list[str]:
    return ["", " ", "\t", "\n", "\r\n", "\u3000", "\u200b", "\ufeff", "\u00ad", "\u2800", "␣", "\x00"]


FAMILIES: dict[str, list[str]] = {
    "known": list(STRINGS), "markup": list(MARKUP), "terminals": list(CONTROLS), "numbers": _numbers(),
    "words": _words(), "quotes": _quotes(), "blanks": _blanks(), "controls": _controls(), "code": _code(),
    "formats": _formats(), "paths": _paths(), "tags": _tags(), "scripts": _scripts(), "emoji": _emoji(),
    "marks": _marks(), "turned": _turned(), "not letters": _not_letters(), "sizes": _sizes(),
    "nothing": _nothing(),
}  # fmt: skip
NAUGHTY = tuple(dict.fromkeys(text for family in FAMILIES.values() for text in family))

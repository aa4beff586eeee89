"""Text and addresses from outside: what is dropped, what must stay, and that twice is as once."""

import random

import pytest

from reader.text.clean import canonical_url, host_of, named_site, safe_line, safe_text, safe_url, site_of

DROPPED = {
    "window title": ("a\x1b]0;owned\x07b", "a]0;ownedb"),
    "clipboard": ("x\x1b]52;c;ZXZpbA==\x1b\\y", "x]52;c;ZXZpbA==\\y"),
    "colour": ("\x1b[31mred\x1b[0m", "[31mred[0m"),
    "device query": ("\x1b[c\x1b[6n", "[c[6n"),
    "one-byte csi": ("a\x9b31mb", "a31mb"),
    "one-byte osc": ("a\x9d0;t\x9cb", "a0;tb"),
    "next line": ("a\x85b", "ab"),
    "nul and delete": ("a\x00b\x7fc", "abc"),
    "backspace": ("safe\b\b\b\bevil", "safeevil"),
    "shift out": ("\x0eabc\x0f", "abc"),
    "override": ("user\u202egnp.exe", "usergnp.exe"),
    "isolates": ("\u2066a\u2069 \u2067b\u2069 \u2068c\u2069", "a b c"),
    "embeddings": ("\u202aa\u202c\u202bb\u202c", "ab"),
    "direction marks among Latin": ("a\u200eb\u200fc\u061cd", "abcd"),
    "tags": ("hi\U000e0041\U000e0042\U000e007f", "hi"),
    "byte order mark": ("\ufeffhead", "head"),
    "blank of no width": ("zero\u200bwidth", "zerowidth"),
    "word joiner": ("a\u2060b", "ab"),
    "soft hyphen": ("Ver\u00adfas\u00adsung", "Verfassung"),
    "lone surrogate": ("a\ud800b\udfffc", "abc"),
    "joiner among Latin": ("a\u200db\u200cc", "abc"),
    "non-character": ("a\uffffb", "ab"),
    "dos line ends": ("a\r\nb\rc", "a\nb\nc"),
    "separators": ("a\u2028b\u2029c", "a\nb\nc"),
}

KEPT = {
    "plain": "A plain line.\n\tAnd a tab.",
    "markup is not ours to judge": "[red]x[/red] [/] [@click=app.quit]y[/]",
    "accents": "Jérôme, Ångström, e\u0301",
    "vietnamese, taken apart": "Vie\u0323\u0302t",
    "hebrew with marks of direction": "המחיר \u200e$5\u200e היום",
    "persian joins with a non-joiner": "می\u200cخواهم",
    "hindi joiner": "क्\u200dष",
    "emoji of a family": "👩\u200d👩\u200d👧",
    "emoji variant": "❤\ufe0f",
    "flag": "🇱🇻",
    "chinese": "他说：“好。”",
    "thai": "ที่นี่",
    "quotation marks": "“a” ‘b’ «c» „d“",
}


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("bank.com", "bank.com"),
        ("www.bank.com/login", "bank.com"),
        ("(https://Bank.CO.UK.)", "bank.co.uk"),
        ("http://bank.com@evil.com/", "evil.com"),
        ("b\u200bank.com", "bank.com"),
        ("our bank", ""),
        ("said. He", ""),
        ("Node.js", ""),
        ("4.2", ""),
        ("bank.com is safe", ""),
        ("co.uk", ""),
        ("", ""),
    ],
)
def test_words_that_are_an_address_name_its_site(words: str, site: str) -> None:
    assert named_site(words) == site


@pytest.mark.parametrize("given, wanted", DROPPED.values(), ids=DROPPED)
def test_what_a_terminal_would_obey_is_dropped(given: str, wanted: str) -> None:
    assert safe_text(given) == wanted


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_writing_needs_is_kept(text: str) -> None:
    assert safe_text(text) == text


def test_a_flood_of_combining_marks_ends_at_four_a_base() -> None:
    assert safe_text("e" + "\u0301" * 100_000 + "x") == "e" + "\u0301" * 4 + "x"
    assert safe_text("a" + "\u0301\u0302\u0303\u20dd\u20df\u0304" + "b") == "a\u0301\u0302\u0303\u20ddb"


def test_a_flood_hidden_behind_joiners_and_marks_of_direction_ends_too() -> None:
    assert safe_text("a" + "\u0301\u200d\u200e" * 50) == "a" + "\u0301" * 4


def test_direction_marks_are_judged_line_by_line() -> None:
    assert safe_text("abc\u200f\nשלום\u200f") == "abc\nשלום\u200f"


def test_twice_is_as_once_on_garbage() -> None:
    rng = random.Random(11)
    letters = "aé \n\r\t\u0301\u05d0\u05b0\u0915\u094d\u200b\u200c\u200d\u200e\u200f\u202e"
    letters += "\u2066\u061c\ufeff\x1b\x9b\ud800👩\ufe0f\U000e0041\u2028\x85\xad。"
    for _ in range(3000):
        text = "".join(rng.choices(letters, k=rng.randrange(30)))
        once = safe_text(text)
        assert safe_text(once) == once, ascii(text)
        assert safe_line(safe_line(text)) == safe_line(text), ascii(text)
        assert not set(once) & set("\x1b\x9b\r\u202e\u2066\u200b\ufeff\ud800\U000e0041"), ascii(text)


def test_a_line_is_one_line_with_single_blanks() -> None:
    assert safe_line("  x\nrm -rf ~\n\t\u3000y\u00a0 z ") == "x rm -rf ~ y z"


ADDRESSES = {
    "plain": ("https://example.org/a", "https://example.org/a"),
    "no path": ("https://example.org", "https://example.org/"),
    "upper case": ("HTTP://Example.ORG/Path", "http://example.org/Path"),
    "blanks about": ("  https://example.org/a\n", "https://example.org/a"),
    "blank inside": ("https://example.org/a b?c d", "https://example.org/a%20b?c%20d"),
    "broken over lines": ("https://example.org/long\n-name", "https://example.org/long-name"),
    "line end before dashes": ("http://example.org/\n--new-window", "http://example.org/--new-window"),
    "umlaut host": ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    "escapes stay": ("https://example.org/%E2%80%9C?q=%1b", "https://example.org/%E2%80%9C?q=%1b"),
    "shell signs are data": ("https://example.org/$(id)", "https://example.org/$(id)"),
    "quotes are escaped": ('https://example.org/"<x>`', "https://example.org/%22%3Cx%3E%60"),
    "override in a path": ("https://example.org/\u202egnp", "https://example.org/%E2%80%AEgnp"),
    "user and password": ("https://user:secret@example.org/a", "https://example.org/a"),
    "look-alike user": ("https://bank.example@evil.example/", "https://evil.example/"),
    "port": ("https://example.org:8443/a", "https://example.org:8443/a"),
    "ipv6": ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]:80/a"),
    "query and fragment": ("https://example.org/?a=1&b[]=2#!/x", "https://example.org/?a=1&b[]=2#!/x"),
}

REFUSED = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt://example.org/%0aalert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "mailto:a@example.org",
    "ftp://example.org/",
    "--renderer-cmd-prefix=/bin/sh",
    "-e",
    "%action",
    "http:",
    "http://",
    "http:///path",
    "http:\\\\example.org",
    "http://a\\@example.org/",
    "http://exa mple.org/",
    "http://%65xample.org/",
    "http://-x.example/",
    "http://a..example/",
    "http://$(id)/",
    "http://a;b/",
    "http://example.org:99999/",
    "http://example.org:x/",
    "http://[::1/",
    "http://[::1%25eth0]/",
    "http://[not-an-address]/",
    "http://exam\x1bple.org/",
    "http://example.org/\x1b]0;x\x07",
    "http://example.org/\x00",
    "http://\ud800.example/",
    "http://" + "a" * 300 + ".example/",
    "http://" + "ü" * 300 + ".example/",
    "http://example.org/" + "a" * 9000,
    "example.org/a",
    "//example.org/a",
    "/a",
]


@pytest.mark.parametrize("given, wanted", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_written_anew(given: str, wanted: str) -> None:
    assert safe_url(given) == wanted
    assert safe_url(wanted) == wanted


@pytest.mark.parametrize("url", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert safe_url(url) is None


def test_addresses_are_joined_to_their_base() -> None:
    base = "https://example.org/news/today.html"
    assert safe_url("../img/a.png", base) == "https://example.org/img/a.png"
    assert safe_url("//cdn.example/a", base) == "https://cdn.example/a"
    assert safe_url("?page=2", base) == "https://example.org/news/today.html?page=2"
    assert safe_url("javascript:alert(1)", base) is None
    assert safe_url("--x", base) == "https://example.org/news/--x"
    assert safe_url("", base) is None
    assert safe_url("a", "file:///etc/") is None
    assert safe_url("a", "http://[") is None


def test_no_garbage_makes_an_address_that_is_not_plain() -> None:
    rng = random.Random(5)
    letters = "ht:/\\@#?%[]-. \n\x1bü\u202e\ud800a1$;'\"|<>"
    for _ in range(5000):
        given = "http://" + "".join(rng.choices(letters, k=rng.randrange(25)))
        url = safe_url(given)
        if url is not None:
            assert url.isascii() and url.isprintable() and " " not in url, ascii(given)
            assert url.startswith("http://") and host_of(url), ascii(given)
            assert safe_url(url) == url, ascii(given)


TRACKED = {
    "campaign": ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
    "order is kept": ("https://example.org/a?z=1&fbclid=q&a=2", "https://example.org/a?z=1&a=2"),
    "case": ("https://example.org/a?UTM_Source=x&GCLID=1", "https://example.org/a"),
    "host and port": ("HTTPS://WWW.Example.org:443/A", "https://www.example.org/A"),
    "other port": ("http://example.org:8080", "http://example.org:8080/"),
    "fragment": ("https://example.org/a#comments", "https://example.org/a"),
    "fragment as address": ("https://example.org/#!/story/5", "https://example.org/#!/story/5"),
    "signed": (
        "https://files.example/a?utm_source=x&X-Amz-Signature=ab&X-Amz-Expires=5",
        "https://files.example/a?utm_source=x&X-Amz-Signature=ab&X-Amz-Expires=5",
    ),
    "a longer name is another name": ("https://example.org/?gclids=1", "https://example.org/?gclids=1"),
    "values are not names": ("https://example.org/?q=utm_source", "https://example.org/?q=utm_source"),
    "empty query": ("https://example.org/a?", "https://example.org/a"),
    "not an address": ("quoth:edition", "quoth:edition"),
    "unreadable": ("http://[", "http://["),
}


@pytest.mark.parametrize("given, wanted", TRACKED.values(), ids=TRACKED)
def test_addresses_of_one_page_have_one_canonical_form(given: str, wanted: str) -> None:
    assert canonical_url(given) == wanted
    assert canonical_url(wanted) == wanted


def test_a_site_is_the_registered_domain_of_a_host() -> None:
    assert host_of("https://WWW.bbc.co.uk:443/news") == "www.bbc.co.uk"
    assert host_of("not an address") == host_of("http://[") == ""
    assert site_of("https://www.bbc.co.uk/news") == "bbc.co.uk"
    assert site_of("https://someone.github.io/") == "someone.github.io"
    assert site_of("http://localhost:8000/") == "localhost"
    assert site_of("http://192.0.2.7/") == "192.0.2.7"
    assert site_of("http://[2001:db8::1]/") == "2001:db8::1"
    assert site_of("co.uk") == ""

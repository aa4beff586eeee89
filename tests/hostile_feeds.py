"""Feeds made to exhaust whoever reads them: one of each kind that is known, as bytes."""

from __future__ import annotations

import gzip
from random import Random


def _rss(inside: str, before: str = "", channel: str = "") -> bytes:
    return f"{before}<rss version='2.0'><channel>{channel}<item>{inside}</item></channel></rss>".encode()


def _atom(inside: str) -> bytes:
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inside}</entry></feed>".encode()


def _nested(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + "x" + f"</{tag}>" * depth


def _escaped(tag: str, times: int) -> str:
    return f"<description>{f'&lt;{tag}&gt;' * times}</description>"


_JSON = b'{"version":"https://jsonfeed.org/version/1","items":'


def hostile_feeds() -> dict[str, bytes]:
    """Names and bodies. None is larger than 4 MB; some name the file of the system's users."""
    fold = "".join(f"<!ENTITY e{at} '{f'&e{at - 1};' * 10}'>" for at in range(1, 10))
    folded = f"<!DOCTYPE r [<!ENTITY e0 'haha'>{fold}]>"
    loose = "<rss><channel><item><title>"
    broken = "<copyright>A & B</copyright>"  # what is not well-formed is read in another way
    many = {
        f"many {tag}": _rss(f"<{tag} {attributes}>x</{tag}>" * 40_000)
        for tag, attributes in (
            ("category", ""),
            ("author", ""),
            ("link", "href='/a'"),
            ("enclosure", "url='/a'"),
        )
    }
    unclosed = {
        f"unclosed {opening}": (loose + opening * 200_000).encode()
        for opening in ("<", "<!", "<?", "&", "&a;", "<![CDATA[", "<a ", "<!--", "'", "<a href='")
    }
    encodings = {
        f"encoding {name}": f"<?xml version='1.0' encoding='{name}'?>{loose}x</title>".encode()
        for name in (
            "base64",
            "hex",
            "zlib",
            "rot13",
            "punycode",
            "idna",
            "utf-7",
            "cp037",
            "undefined",
            "unicode_escape",
            "utf-16",
            "A" * 999,
        )
    }
    references = {
        f"reference {code}": _rss(f"<title>a&{code};b</title>")
        for code in ("#27", "#x9b", "#0", "#xD800", "#x110000", "#99999999999999999999", "#xFFFE")
    }
    dates = {
        f"date {date[:12]}": _rss(f"<pubDate>{date}</pubDate>")
        for date in (
            "9" * 500_000,
            "0000-00-00T00:00:00Z",
            "Mon, 01 Jan 99999 00:00 GMT",
            "1 Jan 2024 00:00 +999999",
        )
    }
    return many | unclosed | encodings | references | dates | {
        "entities that unfold": _rss("<title>&e9;</title>", folded),
        "entities that unfold, wide": _rss("<title>&e9;</title>", folded).decode().encode("utf-16"),
        "entity": _rss(f"<title>{'&a;' * 3000}</title>", f"<!DOCTYPE r [<!ENTITY a '{'A' * 60_000}'>]>"),
        "entity of a file": _rss("<title>&x;</title>", "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
        "document type elsewhere": _rss("<title>x</title>", "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r.dtd'>"),
        "inclusion": _rss(
            "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"
        ),
        "a style of a file": _rss("<title>x</title>", "<?xml-stylesheet href='file:///etc/passwd'?>"),
        "a page that leads on": b"<meta http-equiv=refresh content='0;url=file:///etc/passwd'>" * 20_000,
        "a path": b"/etc/passwd",
        "an address": b"http://127.0.0.1:9/feed",
        "nested": _rss(_nested("a", 100_000)),
        "nested titles": _rss(_nested("title", 20_000)),
        "nested entries": _rss(_nested("item", 20_000)),
        "nested markup": _rss(_escaped("div", 60_000)),
        "unclosed markup": _rss(_escaped("b", 100_000)),
        "nested content": _atom(f"<content type='xhtml'>{_nested('div', 50_000)}</content>"),
        "nested bases": _atom("<a xml:base='b/'>" * 5000 + "<link href='x'/>" + "</a>" * 5000),
        "items": _rss("</item>" + "<item/>" * 150_000 + "<item>"),
        "items of one guid": _rss("</item>" + "<item><guid>g</guid></item>" * 30_000 + "<item>"),
        "items, broken": _rss("</item>" + "<item><guid>g</guid></item>" * 30_000 + "<item>", channel=broken),
        "a long title": _rss(f"<title>{'A' * 3_000_000}</title>"),
        "a long attribute": _rss(f"<guid isPermaLink='{'A' * 3_000_000}'>g</guid>"),
        "attributes": _rss("<title " + " ".join(f"a{at}='1'" for at in range(60_000)) + ">x</title>"),
        "names": _rss("<title " + " ".join(f"xmlns:n{at}='u{at}'" for at in range(4_000)) + ">x</title>"),
        "a long author": _rss(f"<author>{'a.' * 100_000}!</author>"),
        "a long author, broken": _rss(f"<author>a@{'a.' * 100_000}!</author>", channel=broken),
        "a long editor": _rss("", channel=f"<managingEditor>{'-' * 99_999}@{'-' * 99_999}</managingEditor>"),
        "blanks": _rss(f"<title>{' ' * 2_000_000}x</title>"),
        "quotes": _rss(f"<description>&lt;a href={'&quot;' * 200_000}</description>"),
        "a style": _rss(f"<description>&lt;p style=&quot;{'a:b;' * 200_000}&quot;&gt;</description>"),
        "links": _rss(f"<description>{'&lt;a href=/&gt;' * 100_000}</description>"),
        "a raw escape": _rss("<title>a\x1b]0;x\x07b</title>"),
        "zeros": b"\0" * 1_000_000,
        "a zero": _rss("<title>a\0b</title>"),
        "noise": Random(5).randbytes(1_000_000),
        "noise in a feed": (loose.encode() + Random(6).randbytes(300_000)),
        "packed": gzip.compress(_rss("<title>x</title>")),
        "bad letters": _rss("<title>x</title>").replace(b"x<", b"caf\xe9\xff\xfe<"),
        "nothing": b"",
        "blank": b" \n" * 500_000,
        "entities declared for ever": b"<!DOCTYPE rss [" + b"<!ENTITY " * 200_000,
        "comment for ever": b"<rss><!--" + b"-" * 2_000_000 + b">",
        "deep JSON": _JSON + b"[" * 100_000,
        "big number": _JSON + b"[" + b"9" * 1_000_000 + b"]}",
        "items that are none": _JSON + b'{"a":1}}',
        "a title that is none": _JSON + b'[{"id":{"a":[1]},"title":{"b":1},"content_html":[9]}]}',
        "many items in JSON": _JSON + b"[" + b'{},' * 200_000 + b"{}]}",
    }  # fmt: skip

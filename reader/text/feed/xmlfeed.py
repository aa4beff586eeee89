"""RSS and Atom -> `ParsedFeed`: by expat where a feed is plain and well-formed, else by feedparser.

feedparser's own cleaning of HTML is off: it costs more than the parsing, and every text is cleaned here.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time
from typing import Any, NamedTuple
from urllib.parse import urljoin

from reader.model import Entry, ParsedFeed, ReaderError
from reader.text.clean import host_of, safe_line, safe_url
from reader.text.feed.dates import names_half_day, written_date
from reader.text.feed.entry import (
    ENTRY_CAP,
    distinct,
    feed_title,
    likely_date,
    make_entry,
    only_the_first,
    paragraphs,
    plain_line,
)
from reader.text.feed.late import Late, never_late
from reader.text.feed.wellformed import ReadFeed, read_well_formed

_CHARACTER = re.compile(rb"&#(?:x([0-9A-Fa-f]+)|([0-9]+));")
_NAME = rb"(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)"
_ENTRY = re.compile(rb"<" + _NAME + rb"[\s/>]", re.IGNORECASE)
_PIECE = 1000
"""Entries that feedparser is given at a time: it takes ten times as long as expat, and cannot be stopped."""
_TRIED = 50
"""Entries beyond them between which a feed may be parted."""
_ENDED = re.compile(rb"</" + _NAME + rb"\s{0,9}>\s*\Z", re.IGNORECASE)
_FOOT = re.compile(rb"</" + _NAME + rb"\s{0,9}>(\s{0,99}(?:</[^<>]{1,50}>\s{0,99}){1,5})\Z", re.IGNORECASE)
_CUT_TITLE = re.compile(
    rb"<(title)>[^<]{0,500}(?=<(?:item|entry|link|description|pubdate|guid|channel)[\s/>])", re.IGNORECASE
)
"""A title up to another element of a feed, which may be one of HTML that it names: <link>, as a rule."""
_TITLE_TAG = re.compile(rb"<(/?)title[\s/>]", re.IGNORECASE)
_LONGEST_END = 200
"""Bytes before an entry in which the end of the one before it is looked for."""
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_xml_feed(body: bytes, content_type: str, url: str, late: Late = never_late) -> ParsedFeed:
    """The feed in an XML body, as far as it can be read; ReaderError when nothing of it can."""
    found = read_well_formed(body, content_type, url, ENTRY_CAP)
    if found.feed is None:
        found = read_any(body, content_type, url, found.unfinished, late)
    return feed_of(found, url)


def feed_of(found: ReadFeed, url: str) -> ParsedFeed:
    """What was found, cleaned."""
    feed = found.feed or {}
    site = safe_url(_string(feed.get("link")), url)
    language = safe_line(_string(feed.get("language")))[:35] or None
    return ParsedFeed(
        title=feed_title(_title(feed, found.atom)) or host_of(url),
        site_url=site,
        language=language,
        entries=distinct(_entry(entry, found.atom, url, site, language) for entry in found.entries),
        notice=_notice(found),
    )


def _notice(found: ReadFeed) -> str:
    if found.cut:
        return only_the_first(len(found.entries))
    return "The feed breaks off in the middle: what stood before that was taken." if found.unfinished else ""


def read_any(
    body: bytes, content_type: str, url: str, unfinished: bool = False, late: Late = never_late
) -> ReadFeed:
    """What feedparser finds in the first entries: those that are read until it is `late`, at most 5,000."""
    body = _CUT_TITLE.sub(_ended, body)
    feed: dict[str, Any] | None = None
    entries: list[Any] = []
    version, cut = "", False
    for piece in _pieces(body):
        if feed is not None and (late() or len(entries) >= ENTRY_CAP):
            cut = True
            break
        parsed = _parse(piece.body, content_type, url)
        feed = {**parsed["feed"], **(feed or {})}
        version = version or str(parsed.get("version") or "")
        entries += parsed["entries"]
        cut = piece.cut
    if not entries and not (feed and feed.get("title")) and not version:
        raise ReaderError(f"The feed of {host_of(url) or url} cannot be read.")
    cut = cut or len(entries) > ENTRY_CAP
    for entry in entries:
        if _is_option(_string(entry.get("link")), body, url):
            entry["link"] = ""
    return ReadFeed(feed, entries[:ENTRY_CAP], version.startswith("atom"), cut, unfinished and not cut)


def _ended(title: re.Match[bytes]) -> bytes:
    """A title with its end where it has none before the next: feedparser takes all up to there for it."""
    tag = _TITLE_TAG.search(title.string, title.end())
    return title[0] if tag and tag[1] else b"%b</%b>" % (title[0], title[1])


class _Piece(NamedTuple):
    """Some entries of a feed with what stands before all of them; `cut` when none holds those that follow."""

    body: bytes
    cut: bool


def _pieces(body: bytes) -> Iterator[_Piece]:
    """A feed in pieces of some entries each, parted only where one entry has ended before the next begins."""
    begins = [found.start() for found in _ENTRY.finditer(body)]
    head = body[: begins[0]] if begins else b""
    foot = _FOOT.search(body, begins[-1]) if begins else None
    first = 0
    while first + _PIECE < len(begins):
        beyond = begins[first + _PIECE : first + _PIECE + _TRIED]
        end = next((at for at in beyond if _ENDED.search(body, max(0, at - _LONGEST_END), at)), None)
        if end is None:
            yield _Piece(head + body[begins[first] : begins[first + _PIECE]], cut=True)
            return
        yield _Piece(head + body[begins[first] : end] + (foot[1] if foot else b""), cut=False)
        first = bisect_left(begins, end)
    yield _Piece(head + body[begins[first] :] if begins else body, cut=False)


def _parse(body: bytes, content_type: str, url: str) -> Any:
    import feedparser

    try:
        # Given bytes, feedparser would open a body that names a file or an address: hence the file object.
        return feedparser.parse(
            io.BytesIO(_CHARACTER.sub(_possible, body)),
            response_headers={"content-type": content_type, "content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # encodings that are no text raise whatever they raise
        raise ReaderError(f"The feed of {host_of(url) or url} cannot be read.") from error


def _is_option(link: str, body: bytes, url: str) -> bool:
    """Whether a link, which feedparser has joined to the feed's address, began with a dash: no link does."""
    try:
        folder = urljoin(url, ".")
    except ValueError:
        return False
    return link.startswith(f"{folder}-") and link.encode("utf-8", "replace") not in body


def _possible(reference: re.Match[bytes]) -> bytes:
    """A reference to a character, or to U+FFFD where there is none: feedparser fails on those."""
    hexadecimal, decimal = reference.groups()
    digits = (hexadecimal or decimal).lstrip(b"0")
    code = int(digits or b"0", 16 if hexadecimal else 10) if len(digits) <= 7 else 0x110000
    return b"&#xFFFD;" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else reference.group()


def _entry(entry: Any, atom: bool, url: str, site: str | None, language: str | None) -> Entry:
    address = safe_url(_link(entry), url)
    content, declared = _content(entry)
    # Without an xml:base of its own, what an entry says is relative to its page, not to the feed.
    base = safe_url(declared) if declared != url else None
    return make_entry(
        guid=_string(entry.get("id")),
        url=address,
        title=_title(entry, atom),
        author=_author(entry, atom),
        published=likely_date(_date(entry, language)),
        content=content,
        base=base or address or site or url,
    )


def _link(entry: Any) -> str:
    """The entry's page: behind FeedBurner's counter where there is one, the file where there is no page."""
    for key in ("feedburner_origlink", "link"):
        if link := _string(entry.get(key)).strip():
            return link
    enclosures = entry.get("enclosures") or [{}]
    return _string(enclosures[0].get("href"))


def _title(entry: Any, atom: bool) -> str:
    """The title of an entry or a feed as plain text: only Atom can say that one is."""
    value = _string(entry.get("title"))
    kind = (entry.get("title_detail") or {}).get("type")
    return safe_line(value) if atom and kind == "text/plain" else plain_line(value)


def _content(entry: Any) -> tuple[str, str]:
    """The entry's text as HTML, and the base its links are declared relative to.

    The first HTML of its contents, else its summary, else plain text: media descriptions stand first among
    the contents of some feeds and hold a caption only.
    """
    pieces = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    filled = [piece for piece in pieces if _string(piece.get("value")).strip()]
    for piece in filled:
        if piece.get("type") in _HTML_TYPES:
            return _string(piece["value"]), _string(piece.get("base"))
    for piece in filled:
        return paragraphs(_string(piece["value"])), _string(piece.get("base"))
    return "", ""


def _author(entry: Any, atom: bool) -> str:
    """All authors of one kind where there are several, else the author.

    In RSS one person may be named by elements of several kinds. feedparser does not tell them apart: where it
    has read the feed, one counts.
    """
    authors = entry.get("authors") or ()
    kinds = entry.get("named") or {"author": [_string(each.get("name")) for each in authors if atom]}
    several = [name for each in max(kinds.values(), key=len) if (name := plain_line(each))]
    if len(several) > 1:
        return ", ".join(dict.fromkeys(several))
    detail = entry.get("author_detail") or {}
    return plain_line(_string(detail.get("name")) or _string(entry.get("author")))


def _date(entry: Any, language: str | None) -> datetime | None:
    kinds = ("published", "updated", "created")
    # Asked for an update that is missing, feedparser warns and gives the date of publication.
    told = {kind: _string(entry[kind]).strip() for kind in kinds if kind in entry}
    for kind in kinds:
        text = told.get(kind, "")
        # feedparser takes seconds since 1970 for a year and a day, and the afternoon for the morning.
        if (text.isdecimal() or names_half_day(text)) and (date := written_date(text, language)):
            return date
        parsed = f"{kind}_parsed"
        if parsed in entry and (date := _parsed_date(entry[parsed])):
            return date
    return next((date for text in told.values() if (date := written_date(text, language))), None)


def _parsed_date(parsed: object) -> datetime | None:
    if isinstance(parsed, struct_time):
        try:
            return datetime(*parsed[:6], tzinfo=UTC)
        except ValueError:
            return None
    return parsed if isinstance(parsed, datetime) else None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""

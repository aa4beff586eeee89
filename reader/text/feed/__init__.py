"""Feeds: RSS 0.9x to 2.0, RSS 1.0, Atom and JSON Feed -> `ParsedFeed`.

Bytes in, dataclasses out: nothing is fetched and no file is read, whatever the body says. A body made to
exhaust a parser can still take long; whoever parses feeds from anywhere sets the deadline.
"""

from __future__ import annotations

from dataclasses import replace

from reader.model import ParsedFeed, ReaderError
from reader.text.clean import host_of
from reader.text.feed.late import Late, never_late
from reader.text.feed.sniff import Format, format_of, own_address

__all__ = ["looks_like_feed", "own_address", "parse_feed"]


def looks_like_feed(body: bytes, content_type: str) -> bool:
    """Whether the body is a feed by its own first element or keys. Cheap: nothing is parsed."""
    return format_of(body, content_type) is not Format.OTHER


def parse_feed(body: bytes, content_type: str, url: str, late: Late = never_late) -> ParsedFeed:
    """The feed in a body that was fetched from `url`, its text cleaned and its links absolute.

    At most 5,000 entries, in the feed's order, no two with the same guid. A feed that is not well-formed is
    slow to read: it is read a thousand entries at a time until `late` says to stop, and the notice tells of
    those left out. A date is None if it is before 1970 or after 2099, or cannot be read; one to come may be
    that of an event. Raises ReaderError when the body is not a feed.
    """
    kind = format_of(body, content_type)
    if kind is Format.OTHER:
        raise ReaderError(f"{host_of(url) or url} sent something that is not a feed.")
    if kind is Format.JSON:
        from reader.text.feed.jsonfeed import read_json_feed

        return read_json_feed(body, url)
    from reader.text.feed.rhythm import rhythm_of
    from reader.text.feed.xmlfeed import read_xml_feed

    return replace(read_xml_feed(body, content_type, url, late), rhythm=rhythm_of(body))

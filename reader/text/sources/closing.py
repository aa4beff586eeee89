"""Lines that name sources by their form: agency lines at the head, credits and source lines at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reader.model import BlockKind, Place, SourceKind, SpanKind
from reader.text.outlets import OutletMention, find_outlets, outlet_of_site
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.runs import Run, is_organisation, is_press

HEAD_BLOCKS = 8
"""An agency line stands at the start of the text, behind headline, byline and pictures at most."""

_AGENCY_LINE = re.compile(r"(?:[^()\n—–]{0,60} )?\(([^()\n]{2,40})\)\s{0,3}(?:[-–—:]|--)")
_BARE_LINE = re.compile(r"(?:By |BY )?([^\n]{2,60})$")
_CREDIT_LINE = re.compile(
    r"\b(?:(?:additional )?(?:reporting|writing|editing) by|contributed (?:reporting|to this)"
    r"|contributed to th(?:is|e) (?:report|story|article)|contributing:|wire reports|compiled from"
    r"|with (?:files|reporting|additional reporting|material|information) from"
    r"|mit material von|avec (?:afp|reuters|ap)\b|con información de|com informações d[aeo])",
)
_COUNT = re.compile(r"\s*\(\s*(?:\d+|x\d+|photos?|video|image)\s*\)")
_SPLIT = re.compile(r"\s*[,;•|]\s*|\s+/\s+|/\s+|\s+(?:and|und|et|y|&)\s+(?=[A-Z])")
_INLINE = re.compile(r"[(\[]\s*(h/t|hat tip|via|source|sources|quelle)(?::|\s)\s*([^()\[\]\n]{2,160})[)\]]")
_PICTURE = re.compile(
    r"[(\[]?\s*\b((?:ap|afp|reuters|epa) photo/|(?:photo|image|picture|foto) (?:by|via|courtesy of):?)\s*"
)
_MARKS = (":", "：", "h/t ", " - ", " – ", " — ", " via ", "by ", " of ")
_CREDIT_END = re.compile(r"[)\]\n]|\.(?:\s|$)")
MOST_WORDS = 7
"""A longer piece of a source line is a title or a sentence: only the listed outlets in it are sources."""


@cache
def _head_of_line() -> re.Pattern[str]:
    heads = phrases("source_heads") | phrases("credit_heads")
    words = "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[/|.\n(])|(?<=[/|.] )|(?<=  ))[\s*\[(]*({words})"
        r"(?:\s*(?:[:：]|(?<=h/t)\s|\s[-–—]\s)\s*|(?<=\w via) |(?<=\w of) |(?<=\w by) )"
    )


def agency_lines(passages: Sequence[Passage]) -> Iterator[Found]:
    """ "PRAGUE (Reuters) -" at the start of the text, and a line that is an agency's name alone."""
    for passage in passages[:HEAD_BLOCKS]:
        line = _AGENCY_LINE.match(passage.text)
        if line:
            yield from _outlets_within(passage, line.start(1), line.end(1))
        elif len(passage.text) < 60 and _BARE_LINE.match(passage.text):
            yield from _whole_line(passage)


def _whole_line(passage: Passage) -> Iterator[Found]:
    """A byline such as "Ann Lee, Associated Press" or the name of an agency on a line of its own."""
    for mention in passage.mentions:
        before = passage.text[: mention.start].strip()
        alone = not passage.text[mention.end :].strip(" .") and (
            not before or before.endswith((",", "|", "—", "-"))
        )
        if alone and mention.kind is SourceKind.AGENCY and passage.block.kind is not BlockKind.HEADING:
            yield _found(passage, mention)


def credit_lines(passages: Iterable[Passage]) -> Iterator[Found]:
    """Outlets in "Reporting by ...", "... contributed to this report", "with files from ..."."""
    for passage in passages:
        for credit in _CREDIT_LINE.finditer(passage.low):
            start, end = passage.sentence(*credit.span())
            yield from _outlets_within(passage, start, end)


def _outlets_within(passage: Passage, start: int, end: int) -> Iterator[Found]:
    for mention in passage.mentions:
        if start <= mention.start and mention.end <= end and mention.outlet.kind != "network":
            yield _found(passage, mention)


def _found(passage: Passage, mention: OutletMention) -> Found:
    return Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def source_lines(passages: Sequence[Passage]) -> Iterator[Found]:
    """What stands behind "Sources:", "h/t", "Photo credit:" and their like, and under such a heading."""
    listing = False
    for passage in passages:
        head = passage.low.strip(" :*#")
        if passage.low.partition(":")[0] in phrases("other_heads"):
            listing = False
        heading = passage.block.kind is BlockKind.HEADING or (head and len(head) < 30 and "." not in head)
        if heading and (head in phrases("source_heads") or head in phrases("other_heads")):
            listing = head in phrases("source_heads")
        elif listing and passage.block.kind is BlockKind.HEADING:
            listing = False
        elif listing:
            yield from _listed_item(passage)
        else:
            yield from _lines_within(passage)


def _listed_item(passage: Passage) -> Iterator[Found]:
    """An item under "Sources": the outlet it names, else the item itself where it is short and no link."""
    mentions = [mention for mention in passage.mentions if mention.outlet.kind != "network"]
    unsure_only = all(mention.ambiguous for mention in mentions)
    if mentions and not (unsure_only and len(passage.text.split()) > MOST_WORDS):
        # A title may hold another outlet's name; who published it stands last.
        yield _found(passage, mentions[-1])
    elif not any(span.kind is SpanKind.LINK for span in passage.block.spans):
        yield from _pieces(passage, 0, len(passage.text), credit=False)


def _opens(passage: Passage, head: re.Match[str]) -> bool:
    """Whether a head has its colon or dash; "image via" needs none before a capital."""
    return (
        not head.group().endswith(("via ", "of ", "by "))
        or passage.text[head.end() : head.end() + 1].isupper()
    )


def _lines_within(passage: Passage) -> Iterator[Found]:
    marked = any(mark in passage.low for mark in _MARKS)
    heads = (
        [head for head in _head_of_line().finditer(passage.low) if _opens(passage, head)] if marked else []
    )
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(passage.text)
        line_end = passage.text.find("\n", head.end(), end)
        credit = head[1] in phrases("credit_heads") or passage.block.kind is BlockKind.CAPTION
        yield from _pieces(passage, head.end(), line_end if line_end >= 0 else end, credit)
    for inline in _INLINE.finditer(passage.low):
        # Within a sentence "(via ...)" tells how something is done; a source stands at its end or is listed.
        last = not passage.text[inline.end() :].strip(" .")
        if last or any(inline.start() < mention.start < inline.end() for mention in passage.mentions):
            yield from _pieces(passage, *inline.span(2), credit=False)
    for picture in _PICTURE.finditer(passage.low):
        if passage.block.kind is BlockKind.CAPTION or passage.low[picture.start()] in "([":
            start = picture.start(1) if "/" in picture[1] else picture.end()
            close = _CREDIT_END.search(passage.text, picture.end())
            yield from _pieces(passage, start, close.start() if close else len(passage.text), credit=True)


def _pieces(passage: Passage, start: int, end: int, credit: bool) -> Iterator[Found]:
    """The names of a source line, each at its place."""
    at = start
    for piece in [*_SPLIT.finditer(passage.text, start, end), None]:
        stop = piece.start() if piece else end
        text = passage.text[at:stop]
        lead = len(text) - len(text.lstrip(" \t*_\"“‘'«(["))
        name = _COUNT.sub("", text).strip(" \t*_\"“”‘’'«»()[].,:;/")
        if name:
            whole = text[lead:].startswith(name)
            place = passage.place(at + lead, at + lead + len(name)) if whole else passage.place(at, stop)
            yield from _piece(name, place, credit)
        at = piece.end() if piece else end


def _piece(name: str, place: Place, credit: bool) -> Iterator[Found]:
    mentions = [mention for mention in find_outlets(name) if mention.outlet.kind != "network"]
    stock = any(part.strip().lower() in phrases("stock") for part in re.split(r"/| via ", name))
    if credit or (stock and not mentions):
        if len(name.split()) <= 12:
            yield Found(name, SourceKind.CREDIT, place)
    elif mentions and (
        len(name.split()) > MOST_WORDS or "/" in name or mentions[0].end - mentions[0].start > len(name) // 2
    ):
        for mention in mentions:
            yield Found(mention.name, mention.kind, place)
    elif len(name.split()) <= MOST_WORDS and name[0].isalnum():
        site = outlet_of_site(f"https://{name}") if "." in name else None
        yield Found(site or name, SourceKind.OUTLET if site else _kind_of_piece(name), place)


def _kind_of_piece(name: str) -> SourceKind:
    """A short unlisted name in a source line: a person who speaks on a network, else an outlet."""
    _, slash, network = name.partition("/")
    if slash and any(mention.outlet.kind == "network" for mention in find_outlets(network)):
        return SourceKind.PERSON
    run = Run(0, len(name), tuple(name.split()), article=False)
    return SourceKind.ORGANISATION if is_organisation(run) and not is_press(run) else SourceKind.OUTLET

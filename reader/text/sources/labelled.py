"""Lines that begin with what they name: source lines ("Sources: ...", "h/t ..."), and credits of pictures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind, SpanKind
from reader.text.clean import host_of, safe_url
from reader.text.lexicon import alternatives, first_names, grammar
from reader.text.outlets import OutletMention, find_outlets, outlet_of_site
from reader.text.sources.closing import found_at, mentions_within
from reader.text.sources.longer import is_part_of_name
from reader.text.sources.passages import Found, Passage, name_of, phrases
from reader.text.sources.runs import Run, is_document, is_organisation, is_press

_ASIDE = re.compile(r"\([^()]*\)|\bhttps?://\S+")
_ADDRESS = re.compile(r"\bhttps?://\S+")
# Where several pictures are credited on one line their numbers part them: "1. Ada Lind / AFP 2. Bo Roe".
_SPLIT = re.compile(r"(?<!\s)\s*[,;•|]\s*|(?<!\s)\s+/\s+|/\s+|(?:^|(?<!\s)\s+)\d{1,2}\. (?=[A-Z])")
_LED = re.compile(r"(?:courtesy(?: of)?|via|by)(?: the)? ", re.IGNORECASE)
_NO_CREDIT = frozenset(["file", "files", "file photo", "archive", "archives", "handout", "left", "right"])
"""What stands beside a credit and is nobody."""
# "Lind, A. (2019). The pier.", "Roe, B. (n.d.).": how works are listed that a text has read.
_REFERENCE = re.compile(r"\((?:n\.d\.|(?:19|20)\d\d[a-z]?)(?:, [A-Z][a-z]+\.?(?: \d{1,2})?)?\)\.")
# "(via Norfield's KQRS)"
_OWNER = re.compile(r"(?:[A-Z][\w.-]+ ){0,2}[A-Z][\w.-]+['’]s? ")
# "CC BY-SA 4.0": the licences of Creative Commons are written so.
_LICENCE = re.compile(r"CC[ -]?(?:BY|0|SA|NC|ND)\b[\w .-]*", re.IGNORECASE)
# "PTI Minister Ada Lind at the quay": the agency, and then what is to be seen.
_SEEN_BEHIND = re.compile(
    r" (?!Photo|Images?\b|Pictures?\b|File\b|Pool\b|Video\b|Archives?\b|News\b|Wire\b|Graphic|Stock\b)"
    r"(?:[A-Z][\w.'’-]* ){2}"
)
_JOINT = re.compile("/| via | and | und | et | y | & ")
_INLINE = re.compile(r"[(\[]\s*(h/t|hat tip|via|source|sources|quelle)(?::|\s)\s*([^()\[\]\n]{2,160})[)\]]")
_PICTURE = re.compile(
    r"(?:[(\[]\s*)?\b((?:ap|afp|reuters|epa) photo/|(?:photo|image|picture|foto) (?:by|via|courtesy of):?)\s*"
)
PICTURES = ("photo", "image", "picture", "foto")
_MARKS = (
    ":",
    "：",
    "h/t ",
    " - ",
    " – ",
    " — ",
    "photo",
    "image",
    "picture",
    "courtesy",
    "screen",
    "illustration",
)
# "AP Photo/Ada M. Lind": a full stop behind a single capital ends no credit.
_CREDIT_END = re.compile(r"[)\]\n]|(?<!\b[A-Z])\.(?:\s|$)")
# "Reuters - Ada Lind": who wrote it; "Reuters More News": the page; "Published on October 10": no name.
_SIGNED = re.compile(r" [-–—] [A-Z]| (?:More|Read|Share|Related|Continue|Next|Tags|Follow|Comments?)\b")
_WHEN = re.compile(r"(?:Published|Posted|Updated|Accessed|Retrieved)\b")
_DASHES = (" — ", " – ", " - ")
MOST_CREDITED = 12
_NUMBER = 4
"""Characters that hold the end of a number, its stop and a blank."""
_LONGEST_PERSON = 3
"""Words of a name, behind which a small one says what somebody does: "Ada Lind posting about it"."""
_FEWEST_SMALL = 2
"""Small words that make a piece of a credit a description."""
MOST_WORDS = 7
"""A longer piece of a source line is a title or a sentence: only the listed outlets in it are sources."""


@cache
def _head_of_line() -> re.Pattern[str]:
    heads = phrases("source_heads", "credit_heads")
    words = alternatives(heads)
    return re.compile(
        rf"(?:^|(?<=[/|.\n(])|(?<=[/|.,] )|(?<=  ))[\s*\[(]{{0,8}}({words})"
        r"(?:\s*(?:[:：]|(?<=h/t)\s|\s[-–—]\s)\s*|(?<=\w via) |(?<=\w of) |(?<=\w by) )"
    )


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
        elif listing and not _head_of_line().search(passage.low):
            yield from _listed_item(passage)
        else:
            yield from _lines_within(passage)


def _listed_item(passage: Passage) -> Iterator[Found]:
    """An item under "Sources": the outlet it names, else the item itself where it is short and no link."""
    mentions = [mention for mention in passage.mentions if mention.outlet.kind != "network"]
    if _REFERENCE.search(passage.text):  # "Harbour Press" is a publisher's
        mentions = [mention for mention in mentions if not mention.ambiguous]
    unsure_only = all(mention.ambiguous for mention in mentions)
    if mentions and not (unsure_only and len(passage.text.split()) > MOST_WORDS):
        # A title may hold another outlet's name; who published it stands last.
        yield found_at(passage, mentions[-1])
    elif not any(span.kind is SpanKind.LINK for span in passage.block.spans):
        dash = max(passage.text.rfind(mark) for mark in _DASHES)
        yield from _pieces(passage, dash + 3 if dash >= 0 else 0, len(passage.text), credit=False)


def _opens(passage: Passage, head: re.Match[str]) -> bool:
    """Whether a head is one: a colon makes it so anywhere, a dash at the start, "via" before a capital."""
    mark = head.group().rstrip()[-1]
    if mark in "-–—":
        return head.start() == 0
    return not mark.isalpha() or passage.text[head.end() : head.end() + 1].isupper()


def _lines_within(passage: Passage) -> Iterator[Found]:
    marked = any(map(passage.low.__contains__, _MARKS))
    heads = (
        [head for head in _head_of_line().finditer(passage.low) if _opens(passage, head)] if marked else []
    )
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(passage.text)
        bracketed = "(" in passage.text[max(0, head.start() - 1) : head.start(1)]
        line_end = passage.text.find(")" if bracketed else "\n", head.end(), end)
        credit = head[1] in phrases("credit_heads") or passage.block.kind is BlockKind.CAPTION
        end = line_end if line_end >= 0 else end
        yield from _pieces(
            passage, head.end(), _credit_end(passage, head.end(), end) if credit else end, credit
        )
    for inline in _INLINE.finditer(passage.low):
        # Within a sentence "(via ...)" tells how something is done; a source stands at its end or is listed.
        last = not passage.text[inline.end() :].strip(" .")
        if last or any(inline.start() < mention.start < inline.end() for mention in passage.mentions):
            yield from _pieces(passage, *inline.span(2), credit=False)
    pictures = _PICTURE.finditer(passage.low) if any(map(passage.low.__contains__, PICTURES)) else ()
    for picture in pictures:
        if passage.block.kind is BlockKind.CAPTION or passage.low[picture.start()] in "([":
            start = picture.start(1) if "/" in picture[1] else picture.end()
            close = _CREDIT_END.search(passage.text, picture.end())
            yield from _pieces(passage, start, close.start() if close else len(passage.text), credit=True)


def _credit_end(passage: Passage, start: int, end: int) -> int:
    """Where a credit ends at the latest: with its sentence, and not behind the number of a picture."""
    for stop in passage.stops[bisect_right(passage.stops, start) :]:
        if stop >= end or not passage.text[stop - _NUMBER : stop].rstrip()[-2:-1].isdigit():
            return min(stop, end)
    return end


def _pieces(passage: Passage, start: int, end: int, credit: bool) -> Iterator[Found]:
    """The names of a source line, each at its place. What stands in brackets ("(2)") is no part of a name."""
    line = passage.text[start:end]
    reference = _REFERENCE.search(line)
    for address in _ADDRESS.finditer(line):
        yield from _address(passage, start + address.start(), start + address.end())
    if reference:  # What it is made of are names of writers and of works.
        return
    line = _ASIDE.sub(lambda aside: " " * len(aside.group()), line)
    at = 0
    for cut in [*_SPLIT.finditer(line), None]:
        piece = line[at : cut.start() if cut else len(line)]
        name = piece.strip(" \t*_\"“”‘’'«»[].,:;/")
        if name and any(map(str.isalpha, name)):
            left = start + at + piece.index(name)
            yield from _piece(passage, left, left + len(name), credit)
        at = cut.end() if cut else at


def _address(passage: Passage, start: int, end: int) -> Iterator[Found]:
    """A bare address on a source line, called by its outlet or its host."""
    url = safe_url(passage.text[start:end].rstrip(".,;"))
    if url:
        outlet = outlet_of_site(url)
        kind = SourceKind.OUTLET if outlet else SourceKind.LINK
        yield Found(outlet or host_of(url).removeprefix("www."), kind, passage.place(start, end), url)


def _piece(passage: Passage, start: int, end: int, credit: bool) -> Iterator[Found]:
    """What one name of a source line names: a credit, the listed outlets in it, or an unlisted source."""
    name = passage.text[start:end]
    head, colon, _ = name.partition(":")
    credit = credit or (bool(colon) and head.lower().strip() in phrases("credit_heads"))
    if all(word.isdigit() or word in phrases("no_bodies") for word in name.lower().split()):
        return
    if _WHEN.match(name):
        return
    if colon and head.lower().strip() in phrases("source_heads"):  # "Source: Source: Reuters"
        inner = name.index(":") + 1
        inner += len(name[inner:]) - len(name[inner:].lstrip())
        yield from _piece(passage, start + inner, end, credit)
        return
    size = len(name.split())
    mentions: list[OutletMention] = [
        mention
        for mention in mentions_within(passage, start, end)
        if not (mention.ambiguous and is_part_of_name(passage, name_of(mention)))
    ]
    stock = any(part.strip().lower() in phrases("stock") for part in re.split(r"/| via ", name))
    if credit or (stock and not mentions):
        if size <= MOST_CREDITED:
            yield from _credited(passage, start, end)
    elif " and " in name and mentions and size <= MOST_WORDS and name[0].isupper():
        middle = name.index(" and ")
        yield from _piece(passage, start, start + middle, credit)
        yield from _piece(passage, start + middle + len(" and "), end, credit)
    elif mentions and _is_whose(passage, start, end, mentions):
        yield found_at(passage, mentions[0])
    elif mentions and (
        size > MOST_WORDS or _JOINT.search(name) or 2 * (mentions[0].end - mentions[0].start) > len(name)
    ):
        yield from (found_at(passage, mention) for mention in mentions)
    elif size <= MOST_WORDS and name[0].isalnum():
        yield from _unlisted(passage, start, name)


def _is_whose(passage: Passage, start: int, end: int, mentions: Sequence[OutletMention]) -> bool:
    """Whether all of a piece is an outlet and who wrote for it, or whose it is: "Norfield's KQRS"."""
    first = mentions[0]
    if first.start == start and _SIGNED.match(passage.text, first.end):
        return True
    return first.end == end and _OWNER.fullmatch(passage.text, start, first.start) is not None


def _credited(passage: Passage, start: int, end: int) -> Iterator[Found]:
    """Who is credited by a piece of a credit, if it names anybody."""
    led = _LED.match(passage.text, start, end)
    start = led.end() if led else start
    first = next(mentions_within(passage, start, end), None)
    agency = first if first and first.kind is SourceKind.AGENCY else None
    if agency and agency.start == start and _SEEN_BEHIND.match(passage.text, agency.end):
        end = agency.end
    name = passage.text[start:end]
    if _may_be_credited(name):
        yield Found(name, SourceKind.CREDIT, passage.place(start, end))


def _unlisted(passage: Passage, start: int, name: str) -> Iterator[Found]:
    """A short name that no list holds; two joined by "and" where neither is of several words."""
    names = re.split(r" (?:and|und|et|y|&) ", name)
    if any(" of " in each or " for " in each for each in names):
        names = [name]
    for each in names:
        each = each.removeprefix("the ")
        at = start + name.index(each)
        site = outlet_of_site(f"https://{each}") if "." in each else None
        kind = SourceKind.OUTLET if site else _kind_of_piece(each)
        words = each.split()
        small = words[0][0].islower() or sum(not _is_in_names(word) for word in words) > 1
        small = small or (len(words) > _LONGEST_PERSON and words[-1].islower())
        if small and "." not in each and kind is SourceKind.OUTLET:
            continue  # "reader Ada L." is no outlet, and no title: "Pier falls in gale"
        yield Found(site or each, kind, passage.place(at, at + len(each)))


def _may_be_credited(name: str) -> bool:
    """Whether a piece of a credit names somebody, and does not say what is to be seen in small words."""
    small = sum(not _is_in_names(word) for word in name.split())
    if name.lower() in _NO_CREDIT or _LICENCE.fullmatch(name):
        return False
    return small < _FEWEST_SMALL or not name.isascii()


def _is_in_names(word: str) -> bool:
    """Whether a word may stand in the name of an outlet: one with a capital, or a small one as "of"."""
    return not word[0].islower() or word in grammar("en").small or word in phrases("articles", "skipped")


def _kind_of_piece(name: str) -> SourceKind:
    """A short unlisted name in a source line: a person who speaks on a network, else an outlet."""
    _, slash, network = name.partition("/")
    if slash and any(mention.outlet.kind == "network" for mention in find_outlets(network)):
        return SourceKind.PERSON
    run = Run(0, len(name), tuple(name.split()), article=False)
    if name.rpartition(" ")[2] in phrases("documents") or (is_document(run) and not is_organisation(run)):
        return SourceKind.DOCUMENT
    writer = len(run.words) in (2, 3) and run.words[0].lower() in first_names()
    if writer and not is_press(run) and not is_organisation(run):
        return SourceKind.PERSON
    return SourceKind.ORGANISATION if is_organisation(run) and not is_press(run) else SourceKind.OUTLET

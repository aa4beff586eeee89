"""Lines that name sources by their form: agency lines at the head, credits and source lines at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind, SpanKind
from reader.text.clean import host_of, safe_url
from reader.text.lexicon import first_names, grammar
from reader.text.outlets import OutletMention, find_outlets, outlet_of_site
from reader.text.sources.longer import is_part_of_name
from reader.text.sources.passages import Found, Passage, name_of, phrases
from reader.text.sources.runs import Run, is_organisation, is_press
from reader.text.sources.stamps import STAMP

HEAD_BLOCKS = 8
"""An agency line stands at the start of the text, behind headline, byline and pictures at most."""

_AGENCY_LINE = re.compile(r"(?:[^()\n—–]{0,60} )?\(([^()\n]{2,40})\)\.?\s{0,3}(?:[-–—:_]|--)")
# "NORFIELD, Ohio — (AP) The pier fell"
_AGENCY_BEHIND = re.compile(r"[A-Z]{3}[^()\n]{0,40} ?[-–—] ?\(([^()\n]{2,20})\) (?=[A-Z])")
# "(CNN)The pier fell", "Norfield (CNN) The pier fell": a network's page without the dash.
_AGENCY_HEAD = re.compile(r"(?:[A-Z][\w.]{1,15},? ){0,4}\(([^()\n]{2,20})\) ?(?=[A-Z])")
# "Tidewire News -- The pier fell on Monday, and ..."
_AGENCY_BARE = re.compile(r"([A-Z][\w.&]+(?: [A-Z][\w.&]+){0,2}) ?(?:--|—) ?(?=[A-Z][^\n]{60})")
LAST_BLOCKS = 3
"""Where the agencies of a report may stand by themselves at its end."""
# "By Ada Lind, AP Business Writer"
_POST = re.compile(r"(?: [A-Z][a-z]+){0,2} (?:Writer|Writers|Correspondent|Reporter|Editor|Photographer)\b")
JOINTS = re.compile(r"(?:\(END\)|[\s,;/|&.–—-]|\b(?:and|with)\b|\b[Tt]he\b)*")
# "(Tidewire News Service/Washington, DC) The pier fell"
_AGENCY_TOWN = re.compile(r"\(([^()/\n]{2,40})/[A-Z][\w.]+(?:,? [A-Z][\w.]+){0,3}\) ?(?=[A-Z])")
_AGENCY_FORMS = (_AGENCY_LINE, _AGENCY_HEAD, _AGENCY_BEHIND, _AGENCY_TOWN)
# "Norfield Radio | By": the agency of a byline stands behind it.
_BY_AT_END = re.compile(r"(?<=[|,] )[Bb]y$")
_BARE_LINE = re.compile(r"[^\n]{2,100}$", re.MULTILINE)
_LONGEST_BYLINE = 100
"""Characters before the agency of a byline."""
# Behind the agency of a byline: when it was published.
_STAMPED = re.compile(STAMP)
_CREDIT_LINE = re.compile(
    r"\b(?:(?:additional )?(?:reporting|writing|editing) by|contributed (?:reporting|to this)"
    r"|contributed to th(?:is|e) (?:report|story|article)|contributing:|wire reports|compiled from"
    r"|(?:information|material|content) (?:for|in) th(?:is|e) (?:report|story|article)"
    r" (?:comes|came|is|was(?: taken| provided| supplied)?) (?:from|by)"
    r"|with (?:files|reporting|additional reporting|material|information|inputs?) from"
    r"|(?:story|article|report|piece|column|essay|investigation) (?:was|is|has been) "
    r"(?:originally |first |jointly )?(?:produced|published|reported|written|supported) (?:by|in|on|with)"
    r"|(?:produced|published|reported) in (?:partnership|collaboration) with"
    r"|(?:re)?published (?:here )?with permission|(?:republished|reprinted|excerpted|adapted) from"
    r"|(?:originally|first) (?:appeared|published) (?:in|on|at|by)"
    r"|mit material von|avec (?:afp|reuters|ap)\b|con información de|com informações d[aeo])",
)
_CREDIT_WORDS = (
    "reporting",
    "writing by",
    "editing by",
    "contribut",
    "wire reports",
    "compiled from",
    "with files",
    "with material",
    "with information",
    "information for th",
    "information in th",
    "material in th",
    "with additional",
    "with input",
    "produced ",
    "published",
    "reprinted",
    "excerpted",
    "adapted from",
    "appeared",
    "reported by",
    "material von",
    "avec ",
    "con información",
    "com informações",
)
_ASIDE = re.compile(r"\([^()]*\)|\bhttps?://\S+")
_ADDRESS = re.compile(r"\bhttps?://\S+")
_SPLIT = re.compile(r"(?<!\s)\s*[,;•|]\s*|(?<!\s)\s+/\s+|/\s+")
_JOINT = re.compile("/| via | and | und | et | y | & ")
_INLINE = re.compile(r"[(\[]\s*(h/t|hat tip|via|source|sources|quelle)(?::|\s)\s*([^()\[\]\n]{2,160})[)\]]")
_PICTURE = re.compile(
    r"(?:[(\[]\s*)?\b((?:ap|afp|reuters|epa) photo/|(?:photo|image|picture|foto) (?:by|via|courtesy of):?)\s*"
)
_PICTURES = ("photo", "image", "picture", "foto")
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
_CREDIT_END = re.compile(r"[)\]\n]|\.(?:\s|$)")
# "Reuters - Ada Lind": who wrote it; "Reuters More News": the page; "Published on October 10": no name.
_SIGNED = re.compile(r" [-–—] [A-Z]| (?:More|Read|Share|Related|Continue|Next|Tags|Follow|Comments?)\b")
_WHEN = re.compile(r"(?:Published|Posted|Updated|Accessed|Retrieved)\b")
_DASHES = (" — ", " – ", " - ")
MOST_CREDITED = 12
MOST_WORDS = 7
"""A longer piece of a source line is a title or a sentence: only the listed outlets in it are sources."""


@cache
def _head_of_line() -> re.Pattern[str]:
    heads = phrases("source_heads", "credit_heads")
    words = "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[/|.\n(])|(?<=[/|.,] )|(?<=  ))[\s*\[(]{{0,8}}({words})"
        r"(?:\s*(?:[:：]|(?<=h/t)\s|\s[-–—]\s)\s*|(?<=\w via) |(?<=\w of) |(?<=\w by) )"
    )


def agency_lines(passages: Sequence[Passage]) -> Iterator[Found]:
    """ "PRAGUE (Reuters) -" at the start of the text, and a line that is an agency's name alone."""
    for passage in passages[:HEAD_BLOCKS]:
        line = next(filter(None, (form.match(passage.text) for form in _AGENCY_FORMS)), None)
        if line:
            yield from _agency_within(passage, line.start(1), line.end(1))
        elif _BARE_LINE.match(passage.text):
            yield from _whole_line(passage)
        yield from _agency_bare(passage)
    for passage in passages[HEAD_BLOCKS:]:  # another report that the text goes on with
        if passage.text[:3].isupper() and (line := _AGENCY_LINE.match(passage.text)):
            named = _agency_within(passage, line.start(1), line.end(1))
            yield from (each for each in named if each.kind is SourceKind.AGENCY)
    for passage in passages[-LAST_BLOCKS:]:
        if len(passage.text) < 60:
            yield from _agencies_alone(passage)


def _agency_bare(passage: Passage) -> Iterator[Found]:
    """ "Tidewire News -- The pier fell": an agency's name before a dash, where a paragraph begins."""
    line = _AGENCY_BARE.match(passage.text)
    if line and passage.block.kind is BlockKind.PARAGRAPH:
        for mention in passage.mentions[:1]:
            if mention.start == 0 and mention.end == line.end(1) and mention.outlet.kind != "station":
                yield _found(passage, mention)


def _agencies_alone(passage: Passage) -> Iterator[Found]:
    """A last line that holds nothing but outlets, an agency among them: "Reuters, AP"."""
    rest = list(passage.text)
    for mention in passage.mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    if any(mention.kind is SourceKind.AGENCY for mention in passage.mentions) and JOINTS.fullmatch(
        "".join(rest)
    ):
        yield from (_found(passage, mention) for mention in passage.mentions)


def _agency_within(passage: Passage, start: int, end: int) -> Iterator[Found]:
    """The listed outlets of an agency line, else a name that says itself that it is an agency's."""
    words = passage.text[start:end].split()
    capitals = all(word[0].isupper() or word.lower() in phrases("skipped") for word in words)
    listed = [
        mention
        for mention in _mentions_within(passage, start, end)
        if not (mention.ambiguous and (is_part_of_name(passage, name_of(mention)) or not capitals))
        # A station in the place of an agency is the one whose own story it is.
        and mention.outlet.kind != "station"
    ]
    yield from (_found(passage, mention) for mention in listed)
    if not listed and len(words) > 1 and capitals and passage.low[start:end].endswith(_agency_ends()):
        yield Found(passage.text[start:end].strip(), SourceKind.AGENCY, passage.place(start, end))


@cache
def _agency_ends() -> tuple[str, ...]:
    return tuple(f" {end}" for end in phrases("agency_ends"))


def _whole_line(passage: Passage) -> Iterator[Found]:
    """A byline such as "Ann Lee, Associated Press", the name of an agency on a line of its own, or where a
    whole piece is from: "From the Courier"."""
    for mention in passage.mentions:
        if mention.start > _LONGEST_BYLINE:
            return
        before = passage.text[: mention.start].strip()
        known = mention.outlet.kind != "network" and not mention.ambiguous
        taken = known and before.lower() in phrases("taken_from")
        alone = not before and mention.kind is SourceKind.AGENCY
        if passage.block.kind is BlockKind.HEADING and not (taken or alone):
            return
        post = _POST.match(passage.text, mention.end)
        end = post.end() if post else mention.end
        last = (taken or mention.kind is SourceKind.AGENCY) and _STAMPED.fullmatch(passage.text, end)
        before += "," if post and before.startswith(("By ", "BY ")) else ""
        if last and (taken or _is_byline(before)):
            yield _found(passage, mention)


def _is_byline(before: str) -> bool:
    """Whether nothing or a name stands before: a headline that ends with an agency has small words."""
    before = _BY_AT_END.sub("", before).rstrip()
    return before.lower().rstrip(":") in ("", "by") or (
        before.endswith((",", "|", "—", "-", "/"))
        and not any(word.islower() and word not in phrases("byline_words") for word in before.split())
    )


def credit_lines(passages: Iterable[Passage]) -> Iterator[Found]:
    """Outlets in "Reporting by ...", "... contributed to this report", "with files from ..."."""
    for passage in passages:
        if not any(map(passage.low.__contains__, _CREDIT_WORDS)):
            continue
        for credit in _CREDIT_LINE.finditer(passage.low):
            start, end = passage.sentence(*credit.span())
            yield from _outlets_within(passage, start, end)


def _outlets_within(passage: Passage, start: int, end: int) -> Iterator[Found]:
    for mention in _mentions_within(passage, start, end):
        if not (mention.ambiguous and is_part_of_name(passage, name_of(mention))):
            yield _found(passage, mention)


def _mentions_within(passage: Passage, start: int, end: int) -> Iterator[OutletMention]:
    for mention in passage.mentions:
        if start <= mention.start and mention.end <= end and mention.outlet.kind != "network":
            yield mention


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
        elif listing and not _head_of_line().search(passage.low):
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
        yield from _pieces(passage, head.end(), line_end if line_end >= 0 else end, credit)
    for inline in _INLINE.finditer(passage.low):
        # Within a sentence "(via ...)" tells how something is done; a source stands at its end or is listed.
        last = not passage.text[inline.end() :].strip(" .")
        if last or any(inline.start() < mention.start < inline.end() for mention in passage.mentions):
            yield from _pieces(passage, *inline.span(2), credit=False)
    pictures = _PICTURE.finditer(passage.low) if any(map(passage.low.__contains__, _PICTURES)) else ()
    for picture in pictures:
        if passage.block.kind is BlockKind.CAPTION or passage.low[picture.start()] in "([":
            start = picture.start(1) if "/" in picture[1] else picture.end()
            close = _CREDIT_END.search(passage.text, picture.end())
            yield from _pieces(passage, start, close.start() if close else len(passage.text), credit=True)


def _pieces(passage: Passage, start: int, end: int, credit: bool) -> Iterator[Found]:
    """The names of a source line, each at its place. What stands in brackets ("(2)") is no part of a name."""
    line = passage.text[start:end]
    for address in _ADDRESS.finditer(line):
        yield from _address(passage, start + address.start(), start + address.end())
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
    name, place = passage.text[start:end], passage.place(start, end)
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
    mentions = [
        mention
        for mention in _mentions_within(passage, start, end)
        if not (mention.ambiguous and is_part_of_name(passage, name_of(mention)))
    ]
    stock = any(part.strip().lower() in phrases("stock") for part in re.split(r"/| via ", name))
    if credit or (stock and not mentions):
        if size <= MOST_CREDITED:
            yield Found(name, SourceKind.CREDIT, place)
    elif " and " in name and mentions and size <= MOST_WORDS and name[0].isupper():
        middle = name.index(" and ")
        yield from _piece(passage, start, start + middle, credit)
        yield from _piece(passage, start + middle + len(" and "), end, credit)
    elif mentions and mentions[0].start == start and _SIGNED.match(passage.text, mentions[0].end):
        yield _found(passage, mentions[0])
    elif mentions and (
        size > MOST_WORDS or _JOINT.search(name) or 2 * (mentions[0].end - mentions[0].start) > len(name)
    ):
        yield from (_found(passage, mention) for mention in mentions)
    elif size <= MOST_WORDS and name[0].isalnum():
        yield from _unlisted(passage, start, name)


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
        small = each[0].islower() or sum(not _is_in_names(word) for word in each.split()) > 1
        if small and "." not in each and kind is SourceKind.OUTLET:
            continue  # "reader Ada L." is no outlet, and no title: "Pier falls in gale"
        yield Found(site or each, kind, passage.place(at, at + len(each)))


def _is_in_names(word: str) -> bool:
    """Whether a word may stand in the name of an outlet: one with a capital, or a small one as "of"."""
    return not word[0].islower() or word in grammar("en").small or word in phrases("articles", "skipped")


def _kind_of_piece(name: str) -> SourceKind:
    """A short unlisted name in a source line: a person who speaks on a network, else an outlet."""
    _, slash, network = name.partition("/")
    if slash and any(mention.outlet.kind == "network" for mention in find_outlets(network)):
        return SourceKind.PERSON
    if name.rpartition(" ")[2] in phrases("documents"):
        return SourceKind.DOCUMENT
    run = Run(0, len(name), tuple(name.split()), article=False)
    writer = len(run.words) in (2, 3) and run.words[0].lower() in first_names()
    if writer and not is_press(run) and not is_organisation(run):
        return SourceKind.PERSON
    return SourceKind.ORGANISATION if is_organisation(run) and not is_press(run) else SourceKind.OUTLET

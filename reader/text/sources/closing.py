"""Lines that name sources by their form: agency lines at the head, credits at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reader.model import BlockKind, SourceKind
from reader.text.outlets import OutletMention, find_outlets
from reader.text.sources.longer import is_part_of_name
from reader.text.sources.passages import Found, Passage, name_of, phrases
from reader.text.sources.runs import SITE
from reader.text.sources.stamps import DATE, STAMP

HEAD_BLOCKS = 8
"""An agency line stands at the start of the text, behind headline, byline and pictures at most."""

_AGENCY_LINE = re.compile(r"(?:[^()\n—–]{0,60} )?\(([^()\n]{2,40})\)\.?\s{0,3}(?:[-–—:_]|--)")
# "NORFIELD, Ohio — (AP) The pier fell"
_AGENCY_BEHIND = re.compile(r"[A-Z]{3}[^()\n]{0,40} ?[-–—] ?\(([^()\n]{2,20})\) (?=[A-Z])")
# "(CNN)The pier fell", "Norfield (CNN) The pier fell": a network's page without the dash.
_AGENCY_HEAD = re.compile(r"(?:[A-Z][\w.]{1,15},? ){0,4}\(([^()\n]{2,20})\) ?(?=[A-Z])")
# "Norfield, May 3 (TIDEWIRE) The pier fell": a station is on at a date as well.
_AGENCY_ON_DAY = re.compile(rf"(?:[A-Z][\w.]{{1,15}},? ){{1,4}}{DATE},? \(([^()\n]{{2,20}})\) ?(?=[A-Z])")
# "NORFIELD, (Pier News / Tidewire - 3rd May, 2021) The pier fell"
_AGENCY_DATED = re.compile(
    rf"(?:[A-Z][\w.]{{1,15}},? ){{0,4}}\(([^()\n]{{2,60}}?) ?[-–—] ?{DATE}\) ?[-–—:]? ?(?=[A-Z])"
)
# "Tidewire News -- The pier fell on Monday, and ..."
_AGENCY_BARE = re.compile(r"([A-Z][\w.&]+(?: [A-Z][\w.&]+){0,2}) ?(?:--|—) ?(?=[A-Z][^\n]{60})")
LAST_BLOCKS = 3
"""Where the agencies of a report may stand by themselves at its end."""
# "By Ada Lind, AP Business Writer"
_POST = re.compile(r"(?: [A-Z][a-z]+){0,2} (?:Writer|Writers|Correspondent|Reporter|Editor|Photographer)\b")
JOINTS = re.compile(r"(?:\(END\)|[\s,;/|&.–—()\[\]-]|\b(?:and|with)\b|\b[Tt]he\b)*")
# "(Tidewire News Service/Washington, DC) The pier fell"
_AGENCY_TOWN = re.compile(r"\(([^()/\n]{2,40})/[A-Z][\w.]+(?:,? [A-Z][\w.]+){0,3}\) ?(?=[A-Z])")
# "By Tidewire NORFIELD - The pier fell": the line of the agency and that of the town are one.
_AGENCY_TOWN_BEHIND = re.compile(
    r"(?:[^\n]{1,60}\n)?By ([A-Z][\w ]{1,30}?) [A-Z]{3,}[A-Z ,.]{0,30} ?(?:[-–—]|--) (?=[A-Z])"
)
_PART = re.compile(r"[A-Z]{4,}(?: [A-Z]{2,}){0,3}")
"""A name in capitals that is no abbreviation."""
_AGENCY_FORMS = (
    _AGENCY_DATED,
    _AGENCY_LINE,
    _AGENCY_HEAD,
    _AGENCY_BEHIND,
    _AGENCY_TOWN,
    _AGENCY_TOWN_BEHIND,
)
# "(The Courier) – The pier fell": whose story it is stands first, behind its town at most.
_FIRST = re.compile(r"(?:[A-Z][\w.]{1,15},? ){0,4}\($")
# "Norfield Radio | By": the agency of a byline stands behind it.
_BY_AT_END = re.compile(r"(?<=[|,] )[Bb]y$")
# "By ADA LIND The Associated Press": the comma of a byline is lost where its parts stood apart.
_BY_SOMEBODY = re.compile(r"[-–—* ]{0,3}(?:By|BY) (?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+\.?")
_BARE_LINE = re.compile(r"[^\n]{2,100}$", re.MULTILINE)
_BRACKETED = re.compile(r"\s*\([^()\n]{2,40}\)\.?\s*$")
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


def agency_lines(passages: Sequence[Passage]) -> Iterator[Found]:
    """ "PRAGUE (Reuters) -" at the start of the text, and a line that is an agency's name alone."""
    for passage in passages[:HEAD_BLOCKS]:
        line = next(filter(None, (form.match(passage.text) for form in _AGENCY_FORMS)), None)
        on_day = None if line else _AGENCY_ON_DAY.match(passage.text)
        if line:
            yield from _agency_within(passage, line.start(1), line.end(1))
        elif on_day:
            named = _agency_within(passage, on_day.start(1), on_day.end(1))
            yield from (each for each in named if each.kind is SourceKind.AGENCY)
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
    for passage in passages[:-LAST_BLOCKS]:  # "(Tidewire)" closes the first of two reports
        if _BRACKETED.match(passage.text) and passage.block.kind is not BlockKind.CAPTION:
            yield from _agencies_alone(passage)


def _agency_bare(passage: Passage) -> Iterator[Found]:
    """ "Tidewire News -- The pier fell": an agency's name before a dash, where a paragraph begins."""
    line = _AGENCY_BARE.match(passage.text)
    if line and passage.block.kind is BlockKind.PARAGRAPH:
        for mention in passage.mentions[:1]:
            if mention.start == 0 and mention.end == line.end(1) and mention.outlet.kind != "station":
                yield found_at(passage, mention)


def _agencies_alone(passage: Passage) -> Iterator[Found]:
    """A last line that holds nothing but outlets, an agency among them: "Reuters, AP"."""
    rest = list(passage.text)
    for mention in passage.mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    if any(mention.kind is SourceKind.AGENCY for mention in passage.mentions) and JOINTS.fullmatch(
        "".join(rest)
    ):
        yield from (found_at(passage, mention) for mention in passage.mentions)


def _agency_within(passage: Passage, start: int, end: int) -> Iterator[Found]:
    """The listed outlets of an agency line, else a name that says itself that it is an agency's."""
    words = passage.text[start:end].replace("/", " ").split()
    capitals = all(word[0].isupper() or word.lower() in phrases("skipped") for word in words)
    listed = [
        mention
        for mention in mentions_within(passage, start, end)
        if not (mention.ambiguous and (is_part_of_name(passage, name_of(mention)) or not capitals))
        # A station in the place of an agency is the one whose own story it is.
        and mention.outlet.kind != "station"
    ]
    yield from (found_at(passage, mention) for mention in listed)
    if not listed:
        yield from _agencies_in_capitals(passage, start, end)
    named = any(start <= mention.start < end for mention in passage.mentions)
    if len(words) == 1 and not named and SITE.fullmatch(words[0]) and passage.text[:3].isupper():
        yield Found(words[0], SourceKind.OUTLET, passage.place(start, end))  # "NORFIELD (pierwatch.com) -"
    if not listed and len(words) > 1 and capitals:
        name = passage.text[start:end].strip()
        if passage.low[start:end].endswith(_agency_ends()):
            yield Found(name, SourceKind.AGENCY, passage.place(start, end))
        elif words[-1].lower() in phrases("press_words") and _FIRST.fullmatch(passage.text, 0, start):
            yield Found(name, SourceKind.OUTLET, passage.place(start, end))


def _agencies_in_capitals(passage: Passage, start: int, end: int) -> Iterator[Found]:
    """Agencies of an agency line whose names are in capitals, alone or joined: "(NNN-TIDEWIRE)"."""
    for part in _PART.finditer(passage.text, start, end):
        mentions = find_outlets(part[0].title()) if part[0].isupper() else ()
        for mention in mentions[:1]:
            if mention.kind is SourceKind.AGENCY and mention.end - mention.start == len(part[0]):
                yield Found(mention.name, mention.kind, passage.place(part.start(), part.end()))


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
            yield found_at(passage, mention)


def _is_byline(before: str) -> bool:
    """Whether nothing or a name stands before: a headline that ends with an agency has small words."""
    before = _BY_AT_END.sub("", before).rstrip()
    if _BY_SOMEBODY.fullmatch(before.removesuffix("The").removesuffix("THE").rstrip()):
        return True
    if before.endswith("/") and not before.lower().startswith(("by ", "author: ")):
        return False  # "Ada Lind/Reuters" credits a picture
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
    for mention in mentions_within(passage, start, end):
        if not (mention.ambiguous and is_part_of_name(passage, name_of(mention))):
            yield found_at(passage, mention)


def mentions_within(passage: Passage, start: int, end: int) -> Iterator[OutletMention]:
    """The outlets named between two places of a passage; networks are none."""
    for mention in passage.mentions:
        if start <= mention.start and mention.end <= end and mention.outlet.kind != "network":
            yield mention


def found_at(passage: Passage, mention: OutletMention) -> Found:
    """A place that cites the outlet named there."""
    return Found(mention.name, mention.kind, passage.place(mention.start, mention.end))

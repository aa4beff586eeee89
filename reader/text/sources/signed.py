"""Lines that name the outlet a piece is from: "By Ada Lind, CNN", the outlet below the writers, and agencies
in brackets behind the last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from reader.model import BlockKind, SourceKind
from reader.text.lexicon import first_names, phrase_lists
from reader.text.outlets import OutletMention
from reader.text.sources.closing import JOINTS
from reader.text.sources.passages import Found, Passage
from reader.text.sources.runs import Run, is_organisation, is_press
from reader.text.sources.stamps import STAMP

# "Pier falls into the harbour - The Courier": a headline as search engines and browsers show it.
_TITLE = re.compile(r"[^\n]{20,200}[\w”’)?!] [-–—|] ?(?:[Tt]he )?")
_FEWEST_WORDS = 4
HEAD_BLOCKS = 8
"""A byline stands at the start of a text, behind headline and pictures at most."""
TOP_BLOCKS = 4
LAST_BLOCKS = 2
"""Where the title of what a text is taken from may stand at its end."""
_PERSON = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|la|del)){1,3}"
_PEOPLE = (
    rf"(?P<first>{_PERSON})(?:(?:, | and |, and | & ){_PERSON}){{0,3}}"
    # "/ Translated by Bo Roe"
    rf"(?: ?/ ?[A-Z][a-z]+ by {_PERSON})?"
)
# "By Ada Lind, CNN", "By Ada Lind and Bo Roe | The Courier", "Ada Lind, Special to CNN"
_SIGNED = re.compile(
    rf"(?P<by>[Bb]y:? |BY )?{_PEOPLE}(?:,| \||/| [-–—]|,? (?:[Ff]or|[Ss]pecial (?:to|for)))\s?(?:[Tt]he )?"
)
_WRITERS = re.compile(rf"(?P<by>[Bb]y:? |BY )?{_PEOPLE}")
_STAMPED = re.compile(STAMP)
_AT_END = re.compile(r"[.!?][”\"’]? ?\(([^()\n]{2,60})\)\.?\s*$")
# "... on Monday. TIDEWIRE AL BRO": the agency, and the letters of who wrote and who read the story.
_LETTERS_AT_END = re.compile(r"(?: [A-Z]{2,4}){1,5}\s*$")
_STOP_AT_END = re.compile(r"[.!?][”\"’]?\s(?:[-–—]+ ?)?$")
_LONGEST_END = 80
_STOP_REACH = 8
_LONGEST = 100
"""Characters before the outlet in a byline."""


def signed_lines(passages: Sequence[Passage], names: Mapping[int, Sequence[Run]]) -> Iterator[Found]:
    """The outlet of each byline, where nothing but a time stands behind it on its line.

    It is part of the byline, or alone on the line below the writers. A caption credits pictures. `names` are
    the runs of capitals of each passage by its number: one that no list holds counts behind "By" alone.
    """
    for passage in passages[-LAST_BLOCKS:]:
        yield from _agencies_at_end(passage)
    above = ""
    for passage in passages[:HEAD_BLOCKS]:
        if passage.block.kind is BlockKind.CAPTION:
            continue
        for mention in passage.mentions[:1]:
            if _is_sure(passage, mention) and _signs(passage, mention, above):
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))
        for run in names[passage.number]:
            if _is_papers(run) and _signed_by(passage, run):
                yield Found(run.name, SourceKind.OUTLET, passage.place(run.start, run.end))
        above = passage.text.strip().rpartition("\n")[2]
    yield from _alone(passages)
    for passage in {each.number: each for each in (*passages[:1], *passages[-LAST_BLOCKS:])}.values():
        for mention in passage.mentions[-1:]:
            if _is_sure(passage, mention) and _ends_title(passage.text, mention):
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _is_papers(run: Run) -> bool:
    """Whether a name of several words is an outlet's by its own words, and no office's."""
    return len(run.words) > 1 and is_press(run) and not is_organisation(run)


def _signed_by(passage: Passage, run: Run) -> bool:
    """Whether a name stands behind the writers on the line of "By", with their time at most behind it."""
    line = passage.text[: run.start].removesuffix("The ").removesuffix("the ").rpartition("\n")[2]
    signed = _SIGNED.fullmatch(line) if len(line) < _LONGEST else None
    return signed is not None and signed["by"] is not None and _ends_line(passage.text, run.end)


def _alone(passages: Sequence[Passage]) -> Iterator[Found]:
    """The one outlet that is a line of its own before the text, with its date at most: whose the text is.

    Several such lines are a menu, and a network is where something is on.
    """
    lines = [
        (passage, mention)
        for passage in takewhile(_is_no_text, passages[:TOP_BLOCKS])
        if passage.block.kind is not BlockKind.CAPTION
        for mention in passage.mentions[:1]
        if not passage.text[: mention.start].strip()
        and _is_sure(passage, mention)
        and mention.outlet.kind == "outlet"
        and passage.text[mention.start : mention.end] not in phrase_lists("stations")["networks"]
        and _STAMPED.fullmatch(passage.text, mention.end)
    ]
    if len(lines) == 1 and len(passages) > TOP_BLOCKS:
        ((passage, mention),) = lines
        yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _is_no_text(passage: Passage) -> bool:
    """Whether a passage stands before a text: it has no sentence."""
    return (
        not passage.text.rstrip().endswith((".", "!", "?", "”", '"'))
        or passage.text.count(" ") < _FEWEST_WORDS
    )


def _agencies_at_end(passage: Passage) -> Iterator[Found]:
    """The outlets in brackets behind the last sentence, an agency among them: "(AP, Reuters)"."""
    last = passage.mentions[-1] if passage.mentions else None
    if (
        last
        and last.kind is SourceKind.AGENCY
        and _LETTERS_AT_END.match(passage.text, last.end)
        and _STOP_AT_END.search(passage.text, max(0, last.start - _STOP_REACH), last.start)
    ):
        yield Found(last.name, last.kind, passage.place(last.start, last.end))
        return
    end = _AT_END.search(passage.text, max(0, len(passage.text) - _LONGEST_END))
    found = [mention for mention in passage.mentions if end and mention.start >= end.start(1)]
    # A friend who stands alone in brackets may be called Bloomberg; letters are nobody.
    sure = len(found) > 1 or (len(found) == 1 and _is_agency_s(passage.text, found[0]))
    if end and sure and any(mention.kind is SourceKind.AGENCY for mention in found):
        rest = "".join(
            passage.text[one:other]
            for one, other in zip(
                (end.start(1), *(mention.end for mention in found)),
                (*(mention.start for mention in found), end.end(1)),
                strict=True,
            )
        )
        if JOINTS.fullmatch(rest) and passage.block.kind is not BlockKind.CAPTION:
            for mention in found:
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _is_agency_s(text: str, mention: OutletMention) -> bool:
    """Whether a name means nothing else where it stands alone: one of letters, or one that is unambiguous."""
    return not mention.ambiguous or text[mention.start : mention.end].isupper()


def _ends_title(text: str, mention: OutletMention) -> bool:
    """Whether a name ends a line that is a headline, behind a dash or a bar."""
    if text[mention.end :].strip():
        return False
    line = text[: mention.start].rpartition("\n")[2]
    return _TITLE.fullmatch(line) is not None and line.count(" ") > _FEWEST_WORDS and ". " not in line


def _is_sure(passage: Passage, mention: OutletMention) -> bool:
    titled = passage.text.startswith("The ", mention.start)  # "The Courier" on a line of its own
    return (titled or not mention.ambiguous) and mention.outlet.kind in ("outlet", "agency", "station")


def _signs(passage: Passage, mention: OutletMention, above: str) -> bool:
    if mention.start > _LONGEST or not _ends_line(passage.text, mention.end):
        return False
    before = passage.text[: mention.start].removesuffix("The ").removesuffix("the ")
    if before.endswith("\n") or not before:
        above = before.strip().rpartition("\n")[2] or above
        writers = _WRITERS.fullmatch(above.strip())
    else:
        writers = _SIGNED.fullmatch(before.rpartition("\n")[2])
    if writers is None or writers["by"] is not None:
        return writers is not None
    return not before.endswith("/") and _is_person(writers["first"])  # "Ada Lind/The Courier" took a picture


def _ends_line(text: str, at: int) -> bool:
    """Whether nothing stands behind but when the text was published, on this line and those below."""
    line, _, below = text[at:].partition("\n")
    return _STAMPED.fullmatch(line) is not None and _STAMPED.match(below) is not None


def _is_person(name: str) -> bool:
    return name.split()[0].lower() in first_names()

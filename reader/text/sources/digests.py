"""How digests say where they have each item from: by a name that signs it, or heads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.model import BlockKind, SourceKind
from reader.text.lexicon import grammar, phrase_lists
from reader.text.outlets import OutletMention, find_outlets, outlet_of_site
from reader.text.sources.labelled import PICTURES
from reader.text.sources.passages import Found, Passage, phrases
from reader.text.sources.reporters import words_of
from reader.text.sources.runs import SITE
from reader.text.sources.stamps import MONTH, STAMP

# What stands before a name that signs: the end of a sentence, and a dash or a bracket at most.
_SIGNED = re.compile(
    r"(?:[.!?…*][\"”’)]? +(?:[-–—]+ ?)?(?:From |Via |via )?(?P<open>[(\[](?:via |[Ff]rom )?)?"
    r"|^(?P<alone>[(\[](?:via |[Ff]rom )|\[))(?:[Tt]he )?(?:[A-Z]\w+(?: [A-Z]\w+)?['’]s )?$"
)
_REACH = 32
# "[Harbour Times]" behind an item: nothing but a name stands so.
_IN_BRACKETS = re.compile(r"\[(?:via )?(?:The )?$")
_OTHER_IN_BRACKETS = re.compile(
    r"[.!?…*][\"”’)]? +\[(?:via )?(?:The )?([A-Z/][\w.&'’!/-]*(?: [A-Z&][\w.&'’!-]*){0,3})\]\s*$"
)
# "[Harbour Times]", "[Harbour Times via Reef Notes]", "(Harbour Times — May 3, 2021)"
_ALONE_IN_BRACKETS = re.compile(r"\[(?:via )?(?:The )?([A-Z][\w.&'’-]*(?: [A-Z&][\w.&'’-]*){0,3})\]\s*$")
_CLOSED = re.compile(r"(?: via [^\n()\[\]]{2,60}|(?: [-–—]|,) (?:[A-Z][a-z]{2,8}\.? )?\d[\d, /]{0,9})?[)\]]")
# In brackets within the sentence that it signs: "the pier is unsafe (Harbour Times)."
_ENDING = re.compile(r"[a-z\d%][”\"’]? \($")
_ENDED = re.compile(
    rf"(?:\)\.?$|\)\.|,? (?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
    rf"|(?P<date>{MONTH} \d{{1,2}}(?:, \d{{4}})?))\)[.;]?)(?:\s|$)"
)
# Where pieces are listed with who printed them: "(Ada Lind, “Pier falls”, Harbour Times, Feb. 8; ...)".
_PIECE = re.compile(r"(?:[”\"],?|,[”\"]) (?:[Tt]he )?$")
_DATED = re.compile(rf",? {MONTH} \d|[;)\]]")
# "Pier falls in a gale, Harbour Times, 11.6.2014": what was printed where and when, on a line of its own.
_TITLE_AHEAD = re.compile(r"(?:^|\n)(?:[^\s,]+ ){3,20}[^\s,]+, (?:[Tt]he )?$")
_TITLE_REACH = 160
_PRINTED = re.compile(
    rf", (?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}} {MONTH} \d{{4}}"
    rf"|{MONTH} \d{{1,2}}, \d{{4}})[.,;)]?\s*(?:\n|$)"
)
# "(Ada Lind and Bo Roe, May 3, 2019, Harbour Times)": who wrote what stands before, and when.
_CITATION = re.compile(rf"\((?:[A-Z][^()\n]{{2,60}}, )?{MONTH} \d{{1,2}}, \d{{4}}, (?:[Tt]he )?$")
_CITATION_REACH = 90
# "— Ada Lind, Harbour Times" at the end of what is taken from there.
_WRITER = re.compile(r"(?:^|[.!?…][\"”’)]? )[-–—]+ ?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2}, (?:[Tt]he )?$")
_WRITER_REACH = 50
# "— The Harbour Times (@harbourtimes) May 3, 2017": the foot of a post.
# "- The old pier fell. (Ada Lind, Harbour Times)": an item of a list, and who wrote it where. Whoever has won
# or holds something, or plays in it, stands behind less than a sentence: "- Best actress (Ada Lind, CBS)".
_WRITTEN_BY = re.compile(
    r"[-–—•*] ([^\n]*[.!?…][”\"’]?) \([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2}, (?:[Tt]he )?$"
)
# "Harbour Times - Tue, 03/21/2017 - 13:54" below a headline: each of a feed has its day.
_DAY = re.compile(r" ?[-–—|•·,] ?(?=[^\n]*\d)" + STAMP + r"$", re.MULTILINE)
# "Pier to close after the gale Harbour Times, 7.31.17"
_DAY_BEHIND = re.compile(r", \d{1,2}[./]\d{1,2}[./]\d{2,4}\b(?! ?[-–—]? ?\d)")
_HANDLE = re.compile(r" \(@\w{2,30}\)")
_DASH_ENDS = ("— ", "– ", "- ", "— The ", "– The ", "- The ")
_DASHES = ("-", "–", "—", "_")
# "—The Harbour Times: Pier to close", "May 3, 2017, Harbour Times: ...", "From the Harbour Times today:"
_HEAD = re.compile(
    r"[-–—•*\s]*(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?[,:] )?(?:The )?$|(?P<out>From (?:[Tt]he )?)$"
)
_HEADED = re.compile(r": [“\"‘]?[A-Z](?=[^\n]{20})")
_GIVEN_OUT = re.compile(r"(?:['’]s(?: [A-Z][\w.-]+){1,3})?(?: (?:today|yesterday|on \w+day))?:(?:\s|$)")
_LONGEST_HEAD = 26
# "Pier to close (harbourtimes.com)": a headline and the site it is from, in a list of such.
_SITE_IN_BRACKETS = re.compile(
    r"[^\s.!?:] \((?:www\.)?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,4})\)[ \t]*$", re.MULTILINE
)
_FEWEST_SITES = 3
"""So many sites in brackets are a list, though none of them is known."""
_FEWEST_ITEMS = 2
_LONGEST_ITEM = 400
_SHORTEST_HEADLINE = 5
# What is on at a time is a listing: "- 7 p.m. Boat race ESPN".
_AT_TIME = re.compile(r"\b\d{1,2}(?::\d\d| ?[ap]\.?m\b)", re.IGNORECASE)
_ITEM_MARKS = ("- ", "– ", "— ", "• ", "* ")
_LONGEST_LABEL = 3
"""Words that are no headline: "Ferry tickets (norfieldferries.com)"."""


def digest_lines(passages: Iterable[Passage]) -> Iterator[Found]:
    """The outlets that sign an item behind its last full stop, and those that head one: "The pier fell. —
    The Harbour Times", "[Harbour Times]", "Harbour Times: Pier falls"."""
    passages = tuple(passages)
    yield from _sites(passages)
    yield from _in_lists(passages)
    read = [
        passage
        for passage in passages
        if (passage.mentions or passage.text.endswith("]"))
        and passage.block.kind is not BlockKind.CAPTION
        and not any(map(passage.low.__contains__, PICTURES))
    ]
    bracketed = headed = False
    for passage in read:
        for mention in passage.mentions:
            if _is_sure(passage, mention) and (
                _signs(passage, mention) or _heads(passage, mention) or _prints(passage, mention)
            ):
                bracketed = bracketed or _is_in_brackets(passage, mention)
                headed = headed or _heads(passage, mention)
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))
    yield from _common_in_brackets(read)
    yield from _others_in_brackets(read, bracketed)
    if headed:
        yield from _others_at_heads(read)


def _sites(passages: Iterable[Passage]) -> Iterator[Found]:
    """The sites in brackets behind headlines; one that no list holds beside a known one or several."""
    found = [
        (passage, site)
        for passage in passages
        if ")" in passage.text[-2:] or ")\n" in passage.text
        for site in _SITE_IN_BRACKETS.finditer(passage.text)
    ]
    known = [outlet_of_site(f"https://{site[1]}") for _, site in found]
    others = [outlet is None and _is_of_headline(*each) for each, outlet in zip(found, known, strict=True)]
    listed = any(known) or sum(others) >= _FEWEST_SITES
    for (passage, site), outlet, other in zip(found, known, others, strict=True):
        if outlet or (listed and other):
            kind = SourceKind.OUTLET if outlet else SourceKind.LINK
            yield Found(outlet or site[1], kind, passage.place(*site.span(1)), f"https://{site[1]}")


def _is_of_headline(passage: Passage, site: re.Match[str]) -> bool:
    """Whether what looks like a site is one and no file ("tests.py"), and a headline stands before it."""
    line = passage.text.rfind("\n", 0, site.start()) + 1
    label = len(words_of(passage.text[line : site.start() + 1])) <= _LONGEST_LABEL
    return not label and SITE.fullmatch(site[1]) is not None


def _in_lists(passages: Iterable[Passage]) -> Iterator[Found]:
    """The outlets that sign the items of a list with their writers, and those dated below headlines.

    There are several of them: one line alone may tell whose the article is, or the picture.
    """
    tests = (
        (_is_written_by, _FEWEST_ITEMS),
        (_is_dated, _FEWEST_ITEMS),
        (_is_dated_behind, _FEWEST_ITEMS),
        (_ends_item, _FEWEST_SITES),
    )
    for test, fewest in tests:
        found = [
            (passage, mention)
            for passage in passages
            for mention in passage.mentions
            if mention.outlet.kind != "network" and test(passage, mention)
        ]
        for passage, mention in found if len(found) >= fewest else ():
            yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _is_written_by(passage: Passage, mention: OutletMention) -> bool:
    # Behind an actor stands the network: "- A prize for the drama. (Ada Lind, CBS)".
    network = _written(passage, mention) in phrase_lists("stations")["networks"]
    if network or passage.text[mention.end : mention.end + 1] != ")":
        return False
    line = passage.text.rfind("\n", 0, mention.start) + 1
    if mention.start - line > _LONGEST_ITEM:
        return False
    item = passage.text[line : mention.start]
    if passage.block.kind is BlockKind.ITEM and line == 0:
        item = f"- {item}"
    written = _WRITTEN_BY.match(item)
    return written is not None and len(words_of(written[1])) > _LONGEST_LABEL


def _ends_item(passage: Passage, mention: OutletMention) -> bool:
    """Whether an item of a list is a headline and who printed it: "- Pier falls in a gale Harbour Times"."""
    line = passage.text.rfind("\n", 0, mention.start) + 1
    item = passage.text[line : mention.start].removesuffix("The ")
    listed = passage.block.kind is BlockKind.ITEM or item.startswith(_ITEM_MARKS)
    if not listed or passage.text[mention.end : mention.end + 1] not in ("", "\n"):
        return False
    words = words_of(item)
    return (
        len(words) >= _SHORTEST_HEADLINE
        and item[-2:-1].isalnum()
        and _AT_TIME.search(item) is None
        and words[-1].lower() not in grammar("en").small | phrases("loosely_before", "articles")
    )


def _is_dated(passage: Passage, mention: OutletMention) -> bool:
    first = passage.text[mention.start - 1 : mention.start] in ("", "\n")
    return first and _DAY.match(passage.text, mention.end) is not None


def _is_dated_behind(passage: Passage, mention: OutletMention) -> bool:
    """Whether a headline goes before the name, or a line begins with it, and a day follows in figures."""
    if _DAY_BEHIND.match(passage.text, mention.end) is None:
        return False
    begin = max(passage.text.rfind("\n", 0, mention.start) + 1, mention.start - _TITLE_REACH)
    line = passage.text[begin : mention.start].removesuffix("The ")
    return not line or len(words_of(line)) >= _SHORTEST_HEADLINE


def _others_in_brackets(passages: Iterable[Passage], bracketed: bool) -> Iterator[Found]:
    """The names in square brackets behind items that only their article makes an outlet's ("[State]"), and
    where such names sign items (`bracketed`), those that no list holds."""
    for passage in passages:
        if not passage.text.endswith("]"):
            continue
        other = _OTHER_IN_BRACKETS.search(passage.text) or _ALONE_IN_BRACKETS.match(passage.text)
        if other is None or any(
            mention.start < other.end() and other.start() < mention.end for mention in passage.mentions
        ):
            continue
        titled = find_outlets(f"The {other[1]}") if other[1].lower() in phrases("with_title") else ()
        if titled:
            yield Found(titled[0].name, titled[0].kind, passage.place(*other.span(1)))
        elif bracketed and other.re is _OTHER_IN_BRACKETS:
            yield Found(other[1], SourceKind.OUTLET, passage.place(*other.span(1)))


def _common_in_brackets(passages: Iterable[Passage]) -> Iterator[Found]:
    """The outlets whose names are common words in brackets behind items, where others sign items so."""
    signing = [
        (passage, mention)
        for passage in passages
        for mention in passage.mentions
        if mention.outlet.kind != "network"
        and passage.text[mention.start - 1 : mention.start] == "("
        and _signs(passage, mention)
    ]
    if len({mention.name for passage, mention in signing if _is_sure(passage, mention)}) >= _FEWEST_ITEMS:
        for passage, mention in signing:
            yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _others_at_heads(passages: Iterable[Passage]) -> Iterator[Found]:
    """The outlets whose names are common words, where others head items as well."""
    for passage in passages:
        for mention in passage.mentions:
            common = mention.ambiguous and mention.outlet.kind != "network"
            if common and _heads(passage, mention):
                yield Found(mention.name, mention.kind, passage.place(mention.start, mention.end))


def _is_in_brackets(passage: Passage, mention: OutletMention) -> bool:
    return _IN_BRACKETS.search(passage.text[max(0, mention.start - _REACH) : mention.start]) is not None


def _is_sure(passage: Passage, mention: OutletMention) -> bool:
    """Whether the words are a name here: no common word, or one in brackets or with its article."""
    name = passage.text[max(0, mention.start - 4) : mention.end]
    known = (
        not mention.ambiguous
        or "The " in name
        or _written(passage, mention).isupper()
        or _is_in_brackets(passage, mention)
    )
    return known and mention.outlet.kind != "network"


def _signs(passage: Passage, mention: OutletMention) -> bool:
    left = passage.text[max(0, mention.start - _REACH) : mention.start]
    several = " " in _written(passage, mention)  # "(KQRS)" only tells what was meant
    ended = _ENDED.match(passage.text, mention.end) if _ENDING.search(left) else None
    if ended and (several or (ended["date"] and not mention.ambiguous)):
        return True
    if _AT_TIME.search(left):  # "9:15 p.m. ET"
        return False
    cited = passage.text[max(0, mention.start - _CITATION_REACH) : mention.start]
    if passage.text[mention.end : mention.end + 1] == ")" and _CITATION.search(cited):
        return True
    if left.endswith(_DASH_ENDS) and _HANDLE.match(passage.text, mention.end):
        return True
    if passage.text[mention.end :].strip(" .") == "" and _WRITER.search(
        passage.text[max(0, mention.start - _WRITER_REACH) : mention.start]
    ):
        return True
    before = _SIGNED.search(left)
    if before is None:
        return False
    after = passage.text[mention.end :]
    if (
        before["open"] or before["alone"]
    ):  # but for the line of an agency or a station: "NORFIELD, Ky. (KQRS) —"
        closed = _CLOSED.match(after)
        station = mention.outlet.kind == "station"
        return closed is not None and not (station and after[closed.end() :].lstrip().startswith(_DASHES))
    return not after.strip(" .")


def _written(passage: Passage, mention: OutletMention) -> str:
    return passage.text[mention.start : mention.end]


def _prints(passage: Passage, mention: OutletMention) -> bool:
    before = passage.text[max(0, mention.start - _TITLE_REACH) : mention.start]
    if _PRINTED.match(passage.text, mention.end) and _TITLE_AHEAD.search(before):
        return True
    return _PIECE.search(before) is not None and _DATED.match(passage.text, mention.end) is not None


def _heads(passage: Passage, mention: OutletMention) -> bool:
    line = passage.text.rfind("\n", 0, mention.start) + 1
    near = mention.start - line <= _LONGEST_HEAD
    head = _HEAD.match(passage.text[line : mention.start]) if near else None
    if head is None:
        return False
    return (_GIVEN_OUT if head["out"] else _HEADED).match(passage.text, mention.end) is not None

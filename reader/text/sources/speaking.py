"""Does the outlet that the text names say or report something? Told by the words behind its name."""

from __future__ import annotations

import re

from reader.text.quotes.names import name_lists
from reader.text.sources.airing import airs, is_known_host
from reader.text.sources.belonging import own_work
from reader.text.sources.described import SITES
from reader.text.sources.passages import Name, Passage, phrases
from reader.text.sources.reporters import (
    WORD,
    are_together,
    claims,
    is_of_somebody,
    is_of_writer,
    name_and_verb,
    staff_at,
    writes_for,
)
from reader.text.sources.saying import (
    ORDER,
    is_reporting,
    speaks,
    tells_at_head,
    tells_of_itself,
    tells_somebody,
    without_times,
)
from reader.text.sources.staff import is_theirs, unnamed_report
from reader.text.sources.things import thing_size
from reader.text.sources.works import (
    carries,
    has_piece,
    is_given,
    makes,
)

_OBJECT = re.compile(r"(\S+) (of|for|from|at|with|about|against|like|than|by|to|in|on)(?: [Tt]he)? $")
# Who made a poll together with the one named: "/Wall Street Journal", "-Harris Interactive"; or its town.
_PARTNER = re.compile(
    r"(?:[/–-] ?[A-Z][\w.&'’]*(?: (?!Poll|Survey)[A-Z][\w.&'’]*){0,4}){1,3}"
    r"|,? (?:of|in) [A-Z][\w.]*(?: [A-Z][\w.]*)?"
)
_COMMA = re.compile(
    r"(?: (?:newspaper|magazine|paper|website|site|blog|station|network|radio|news|tabloid|agency|channel"
    r"|publication))*,(?: (?:which|who)"
    r"(?: (?:first|also|has|have|had|originally|initially|previously|later|exclusively)){0,2} (\w+))?"
)
# "the Courier, which noted that"; a firm says of itself that it would do something, and a party argues.
_WHICH_TELLS = re.compile(
    r",? which (?:also |has |had |first |in an? (?:[a-z]+ )?(?:editorial|story|report)s?,? )?"
    r"(?:wrote|noted|quoted|cited|listed|praised|criticized"
    r"|argued (?=in (?:an?|its)\b)|described (?!itself\b)"
    r"|called (?!for\b|forth\b|off\b|on\b)"
    r"|said (?=that (?!it\b)|in an?\b|[“\"]))"
)
# "It was the Courier that broke the story."
_THAT_BROKE = re.compile(
    r" (?:that|which|who) (?:first |originally |initially )?"
    r"(?:broke|reported|revealed|published|uncovered|obtained)\b"
)
# "The Courier, citing two people, said ..."
_CITING = re.compile(r", (?:citing|quoting|attributing|crediting) ")
_EDITORIAL = re.compile(r"\bin (?:(?:an|its) (?:[\w-]+ ){0,2}editorial|editorials)\b| editorialized\b")
_EDITORIAL_REACH = 140
# What may stand before whoever has an editorial: a clause, or the one who wrote it.
_PUBLISHER = re.compile(r"(?:^|, |\b(?:publisher|editor|editor-in-chief|editors|owner) (?:of|at) )(?:the )?$")
COMPANY = re.compile(
    r" (?:itself )?(?:(?:said|answered|responded|replied|confirmed) (?:on )?(?:\w+day )?in an? (?:[a-z]+ )?"
    r"(?:statement|press release|release)"
    r"|(?:has |have )?(?:declined|refused) to|did not (?:immediately )?(?:respond|return|reply|answer)"
    r"|has not (?:responded|commented)"
    r"|said (?:on )?(?:\w+day )?(?:that )?it (?:had|has|will|would|is|was)"
    r"(?! (?:obtained|learned|reviewed|seen|confirmed|verified|spoken|found))"
    r"|(?:said it )?(?:had no|would not) comment"
    r"|(?:has |had )?announced (?:\w+day )?(?:that )?it (?:would|will|has|had|is|was)\b"
    r"|(?:has |have |had )?reached out\b"
    r"|(?:has |had )?laid off\b"
    # Its own results, and no other's: "reported net income of $3 million", "posted a loss for the year".
    r"|(?:has |have |had )?(?:reported|posted|booked) (?:"
    r"(?:[a-z][\w-]* ){0,3}(?:profits?|loss|losses|earnings|revenues?|income|premiums|sales)"
    r"(?: [a-z]+){0,2} (?:of (?:about |nearly |more than )?[$€£]\d|(?:rose|fell|grew|up|down) \d)"
    r"|(?:a|an|its) (?:[a-z][\w-]* ){0,2}(?:profit|loss)(?: (?:on \w+day|(?:for|in) (?:the|its) "
    r"(?:year|quarter|[\w-]+ (?:year|quarter|half))|last (?:year|quarter)))?[.,]))"
)
# A poll that has a name: " “Harbour Poll”".
_CALLED_POLL = re.compile(r" [“\"](?:[A-Z][\w'’-]* ){0,4}(?:Poll|Survey|Tracker|Index)[”\"]")
_WHOSE = re.compile(
    r", whose (?:own )?(?:reporters?|reporting|story|investigation|analysis|poll|survey|account)\b"
)
# "Reuters and Ipsos asked": together with whom no list holds.
_WITH_OTHER = re.compile(
    r" and (?:the )?[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3} (?:have |also |first |both ){0,2}(\w+)"
)
# "The Courier and other papers reported": together with some that have no name.
_WITH_SOME = re.compile(
    r" and (?:[a-z]+ )?(?:others|other (?:[a-z]+ )?"
    r"(?:outlets|media|organi[sz]ations|newspapers|papers|networks|publications|sites|stations|agencies)),?"
    r" (?:have |also |first |had |are |were )?(\w+)"
)
# What a name between commas is: "the campus newspaper, the Courier,".
_CALLED = re.compile(
    r"\b(?:the|a|an|its|their|our|local|\w{1,20}['’]s) (?:[a-z'-]+ ){0,3}?"
    r"((?:news |radio |tv |television )?[a-z]+), (?:the )?[“\"]?$"
)
_QUOTE_AHEAD = re.compile(r": ?[“\"]\w")
_OBJECT_REACH = 40
# "Ada Lind of the Courier shook the league, revealing that"
_REVEALING = re.compile(
    r"[^.;:!?\n]{0,120}, (?:first |also )?(?:revealing|reporting|writing|tweeting|saying|noting) that\b"
)
_NOT = frozenset(["does", "do", "did", "not", "doesn't", "doesn’t", "don't", "don’t", "didn't", "didn’t"])
_AT_POLLS = frozenset(["worker", "workers", "watcher", "watchers", "voters", "station", "stations", "tax"])
"""What stands behind "poll" where people go to it."""
# "Courier readers crowned": a poll of its own.
_READERS = re.compile(
    r"(?:['’]s?)? (?:readers|viewers|listeners|staff) (?:have |has )?"
    r"(?:voted|crowned|named|chose|chosen|ranked|picked|selected|rated)\b"
    r"(?! (?:up|out|off|on|for|against|to|in|with|by)\b)"
)
# "KQRS “Harbour Hour” host Ada Lind spoke with"
_HOST_BEHIND = re.compile(
    r" [“\"‘][^“”\"\n]{2,40}[”\"’] (?:[a-z]+ )?"
    r"(?:host|co-host|anchor|presenter|reporter|correspondent)s?(?= [A-Z])"
)
# "In May 2011, ", "On Tuesday, ", "Earlier this week, ": when, with no verb in it.
_WHEN = re.compile(
    r"(?:(?:in|on|by) (?:(?:early|late|mid)[ -])?(?:\w+day|[a-z]{3,9}\.?|\d{4})(?: \d{1,4})?(?:,? \d{4})?"
    r"|(?:earlier|late|later|last|this) (?:this |last |on |in )?\w+(?: \w+)?|\w+day), (?:the )?"
)
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")


def behind_name(left: str, right: str) -> str:
    """The text that goes on behind a name between commas that tells what was called before: "The campus
    newspaper, the Courier, reported"; "" if the name is none such."""
    called = _CALLED.search(left)
    known = called is not None and (called[1] in phrases("press_things", "aside_things") | SITES)
    return right[1:] if known and right[:2] == ", " else ""


def breaks_news(right: str) -> bool:
    """Whether the text says of an outlet that it brought the news: "X, which first reported the sale"."""
    if _THAT_BROKE.match(right) or _CITING.match(right) or _WHICH_TELLS.match(right):
        return True
    comma = _COMMA.match(right)
    return (comma is not None and (comma[1] or "") in phrases("breaking")) or bool(_WHOSE.match(right))


def is_cited_after(passage: Passage, name: Name, left: str, right: str, sure: bool) -> bool:
    """Whether what follows a name makes it a source: a poll or piece of its own, its reporter, or a verb.

    `left` and `right` are the sentence around the name, `sure` whether the name means nothing else.
    """
    possessive = _POSSESSIVE.match(right)
    if _READERS.match(right) or _CALLED_POLL.match(right) or (sure and _host_speaks(right)):
        return True
    if possessive:
        return own_work(right[possessive.end() :], left, sure)
    if right[:1] not in (" ", ")", "/", "-", "–", ","):
        return False
    partner = _PARTNER.match(right)
    words = WORD.findall(right[partner.end() if partner else 0 :][:120])
    lowered = [word.lower().rstrip(".,'’") for word in words]
    called = False
    while size := thing_size(lowered, left):
        words, lowered, called = words[size:], lowered[size:], True
    other = (not sure and right[:1] == "-") or _is_adjective(passage, name, sure) or words[:1] == ["Video"]
    if _has_poll(words, lowered) or (not other and makes(lowered, left, right[:1] == " ")):
        return True
    if writes_for(left, right, lowered) or is_of_writer(passage, name, right, lowered):
        return True
    if COMPANY.match(right) and not left.endswith((" of ", " of the ", " at ")):
        return False
    if is_given(left, lowered) or _says_in_editorial(left, right):
        return True
    if named := behind_name(left, right):
        return _says_itself(passage, name, "", WORD.findall(named[:120]), sure, apart=True)
    if _COMMA.match(right):  # What ends before a comma is not who does what follows.
        return False
    with_other = _WITH_OTHER.match(right) or _WITH_SOME.match(right)
    if with_other and not phrases("breaking").isdisjoint(with_other.groups()):
        return True
    if called and _is_title(passage, name):  # "The State newspaper reports"
        return not phrases("of_one", "breaking").isdisjoint(lowered[:1])
    return _says_itself(passage, name, left, words, sure, right[:1] == " ")


def _says_in_editorial(left: str, right: str) -> bool:
    editorial = _EDITORIAL.search(right[:_EDITORIAL_REACH].partition(";")[0])
    return editorial is not None and _PUBLISHER.search(left) is not None


def _together(words: list[str]) -> bool:
    """Whether somebody of the name's own and somebody of another's share a verb among the words."""
    return are_together(f" {' '.join(words)}")


def _host_speaks(right: str) -> bool:
    """Whether the host of a programme of the name's own does: "KQRS “Harbour Hour” host Ada Lind said"."""
    hosted = _HOST_BEHIND.match(right)
    return hosted is not None and name_and_verb(WORD.findall(right[hosted.end() :][:120]))


def _has_poll(words: list[str], lowered: list[str]) -> bool:
    """Whether a poll follows that has a name before it: "Harbour Poll"."""
    named = words[:1] and words[0][0].isupper() and not phrases("polls").isdisjoint(lowered[1:2])
    return bool(named) and _AT_POLLS.isdisjoint(lowered[2:3])


def _says_itself(passage: Passage, name: Name, left: str, words: list[str], sure: bool, apart: bool) -> bool:
    """Whether the name is the subject of a verb of reporting among the `words` behind it, or its reporter is.

    `apart`: a blank and no mark stands behind the name.
    """
    lowered = [word.lower().rstrip(".,'’") for word in words]
    if lowered and lowered[0] in phrases("shows") and lowered[0] not in phrases("reporting"):
        return False
    if words and apart and (sure or lowered[0] in name_lists().places | phrases("short_towns")):
        lowered = lowered[_town(words, lowered) :]
    if _is_title(passage, name):
        return False
    staff = staff_at(words, lowered) if apart and not _is_adjective(passage, name, sure) else None
    if staff == 0 and unnamed_report(lowered):
        return True
    if _somebody_tells(passage, name, lowered):
        return True
    if staff is not None:
        if sure and staff == 0 and _has_article(passage, name) and is_known_host(lowered):
            return True
        behind = words[staff + 1 :]
        if name_and_verb(behind) or claims(behind) or airs(behind) or is_theirs(behind) or _together(behind):
            return True
        return staff > 0 and _leads_to_quote(passage, name)
    if not sure and passage.low[name.start : name.end] in phrases("speaking_titles") and _is_head(left):
        if not phrases("having").isdisjoint(lowered[:1]) and has_piece(lowered[1:]):
            return True
        told = without_times(lowered[:6])
        to_report = told[:1] == ["was"] and not ORDER.isdisjoint(told[1:3])  # "was first to report"
        carried = not phrases("carrying").isdisjoint(told[:1]) and carries(told[1:], told[0])
        if to_report or carried or is_reporting(told):
            return True
        return not phrases("title_verbs").isdisjoint(told[:1]) and not tells_of_itself(told)
    return _may_speak(passage, name, left, sure, lowered[:4]) and speaks(
        lowered,
        freely=sure
        or _has_article(passage, name)
        or (_is_many(passage, name) and _is_of_one(lowered))
        or passage.low[name.start : name.end] in phrases("speaking_titles"),
    )


def _is_head(left: str) -> bool:
    """Whether a sentence begins with the name, or only says when it was before it: "In May 2011, "."""
    return not left.strip() or _WHEN.fullmatch(left) is not None


def _is_many(passage: Passage, name: Name) -> bool:
    """Whether a name means many people as well."""
    return passage.low[name.start : name.end] in phrases("many")


def _is_of_one(verb: list[str]) -> bool:
    """Whether a verb has the form for one thing, as no people say or write: "says"."""
    return not phrases("of_one").isdisjoint(verb[:1])


def _somebody_tells(passage: Passage, name: Name, lowered: list[str]) -> bool:
    """Whether somebody of the outlet thinks, judges or reveals: "Ada Lind of the Courier expects"."""
    if not is_of_somebody(passage, 0, name.start, comma=False):
        return False
    return _thinks_or_judges(lowered) or _REVEALING.match(passage.low, name.end) is not None


def _thinks_or_judges(lowered: list[str]) -> bool:
    """Whether the verb behind is one of thinking, which a reporter of the outlet does, or does not: "all
    expect"."""
    verb = next((word for word in lowered if word not in phrases("between") and word not in _NOT), "")
    return verb in phrases("thinking") or verb in phrases("judging")


def _is_adjective(passage: Passage, name: Name, sure: bool) -> bool:
    """Whether a name is as well the adjective of who reports for another outlet: "National correspondent"."""
    return not sure and passage.low[name.start : name.end] in phrases("adjectives")


def _leads_to_quote(passage: Passage, name: Name) -> bool:
    """Whether words in quotation marks follow a colon in the sentence: its first subject says them."""
    begin, end = passage.sentence(name.start, name.end)
    before = passage.low[begin : name.start].strip(' "“')
    first = before in ("", "the") or before.endswith((",", ", the"))
    return first and _QUOTE_AHEAD.search(passage.text, name.end, end + 1) is not None


def _town(words: list[str], lowered: list[str]) -> int:
    """How many words tell a network's station apart: "CBS Chicago"; none are offices ("NBC Chairman")."""
    size = next((at for at, word in enumerate(words[:3]) if not (word[0].isupper() or word.isdigit())), 0)
    return 0 if any(word in phrases("holders") for word in lowered[:size]) else size


def _has_article(passage: Passage, name: Name) -> bool:
    """Whether a name has its article. Letters have one if they stand for a name that has it: "the AP", but no
    "the AAP", who are a party."""
    written = passage.text[name.start : name.end]
    if name.ambiguous and written.isupper() and " " not in written:
        named = next((each for each in passage.mentions if each.start == name.start), None)
        if named is not None and not named.outlet.has_article:
            return False
    return "the " in (
        passage.low[name.start : name.start + 4],
        passage.low[max(0, name.start - 4) : name.start],
    )


def _is_title(passage: Passage, name: Name) -> bool:
    """Whether a name is a common word but for its article: at the head "The State" is the government."""
    return passage.low[name.start : name.end].removeprefix("the ") in phrases("with_title")


def _may_speak(passage: Passage, name: Name, left: str, sure: bool, verb: list[str]) -> bool:
    """Whether the name can be the subject of what follows, and means an outlet there.

    Behind a preposition it cannot, but for "Jane Doe of the Courier reports", "with the Courier reporting".
    """
    if not sure and tells_somebody(verb):
        return False
    head = not left.strip() or left.endswith("the ")
    if not sure and head and not _has_article(passage, name):
        many = _is_many(passage, name)
        if many and _is_of_one(verb):
            return True
        if not many:
            verb = without_times(verb)
        return (
            is_reporting(verb) or verb[:1] in (["reports"], ["writes"]) or (not many and tells_at_head(verb))
        )
    begin = max(passage.sentence(name.start, name.end)[0], name.start - _OBJECT_REACH)
    before = _OBJECT.search(passage.text, begin, name.start)
    if not before:
        return True
    who, preposition = before.groups()
    if passage.begins(before.start()) and not who[0].isdigit() and who.lower() not in phrases("reporters"):
        return False  # "Workers at the Courier"
    if preposition == "with" and verb and verb[0].endswith("ing"):
        return True
    return preposition in ("of", "for", "from", "at", "with") and (
        who[0].isupper() or who.rstrip(",") in phrases("reporters")
    )

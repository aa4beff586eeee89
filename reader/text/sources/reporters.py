"""Is somebody of the outlet at work behind its name? Told by what they are, who they are and what they do."""

from __future__ import annotations

import re
from functools import cache

from reader.text.lexicon import first_names, grammar
from reader.text.sources.passages import Name, Passage, phrases

WORD = re.compile(r"[^\W_][\w.'’&-]*")
REACH = 60
"""How many characters before a name may hold somebody of its."""
_MOST_STAFF = 5
"""Words that may say what a reporter is: "chief foreign affairs correspondent"."""
_ASIDE = re.compile(
    r" ?(?:--|[—–]) ?(?=[a-z])(?:(?!--)[^\n—–]){3,160}(?:--|[—–])(?= )"
    r"|, (?!(?:has|have|had|was|were|is|are|said|says|told|will|would|and|but|or|reported) )"
    r"(?:[a-z0-9]|[\w-]+['’]s )[^,.;:—\n]{3,90},(?= )"
)
_THAT = re.compile(r", \w+ that\b")
_REPORTER = re.compile(r"(?: [a-z-]+){0,3}(?: [A-Z][\w.'’-]+){1,4}(?=,)")
# "'s Ada Lind and the Courier's Bo Roe reported"
_NAMES = r"(?: [A-Z][\w.'’-]+){1,4}"
_TOGETHER = re.compile(
    rf"{_NAMES}(?:(?:,|,? and)(?: the)?{_NAMES}(?: [a-z]+{_NAMES})?){{1,8}}"
    r"(?: (?:both|all|each|also|first|have|had)){0,3} (\w+)"
)
# Who writes for it and does so: "Ada Lind, the Courier's harbour columnist, wrote".
_COLUMNIST = re.compile(
    r"(?:['’]s?)? (?:[a-z]+ ){0,3}(?:columnist|reporter|correspondent|critic|blogger|writer|editor),?"
    r" (?:who )?(?:\w+ )?(?:wrote|writes|reported|reports|tweeted|noted|argued|observed|broke)\b"
)
# "said Ada Lind, a Courier harbour correspondent"
_SAID_BY = re.compile(
    r"\b(?:said|says|wrote|writes|tweeted|noted|added|reported|argued)(?: [a-z'-]+){2,4}, (?:an?|the) $"
)
_WHO_WRITES = re.compile(
    r"(?:['’]s?)?(?: [\w-]+){0,4} (?:columnist|reporter|correspondent|critic|blogger|writer)"
    r"(?=[.,;:)]|$| who\b)"
)
_EDITOR_OF = re.compile(
    r"\b(?:editor|columnist|reporter|writer|critic|correspondent|blogger)(?: [a-z]+)?"
    r" (?:of|for|at|with) (?:the )?$"
)
_DONE_BY = re.compile(r"\b(?:\w+ed|shot|taken|seen|shown|heard|caught)(?: [a-z]+){0,3} by an? $")
_OF_SOMEBODY = re.compile(
    r"(?<![\w.'’-])[A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?P<comma>,)? (?:of|from|at|with|for) (?:[Tt]he )?$"
)
_PICTURES = re.compile(r"\b(?:photos|photographs|pictures|images) (?:by|from|in|on) (?:the )?$")
# "From Norfield Public Radio, Ada Lind reports."
_FROM = re.compile(r"\s*from (?:the )?$")
_FROM_REPORTS = re.compile(r",(?: [A-Z][\w.'’-]+){2,3} (?:reports|has (?:more|the story|this report))\b")
_OURS = (" my ", " our ", "my ", "our ")
_COLLEAGUE_REACH = 9
"""Words behind "my Courier colleague" that may hold what they wrote."""
_OTHERS = frozenset(["he", "she", "they", "we", "it"])
_PASSIVE = frozenset(["been", "was", "were", "is", "being"])
_CLAIMS = frozenset(["claims", "claimed"])
_GOING_ON = frozenset(["reporting", "hearing"])


def after_aside(right: str) -> str:
    """The text after a name without what it says of the name between commas: ", a state-run tabloid,"."""
    aside = _ASIDE.match(right)
    if aside is None or (_THAT.match(right) and words_of(right[:20])[0] in verbs()):
        return right  # ", revealed that the pier, ..." says nothing of the name
    return right[aside.end() :]


def staff_at(words: list[str], lowered: list[str]) -> int | None:
    """Where among the words behind a name is what somebody of the outlet is, None if nowhere: "senior harbour
    reporter Ada Lind"."""
    for at, word in enumerate(lowered[:_MOST_STAFF]):
        if word in phrases("reporters"):
            behind = words[at + 1 : at + 2]
            return at if not at or (behind and (behind[0][0].isupper() or behind == ["and"])) else None
        if word in verbs() or word in grammar("en").small:
            return None
    return None


def are_together(right: str) -> bool:
    """Whether several reporters, some of other outlets, share the verb behind them."""
    together = _TOGETHER.match(right)
    return together is not None and together[1] in verbs()


def named_aside(right: str) -> bool:
    """A reporter with words on who it is before the verb: "'s Ada Lind, who was there, wrote"."""
    reporter = _REPORTER.match(right)
    if not reporter:
        return False
    rest = right[reporter.end() :]
    if rest.startswith(", which"):  # what a thing does, a show of the network's
        return False
    after = after_aside(rest)
    return after != rest and not verbs().isdisjoint(words_of(after)[:2])


def acts(words: list[str]) -> bool:
    """Whether somebody of the outlet does what reporters do: "'s Ada Lind grilled the mayor"."""
    lead = next((at for at, word in enumerate(words[:_MOST_STAFF]) if _is_first_name(word)), None)
    if lead is None:
        return False
    after = next((at for at in range(lead, len(words)) if not words[at][0].isupper()), lead)
    verb = next((word for word in words[after : after + 4] if word not in phrases("having", "helping")), "")
    if verb in phrases("landing"):  # "got the memo", and no debate
        return not phrases("landed").isdisjoint(words[after + 1 : after + _MOST_STAFF])
    if verb.startswith("share"):
        return not phrases("shared", "shared_pieces").isdisjoint(words[after + 1 : after + _MOST_STAFF])
    return after - lead in (2, 3) and verb in phrases("at_work")


def claims(words: list[str]) -> bool:
    """Whether somebody says that something is so, and claims no prize: "Ada Lind has claimed that"."""
    at = next((at for at, word in enumerate(words[:_MOST_STAFF]) if not word[0].isupper()), 0)
    rest = [word for word in words[at : at + _MOST_STAFF] if word not in phrases("having")]
    return at > 0 and rest[:1] != [] and rest[0] in _CLAIMS and "that" in rest[1:]


def _is_first_name(word: str) -> bool:
    return word[0].isupper() and word.lower() in first_names()


def name_and_verb(words: list[str]) -> bool:
    """One to three capitalised words, a role before them at most, and a verb of saying or reporting."""
    lead = next((at for at, word in enumerate(words[:5]) if word[0].isupper()), None)
    if lead is None:
        return False
    size = 0
    while lead + size < len(words) and words[lead + size][0].isupper() and size < 4:
        size += 1
    if size > 2 and words[lead + size - 1].lower() in verbs():
        return True  # "Ada Lind Reports:"
    rest = [word.lower().rstrip(".,") for word in words[lead + size : lead + size + 4] if word[0].islower()]
    for at, low in enumerate(rest):
        if low in _PASSIVE:  # "was first to report", "is reporting"
            return "first" in rest or "told" in rest or not _GOING_ON.isdisjoint(rest)
        if low in _OTHERS and rest[0] in ("who", "whom"):
            return False  # "Ada Lind, whom he called"
        if low in phrases("having"):
            return not _pieces_had().isdisjoint(rest)
        noun = at > 0 and rest[at - 1] in ("a", "an", "the")  # "at a broadcast"
        if low.startswith("share"):
            return not phrases("shared", "shared_pieces").isdisjoint(rest[at + 1 :])
        if not noun and (low in verbs() or low in phrases("finding_of_named")):
            return True
        if low not in phrases("between") and low not in grammar("en").small and not low.endswith("ly"):
            return False
    return False


_BY_REPORTER = re.compile(
    r"\b(?:an?|two|three) (?:[a-z]+ )?(?:reporter|journalist|photographer|correspondent|crew)s?"
    r" (?:for|with|from|of|at) (?:the )?$"
)
_COVERS = re.compile(
    r"\bwho (?:covers|covered|writes|reports|blogs|edits)\b[^,;:]{0,50} (?:for|at) (?:the )?$"
)


# Who has an outlet and writes, but no cookbook: "Courier founder Ada Lind wrote".
_OWNER_WRITES = re.compile(
    r"(?:['’]s?)? (?:co-)?(?:founder|publisher)(?: and [a-z]+)?(?: [A-Z][\w.'’-]+){2,3} (?:also |has )?"
    r"(?:wrote|writes|reported|reports|written)\b"
    r"(?! (?:an?|the|his|her) (?!(?:[\w-]+ )?(?:column|story|piece|article|report|editorial|essay|post)\b))"
)


def writes_for(left: str, right: str, lowered: list[str]) -> bool:
    """Whether somebody of the outlet is at work: ", the Courier columnist, wrote", ", editor of the Courier,
    tweeted", "photos by the Courier showed", "filmed by a Courier crew"."""
    if left.endswith((", the ", ", a ", ", an ")) and (
        _COLUMNIST.match(right) or (_WHO_WRITES.match(right) and _SAID_BY.search(left))
    ):
        return True
    if _OWNER_WRITES.match(right):
        return True
    if _EDITOR_OF.search(left) and right[:2] == ", " and _writes_or_thinks(lowered[:1]):
        return True
    if _COVERS.search(left) and right[:2] == ", " and _writes_or_thinks(lowered[:1]):
        return True
    if _BY_REPORTER.search(left) and not phrases("witnessing").isdisjoint(lowered[:2]):
        return True
    if _PICTURES.search(left) and not phrases("picturing").isdisjoint(lowered[:1]):
        return True
    if lowered[:1] in (["colleague"], ["colleagues"]) and left.endswith(_OURS):
        return not verbs().isdisjoint(lowered[1:_COLLEAGUE_REACH])
    return bool(lowered) and lowered[0] in phrases("reporters") and _DONE_BY.search(left) is not None


def is_of_writer(passage: Passage, name: Name, right: str, lowered: list[str]) -> bool:
    """Whether who writes stands before the name, between commas: "Ada Lind, of the Courier, tweeted"."""
    return (
        right[:2] == ", "
        and (_writes_or_thinks(lowered[:1]) or lowered[:1] == ["asked"])
        and is_of_somebody(passage, max(0, name.start - REACH), name.start, comma=True)
    )


def is_reported_from(left: str, after: str) -> bool:
    """Whether a name is the one from which somebody reports, as newsreaders say it."""
    return _FROM.fullmatch(left) is not None and _FROM_REPORTS.match(after) is not None


def is_of_somebody(passage: Passage, begin: int, at: int, comma: bool) -> bool:
    """Whether somebody is of what is named at `at`, behind a comma or not: "Ada Lind of the Courier"."""
    before = _OF_SOMEBODY.search(passage.text, max(begin, at - REACH), at)
    return before is not None and (before["comma"] is not None) is comma


def _writes_or_thinks(words: list[str]) -> bool:
    return not phrases("writes", "thinking").isdisjoint(words)


@cache
def _pieces_had() -> frozenset[str]:
    return phrases("works", "told_works", "had_more")


@cache
def verbs() -> frozenset[str]:
    """What reporters do with news: the words of saying, and those of reporting."""
    return frozenset(grammar("en").cues) | phrases("reporting")


def words_of(text: str) -> list[str]:
    """The words of a text, without full stops, apostrophes or hyphens at their ends."""
    return [word.rstrip(".'-") for word in WORD.findall(text)]

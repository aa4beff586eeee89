"""What only an outlet does, and whom only an outlet has: by it a name is one's that no list holds."""

from __future__ import annotations

import re

from reader.text.lexicon import first_names
from reader.text.quotes.names import name_lists
from reader.text.sources.apart import is_issue
from reader.text.sources.described import PEOPLES
from reader.text.sources.passages import Passage, phrases
from reader.text.sources.reporters import REACH, is_of_somebody, is_reported_from, verbs, words_of
from reader.text.sources.runs import COINED, SITE, Run, is_organisation, is_press

# "The pier is closed, Tidemark reported.": whoever only reports and is nobody the text knows.
_REPORTED = re.compile(
    r" (?:first |also )?(?:reported|reports)(?: (?:on )?\w+day| earlier| last \w+)?"
    r"(?:[.;]?\s*$|, (?:and|but|while)\b)"
)
_FIRST = re.compile(
    r" (?:(?:was|were) (?:the )?first to (?:report|break|publish|reveal)"
    r"|(?:had )?first (?:reported|broke|revealed|published)|broke the (?:news|story))\b"
)
_WORK = (
    r"(?:columnist|reporter|correspondent|staff writer|editorial writer|op-ed writer|sports ?writer"
    r"|beat writer|film critic|tv critic|blogger)"
)
# Who works for a paper and nothing else: "a columnist for The Pier wrote", "Pier columnist Ada Lind wrote".
_STAFF_BEFORE = re.compile(rf"\b{_WORK} (?:for|at|of|with) (?:the )?$")
_STAFF_BEHIND = re.compile(
    rf"['’]?s? (?:[a-z-]+ ){{0,3}}(?:{_WORK}|editor)(?: [A-Z][\w.'’-]+){{2,3}},? (.{{3,40}})"
)
_OWN_REPORTER = re.compile(
    r"['’]s?(?: [A-Z][\w.'’-]+){2,3} (?:first |also |has )?(?:reported|reports|wrote|writes|tweeted)\b"
)
_INVERTED = re.compile(
    r"\b(?:per|via|reports|reported|writes|wrote|tweets|tweeted|hears|says) (?:[A-Z][\w.'’-]+ ){2,3}"
    r"(?:of|from|at|with) (?:[Tt]he )?$"
)
# Whoever is given news without the giver's name reports it: "sources tell Ada Lind of Pier Notes".
_GIVEN_NEWS = re.compile(
    r"\b[Ss]ources? (?:\w+ )?tells? (?:[A-Z][\w.'’-]+ ){2,3}(?:of|from|at|with) (?:[Tt]he )?$"
)
_IN_INTERVIEW = re.compile(
    r" (?:on \w+day )?(?:in|during|by) (?:an? |her |his )?(?:[\w-]+ ){0,2}(?:interview|phone|telephone)\b"
)
BELONGING = (" of ", " for ", " at ", " with ", " from ", " the ")
"""How a text ends before the name of whom somebody or something belongs to."""
# "SaltLine has learned": so newsrooms alone speak of themselves, and no firm of such a name.
_TOLD_NEWS = re.compile(r" (?:has|have) (?:also |exclusively )?learned\b")
_BROUGHT_IN = re.compile(r"\b(?:an?|new|recent|latest|front-page|exclusive|\d{4}) $")
# Behind a clause or quoted words: "the pier is shut, Tidemark reported", "“It is shut,” the Forum reported".
_TOLD_BEFORE = (", ", ", the ", ",” the ", '," the ')
# "The Courier reported Sunday that": a firm reports losses, and people to somebody.
_SHORT_REPORTS = re.compile(
    r" (?:(?:first|also|previously|earlier|has|had) ){0,2}(?:reported|reports)"
    r"(?:,| (?:\w+day|yesterday|today|earlier|exclusively|that (?!it\b|its\b)|(?:late|early|last|this) \w+"
    r"|in (?:an? |its |[A-Z])))"
)
# What a paper does with words, and few others that are called by one: "the Courier noted that".
_SHORT_TELLS = re.compile(
    r" (?:(?:first|also|previously|earlier|has|had|later) ){0,2}"
    r"(?:(?:noted|notes|wrote|writes|revealed|reveals)(?:[,:]| (?:that|in|how|on|last|earlier|\w+day)\b)"
    r"|points? out\b|pointed out\b|(?<=has )learned\b"
    r"|published (?:an?|the) (?:[\w-]+ ){0,2}"
    r"(?:story|article|report|column|editorial|interview|investigation|series|op-ed|piece|analysis)\b)"
)
_TURNED = re.compile(r"[,”\"] (?:reports|reported|writes|wrote) the $")
_HEADED = re.compile(r"[“\"\s]*(?:(?:more|this is|and|now) )?from (?:the )?")
_QUOTED_BEHIND = re.compile(r": ?(?:[“\"A-Z]|$)")
# "Anvil magazine reported", "The Pier newspaper reports": what is called so has no other name.
_CALLED_SO = re.compile(
    r" (?:magazine|newsletter|podcast|blog|newspaper|website) (?:(?:first|also|has|had) ){0,2}"
    r"(?:reported|reports|published|publishes|wrote|writes|revealed|reveals)\b"
)
_REPORTS = frozenset(["reported", "reports", "reporting"])


def has_title(passage: Passage, run: Run) -> bool:
    """Whether a name within a sentence has an article with a capital, as titles have: "The Long Pier"."""
    return passage.text.startswith("The ", run.start - 4) and not passage.begins(run.start - 4)


def is_own_word(run: Run) -> bool:
    """Whether a name is one word that means nothing but what is called so: "SaltLine", "saltline.tv"."""
    return len(run.words) == 1 and (COINED.fullmatch(run.name) or SITE.fullmatch(run.name)) is not None


def is_weak_press(run: Run) -> bool:
    """Whether a name ends as some papers' do, and others as well: "the Moss County Record"."""
    several = len(run.words) > 1 and run.words[0].lower() not in first_names()
    return several and run.words[-1].lower() in phrases("weak_press_words")


def is_short_press(run: Run) -> bool:
    """Whether one word with its article is a paper's short name and nobody's: "the Courier"."""
    low = run.name.lower()
    return run.article and low in phrases("press_words") and low not in phrases("shared_short_press")


def acts_as_outlet(passage: Passage, run: Run, begin: int, left: str, right: str) -> bool:
    """Whether a name that is nobody's and no body's has a reporter, or does what outlets do.

    `left` and `right` are the sentence around it in small letters, which begins at `begin`.
    """
    after = passage.text[run.end : run.end + 2 * REACH]
    if is_organisation(run):
        return False
    # No town and no land: "From Paris, Ada Lind reports".
    if (is_own_word(run) or is_press(run)) and (is_reported_from(left, after) or is_issue(left, right)):
        return True
    if (is_press(run) or is_short_press(run)) and _HEADED.fullmatch(left) and _QUOTED_BEHIND.match(after):
        return True
    if left.endswith(BELONGING) and _is_of_reporter(passage, run, begin, left, right):
        return True
    if is_own_word(run) and _TOLD_NEWS.match(right):
        return True
    staffed = len(run.words) > 1 or is_own_word(run)
    return (staffed and _is_at_work(after)) or _reports_first(passage, run, left, right, after)


def has_work(run: Run, left: str, right: str) -> bool:
    """Whether a piece of the name's own follows, or somebody who works for it: "a SaltLine story"."""
    if not _BROUGHT_IN.search(left):
        return False
    behind = right[1:].split(maxsplit=1)[:1] if right[:1] == " " else []
    work = behind[0].strip(".,;:") if behind else ""
    if is_own_word(run):  # "the latest SaltLine story" may be told of a firm
        return f" {left}".endswith((" a ", " an ")) and work in phrases("press_works")
    several = len(run.words) > 1 and run.words[-1].lower() in phrases("press_words", "weak_press_words")
    return several and work in phrases("press_works", "works", "polls")


def _is_of_reporter(passage: Passage, run: Run, begin: int, left: str, right: str) -> bool:
    """Whether a reporter is of the name: "a columnist for The Pier wrote", "says Ada Lind of Reefs"."""
    if _STAFF_BEFORE.search(left) and not verbs().isdisjoint(words_of(right[:REACH])[:3]):
        return True
    before = passage.text[max(begin, run.start - REACH) : run.start]
    if len(run.words) > 1 and _GIVEN_NEWS.search(before):
        return True
    if _INVERTED.search(before) and (run.article or is_own_word(run) or is_press(run)):
        return True
    reports = not _REPORTS.isdisjoint(right.lstrip(",").split(maxsplit=1)[:1])
    return reports and is_of_somebody(passage, begin, run.start, comma=False)


def _is_at_work(after: str) -> bool:
    """Whether somebody of the name's own tells: "Salt Lantern columnist Ada Lind wrote"."""
    staff = _STAFF_BEHIND.match(after)
    return staff is not None and not verbs().isdisjoint(words_of(staff[1])[:2])


def _reports_first(passage: Passage, run: Run, left: str, right: str, after: str) -> bool:
    """Whether the name reports or is first to: "The Long Pier published the list", ", Tidemark reported"."""
    short = is_short_press(run)
    if short and (_tells_as_paper(passage.text[run.end : run.end + 2 * REACH]) or _TURNED.search(left)):
        return True
    if _CALLED_SO.match(right) and _is_title_of(run, left, has_title(passage, run)):
        return True
    titled = len(run.words) > 1 and has_title(passage, run)
    next_word = right[1:].partition(" ")[0].rstrip(".,") if right[:1] == " " else ""
    if titled and next_word in phrases("telling_of_titles"):
        return True
    subject = len(run.words) > 1 and not left.endswith((" in ", " at ", " near "))  # "KQRS in New York"
    if subject and right.startswith(" reports that ") and (run.article or _is_nobody(run)):
        return True
    reports = left.endswith(_TOLD_BEFORE) and _REPORTED.match(right)
    if reports and run.words[-1].lower() not in phrases("no_reporters"):
        return True
    if _is_named_last(passage, run, left, right):
        return True
    if (titled or short or is_own_word(run) or is_press(run)) and (
        _FIRST.match(right) or _OWN_REPORTER.match(after)
    ):
        return True
    weak = run.article and is_weak_press(run) and run.words[-1].lower() not in phrases("other_weak_words")
    if weak and next_word in phrases("telling_of_titles"):
        return True
    return left.endswith(" told ") and len(run.words) > 1 and _is_interviewer(run, right)


def _tells_as_paper(after: str) -> bool:
    """Whether what stands behind a paper's short name is what papers do."""
    return (_SHORT_REPORTS.match(after) or _SHORT_TELLS.match(after)) is not None


def _is_title_of(run: Run, left: str, titled: bool) -> bool:
    """Whether a name before what it is called is its own, no land's and of no kind: "a Norse magazine"."""
    if (run.article and not titled) or left.endswith((" a ", " an ", " one ", " another ")):
        return False
    if not titled and not _is_nobody(run):
        return False
    last = run.words[-1].lower()
    return not last.endswith(PEOPLES) and last not in name_lists().lands


def _is_interviewer(run: Run, right: str) -> bool:
    """Whether who is told something in an interview is nobody: "told Searchlight Norland by phone"."""
    return _is_nobody(run) and _IN_INTERVIEW.match(right) is not None


def _is_nobody(run: Run) -> bool:
    """Whether a name has no first name and no office in it, as those of people have."""
    named = any(word.lower() in first_names() for word in run.words[:2])
    return not named and not any(word.lower().rstrip(".") in phrases("holders") for word in run.words)


def _is_named_last(passage: Passage, run: Run, left: str, right: str) -> bool:
    """Whether one word ends a sentence of what it reports: "the pier is shut, reports Tidemark." Whoever else
    does so was named in full before."""
    if not left.endswith(", reports ") or not right.startswith((".", ";")):
        return False
    known = run.name.lower() in first_names() or run.words[-1].lower() in phrases("no_reporters")
    return len(run.words) == 1 and not known and not run.article and passage.text.count(run.name) == 1

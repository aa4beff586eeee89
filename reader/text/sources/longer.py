"""Is a name in the text only part of a longer one: "Time Warner", "Michael Bloomberg", "Science Fair"?"""

from __future__ import annotations

import re
from functools import cache

from reader.text.lexicon import grammar
from reader.text.quotes.names import name_lists
from reader.text.sources.passages import Name, Passage, phrases, skippable

# "Local station KQRS", "Norfield news station KQRS": what follows is called so.
OTHER_CALLED = re.compile(
    r" (?:(?:news|tv|TV|radio|public radio|television) )?"
    r"(?:station|affiliate|newspaper|paper|broadcaster|outlet|radio|news site) [A-Z\d]"
)
# "told the Moss County Examiner's office": examiners and recorders are officials too.
_OFFICIAL_S = re.compile(r"(?<=Examiner|Recorder)['’]s (?:office|deputies|department)\b")
# "AP Sports Writer Ada Lind contributed"
_POST = re.compile(r"(?: [A-Z][a-z]+){0,2} (?:Writer|Writers|Correspondent|Photographer)\b")
_OPENING_DOUBLE = ("“", '"')
_TITLE_GOES_ON = re.compile(r" [a-z]{1,4} [A-Z]")


def is_official_s(passage: Passage, end: int) -> bool:
    """Whether a name that ends at an offset is the title of an official, as the office behind it shows."""
    return _OFFICIAL_S.match(passage.text, end) is not None


def is_part_of_name(passage: Passage, name: Name) -> bool:
    """Whether a capital stands right beside the name: "Time Warner", "Michael Bloomberg", "Science Fair"; or
    the name begins a longer title: “Outside the Harbour”."""
    if passage.text[name.start - 1 : name.start] in _OPENING_DOUBLE and _TITLE_GOES_ON.match(
        passage.text, name.end
    ):
        return True
    if OTHER_CALLED.match(passage.text, name.end):
        return True
    if _POST.match(passage.text, name.end):
        return False
    after = re.match(r" ([^\W\d_][\w-]*)", passage.text[name.end : name.end + 30])
    town = after is not None and after[1].lower() in name_lists().places
    if (
        after
        and after[1][0].isupper()
        and after[1].lower() not in phrases("things")
        and not (after[1].isupper() and after[1].lower() in phrases("works", "polls") | {"fact"})
        and not (town and passage.text[name.start : name.end].isupper())
        and not (_has_editions(passage, name) and (town or after[1].lower() in phrases("short_towns")))
    ):
        return True
    if _is_of_body(passage, name):
        return True
    before = re.search(r"([^\W\d_][\w'’.-]*) $", passage.text[max(0, name.start - 30) : name.start])
    if not before or not before[1][0].isupper() or before[1].endswith("."):
        return False
    word = before[1].lower().replace("’", "'")
    if "-" in word and before[1].rpartition("-")[2].islower():  # "the Kremlin-backed Sputnik"
        return False
    if word in phrases("name_firsts"):
        return True
    # "Science Times": with a capital of its own, what is only said of outlets otherwise.
    if word in phrases("skipped") and word not in _small() and word not in phrases("articles"):
        return True
    return not (word in _small() or word in skippable() or word.endswith(("'s", "s'", "ish", "ese")))


def _has_editions(passage: Passage, name: Name) -> bool:
    return passage.low[name.start : name.end] in phrases("with_editions")


def _is_of_body(passage: Passage, name: Name) -> bool:
    """Whether a name ends that of a body: "American Academy of Pediatrics"."""
    if not passage.text.startswith(" of ", name.start - 4):
        return False
    word = passage.text[max(0, name.start - 30) : name.start - 4].rpartition(" ")[2]
    return word[:1].isupper() and word.lower() in phrases("body_words")


@cache
def _small() -> frozenset[str]:
    ends = {phrase.split()[-1] for phrase in phrases("before")}
    return frozenset(grammar("en").small) | ends | phrases("loosely_before")

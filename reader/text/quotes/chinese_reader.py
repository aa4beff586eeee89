"""Reads the Chinese quotations of a document one after another."""

from __future__ import annotations

import re

from reader.model import Document
from reader.text.lexicon import longest_first
from reader.text.quotes.chinese import (
    IN_WORDS,
    after_chinese,
    before_chinese,
    doer_before,
    doer_behind,
    last_named,
    relayed,
)
from reader.text.quotes.chinese_people import people_in, person_in
from reader.text.quotes.found import FINAL, Found, sentence_before, stands_alone
from reader.text.quotes.marks import MarkedPassage

_BEHIND = 60
_FAR_BEHIND = 160
_AHEAD = 240
_LEAST = 6
_SENTENCE = 10
"""How many characters between marks are no term any more behind a comma."""
_LONGEST_WORD = 6
_CLAUSE_LENGTH = 60
_TERM = 10
_TITLE = 20
_CATCHWORD = 3
"""How many signs between marks are a catchword unless a word of saying is right before them."""
_CLAUSE = re.compile("[，。；：！？,;:!?\n“”「」]")
_FIRST_CLAUSE = re.compile("[，。,]")
_JOINED = re.compile("[”」][、和与與及]?$")
_POINTS = ("，", ",")


class ChineseReader:
    """What is said of each passage of a document, and whose words the last one was."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._people = people_in(document.text)
        self._latest: str | None = None
        self._block = -1
        self._end = 0

    def read(self, passage: MarkedPassage) -> Found | None:
        """What the words around a passage say of it; None if it is nobody's words."""
        text = self._blocks[passage.block].text
        if passage.continues and self._latest:
            return Found("continued", None, self._latest, self._latest)
        if _JOINED.search(text, max(0, passage.start - 2), passage.start) and self._ends(passage):
            return Found("linked", None, self._latest, self._latest)
        if _is_term(text, passage):
            return None
        found = self._by_cue(text, passage) or self._by_place(text, passage)
        if found is None:
            return None
        rule, name = found.rule, found.speaker
        if name in longest_first("grammar/zh", "pronouns"):
            since = self._end if passage.block == self._block else 0
            until = text.find(str(name), _sentence_start(text, passage.start), passage.start)
            before = text[: until if until >= 0 else passage.start]
            ahead = self._blocks[passage.block - 1].text if passage.block and not before.strip() else ""
            name = last_named(before[since:], self._people) or last_named(ahead, self._people)
            name = name or self._latest or last_named(before, self._people)
        elif name is None and passage.block == self._block:
            rule, name = "linked", self._latest
        if name is not None:
            self._latest, self._block, self._end = name, passage.block, passage.end
        return Found(rule, found.cue, found.mention or name, name, found.via)

    def _ends(self, passage: MarkedPassage) -> bool:
        """Whether the passage before, whose speaker is known, ends right before this one."""
        return passage.block == self._block and passage.start - self._end <= 1 and self._latest is not None

    def _next_block(self, text: str, passage: MarkedPassage) -> str | None:
        """The person whom the next paragraph begins with, where words are a paragraph alone."""
        after = text[passage.end : passage.end + _FAR_BEHIND]
        alone = not _ahead(text, passage).strip() and not after.strip()
        if not alone or passage.block + 1 >= len(self._blocks):
            return None
        following = self._blocks[passage.block + 1].text[:_FAR_BEHIND]
        return person_in(_FIRST_CLAUSE.split(following, maxsplit=1)[0], self._people)

    def _by_cue(self, text: str, passage: MarkedPassage) -> Found | None:
        """What a word of saying in the sentence says."""
        lead = sentence_before(text, passage.start)
        after = text[passage.end : passage.end + _BEHIND]
        via = relayed(lead)
        cue, speaker = before_chinese(lead, self._people) if lead.strip() else (None, None)
        if cue is None or speaker is None:
            behind, named = after_chinese(after, self._people)
            if behind is not None:
                return Found("after", behind, named, named, via)
        return None if cue is None else Found("before", cue, speaker, speaker, via)

    def _by_place(self, text: str, passage: MarkedPassage) -> Found | None:
        """Whose a sentence is that stands by itself or behind a comma, where there is no word of saying."""
        inner = text[passage.inner : passage.until]
        lead, after = _ahead(text, passage), text[passage.end : passage.end + _FAR_BEHIND]
        if (
            len(inner) >= _SENTENCE
            and lead.endswith(_POINTS)
            and (after[:1] in ("", "。", "；", "\n") or inner[-1] in FINAL)
        ):
            name = doer_before(sentence_before(text, passage.start), self._people)
            return (
                Found("subject" if name else "none", None, name, name) if name or inner[-1] in FINAL else None
            )
        ends = inner[-1:] in FINAL or after[:1] == "。" or _ends_headline(text, passage)
        if len(inner) < _LEAST or not ends or not stands_alone(text, passage):
            return None
        name = doer_behind(after, self._people) or self._next_block(text, passage)
        if name:
            return Found("beat", None, name, name)
        since = self._end if passage.block == self._block else 0
        name = doer_before(_ahead(text, passage, since), self._people)
        return Found("sentence before" if name else "none", None, name, name)


def _ahead(text: str, passage: MarkedPassage, since: int = 0) -> str:
    """The text before a passage from a place on, as far as anything is looked for there."""
    return text[max(since, passage.start - _AHEAD) : passage.start]


def _sentence_start(text: str, end: int) -> int:
    return max(text.rfind(stop, max(0, end - _FAR_BEHIND), end) for stop in "。！？!?\n") + 1


def _is_term(text: str, passage: MarkedPassage) -> bool:
    """Whether marks hold a name or a term: a few signs that the sentence goes on behind without a stop, or
    what a word such as 所谓 leads in. A word of saying right before them makes them speech."""
    clause = _CLAUSE.split(text[max(0, passage.start - _CLAUSE_LENGTH) : passage.start])[-1]
    lead = clause[-_LONGEST_WORD:]
    if lead.endswith(longest_first("grammar/zh", "naming")):
        return True
    inner = text[passage.inner : passage.until]
    whole = inner[-1:] in FINAL or "，" in inner
    silent = not any(cue in clause for cue in longest_first("grammar/zh", "cues") if cue not in IN_WORDS)
    if lead.endswith(longest_first("grammar/zh", "copulas")) and silent and not whole and len(inner) <= _TERM:
        return True
    if text.startswith(("的", "之"), passage.end) and not whole and len(inner) <= _TITLE and silent:
        return True
    goes_on = "\u4e00" <= text[passage.end : passage.end + 1] <= "\u9fff"
    said = lead.endswith(longest_first("grammar/zh", "cues")) or text[passage.start - 1 : passage.start] in (
        "：",
        ":",
    )
    woven = bool(_ahead(text, passage).strip())
    if len(inner) <= _CATCHWORD and woven and not said and not whole:
        return True
    return len(inner) < _LEAST and goes_on and woven and not said


def _ends_headline(text: str, passage: MarkedPassage) -> bool:
    """Whether words with a comma in them end a line behind a colon: 海岛见闻：“水来了，我们就跑”"""
    line = text[passage.end : passage.end + 1] in ("", "\n")
    return (
        line and text[: passage.start].endswith(("：", ":")) and "，" in text[passage.inner : passage.until]
    )

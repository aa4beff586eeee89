"""Reads the Japanese quotations of a document one after another."""

from __future__ import annotations

import re

from reader.model import Document
from reader.text.lexicon import longest_first
from reader.text.quotes.found import Found, sentence_before, stands_alone
from reader.text.quotes.japanese import (
    behind_japanese,
    cue_as_written,
    is_named,
    japanese_cue,
    japanese_subject,
    subject_behind,
    told_by,
    topic_of,
)
from reader.text.quotes.japanese_context import (
    is_speech,
    label_before,
    line_above,
    line_below,
    lines_of_blocks,
    relayed_japanese,
    shown_after,
    spoken_of,
    teller_after,
    teller_before,
)
from reader.text.quotes.japanese_names import (
    bare_name,
    holder_of,
    is_somebody,
    names_in,
    whole_name,
    without_asides,
)
from reader.text.quotes.marks import MarkedPassage

_BEHIND = 60
_LEAST = 6
_ALL_JAPANESE = 10
"""How many characters between the marks are no name any more when a quoting particle follows."""
_ASIDE = re.compile(r"[（(][^（）()]{1,30}[）)]")
_TOPIC_LAST = re.compile("([^、。「」]{2,24})[はも]$")
_PREDICATE = re.compile("[はがを]")
_NEARBY = 600
_LEAD = 60


class JapaneseReader:
    """What is said of each passage of a document, and whose words the last one was."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._lines = lines_of_blocks(document.blocks)
        self._known = names_in(document.text)
        self._latest: str | None = None
        self._block = -1
        self._told = False

    def read(self, passage: MarkedPassage) -> Found | None:
        """What the words around a passage say of it; None if it is nobody's words."""
        if passage.continues and self._latest:
            return Found("continued", None, self._latest, self._latest)
        found = self._told_to(passage) or self._own(passage)
        if found is None:
            return None
        if found.rule == "none" and found.cue:
            self._told = False
            return found
        rule, mention = found.rule, found.mention
        pronoun = mention in longest_first("grammar/ja", "pronouns")
        if mention is None or pronoun:
            rule, name = self._going_on(passage, rule)
            mention = mention or name
        else:
            name = whole_name(mention, self._known)
        self._told = name is not None
        if name is not None:
            self._latest, self._block = name, passage.block
        return Found(rule, found.cue, mention, name, found.via)

    def _told_to(self, passage: MarkedPassage) -> Found | None:
        """What is said to whom its sentence is about: it is nobody's who is not named as saying it."""
        after = self._blocks[passage.block].text[passage.end : passage.end + _BEHIND]
        passive, giver = told_by(after)
        cue = japanese_cue(after) if passive and not is_named(after) else None
        if cue is None or passage.until - passage.inner < _LEAST:
            return None
        return Found("after" if giver else "none", cue_as_written(cue, after), giver, giver)

    def _going_on(self, passage: MarkedPassage, rule: str) -> tuple[str, str | None]:
        """The rule and the speaker of words whose own sentence names nobody: who spoke last in the
        paragraph, or whom a sentence with a word of saying is likely about."""
        if passage.block == self._block:
            return "linked", self._latest
        if rule != "after":
            return rule, None
        number = self._lines.at(passage)
        name = spoken_of(self._lines, number, passage.start - self._lines.starts[number][1])
        if name is None:
            return rule, None
        return "paragraph before", whole_name(name, self._known)

    def _own(self, passage: MarkedPassage) -> Found | None:
        text = self._blocks[passage.block].text
        after = text[passage.end : passage.end + _BEHIND]
        inner = passage.until - passage.inner
        if is_named(after):
            return None
        aside = _ASIDE.match(after)
        after = after[aside.end() :] if aside and japanese_cue(after[aside.end() :]) else after
        cue = japanese_cue(after)
        if cue is None:
            return self._apart(text, passage)
        subject = self._subject(text, passage, after) or (bare_name(aside[0][1:-1]) if aside else None)
        if len(cue) > 1 or inner >= _ALL_JAPANESE or (subject and inner >= _LEAST):
            return Found("after", cue_as_written(cue, after), subject, subject, self._via(text, passage))
        return None

    def _subject(self, text: str, passage: MarkedPassage, after: str) -> str | None:
        """Who speaks: named behind the words, before them, or by the sentence before, whose topic goes on."""
        lead = sentence_before(text, passage.start)
        subject = subject_behind(after) or japanese_subject(lead, self._known)
        if subject is None:
            before = text[max(0, passage.start - _NEARBY) : passage.start - len(lead)].rstrip("。")
            marked = bool(lead) and before.endswith(("」", "』", "”"))
            subject = None if marked else topic_of(before.rsplit("。", 1)[-1])
        near = text[max(0, passage.start - _NEARBY) : passage.start]
        return (holder_of(subject, near) or subject) if subject else None

    @staticmethod
    def _via(text: str, passage: MarkedPassage) -> str | None:
        """The outlet that told of the words, by their own sentence."""
        return relayed_japanese(sentence_before(text, passage.start))

    def _apart(self, text: str, passage: MarkedPassage) -> Found | None:
        """What a quotation without a quoting particle is: a labelled one, or a sentence by itself."""
        words = text[passage.inner : passage.until]
        near = max(0, passage.start - _NEARBY)
        begin = max(near, text.rfind("\n", near, passage.start) + 1)
        after = text[passage.end : passage.end + _BEHIND].split("\n", 1)[0]
        if len(words) < _LEAST:
            return None
        label = label_before(text[max(begin, passage.start - _LEAD) : passage.start], after)
        if label and (is_speech(words, _LEAST) or len(words) >= _ALL_JAPANESE):
            return Found("transcript", None, label, label)
        topic = _TOPIC_LAST.search(without_asides(text[max(begin, passage.start - _LEAD) : passage.start]))
        if (
            topic
            and (not after.strip() or after.startswith("。"))
            and is_somebody(topic[1])
            and is_speech(words, _LEAST)
        ):
            name = bare_name(topic[1])
            return Found("before", None, name, name)
        behind = behind_japanese(after)
        if behind:
            return Found("after", None, behind, behind)
        if len(words) >= _ALL_JAPANESE and not text[begin : passage.start].strip():
            shown = shown_after(text[passage.end : passage.end + _NEARBY])
            if shown and _PREDICATE.search(words):
                return Found("after", None, shown, shown)
        ends = not after.strip() or after.lstrip().startswith(("。", "「", "―", "—", "（", "("))
        if not (is_speech(words, _LEAST) and ends and stands_alone(text, passage)):
            return None
        rule, name = self._beside(text, passage, begin, after)
        return Found(rule if name else "none", None, name, name)

    def _beside(self, text: str, passage: MarkedPassage, begin: int, after: str) -> tuple[str, str | None]:
        """Who tells something in the sentence behind or before, or whom the lines above name."""
        name = teller_after(text[passage.end : passage.end + _NEARBY])
        if name:
            return "after", name
        lead = text[max(begin, passage.start - _NEARBY) : passage.start]
        if lead.strip():
            return "sentence before", teller_before(lead)
        number = self._lines.at(passage)
        above = line_above(self._lines, number)
        if above is None or (above[0] == "continued" and not self._told):
            return "beat", line_below(self._lines, number) if not after.strip() else None
        rule, name = above
        return rule, name or self._latest

"""Does the text cite the outlet it names? Told by the words right before and right after the name."""

from __future__ import annotations

import re

from reader.text.lexicon import grammar
from reader.text.sources.airing import is_heard_there, on_it, telling
from reader.text.sources.among import is_among
from reader.text.sources.apart import REACH as _APART_REACH
from reader.text.sources.apart import is_issue, is_of_post, is_silent
from reader.text.sources.cues import MEETING, cue_before, shortened_before, verb_before
from reader.text.sources.introduced import is_introduced, is_taken_along, writes_there
from reader.text.sources.longer import is_official_s, is_part_of_name
from reader.text.sources.passages import Name, Passage, phrases
from reader.text.sources.reporters import after_aside, is_reported_from, verbs, words_of
from reader.text.sources.speaking import breaks_news, is_cited_after
from reader.text.sources.things import first_thing
from reader.text.sources.untold import is_called_off, tells_nothing

_STAFF = re.compile(
    r"(?<![\w.])(?:[A-Z][\w.'’-]+ ){2,4}(?:and (?:[A-Z][\w.'’-]+ ){2,4})?(?:of|from|at|with)(?: [Tt]he)? $"
)
_STAFF_REACH = 80
_WRITER = 7
"""How many words may name who "wrote" behind "In Time, "."""
_LEAD, _TELLING_REACH = 3, 22
"""How many words may stand before "On CNN, ...", and how many between what is told and "on CNN"."""
# "Speaking Sunday on"
_SPEAKING = (["speaking"], ["appearing"], ["interviewed"], ["asked"], ["talking"])
# "said so on the Sunday shows, including CNN's"
_ON_SHOWS = re.compile(
    r"\b(?:on|to)(?: [\w'’-]+){0,4} (?:shows|programs|networks|channels|programmes),? (?:including|such as)"
    r"(?: [\w ,.&'’“”\"-]*)?$"
)
# Who wrote for an outlet wrote something there: "wrote for the Courier that", and no "for years".
_WRITTEN = re.compile(r"(?: that\b|:| (?:in|on) [A-Z]\w+\b(?! \d{4}s)[^,;:]{0,30}(?:,|that\b|:))")
_ITS_BOARD = re.compile(r"(?:['’]s?)? editorial (?:board|page)\b")
# "joined CNN to discuss it", "joined CNN's Ada Lind": where somebody speaks, and no post that one takes.
_JOINED = re.compile(
    r"(?:['’]s [A-Z][\w.-]+ [A-Z][\w.-]+(?! as\b)"
    r"|(?: on)?(?: \w+day)?(?: \w+)? to (?:discuss|talk|explain|say|defend|respond|react))\b"
)
# "From the Courier: “The pier fell.”"
_HEADS = re.compile(
    r"[ “\"]*(?:(?:from|more from|this(?: is|,)? from|here(?:['’]s| is)|again,|and|now) )?(?:the )?"
)
_QUOTE_BEHIND = re.compile(r": ?(?:[“\"]\w|$)")
# "as the Courier did", "did not stop the Courier from publishing": where a report was told of.
_DID_SO = re.compile(r" (?:did|does|do)\b")
# Who did it as well are others of its trade, who did news: "others report that", and no loss.
_AS_IT = re.compile(
    r"\b(?:others|outlets|papers|newspapers|news organi[sz]ations|reporters|journalists|media)"
    r" (?:(?:have|had|also|first|all|continued?(?: to)?) ){0,3}"
    r"(?P<verb>[a-z]+)(?: (?:it|this|so|that|how|why|whether|what)\b|(?=,| ?[-–—])).*\b(?:as|like)(?: the)? $"
)
_FROM_IT = re.compile(r" from (?:publishing|reporting|printing|running|airing|writing)\b")
_UNSTOPPED = re.compile(
    r"(?:\bnot|n['’]t) (?:[a-z]+ )?(?:stop|keep|prevent|deter|discourage|dissuade)(?: the)? $"
)
_CLAUSE = re.compile(r"; |, (?:and|but|while|as|though) ")
_BIOGRAPHY = re.compile(
    r"\b(?:once|formerly|previously|used to|has|have|had)(?: also)? (?:wrote|write|written|writes)"
    r" (?:\w+ )?(?:for|in)(?: the)? $"
    r"|\bonce appeared (?:on|in)(?: the)? [“\"]?$"
    r"|\b(?:work|writings?|essays|stories|poems|byline|photographs) (?:has|have) (?:also )?appeared in"
    r"(?: the)? $"
)
# "reached by the Courier, would not comment"
_UNANSWERED = re.compile(
    r",? (?:(?:but|and|he|she|they) ){0,2}"
    r"(?:declined|refused|hung up|(?:would|did|could|had) not|(?:would|did)n['’]t)\b"
)
# "replied to the Courier's requests": what was asked is no answer.
_REQUEST = re.compile(r"['’]s? (?:[a-z]+ )?(?:requests?|inquir(?:y|ies)|questions|calls|messages|emails)\b")
# "is to appear on": what is not said yet.
_YET_TO_COME = re.compile(
    r"\b(?:to|will|would|could|should|may|not) (?:also )?(?:appear|be (?:interviewed|on|a guest))\b"
    r"[^;:—]{0,80}$"
)
# "According to Norfield police": the town's, and no outlet's.
_OF_TOWN = re.compile(
    r" (?:police|sheriff|officials|residents|authorities|prosecutors|firefighters|locals)\b"
    r"(?! (?:reporters?|correspondents?|editors?|beat|blotter|sources?)\b)"
)
_HANDLED = re.compile(r"\b(\w+) (?:aloud |out )?(?:from )?(?:an?|the) $")
_ARTICLES = (" a ", " an ", " the ")
_BEFORE_NOUNS = frozenset(
    ["a", "an", "the", "new", "old", "big", "first", "last", "my", "our", "no", "another"]
)
"""Words before one that is a verb as well and is none there: "the new kid on"."""
_OPENING = frozenset('“„«»"‘')
_MOST_TITLES = 3
"""Words before "host" that may hold who is told: "told radio host"."""
# Some write the apostrophe of a possessive as an opening mark.
_AS_OPENING = re.compile(r"^‘(?=s\b)")
_TITLE_END = re.compile(r"(?: [Ww]ith [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?[.,]?[”“»«\"’](?!s\b)")
# "“Harbour” star Ada Lind": who plays in it.
_PLAYED = re.compile(r" (?:co-)?(?:stars?|actors?|actress|cast|castmates?|creators?|character|alum)\b")


def is_cited(passage: Passage, name: Name) -> bool:
    """Whether the words around a name make it where the text has something from."""
    begin, finish = passage.sentence(name.start, name.end)
    left, right = passage.low[begin : name.start], _AS_OPENING.sub("’", passage.text[name.end : finish])
    title = _TITLE_END.match(right) if left[-1:] in _OPENING else None
    if title:
        right = right[title.end() :]
    after = after_aside(right)
    if title and _PLAYED.match(right):
        return False
    if _is_other(passage, name) or is_disowned(left, after) or is_called_off(left, right):
        return False
    if is_of_post(left) or tells_nothing(right):
        return False
    if cites(cue_before(left), right) or verb_before(left) or _staff_cited(passage, begin, name):
        return True
    if (
        breaks_news(right)
        or _is_among(name, left, right)
        or (not name.ambiguous and is_taken_along(left, right))
        or (MEETING.search(left) and _ITS_BOARD.match(right))
    ):
        return True
    if _reports_as_told(left, right) or is_issue(left, right) or is_reported_from(left, right):
        return True
    if is_heard_there(left, right, not name.ambiguous) or is_introduced(
        passage.text[begin : name.start], left, right
    ):
        return True
    heads = _QUOTE_BEHIND.match(right) if _HEADS.fullmatch(left) else None
    # "Hot Iron: “The pier fell”", but a heading "This Week:"
    titled = " " in passage.text[name.start : name.end] and heads and heads.group() != ":"
    if heads and (left.strip() or titled or not name.ambiguous):
        return True
    called = {*words_of(right[: len(right) - len(after)]), left.rstrip().rpartition(" ")[2]}
    called.add(first_thing(_first_word(after), left))
    sure = not name.ambiguous or not called.isdisjoint(phrases("things"))
    loose = _loose_cue(left, after, title is not None, sure)
    return loose or is_cited_after(passage, name, left, after, sure)


def _is_other(passage: Passage, name: Name) -> bool:
    """Whether the name is an official's title, or a part of another name."""
    return is_official_s(passage, name.end) or (name.ambiguous and is_part_of_name(passage, name))


def cites(cue: str, right: str) -> bool:
    """Whether a cue cites the name behind it; who was only asked by an outlet may not have answered."""
    if cue in phrases("asking") and _UNANSWERED.match(right):
        return False
    if cue in phrases("bylined"):
        return _WRITTEN.match(right) is not None or (cue == "writing for" and writes_there(right))
    if cue == "joined":
        return _JOINED.match(right) is not None
    return bool(cue)


def _is_among(name: Name, left: str, right: str) -> bool:
    """Whether the name is one of several reports, or of several shows on which somebody spoke."""
    if is_among(left, right):
        return True
    shows = None if name.ambiguous else _ON_SHOWS.search(left[-_APART_REACH:])
    return shows is not None and _tells_last(words_of(left))


def _reports_as_told(left: str, right: str) -> bool:
    """Whether the sentence says by a word that stands for it that the name reported: "as the Courier did"."""
    if _FROM_IT.match(right) and _UNSTOPPED.search(left[-_APART_REACH:]):
        return True
    others = _AS_IT.search(left) if _DID_SO.match(right) else None
    return others is not None and others["verb"] in phrases("breaking")


def _staff_cited(passage: Passage, begin: int, name: Name) -> bool:
    """Whether somebody of the outlet is cited: "told Ada Lind of the Courier"."""
    staff = _STAFF.search(passage.text, max(begin, name.start - _STAFF_REACH), name.start)
    if staff is None:
        return False
    left = passage.low[begin : staff.start()]
    if left.endswith("thanks to "):
        return True
    # "told reporter Ada Lind of", "according to reporters Ada Lind and Otto Reef of"
    head, _, role = left.rstrip().rpartition(" ")
    left = f"{head} " if role in phrases("reporters") else left
    return bool(cue_before(left)) or left.rstrip().rpartition(" ")[2] in phrases("writes_or_says")


def _loose_cue(left: str, right: str, titled: bool, sure: bool) -> bool:
    """A plain preposition before the name, where somebody says or writes something there.

    That is told right before it ("said late on Monday on CNN") or behind it ("On CNN, she said"). On a
    programme whose title stands in quotation marks (`titled`) people do little else. A name that is not
    `sure` needs the verb right before the preposition ("argued on Slate").
    """
    for shortened in shortened_before(on_it(left)):
        head, _, last = shortened.rpartition(" ")
        if last in phrases("loosely_before"):
            words = words_of(_CLAUSE.split(head)[-1])
            # "his run on CNN" is no verb.
            if words and words[-1] in phrases("owning") and words[-2:-1] not in (["his"], ["her"], ["the"]):
                return False
            aside = head.endswith(",") and right[:1] == ","  # "the mayor, on CNN, said"
            if not sure and not (titled and last == "on"):
                if words[:1] in _SPEAKING and len(words) <= _LEAD and _tells(words_of(right)):
                    return True
                if aside and not phrases("writes", "thinking").isdisjoint(words_of(right)[:1]):
                    return True
                if len(words) <= 1 and right[:1] == ",":
                    return not phrases("writes").isdisjoint(words_of(right)[:_WRITER])
                noun = words[-2:-1] and words[-1] in grammar("en").bare and words[-2] in _BEFORE_NOUNS
                told = bool(words) and words[-1] in telling() and not noun
                return told and words[-1] not in phrases("on_topics")
            if aside and not verbs().isdisjoint(words_of(right)[:2]):
                return True
            if len(words) <= _LEAD and phrases("no_telling").isdisjoint(words) and _tells(words_of(right)):
                return True
            return _tells_last(words[-_TELLING_REACH:]) or (
                sure and titled and last == "on" and phrases("no_telling").isdisjoint(words[-_TELLING_REACH:])
            )
    return False


def _tells_last(words: list[str]) -> bool:
    """Whether the words end with somebody's saying something, and not with a clause of its own or a job."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in phrases("no_telling") and not (
            at and "told" in words[max(at - _MOST_TITLES, 0) : at]
        ):  # "told host Ada Lind on"
            return False
        if words[at] in telling():
            return not is_silent(words, at)
    return False


def _tells(words: list[str]) -> bool:
    """Whether somebody says or writes something, and it is not that they would not."""
    return any(word in telling() and not is_silent(words, at) for at, word in enumerate(words))


def _first_word(text: str) -> str:
    words = words_of(text[:40])
    return words[0].lower() if words and text[:1] == " " else ""


def is_biography(left: str) -> bool:
    """Whether a text in small letters ends where somebody's work appeared: "her essays have appeared in"."""
    return _BIOGRAPHY.search(left[-_APART_REACH:]) is not None


def is_disowned(left: str, right: str) -> bool:
    """Whether the name stands for somebody's past or is only part of another one's."""
    if is_biography(left) or _REQUEST.match(right):
        return True
    handled = _HANDLED.search(left[-_APART_REACH:]) if left.endswith(_ARTICLES) else None
    if handled and handled[1] in phrases("handling"):
        return True
    if (
        (" appear" in left or " be " in left)
        and _YET_TO_COME.search(left[-_APART_REACH:])
        and not (cue_before(left) or verb_before(left))
    ):
        return True
    past = any(each.rpartition(" ")[2] in phrases("former") for each in shortened_before(left))
    other = right[:1] in (" ", "-") and _first_word(" " + right[1:]) in phrases("other_bodies")
    return other or _OF_TOWN.match(right) is not None or (past and not cue_before(left))

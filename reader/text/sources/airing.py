"""Where somebody goes to be heard, and what those do who are on the air.

"Returned to CNN on Monday and blamed", "reminded CNN's Ada Lind that", "Fox News host Ada Lind tore into".
"""

from __future__ import annotations

import re
from functools import cache

from reader.text.lexicon import grammar
from reader.text.sources.passages import phrases
from reader.text.sources.reporters import verbs, words_of
from reader.text.sources.works import has_piece

_REACH = 80
"""How many characters before a name are searched."""
_LED = 16
"""Words behind "Returning to CNN on Monday," that may tell that something was said."""
_MOST_TITLE = 4
"""Words in the title of a programme."""
# How what may stand before a name ends, so that few texts are searched.
_BY, _WITH, _ON = (" by ", " by the "), (" with ", " with the "), (" on ", " on the ", ' on "', " on “")
_TO = (" to", " by", " on", "onto", "joined", "joining", "joins", " the")
_BROADCASTS = (" of", " of the", " show", " program", " podcast", " show,", " program,", " podcast,")
_TIME = (
    r"(?:on|for|late|early|this|last|again|live|\w+day|morning|night|evening|afternoon|today|tonight|earlier"
    r"|week|an interview|with [A-Z]\w+(?: [A-Z]\w+)?)"
)
# Where one comes to speak: a post is taken as well ("returned to CNN in 2015"), so it needs its day or end.
_COMES = re.compile(
    r"\b(?:return(?:s|ed|ing)? to|joined|joining|joins"
    r"|(?:drop(?:s|ped|ping)?|stop(?:s|ped|ping)?|swung|swings|came|comes|coming) by"
    r"|(?:came|comes|coming|hopped|jumped|was|is|been|was back|popped up|showed up|turned up) on(?:to)?)"
    r"(?: the)? [“\"]?$"
)
_AND_SPOKE = re.compile(
    rf"[”\"]?(?P<time>(?:,? {_TIME}){{0,5}}),? (?:and|to|where (?:he|she|they)|as (?:he|she|they))"
    r" (?:\w+ly )?(?P<verb>[a-z]+)\b"
)
_DAY = re.compile(r"[^,;:]{0,30}\b(?:\w+day|morning|night|evening|afternoon|today)\b[^,;:]{0,20}, ")
# Who is told something to the face, in words or with a "that": so much happens in their shows.
_FACES = re.compile(
    r"\b(?:remind|warn|assur|inform|correct|promis|caution|scold|lectur|implor|dar|interrupt)"
    r"(?:s|es|e|ed|ing)(?: the)? $"
)
_SOMEBODY = r"(?:['’]s?|(?P<post>(?: [a-z-]+){1,3})) [A-Z][\w.'’-]+ [A-Z][\w.'’-]+"
_FACED = re.compile(
    rf"{_SOMEBODY}(?: (?:on|late|early|\w+day|night|morning)){{0,3}}(?: that\b|,? [“\"]|: ?[“\"])"
)
# Whom one meets in a show: "sparred with CNN's Ada Lind", and no reporter before whom one stands.
_MEETS = re.compile(
    r"\b(?:spar|clash|tangl|joust|argu|debat|battl|duel|bicker|fought|wrestl|tussl|horns|barbs|toe-to-toe"
    r"|head-to-head)\w*(?: \w+){0,3} with(?: the)? $"
)
_MET = re.compile(rf"{_SOMEBODY}(?![^.]*\b(?:conference|briefing|rally|hearing|gaggle|lawn|scrum)\b)")
_IN_TALK = re.compile(
    rf"{_SOMEBODY} (?:(?:on|late|early|live|\w+day|night|morning) ){{0,3}}(?:in|during) an? "
    r"(?:[\w-]+ ){0,4}(?:interview|exchange|segment|debate|discussion|appearance|argument|showdown"
    r"|sit-down)\b(?! with\b)"
)
# "The exchange took place on CNN"
_TOOK_PLACE = re.compile(
    r"\b(?:exchange|interview|segment|conversation|debate|discussion|moment|comment|remark|clash|spat|argument"
    r"|admission|claim|outburst|interaction|confrontation|statement)s?(?: \w+){0,3}"
    r" (?:happened|took place|came|occurred|unfolded|began|started|erupted|made|ensued)"
    r"(?: (?:live|\w+day|morning|night|evening|late|early|during an appearance))* on(?: the)? [“\"]?$"
)
# "a segment hosted by CNN's Ada Lind"
_HOSTED = re.compile(
    r"\b(?:segment|panel|discussion|interview|conversation|town hall)s?,?(?: \w+){0,2},?"
    r" (?:hosted|moderated|anchored|conducted) by(?: the)? $"
)
# "Ada Lind, host of MSNBC's “The Beat,” said"
_HOST_OF = re.compile(r", (?:an? |the )?(?:host|co-host|anchor|moderator) (?:of|at|on)(?: the)? $")
_AND_SAYS = re.compile(r"(?:['’]s?(?: [“\"][^“”\"\n]{2,40}[”\"],?| [A-Z][\w ]{2,30},)|,) (?P<verb>[a-z]+)\b")
# "the story that Deadline ran on Monday"
_PIECE = re.compile(
    r"\b(?:story|stories|piece|article|report|column|op-ed|editorial|interview|item|segment|headline"
    r"|profile)(?: that| which)?(?: the)? $"
)
_RAN = re.compile(
    r" (?:first |just |also |recently )?(?:ran|published|aired|posted|printed|carried|broke)"
    r"(?:[.,]| (?:on|in|last|this|\w+day|earlier|about|today|yesterday|headlined|titled|entitled|under|that)"
    r"\b)"
)
_HALL = re.compile(r" (?:[\w-]+ )?(?:town hall|town-hall|townhall)s?\b(?! (?:will|is|was set))")
_AT_HALL = re.compile(
    r"\b(?:at|in|during|from|on|told)"
    r"(?: (?:an?|the|his|her|their|last|this|recent|televised|live|\w+day(?:'s)?|night's|night)){1,4} $"
)
# "opened her MSNBC show with"
_OPENS = re.compile(
    r"\b(?:open|beg[au]n|begin|start|clos|end|kick|us)(?:s|es|ed|ing)?(?: off)?"
    r"(?: (?:his|her|their|the|tonight's|\w+day's|\w+day))+ $"
)
_SHOW_WITH = re.compile(
    r" (?:[\w-]+ ){0,2}(?:show|program|broadcast|hour)(?: (?:on|\w+day|night|evening|morning))* (?:with|by)\b"
)


# "on Monday's broadcast of", "on his show": what is on where something is said, and whose.
_BROADCAST = re.compile(
    r"\b(?:on|in|during)(?: [\w'’-]+){1,4} "
    r"(?:(?:broadcast|episode|airing|installment|hour|taping)s? of(?: the)?"
    r"|(?<=\bhis )(?:show|program|podcast),?|(?<=\bher )(?:show|program|podcast),?) [“\"]?$"
)
# "the hosts of", who speak for what they host.
_HOSTS_OF = re.compile(r"\b(?:co-?hosts|hosts|panel|panelists|anchors) (?:of|at|on)(?: the)? [“\"]?$")


def on_it(left: str) -> str:
    """Text before a programme, "on Monday's broadcast of" and "on his show" told as "on"."""
    return _BROADCAST.sub("on ", left) if left.rstrip(' “"').endswith(_BROADCASTS) else left


def is_heard_there(left: str, right: str, sure: bool) -> bool:
    """Whether somebody is heard on or by the outlet between two stretches of a sentence; `left` is in small
    letters, `sure` that the name means nothing else."""
    left = left[-_REACH:]
    return (
        _comes_to_speak(left, right)
        or (_is_with_reporter(_FACED, right) and _FACES.search(left) is not None)
        or (left.endswith(_WITH) and _is_with_reporter(_MET, right) and _MEETS.search(left) is not None)
        or _is_with_reporter(_IN_TALK, right)
        or (left.endswith(_BY) and _HOSTED.search(left) is not None)
        or _hosts_speak(left, right)
        or (_HOSTS_OF.search(left) is not None and _all_speak(right))
        or (sure and left.endswith(_ON) and _TOOK_PLACE.search(left) is not None)
        or (_RAN.match(right) is not None and _PIECE.search(left) is not None)
        or (_SHOW_WITH.match(right) is not None and _OPENS.search(left) is not None)
        or (
            _HALL.match(right) is not None
            and _AT_HALL.search(left) is not None
            and not telling().isdisjoint(words_of(f"{left} {right}"))
        )
    )


def _is_with_reporter(form: re.Pattern[str], right: str) -> bool:
    """Whether a form that begins with somebody of the outlet's matches, and it is none of its managers."""
    row = form.match(right)
    return row is not None and (not row["post"] or row["post"].split()[-1] in phrases("reporters"))


def _hosts_speak(left: str, right: str) -> bool:
    says = _AND_SAYS.match(right)
    return says is not None and says["verb"] in verbs() and _HOST_OF.search(left) is not None


def _all_speak(right: str) -> bool:
    """Whether a verb of those on the air follows at once, the mark that closes a title passed over."""
    words = words_of(right.lstrip('”"'))
    return right.lstrip('”"')[:1] == " " and (airs(words, names=False) or not verbs().isdisjoint(words[:1]))


def _comes_to_speak(left: str, right: str) -> bool:
    comes = _COMES.search(left) if left.rstrip(' “"').endswith(_TO) else None
    if comes is None:
        return False
    spoke = _AND_SPOKE.match(right)
    post = comes.group().startswith("joined") and not (spoke and spoke["time"])  # "joined CNN and reported"
    if spoke and not post and spoke["verb"] in telling() | phrases("come_to"):
        return True
    # "Returning to CNN on Monday, the mayor said"
    head = comes.group().startswith(("returning", "joining", "coming", "stopping", "dropping"))
    day = _DAY.match(right) if head and not left[: comes.start()].strip() else None
    return day is not None and not telling().isdisjoint(words_of(right[day.end() :])[:_LED])


def airs(words: list[str], names: bool = True) -> bool:
    """Whether those on the air do among the `words` what is done there, behind their `names` or at once:
    "Ada Lind and Bo Roe tore into"."""
    at = 0
    while names and at < len(words) and (words[at][0].isupper() or (at and words[at] == "and")):
        at += 1
    if names and at < 2:
        return False
    if names and words[at : at + 1] in (["has"], ["have"], ["had"]) and has_piece(words[at + 1 :]):
        return True
    while at < len(words) and words[at] in phrases("having", "helping", "on_air_first"):
        at += 1
    verb = " ".join(words[at : at + 1])
    if verb in phrases("on_air_deeds") and words[at + 1 : at + 2] in (["to"], ["for"]):
        return False  # "offered to buy", "asked for a divorce"
    return verb in phrases("on_air") or " ".join(words[at : at + 2]) in phrases("on_air")


def is_known_host(lowered: list[str]) -> bool:
    """Whether the words behind "The Fox News" are what somebody named before is there, and a verb: "host
    argued"."""
    return not phrases("on_air_staff").isdisjoint(lowered[:1]) and (
        not verbs().isdisjoint(lowered[1:2]) or airs(lowered[1:], names=False)
    )


def on_its_show(words: list[str]) -> bool:
    """Whether those of a programme speak, named behind "'s": the "Harbour Hour panel asked" him."""
    size = next((at for at, word in enumerate(words) if not word[0].isupper()), 0)
    staffed = 0 < size <= _MOST_TITLE and words[size] in phrases("on_air_staff")
    behind = words[size + 1 :]
    return staffed and (not verbs().isdisjoint(behind[:1]) or airs(behind, names=False))


@cache
def telling() -> frozenset[str]:
    """Words that show that something is said or written."""
    strong = (word for word, strength in grammar("en").cues.items() if strength)
    return frozenset(strong) | phrases("told_works", "told_verbs")

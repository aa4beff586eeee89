"""How a text brings in who speaks next, and what an outlet ruled.

"Ada Lind for the Courier: ...", "the Courier's Ada Lind:", "joined by a Courier editor", "gave it a rating".
"""

from __future__ import annotations

import re

from reader.text.outlets import GLUED

_REACH = 60
"""How many characters before a name are searched."""
_PERSON = r"[A-Z][\w.'’-]+ [A-Z][\w.'’-]+"
# "Ada Lind for the Courier:", "Ada Lind and Bo Roe in the Courier:"
_BYLINE = re.compile(
    rf"[\s“\"•*–—-]*(?:[Bb]y )?{_PERSON}(?: [A-Z][\w.'’-]+)?(?:,? (?:and|&) {_PERSON})?,?"
    r" (?:for|at|in|of|over at|on) (?:[Tt]he )?$"
)
_OPENS = re.compile(r":(?:\s+[“\"‘A-Z]|\s*$)")
# "the Courier's harbour writer Ada Lind:"
_STAFF_OPENS = re.compile(rf"['’]s?(?: [\w-]+){{0,4}} {_PERSON}:(?:\s*$|\s+[“\"‘])")
# "One is in the Courier by Ada Lind"
_STANDS = re.compile(
    r"\b(?:one|other|another|both|first|second|third|story|piece|article|column|op-ed|it)(?:['’]s| is| are)"
    r" (?:at|in|from|on)(?: the)? $"
)
_BY = re.compile(r",? by [A-Z]")
# "We're joined now by", where the outlet's own people are asked on the radio.
_JOINED = re.compile(r"\b(?:we|i)(?:['’](?:re|m)| are| am)(?: now)? joined (?:\w+ ){0,3}by (?:the )?$")
_ITS_OWN = re.compile(r"(?:['’]s?|(?: [a-z-]+){1,4}) [A-Z]")
_IS_HERE = re.compile(
    rf"['’]s?(?: [\w-]+){{0,4}} {_PERSON} (?:is here|joins (?:us|me)|is with (?:us|me)|is on the line"
    r"|(?:is|has been) (?:following|covering) (?:this|that|it\b|these|all of|the (?:story|case))"
    r"|is in [A-Z][\w ]{2,30} with (?:more|the (?:story|latest|details)))"
)
# "gave the claim a “False” rating"
_RULED = re.compile(
    r"(?:['’]s?(?: [\w-]+){1,3})? (?:has |have |also |recently |even |later ){0,2}"
    r"(?:gave|gives|given|issued|awarded|handed|slapped"
    r"|assigned) (?!its\b)[^.;:\n]{0,60}\b(?:rating|pinocchios?|pants on fire|lie of the year)\b",
    re.IGNORECASE,
)
# "In Ohio, Bloomberg has Lind up by two": whose poll it is.
_POLLED = re.compile(
    r" (?:now |also )?(?:has|had|puts|put|shows|showed|gives|gave|finds|found)(?: [A-Z][\w.'’-]+){1,3}"
    r" (?:(?:up|down|ahead|behind|leading|trailing|tied)\b[^.;\n]{0,40}\b(?:\d|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)|(?:at|with) \d\d?(?:\.\d)?(?! ?[ap]\.?m\b|:\d))"
)
# "Writing for the Courier, Ada Lind says that"
_WRITES_THERE = re.compile(
    rf", {_PERSON}(?: [A-Z][\w.'’-]+)?"
    r" (?:says|writes|argues|notes|calls|describes|reports|explains|wonders|suggests|asks)\b(?!, [a-z])"
)
# "The Pier said in a story that": where nobody but papers says anything.
_IN_STORY = re.compile(
    r" (?:(?:has|had|also|first|later) ){0,2}(?:said|reported|wrote|noted|says|reports) (?:(?:on )?\w+day )?"
    r"in (?:an?|its) (?:[\w-]+ ){0,3}(?:story|article|editorial)\b"
)
# "The Courier uses maps to show where it rained", "mapped where", "lays out how": one learns it there.
_ASKED = r"(?:why|how|where|what|who|when|that|whether|which)\b"
_USES = re.compile(
    r" (?:(?:has|have|had|also|recently) ){0,2}"
    r"(?:(?:uses?|used|made|drew|built|created|published) (?:[\w-]+ ){1,6}?(?:to |that |which )?"
    rf"(?:explain|show|illustrat|track|compar)(?:s|ed|e|es|ing)? {_ASKED}"
    rf"|(?:maps|mapped|charts|charted|(?:breaks|broke) down|(?:lays|laid|spells|spelled) out) {_ASKED})"
)
# "The Courier is out with a new poll": a piece, and no issue, app or illness.
_OUT_WITH = re.compile(
    r" (?:(?:is|are|was|were|came|comes|come|also|just|now|already) ){1,3}out"
    r" (?:(?:on )?\w+day |today |this \w+ )?with (?:an?|its|their|the|another|two|more) (?:[\w-]+ ){0,4}?"
    r"(?:report|poll|survey|story|stories|article|piece|investigation|analysis|interview|editorial|column"
    r"|profile|scoop|study|ranking|list|endorsement|exposé|expose)s?\b"
)
# "a Reuters witness said": its reporter was there, and gives no evidence before a court.
_WITNESS = re.compile(
    r" witness(?:es)? (?:said|saw|heard|counted|reported|described|told (?!the court|jurors|a jury))"
)
_OF_SOME = re.compile(r"\b(?:an?|two|three|several|according to)(?: the)? $")
_COURT = re.compile(r"\b(?:court|jur(?:y|ors)|trial|testif\w+|judge|hearing|prosecut\w+|defen[cs]e)\b")
# "when Politico confronted him with the letter"
_CONFRONTS = re.compile(
    r" (?:\w+ )?confronted"
    r" (?:him|her|them|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?) (?:with|about|over|on)\b"
)
# What "report" behind one of these is: no verb ("after the Courier report", "disputed a Courier report"), as
# it is behind others ("viewers of Fox report").
_NOUN_AHEAD = re.compile(
    r"\b(?:(?:wake|light|face|view|because|publication) of|about|against|by|after|despite|following|since"
    r"|before|per|via|see|read"
    r"|called|disputed|denied|dismissed|slammed|citing|cited|rejected|an?|this|that|another|recent|bombshell"
    r"|explosive|latest|original|blockbuster|damning)(?: the)? $"
)
_NOUN = re.compile(r" report(?=[\s.,;:)”\"])(?! (?:it|they|to)\b)")


# "took CNN inside the plant": who is shown something tells of it. Whoever leads it "through" is its head.
_TAKEN = re.compile(r"\b(?:took|takes|taking|walked|walks)(?: the)? $")
_ALONG = re.compile(
    r" (?:inside|through|along|on an? (?:[\w-]+ )?(?:tour|drive|ride|walk)"
    r"|to (?:his|her|their|the) (?:[\w-]+ ){0,2}(?:office|home|house|farm|ranch|studio|school|plant))\b"
)


def is_taken_along(left: str, right: str) -> bool:
    """Whether somebody shows the outlet between two stretches of a sentence something."""
    return _ALONG.match(right) is not None and _TAKEN.search(left[-_REACH:]) is not None


def writes_there(right: str) -> bool:
    """Whether, behind "Writing for" an outlet, somebody says something: it is told there."""
    return _WRITES_THERE.match(right) is not None


def is_introduced(before: str, left: str, right: str) -> bool:
    """Whether the outlet between two stretches of a sentence is brought in as who speaks next, or gave its
    verdict. `before` is the text to the left as written, `left` in small letters."""
    if _OPENS.match(right) and _BYLINE.fullmatch(before):
        return True
    if (
        _POLLED.match(right)
        or _CONFRONTS.match(right)
        or _OUT_WITH.match(right)
        or GLUED.match(right)
        or _IN_STORY.match(right)
        or _USES.match(right)
    ):
        return True
    if _WITNESS.match(right) and _OF_SOME.search(left[-_REACH:]):
        return _COURT.search(left + right.lower()) is None
    if _STAFF_OPENS.match(right) or _IS_HERE.match(right) or _RULED.match(right):
        return True
    near = left[-_REACH:]
    if _BY.match(right) and _STANDS.search(near):
        return True
    if near.endswith((" by ", " by the ")) and _ITS_OWN.match(right) and _JOINED.search(near):
        return True
    return _NOUN.match(right) is not None and _NOUN_AHEAD.search(near) is not None

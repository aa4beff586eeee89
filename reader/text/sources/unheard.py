"""Outlets that a report names without hearing them: where something is shown, or somebody once worked.

For names that no cue cites. "The game is shown on NBC", "she was let go by CNN", "an Emmy for NBC's “Reefs”",
"a CNN crew was attacked": the network, the employer, the place. These words are English.
"""

from __future__ import annotations

import re

_QUOTED = tuple('“"‘')
# "shown on", "watch it on", "a nurse on", "an ad in": what is to be seen, and what somebody plays or has won.
_SEEN = re.compile(
    r"\b(?:watch(?:es|ed|ing)?|catch|shown|viewed|available|ads?|advertis\w+|commercials?|sponsors?\w*"
    r"|starr?(?:ed|ing|s)|play(?:s|ed|ing)|known|roles?|awards?|emmys?|nominat\w+|episodes?|seasons?|sitcom"
    r"|drama|comedy|debut\w*|premier\w+|stream(?:s|ed|ing)?|simulcast|telecasts?)\b"
    r"[^.;:!?]{0,60}\b(?:on|in|for|from|of|and|by|at)(?: the)? $"
)
# "let go by CNN", "worked for the Courier and the Herald": employers.
_EMPLOYED = re.compile(
    r"\b(?:let go|laid off|dropped|dumped|hired|rehired|signed|employed|suspended|cut|poached) (?:by|from)"
    r"(?: the)? $"
    r"|\b(?:comes?|came|coming|hails?|hailed|moved|moves|went) (?:over |back )?(?:from|to)(?: the)? $"
    r"|\b(?:work(?:s|ed|ing)? (?:for|at|with)|career|jobs?|stints?|positions?|internships?|contributed"
    r"|freelanced?|interned|bylines?) (?:at |with |for |in |to )?[^.;:!?]{0,80}$"
)
# "outside The Washington Post", "behind ABC's": a place, and one in a ranking.
_PLACE = re.compile(
    r"\b(?:outside|inside|near|behind|ahead of|in front of|across from|next to|beating|topping|delivered"
    r"|grew up)(?: \w+ing)?(?: the)? $"
)
# "Network: CBS", "TV: ESPN"
_LABEL = re.compile(r"\b(?:network|channel|tv|radio|watch|broadcast|streaming|live)\b[^.:]{0,12}: ?$")
# "A CNN crew was attacked", "a USA Today van": what is theirs and says nothing.
_THEIRS = re.compile(
    r"(?:news |camera |tv |television )?(?:crews?|vans?|trucks?|helicopters?|buildings?|headquarters|studios?"
    r"|towers?|cameras?|microphones?|logos?|hats?|ads?|offices?|employees?|staffers?|staff|workers)\b"
)
# "The Courier ran its page without a word on it", "ignored it", "has yet to cover": whoever is silent tells
# nothing.
_LEFT_OUT = re.compile(
    r"(?:(?:also|largely|mostly|all but|has|had|have|simply) ){0,2}"
    r"(?:(?:went|gone|goes)(?! to\b) [^.;:]{0,40}\bwithout\b"
    r"|(?:ignored|ignores|overlooked|buried|skipped|(?:has|have|had) yet to|made no mention|kept silent"
    r"|stayed silent|(?:never|did not|didn['’]t|does not|doesn['’]t) (?:once )?"
    r"(?:mention|cover|air|report|run|carry|print)(?:ed)?)\b)"
    r"|[^.;:]{0,60}\bwithout (?:a|any) (?:single )?(?:word|mention)\b"
)


def is_unheard(left: str, behind: str) -> bool:
    """Whether the words around a name make it where something is, and nobody who says it.

    `left` is its sentence before it in small letters, `behind` what follows it and its possessive ending.
    """
    if behind.startswith(_QUOTED) or _THEIRS.match(behind) or _LEFT_OUT.match(behind):
        return True
    return any(form.search(left) for form in (_SEEN, _EMPLOYED, _PLACE, _LABEL))

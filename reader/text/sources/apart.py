"""Cues that stand apart from the name they cite: "confirmed the sale to the Courier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reader.text.lexicon import phrase_lists
from reader.text.sources.passages import phrases

REACH = 90
"""How many characters before a name are searched for its cue."""
# Where the teller stands between the verb and the name: "sagte Ada Lind dem", "a déclaré le maire à".
_TOLD = re.compile(
    r"\b(?:sagte[nt]?|sagt|erklärte|erzählte|verriet|bestätigte|dit|déclaré|confié|expliqué|affirmé|assuré|raconté|dijo"
    r"|declaró|explicó|afirmó|aseguró|contó|detto|dichiarato|spiegato|disse|afirmou|declarou|zei|zegt|sade|sa|säger"
    r"|bevestig(?:t|en|de|den))"
    r"(?: [\w'.-]+){1,7} (?:dem|der|den|gegenüber|à|à l|au|a|al|alla|all|ao|tegen|till|til"
    r"|aan|aan de|aan het)$"
)
_TOLD_ENDS = (
    *(" dem", " der", " den", " gegenüber", " à", " l", " au", " a", " al", " alla", " all", " ao"),
    *(" tegen", " till", " til", " aan", " aan de", " aan het"),
)
# What else is done by an outlet, behind a verdict: "found the hall owned by CNN".
_DONE = (
    "after|left|made|owned|held|hired|fired|killed|sued|used|hit|built|sold|bought|shown|produced|picked|paid"
)
# Where more stands between the word of telling and the name: "confirmed the sale to", "published Friday in".
_GIVEN = re.compile(
    r"\b(?:(?:confirm|repeat|den(?:y|ie)|admit|reveal|describ|explain|identif|announc|verif|clarif)\w*"
    r"(?: (?!(?:mov|switch|return|jump|transfer|transition|depart|defect|chang|going|com(?:e|ing)\b|bid)\w*)"
    r"[a-z'-]+){1,5} to"
    r"|(?:(?:sell|sold)(?= (?:[a-z'-]+ ){0,4}(?:photo|picture|image|footage|video|tape|stor(?:y|ies)"
    r"|interview|account|letter|diar(?:y|ies)|memoir|exclusive)s?\b)|gave|giv\w+|sent|send|handed|provided"
    r"|leaked|released|showed|shown|supplied|forwarded|passed|submitted|emailed|e-mailed|texted"
    r"|turned over)(?! (?:none|nothing|no)\b)"
    r"(?: (?!(?:bids?|offers?|scripts?|applications?|resumes?)\b)[a-z'-]+){1,5} to"
    r"|(?:analysis|review|examination|study|survey|poll|tally|count|investigation)"
    r" (?:of|into)(?: [\w'-]+){1,4} by"
    r"|(?:interview|conversation|appearance|discussion|segment|q&a)s?(?: [\w'-]+){1,6} (?:with|on|for|to)"
    r"|(?:stor(?:y|ies)|report|reports|article|articles|investigation|analysis|review|poll|survey|series|editorial|column)"
    r"(?: (?!(?:fired|hired|owned|paid|employed|suspended|bought|sued|run)\b)[\w'-]+){1,5} by"
    r"|(?:credit|attribut)\w* (?:the |this |that )?(?:[a-z]+ )?"
    r"(?:news|reports?|story|stories|scoop|information|claims?|quotes?|figures?|numbers?|accounts?|it) to"
    r"|(?:poll|survey|research|study)\b(?: [\w'-]+){0,4} by(?: [\w'&.-]+){1,6} for"
    r"|(?:polls?|surveys?|polling)(?: (?:out|released|published|conducted|taken|new|this|last|week|month"
    r"|today|earlier|morning|late|early|in|on|\w+day|[jfmasond][a-z]{2,8})){1,4} from"
    r"|quot(?:e|ed|es|ing)(?: [\w'.-]+){1,4} (?:in|on)"
    r"|(?:dubbed|nicknamed|christened|branded|(?:described|hailed|billed|touted) as)(?: [\w“”\"'-]+){1,8} by"
    r"|(?:wrote|written)(?: [a-z'-]+){1,3} in|wrote (?:it |this |that )?up for"
    r"|(?:rated|ranked|judged|deemed|(?:called|labeled|voted)(?= (?:a|an|the|one)\b)|(?:named|found)"
    r"(?= (?:\w+ ){0,4}(?:best|worst|top|most|least|greatest|biggest|\w{3,}est)\b))"
    rf"(?: (?!(?:when|while|who|that|which|was|were|being|been|is|are|{_DONE})\b)[\w'’-]+){{1,9}} by"
    r"|(?:called|labeled|voted|named|found)(?! (?:in|off|out|up|on|back|away|for|against|\w+ed)\b)"
    rf"(?: (?!(?:head|chief|editor|anchor|host|president|chairman|director|{_DONE})\b)[\w-]+){{1,3}} by"
    r"|asked (?:about|whether|if|why|how|when|on)(?: [\w'-]+){1,6} by"
    r"|(?:said|told|says) (?:much |something |about )?(?:the same|similar|as much)(?: \w+)? to"
    r"|(?:said|wrote) so to"
    r"|according to(?: (?!(?:that|who|which|whom|lawyers?|spokes\w+|executives?|officials?|employees?"
    r"|sources?|people|person|president|manager|agent)\b)[\w'-]+){1,5} (?:by|from|in|on)"
    r"|(?:shared?|discuss(?:ed|es)?|sp[eo]aks?|spoken?|talk(?:ed)?|chat(?:ted|s)?"
    r"|(?<!in )(?<!the )(?<!of )(?<!early )(?<!advanced )(?<!merger )(?<!hold )(?<!held )talks)"
    r"(?: [\w'-]+){1,7} with"
    r"|(?:statement|complaint|concern|tip|evidence|interview|comment|detail|account|copy|copie|email|document"
    r"|record|photo|video|footage|list|letter|report|story|version|file|audio|recording)s?"
    r"(?: [a-z'-]+){0,2} to"
    r"|(?:published|reported|posted|released|aired|broadcast|printed|disclosed|revealed|obtained|described"
    r"|shown|seen|broken|confirmed|spotted) (?:(?:online|(?:to|on) (?:twitter|youtube|facebook)"
    r"|on instagram|on air|exclusively|late|early|earlier|today|yesterday|(?:on )?\w+day"
    r"|(?:last|this) \w+|in \w+|morning|evening|night|afternoon) ){1,4}(?:in|by|on))"
    r"(?: the)?$"
)
_GIVEN_ENDS = (
    *(" with", " with the", " for", " for the", " to", " to the", " in", " in the", " by", " by the"),
    *(" on", " on the", " from", " from the"),
)
# "a conversation he had with": the text tells of it, but "in a conversation he had with" from it.
_TOLD_OF = re.compile(
    r"(?<!in )(?<!during )(?<!from )\b(?:an?|the|his|her|their) (?:[\w-]+ ){0,2}(?:conversation|discussion)s?"
    r"(?: [\w'-]+){1,3} (?:had|has|have|having) with(?: the)?$"
)
# Whoever tells of something "to" a name talks to it, where it is not that they would not.
_TALKED = re.compile(
    r"\b(?:open(?:s|ed|ing)? up"
    r"|spoke(?= (?:(?:first|only|briefly|exclusively|openly|publicly|again|later|also|recently|anonymously"
    r"|on|by|phone|at|length|\w+day) ){1,3}to\b)"
    r"|(?:dish|gush|spill|confess|vent|boast|brag|jok|lament|complain|insist|acknowledg|conced|defend|justif"
    r"|outlin|detail|recount|recall|clarif|elaborat|hint|stress|emphasi|sp[eo]ak|talk|comment|apologi"
    r"|reiterat|recit|reveal|confid|rant|sound)\w*|broke|breaks|spoken)(?: [\w'-]+){0,6} to(?: the)?$"
)
# "in an interview that he gave the Courier"
_INTERVIEW_GIVEN = re.compile(
    r"\binterviews? (?:that )?(?:he|she|they|(?:the|his|her|their) [a-z]+) "
    r"(?:(?:had|has|have|also|later) ){0,2}(?:gave|given|granted)(?: the)?$"
)
# Where a digest sends its readers: "Continue reading at", "Read and watch more on", "See the full story in".
_POINTED = re.compile(
    r" ?\W*(?:(?:click|go|tap) here (?:to|for) |(?:you can|to) )?"
    r"(?P<piece>(?:continue|keep) reading|(?:read|watch)(?: and [a-z]+)?(?: the)?"
    r" (?:rest of the|rest of this|full|whole|entire) (?:story|article|interview|column|review))?"
    r"(?(piece)|(?:more(?: here| details)?"
    r"|(?:read|see|watch|hear|view|find|get|learn)(?: and [a-z]+)? (?:[a-z]+ ){0,3}"
    r"(?:more|rest|story|stories|article|report|piece|column|editorial|interview|video|details|post|review)"
    r"(?: [a-z'-]+){0,5})) (?P<where>at|in|on|from|via)(?: the)?"
)
_QUOTED = re.compile(r":\s*$|: ?[“\"]")
# "in this week's Pier:": what comes out by the week, and has words in it.
_ISSUE = re.compile(r"\b(?:in|by) this (?:week|month)'s $")


def pointing(left: str) -> str:
    """The cue before a name to which a sentence sends its readers: to go on with a piece ("continue reading
    at"), or for more of anything ("read more at"); "" where it does not."""
    pointed = _POINTED.fullmatch(left) if len(left) < REACH else None
    if pointed is None:
        return ""
    return f"{'continue reading' if pointed['piece'] else 'read more'} {pointed['where']}"


def is_issue(left: str, right: str) -> bool:
    """Whether the text goes on with words from an issue of the name's own: "in this week's Pier:"."""
    return _QUOTED.match(right) is not None and _ISSUE.search(left) is not None


def is_told_apart(left: str) -> bool:
    """Whether a text ends where its teller stands between the verb and whom it was told."""
    if not left.endswith(_TOLD_ENDS) or _TOLD.search(left[-REACH:]) is None:
        return False
    return not is_of_post(left)


def is_of_post(left: str) -> bool:
    """Whether a text ends where somebody with a post at the outlet named next stands: "der Intendant des"."""
    *words, joint = left[-REACH:].split()[-2:] or [""]
    return joint in phrase_lists("citing_abroad")["of_post"] and not _posts().isdisjoint(words)


@cache
def _posts() -> frozenset[str]:
    """Who has a post at an outlet and speaks for himself: "sagte der Chefredakteur der", in any language."""
    lists = phrase_lists("citing_abroad")
    return frozenset().union(*(posts for key, posts in lists.items() if key.endswith("_posts")))


def is_given_apart(left: str) -> bool:
    """Whether what was said or shown stands between its word and the name that the text ends before."""
    if _INTERVIEW_GIVEN.search(left[-REACH:]):
        return True
    if not left.endswith(_GIVEN_ENDS) or _TOLD_OF.search(left[-REACH:]):
        return False
    given = _GIVEN.search(left[-REACH:])
    if given is None and left.endswith((" to", " to the")):
        given = _TALKED.search(left[-REACH:])
    return given is not None and not is_silent(left[: len(left) - len(given.group())].split(), -1)


def is_silent(words: Sequence[str], at: int) -> bool:
    """Whether a word is denied by one of the two before it; with `at` -1, whatever follows the words."""
    before = words[-2:] if at < 0 else words[max(0, at - 2) : at]
    return not phrases("silent").isdisjoint(before) or any(word.endswith(("n't", "n’t")) for word in before)

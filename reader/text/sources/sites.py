"""Sites in small letters that the text has something from, and that no list holds: "told pierwatch.org"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.text.sources.passages import Passage
from reader.text.sources.runs import Run
from reader.text.spelled import small_sites

# Behind fewer cues than a name has: what is sent to a site, posted or sold there is not from it.
_CUE = re.compile(
    r"(?:\b(?:according to|told|tells|as told to"
    r"|(?:reported|revealed|obtained|reviewed|seen|quoted|cited|published|broken) (?:exclusively )?by"
    r"|(?:spoke|spoken|speaking|talked) (?:to|with)"
    r"|(?:interviews?|statements?|comments?|remarks)(?: (?:on )?\w+day)? (?:with|to|for)"
    r"|(?:reports?|stor(?:y|ies)|articles?|analysis|investigation) (?:by|from))"
    r"|[,”\"] (?:reports|reported|writes|wrote))"
    r" (?:the )?(?:(?:local |news |gossip |sports |political )*(?:site|website|blog|outlet) )?[“\"]?$"
)
_REACH = 50
_REPORTS = re.compile(
    r" (?:(?:(?:first|also|previously|has|had) ){0,2}(?:reported|reports)"
    r"(?:[.,;]|\s*$| (?:\w+day|yesterday|today|earlier|on \w+|that (?!it\b|its\b)"
    r"|(?:late|early|last|this) \w+)\b)"
    r"|first (?:reported|reports)\b|(?:reporter|correspondent|columnist) \w)"
)


def told_sites(passage: Passage) -> Iterator[Run]:
    """The unlisted sites of a passage that are told something, or report it."""
    for site in small_sites(passage.text):
        if any(site.start < mention.end and mention.start < site.end for mention in passage.mentions):
            continue
        near = passage.low[max(0, site.start - _REACH) : site.start]
        cited = _CUE.search(near) or _REPORTS.match(passage.low, site.end)
        if cited and not passage.is_quoted(site.start, site.end):
            yield Run(site.start, site.end, (site.name,), near.endswith("the "))

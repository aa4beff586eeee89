"""Several reports told of at once, some of them by name: "several outlets, including the Courier, reported",
"papers from the Courier to the Herald reported", "reported by sites from the Courier to the Herald"."""

from __future__ import annotations

import re

_OUTLETS = (
    r"(?:outlets|organi[sz]ations|media|newspapers|papers|magazines|networks|publications|stations|sites"
    r"|websites|reports)"
)
_REACH = 90
"""How many characters before a name may tell of what it is one."""
# "several outlets, including CNN, reported"
_AMONG = re.compile(rf"\b{_OUTLETS},? (?:including|such as|among them|like)(?: [\w ,.'-]*)?$")
_REPORT = re.compile(
    r"(?:,| have| has| all) (?:also |all |first |since )?(?:reported|published|confirmed|quoted|cited|said)\b"
)
# "according to several reports, including one by"
_ACCORDING = re.compile(
    r"\b(?:according to|per|citing) (?:[a-z]+ ){0,3}reports,? (?:including|such as|among them)"
)
# "reviewed by a group of news organizations, including the Courier"
_BY_AMONG = re.compile(
    r"\b(?:reported|reviewed|obtained|published|seen|quoted|verified|first described) by (?:[\w-]+ ){0,7}"
    rf"{_OUTLETS},? (?:including|such as|among them)(?: [\w ,.'-]*)?$"
)
# "papers from the Courier and the Herald to the": no readers "of papers from", and nobody who moved.
_RANGE_REACH = 130
_OF_OTHERS = r"(?<!\bof )(?<!\bat )(?<!\bin )(?<!\bfor )"
_RANGE = re.compile(
    rf"(?P<by>\bby (?:[a-z]+ ){{0,2}})?(?:{_OF_OTHERS}\b{_OUTLETS}|(?:^|[.;,] )others),? from "
    r"(?:[\w ,.&'-]*)$"
)
# No "and" before the verb: "moved from papers like the Courier to the Herald and reported".
_OTHER_END = r" to (?:(?!to\b)[\w.&'’-]+[ ,]{0,2}){1,9}?(?<!\band)(?<!\band )"
_TELLS = (
    r",? (?:(?:have|has|had|all|also|first|soon|quickly|since|later) ){0,3}"
    r"(?:report|reported|published|confirmed|quoted|cited|said|say|wrote|noted|described|revealed"
    r"|pointed (?:to|out)|called|carried (?:a|the|news|word|his|her|their)\b"
    r"|produced (?:[a-z]+ ){0,3}(?:stories|articles|reports|inquiries|investigations|coverage|accounts))\b"
)
_FIRST_TELLS = re.compile(rf"(?:(?!,? (?:that|who|which)\b)[\w ,.&'’-]){{0,60}}?{_OTHER_END}{_TELLS}")
_LAST_TELLS = re.compile(_TELLS)
_HAS_END = re.compile(_OTHER_END)


def is_among(left: str, right: str) -> bool:
    """Whether the name between two stretches of a sentence is one of several that report. `left` is in small
    letters."""
    near = left[-_REACH:]
    if (
        _ACCORDING.search(near)
        or _BY_AMONG.search(left[-_RANGE_REACH:])
        or (_AMONG.search(near) and _REPORT.search(right))
    ):
        return True
    return " from " in left and _is_of_range(left[-_RANGE_REACH:], right)


def _is_of_range(left: str, right: str) -> bool:
    """Whether the name begins or ends a row that is told of by its ends: "papers from the Courier to the
    Herald reported"."""
    row = _RANGE.search(left)
    if row is None:
        return False
    ended = " to " in left[row.start() :]
    if row["by"] is not None:
        reported = re.search(
            r"\b(?:reported|published|confirmed|described|covered)\b[^.;]*$", left[: row.start()]
        )
        return reported is not None and (ended or _HAS_END.match(right) is not None)
    return (_LAST_TELLS if ended else _FIRST_TELLS).match(right) is not None

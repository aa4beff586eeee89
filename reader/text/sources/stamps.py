"""How the times are written that stand beside names: days, months, and when a text was published."""

from __future__ import annotations

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b\.?"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b\.?"
STAMP = (
    r"(?:[\d\s.,:/|•·–-]|[ap]\.?m\b|[AP]M\b|at\b|(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Oo]n)\b"
    rf"|{_DAY}|{MONTH}|[ECMP][SD]?T\b){{0,40}}"
)
"""When a text was published, in whatever order, without a mark around it; may be nothing."""
DATE = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? (?:19|20)\d\d)?)"
)
"""The date of a dateline: "May 3", "3rd May, 2021"."""

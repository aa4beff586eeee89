"""Which writing runs from right to left."""

from __future__ import annotations

import re

LEFTWARD = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A character of a script that runs from right to left, or a mark that says so: the blocks of Unicode."""

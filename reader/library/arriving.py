"""Rules for new stories: read from their file, and carried out as stories come."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from reader.library.parts import Parts

if TYPE_CHECKING:
    from reader.config.story_rules import StoryRules
    from reader.store.arriving import Arrived


def story_rules(parts: Parts) -> StoryRules | None:
    """The rules for new stories and what is wrong in their file; None where there is none."""
    if parts.rules_file is None or not os.path.exists(parts.rules_file):
        return None
    from reader.config.story_rules import read_story_rules
    from reader.library.searching import mistake_in_search, mistake_in_tags

    return read_story_rules(parts.rules_file, mistake_in_search, mistake_in_tags)


def on_arrival(parts: Parts) -> Arrived:
    """What is done with stories that have come, in the transaction that stores them."""
    from reader.store.arriving import ReadRule, carry_out, leave

    found = story_rules(parts)
    if found is None or not found.rules:
        return leave
    from reader.text.query import read_query

    here = parts.now().astimezone()  # days begin where the reader is
    rules = [ReadRule(rule, read_query(rule.query, here)) for rule in found.rules]
    return partial(carry_out, rules, parts.settings.bookmark_evidence)

"""Rules for new stories: read from their file, and carried out as stories come."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.library.parts import Parts
from reader.model import ReaderError
from reader.store import stories

if TYPE_CHECKING:
    from reader.config.story_rules import StoryRules
    from reader.store.arriving import Arrived, Notices, ReadRule


def story_rules(parts: Parts) -> StoryRules | None:
    """The rules for new stories and what is wrong in their file; None where there is none."""
    if parts.own.rules_file is None or not os.path.exists(parts.own.rules_file):
        return None
    from reader.config.story_rules import read_story_rules
    from reader.library.searching import mistake_in_search, mistake_in_tags
    from reader.text.tagging import read_tags

    found = read_story_rules(parts.own.rules_file, mistake_in_search, mistake_in_tags)
    # As they are typed elsewhere: with a "#" or without, and none with a blank in it.
    return found._replace(
        rules=tuple(rule._replace(tags=read_tags(" ".join(rule.tags))) for rule in found.rules)
    )


def read_rules(parts: Parts) -> tuple[ReadRule, ...]:
    """The rules for new stories with what their searches ask for."""
    found = story_rules(parts)
    if found is None or not found.rules:
        return ()
    from reader.store.arriving import ReadRule
    from reader.text.query import read_query

    return tuple(ReadRule(rule, read_query(rule.query, parts.here)) for rule in found.rules)


def on_arrival(parts: Parts, rules: Sequence[ReadRule], notices: Notices) -> Arrived:
    """What is done with stories that have come, in the transaction that stores them.

    Those that are to be told of are added to `notices`, for `tell` once they are stored.
    """
    from reader.store.arriving import CarryOut, leave

    return CarryOut(rules, parts.settings.bookmark_evidence, notices) if rules else leave


async def tell(parts: Parts, notices: Notices) -> None:
    """Tell of new stories by the user's command: once a rule, and of none that a rule has hidden.

    Raises ReaderError with the first thing that went wrong; the other rules are told of all the same.
    """
    from reader.library.notifying import notify

    problem: ReaderError | None = None
    for rule, ids in notices.items():
        shown = [story for story in stories.stories(parts.store, ids) if not story.hidden]
        try:
            await notify(parts.settings.notify_command, rule, shown)
        except ReaderError as error:
            problem = problem or error
    if problem is not None:
        raise problem

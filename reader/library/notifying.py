"""Notifications of stories that a rule points out, by the user's own command."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.programs import failure, filled, run
from reader.model import Story
from reader.text.clean import safe_line

MOST = 3
"""Stories that are notified of one by one; for more at once there is one notification with their number."""
SECONDS = 10.0


def notices(rule: str, stories: Sequence[Story]) -> list[dict[str, str]]:
    """What stands for `{title}`, `{site}`, `{url}` and `{rule}` in the command, for each of its runs."""
    if len(stories) > MOST:
        sites = sorted({story.feed_title for story in stories if story.feed_title})
        site = ", ".join(sites[:MOST]) + (" …" if len(sites) > MOST else "")
        return [{"title": f"{len(stories):,} new stories", "site": safe_line(site), "url": "", "rule": rule}]
    return [
        {
            "title": safe_line(story.title),
            "site": safe_line(story.feed_title),
            "url": story.url or "",
            "rule": rule,
        }
        for story in stories
    ]


async def notify(command: Sequence[str], rule: str, stories: Sequence[Story]) -> None:
    """Tell of new stories that the rule of this name points out, by a command; nothing without one.

    Raises ReaderError when the command cannot be started or fails; what comes after that is not told.
    """
    if not command:
        return
    for values in notices(rule, stories):
        output = await run(filled(command, values), seconds=SECONDS)
        if output.code:
            raise failure(command, output)

"""Rules for new stories, on the command line: listed, checked, and tried without doing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.running import DONE, FAILED, Arguments, stored
from reader.cli.voice import complain, say
from reader.model import ReaderError, Selection, StoryRule, counted

if TYPE_CHECKING:
    from reader.library import Library


def rules(arguments: Arguments) -> int:
    """List the rules, tell their mistakes, or show which stored stories they would find."""
    with stored(arguments) as library:
        found = library.organising.rules()
        if arguments.check:
            for problem in found.problems:
                say(problem)
            return FAILED if found.problems else DONE
        if arguments.query:
            _try(library, [StoryRule("", arguments.query)])
        elif arguments.try_:
            _try(library, found.rules)
        else:
            for rule in found.rules:
                say("\t".join([rule.name, rule.query, *([rule.feed] if rule.feed else [])]))
            if not found.rules:
                complain("there are no rules yet: write them in `rules.toml` beside the settings.")
    return DONE


def _try(library: Library, rules: tuple[StoryRule, ...] | list[StoryRule]) -> None:
    """Print the stories that rules find, each rule under its name and how many those are."""
    from reader.cli.output import story_line

    apart = library.subscriptions.apart()
    feeds = {feed.url: feed.id for feed in library.feeds()}
    for rule in rules:
        if rule.feed and rule.feed not in feeds:
            raise ReaderError(f"{rule.name}: there is no feed {rule.feed}; `quoth feeds` lists them.")
        chosen = Selection(feed=feeds.get(rule.feed), search=rule.query)
        ids = library.story_ids(chosen)
        say(f"{rule.name or rule.query}: {counted(len(ids), 'story')}")
        for story in library.stories(ids):
            say(story_line(story, apart))

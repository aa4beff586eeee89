"""Tags and notes on stories, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.running import DONE, USAGE, Arguments, stored, story_of
from reader.cli.voice import complain, say
from reader.model import ReaderError, Selection, counted

if TYPE_CHECKING:
    from reader.library import Library


def tag(arguments: Arguments) -> int:
    """Put tags on a story, or take them off, if any are named; print those that it then has."""
    with stored(arguments) as library:
        number = story_of(library, arguments.story).id
        if not arguments.tag:
            if arguments.remove:
                raise ReaderError("--remove takes off the tags that are named behind the story.")
        elif arguments.remove:
            library.organising.untag([number], " ".join(arguments.tag))
        else:
            library.organising.tag([number], " ".join(arguments.tag))
        story = library.story(number)
    if story and story.tags:
        say(" ".join(story.tags))
    return DONE


def tags(arguments: Arguments) -> int:
    """Print every tag, with how many stories have it; give one another name, or take it off all stories."""
    with stored(arguments) as library:
        if arguments.rename:
            old, new = arguments.rename
            change = library.organising.rename_tag(old, new)
            if change.removed:
                had = " ".join(str(story) for story, _ in change.removed)
                complain(f"{change.label}, which was on {had}.")
            return _print_tag(library, new)
        if arguments.remove:
            return _remove(library, arguments)
        found = library.organising.tags()
    for each in found:
        say(f"{each.stories}\t{each.name}")
    if not found:
        complain("no story has a tag yet: `quoth tag STORY TAG` gives it one.")
    return DONE


def _print_tag(library: Library, name: str) -> int:
    named = name.removeprefix("#").casefold()
    for each in library.organising.tags():
        if each.name.casefold() == named:
            say(f"{each.stories}\t{each.name}")
    return DONE


def _remove(library: Library, arguments: Arguments) -> int:
    """Take a tag off all stories, after asking, and print which had it: so they can be tagged again."""
    from reader.cli.keeping import agreed

    name = arguments.remove.removeprefix("#")
    ids = library.story_ids(Selection(), f'tag:"{name}" (is:hidden OR NOT is:hidden)')
    if not ids:
        raise ReaderError(f"{name}: no story has this tag; `quoth tags` lists them.")
    stories = counted(len(ids), "story")
    if not agreed(arguments, f"Remove the tag {name} from {stories}?"):
        return USAGE
    library.organising.remove_tag(name)
    say("\n".join(map(str, ids)))
    return DONE


def note(arguments: Arguments) -> int:
    """Keep a note on a story, or print the one that there is."""
    with stored(arguments) as library:
        story = story_of(library, arguments.story)
        text = _given() if arguments.text == ["-"] else " ".join(arguments.text)
        if arguments.remove or text.strip():
            change = library.organising.note(story.id, "" if arguments.remove else text)
            say(f"{change.label}.")
            if change.before and change.before != text.strip():
                complain(f"the note before was: {change.before}")
        elif story.note:
            say(story.note)
    return DONE


def _given() -> str:
    """What standard input holds. Raises ReaderError for what has no end."""
    from reader.config.bounded import read_given

    return read_given("-").decode("utf-8", "replace")

"""Keeping the library, on the command line: backed up, restored, looked over, and what may go of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.interrupts import telling_how_far
from reader.cli.running import DONE, SOME_FAILED, USAGE, Arguments, paths_of, stored
from reader.cli.voice import agrees, complain, say
from reader.model import MEGABYTE, counted
from reader.text.clean import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.config.own import Return
    from reader.library.keeping import Held


def back_up(arguments: Arguments) -> int:
    """Write the library to one file, and say what is in it."""
    file = Path(arguments.file).expanduser().absolute()
    with stored(arguments) as library:
        with telling_how_far(lambda: f"{file} was not written"):
            held = library.keeping.back_up(file, arguments.replace)
        own, problems = library.keeping.own()
    say(safe_line(f"{file}: {_told(held)}"))
    for problem in problems:
        complain(problem)
    if own:
        say(f"Your own files, without secrets: {', '.join(each.name for each in own)}")
    return DONE


def restore(arguments: Arguments) -> int:
    """Put a backup in the place of the library, or add a snapshot to it, after asking."""
    from reader.config import own
    from reader.library import keeping, snapshots

    file = Path(arguments.file).expanduser().absolute()
    config, database = paths_of(arguments).config, paths_of(arguments).database
    if snapshots.is_snapshot(file):
        returns = own.returns(config, snapshots.own_of(file))
        return _add_snapshot(arguments, file, returns)
    try:
        return _put_back(arguments, file)
    finally:
        keeping.drop_prepared(database)


def _put_back(arguments: Arguments, file: Path) -> int:
    from reader.config import own
    from reader.library import keeping

    config, database = paths_of(arguments).config, paths_of(arguments).database
    held = keeping.prepare(file, database)
    returns = own.returns(config, keeping.own_of_prepared(database))
    commands = keeping.commands_of_prepared(database)
    say(safe_line(f"{file}: {_told(held)}"))
    starts = _foretell(returns, commands)
    question = f"Put it in the place of {database}?" if database.exists() else "Do that?"
    asks = starts or database.exists() or any(each.fate is own.Fate.REPLACES for each in returns)
    if asks and not agreed(arguments, question):
        return USAGE
    aside = keeping.put_back(database)
    with stored(arguments) as library:
        say(f"Restored: {_told(library.keeping.held())}")
    if aside:
        say(safe_line(f"What was there before is kept as {aside}."))
    _bring_back(returns)
    return DONE


def gc(arguments: Arguments) -> int:
    """Say what the budgets of the settings let go of, and let go of it if told so."""
    with stored(arguments) as library:
        expired = library.keeping.find_expired()
        raw, whole, pictures = expired.raw, expired.whole, expired.pictures
        if not (raw.pages or whole.pages or pictures.urls):
            say("Nothing expires. The settings `keep_...` say what may go; by default nothing does.")
            return DONE
        if whole.pages:
            pages = counted(len(whole.pages), "page with its article", "pages with their articles")
            say(f"{pages}, {_megabytes(whole.size)}")
        if raw.pages:
            pages = counted(len(raw.pages), "raw page whose article stays", "raw pages whose articles stay")
            say(f"{pages}, {_megabytes(raw.size)}")
        if pictures.urls:
            say(f"{counted(len(pictures.urls), 'picture')}, {_megabytes(pictures.size)}")
        if not arguments.do:
            say("Nothing was changed: `quoth gc --do` deletes them. Bookmarks and their evidence stay.")
            return DONE
        freed, is_shrunk = library.keeping.let_go(expired)
    say(f"Done: {_megabytes(freed)} freed.")
    if not is_shrunk:
        complain("another Quoth uses the library: run `quoth gc --do` again without it to free the space.")
    return DONE


def doctor(arguments: Arguments) -> int:
    """Print what was looked at, with advice where something is not as it should be."""
    from reader.cli.config import checked_files
    from reader.library.doctor import examine
    from reader.library.mounts import mount_table

    ill, paths = 0, paths_of(arguments)
    for finding in examine(paths, os.environ, checked_files(paths), mount_table()):
        ill += bool(finding.advice)
        say(f"{'!' if finding.advice else ' '} {finding.subject:16} {finding.found}")
        for line in finding.advice.splitlines():
            say(f"  {'':16} {line}")
    return SOME_FAILED if ill else DONE


def _foretell(returns: Sequence[Return], commands: Sequence[str]) -> bool:
    """Say what will become of the files of settings that differ from those here, and what starts programs.

    Returns whether anything will start programs.
    """
    from reader.config.own import Fate, programs_of

    for each in returns:
        if each.fate is not Fate.SAME:
            say(safe_line(f"{each.path}: {each.fate}"))
    programs = programs_of(each.file for each in returns if each.fate in (Fate.NEW, Fate.REPLACES))
    if programs:
        say(f"config.toml names programs that Quoth starts: {', '.join(programs)}")
    for command in commands:
        say(safe_line(f"{command}: a command, which is run when this feed is fetched"))
    return bool(programs or commands)


def _bring_back(returns: Sequence[Return]) -> None:
    from reader.config.own import bring_back

    for sentence in bring_back(returns):
        say(sentence)


def _add_snapshot(arguments: Arguments, file: Path, returns: Sequence[Return]) -> int:
    from reader.library.snapshots import commands_of

    _foretell(returns, commands_of(file))
    if not agreed(arguments, f"Add the feeds, bookmarks, tags, notes and marks of {file} to your library?"):
        return USAGE
    with stored(arguments) as library:
        restored = library.keeping.take(file)
    new = (
        f"{counted(restored.feeds, 'feed')}, {counted(restored.stories, 'story')} that you kept and "
        f"{counted(restored.marks, 'mark')} were not here"
    )
    say(f"{new}; {counted(restored.reads, 'story is', 'stories are')} read. `quoth fetch` brings the texts.")
    if restored.settings:
        say(f"{counted(restored.settings, 'feed is set as it was', 'feeds are set as they were')}.")
    if restored.waiting:
        waiting = counted(
            restored.waiting, "mark waits until its page is", "marks wait until their pages are"
        )
        say(f"{waiting} opened.")
    _bring_back(returns)
    return DONE


def agreed(arguments: Arguments, question: str) -> bool:
    """Whether the user says yes, or has said so; without a terminal to ask on it is said what to do."""
    if arguments.yes:
        return True
    if not sys.stdin.isatty():
        complain("nothing was changed: say --yes, as there is nobody to ask.")
        return False
    if agrees(question):
        return True
    complain("nothing was changed.")
    return False


def _told(held: Held) -> str:
    counts = (
        counted(held.feeds, "feed"),
        counted(held.stories, "story"),
        counted(held.bookmarks, "bookmark"),
        counted(held.marks, "mark"),
        counted(held.pages, "page"),
    )
    return f"{', '.join(counts)}, {_megabytes(held.size)}"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"

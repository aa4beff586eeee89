"""`quoth themes`: the themes that there are, and a new one to start from."""

from __future__ import annotations

from reader.cli.running import DONE, SOME_FAILED, Arguments, paths_of
from reader.cli.voice import complain, say
from reader.model import ReaderError

WAYS = ("list", "new")


def themes(arguments: Arguments) -> int:
    """List the themes, or write one of a new name in the colours of another."""
    from reader.ui.themes.files import read_themes, themes_dir

    own = paths_of(arguments).themes
    found = read_themes([themes_dir(), own])
    if arguments.way == "new":
        from reader.ui.themes.template import new_theme

        like = next((theme for theme in found.themes if theme.name == arguments.like), None)
        if like is None:
            raise ReaderError(f"{arguments.like}: no such theme; `quoth themes` lists them.")
        if arguments.name is None:
            raise ReaderError("`quoth themes new` needs a name for the theme.")
        say(new_theme(own, arguments.name, like))
        return DONE
    for theme in found.themes:
        say(f"{theme.name}\t{'dark' if theme.dark else 'light'}\t{theme.description}")
    for problem in found.problems:
        complain(problem)
    return SOME_FAILED if found.problems else DONE

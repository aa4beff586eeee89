"""`quoth config`: the settings and where each is from, a commented file of them, and its mistakes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.cli.running import DONE, FAILED, Arguments, paths_of, settings_of
from reader.cli.voice import say
from reader.config.problems import CheckedFile
from reader.model import ReaderError
from reader.text.clean import without_logins

if TYPE_CHECKING:
    from reader.config import Paths

WAYS = ("list", "init", "check")


def config(arguments: Arguments) -> int:
    """List the settings, write the file, or look for mistakes in it and the files beside it."""
    if arguments.markdown:
        from reader.config.template import settings_markdown

        say(settings_markdown(), end="")
        return DONE
    return {"list": _list, "init": _init, "check": _check}[arguments.way](arguments)


def _list(arguments: Arguments) -> int:
    from reader.config.template import toml_value

    settings = settings_of(arguments, paths_of(arguments))
    for name in settings.rows():
        value = getattr(settings, name)
        shown = "" if value is None else without_logins(toml_value(value))
        say(f"{name}\t{shown}\t{settings.origin(name)}")
    return DONE


def _init(arguments: Arguments) -> int:
    from reader.config.template import config_text

    path = paths_of(arguments).config
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        try:
            path.write_text(config_text(), encoding="utf-8")
        except OSError:
            path.unlink()  # half of it would be in the way of the whole
            raise
    except FileExistsError as error:
        raise ReaderError(
            f"{path}: there is one already; `quoth config check` looks for mistakes in it."
        ) from error
    except OSError as error:
        raise ReaderError(f"{path}: cannot be written: {error.strerror}.") from error
    say(path)
    return DONE


def checked_files(paths: Paths) -> list[CheckedFile]:
    """The files that people write, each with all that is wrong in it."""
    from reader.config.lists import list_problems
    from reader.config.reading import settings_problems
    from reader.config.rules import link_problems, site_problems
    from reader.config.story_rules import read_story_rules
    from reader.library.searching import mistake_in_search, mistake_in_tags
    from reader.ui.keys import load_keymap
    from reader.ui.themes.files import read_themes

    rules = read_story_rules(paths.rules, mistake_in_search, mistake_in_tags)
    return [
        CheckedFile("settings", paths.config, settings_problems(paths.config)),
        CheckedFile("links", paths.links, link_problems(paths.links)),
        CheckedFile("sites", paths.sites, site_problems(paths.sites)),
        CheckedFile("lists", paths.lists, list_problems(paths.lists, mistake_in_search)),
        CheckedFile("rules", paths.rules, rules.problems),
        CheckedFile("keys", paths.keys, load_keymap(paths.keys).problems),
        CheckedFile("themes", paths.themes, read_themes([paths.themes]).problems),
    ]


def _check(arguments: Arguments) -> int:
    from reader.config.reading import environment_problems

    found = [problem for file in checked_files(paths_of(arguments)) for problem in file.problems]
    found += environment_problems(os.environ)
    for problem in found:
        say(problem)
    return FAILED if found else DONE

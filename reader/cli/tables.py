"""What is the same for every library: the keys that are in force, where things are kept, and the manual."""

from __future__ import annotations

from reader.cli.running import DONE, FAILED, Arguments, paths_of
from reader.cli.voice import complain, say
from reader.model import ReaderError

PAGES = ("feeds", "files", "json")
"""The pages of the manual, in `reader/manual/`."""


def keys(arguments: Arguments) -> int:
    """Print the keys that are in force, or those of a preset; with --check, only what is wrong with them."""
    from reader.ui.keys import PRESETS, LoadedKeymap, load_keymap
    from reader.ui.keys.file import keymap_of
    from reader.ui.keys.tables import key_table_markdown, key_table_text

    if arguments.preset and arguments.preset not in PRESETS:
        raise ReaderError(f"There is no preset {arguments.preset}: the presets are {', '.join(PRESETS)}.")
    if arguments.preset:
        keymap, problems = LoadedKeymap(keymap_of(arguments.preset))
    else:
        keymap, problems = load_keymap(paths_of(arguments).keys)
    for problem in problems:
        complain(problem)
    if not arguments.check:
        say(key_table_markdown(keymap) if arguments.markdown else key_table_text(keymap), end="")
    return FAILED if problems and arguments.check else DONE


def manual(arguments: Arguments) -> int:
    """Print a page of the manual, which comes with the reader; without one, the pages that there are."""
    from importlib.resources import files

    texts = {page: files("reader").joinpath("manual", f"{page}.md").read_text("utf-8") for page in PAGES}
    if arguments.page is None:
        for page, text in texts.items():
            say(f"{page}\t{text.splitlines()[0].removeprefix('# ')}")
    else:
        say(texts[arguments.page], end="")
    return DONE


def where(arguments: Arguments) -> int:
    """Print where this run keeps things."""
    paths = paths_of(arguments)
    for name, path in (
        ("config", paths.config),
        ("keys", paths.keys),
        ("links", paths.links),
        ("themes", paths.themes),
        ("sites", paths.sites),
        ("lists", paths.lists),
        ("rules", paths.rules),
        ("data", paths.data),
        ("database", paths.database),
    ):
        say(f"{name}\t{path}")
    return DONE

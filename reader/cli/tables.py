"""What is the same for every library: the keys, the themes, and where things are kept."""

from __future__ import annotations

from reader.cli.verbs import DONE, SOME_FAILED, Arguments, complain, paths_of


def keys(arguments: Arguments) -> int:
    from reader.ui.actions import key_table_markdown, key_table_text

    print(key_table_markdown() if arguments.markdown else key_table_text(), end="")
    return DONE


def themes(arguments: Arguments) -> int:
    from reader.ui.theme_files import read_themes, themes_dir

    paths = paths_of(arguments)
    found = read_themes([themes_dir(), paths.themes])
    for theme in found.themes:
        print(f"{theme.name}\t{'dark' if theme.dark else 'light'}\t{theme.description}")
    for problem in found.problems:
        complain(problem)
    return SOME_FAILED if found.problems else DONE


def where(arguments: Arguments) -> int:
    paths = paths_of(arguments)
    for name, path in (
        ("config", paths.config),
        ("links", paths.links),
        ("themes", paths.themes),
        ("sites", paths.sites),
        ("data", paths.data),
        ("database", paths.database),
    ):
        print(f"{name}\t{path}")
    return DONE

"""What is the same for every library: the keys, the themes, and where things are kept."""

from __future__ import annotations

from reader.cli.verbs import DONE, Arguments, paths_of


def keys(arguments: Arguments) -> int:
    from reader.ui.actions import key_table_markdown, key_table_text

    print(key_table_markdown() if arguments.markdown else key_table_text(), end="")
    return DONE


def where(arguments: Arguments) -> int:
    paths = paths_of(arguments)
    for name, path in (
        ("config", paths.config),
        ("links", paths.links),
        ("themes", paths.themes),
        ("sites", paths.sites),
        ("lists", paths.lists),
        ("data", paths.data),
        ("database", paths.database),
    ):
        print(f"{name}\t{path}")
    return DONE

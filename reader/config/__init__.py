"""The user's settings and where things are. A problem is a sentence that names file, line and key.

What a start needs is here and in `settings`. A file that is there is read by `reading`, which knows the
checks; `template` prints the settings for people.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.config.settings import MEASURES, Settings, variable

if TYPE_CHECKING:
    from reader.config.lists import OwnLists
    from reader.model import LinkRule, SiteRule

__all__ = (
    "MEASURES",
    "Paths",
    "Settings",
    "find_paths",
    "is_missing",
    "is_set",
    "load_link_rules",
    "load_lists",
    "load_settings",
    "load_sites",
    "rule_mistakes",
)


class Paths(NamedTuple):
    """Where this run keeps things: `config` is a file, `data` a folder."""

    config: Path
    data: Path

    @property
    def database(self) -> Path:
        return self.data / "library.db"

    @property
    def links(self) -> Path:
        """The user's own kinds of link."""
        return self.config.parent / "links.toml"

    @property
    def lists(self) -> Path:
        """The user's own lists."""
        return self.config.parent / "lists.toml"

    @property
    def keys(self) -> Path:
        """The user's own keys."""
        return self.config.parent / "keys.toml"

    @property
    def rules(self) -> Path:
        """What is done with new stories."""
        return self.config.parent / "rules.toml"

    @property
    def sites(self) -> Path:
        return self.config.parent / "sites.toml"

    @property
    def themes(self) -> Path:
        return self.config.parent / "themes"


def find_paths(environ: Mapping[str, str], config: str | None = None, data_dir: str | None = None) -> Paths:
    """The paths of this run: a flag wins over `QUOTH_CONFIG` and `QUOTH_DATA_DIR`, they over defaults."""
    config = config or environ.get("QUOTH_CONFIG")
    data_dir = data_dir or environ.get("QUOTH_DATA_DIR")
    if config and data_dir:
        return Paths(_named(config), _named(data_dir))
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("quoth", appauthor=False)
    config_file = _named(config) if config else dirs.user_config_path.absolute() / "config.toml"
    return Paths(config_file, _named(data_dir) if data_dir else dirs.user_data_path.absolute())


def load_settings(path: Path, must_exist: bool = False, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in a file and, above it, in the environment: `QUOTH_MEASURE` is that of `measure`.

    The defaults hold where neither says anything, and in place of a bad value: the settings' `mistakes` name
    file, line and key of each, and of each unknown key. Where one may be about what keeps the network away,
    the settings are those of a run offline. Raises ReaderError for a file that cannot be read at all.
    """
    environ = environ or {}
    if not must_exist and is_missing(path) and not any(map(environ.get, map(variable, Settings.rows()))):
        return Settings()
    from reader.config.reading import read_settings

    return read_settings(path, must_exist, environ)


def load_link_rules(path: Path) -> tuple[LinkRule, ...]:
    """The user's own kinds of link in a file; none where there is no file.

    A line gives the kind of a domain and all below it, or of the part of it whose paths begin so:
    `"council.example/minutes" = "primary"`. What is no domain or no kind is left out, for `rule_mistakes` to
    tell. Raises ReaderError for a file that cannot be read.
    """
    if is_missing(path):
        return ()
    from reader.config.rules import read_link_rules

    return read_link_rules(path)


def load_lists(path: Path) -> OwnLists | None:
    """The user's own lists in a file, and what is wrong in it; None where there is no file.

    A line names a list and gives the search whose stories it shows: `Harbour = "title:harbour is:unread"`.
    """
    if is_missing(path):
        return None
    from reader.config.lists import read_lists

    return read_lists(path)


def load_sites(path: Path) -> tuple[SiteRule, ...]:
    """The rules for sites in a file: a table a domain, with CSS selectors under `keep`, `drop` and `next`.

    No rules where there is no file. What cannot be used is left out, for `rule_mistakes` to tell. Raises
    ReaderError for a file that cannot be read.
    """
    if is_missing(path):
        return ()
    from reader.config.rules import read_sites

    return read_sites(path)


def rule_mistakes(paths: Paths) -> tuple[str, ...]:
    """What is left out of the files of link kinds and of sites, each with file and line."""
    if is_missing(paths.links) and is_missing(paths.sites):
        return ()
    from reader.config.problems import LEFT_OUT
    from reader.config.rules import link_problems, site_problems

    return tuple(
        f"{problem} {LEFT_OUT}" for problem in link_problems(paths.links) + site_problems(paths.sites)
    )


def is_set(environ: Mapping[str, str], name: str) -> bool:
    """Whether an environment switch is on: set and not empty, as no-color.org has it."""
    return bool(environ.get(name))


def is_missing(path: Path) -> bool:
    """Whether there is no such file. One that cannot be looked at is there: reading it says why not."""
    try:
        os.stat(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _named(path: str) -> Path:
    """What somebody named, from the root on. A "~" without a home behind it is a letter, as for a shell."""
    return Path(os.path.expanduser(path)).absolute()

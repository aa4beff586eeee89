"""The user's settings and where things are. A problem is a sentence that names the file and the key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from reader.model import LinkKind, LinkRule, ReaderError, SiteRule

MEASURES = range(40, 141)
"""The columns of text that may be asked for: narrower breaks names, wider tires the eye."""
_SEARCH = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?[/?][^\s{}]*\{query\}[^\s{}]*")
_LEAST = {"refresh_minutes": 5, "evidence_pages": 1, "evidence_megabytes": 1}
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


SITE_KEYS = {"keep": "keep", "drop": "drop", "next": "next_page"}
"""The keys of a site in `sites.toml`, and the fields they fill."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` may say. The field names are its keys."""

    measure: int = 72
    theme: str | None = None
    offline: bool = False
    user_agent: str | None = None
    refresh_minutes: int = 60
    search_url: str = "https://duckduckgo.com/?q={query}"
    evidence_pages: int = 200
    evidence_megabytes: int = 200
    bookmark_evidence: bool = True
    sites: tuple[SiteRule, ...] = ()
    """Out of `sites.toml` beside it."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where this run keeps things: `config` is a file, `data` and `themes` are folders."""

    config: Path
    data: Path

    @property
    def database(self) -> Path:
        return self.data / "library.db"

    @property
    def links(self) -> Path:
        """The reader's own kinds of link."""
        return self.config.parent / "links.toml"

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
        return Paths(Path(config).expanduser().absolute(), Path(data_dir).expanduser().absolute())
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("quoth", appauthor=False)
    config_file = Path(config).expanduser() if config else dirs.user_config_path / "config.toml"
    data = Path(data_dir).expanduser() if data_dir else dirs.user_data_path
    return Paths(config_file.absolute(), data.absolute())


def load_settings(path: Path, must_exist: bool = False) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises ReaderError naming file and key for a file that cannot be read, an unknown key or a bad value.
    """
    table = _table(path)
    if table is None and must_exist:
        raise ReaderError(f"{path}: no such config file.")
    checked: dict[str, Any] = {key: _checked(path, key, value) for key, value in (table or {}).items()}
    return Settings(**checked)


def load_link_rules(path: Path) -> tuple[LinkRule, ...]:
    """The reader's own kinds of link in a file, none where there is no file.

    A line gives the kind of a domain and all below it, or of the part of it whose paths begin so:
    `"council.example/minutes" = "primary"`. Raises ReaderError naming file and key for what cannot be read,
    is no domain or no kind.
    """
    return tuple(_rule(path, key, value) for key, value in _flat(_table(path) or {}))


def load_sites(path: Path) -> tuple[SiteRule, ...]:
    """The rules for sites in a file: a table a domain, with CSS selectors under `keep`, `drop` and `next`.

    None where there is no file. Raises ReaderError naming file and key for what cannot be used.
    """
    table = _table(path) or {}
    return tuple(_site_rule(path, domain, value) for domain, value in table.items())


def _table(path: Path) -> dict[str, Any] | None:
    """What a TOML file holds, None where there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"{path}: cannot be read: {error}.") from error
    import tomllib  # late, as most starts find no file to read

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReaderError(f"{path}: not valid TOML: {error}.") from error


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    """Keys and values; a domain written without quotes, which TOML takes apart, is put together."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def _rule(path: Path, key: str, value: object) -> LinkRule:
    host, slash, rest = key.partition("://")[2 if "://" in key else 0].partition("/")
    try:
        domain = host.lower().removeprefix("www.").encode("idna").decode()
    except UnicodeError:
        domain = ""
    if not _DOMAIN.fullmatch(domain):
        raise ReaderError(
            f'{path}: "{key}": not a domain, as in "council.example" or "council.example/minutes".'
        )
    kinds = [kind.value for kind in LinkKind]
    if value not in kinds:
        raise ReaderError(f'{path}: "{key}": unknown kind {value!r}; {_hint(str(value), kinds, "kinds")}')
    return LinkRule(domain, slash + rest, LinkKind(value))


def _hint(word: str, known: Sequence[str], what: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]}?" if near else f"known {what}: {', '.join(known)}."


def _site_rule(path: Path, domain: str, value: object) -> SiteRule:
    if not isinstance(value, dict):
        raise ReaderError(f'{path}: {domain} must be a table, ["{domain}"], not {value!r}.')
    found: dict[str, tuple[str, ...]] = {}
    for key, selectors in value.items():
        name = f'["{domain}"] {key}'
        if key not in SITE_KEYS:
            raise ReaderError(f"{path}: unknown key {name}; known keys: {', '.join(SITE_KEYS)}.")
        listed = [selectors] if isinstance(selectors, str) else selectors
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise ReaderError(f"{path}: {name} must be a list of CSS selectors, not {selectors!r}.")
        for selector in listed:
            _check_selector(path, name, selector)
        found[SITE_KEYS[key]] = tuple(listed)
    return SiteRule(domain.lower().strip("."), **found)


def _check_selector(path: Path, name: str, selector: str) -> None:
    from cssselect import HTMLTranslator, SelectorError

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ReaderError(f"{path}: {name}: {selector!r} is no CSS selector: {error}.") from error


def _checked(path: Path, key: str, value: object) -> object:
    known = [field.name for field in fields(Settings) if field.name != "sites"]
    if key not in known:
        raise ReaderError(f"{path}: unknown key {key}; {_hint(key, known, 'keys')}")
    kind = next(type(field.default) for field in fields(Settings) if field.name == key)
    kind = kind if kind in (int, bool) else str
    if type(value) is not kind:
        names = {int: "a whole number", bool: "true or false", str: "a text in quotes"}
        raise ReaderError(f"{path}: {key} must be {names[kind]}, not {value!r}.")
    if key == "measure" and value not in MEASURES:
        raise ReaderError(f"{path}: measure must be {MEASURES[0]} to {MEASURES[-1]} columns, not {value}.")
    least = _LEAST.get(key)
    if least is not None and isinstance(value, int) and value < least:
        raise ReaderError(f"{path}: {key} must be {least} or more, not {value}.")
    if key == "search_url" and not _SEARCH.fullmatch(str(value)):
        raise ReaderError(
            f"{path}: search_url must be an address that starts with http:// or https:// and holds {{query}} "
            f"once behind the host, not {value!r}."
        )
    return value


def is_set(environ: Mapping[str, str], name: str) -> bool:
    """Whether an environment switch is on: set and not empty, as no-color.org has it."""
    return bool(environ.get(name))

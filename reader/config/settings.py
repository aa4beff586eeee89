"""The table of settings: every key once, with its default, its check and the line that describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.config.setting import Setting, Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.config.commands import NamedCommand
    from reader.model import SiteRule

MEASURES = range(40, 141)
"""The columns of text that may be asked for: narrower breaks names, wider tires the eye."""

READING, LOOKS, ACCESS = "Reading", "Looks", "Access"
NETWORK, FEEDS, EVIDENCE, KEEPING = "Network", "Feeds", "Evidence", "Keeping"
AWAY = "Away from the screen"


class Settings(Table):
    """What `config.toml` may say, and the environment and the command line above it.

    The rows give the keys of the file in the order of their groups. `commands` are those of its tables
    `share` and `pipe`, `sites` the rules of `sites_file`, `mistakes` what was left out, each with the reason.
    A run has one object, and what the user changes while it runs is changed in it: so it holds at once for
    everything that asks the object when it needs to know.
    """

    __slots__ = ("commands", "mistakes", "origins", "sites", "sites_file")

    measure = Setting(
        READING,
        72,
        "Width of the text in columns; without it, as set with < and >.",
        least=MEASURES[0],
        most=MEASURES[-1],
    )
    pictures = Setting(
        READING, True, "Pictures in the text, with the extra `images`; i switches them while the reader runs."
    )
    theme = Setting[str | None](
        LOOKS,
        None,
        "The theme; without it, the one chosen with T, else one as light or dark as the terminal.",
        form="theme",
        example="nightdesk",
    )
    theme_light = Setting(LOOKS, "broadsheet", "The theme on a light terminal.", form="theme")
    theme_dark = Setting(LOOKS, "nightdesk", "The theme on a dark terminal.", form="theme")
    bidi = Setting(
        LOOKS,
        "auto",
        "Who puts right-to-left scripts in order: the reader, the terminal, or (auto) the reader unless the "
        "terminal is known to do it in any case.",
        choices=("auto", "reader", "terminal"),
        at_start=True,
    )
    ascii = Setting(ACCESS, False, "Borders, signs and icons drawn in ASCII; § and … stay.")
    speaker_letters = Setting(
        ACCESS,
        "auto",
        "A letter for each speaker, in the margin and the ledger; auto: without colours, with the terminal's "
        "own sixteen, and in ASCII.",
        choices=("auto", "always", "never"),
    )
    reduced_motion = Setting(ACCESS, False, "Nothing moves by itself: no blinking cursor, no gliding.")
    linear = Setting(ACCESS, False, "Plain lines instead of a screen, for screen readers.", at_start=True)
    offline = Setting(NETWORK, False, "Never touch the network.")
    user_agent = Setting[str | None](
        NETWORK,
        None,
        "What servers are told about the reader; without it, Quoth and its version.",
        form="user agent",
        example="Quoth (me@example.org)",
        at_start=True,
    )
    proxy = Setting[str | None](
        NETWORK,
        None,
        "The proxy to use, in place of the one in the environment.",
        form="proxy",
        example="http://localhost:3128",
    )
    search_url = Setting(
        NETWORK,
        "https://duckduckgo.com/?q={query}",
        "Where to search for a source that is not linked; {query} stands for its name.",
        form="search address",
    )
    refresh_minutes = Setting(FEEDS, 60, "Minutes to wait before a feed is fetched again.", least=5)
    refresh_while_open = Setting(FEEDS, True, "Fetch feeds when they are due while the reader is open.")
    full_text = Setting(
        FEEDS,
        "off",
        "Fetch the pages of new stories with their feeds: of all (on), or of those that are short (auto).",
        choices=("on", "auto", "off"),
    )
    evidence_pages = Setting(EVIDENCE, 200, "Pages that one run may fetch when evidence is saved.", least=1)
    evidence_megabytes = Setting(EVIDENCE, 200, "Megabytes that these pages may add up to.", least=1)
    bookmark_evidence = Setting(EVIDENCE, True, "Save the evidence of a story when it is bookmarked.")

    keep_pages_days = Setting(
        KEEPING, 0, "Days until `quoth gc` drops a raw page whose article is made; 0 keeps all.", least=0
    )
    keep_pages_megabytes = Setting(
        KEEPING, 0, "Megabytes of raw pages beyond which `quoth gc` drops the oldest; 0 keeps all.", least=0
    )
    keep_articles_days = Setting(
        KEEPING,
        0,
        "Days until `quoth gc` drops page and article of a story that is read, not bookmarked; 0 keeps all.",
        least=0,
    )

    browser = Setting[tuple[str, ...]](
        AWAY,
        (),
        "Commands that open an address, tried in order; {url} stands for it. Without any, the system's.",
        form="browsers",
    )
    copy_command = Setting[tuple[str, ...]](
        AWAY,
        (),
        "A command that is given what is copied, besides the terminal's clipboard.",
        form="command",
    )
    pager = Setting[tuple[str, ...]](
        AWAY, (), "The command that $ shows an article with; else $PAGER, else less.", form="command"
    )
    editor = Setting[tuple[str, ...]](
        AWAY, (), "The command that ^e edits with; else $VISUAL, else $EDITOR, else vi.", form="command"
    )

    speech_command = Setting[tuple[str, ...]](
        AWAY,
        (),
        "The command that reads aloud a sentence given on its standard input.",
        form="command",
    )

    notify_command = Setting[tuple[str, ...]](
        AWAY,
        (),
        "The command that rules with `notify` announce stories by; it may use {title} {site} {url} {rule}.",
        form="command",
    )

    def __init__(
        self,
        *,
        sites: tuple[SiteRule, ...] = (),
        commands: Mapping[str, tuple[NamedCommand, ...]] | None = None,
        sites_file: Path | None = None,
        mistakes: tuple[str, ...] = (),
        origins: dict[str, str] | None = None,
        **given: object,
    ) -> None:
        super().__init__(**given)
        self.sites = sites
        self.commands = commands or {}
        self.sites_file = sites_file
        self.mistakes = mistakes
        self.origins = origins or {}

    def origin(self, name: str) -> str:
        """Where the value of a setting is from: "default", "config.toml", "environment" or "flag"."""
        return self.origins.get(name, "default")

    def with_(self, origin: str, **given: object) -> Settings:
        """These settings with others in place of some, which are from `origin`."""
        origins = self.origins | dict.fromkeys(given, origin)
        return self._but(origins=origins, **self.given | given)

    def change(self, name: str, value: object, origin: str) -> None:
        """Give a setting another value, from `origin`; None gives it its default."""
        self.given.pop(name, None)
        self.origins.pop(name, None)
        if value is not None:
            self.given[name], self.origins[name] = value, origin

    def with_sites(self, sites: tuple[SiteRule, ...], file: Path | None = None) -> Settings:
        """These settings with the user's own rules for sites, and the file that they are in."""
        return self._but(sites=sites, sites_file=file, **self.given)

    def with_commands(self, commands: Mapping[str, tuple[NamedCommand, ...]]) -> Settings:
        return self._but(commands=commands, **self.given)

    def with_mistakes(self, mistakes: tuple[str, ...]) -> Settings:
        return self._but(mistakes=(*self.mistakes, *mistakes), **self.given)

    def _but(self, **other: Any) -> Settings:
        """Settings of the values given, with what else these have."""
        return Settings(**{name: getattr(self, name) for name in self.__slots__} | other)


def variable(name: str) -> str:
    """The environment variable that gives a setting."""
    return f"QUOTH_{name.upper()}"

"""The settings in plain lines: those of the reader, and what is set for one feed."""

from __future__ import annotations

from functools import partial

from reader.cli.linear.lines import sentence
from reader.cli.linear.part import Part
from reader.model import ReaderError

_BACK = "-"
"""Said in place of a value, it takes a setting back."""
_FEED = "Say feed and the number of a feed, as lists lists them; then a setting and its value to change it."


class Settings(Part):
    """Shows and changes them; each change can be taken back."""

    def do_settings(self, word: str) -> None:
        """Name, value, and where it is from, a setting a line; a number says what it does."""
        from reader.config.template import explained, shown
        from reader.text.clean import without_logins

        settings = self._talk.outside.settings
        rows = [row for name, row in settings.rows().items() if word.lower() in name]
        self._talk.offer(
            "Settings",
            rows,
            lambda row: sentence(
                f"{row.name}: {without_logins(shown(getattr(settings, row.name)))}", settings.origin(row.name)
            ),
            lambda number: self._talk.say(f"{rows[number].name}: {explained(settings, rows[number])}"),
        )

    def do_set(self, words: str) -> None:
        """Write a setting into config.toml, and have it hold."""
        from reader.config.checks import complaint, understood
        from reader.config.toml import read_toml

        name, _, typed = words.partition(" ")
        row = self._talk.outside.settings.rows().get(name)
        if row is None or not typed.strip():
            raise ReaderError("Say set, the name of a setting and its value; settings lists them.")
        value = None if typed.strip() == _BACK else understood(row, typed.strip())
        if value is not None and (mistake := complaint(row, value)):
            raise ReaderError(mistake)
        before = read_toml(self._talk.outside.paths.config).table.get(name)
        self._write(name, value)
        self._talk.undoable(f"Changed {name}", partial(self._write, name, before))
        since = " It holds from the next start." if row.at_start else ""
        self._talk.say(f"Changed {name} in {self._talk.outside.paths.config.name}.{since}")

    def do_feed(self, words: str) -> None:
        """What is known of a feed, or one thing set for it."""
        first, _, rest = words.partition(" ")
        number, change = (first, rest) if first.isdecimal() else ("", words)
        feed = self._talk.lists.meant_feed(number, _FEED)
        subscriptions = self._talk.library.subscriptions
        if not change:
            from reader.ui.feeds.facts import rows_of

            for row in rows_of(feed, subscriptions.settings(feed), subscriptions.defaults):
                self._talk.say(f"{row.label}: {row.text}" + (f" ({row.key})" if row.key else ""))
            return
        from reader.library.feed_settings import key_of

        name, _, value = change.strip().partition(" ")
        key = key_of(name)
        if not value.strip():
            raise ReaderError(f"Say a value for {key}, or {_BACK} to remove it.")
        before = subscriptions.settings(feed)[key]
        changed = subscriptions.change(feed, key, value)
        label = f"Set for {feed.title}: {key}"
        self._talk.undoable(label, lambda: subscriptions.change(changed, key, before))
        self._talk.say(f"{label}.")

    def _write(self, name: str, value: object) -> None:
        from reader.config.setting_writing import change_setting

        settings, path = self._talk.outside.settings, self._talk.outside.paths.config
        if change_setting(settings, path, name, value) and name == "offline":
            self._talk.library.offline = settings.offline

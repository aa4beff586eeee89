"""Which pages are to be fetched with a feed that gives only the beginnings of its stories."""

from __future__ import annotations

from datetime import timedelta

from reader.library.parts import Parts
from reader.model import FullText
from reader.store import arriving, evidence, feed_care
from reader.text.summary import looks_cut

NEW = timedelta(days=3)
"""How long a story counts as new: what the budget of one refresh left out, the next ones take."""


def wanting(parts: Parts) -> list[int]:
    """The new unread stories whose pages the user wants, newest first; none while offline.

    Those are left out whose page is stored, or failed before.
    """
    if parts.network.offline:
        return []
    common = FullText(parts.settings.full_text)
    modes = {feed: mode or common for feed, mode in feed_care.full_texts(parts.store).items()}
    feeds = [feed for feed, mode in modes.items() if mode is not FullText.OFF]
    new = feed_care.new_texts(parts.store, feeds, parts.now() - NEW)
    ids = [story for story, feed, words in new if modes[feed] is FullText.ON or looks_cut(words)]
    by_rules = evidence.wanting(parts.store, arriving.wanted(parts.store), sources=False, again=False)
    arriving.keep_wanted(parts.store, by_rules)
    return list(dict.fromkeys([*evidence.wanting(parts.store, ids, sources=False, again=False), *by_rules]))

"""What became of a page that is evidence, in words."""

from __future__ import annotations

from datetime import datetime

from reader.model import Exhibit, Taken
from reader.ui.dates import day_within


def outcome(exhibit: Exhibit, now: datetime) -> str:
    """As "kept 23 Nov, 18 kB", "failed 23 Nov", "not yet", "skipped"."""
    if exhibit.copied is not None:
        return f"kept {_day(exhibit.copied, now)}, {readable_size(exhibit.size)}"
    if exhibit.taken is Taken.FAILED:
        return f"failed {_day(exhibit.tried, now)}"
    return "skipped" if exhibit.taken is Taken.SKIPPED else "not yet"


def readable_size(size: int) -> str:
    """Bytes as "312 B", "18 kB" or "1.4 MB"."""
    if size < 1_000:
        return f"{size} B"
    return f"{size / 1_000:.0f} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"


def _day(moment: datetime, now: datetime) -> str:
    return day_within(moment.astimezone(now.tzinfo), f"{now.year:04}")

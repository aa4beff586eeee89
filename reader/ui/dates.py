"""Dates as lists and cards show them: short, and read at a glance."""

from __future__ import annotations

from datetime import date, datetime, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def short_date(when: datetime, now: datetime) -> str:
    """How long ago, in at most six characters: "now", "5 min", "2 h", "Mon", "23 Nov", "2019".

    Both must be aware; the day is the one of `now`'s time zone. A date to come is written as a day.
    """
    age = now - when
    local = when.astimezone(now.tzinfo)
    if timedelta(0) <= age < timedelta(minutes=1):
        return "now"
    if timedelta(0) <= age < timedelta(hours=1):
        return f"{int(age.total_seconds() // 60)} min"
    if timedelta(0) <= age < timedelta(hours=12) or (age >= timedelta(0) and local.date() == now.date()):
        return f"{int(age.total_seconds() // 3600)} h"
    if timedelta(0) <= age and (now.date() - local.date()).days < 7:
        return DAYS[local.weekday()]
    if abs(age) < timedelta(days=320):
        return f"{local.day} {MONTHS[local.month - 1]}"
    return str(local.year)


def day_within(day: date, year: str) -> str:
    """A day as "23 Nov", with its year unless that is `year`."""
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return short if f"{day.year:04}" == year else f"{short} {day.year}"


def day_of(moment: datetime) -> str:
    """A day of the user's own calendar, as "19 Nov 2026"."""
    local = moment.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def moment_of(moment: datetime) -> str:
    """A moment of the user's own calendar to the minute, as "19 Nov 2026, 07:40"."""
    return f"{day_of(moment)}, {moment.astimezone():%H:%M}"

"""Times of sessions and days left, in words: "Tue 24 Nov, 19:00–21:00", "in 3 days".

Aware times of any zone are told as Singapore's.
"""

from datetime import date, datetime

from planner.domain.moments import MINUTE, in_singapore
from planner.domain.time_words import WEEKDAYS, day_words, range_words


def time_words(start: datetime, end: datetime, today: date) -> str:
    """Write when a session takes place, with its year if that is not this one.

    "Tue 24 Nov, 19:00–21:00", "Tue 5 Jan 2027, 22:00–24:00", "Fri 27 Nov, 23:30 – Sat 01:30".
    """
    start, end = in_singapore(start), in_singapore(end)
    day = day_words_from(start.date(), today)
    if (end - MINUTE).date() == start.date():
        return f"{day}, {range_words(start, end)}"
    return f"{day}, {start:%H:%M} – {WEEKDAYS[end.weekday()]} {end:%H:%M}"


def day_words_from(day: date, before: date) -> str:
    """Write a day with its year if that is not the one of the day before it in a list."""
    words = day_words(day)
    return words if day.year == before.year else f"{words} {day.year}"


def days_left_words(day: date, today: date) -> str:
    """Say how far off a day is: "today", "tomorrow", "in 3 days", "2 days ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"

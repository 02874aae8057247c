"""Busy time: what a calendar from elsewhere takes of a person's time, and how much may be read.

Times are aware and in Singapore, to the minute; intervals are half-open. Sizes are in bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from planner.domain.holidays import DAY
from planner.domain.moments import MINUTE, day_in_singapore, midnight
from planner.domain.typed_text import clean_text

LARGEST_FILE = 1_000_000
MOST_CALENDARS = 20  # of an owner, removed ones not counted
MOST_EVENTS = 5_000  # in a file, and again as dates within the window
LONGEST_NAME = 120
LONGEST_TEXT = 300
NAMELESS = "Imported calendar"
DAYS_BACK = timedelta(days=30)
WINDOW = timedelta(days=400)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BusyTime:
    """Hold one date of an event from elsewhere; ``is_busy`` is False where it takes no time."""

    title: str
    place_text: str
    start: datetime
    end: datetime
    is_all_day: bool = False
    is_busy: bool = True


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """Hold a calendar as it was read: its dates by start, and what the reader should know.

    ``uid_digest`` is that of the events' UIDs, "" if none has one; ``notes`` are sentences.
    """

    name: str
    uid_digest: str
    events: tuple[BusyTime, ...]
    notes: tuple[str, ...] = ()


class BusyLike(Protocol):
    """Ask of busy time when it is and whether it counts; a row fits."""

    @property
    def start(self) -> datetime:
        """Give when it begins."""
        ...

    @property
    def end(self) -> datetime:
        """Give when it is over."""
        ...

    @property
    def is_all_day(self) -> bool:
        """Tell whether it is given as whole days."""
        ...

    @property
    def is_busy(self) -> bool:
        """Tell whether it takes time."""
        ...


@dataclass(frozen=True, slots=True)
class WeekRun:
    """Hold weeks on end that look alike: their first and last Monday, and what is in each."""

    first: date
    last: date
    events: int
    minutes: int

    @property
    def weeks(self) -> int:
        """Count the weeks."""
        return (self.last - self.first) // WEEK + 1


def calendar_name(own: str, file_name: str) -> str:
    """Name a calendar by what it calls itself, else by its file's name, else plainly."""
    named = clean_text(own, longest=LONGEST_NAME)
    if named:
        return named
    stem = file_name.replace("\\", "/").rpartition("/")[2].removesuffix(".ics")
    return clean_text(stem.replace("_", " "), longest=LONGEST_NAME) or NAMELESS


def window(today: date) -> tuple[datetime, datetime]:
    """Give the 400 days within which events are read: from 30 days back on."""
    first = midnight(today) - DAYS_BACK
    return first, first + WINDOW


def week_runs(events: Iterable[BusyLike]) -> tuple[WeekRun, ...]:
    """Count events and busy minutes by week, Monday first; weeks that look alike are one run.

    An event counts in the week it begins in. Weeks without any are left out.
    """
    sums: dict[date, tuple[int, int]] = {}
    for event in events:
        day = day_in_singapore(event.start)
        monday = day - day.weekday() * DAY
        count, minutes = sums.get(monday, (0, 0))
        sums[monday] = (count + 1, minutes + busy_minutes(event))
    runs: list[WeekRun] = []
    for monday, (count, minutes) in sorted(sums.items()):
        before = runs[-1] if runs else None
        is_like = before is not None and (before.events, before.minutes) == (count, minutes)
        if before is not None and is_like and before.last + WEEK == monday:
            runs[-1] = WeekRun(before.first, monday, count, minutes)
        else:
            runs.append(WeekRun(monday, monday, count, minutes))
    return tuple(runs)


def busy_minutes(event: BusyLike) -> int:
    """Count the minutes of the day that an event takes; a whole day is no stretch of minutes."""
    if event.is_all_day or not event.is_busy:
        return 0
    return (event.end - event.start) // MINUTE

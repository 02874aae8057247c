"""What a revision session is: a task, a time, a place, and each date on which it happens.

A session that repeats is a series; one that does not is a series of one. Each date of it is an
occurrence, told from the others by the day on which the pattern puts it. Times are aware.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from planner.domain.errors import InvalidValue
from planner.domain.moments import MINUTE, day_in_singapore
from planner.domain.time_words import day_words, length_words

MOST_OCCURRENCES = 200  # of one series
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=12)
CLOCK_FROM = timedelta(hours=1)  # before its start
CANCELLED_KEPT = timedelta(days=30)  # how long calendars are told of what was called off


class OccurrenceStatus(StrEnum):
    """Say what became of an occurrence."""

    PLANNED = "planned"
    DONE = "done"
    PARTLY = "partly"
    MISSED = "missed"
    CANCELLED = "cancelled"


LOGGED = frozenset({OccurrenceStatus.DONE, OccurrenceStatus.PARTLY, OccurrenceStatus.MISSED})
TAKES_NO_TIME = frozenset({OccurrenceStatus.CANCELLED, OccurrenceStatus.MISSED})
STATUS_WORDS = {
    OccurrenceStatus.PLANNED: "Planned",
    OccurrenceStatus.DONE: "Done",
    OccurrenceStatus.PARTLY: "Partly done",
    OccurrenceStatus.MISSED: "Missed",
    OccurrenceStatus.CANCELLED: "Skipped",  # calendars alone are told CANCELLED
}


class Skips(StrEnum):
    """Say which public holidays a series leaves out."""

    NONE = "none"
    HOLIDAYS = "holidays"
    CLOSED = "closed"


class Scope(StrEnum):
    """Say how many dates of a series a change concerns."""

    THIS = "this"
    LATER = "later"
    ALL = "all"


class OccurrenceLike(Protocol):
    """Ask of an occurrence what lists, sums and calendars need; a row fits.

    ``original_start`` is where the pattern puts it; ``start`` and ``end`` where it takes place.
    """

    original_start: datetime
    start: datetime
    end: datetime
    place_id: int | None
    place_text: str
    status: OccurrenceStatus
    minutes_spent: int | None


class Dated(Protocol):
    """Ask of an occurrence where the pattern puts it; a row fits."""

    original_start: datetime


D = TypeVar("D", bound=OccurrenceLike)


def day_of(occurrence: Dated) -> date:
    """Give the day in Singapore on which the pattern puts a date, by which pages name it."""
    return day_in_singapore(occurrence.original_start)


def next_date(occurrences: Iterable[D], now: datetime) -> D:
    """Give the next date that is planned, else the next one at all, else the last that was.

    There is one at least.
    """
    dates = sorted(occurrences, key=lambda each: each.start)
    coming = [each for each in dates if each.end > now]
    planned = [each for each in coming if is_coming(each, now)]
    return (planned or coming or dates[-1:])[0]


def may_start_clock(occurrence: OccurrenceLike, now: datetime) -> bool:
    """Tell whether its clock may be started: from an hour before until the end, while planned."""
    return is_coming(occurrence, now) and occurrence.start - CLOCK_FROM <= now


def is_coming(occurrence: OccurrenceLike, now: datetime) -> bool:
    """Tell whether it is still planned and not over."""
    return occurrence.status is OccurrenceStatus.PLANNED and occurrence.end > now


def is_running(occurrence: OccurrenceLike, now: datetime) -> bool:
    """Tell whether it is planned for right now."""
    return is_coming(occurrence, now) and occurrence.start <= now


def is_unlogged(occurrence: OccurrenceLike, now: datetime) -> bool:
    """Tell whether its time is over and nobody has said what became of it."""
    return occurrence.status is OccurrenceStatus.PLANNED and occurrence.end <= now


def takes_time(status: OccurrenceStatus) -> bool:
    """Tell whether its time is, or was, taken: not where it is called off or missed."""
    return status not in TAKES_NO_TIME


def minutes_of(occurrence: OccurrenceLike) -> int:
    """Count the minutes it is planned for."""
    return (occurrence.end - occurrence.start) // MINUTE


def check_length(start: datetime, end: datetime) -> None:
    """Raise InvalidValue, for the field of the end, unless it lasts from SHORTEST to LONGEST."""
    length = end - start
    if SHORTEST <= length <= LONGEST:
        return
    bounds = f"a session lasts from {length_words(SHORTEST)} to {length_words(LONGEST)}."
    if length <= timedelta():
        raise InvalidValue("to", f"To: that is not after the start; {bounds}")
    until = f"until {day_words(end.date())} {end:%H:%M} " if end.date() > start.date() else ""
    raise InvalidValue("to", f"To: {until}that is {length_words(length)}; {bounds}")

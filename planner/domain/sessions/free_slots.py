"""The next time that is free for a session of a given length.

Starts are on the quarter of an hour. Daytime is 08:00 to 22:00.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import chain

from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import SINGAPORE_ZONE, midnight
from planner.domain.places.opening_hours import State, judge
from planner.domain.places.place import Place
from planner.domain.sessions.clashes import Engagement, TravelMinutes, around, is_free

QUARTER = timedelta(minutes=15)
DAY_BEGINS, DAY_ENDS = time(8), time(22)
Slot = tuple[datetime, datetime]


def next_free_slot(  # noqa: PLR0913, PLR0917 - how long and where, beside what, and from when on
    minutes: int,
    place: Place | None,
    others: Sequence[Engagement],
    holidays: HolidayCalendar,
    travel: TravelMinutes,
    now: datetime,
    days: int = 14,
) -> Slot | None:
    """Find the first slot from now on that clashes with nothing, today or within so many days.

    It lies in the daytime and in the hours of the place, if there is one; in those hours alone,
    by night too, where no daytime slot is free.
    """
    location = None if place is None else place.location
    length = timedelta(minutes=minutes)
    candidates = _daytime(now, length, days)
    if place is not None:
        candidates = chain(candidates, _any_time(now, length, days))
    for window, slots in candidates:
        near = around(*window, others)
        for start, end in slots:
            is_open = place is None or judge(place, start, end, holidays).state is State.OPEN
            if is_open and is_free(start, end, location, near, travel):
                return start, end
    return None


def _daytime(now: datetime, length: timedelta, days: int) -> Iterator[tuple[Slot, Iterator[Slot]]]:
    for day in _days(now, days):
        begins, ends = (datetime.combine(day, at, day.tzinfo) for at in (DAY_BEGINS, DAY_ENDS))
        yield (begins, ends), _slots(max(begins, now), ends - length, length)


def _any_time(now: datetime, length: timedelta, days: int) -> Iterator[tuple[Slot, Iterator[Slot]]]:
    for day in _days(now, days):
        window = day, day + DAY + length
        yield window, _slots(max(day, now), day + DAY - QUARTER, length)


def _days(now: datetime, count: int) -> Iterator[datetime]:
    first = midnight(now.astimezone(SINGAPORE_ZONE).date())
    return (first + number * DAY for number in range(count))


def _slots(first: datetime, last: datetime, length: timedelta) -> Iterator[Slot]:
    """List the slots that begin on a quarter from ``first`` to ``last``."""
    day = midnight(first.astimezone(SINGAPORE_ZONE).date())
    start = day - (day - first) // QUARTER * QUARTER
    while start <= last:
        yield start, start + length
        start += QUARTER

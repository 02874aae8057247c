"""The agenda: what stands on which day, in which order, what overlaps, what is now and next.

Times are aware and Singapore's, stretches half-open; days are both ends included. A stretch that
crosses midnight stands on the day it begins; what fills whole days stands on each of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from operator import attrgetter
from typing import Generic, TypeVar

from planner.domain.moments import day_in_singapore, midnight
from planner.domain.sessions.session import OccurrenceLike, is_coming

T = TypeVar("T")
Dated = TypeVar("Dated", bound=OccurrenceLike)

DAY = timedelta(days=1)


class EntryKind(IntEnum):
    """Say what an entry is, in the order of a day: whole days first, what is only due last."""

    FIXED_DAY = 0
    WHOLE_DAY = 1
    TIMED = 2
    DUE = 3


@dataclass(slots=True, eq=False)  # not frozen: a plan has a thousand, and that takes thrice as long
class Entry(Generic[T]):
    """Hold one thing of the agenda; ``takes_time`` unless one can do something else meanwhile."""

    kind: EntryKind
    start: datetime
    end: datetime
    what: T
    takes_time: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold some days, the first and the last of them included."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """Give the midnight it begins with."""
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        """Give the midnight it ends with."""
        return midnight(self.last + DAY)

    def days(self) -> tuple[date, ...]:
        """List its days."""
        return tuple(self.first + n * DAY for n in range((self.last - self.first).days + 1))


def week_of(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - day.weekday() * DAY


def weeks_from(day: date, weeks: int) -> Stretch:
    """Give so many times seven days from a day on."""
    return Stretch(day, day + (7 * weeks - 1) * DAY)


def whole_week(day: date) -> Stretch:
    """Give the week of a day, Monday to Sunday."""
    return weeks_from(week_of(day), 1)


def by_day(entries: Iterable[Entry[T]], stretch: Stretch) -> dict[date, tuple[Entry[T], ...]]:
    """Put entries on the days of a stretch, each day's in order; a day without any is left out.

    What began before the stretch and still runs stands on its first day.
    """
    days: dict[date, list[Entry[T]]] = {day: [] for day in stretch.days()}
    for entry in entries:
        for day in _days_of(entry, stretch):
            days[day].append(entry)
    return {day: tuple(sorted(found, key=_place)) for day, found in days.items() if found}


def overlaps(entries: Iterable[Entry[T]]) -> Mapping[Entry[T], tuple[Entry[T], ...]]:
    """Name for each entry that takes time the others that do so at the same time, by start."""
    found: dict[Entry[T], list[Entry[T]]] = {}
    running: list[Entry[T]] = []
    taking = (entry for entry in entries if entry.takes_time)
    for entry in sorted(taking, key=attrgetter("start")):
        start = entry.start
        running = [other for other in running if other.end > start]
        for other in running:
            found.setdefault(entry, []).append(other)
            found.setdefault(other, []).append(entry)
        running.append(entry)
    return {entry: tuple(others) for entry, others in found.items()}


def now_and_next(occurrences: Sequence[Dated], now: datetime) -> tuple[Dated | None, Dated | None]:
    """Give what is planned for right now, begun last, and what comes next."""
    planned = [each for each in occurrences if is_coming(each, now)]
    running = [each for each in planned if each.start <= now]
    coming = [each for each in planned if each.start > now]
    return (
        max(running, key=attrgetter("start"), default=None),
        min(coming, key=attrgetter("start"), default=None),
    )


def on_top(
    occurrences: Sequence[Dated], following: Dated | None, now: datetime
) -> tuple[Dated, ...]:
    """Give what is on, and what comes next: soon after it, or whenever that is.

    ``following`` is what comes next where ``occurrences`` hold nothing to come.
    """
    running, coming = now_and_next(occurrences, now)
    if running is None:
        coming = coming or following
    elif coming and day_in_singapore(coming.start) != day_in_singapore(now):
        coming = None
    return tuple(each for each in (running, coming) if each)


def _days_of(entry: Entry[T], stretch: Stretch) -> tuple[date, ...]:
    """List the days of the stretch on which an entry stands."""
    first = entry.start.date()
    if entry.kind is EntryKind.TIMED and stretch.first <= first <= stretch.last:
        return (first,)  # nearly all of them
    last = (entry.end - timedelta.resolution).date()
    if entry.kind is EntryKind.TIMED:
        day = stretch.first if first < stretch.first <= last else first
        return (day,) if stretch.first <= day <= stretch.last else ()
    from_, to = max(first, stretch.first), min(last, stretch.last)
    return Stretch(from_, to).days() if from_ <= to else ()


def _place(entry: Entry[T]) -> tuple[EntryKind, datetime, datetime]:
    return entry.kind, entry.start, entry.end

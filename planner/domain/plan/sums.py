"""How many minutes were planned and done, week by week and checklist by checklist.

A week is named by its Monday. What was called off counts nowhere. Minutes done are those stated;
of what is done without a word of minutes those planned, of what is done in part none.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from planner.domain.moments import MINUTE, day_in_singapore
from planner.domain.plan.agenda import week_of
from planner.domain.sessions.session import LOGGED, OccurrenceStatus
from planner.domain.time_words import minutes_words

K = TypeVar("K")


class PlannedLike(Protocol):
    """Ask of an occurrence what a sum needs; a row fits, whole or in part."""

    @property
    def start(self) -> datetime:
        """Give when it begins."""
        ...

    @property
    def end(self) -> datetime:
        """Give when it ends."""
        ...

    @property
    def status(self) -> OccurrenceStatus:
        """Tell what became of it."""
        ...

    @property
    def minutes_spent(self) -> int | None:
        """Count the minutes that its owner stated, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Spent:
    """Hold minutes planned and minutes done."""

    planned: int = 0
    done: int = 0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.planned + other.planned, self.done + other.done)


NOTHING = Spent()


@dataclass(frozen=True)
class Sums(Generic[K]):
    """Hold the minutes of each week and each key, such as a checklist."""

    each: Mapping[tuple[date, K], Spent]

    def ranked(self) -> tuple[K, ...]:
        """List the keys that anything was planned for, most minutes first."""
        minutes: defaultdict[K, int] = defaultdict(int)
        for (_, key), spent in self.each.items():
            minutes[key] += max(spent.planned, spent.done)
        return tuple(sorted(minutes, key=lambda key: -minutes[key]))

    def of(self, week: date, key: K) -> Spent:
        """Give the minutes of a week for one key."""
        return self.each.get((week, key), NOTHING)

    def only(self, keep: Callable[[K], bool]) -> "Sums[K]":
        """Leave out the keys that are not to be kept."""
        return Sums({each: spent for each, spent in self.each.items() if keep(each[1])})

    def week(self, week: date) -> Spent:
        """Give the minutes of a week."""
        return sum((spent for (each, _), spent in self.each.items() if each == week), NOTHING)


def spent_on(occurrence: PlannedLike) -> Spent:
    """Count the minutes of one occurrence."""
    if occurrence.status is OccurrenceStatus.CANCELLED:
        return NOTHING
    planned = (occurrence.end - occurrence.start) // MINUTE
    if occurrence.status not in LOGGED:
        return Spent(planned, 0)
    is_done = occurrence.status is OccurrenceStatus.DONE
    stated = occurrence.minutes_spent
    return Spent(planned, (planned if is_done else 0) if stated is None else stated)


def minutes_by_week(occurrences: Iterable[tuple[K, PlannedLike]]) -> Sums[K]:
    """Add up occurrences, each told with its key."""
    sums: defaultdict[tuple[date, K], Spent] = defaultdict(Spent)
    for key, occurrence in occurrences:
        spent = spent_on(occurrence)
        if spent != NOTHING:
            sums[week_of(day_in_singapore(occurrence.start)), key] += spent
    return Sums(dict(sums))


def spent_words(spent: Spent) -> str:
    """Write a week's minutes: "6 h planned, 2 h 15 min done"."""
    return f"{minutes_words(spent.planned)} planned, {minutes_words(spent.done)} done"

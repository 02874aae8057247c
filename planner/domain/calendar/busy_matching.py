"""A calendar from elsewhere beside what is there: the same one again, and what it clashes with."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Protocol, TypeVar

from planner.domain.calendar.busy import NAMELESS
from planner.domain.holidays import DAY
from planner.domain.moments import MINUTE, day_in_singapore
from planner.domain.sessions.clashes import Clash, Engagement, clashes
from planner.domain.travel.geo import LatLon


class CalendarLike(Protocol):
    """Ask of an imported calendar by what it is known again; a row fits."""

    @property
    def name(self) -> str:
        """Give the name that it was saved under."""
        ...

    @property
    def own_name(self) -> str:
        """Give the name that it came with."""
        ...

    @property
    def uid_digest(self) -> str:
        """Give the fingerprint of its events' UIDs, "" for none."""
        ...


class Reading(CalendarLike, Protocol):
    """Ask of an imported calendar also when it was read."""

    @property
    def read_at(self) -> datetime:
        """Give when it was read."""
        ...


C = TypeVar("C", bound=CalendarLike)


def reading_mark(calendar: Reading) -> str:
    """Name one reading of a calendar, so that a form about it cannot be taken for another's."""
    read_at = calendar.read_at.astimezone(UTC)  # to the microsecond
    said = (calendar.own_name, calendar.uid_digest, read_at.isoformat())
    return hashlib.sha256(repr(said).encode()).hexdigest()[:20]


def same_calendar(own_name: str, uid_digest: str, saved: Sequence[C]) -> C | None:
    """Find the calendar that this is a newer reading of.

    It is known by its events, else by the name that it comes with, else by the one chosen for it.
    """
    for calendar in saved:
        if uid_digest and calendar.uid_digest == uid_digest:
            return calendar
    if own_name == NAMELESS:
        return None
    wanted = own_name.casefold()
    by_own = [each for each in saved if each.own_name.casefold() == wanted]
    by_chosen = [each for each in saved if each.name.casefold() == wanted]
    return next(iter((*by_own, *by_chosen)), None)


def session_clashes(
    sessions: Sequence[Engagement], events: Sequence[Engagement]
) -> tuple[tuple[Engagement, tuple[Clash, ...]], ...]:
    """Give each session that overlaps an imported event, with what it overlaps.

    Where imported events take place is a text, so nothing is said of the way.
    """
    by_day: dict[date, list[Engagement]] = defaultdict(list)
    for event in events:
        for day in _days(event.start, event.end):
            by_day[day].append(event)
    found = []
    for session in sessions:
        near = {
            event.key: event
            for day in _days(session.start, session.end)
            for event in by_day.get(day, ())
        }
        clashing = clashes(session.start, session.end, session.location, [*near.values()], _no_way)
        if clashing:
            found.append((session, clashing))
    return tuple(found)


def _days(start: datetime, end: datetime) -> Iterator[date]:
    """List the days of Singapore that a stretch of time touches."""
    day, last = day_in_singapore(start), day_in_singapore(end - MINUTE)
    while day <= last:
        yield day
        day += DAY


def _no_way(_one: LatLon, _other: LatLon) -> int:
    return 0

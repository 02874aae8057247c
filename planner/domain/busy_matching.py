"""A calendar from elsewhere beside what is there: the same one again, and what it clashes with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from planner.domain.busy import DAY, MINUTE, NAMELESS
from planner.domain.clashes import Clash, Engagement, clashes
from planner.domain.geo import LatLon
from planner.domain.moments import in_singapore


class CalendarLike(Protocol):
    """Ask of an imported calendar by what it is known again; a row fits."""

    @property
    def name(self) -> str:
        """Give its name."""
        ...

    @property
    def uid_digest(self) -> str:
        """Give the fingerprint of its events' UIDs."""
        ...


C = TypeVar("C", bound=CalendarLike)


def same_calendar(name: str, uid_digest: str, saved: Sequence[C]) -> C | None:
    """Find the calendar that this is a newer reading of: by its events, else by its name."""
    for calendar in saved:
        if calendar.uid_digest == uid_digest:
            return calendar
    if name == NAMELESS:
        return None
    wanted = name.casefold()
    return next((each for each in saved if each.name.casefold() == wanted), None)


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
    day, last = in_singapore(start).date(), in_singapore(end - MINUTE).date()
    while day <= last:
        yield day
        day += DAY


def _no_way(_one: LatLon, _other: LatLon) -> int:
    return 0

"""The coming days of a place, for the strip and the table: the judge's own service days.

An opening stands under the day on which it began, so a span may end on the next day.
"""

from dataclasses import dataclass
from datetime import date

from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.places.opening_hours import State
from planner.domain.places.place import KeepsHours
from planner.domain.places.service_days import ServiceDay, hours_key, service_days
from planner.domain.places.weekly_hours import Span


@dataclass(frozen=True, slots=True)
class DayHours:
    """Hold a day's certain openings; ``holiday`` names its holiday or eve, if any.

    ``note`` says what the spans do not: a closure, an early closing, or what is not known.
    """

    date: date
    holiday: str
    spans: tuple[Span, ...]
    state: State
    note: str


def coming_days(
    place: KeepsHours, first: date, holidays: HolidayCalendar, days: int = 7
) -> tuple[DayHours, ...]:
    """List the openings of the days from ``first`` on."""
    hours = service_days(hours_key(place), holidays)
    coming = [first + number * DAY for number in range(days)]
    return tuple(_day_hours(day, hours.on(day), holidays) for day in coming)


def _day_hours(day: date, hours: ServiceDay, holidays: HolidayCalendar) -> DayHours:
    certain = tuple(span for span in hours.spans if not span.doubt)
    doubts = dict.fromkeys(span.doubt for span in hours.spans if span.doubt)
    otherwise = State.UNKNOWN if doubts else State.CLOSED
    state = State.OPEN if certain else otherwise
    early = f"closes early: {hours.eve}" if hours.eve and certain else ""
    note = "; ".join(filter(None, [*doubts, early])) or ("" if certain else hours.why_closed)
    return DayHours(day, holidays.public.get(day) or hours.eve, certain, state, note)

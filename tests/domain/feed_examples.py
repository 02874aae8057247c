"""Sessions as calendars are told of them: Chemistry at a library, Tuesdays at 19:00."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from planner.domain.calendar.feed_sessions import Telling
from planner.domain.moments import SINGAPORE_ZONE
from planner.domain.sessions.recurrence import starts
from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.travel.geo import LatLon

TUESDAY_18_30 = datetime(2026, 11, 24, 18, 30, tzinfo=SINGAPORE_ZONE)
TUESDAY_19_00 = datetime(2026, 11, 24, 19, 0, tzinfo=SINGAPORE_ZONE)
SUNDAY_10_00 = datetime(2026, 11, 22, 10, 0, tzinfo=SINGAPORE_ZONE)
FOUR_TUESDAYS = "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=4;WKST=MO"
WEEK = timedelta(days=7)


@dataclass
class Library:
    name: str = "Toa Payoh Public Library"
    address: str = "6 Toa Payoh Central, Singapore 319191"
    location: LatLon = field(default_factory=lambda: LatLon(1.3325, 103.8503))


LIBRARY = Library()


@dataclass
class Topic:
    title: str = "Chemistry"


@dataclass
class Dated:
    original_start: datetime
    start: datetime
    end: datetime
    status: OccurrenceStatus = OccurrenceStatus.PLANNED
    cancelled_at: datetime | None = None
    place_id: int | None = 1
    place_text: str = ""
    place: Library | None = field(default_factory=Library)


@dataclass
class Series:
    id: int = 7
    uid: str = "chemistry"
    starts_at: datetime = TUESDAY_19_00
    minutes: int = 120
    rrule: str = ""
    note: str = ""
    reminder_minutes: int | None = None
    sequence: int = 0
    created_at: datetime = SUNDAY_10_00
    updated_at: datetime = SUNDAY_10_00
    deleted_at: datetime | None = None
    place_id: int | None = 1
    place_text: str = ""
    place: Library | None = field(default_factory=Library)
    task: Topic = field(default_factory=Topic)
    occurrences: list[Dated] = field(default_factory=list)


def series(**changes: object) -> Series:
    """Make a session with a date for every start of its rule."""
    made = replace(Series(), **changes)  # type: ignore[arg-type]
    length = timedelta(minutes=made.minutes)
    site = {"place_id": made.place_id, "place_text": made.place_text, "place": made.place}
    for start in starts(made.starts_at, made.rrule):
        made.occurrences.append(Dated(start, start, start + length, **site))  # type: ignore[arg-type]
    return made


def called_off(one: Dated, at: datetime = TUESDAY_18_30) -> None:
    one.status, one.cancelled_at = OccurrenceStatus.CANCELLED, at


def url_of(session_id: int, on: date | None) -> str:
    return f"https://waypoint.example/sessions/{session_id}{f'?on={on}' if on else ''}"


TELLING = Telling(url_of, TUESDAY_18_30)

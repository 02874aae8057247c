"""What two parsers that are not ours make of a feed: when and where each event takes place."""

from collections import Counter
from datetime import UTC, datetime

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

from planner.domain.moments import SINGAPORE_ZONE

FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)

Happening = tuple[datetime, datetime, str]


def by_icalendar(body: bytes) -> Counter[Happening]:
    """Expand with recurring-ical-events, cancelled ones left out."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(body)).between(FIRST, LAST)
    return Counter(
        (each.start, each.end, str(each.get("LOCATION", "")))
        for each in found
        if each.get("STATUS") != "CANCELLED"
    )


def by_ical(body: bytes) -> Counter[Happening]:
    """Expand with ical, cancelled ones left out."""
    calendar = IcsCalendarStream.calendar_from_ics(body.decode())
    found = [*calendar.timeline_tz(SINGAPORE_ZONE)]
    return Counter(
        (_time(each.dtstart), _time(each.end), each.location or "")
        for each in found
        if each.status is not EventStatus.CANCELLED
    )


def _time(moment: object) -> datetime:
    assert isinstance(moment, datetime)
    assert moment.tzinfo is not None
    return moment


def lines(body: bytes) -> list[str]:
    """Give the lines of a feed, unfolded."""
    return body.decode().replace("\r\n ", "").split("\r\n")


def values(body: bytes, name: str) -> list[str]:
    """Give what stands behind a property's name and its parameters, line by line."""
    split = (line.partition(":") for line in lines(body))
    return [value for head, _, value in split if head.partition(";")[0] == name]

"""Events of an iCalendar file, turned into dates by icalendar and recurring-ical-events.

It runs in ``planner.adapters.calendar.worker``, which is ended when it takes too long or too much.
Events that do not repeat are read many at once; a series is worked out by itself, so that one that
cannot be read takes no other with it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import recurring_ical_events
import x_wr_timezone

from planner.adapters.calendar import notes as said
from planner.adapters.calendar.lines import EventLines, Outline, value_of
from planner.adapters.calendar.zones import (
    OPENING,
    PATIENCE,
    TooSlow,
    at_most,
    known_zone,
    learn_zones,
)
from planner.domain.calendar.busy import LONGEST_TEXT, MOST_EVENTS, BusyTime
from planner.domain.holidays import DAY
from planner.domain.moments import SINGAPORE_ZONE, in_singapore, midnight
from planner.domain.typed_text import clean_text

AT_ONCE = 250  # events parsed together: what they need of memory is let go again
UNREADABLE = "cannot be read, so it was left out: see its times."
BACKWARDS = "ends before it begins, so it was left out."
TOO_OFTEN = "repeats more often than once a day, so it was left out."
TOO_SLOW = "repeats in a way that takes too long to work out, so it was left out."
TOO_LONG = "holds more than one event can, so it was left out."


class TooManyDates(Exception):
    """Say that a calendar holds more dates than are kept."""


class Expansion:
    """Work out the dates of a file's events within a window."""

    def __init__(self, found: Outline, start: datetime, end: datetime) -> None:
        self.notes = said.Notes()
        self.dates: list[BusyTime] = []
        self._start, self._end = start, end
        self._noted: set[int] = set()
        learn_zones(found.zones)
        self._zone = known_zone(found.zone) if found.zone else None
        if found.zone and self._zone is None:
            self.notes.general.append(
                f"The calendar names “{said.shortened(found.zone)}” as its time zone, which is not "
                "known: times that name none of their own are taken as Singapore time."
            )
        if found.is_cut_off:
            self.notes.general.append(
                "A part of the file has no end: it may be cut off, so that events are missing."
            )

    def run(self, events: Sequence[EventLines]) -> None:
        """Work out every event; raises TooManyDates."""
        counts = Counter(event.uid for event in events)
        series: dict[str, list[EventLines]] = defaultdict(list)
        single: list[EventLines] = []
        for event in events:
            is_alone = counts[event.uid] == 1
            if self._is_left_out(event, is_alone=is_alone):
                continue
            if is_alone and not event.repeats:
                single.append(event)
            else:
                series[event.uid].append(event)
        for first in range(0, len(single), AT_ONCE):
            self._read_together(single[first : first + AT_ONCE])
        for group in series.values():
            self._read_series(group)

    def _is_left_out(self, event: EventLines, *, is_alone: bool) -> bool:
        if event.is_too_long:
            self.notes.problem(_title(event), TOO_LONG)
        elif event.is_sub_daily:
            self.notes.problem(_title(event), TOO_OFTEN)
        elif is_alone and event.is_outside(self._start.date(), self._end.date()):
            self.notes.counts[said.OUTSIDE] += 1
        else:
            return False
        return True

    def _read_together(self, events: list[EventLines]) -> None:
        """Parse events that do not repeat; where one cannot be, each of them by itself."""
        try:
            components = self._parsed(events)
        except Exception:  # noqa: BLE001 - the libraries raise whatever Python does, on purpose or not
            components = []
        if len(components) == len(events):
            for event, component in zip(events, components, strict=True):
                self._keep(event, component)
        elif len(events) == 1:
            self.notes.problem(_title(events[0]), UNREADABLE)
        else:
            for event in events:
                self._read_together([event])

    def _read_series(self, group: list[EventLines]) -> None:
        """Work out the dates of the events that share a UID."""
        first = group[0]
        try:
            with at_most(PATIENCE):
                query = recurring_ical_events.of(self._calendar(group))
                found = query.between(self._start, self._end)
        except TooSlow:
            self.notes.problem(_title(first), TOO_SLOW)
            return
        except Exception:  # noqa: BLE001 - as above
            self.notes.problem(_title(first), UNREADABLE)
            return
        if not found:
            self.notes.counts[said.OUTSIDE] += 1
        for component in found:
            self._keep(first, component)

    def _calendar(self, events: list[EventLines]) -> icalendar.Calendar:
        lines = [*OPENING]
        for event in events:
            lines += ["BEGIN:VEVENT", *event.lines, "END:VEVENT"]
        calendar = icalendar.Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))
        standard: icalendar.Calendar = x_wr_timezone.to_standard(calendar, timezone=self._zone)
        return standard

    def _parsed(self, events: list[EventLines]) -> list[icalendar.Event]:
        return self._calendar(events).events

    def _keep(self, event: EventLines, component: icalendar.Event) -> None:
        """Keep one date unless it is called off, has no length or lies outside the window."""
        try:
            taken = self._date(component)
        except Exception:  # noqa: BLE001 - as above
            self.notes.problem(_title(event), UNREADABLE)
            return
        if _word(component, "STATUS") == "CANCELLED":
            self.notes.counts[said.CANCELLED] += 1
        elif taken.end < taken.start:
            self.notes.problem(_title(event), BACKWARDS)
        elif taken.end == taken.start:
            self.notes.counts[said.NO_LENGTH] += 1
        elif taken.end <= self._start or taken.start >= self._end:
            self.notes.counts[said.OUTSIDE] += 1
        else:
            self._note_kind(event, taken)
            self.dates.append(self._within(taken))
            if len(self.dates) > MOST_EVENTS:
                raise TooManyDates

    def _within(self, taken: BusyTime) -> BusyTime:
        """Cut what reaches beyond the window."""
        start, end = max(taken.start, self._start), min(taken.end, self._end)
        return replace(taken, start=start, end=end)

    def _date(self, component: icalendar.Event) -> BusyTime:
        start, end = component.start, component.end
        is_all_day = not isinstance(start, datetime)
        begins, ends = _moment(start), _moment(end)
        if is_all_day and ends == begins:
            ends = begins + DAY
        return BusyTime(
            title=_text(component, "SUMMARY"),
            place_text=_text(component, "LOCATION"),
            start=begins,
            end=ends,
            is_all_day=is_all_day,
            is_busy=_is_busy(component, is_all_day=is_all_day),
        )

    def _note_kind(self, event: EventLines, taken: BusyTime) -> None:
        """Count once an event what is assumed of it: its zone, and that a whole day is free."""
        if event.number in self._noted:
            return
        self._noted.add(event.number)
        zone = event.start_zone
        if zone and known_zone(zone) is None:
            self.notes.unknown_zones[zone] += 1
        elif zone == "" and self._zone is None:
            self.notes.counts[said.FLOATING] += 1
        if taken.is_all_day and not taken.is_busy:
            self.notes.counts[said.FREE_DAYS] += 1


def _moment(value: date) -> datetime:
    """Give the time in Singapore; a day begins at its midnight there, a time without zone is there.

    ``value`` is what icalendar gives: a date or a datetime. Raises OverflowError for a time that
    cannot be written as UTC.
    """
    at = value if isinstance(value, datetime) else midnight(value)
    aware = at if at.tzinfo else at.replace(tzinfo=SINGAPORE_ZONE)
    return in_singapore(aware.astimezone(UTC))


def _is_busy(component: icalendar.Event, *, is_all_day: bool) -> bool:
    """Tell whether it takes time; whole days do so only where the file says it."""
    shown = _word(component, "TRANSP")
    outlook = _word(component, "X-MICROSOFT-CDO-BUSYSTATUS")
    if shown == "TRANSPARENT" or outlook == "FREE":
        return False
    return not is_all_day or shown == "OPAQUE" or outlook in {"BUSY", "OOF", "TENTATIVE"}


def _word(component: icalendar.Event, name: str) -> str:
    return _text(component, name).upper()


def _text(component: icalendar.Event, name: str) -> str:
    """Give a text of an event, the first where it has several."""
    value = component.get(name, "")
    first = value[0] if isinstance(value, list) and value else value
    return clean_text(str(first), longest=LONGEST_TEXT)


def _title(event: EventLines) -> str:
    """Give the title as it stands in the file, for sentences about what could not be read."""
    return value_of(event.first.get("SUMMARY", "")).replace("\\", "")

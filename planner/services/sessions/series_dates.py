"""What an edit of several dates comes to, worked out before anything is written.

Dates that are over or logged stay where they are, and no date is put at a time that is over. What
became of a day goes with that day when the whole pattern is shifted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from planner.domain.errors import InvalidValue
from planner.domain.holidays import DAY
from planner.domain.moments import MINUTE, SINGAPORE_ZONE, day_in_singapore, in_singapore
from planner.domain.sessions.recurrence import Expansion, Repeat, read_rrule, starts
from planner.domain.sessions.session import OccurrenceStatus, day_of
from planner.domain.time_words import WEEKDAYS
from planner.services.sessions.series import Pattern, minutes_of_plan, pattern_of
from planner.services.sessions.series_reach import Rewriting
from planner.store.sessions.models import Occurrence, RevisionSession

ONE_PAST = "This date is over or logged: open the one that shall be left, and stop repeating there."
OVER = "Date: this time is over. Choose one that is to come, or change only this date."
NONE_TO_COME = "No date to come is left: choose a later end, or cancel the dates instead."


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold a date that an edit gives: its day in the pattern, when it is, and what it was before.

    ``is_as_was`` tells that it keeps its time, place and verdict.
    """

    original_start: datetime
    start: datetime
    end: datetime
    old: Occurrence | None
    is_as_was: bool


@dataclass(frozen=True, slots=True)
class DatesAfter:
    """Hold a pattern with its dates, and ``left``: what the old session keeps, past its end."""

    pattern: Pattern
    slots: tuple[Slot, ...]
    left: tuple[Occurrence, ...]


def dates_after(work: Rewriting) -> DatesAfter:
    """Work out the dates from the first one affected on; raises InvalidValue for none."""
    pattern = _pattern(work)
    moved = _days_moved(work, pattern)
    old = _old_by_day(work, pattern, moved)
    every = [
        _slot(work, start, pattern.minutes, old.pop(day_in_singapore(start), None), moved)
        for start in pattern.starts
    ]
    slots = tuple(slot for slot in every if slot.old or not work.is_over(slot.end))
    if not slots:
        raise InvalidValue("until" if work.wish.plan.repeat else "date", NONE_TO_COME)
    kept = {slot.original_start for slot in slots}
    gone = {day_in_singapore(each).isoformat() for each in pattern.starts if each not in kept}
    exdates = tuple(sorted({*pattern.exdates, *gone}))
    return DatesAfter(replace(pattern, exdates=exdates), slots, tuple(_left(work, slots)))


def preview(work: Rewriting) -> Expansion:
    """List when the dates are that an edit writes, less those called off, with what it skips."""
    found = dates_after(work)
    cancelled = OccurrenceStatus.CANCELLED
    told = (slot for slot in found.slots if not (slot.old and slot.old.status is cancelled))
    begins = (in_singapore(s.start) for s in told if not (s.old and work.stays(s.old)))
    return replace(found.pattern.found, starts=tuple(sorted(begins)))


def _pattern(work: Rewriting) -> Pattern:
    """Work out the pattern from the first date affected on, which moves as the date shown did."""
    row, plan, wish = work.row, work.wish.plan, work.wish
    _check_shown(work)
    start, minutes, repeat = plan.start, minutes_of_plan(plan), plan.repeat
    if row.rrule and repeat:
        first = work.tail[0].original_start
        start = in_singapore(first) + work.shift
        if work.times_differ:
            clock = in_singapore(plan.start).timetz().replace(tzinfo=SINGAPORE_ZONE)
            start = datetime.combine(start.date(), clock)
        else:
            minutes = row.minutes
        repeat = _shifted(_rest_of(row, repeat, first), read_rrule(row.rrule), work.shift)
    return pattern_of(start, minutes, repeat, work.usual_spot.place, wish.holidays)


def _check_shown(work: Rewriting) -> None:
    """Raise InvalidValue if the date shown would be put at a time that is over, or be left over."""
    is_past, plan = work.stays(work.shown), work.wish.plan
    if is_past and plan.repeat is None:
        raise InvalidValue("scope", ONE_PAST)
    if not is_past and work.times_differ and work.is_over(plan.end):
        raise InvalidValue("date", OVER)


def _rest_of(row: RevisionSession, repeat: Repeat, first: datetime) -> Repeat:
    """Take from a count, which is that of the whole series, the dates that came before."""
    if repeat.count is None:
        return repeat
    behind = sum(start < first for start in starts(in_singapore(row.starts_at), row.rrule))
    if repeat.count <= behind:
        raise InvalidValue(
            "count", f"{behind} dates came before this one: give a number above {behind}."
        )
    return replace(repeat, count=repeat.count - behind)


def _shifted(repeat: Repeat, saved: Repeat, shift: timedelta) -> Repeat:
    """Shift the weekdays with the dates, and the last day, unless others than saved are asked."""
    if repeat.weekdays != saved.weekdays:
        return repeat
    is_same_end = repeat.until and repeat.until == saved.until
    until = repeat.until + shift if repeat.until and is_same_end else repeat.until
    return replace(repeat, weekdays=_weekdays(saved.weekdays, shift), until=until)


def _weekdays(weekdays: Iterable[int], shift: timedelta) -> frozenset[int]:
    return frozenset((day + shift.days) % len(WEEKDAYS) for day in weekdays)


def _days_moved(work: Rewriting, pattern: Pattern) -> timedelta:
    """Count the days by which every date moves, whether its day or its weekday was changed."""
    if not (work.row.rrule and pattern.rrule):
        return work.shift
    first = day_of(work.tail[0])
    by = (day_in_singapore(pattern.starts_at) - first).days * DAY
    saved, asked = read_rrule(work.row.rrule).weekdays, read_rrule(pattern.rrule).weekdays
    return by if asked == _weekdays(saved, by) else work.shift


def _old_by_day(work: Rewriting, pattern: Pattern, moved: timedelta) -> dict[object, Occurrence]:
    """Find the dates of before by the days to which the pattern brings them."""
    if work.row.rrule and pattern.rrule:
        return {day_of(date) + moved: date for date in work.tail}
    return {day_in_singapore(pattern.starts[0]): work.shown}


def _slot(
    work: Rewriting, start: datetime, minutes: int, old: Occurrence | None, moved: timedelta
) -> Slot:
    """Put a date where the pattern has it, or leave it where it is."""
    end, follows = start + minutes * MINUTE, work.times_differ or bool(moved)
    if old is None:
        return Slot(start, start, end, None, is_as_was=False)
    if work.stays(old) or not follows or work.is_over(end):
        is_as_was = work.stays(old) or not work.place_differs
        return Slot(start, old.start, old.end, old, is_as_was)
    return Slot(start, start, end, old, is_as_was=False)


def _left(work: Rewriting, slots: Iterable[Slot]) -> Iterable[Occurrence]:
    """Give the dates over or logged that the pattern has no day for, and those never of it."""
    taken = {slot.old.original_start for slot in slots if slot.old}
    row = work.row
    of_rule = set(starts(in_singapore(row.starts_at), row.rrule)) if row.rrule else taken
    for date in work.tail:
        is_kept = work.stays(date) or date.original_start not in of_rule
        if is_kept and date.original_start not in taken:
            yield date

"""What a plan comes to: a session's columns, its pattern, and a row for each of its dates."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.errors import InvalidValue
from planner.domain.holidays import DAY, HolidayCalendar
from planner.domain.moments import MINUTE, midnight
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.left_out import public_holiday
from planner.domain.sessions.recurrence import (
    Expansion,
    Repeat,
    expansion,
    first_start,
    rrule_text,
    starts,
    until_before,
)
from planner.domain.sessions.session import OccurrenceStatus, Skips
from planner.domain.sessions.verdicts import judged
from planner.domain.time_words import day_words
from planner.services.plan.changes import write_verdict
from planner.store.checklists.models import Task
from planner.store.models import Place
from planner.store.sessions.models import Occurrence, RevisionSession

UIDS = uuid.UUID("6f0d7c52-2b0c-4c55-9a8e-6f3f0f2f6d11")  # a name space of our own


@dataclass(frozen=True, slots=True)
class Pattern:
    """Hold when a session takes place: its first start, its rule, and the starts it comes to.

    ``exdates`` are the days that the rule names and the session leaves out; ``found`` tells why.
    """

    starts_at: datetime
    minutes: int
    rrule: str
    exdates: tuple[str, ...]
    skips: Skips
    found: Expansion

    @property
    def starts(self) -> tuple[datetime, ...]:
        """List the starts of its dates."""
        return self.found.starts


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold where a session takes place: a listed place, the owner's own words, or neither."""

    place: Place | None
    words: str

    @property
    def place_id(self) -> int | None:
        """Name the listed place by its row."""
        return self.place.id if self.place else None


def spot_of(plan: SessionPlan, place: Place | None) -> Spot:
    """Give the spot of a plan whose listed place is looked up, if it names one."""
    return Spot(place, "" if place else plan.place_text)


def pattern_of(
    start: datetime,
    minutes: int,
    repeat: Repeat | None,
    place: Place | None,
    holidays: HolidayCalendar,
) -> Pattern:
    """Work out a pattern; raises InvalidValue where nothing is left of it."""
    found = expansion(start, minutes, repeat, place, holidays)
    if not found.starts:
        raise _nothing_left(found)
    first = first_start(start, repeat) if repeat else start
    rrule = rrule_text(repeat, start) if repeat else ""
    if found.is_cut:  # so that calendars, too, stop where the rows do
        rrule = ending_before(rrule, starts(first, rrule)[-1].date() + DAY)
    exdates = tuple(skipped.day.isoformat() for skipped in found.skipped)
    skips = repeat.skips if repeat else Skips.NONE
    return Pattern(first, minutes, rrule, exdates, skips, found)


def ending_before(rrule: str, day: date) -> str:
    """End a pattern with the day before this one, so that its form names that day as the last."""
    return until_before(rrule, midnight(day))


def _nothing_left(found: Expansion) -> InvalidValue:
    days = ", ".join(f"{day_words(skipped.day)} ({skipped.name})" for skipped in found.skipped)
    return InvalidValue("skips", f"No date is left: {days} would be skipped.")


def minutes_of_plan(plan: SessionPlan) -> int:
    """Count the minutes that a plan asks for."""
    return (plan.end - plan.start) // MINUTE


def new_session(owner_id: int, form_key: str, now: datetime) -> RevisionSession:
    """Make a session without a task or a date; the form's key gives it its UID for calendars."""
    uid = uid_of(owner_id, form_key)
    return RevisionSession(
        owner_id=owner_id, uid=uid, form_key=form_key, sequence=0, created_at=now, updated_at=now
    )


def uid_of(owner_id: int, form_key: str) -> str:
    """Name the session that a form makes, as calendars know it."""
    return str(uuid.uuid5(UIDS, f"{owner_id} {form_key}"))


def write_series(row: RevisionSession, plan: SessionPlan, task: Task) -> None:
    """Write what all dates of a session share: task, wishes, note and reminder."""
    row.task_id, row.task = task.id, task
    row.wants = sorted(plan.wants)
    row.note = plan.note
    row.reminder_minutes = plan.reminder_minutes


def write_pattern(row: RevisionSession, pattern: Pattern, spot: Spot) -> None:
    """Write when and where a session takes place."""
    row.starts_at, row.minutes = pattern.starts_at, pattern.minutes
    row.rrule, row.skips = pattern.rrule, pattern.skips
    row.exdates = list(pattern.exdates)
    row.place_id, row.place_text = spot.place_id, spot.words


def new_date(
    owner_id: int, start: datetime, minutes: int, spot: Spot, holidays: HolidayCalendar
) -> Occurrence:
    """Make a planned date where its pattern puts it, judged."""
    occurrence = Occurrence(
        owner_id=owner_id, original_start=start, status=OccurrenceStatus.PLANNED, log_line=""
    )
    put(occurrence, start, start + minutes * MINUTE, spot, holidays)
    return occurrence


def put(
    occurrence: Occurrence,
    start: datetime,
    end: datetime,
    spot: Spot,
    holidays: HolidayCalendar,
) -> None:
    """Put a date at a time and a spot, and judge it there; a holiday is kept that is known."""
    occurrence.start, occurrence.end = start, end
    occurrence.place_id, occurrence.place_text = spot.place_id, spot.words
    occurrence.keeps_holiday = bool(public_holiday(start, holidays))
    write_verdict(occurrence, judged(spot.place, start, end, holidays))

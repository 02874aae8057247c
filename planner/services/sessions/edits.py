"""Sessions changed: edited, moved, called off and deleted; each function one transaction.

Another owner's id is NotFound; another version is StaleEdit. What every date of a series shares
(task, wishes, note, reminder) is changed with all its dates or with the later ones.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import MINUTE
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Expansion
from planner.domain.sessions.session import OccurrenceStatus, Scope, check_length, is_coming
from planner.services.plan.act_words import act_words
from planner.services.plan.changes import changed, date_on
from planner.services.sessions.series import Spot, put, spot_of
from planner.services.sessions.series_dates import preview
from planner.services.sessions.series_edits import rewrite
from planner.services.sessions.series_reach import Wish, repeats_otherwise, rewriting
from planner.services.sessions.sessions import task_for
from planner.store.models import Place
from planner.store.sessions.models import Act, Occurrence, RevisionSession

SHARED = "belong to all dates alike: choose this and later dates, or all dates, to change them."


def edit(
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    on: date,
    scope: Scope,
    plan: SessionPlan,
    place: Place | None,
    holidays: HolidayCalendar,
    now: datetime,
) -> tuple[RevisionSession, Act | None]:
    """Change one date of a session, or from it on, or all that are not over or logged.

    Give the session that holds the dates as changed, a new one where earlier dates stay as they
    were, and the act; None if nothing is different. What the plan says as the date does already is
    left alone on the others; what differs holds for all of them. A count is that of the whole
    series, dates before included.
    """
    check_length(plan.start, plan.end)
    touched = on if scope is Scope.THIS else None
    with changed(session, owner_id, session_id, version, now, touched) as change:
        row, occurrence = change.row, date_on(change.row, on)
        spot = spot_of(plan, place)
        if row.rrule and scope is Scope.THIS:
            _check_shared(row, plan)
            _check_not_called_off(occurrence)
            put(occurrence, plan.start, plan.end, spot, holidays)
            change.words = act_words("Changed", row, [occurrence], now)
        else:
            is_same = plan.task_id == row.task_id  # also one that was removed since
            task = row.task if is_same else task_for(session, owner_id, plan, now)
            row = rewrite(change, occurrence, scope, task, Wish(plan, spot, holidays))
            change.words = act_words("Changed", row, row.occurrences, now)
    return row, change.act


def edit_preview(
    series: RevisionSession,
    on: date,
    scope: Scope,
    plan: SessionPlan,
    place: Place | None,
    holidays: HolidayCalendar,
    now: datetime,
) -> Expansion | None:
    """List when the dates are that ``edit`` would write, less those called off, over or logged.

    None for one date alone. Raises InvalidValue where the edit would.
    """
    shown = date_on(series, on)
    if scope is Scope.THIS:
        return None
    check_length(plan.start, plan.end)
    wish = Wish(plan, spot_of(plan, place), holidays)
    return preview(rewriting(series, shown, scope, wish, now))


def move(
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    on: date,
    start: datetime,
    end: datetime,
    place: Place | None,
    holidays: HolidayCalendar,
    now: datetime,
) -> tuple[Occurrence, Act | None]:
    """Move one date to another time, and to a listed place if one is given.

    Give it with the act; None if it was there. A session that does not repeat moves as a whole,
    and with it the day that names its date.
    """
    check_length(start, end)
    with changed(session, owner_id, session_id, version, now, on) as change:
        row, occurrence = change.row, date_on(change.row, on)
        _check_not_called_off(occurrence)
        spot = Spot(place, "") if place else Spot(occurrence.place, occurrence.place_text)
        put(occurrence, start, end, spot, holidays)
        if not row.rrule:
            row.starts_at = occurrence.original_start = start
            row.minutes = (end - start) // MINUTE
            row.place_id, row.place_text = spot.place_id, spot.words
        change.words = act_words("Moved", row, [occurrence], now)
    return occurrence, change.act


def cancel(
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    on: date,
    scope: Scope,
    now: datetime,
) -> tuple[tuple[Occurrence, ...], Act | None]:
    """Call off one date, or those from it on or all of them that are still to come.

    They keep their rows, so that calendars hear of it; give them, with the act.
    """
    touched = on if scope is Scope.THIS else None
    with changed(session, owner_id, session_id, version, now, touched) as change:
        called_off = _still_to_come(change.row, on, scope, now)
        if not called_off:
            raise InvalidValue(
                "scope", "No date is left to skip: what is over, logged or skipped stays."
            )
        for occurrence in called_off:
            occurrence.status, occurrence.cancelled_at = OccurrenceStatus.CANCELLED, now
            occurrence.timer_started_at = None
        change.words = act_words("Skipped", change.row, called_off, now)
    return called_off, change.act


def delete(
    session: Session, owner_id: int, session_id: int, version: int, now: datetime
) -> Act | None:
    """Delete a session with all its dates, logged ones included; calendars hear of it."""
    with changed(session, owner_id, session_id, version, now) as change:
        change.row.deleted_at = now
        change.words = act_words("Deleted", change.row, change.row.occurrences, now)
    return change.act


def going(series: RevisionSession, on: date, scope: Scope, now: datetime) -> tuple[Occurrence, ...]:
    """List the dates that calling off takes, or, for all of them, deleting the whole session."""
    if scope is Scope.ALL:
        cancelled = OccurrenceStatus.CANCELLED
        return tuple(date for date in series.occurrences if date.status is not cancelled)
    return _still_to_come(series, on, scope, now)


def _still_to_come(
    row: RevisionSession, on: date, scope: Scope, now: datetime
) -> tuple[Occurrence, ...]:
    if scope is Scope.ALL:
        return tuple(date for date in row.occurrences if is_coming(date, now))
    named = date_on(row, on)
    if scope is Scope.THIS:
        return (named,) if named.status is OccurrenceStatus.PLANNED else ()
    first = named.original_start
    later = (date for date in row.occurrences if date.original_start >= first)
    return tuple(date for date in later if is_coming(date, now))


def _check_shared(row: RevisionSession, plan: SessionPlan) -> None:
    """Raise InvalidValue if a plan for one date changes what all dates share."""
    differing = [
        words
        for words, differs in (
            ("the task", plan.task_id != row.task_id),
            ("the note", plan.note != row.note),
            ("what you want there", plan.wants != frozenset(row.wants)),
            ("the reminder", plan.reminder_minutes != row.reminder_minutes),
            ("the pattern", plan.repeat is not None and repeats_otherwise(row, plan.repeat)),
        )
        if differs
    ]
    if differing:
        named = ", ".join(differing)
        raise InvalidValue("scope", f"{named[0].upper()}{named[1:]}: these {SHARED}")


def _check_not_called_off(occurrence: Occurrence) -> None:
    if occurrence.status is OccurrenceStatus.CANCELLED:
        raise InvalidValue("status", "This date is skipped: plan it again first.")

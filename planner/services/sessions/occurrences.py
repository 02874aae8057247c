"""One date of a session: its timer, what became of it, and its verdict taken as it is.

Each function is one transaction and gives the act that it wrote, None if nothing is different. A
timer alone is no act, leaves the version as it is, and gives its date.
Another owner's id is NotFound; another version is StaleEdit.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.errors import InvalidValue
from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import MINUTE
from planner.domain.sessions.session import (
    LOGGED,
    STATUS_WORDS,
    OccurrenceStatus,
    may_start_clock,
    minutes_of,
)
from planner.domain.typed_text import read_text
from planner.services.plan.act_words import act_words
from planner.services.plan.changes import changed, date_on, forget_worse
from planner.services.plan.rejudging import judge_again
from planner.services.sessions.series import Spot, put
from planner.store.sessions.models import Act, Occurrence

LONGEST_LINE = 300  # characters that the column takes
MOST_MINUTES = 24 * 60
NOT_YET = "The clock can be started from an hour before this date until its end."


def start_timer(
    session: Session, owner_id: int, session_id: int, version: int, on: date, now: datetime
) -> Occurrence:
    """Start the timer of a planned date around its time; one that runs keeps its start."""
    with changed(session, owner_id, session_id, version, now, on) as change:
        occurrence = date_on(change.row, on)
        _check_planned(occurrence)
        if not (occurrence.timer_started_at or may_start_clock(occurrence, now)):
            raise InvalidValue("timer", NOT_YET)
        occurrence.timer_started_at = occurrence.timer_started_at or now
    return occurrence


def stop_timer(
    session: Session, owner_id: int, session_id: int, version: int, on: date, now: datetime
) -> Occurrence:
    """Stop the timer of a date and add its minutes to those spent."""
    with changed(session, owner_id, session_id, version, now, on) as change:
        occurrence = date_on(change.row, on)
        occurrence.minutes_spent = _timed(occurrence, now)
        occurrence.timer_started_at = None
    return occurrence


def finish(
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    on: date,
    status: OccurrenceStatus,
    minutes_spent: int | None,
    line: str,
    now: datetime,
) -> Act | None:
    """Log what became of a date, in a status of LOGGED, with one line of the owner's.

    Without minutes those of the timer count, or, if it never ran, the planned ones of a date that
    is done and none of one that was missed; of one partly done they stay unknown.
    """
    with changed(session, owner_id, session_id, version, now, on) as change:
        occurrence = date_on(change.row, on)
        _check_finish(occurrence, status, minutes_spent)
        occurrence.minutes_spent = _minutes(occurrence, status, minutes_spent, now)
        occurrence.timer_started_at = None
        occurrence.status = status
        occurrence.log_line = read_text("line", "Your line", line, LONGEST_LINE)
        occurrence.logged_at = now
        forget_worse(occurrence)
        became = STATUS_WORDS[status].lower()
        change.words = act_words(f"Logged as {became}", change.row, [occurrence], now)
    return change.act


def reopen(
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    on: date,
    holidays: HolidayCalendar,
    now: datetime,
) -> Act | None:
    """Plan a date again that was logged or cancelled; what was logged of it goes.

    One to come is judged by the hours of now.
    """
    with changed(session, owner_id, session_id, version, now, on) as change:
        occurrence = date_on(change.row, on)
        if occurrence.status is OccurrenceStatus.PLANNED:
            return None
        occurrence.status = OccurrenceStatus.PLANNED
        occurrence.minutes_spent, occurrence.log_line = None, ""
        occurrence.logged_at, occurrence.cancelled_at = None, None
        judge_again(session, [occurrence], holidays, now)
        change.words = act_words("Planned anew", change.row, [occurrence], now)
    return change.act


def accept_as_is(
    session: Session,
    owner_id: int,
    session_id: int,
    version: int,
    on: date,
    holidays: HolidayCalendar,
    now: datetime,
) -> Act | None:
    """Keep a date although it fits the hours of its place worse, or is on a holiday left out."""
    with changed(session, owner_id, session_id, version, now, on) as change:
        occurrence = date_on(change.row, on)
        spot = Spot(occurrence.place, occurrence.place_text)
        put(occurrence, occurrence.start, occurrence.end, spot, holidays)
        change.words = act_words("Kept as it is", change.row, [occurrence], now)
    return change.act


def _check_planned(occurrence: Occurrence) -> None:
    if occurrence.status is not OccurrenceStatus.PLANNED:
        became = STATUS_WORDS[occurrence.status].lower()
        raise InvalidValue("status", f"This date is {became}: plan it again first.")


def _check_finish(
    occurrence: Occurrence, status: OccurrenceStatus, minutes_spent: int | None
) -> None:
    if occurrence.status is OccurrenceStatus.CANCELLED:
        _check_planned(occurrence)
    if status not in LOGGED:
        raise InvalidValue("status", "Choose done, partly done or missed.")
    if minutes_spent is not None and not 0 <= minutes_spent <= MOST_MINUTES:
        raise InvalidValue(
            "minutes", f"{minutes_spent} minutes: a date takes from 0 to {MOST_MINUTES:,}."
        )


def _minutes(
    occurrence: Occurrence, status: OccurrenceStatus, typed: int | None, now: datetime
) -> int | None:
    if typed is not None:
        return typed
    timed = None if occurrence.status in LOGGED else _timed(occurrence, now)
    if timed is not None:
        return timed
    return {OccurrenceStatus.DONE: minutes_of(occurrence), OccurrenceStatus.MISSED: 0}.get(status)


def _timed(occurrence: Occurrence, now: datetime) -> int | None:
    """Count what the timer has measured so far; None if it never ran."""
    if occurrence.timer_started_at is None:
        return occurrence.minutes_spent
    ran = min(max((now - occurrence.timer_started_at) // MINUTE, 0), MOST_MINUTES)
    return (occurrence.minutes_spent or 0) + ran

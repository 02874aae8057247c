"""The form of a session sent with some changes, as a page would send it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from planner.domain.moments import in_singapore
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Expansion, read_rrule
from planner.domain.sessions.session import Scope
from planner.services.sessions import edits
from planner.store.models import Place
from planner.store.sessions.models import RevisionSession
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.services.plans import MINUTE, MONDAY_09_00, fresh_session, on


def said_of(row: RevisionSession, day: date) -> SessionPlan:
    """Say of a date what its form begins with."""
    shown = on(row, day)
    return SessionPlan(
        task_id=row.task_id,
        topic="",
        start=in_singapore(shown.start),
        end=in_singapore(shown.end),
        place_text=shown.place_text,
        wants=frozenset(row.wants),
        note=row.note,
        reminder_minutes=row.reminder_minutes,
        repeat=replace(read_rrule(row.rrule), skips=row.skips) if row.rrule else None,
    )


def edit(  # noqa: PLR0913, PLR0917 - which date, how many, and what changes
    session: Session,
    row: RevisionSession,
    day: date,
    scope: Scope,
    place: Place | None = None,
    now: datetime = MONDAY_09_00,
    **changes: Any,
) -> RevisionSession:
    """Send the form of a date with some changes; give the session that holds the dates then."""
    row = fresh_session(session, row)
    wish = replace(said_of(row, day), **changes)
    ids = (row.owner_id, row.id, row.version)
    after, _ = edits.edit(session, *ids, day, scope, wish, place, HOLIDAYS, now)
    return fresh_session(session, after)


def later_by(wish: date, hours: int) -> dict[str, Any]:
    """Name times so many hours after 19:00–21:00 of a day."""
    start = datetime.combine(wish, sg("2026-11-24 19:00").timetz()) + timedelta(hours=hours)
    return {"start": start, "end": start + 120 * MINUTE}


def previewed(
    session: Session,
    row: RevisionSession,
    day: date,
    scope: Scope,
    *,
    now: datetime = MONDAY_09_00,
    **changes: Any,
) -> Expansion | None:
    """Ask what the form of a date with some changes would give."""
    row = fresh_session(session, row)
    wish = replace(said_of(row, day), **changes)
    return edits.edit_preview(row, day, scope, wish, None, HOLIDAYS, now)

"""Exams and deadlines: added, edited, removed and brought back; each function one transaction.

Another owner's id is NotFound, as if nothing stood there.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from planner.domain.errors import StaleEdit
from planner.domain.moments import day_in_singapore, midnight
from planner.domain.typed_text import read_text
from planner.services.transactions import LOOK_AGAIN, saved_whole
from planner.store.checklists.models import Owner
from planner.store.checklists.queries import checklist_of
from planner.store.sessions.date_queries import plan_date_by_form
from planner.store.sessions.models import PlanDate
from planner.store.sessions.queries import hold_plan, plan_date_of

LONGEST_NAME = 120  # characters that the column takes


def add(
    session: Session,
    owner: Owner,
    name: str,
    at: datetime,
    has_time: bool,  # noqa: FBT001 - a fact of the date like the others
    checklist_id: int | None,
    now: datetime,
    form_key: str = "",
) -> PlanDate:
    """Add an exam or a deadline; without a time of day it is kept by its day's midnight.

    A form of the same key that says the same gives the one that it made, until that is changed.
    """
    with saved_whole(session):
        hold_plan(session, owner.id)
        row = PlanDate(owner_id=owner.id, created_at=now)
        _write(session, row, name, at, has_time, checklist_id, now)
        row.form_key = _digest(row, form_key) if form_key else None
        made = plan_date_by_form(session, owner.id, row.form_key) if row.form_key else None
        if made is not None:
            return made
        session.add(row)
    return row


def edit(
    session: Session,
    owner_id: int,
    date_id: int,
    version: int,
    name: str,
    at: datetime,
    has_time: bool,  # noqa: FBT001 - a fact of the date like the others
    checklist_id: int | None,
    now: datetime,
) -> PlanDate:
    """Write an exam or a deadline anew; raises StaleEdit for another version."""
    with saved_whole(session):
        row = _held(session, owner_id, date_id, version)
        _write(session, row, name, at, has_time, checklist_id, now)
    return row


def remove(session: Session, owner_id: int, date_id: int, version: int, now: datetime) -> PlanDate:
    """Remove a date; one that is gone already keeps the time at which it went.

    Raises StaleEdit for another version.
    """
    with saved_whole(session):
        hold_plan(session, owner_id)
        row = plan_date_of(session, owner_id, date_id)
        if row.removed_at is None:
            _check_version(row, version)
            row.removed_at = row.updated_at = now
            row.form_key = None
    return row


def restore(session: Session, owner_id: int, date_id: int, now: datetime) -> PlanDate:
    """Bring a removed date back; one that is there stays as it is."""
    with saved_whole(session):
        hold_plan(session, owner_id)
        row = plan_date_of(session, owner_id, date_id)
        if row.removed_at is not None:
            row.removed_at, row.updated_at = None, now
    return row


def _held(session: Session, owner_id: int, date_id: int, version: int) -> PlanDate:
    hold_plan(session, owner_id)
    row = plan_date_of(session, owner_id, date_id)
    if row.removed_at is not None:
        raise StaleEdit(f"“{row.name}” was removed meanwhile. Bring it back first.")
    _check_version(row, version)
    return row


def _check_version(row: PlanDate, version: int) -> None:
    if row.version != version:
        raise StaleEdit(f"“{row.name}” was changed after this form was opened. {LOOK_AGAIN}")


def _write(
    session: Session,
    row: PlanDate,
    name: str,
    at: datetime,
    has_time: bool,  # noqa: FBT001 - a fact of the date like the others
    checklist_id: int | None,
    now: datetime,
) -> None:
    if checklist_id is not None:
        checklist_of(session, row.owner_id, checklist_id)  # raises NotFound for another's
    row.name = read_text("name", "Name", name, LONGEST_NAME, required=True)
    day = midnight(day_in_singapore(at))
    row.at = at if has_time else day
    row.has_time = has_time
    row.checklist_id = checklist_id
    row.form_key = None
    row.updated_at = now


def _digest(row: PlanDate, form_key: str) -> str:
    """Name what a form made, so that it makes another one once something else is typed."""
    says = (form_key, row.name, row.at.astimezone(UTC), row.has_time, row.checklist_id)
    return sha256(repr(says).encode()).hexdigest()

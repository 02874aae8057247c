"""What the plan asks besides the lists that other pages share, read with no more than it shows."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.sessions.session import TAKES_NO_TIME
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Task
from planner.store.sessions.loading import ALIVE, coming
from planner.store.sessions.models import Act, Occurrence, RevisionSession


class BusyTime(NamedTuple):
    """Hold an imported event with the name of its calendar."""

    id: int
    title: str
    place_text: str
    start: datetime
    end: datetime
    is_all_day: bool
    is_busy: bool
    calendar: str


class OwnTime(NamedTuple):
    """Hold the time that a date of a session takes, and what it is named by."""

    id: int
    session_id: int
    original_start: datetime
    start: datetime
    end: datetime
    is_coming: bool
    checklist_id: int


def busy_times(
    session: Session, owner_id: int, start: datetime, end: datetime
) -> Sequence[BusyTime]:
    """Read what saved calendars say of a stretch; the earliest first.

    A plan has a thousand of them and shows each on one line: they come as plain values.
    """
    wanted = select(
        BusyEvent.id,
        BusyEvent.title,
        BusyEvent.place_text,
        BusyEvent.start,
        BusyEvent.end,
        BusyEvent.is_all_day,
        BusyEvent.is_busy,
        BusyCalendar.name,
    ).join(BusyCalendar, BusyCalendar.id == BusyEvent.calendar_id)
    mine = wanted.where(BusyEvent.owner_id == owner_id, BusyCalendar.saved_at.is_not(None))
    within = mine.where(BusyEvent.start < end, BusyEvent.end > start)
    ordered = within.order_by(BusyEvent.start, BusyEvent.id)
    return list(map(BusyTime._make, session.connection().execute(ordered).all()))


def own_times(
    session: Session, owner_id: int, start: datetime, end: datetime, now: datetime
) -> Sequence[OwnTime]:
    """Read which times of a stretch sessions take; the earliest first."""
    wanted = (
        select(
            *(Occurrence.id, Occurrence.session_id, Occurrence.original_start),
            *(Occurrence.start, Occurrence.end, coming(now), Task.checklist_id),
        )
        .join(Occurrence.session)
        .join(RevisionSession.task)
        .where(Occurrence.owner_id == owner_id, ALIVE)
        .where(Occurrence.status.not_in(TAKES_NO_TIME))
        .where(Occurrence.start < end, Occurrence.end > start)
    )
    ordered = wanted.order_by(Occurrence.start, Occurrence.id)
    return list(map(OwnTime._make, session.connection().execute(ordered)))


def times_taken(
    session: Session, owner_id: int, start: datetime, end: datetime
) -> Sequence[tuple[datetime, datetime]]:
    """Read which times of a stretch saved calendars take, with no more than that."""
    wanted = select(BusyEvent.start, BusyEvent.end).join(
        BusyCalendar, BusyCalendar.id == BusyEvent.calendar_id
    )
    mine = wanted.where(BusyEvent.owner_id == owner_id, BusyCalendar.saved_at.is_not(None))
    taken = mine.where(BusyEvent.is_busy, BusyEvent.start < end, BusyEvent.end > start)
    return [(begins, ends) for begins, ends in session.connection().execute(taken)]


def coming_count(
    session: Session, owner_id: int, now: datetime, checklist_id: int | None = None
) -> int:
    """Count the planned dates of an owner's sessions that are not over."""
    counted = (
        select(func.count(Occurrence.id))
        .join(RevisionSession, RevisionSession.id == Occurrence.session_id)
        .where(Occurrence.owner_id == owner_id, ALIVE, coming(now))
    )
    if checklist_id is not None:
        counted = counted.join(Task, Task.id == RevisionSession.task_id)
        counted = counted.where(Task.checklist_id == checklist_id)
    return session.scalar(counted) or 0


def sessions_ever(session: Session, owner_id: int) -> bool:
    """Tell whether an owner ever planned a session."""
    mine = select(RevisionSession.id).where(RevisionSession.owner_id == owner_id)
    return session.scalar(mine.limit(1)) is not None


def undoable(session: Session, owner_id: int, acts: Sequence[Act]) -> frozenset[int]:
    """Give the ids of the changes that can be undone now, as ``planner.services.plan.acts`` would.

    They are those whose sessions stand as the change left them and whose tasks are still here.
    """
    standing = [act for act in acts if act.undone_at is None]
    numbers = {int(key) for act in standing for key in act.after}
    tasks = {number for act in standing for number in _tasks_before(act)}
    mine = RevisionSession.owner_id == owner_id, RevisionSession.id.in_(numbers)
    rows = session.execute(select(RevisionSession.id, RevisionSession.version).where(*mine))
    versions = {str(number): version for number, version in rows}
    here = set(session.scalars(select(Task.id).where(Task.id.in_(tasks)))) if tasks else tasks
    return frozenset(
        act.id
        for act in standing
        if act.after.items() <= versions.items() and _tasks_before(act) <= here
    )


def _tasks_before(act: Act) -> set[int]:
    """Give the ids of the tasks that the sessions of a change had before it."""
    return {before["session"]["task_id"] for before in act.before.values() if before}

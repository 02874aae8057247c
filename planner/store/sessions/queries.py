"""Questions about the plan, each named after its answer and asked by owner.

Another owner's id is NotFound. Deleted sessions and their dates are in no answer but those that
say so. Stretches of time are half-open; each answer takes a fixed number of statements.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, joinedload

from planner.domain.checklists.checklist import SETTLED
from planner.domain.errors import NotFound
from planner.domain.moments import midnight
from planner.domain.sessions.session import OccurrenceStatus
from planner.store.checklists.models import Checklist, Owner, Task
from planner.store.sessions.loading import (
    ALIVE,
    BARE_TASK,
    coming,
    dates,
    listed,
    shown,
    whole,
    with_dates_told,
)
from planner.store.sessions.models import Act, Occurrence, PlanDate, RevisionSession

NOT_HERE = (
    "This {} is not here: it may have been deleted, or it belongs to the browser that saved it."
)
DAY = timedelta(days=1)


class PlannedMinutes(NamedTuple):
    """Hold of a date what sums are made of; ``minutes_spent`` is None until it is logged."""

    start: datetime
    end: datetime
    status: OccurrenceStatus
    minutes_spent: int | None
    checklist_id: int
    checklist_name: str


def hold_plan(session: Session, owner_id: int) -> None:
    """Lock an owner's plan until the transaction ends, so that changes of it follow each other."""
    mark = update(Owner).where(Owner.id == owner_id).values(created_at=Owner.created_at)
    session.execute(mark, execution_options={"synchronize_session": False})


def occurrences_between(
    session: Session, owner_id: int, start: datetime, end: datetime
) -> Sequence[Occurrence]:
    """Read the dates, of any status, that share time with a stretch; the earliest first.

    Their sessions, tasks and places hold what a plan shows; asking one for more raises.
    """
    within = shown(owner_id).where(Occurrence.start < end, Occurrence.end > start)
    return session.scalars(within).all()


def session_of(session: Session, owner_id: int, session_id: int) -> RevisionSession:
    """Read a session that was not deleted, with its dates, task and place; raises NotFound."""
    row = any_session_of(session, owner_id, session_id)
    if row.deleted_at is not None:
        raise NotFound(NOT_HERE.format("session"))
    return row


def any_session_of(session: Session, owner_id: int, session_id: int) -> RevisionSession:
    """Read a session, deleted or not, with its dates, task and place; raises NotFound."""
    return _one(session, whole(owner_id).where(RevisionSession.id == session_id))


def held_session_of(session: Session, owner_id: int, session_id: int) -> RevisionSession:
    """Read one as ``any_session_of``, and lock it against being told to calendars anew."""
    wanted = whole(owner_id).where(RevisionSession.id == session_id)
    return _one(session, wanted.with_for_update(of=RevisionSession))


def _one(session: Session, wanted: Select[RevisionSession]) -> RevisionSession:
    row = session.scalar(wanted)
    if row is None:
        raise NotFound(NOT_HERE.format("session"))
    return with_dates_told(row)


def session_by_form(session: Session, owner_id: int, form_key: str) -> RevisionSession | None:
    """Find the session that a form made, deleted or not."""
    row = session.scalar(whole(owner_id).where(RevisionSession.form_key == form_key))
    return with_dates_told(row) if row else None


def sessions_under(session: Session, owner_id: int, checklist_id: int) -> Sequence[RevisionSession]:
    """Read the sessions that a checklist takes with it when it is deleted."""
    return listed(session, whole(owner_id).where(ALIVE, Task.checklist_id == checklist_id))


def occurrences_of_task(session: Session, owner_id: int, task_id: int) -> Sequence[Occurrence]:
    """Read every date of a task's sessions; the earliest first."""
    return session.scalars(dates(owner_id).where(RevisionSession.task_id == task_id)).all()


def next_occurrence(
    session: Session,
    owner_id: int,
    now: datetime,
    place_id: int | None = None,
    checklist_id: int | None = None,
) -> Occurrence | None:
    """Find the planned date that is running or comes next, at a place or of a checklist if named.

    It holds as much as those of ``occurrences_between``.
    """
    wanted = shown(owner_id).where(coming(now))
    if place_id is not None:
        wanted = wanted.where(Occurrence.place_id == place_id)
    if checklist_id is not None:
        wanted = wanted.where(Task.checklist_id == checklist_id)
    return session.scalars(wanted.limit(1)).first()


def coming_occurrences(
    session: Session, owner_id: int, now: datetime, before: datetime
) -> Sequence[Occurrence]:
    """Read the planned dates that are not over and begin before a time; the earliest first."""
    wanted = dates(owner_id).where(coming(now), Occurrence.start < before)
    return session.scalars(wanted).all()


def worse_occurrences(session: Session, owner_id: int, now: datetime) -> Sequence[Occurrence]:
    """Read the planned dates that fit the hours of their place worse than they did."""
    worse = dates(owner_id).where(coming(now), Occurrence.worse_on.is_not(None))
    return session.scalars(worse).all()


def plan_dates_of(session: Session, owner_id: int) -> Sequence[PlanDate]:
    """Read the exams and deadlines that were not removed; the earliest first."""
    mine = select(PlanDate).where(PlanDate.owner_id == owner_id, PlanDate.removed_at.is_(None))
    return session.scalars(mine.order_by(PlanDate.at, PlanDate.id)).all()


def plan_date_of(session: Session, owner_id: int, date_id: int) -> PlanDate:
    """Read an exam or deadline, removed or not; raises NotFound."""
    mine = select(PlanDate).where(PlanDate.owner_id == owner_id, PlanDate.id == date_id)
    row = session.scalar(mine.execution_options(populate_existing=True))
    if row is None:
        raise NotFound(NOT_HERE.format("date"))
    return row


def tasks_due_between(session: Session, owner_id: int, first: date, last: date) -> Sequence[Task]:
    """Read the open tasks due from a first to a last day, with their checklists, by day."""
    mine = select(Task).join(Task.checklist).where(Task.owner_id == owner_id)
    live = mine.where(Task.removed_at.is_(None), Checklist.archived_at.is_(None))
    due = live.where(Task.due_on.between(first, last), Task.status.not_in(SETTLED))
    eager = due.options(joinedload(Task.checklist), *BARE_TASK)
    return session.scalars(eager.order_by(Task.due_on, Task.id)).unique().all()


def planned_minutes(
    session: Session, owner_id: int, first_day: date, last_day: date
) -> Sequence[PlannedMinutes]:
    """Read what the sums of some days are made of; a date counts where it starts."""
    wanted = (
        select(
            Occurrence.start,
            Occurrence.end,
            Occurrence.status,
            Occurrence.minutes_spent,
            Checklist.id,
            Checklist.name,
        )
        .join(Occurrence.session)
        .join(RevisionSession.task)
        .join(Task.checklist)
        .where(Occurrence.owner_id == owner_id, ALIVE)
        .where(Occurrence.start >= midnight(first_day))
        .where(Occurrence.start < midnight(last_day + DAY))
        .order_by(Occurrence.start, Occurrence.id)
    )
    return [PlannedMinutes(*row) for row in session.execute(wanted)]


def acts_of(session: Session, owner_id: int, most: int = 10) -> Sequence[Act]:
    """Read the last changes of a plan, undone ones included; the newest first."""
    mine = select(Act).where(Act.owner_id == owner_id)
    return session.scalars(mine.order_by(Act.id.desc()).limit(most)).all()

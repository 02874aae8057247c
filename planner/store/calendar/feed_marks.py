"""What tells calendars of a change: the mark of all that they show, and sessions told anew.

A session is told anew where what is told of it changed outside of it. Its sequence and time of
change rise and its version stays: a form that is open on it is about the same session still, and
what was done to it can be undone still.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session

from planner.store.calendar.models import BusyCalendar, WithdrawnEntry
from planner.store.checklists.models import Checklist, Task
from planner.store.models import Seeding
from planner.store.sessions.models import Occurrence, PlanDate, RevisionSession


def tell_task_anew(session: Session, owner_id: int, task_id: int, now: datetime) -> None:
    """Tell the sessions of a task anew, whose name changed; the caller commits."""
    mine = (RevisionSession.owner_id == owner_id) & (RevisionSession.task_id == task_id)
    _tell_anew(session, mine, now)


def tell_places_anew(session: Session, place_ids: Collection[int], now: datetime) -> None:
    """Tell all owners' sessions at some places anew, which changed; the caller commits."""
    if place_ids:
        moved = select(Occurrence.session_id).where(Occurrence.place_id.in_(place_ids))
        there = or_(RevisionSession.place_id.in_(place_ids), RevisionSession.id.in_(moved))
        _tell_anew(session, there, now)


def _tell_anew(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    risen = {"sequence": RevisionSession.sequence + 1, "updated_at": now}
    told = update(RevisionSession).where(which).values(risen)
    session.execute(told, execution_options={"synchronize_session": False})


def plan_mark(session: Session, owner_id: int) -> str:
    """Name the state of all that a calendar shows; another name means that something changed.

    What passes with time alone, as the days for which a cancelled date is told, is not in it, nor
    are verdicts, which no calendar shows.
    """
    of_rows = [_state_of(owner_id, model) for model in (RevisionSession, PlanDate, Checklist)]
    tasks = select(func.count(Task.id), func.sum(Task.version)).where(Task.owner_id == owner_id)
    ids, saved_at = BusyCalendar.id, BusyCalendar.saved_at
    busy = select(func.count(ids), func.sum(ids), func.max(ids), func.max(saved_at))
    gone_id, gone_at = WithdrawnEntry.id, WithdrawnEntry.withdrawn_at
    gone = select(func.count(gone_id), func.max(gone_id), func.max(gone_at))
    marks = [
        *of_rows,
        tasks,
        gone.where(WithdrawnEntry.owner_id == owner_id),
        busy.where(BusyCalendar.owner_id == owner_id, saved_at.is_not(None)),
        select(Seeding.digest),
    ]
    told = [tuple(session.execute(mark).one_or_none() or ()) for mark in marks]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _state_of(
    owner_id: int, model: type[RevisionSession | PlanDate | Checklist]
) -> Select[int, int, int, datetime]:
    """Ask for what no change of such rows leaves as it was."""
    asked = select(
        func.count(model.id),
        func.max(model.id),
        func.sum(model.version),
        func.max(model.updated_at),
    )
    return asked.where(model.owner_id == owner_id)

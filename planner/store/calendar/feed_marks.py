"""Sessions told to calendars anew, since what is told of them changed outside of them.

Their sequence and time of change rise and their version stays: a form that is open on one is about
the same session still, and what was done to one can be undone still.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from planner.store.sessions.models import Occurrence, RevisionSession


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

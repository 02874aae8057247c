"""What goes for good: written down for calendars before it goes, and told to them since."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from planner.domain.calendar.feed import namespace
from planner.domain.calendar.feed_withdrawals import Withdrawal, date_withdrawal, withdrawals
from planner.domain.sessions.session import CANCELLED_KEPT
from planner.store.calendar.feed_rows import sessions_told
from planner.store.calendar.models import WithdrawnEntry
from planner.store.checklists.models import Owner, Task
from planner.store.sessions.date_queries import plan_dates_told
from planner.store.sessions.models import RevisionSession


def withdraw_sessions(
    session: Session, owner_id: int, tasks: ColumnElement[bool], now: datetime
) -> None:
    """Write down what calendars were told of the sessions of an owner's tasks, which go next.

    Also of those deleted within CANCELLED_KEPT. What was written down before that goes. The caller
    holds the plan, deletes the tasks and commits.
    """
    _forget_old(session, owner_id, now)
    going = RevisionSession.task_id.in_(select(Task.id).where(tasks))
    told = sessions_told(session, owner_id, now, going)
    session.add_all(_row(owner_id, each) for row in told for each in withdrawals(row, now))


def withdraw_plan_dates(
    session: Session, owner_id: int, dates: ColumnElement[bool], now: datetime
) -> None:
    """Write down what calendars were told of an owner's exams and deadlines, which go next.

    As ``withdraw_sessions`` does of sessions.
    """
    _forget_old(session, owner_id, now)
    name = namespace(session.get_one(Owner, owner_id).key)
    told = plan_dates_told(session, owner_id, now, dates)
    session.add_all(_row(owner_id, date_withdrawal(each, name, now)) for each in told)


def _forget_old(session: Session, owner_id: int, now: datetime) -> None:
    of_owner = WithdrawnEntry.owner_id == owner_id
    is_old = WithdrawnEntry.withdrawn_at <= now - CANCELLED_KEPT
    session.execute(delete(WithdrawnEntry).where(of_owner, is_old))


def withdrawn_told(session: Session, owner_id: int, now: datetime) -> Sequence[WithdrawnEntry]:
    """Read what was withdrawn within CANCELLED_KEPT, in the order in which it was."""
    mine = select(WithdrawnEntry).where(WithdrawnEntry.owner_id == owner_id)
    told = mine.where(WithdrawnEntry.withdrawn_at > now - CANCELLED_KEPT)
    return session.scalars(told.order_by(WithdrawnEntry.id)).all()


def is_withdrawn(session: Session, owner_id: int, uid: str) -> bool:
    """Tell whether a UID is told as cancelled, or was, so that no new session may bear it."""
    mine = select(WithdrawnEntry.id).where(WithdrawnEntry.owner_id == owner_id)
    return session.scalar(mine.where(WithdrawnEntry.uid == uid)) is not None


def _row(owner_id: int, each: Withdrawal) -> WithdrawnEntry:
    return WithdrawnEntry(
        owner_id=owner_id,
        uid=each.uid,
        starts_at=each.starts_at,
        minutes=each.minutes,
        sequence=each.sequence,
        withdrawn_at=each.withdrawn_at,
    )

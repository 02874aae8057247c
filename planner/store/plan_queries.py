"""Small questions about the plan that its first page asks besides the lists."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.sessions import OccurrenceStatus
from planner.store.session_models import BusyCalendar, BusyEvent, Occurrence, RevisionSession


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
    return [BusyTime(*row) for row in session.execute(ordered)]


def coming_count(session: Session, owner_id: int, now: datetime) -> int:
    """Count the planned dates of an owner's sessions that are not over."""
    counted = (
        select(func.count(Occurrence.id))
        .join(RevisionSession, RevisionSession.id == Occurrence.session_id)
        .where(Occurrence.owner_id == owner_id, RevisionSession.deleted_at.is_(None))
        .where(Occurrence.end > now, Occurrence.status == OccurrenceStatus.PLANNED)
    )
    return session.scalar(counted) or 0


def sessions_ever(session: Session, owner_id: int) -> bool:
    """Tell whether an owner ever planned a session."""
    mine = select(RevisionSession.id).where(RevisionSession.owner_id == owner_id)
    return session.scalar(mine.limit(1)) is not None

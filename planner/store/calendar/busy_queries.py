"""Questions about imported calendars, each named after its answer and asked by owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.errors import NotFound
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.queries import NOT_HERE


@dataclass(frozen=True, slots=True)
class CalendarSum:
    """Hold a saved calendar with how many events it has, and when they begin and end (UTC)."""

    calendar: BusyCalendar
    events: int
    first: datetime | None
    last: datetime | None


class ReadEvent(NamedTuple):
    """Hold what one imported event says."""

    id: int
    title: str
    place_text: str
    start: datetime
    end: datetime
    is_all_day: bool
    is_busy: bool


def busy_calendars_of(session: Session, owner_id: int) -> Sequence[BusyCalendar]:
    """Read an owner's saved calendars without their events, by name."""
    mine = select(BusyCalendar).where(
        BusyCalendar.owner_id == owner_id, BusyCalendar.saved_at.is_not(None)
    )
    return session.scalars(mine.order_by(BusyCalendar.name, BusyCalendar.id)).all()


def busy_between(
    session: Session, owner_id: int, start: datetime, end: datetime
) -> Sequence[BusyEvent]:
    """Read what saved calendars say of a stretch, also what takes no time; the earliest first."""
    saved = select(BusyEvent).join(BusyCalendar, BusyEvent.calendar_id == BusyCalendar.id)
    mine = saved.where(BusyEvent.owner_id == owner_id, BusyCalendar.saved_at.is_not(None))
    within = mine.where(BusyEvent.start < end, BusyEvent.end > start)
    return session.scalars(within.order_by(BusyEvent.start, BusyEvent.id)).all()


def calendar_sums(session: Session, owner_id: int) -> list[CalendarSum]:
    """Read an owner's saved calendars by name, each with the sums of its events."""
    per_calendar = (
        select(
            BusyEvent.calendar_id,
            func.count(),
            func.min(BusyEvent.start, type_=BusyEvent.start.type),
            func.max(BusyEvent.end, type_=BusyEvent.end.type),
        )
        .where(BusyEvent.owner_id == owner_id)
        .group_by(BusyEvent.calendar_id)
    )
    sums = {row[0]: row[1:] for row in session.execute(per_calendar)}
    return [
        CalendarSum(calendar, *sums.get(calendar.id, (0, None, None)))
        for calendar in busy_calendars_of(session, owner_id)
    ]


def busy_calendar_of(session: Session, owner_id: int, calendar_id: int) -> BusyCalendar:
    """Read a calendar without its events, saved or not; raises NotFound if removed."""
    mine = select(BusyCalendar).where(
        BusyCalendar.id == calendar_id,
        BusyCalendar.owner_id == owner_id,
        BusyCalendar.removed_at.is_(None),
    )
    calendar = session.scalar(mine)
    if calendar is None:
        raise NotFound(NOT_HERE.format("calendar"))
    return calendar


def events_of(session: Session, calendar: BusyCalendar) -> Sequence[ReadEvent]:
    """Read the events of a calendar by start; as plain values, as there may be thousands."""
    wanted = select(
        BusyEvent.id,
        BusyEvent.title,
        BusyEvent.place_text,
        BusyEvent.start,
        BusyEvent.end,
        BusyEvent.is_all_day,
        BusyEvent.is_busy,
    ).where(BusyEvent.calendar_id == calendar.id, BusyEvent.owner_id == calendar.owner_id)
    ordered = wanted.order_by(BusyEvent.start, BusyEvent.id)
    return list(map(ReadEvent._make, session.connection().execute(ordered).all()))


def removed_calendar_of(session: Session, owner_id: int, calendar_id: int) -> BusyCalendar | None:
    """Read a removed calendar without its events, as long as it can be brought back."""
    mine = select(BusyCalendar).where(
        BusyCalendar.id == calendar_id,
        BusyCalendar.owner_id == owner_id,
        BusyCalendar.removed_at.is_not(None),
    )
    return session.scalar(mine)

"""What the plan asks besides the lists that other pages share, read with no more than it shows."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, defaultload

from planner.domain.sessions.session import OccurrenceStatus
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Checklist, Task
from planner.store.models import Place
from planner.store.sessions.loading import ALIVE, dates
from planner.store.sessions.models import Act, Occurrence, RevisionSession

# A plan has hundreds of dates: reading all of their sessions and places takes twice as long.
OF_SESSION = (
    *(RevisionSession.task_id, RevisionSession.version),
    *(RevisionSession.rrule, RevisionSession.wants),
)
OF_PLACE = (Place.slug, Place.name, Place.lat, Place.lon)


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
    return [BusyTime(*row) for row in session.connection().execute(ordered)]


def planned_between(
    session: Session, owner_id: int, start: datetime, end: datetime, checklist_id: int | None
) -> Sequence[Occurrence]:
    """Read the dates, of any status, that share time with a stretch; the earliest first.

    Their sessions, tasks and places hold what a plan shows; asking one for more raises.
    """
    within = _shown(owner_id, checklist_id).where(Occurrence.start < end, Occurrence.end > start)
    return session.scalars(within).all()


def next_planned(
    session: Session, owner_id: int, now: datetime, checklist_id: int | None
) -> Occurrence | None:
    """Find the planned date of all checklists, or of one, that is running or comes next."""
    coming = _shown(owner_id, checklist_id).where(_is_coming(now))
    return session.scalars(coming.limit(1)).first()


def coming_count(
    session: Session, owner_id: int, now: datetime, checklist_id: int | None = None
) -> int:
    """Count the planned dates of an owner's sessions that are not over."""
    counted = (
        select(func.count(Occurrence.id))
        .join(RevisionSession, RevisionSession.id == Occurrence.session_id)
        .where(Occurrence.owner_id == owner_id, ALIVE, _is_coming(now))
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
    here = set(session.scalars(select(Task.id).where(Task.id.in_(tasks))))
    return frozenset(
        act.id
        for act in standing
        if act.after.items() <= versions.items() and _tasks_before(act) <= here
    )


def _tasks_before(act: Act) -> set[int]:
    """Give the ids of the tasks that the sessions of a change had before it."""
    return {before["session"]["task_id"] for before in act.before.values() if before}


def _is_coming(now: datetime) -> ColumnElement[bool]:
    return and_(Occurrence.end > now, Occurrence.status == OccurrenceStatus.PLANNED)


def _shown(owner_id: int, checklist_id: int | None) -> Select[Occurrence]:
    """Ask for dates with as much of each row as a plan shows."""
    of_session = defaultload(Occurrence.session)
    of_task = defaultload(Occurrence.session).defaultload(RevisionSession.task)
    wanted = dates(owner_id).options(
        of_session.load_only(*OF_SESSION, raiseload=True),
        of_task.load_only(Task.checklist_id, Task.title, raiseload=True),
        of_task.defaultload(Task.checklist).load_only(Checklist.name, raiseload=True),
        defaultload(Occurrence.place).load_only(*OF_PLACE, raiseload=True),
    )
    return wanted if checklist_id is None else wanted.where(Task.checklist_id == checklist_id)

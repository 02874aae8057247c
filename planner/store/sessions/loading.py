"""How sessions and their dates are read together with all that a page shows of them.

Each answer takes a fixed number of statements; asking a row for more raises.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import (
    Session,
    contains_eager,
    defaultload,
    joinedload,
    raiseload,
    selectinload,
)
from sqlalchemy.orm.attributes import set_committed_value

from planner.domain.sessions.session import OccurrenceStatus
from planner.store.checklists.models import Checklist, Task
from planner.store.models import Place
from planner.store.sessions.models import Occurrence, RevisionSession

ALIVE = RevisionSession.deleted_at.is_(None)
BARE_TASK = (raiseload(Task.sources), raiseload(Task.evidence))  # no list shows them
BARE_PLACE = raiseload(Place.seats)

# A plan has hundreds of dates: reading all of their sessions and places takes twice as long.
OF_SESSION = (
    *(RevisionSession.task_id, RevisionSession.version),
    *(RevisionSession.rrule, RevisionSession.wants),
)
OF_PLACE = (Place.slug, Place.name, Place.lat, Place.lon)
SESSION = defaultload(Occurrence.session)
TASK = SESSION.defaultload(RevisionSession.task)
SHOWN = (
    SESSION.load_only(*OF_SESSION, raiseload=True),
    TASK.load_only(Task.checklist_id, Task.title, raiseload=True),
    TASK.defaultload(Task.checklist).load_only(Checklist.name, raiseload=True),
    defaultload(Occurrence.place).load_only(*OF_PLACE, raiseload=True),
)


def dates(owner_id: int) -> Select[Occurrence]:
    """Ask for dates with their session, its task, the task's checklist, and their place."""
    joined = select(Occurrence).join(Occurrence.session)
    joined = joined.join(RevisionSession.task).join(Task.checklist)
    of_session = contains_eager(Occurrence.session)
    of_task = of_session.contains_eager(RevisionSession.task)
    eager = joined.options(
        of_task.contains_eager(Task.checklist),
        of_task.options(*BARE_TASK),
        joinedload(Occurrence.place).options(BARE_PLACE),
    )
    return eager.where(Occurrence.owner_id == owner_id, ALIVE).order_by(
        Occurrence.start, Occurrence.id
    )


def shown(owner_id: int) -> Select[Occurrence]:
    """Ask for dates with as much of each row as a plan shows."""
    return dates(owner_id).options(*SHOWN)


def coming(now: datetime) -> ColumnElement[bool]:
    """Ask for dates that are planned and not over, as ``is_coming`` tells of one."""
    return (Occurrence.end > now) & (Occurrence.status == OccurrenceStatus.PLANNED)


def whole(owner_id: int) -> Select[RevisionSession]:
    """Ask for sessions with all they have, over what the session may have read before."""
    joined = select(RevisionSession).join(RevisionSession.task).join(Task.checklist)
    of_task = contains_eager(RevisionSession.task)
    eager = joined.options(
        of_task.contains_eager(Task.checklist),
        of_task.options(*BARE_TASK),
        joinedload(RevisionSession.place).options(BARE_PLACE),
        selectinload(RevisionSession.occurrences).joinedload(Occurrence.place).options(BARE_PLACE),
    )
    mine = eager.where(RevisionSession.owner_id == owner_id)
    ordered = mine.order_by(RevisionSession.starts_at, RevisionSession.id)
    return ordered.execution_options(populate_existing=True)


def places_by_id(session: Session, ids: Collection[int | None]) -> Mapping[int | None, Place]:
    """Read places by their ids, with all that hours are judged by."""
    found = session.scalars(select(Place).where(Place.id.in_(ids)).options(BARE_PLACE))
    return {place.id: place for place in found}


def listed(session: Session, wanted: Select[RevisionSession]) -> Sequence[RevisionSession]:
    """Read sessions whose dates know them."""
    return [with_dates_told(row) for row in session.scalars(wanted)]


def with_dates_told(row: RevisionSession) -> RevisionSession:
    """Tell each date its session, which a key of two columns would else ask for one by one."""
    for occurrence in row.occurrences:
        set_committed_value(occurrence, "session", row)
    return row

"""What a feed is made of, read as plain rows: no more columns than calendars are told.

Rows with equal values are equal and can be keys, so what was made of one can be kept. Nobody
changes one; times are UTC.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from planner.domain.sessions.session import CANCELLED_KEPT, OccurrenceStatus
from planner.domain.travel.geo import LatLon
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Task
from planner.store.models import Place
from planner.store.sessions.loading import ALIVE
from planner.store.sessions.models import Occurrence, RevisionSession


@dataclass(slots=True, unsafe_hash=True)
class PlaceRow:
    """Hold of a place what a calendar shows of it."""

    name: str
    address: str
    location: LatLon


@dataclass(slots=True, unsafe_hash=True)
class TitleRow:
    """Hold of a task its name."""

    title: str


@dataclass(slots=True, unsafe_hash=True)
class DateRow:
    """Hold one date of a session."""

    original_start: datetime
    start: datetime
    end: datetime
    status: OccurrenceStatus
    cancelled_at: datetime | None
    place_id: int | None
    place_text: str
    _: KW_ONLY
    place: PlaceRow | None


@dataclass(slots=True, unsafe_hash=True)
class SessionRow:
    """Hold a session with all of its dates, by where the pattern puts them."""

    id: int
    uid: str
    starts_at: datetime
    minutes: int
    rrule: str
    note: str
    reminder_minutes: int | None
    sequence: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    place_id: int | None
    place_text: str
    _: KW_ONLY
    place: PlaceRow | None
    task: TitleRow
    occurrences: tuple[DateRow, ...]


OF_SESSION = (
    *(RevisionSession.id, RevisionSession.uid, RevisionSession.starts_at, RevisionSession.minutes),
    *(RevisionSession.rrule, RevisionSession.note, RevisionSession.reminder_minutes),
    *(RevisionSession.sequence, RevisionSession.created_at, RevisionSession.updated_at),
    *(RevisionSession.deleted_at, RevisionSession.place_id, RevisionSession.place_text),
)
OF_DATE = (
    *(Occurrence.original_start, Occurrence.start, Occurrence.end, Occurrence.status),
    *(Occurrence.cancelled_at, Occurrence.place_id, Occurrence.place_text),
)


def sessions_told(
    session: Session, owner_id: int, now: datetime, *which: ColumnElement[bool]
) -> Sequence[SessionRow]:
    """Read the sessions of an owner by first start, and those deleted within CANCELLED_KEPT.

    ``which`` leaves some of them out.
    """
    told = or_(ALIVE, RevisionSession.deleted_at > now - CANCELLED_KEPT)
    mine = (RevisionSession.owner_id == owner_id, told, *which)
    wanted = select(Task.title, *OF_SESSION).join(RevisionSession.task).where(*mine)
    ordered = wanted.order_by(RevisionSession.starts_at, RevisionSession.id)
    rows = session.execute(ordered).all()
    dates = _dates(session, mine)
    ids = {row.place_id for row in rows} | {each[-2] for one in dates.values() for each in one}
    places = _places(session, ids)
    return [
        SessionRow(
            *facts,
            place=places.get(facts[-2]),
            task=TitleRow(title),
            occurrences=tuple(DateRow(*one, place=places.get(one[-2])) for one in dates[facts[0]]),
        )
        for title, *facts in rows
    ]


def _dates(
    session: Session, mine: Iterable[ColumnElement[bool]]
) -> defaultdict[int, list[Sequence[Any]]]:
    """Read the dates of some sessions, by the session's id."""
    joined = select(Occurrence.session_id, *OF_DATE).join(Occurrence.session).where(*mine)
    dates: defaultdict[int, list[Sequence[Any]]] = defaultdict(list)
    for session_id, *facts in session.execute(joined.order_by(Occurrence.original_start)):
        dates[session_id].append(facts)
    return dates


def _places(session: Session, ids: Collection[object]) -> dict[object, PlaceRow]:
    wanted = select(Place.id, Place.name, Place.address, Place.lat, Place.lon)
    rows = session.execute(wanted.where(Place.id.in_(ids)))
    return {row.id: PlaceRow(row.name, row.address, LatLon(row.lat, row.lon)) for row in rows}


def busy_told(session: Session, owner_id: int) -> Sequence[tuple[BusyEvent, datetime]]:
    """Read the events of saved calendars, each with when its calendar was read; by start."""
    joined = select(BusyEvent, BusyCalendar.read_at).join(
        BusyCalendar, BusyEvent.calendar_id == BusyCalendar.id
    )
    saved = joined.where(BusyEvent.owner_id == owner_id, BusyCalendar.saved_at.is_not(None))
    rows = session.execute(saved.order_by(BusyEvent.start, BusyEvent.id))
    return [(event, read_at) for event, read_at in rows]

"""Sessions, places and busy time saved with defaults, and short ways to what stands in them.

Everything begins on a Tuesday, 24 Nov 2026, 19:00–21:00, and is saved on the Monday before.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from planner.domain.holidays import HolidayCalendar
from planner.domain.moments import in_singapore
from planner.domain.sessions.form import SessionPlan
from planner.domain.sessions.recurrence import Repeat
from planner.domain.sessions.session import CANCELLED_KEPT
from planner.services.sessions.sessions import create
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Owner
from planner.store.models import Place
from planner.store.sessions.loading import ALIVE, listed, whole
from planner.store.sessions.models import Occurrence, RevisionSession
from planner.store.sessions.queries import any_session_of
from tests.domain.hours_examples import HOLIDAYS, sg
from tests.domain.place_examples import add_place

MONDAY_09_00 = sg("Mon 2026-11-23 09:00")
TUESDAY_19_00 = sg("Tue 2026-11-24 19:00")
TUESDAY = date(2026, 11, 24)
MINUTE = timedelta(minutes=1)

_form_keys = (f"form-{number}" for number in count(1))


def plan(
    topic: str = "Kanji", start: datetime = TUESDAY_19_00, minutes: int = 120, **changes: Any
) -> SessionPlan:
    """Make a plan of a new topic; with ``task_id`` it is of that task."""
    named = {"task_id": None, "topic": "" if "task_id" in changes else topic}
    return SessionPlan(**{**named, "start": start, "end": start + minutes * MINUTE, **changes})


def weekly(*weekdays: int, **changes: Any) -> Repeat:
    """Repeat on Tuesdays, or the weekdays named, four times unless another end is given."""
    end = {} if "until" in changes else {"count": 4}
    return Repeat(frozenset(weekdays or (1,)), **{**end, **changes})


def add_session(  # noqa: PLR0913 - who, where and when, each with a default
    session: Session,
    owner: Owner,
    place: Place | None = None,
    *,
    holidays: HolidayCalendar = HOLIDAYS,
    now: datetime = MONDAY_09_00,
    checklist_id: int | None = None,
    **changes: Any,
) -> RevisionSession:
    """Save a session; ``changes`` are those of ``plan``."""
    wanted, key = plan(**changes), next(_form_keys)
    made = create(session, owner, wanted, place, holidays, key, now, checklist_id=checklist_id)
    return fresh_session(session, made)


def add_row(session: Session, name: str = "Atrium", **changes: Any) -> Place:
    """Save a place, as ``tests.domain.place_examples.add_place`` builds it."""
    example = add_place(name, **changes)
    values = {field.name: getattr(example, field.name) for field in fields(example)}
    place = Place(also_known_as="", **values)
    session.add(place)
    session.commit()
    return place


def add_busy(
    session: Session,
    owner: Owner,
    start: datetime = TUESDAY_19_00,
    minutes: int = 60,
    *,
    is_saved: bool = True,
    **changes: Any,
) -> BusyEvent:
    """Save an event of an imported calendar of its own."""
    calendar = BusyCalendar(
        owner_id=owner.id,
        name="Classes",
        uid_digest="",
        read_at=MONDAY_09_00,
        saved_at=MONDAY_09_00 if is_saved else None,
    )
    event = BusyEvent(
        **{
            "owner_id": owner.id,
            "title": "Lecture",
            "start": start,
            "end": start + minutes * MINUTE,
            **changes,
        }
    )
    calendar.events.append(event)
    session.add(calendar)
    session.commit()
    return event


def sessions_of(
    session: Session, owner_id: int, now: datetime | None = None
) -> Sequence[RevisionSession]:
    """Read all sessions of an owner; with ``now`` only what a calendar is still told of."""
    mine = whole(owner_id)
    if now is not None:
        mine = mine.where(or_(ALIVE, RevisionSession.deleted_at > now - CANCELLED_KEPT))
    return listed(session, mine)


def fresh_session(session: Session, row: RevisionSession) -> RevisionSession:
    """Read a session again as the database has it, deleted or not."""
    session.expire_all()
    return any_session_of(session, row.owner_id, row.id)


def on(row: RevisionSession, day: date = TUESDAY) -> Occurrence:
    """Find the date that the pattern puts on a day."""
    return next(date for date in row.occurrences if pattern_day(date) == day)


def pattern_day(occurrence: Occurrence) -> date:
    """Give the day that names a date of a session."""
    return in_singapore(occurrence.original_start).date()


def times(row: RevisionSession) -> list[str]:
    """List when its dates take place: "Tue 24 Nov 19:00–21:00"."""
    return [
        f"{in_singapore(date.start):%a %-d %b %H:%M}–{in_singapore(date.end):%H:%M}"
        for date in row.occurrences
    ]

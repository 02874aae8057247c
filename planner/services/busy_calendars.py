"""Imported calendars: read for a look, saved in place of an older reading, removed.

Each function is one transaction. Another owner's id is NotFound, as if nothing stood there.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from planner.domain.busy import LONGEST_NAME, NAMELESS, CalendarRead
from planner.domain.busy_matching import reading_mark
from planner.domain.errors import NotFound, StaleEdit
from planner.domain.typed_text import read_text
from planner.services.transactions import saved_whole
from planner.store.checklist_models import Owner
from planner.store.checklist_queries import NOT_HERE
from planner.store.session_models import BusyCalendar, BusyEvent

PREVIEW_KEPT = timedelta(days=1)
READ_SINCE = (
    "This is not the calendar that you looked at: that one was thrown away, and this one was read "
    "since. Nothing was changed: look through this one first."
)


def read(session: Session, owner: Owner, parsed: CalendarRead, now: datetime) -> BusyCalendar:
    """Keep what was read of a calendar for its owner to look at; nothing else sees it yet.

    An owner has one such preview; those that nobody saved within a day go with the next one.
    """
    with saved_whole(session):
        calendar = BusyCalendar(
            owner_id=owner.id,
            name=parsed.name or NAMELESS,
            own_name=parsed.name or NAMELESS,
            uid_digest=parsed.uid_digest,
            notes=[*parsed.notes],
            read_at=now,
        )
        session.add(calendar)
        session.flush()
        _add_events(session, calendar, parsed)
        _drop_previews(session, calendar, now)
    return calendar


def save(
    session: Session,
    owner_id: int,
    calendar_id: int,
    mark: str,
    name: str,
    replaces_id: int | None,
    now: datetime,
) -> BusyCalendar:
    """Let a preview count as busy time from now on, under a name, in place of another calendar.

    ``mark`` is the ``reading_mark`` of what was looked at; raises StaleEdit if another reading has
    its id by now. One that is saved already stays as it is; one to be replaced that is gone is no
    error.
    """
    with saved_whole(session):
        calendar = _looked_at(session, owner_id, calendar_id, mark)
        if calendar.saved_at is not None:
            return calendar
        calendar.name = read_text("name", "Name", name, LONGEST_NAME, required=True)
        calendar.saved_at = now
        if replaces_id is not None:
            replaced = delete(BusyCalendar).where(
                BusyCalendar.owner_id == owner_id,
                BusyCalendar.id == replaces_id,
                BusyCalendar.id != calendar_id,
                BusyCalendar.saved_at.is_not(None),
            )
            session.execute(replaced)
    return calendar


def remove(session: Session, owner_id: int, calendar_id: int, mark: str) -> None:
    """Remove a calendar, saved or not, with its events; importing it again brings it back.

    Raises StaleEdit if another reading than the one of this mark has its id by now.
    """
    with saved_whole(session):
        calendar = _looked_at(session, owner_id, calendar_id, mark)
        session.execute(delete(BusyCalendar).where(BusyCalendar.id == calendar.id))


def _looked_at(session: Session, owner_id: int, calendar_id: int, mark: str) -> BusyCalendar:
    """Read a calendar, locked so that two presses of a button follow each other."""
    mine = (BusyCalendar.id == calendar_id, BusyCalendar.owner_id == owner_id)
    lock = update(BusyCalendar).where(*mine).values(owner_id=owner_id)
    session.execute(lock)
    fresh = {"populate_existing": True}
    calendar = session.scalar(select(BusyCalendar).where(*mine), execution_options=fresh)
    if calendar is None:
        raise NotFound(NOT_HERE.format("calendar"))
    if reading_mark(calendar) != mark:  # SQLite gives the id of a row that is gone to the next one
        raise StaleEdit(READ_SINCE)
    return calendar


def _drop_previews(session: Session, newest: BusyCalendar, now: datetime) -> None:
    """Delete the owner's older previews, and everybody's that were forgotten.

    It comes after the new one has its id, so that an old page's form names none that is reused.
    """
    is_old = BusyCalendar.read_at < now - PREVIEW_KEPT
    old = or_(BusyCalendar.owner_id == newest.owner_id, is_old)
    session.execute(
        delete(BusyCalendar).where(
            BusyCalendar.saved_at.is_(None), BusyCalendar.id != newest.id, old
        )
    )


def _add_events(session: Session, calendar: BusyCalendar, parsed: CalendarRead) -> None:
    if not parsed.events:
        return
    rows = [
        {
            "owner_id": calendar.owner_id,
            "calendar_id": calendar.id,
            "title": event.title,
            "place_text": event.place_text,
            "start": event.start,
            "end": event.end,
            "is_all_day": event.is_all_day,
            "is_busy": event.is_busy,
        }
        for event in parsed.events
    ]
    session.execute(insert(BusyEvent), rows)

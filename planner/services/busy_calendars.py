"""Imported calendars: read for a look, saved in place of an older reading, removed.

Each function is one transaction. Another owner's id is NotFound, as if nothing stood there.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from planner.domain.busy import LONGEST_NAME, NAMELESS, CalendarRead
from planner.domain.errors import NotFound
from planner.domain.typed_text import read_text
from planner.services.transactions import saved_whole
from planner.store.checklist_models import Owner
from planner.store.checklist_queries import NOT_HERE
from planner.store.session_models import BusyCalendar, BusyEvent

PREVIEW_KEPT = timedelta(days=1)


def read(session: Session, owner: Owner, parsed: CalendarRead, now: datetime) -> BusyCalendar:
    """Keep what was read of a calendar for its owner to look at; nothing else sees it yet.

    An owner has one such preview; those that nobody saved within a day go with the next one.
    """
    with saved_whole(session):
        calendar = BusyCalendar(
            owner_id=owner.id,
            name=parsed.name or NAMELESS,
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
    name: str,
    replaces_id: int | None,
    now: datetime,
) -> BusyCalendar:
    """Let a preview count as busy time from now on, under a name, in place of another calendar.

    One that is saved already stays as it is; one to be replaced that is gone is no error.
    """
    with saved_whole(session):
        calendar = _held(session, owner_id, calendar_id)
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


def remove(session: Session, owner_id: int, calendar_id: int) -> None:
    """Remove a calendar, saved or not, with its events; importing it again brings it back."""
    with saved_whole(session):
        mine = delete(BusyCalendar).where(
            BusyCalendar.id == calendar_id, BusyCalendar.owner_id == owner_id
        )
        if session.scalar(mine.returning(BusyCalendar.id)) is None:
            raise NotFound(NOT_HERE.format("calendar"))


def _held(session: Session, owner_id: int, calendar_id: int) -> BusyCalendar:
    """Read a calendar, locked so that two presses of a button follow each other."""
    mine = (BusyCalendar.id == calendar_id, BusyCalendar.owner_id == owner_id)
    lock = update(BusyCalendar).where(*mine).values(owner_id=owner_id)
    session.execute(lock)
    calendar = session.scalar(select(BusyCalendar).where(*mine))
    if calendar is None:
        raise NotFound(NOT_HERE.format("calendar"))
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

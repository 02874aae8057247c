"""Imported calendars: read for a look, saved in place of an older one, removed, brought back.

Each function is one transaction. Another owner's id is NotFound, as if nothing stood there.
"""

# ruff: noqa: PLR0913, PLR0917 - whose, which, what and when are facts of their own, typed apart

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from planner.domain.calendar.busy import LONGEST_NAME, MOST_CALENDARS, NAMELESS, CalendarRead
from planner.domain.calendar.busy_matching import reading_mark
from planner.domain.errors import InvalidValue, NotFound, StaleEdit
from planner.domain.typed_text import read_text
from planner.services.transactions import saved_whole
from planner.store.calendar.busy_queries import busy_calendars_of
from planner.store.calendar.models import BusyCalendar, BusyEvent
from planner.store.checklists.models import Owner
from planner.store.checklists.queries import NOT_HERE
from planner.store.sessions.queries import hold_plan

PREVIEW_KEPT = REMOVED_KEPT = timedelta(days=1)
MOST_PREVIEWS = 5  # of an owner, as each tab may show another
IS_HERE = BusyCalendar.removed_at.is_(None)
IS_PREVIEW = and_(BusyCalendar.saved_at.is_(None), IS_HERE)
READ_SINCE = (
    "This is not the calendar that you looked at: that one was thrown away, and this one was read "
    "since. Nothing was changed: look through this one first."
)


def read(session: Session, owner: Owner, parsed: CalendarRead, now: datetime) -> BusyCalendar:
    """Keep what was read of a calendar for its owner to look at; nothing else sees it yet.

    An owner has five such previews at most; those that nobody saved within a day go with the next
    one, whoever reads it.
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
        _drop_old_previews(session, owner.id)
        _forget(session, now)
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
    its id by now, InvalidValue for one calendar too many. One that is saved already stays as it is;
    one to be replaced is removed, and no error if it is gone.
    """
    with saved_whole(session):
        hold_plan(session, owner_id)
        calendar = _looked_at(session, owner_id, calendar_id, mark, IS_HERE)
        if calendar.saved_at is not None:
            return calendar
        calendar.name = read_text("name", "Name", name, LONGEST_NAME, required=True)
        calendar.saved_at = now
        if replaces_id is not None:
            replaced = update(BusyCalendar).where(
                BusyCalendar.owner_id == owner_id,
                BusyCalendar.id == replaces_id,
                BusyCalendar.id != calendar_id,
                BusyCalendar.saved_at.is_not(None),
            )
            session.execute(replaced.values(saved_at=None, removed_at=now))
        _check_room(session, owner_id)
    return calendar


def remove(session: Session, owner_id: int, calendar_id: int, mark: str, now: datetime) -> None:
    """Remove a saved calendar, which can be brought back for a day, or throw away a preview.

    Raises StaleEdit if another reading than the one of this mark has its id by now.
    """
    with saved_whole(session):
        calendar = _looked_at(session, owner_id, calendar_id, mark, IS_HERE)
        if calendar.saved_at is None:
            session.execute(delete(BusyCalendar).where(BusyCalendar.id == calendar.id))
        else:
            calendar.saved_at, calendar.removed_at = None, now
        _forget(session, now)


def restore(
    session: Session, owner_id: int, calendar_id: int, mark: str, instead: str, now: datetime
) -> BusyCalendar:
    """Bring a removed calendar back; one that is there stays as it is.

    ``instead`` is the mark of the one that took its place, which is removed, "" for none. Raises
    StaleEdit as removing does, and InvalidValue for one calendar too many.
    """
    with saved_whole(session):
        hold_plan(session, owner_id)
        calendar = _looked_at(session, owner_id, calendar_id, mark)
        if calendar.removed_at is None and calendar.saved_at is None:
            raise NotFound(NOT_HERE.format("calendar"))  # a preview, which nobody removed
        if calendar.removed_at is None:
            return calendar
        for newer in busy_calendars_of(session, owner_id):
            if reading_mark(newer) == instead:
                newer.saved_at, newer.removed_at = None, now
        calendar.saved_at, calendar.removed_at = now, None
        _check_room(session, owner_id)
    return calendar


def _check_room(session: Session, owner_id: int) -> None:
    """Raise InvalidValue if an owner now has more saved calendars than there is room for."""
    session.flush()
    if len(busy_calendars_of(session, owner_id)) > MOST_CALENDARS:
        raise InvalidValue(
            "replaces",
            f"{MOST_CALENDARS} calendars are imported already: let this one replace one of them, "
            "or remove one first.",
        )


def _looked_at(
    session: Session, owner_id: int, calendar_id: int, mark: str, *also: ColumnElement[bool]
) -> BusyCalendar:
    """Read a calendar, locked so that two presses of a button follow each other."""
    mine = (BusyCalendar.id == calendar_id, BusyCalendar.owner_id == owner_id, *also)
    lock = update(BusyCalendar).where(*mine).values(owner_id=owner_id)
    session.execute(lock)
    fresh = {"populate_existing": True}
    calendar = session.scalar(select(BusyCalendar).where(*mine), execution_options=fresh)
    if calendar is None:
        raise NotFound(NOT_HERE.format("calendar"))
    if reading_mark(calendar) != mark:  # SQLite gives the id of a row that is gone to the next one
        raise StaleEdit(READ_SINCE)
    return calendar


def _drop_old_previews(session: Session, owner_id: int) -> None:
    """Delete an owner's previews but the newest.

    It comes after the new one has its id, so that an old page's form names none that is reused.
    """
    mine = select(BusyCalendar.id).where(BusyCalendar.owner_id == owner_id, IS_PREVIEW)
    old = session.scalars(mine.order_by(BusyCalendar.id.desc()).offset(MOST_PREVIEWS)).all()
    session.execute(delete(BusyCalendar).where(BusyCalendar.id.in_(old)))


def _forget(session: Session, now: datetime) -> None:
    """Delete everybody's previews that were forgotten, and what was removed a while ago."""
    is_old = and_(IS_PREVIEW, BusyCalendar.read_at < now - PREVIEW_KEPT)
    is_gone = BusyCalendar.removed_at < now - REMOVED_KEPT
    session.execute(delete(BusyCalendar).where(or_(is_old, is_gone)))


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
    session.connection().execute(insert(BusyEvent), rows)  # as rows: thousands of them, none read

"""The verdicts of coming dates, of all owners at once: which rest on other hours, and new ones.

Cancelled dates are among them, as one may be planned again.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Update, and_, bindparam, or_, select, tuple_, update
from sqlalchemy.orm import Session

from planner.domain.holidays import DAY
from planner.domain.moments import midnight
from planner.domain.sessions.session import OccurrenceStatus, Skips
from planner.domain.sessions.verdicts import Fit
from planner.store.database import Base
from planner.store.sessions.loading import ALIVE
from planner.store.sessions.models import Occurrence, RevisionSession

COMING = (OccurrenceStatus.PLANNED, OccurrenceStatus.CANCELLED)

Rest = tuple[int, str]
"""A place, and the name of the hours by which dates there were judged."""


class JudgedRow(NamedTuple):
    """Hold a date with its verdict, what was said before it fitted worse, and its series' skips.

    The fields up to ``keeps_holiday`` are what the verdict is about.
    """

    id: int
    place_id: int | None
    start: datetime
    end: datetime
    keeps_holiday: bool
    hours_version: str
    fit: Fit
    fit_words: str
    worse_on: date | None
    was_fit: Fit | None
    was_words: str
    skips: Skips


ABOUT, VERDICT = JudgedRow._fields[:5], JudgedRow._fields[5:-1]


def judged_row(occurrence: Occurrence) -> JudgedRow:
    """Read the verdict of a date whose session is at hand."""
    columns = (getattr(occurrence, name) for name in (*ABOUT, *VERDICT))
    return JudgedRow._make((*columns, occurrence.session.skips))


def rests_of(session: Session, now: datetime) -> Collection[Rest]:
    """Name the places of coming dates with the hours by which dates there were judged."""
    asked = select(Occurrence.place_id, Occurrence.hours_version).join(Occurrence.session)
    coming = asked.where(*_coming(now)).where(Occurrence.place_id.is_not(None)).distinct()
    rows = session.execute(coming)
    return [(place_id, version) for place_id, version in rows if place_id is not None]


def rows_resting_on(
    session: Session, rests: Collection[Rest], now: datetime
) -> Sequence[JudgedRow]:
    """Read the coming dates at these places that were judged by these hours."""
    return _rows(session, now, tuple_(Occurrence.place_id, Occurrence.hours_version).in_(rests))


def rows_leaving_out(
    session: Session, days: Collection[date], now: datetime
) -> Sequence[JudgedRow]:
    """Read the coming dates without a listed place, of series that leave out public holidays.

    Only those on one of these days, or told to be on one before, that their owner does not keep.
    """
    on_days = [
        and_(Occurrence.start >= midnight(day), Occurrence.start < midnight(day + DAY))
        for day in days
    ]
    placeless = and_(Occurrence.place_id.is_(None), RevisionSession.skips == Skips.HOLIDAYS)
    asked = or_(Occurrence.worse_on.is_not(None), *on_days)
    return _rows(session, now, placeless, Occurrence.keeps_holiday.is_(False), asked)


def write_verdicts(session: Session, rows: Iterable[tuple[JudgedRow, JudgedRow]]) -> None:
    """Write verdicts, each given as it was and as it is, over dates that stand as they were.

    One that was moved, kept or judged by others meanwhile is left as it is.
    """
    changes = [
        {f"new_{name}": getattr(after, name) for name in (*ABOUT, *VERDICT)}
        | {"old_version": before.hours_version}
        for before, after in rows
    ]
    if changes:
        session.connection().execute(_writing(), changes)
        session.expire_all()


def _coming(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return ALIVE, Occurrence.end > now, Occurrence.status.in_(COMING)


def _rows(session: Session, now: datetime, *which: ColumnElement[bool]) -> Sequence[JudgedRow]:
    columns = [getattr(Occurrence, name) for name in (*ABOUT, *VERDICT)]
    asked = select(*columns, RevisionSession.skips).join(Occurrence.session)
    return [JudgedRow._make(row) for row in session.execute(asked.where(*_coming(now), *which))]


def _writing() -> Update:
    table = Base.metadata.tables[Occurrence.__tablename__]
    stands = [table.c[name].is_not_distinct_from(bindparam(f"new_{name}")) for name in ABOUT[1:]]
    same_hours = table.c.hours_version == bindparam("old_version")
    return (
        update(table)
        .where(table.c.id == bindparam("new_id"), *stands, same_hours)
        .values({name: bindparam(f"new_{name}") for name in VERDICT})
    )

"""The verdicts of coming dates, of all owners at once: which rest on other hours, and new ones.

Cancelled dates are among them, as one may be planned again.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Update, bindparam, select, tuple_, update
from sqlalchemy.orm import Session

from planner.domain.sessions.session import OccurrenceStatus
from planner.domain.sessions.verdicts import Fit
from planner.store.database import Base
from planner.store.sessions.loading import ALIVE
from planner.store.sessions.models import Occurrence

COMING = (OccurrenceStatus.PLANNED, OccurrenceStatus.CANCELLED)

Rest = tuple[int, str]
"""A place, and the name of the hours by which dates there were judged."""


class JudgedRow(NamedTuple):
    """Hold the verdict of a date, and what was said before it fitted worse."""

    id: int
    place_id: int
    start: datetime
    end: datetime
    hours_version: str
    fit: Fit
    fit_words: str
    worse_on: date | None
    was_fit: Fit | None
    was_words: str


def rests_of(session: Session, now: datetime) -> Collection[Rest]:
    """Name the places of coming dates with the hours by which dates there were judged."""
    asked = select(Occurrence.place_id, Occurrence.hours_version).join(Occurrence.session)
    coming = asked.where(ALIVE, Occurrence.end > now, Occurrence.status.in_(COMING))
    rows = session.execute(coming.where(Occurrence.place_id.is_not(None)).distinct())
    return [(place_id, version) for place_id, version in rows if place_id is not None]


def rows_resting_on(
    session: Session, rests: Collection[Rest], now: datetime
) -> Sequence[JudgedRow]:
    """Read the coming dates at these places that were judged by these hours."""
    columns = [getattr(Occurrence, name) for name in JudgedRow._fields]
    asked = select(*columns).join(Occurrence.session)
    coming = asked.where(ALIVE, Occurrence.end > now, Occurrence.status.in_(COMING))
    resting = tuple_(Occurrence.place_id, Occurrence.hours_version).in_(rests)
    return [JudgedRow(*row) for row in session.execute(coming.where(resting))]


def write_verdicts(session: Session, rows: Iterable[tuple[JudgedRow, JudgedRow]]) -> None:
    """Write verdicts, each given as it was and as it is, over those that stand as they were."""
    changes = [
        {f"new_{name}": value for name, value in after._asdict().items()}
        | {"old_version": before.hours_version}
        for before, after in rows
    ]
    if changes:
        session.connection().execute(_writing(), changes)
        session.expire_all()


def _writing() -> Update:
    written = JudgedRow._fields[4:]
    table = Base.metadata.tables[Occurrence.__tablename__]
    same = table.c.hours_version == bindparam("old_version")
    stands = update(table).where(table.c.id == bindparam("new_id"), same)
    return stands.values({name: bindparam(f"new_{name}") for name in written})
